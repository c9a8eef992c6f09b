import type { Held, Kernel } from '../../sandbox/kernel/service.ts'
import { passToNextTimer, realPause, settled, virtualNow } from './time.ts'

/** A request of one of the visitors, before it is acted upon. */
export interface Asked extends Held {
  visitor: Visitor
  /** Counted from 1 for each visitor, in the order in which they are let through. */
  number: number
}

/** Whoever comes in by an entrance of his own. */
export interface Visitor {
  readonly name: string
  /** How many of its requests were let through. */
  asked: number
  /** Nothing of it is let through, and no answer reaches it, until it is awake again. */
  readonly isAsleep: boolean
  /** Before a request is acted upon. `wait`: something has happened that its sender may have to say something about. */
  onRequest(request: Asked): 'go' | 'wait' | 'never'
  /** The request was acted upon; its answer leaves when this has come to an end. */
  onAnswer(request: Asked): Promise<void>
}

export interface Turnstile {
  add(visitor: Visitor): void
  remove(visitor: Visitor): void
  /** Who goes next; by default the first by service, method and path, so that chance decides nothing. */
  choose: (waiting: readonly Waiting[]) => Waiting | undefined
  /** Lets one request at a time go on, and time pass when none waits, until `work` has come to an end. */
  until<T>(work: Promise<T>): Promise<T>
  /** Lets `ms` pass, with all that happens meanwhile. */
  pass(ms: number): Promise<void>
}

export interface Waiting {
  request: Held
  visitor: Visitor
  /** It has had its turn, and was told to wait. */
  asked?: Asked
  go: (request: Asked) => void
}

/** So long may nothing happen at all, in real time, before it is called a standstill. */
const STANDSTILL_MS = 3_000
/** Nothing that a release does may take longer than this. */
const MOST_MS = 6 * 3_600_000

/** Holds every request of a visitor until nothing else can happen, and lets them through one by one. */
export function createTurnstile(kernel: Kernel): Turnstile {
  const visitors = new Map<string, Visitor>()
  const waiting: Waiting[] = []

  kernel.turnstile = async (request) => {
    if (request.entrance === undefined) return undefined
    const visitor = visitors.get(request.entrance)
    if (!visitor) throw new Error(`rig: ${request.entrance} still asks, although it has come to its end`)
    const asked = await new Promise<Asked>((go) => waiting.push({ request, visitor, go }))
    return async () => await visitor.onAnswer(asked)
  }

  function letOneThrough(): boolean {
    for (let at = waiting.length - 1; at >= 0; at--) if (waiting[at]?.request.isGivenUp()) waiting.splice(at, 1)
    const awake = waiting.filter(({ visitor }) => !visitor.isAsleep)
    const next = awake.length > 0 ? turnstile.choose(awake) : undefined
    if (!next) return false
    const { visitor, request, go } = next
    const asked = next.asked ?? { ...request, visitor, number: ++visitor.asked }
    const verdict = next.asked ? 'go' : visitor.onRequest(asked)
    next.asked = asked
    if (verdict === 'wait') return true
    // Its visitor may be gone with everything that it had waiting.
    const at = waiting.indexOf(next)
    if (at >= 0) waiting.splice(at, 1)
    if (verdict === 'go') go(asked)
    return true
  }

  async function until<T>(work: Promise<T>, mostMs = MOST_MS): Promise<T> {
    let over = false
    const end = (): void => void (over = true)
    work.then(end, end)
    const startedAt = virtualNow()
    for (let still = 0; ;) {
      await settled()
      if (over) return await work
      if (letOneThrough() || passToNextTimer()) still = 0
      else if (still++ * 10 < STANDSTILL_MS) await realPause(10)
      else throw new Error(`rig: nothing happens any more; waiting: ${waiting.map(describe).join(', ') || 'nobody'}`)
      if (virtualNow() - startedAt > mostMs) throw new Error('rig: after six hours it has still not come to an end')
    }
  }

  const turnstile: Turnstile = {
    add: (visitor) => void visitors.set(visitor.name, visitor),
    remove(visitor) {
      visitors.delete(visitor.name)
      for (let at = waiting.length - 1; at >= 0; at--) if (waiting[at]?.visitor === visitor) waiting.splice(at, 1)
    },
    choose: (all) => all.toSorted(byKind)[0],
    until,
    pass: async (ms) => await until(new Promise((resolve) => setTimeout(resolve, ms)), ms),
  }
  return turnstile
}

function byKind(a: Waiting, b: Waiting): number {
  const [one, other] = [keyOf(a), keyOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function keyOf({ request: { service, method, operation = '', path }, visitor }: Waiting): string {
  return [visitor.name, service, method, operation, path].join(' ')
}

function describe({ request: { service, method, path }, visitor }: Waiting): string {
  return `${visitor.name} with ${service} ${method} ${path}`
}
