import type { Run } from '../../sandbox/github/runs.ts'
import type { Ending, Incident } from './actor.ts'
import { type Job, type JobOptions, startJob } from './job.ts'
import { virtualNow } from './time.ts'
import type { Turnstile, Waiting } from './turnstile.ts'
import type { World } from './world.ts'

/** One of several that work at the same time. */
export interface Part {
  options: JobOptions
  /** At the request of the first one with this number, or when that one has ended; without it at the very beginning. */
  startsAt?: number
  naps: Nap[]
  /** At this request a person cancels its run. */
  cancelledAt?: number
  /** At this request GitHub gives its run up, though it goes on. */
  givenUpAt?: number
}

/** Its machine stands still. */
export interface Nap {
  at: number
  when: Incident['when']
  ms: number
}

/** How long GitHub waits for a runner that does not react to a cancellation. */
const GIVES_UP_MS = 300_000
/** Three of them make 200, and wait with some hundred. */
const MOST_REQUESTS = 2_000

export interface Endings {
  /** In the order in which they said in the record that they were live; before them those who did not. */
  inOrder: Ending[]
  /** How the main step of each part ended. */
  of: Map<Part, Ending>
  /** Who asked for what when, one line a request. */
  trace: string[]
}

/** Runs all of them to their ends. */
export async function interleave(world: World, parts: readonly Part[], choose: Turnstile['choose']): Promise<Endings> {
  const { turnstile } = world
  const usual = turnstile.choose
  const startedAt = virtualNow()
  const trace: string[] = []
  turnstile.choose = (waiting) => {
    if (trace.length > MOST_REQUESTS) throw new Error(`nobody may go on for ever:\n${trace.slice(-50).join('\n')}`)
    const chosen = choose(waiting)
    if (chosen) trace.push(`${((virtualNow() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${describe(chosen)}`)
    return chosen
  }
  try {
    return { ...(await turnstile.until(allOf(world, parts))), trace }
  } finally {
    turnstile.choose = usual
  }
}

async function allOf(world: World, [first, ...others]: readonly Part[]): Promise<Pick<Endings, 'inOrder' | 'of'>> {
  const ended: Ended[] = []
  if (!first) return { inOrder: [], of: new Map() }
  const begun = new Map<Part, Promise<void>>()
  const begin = (part: Part, incidents: Incident[] = []): void => {
    if (!begun.has(part)) begun.set(part, runPart(world, part, { incidents, ended }))
  }
  const starts = others.flatMap((part): Incident[] =>
    part.startsAt === undefined ? [] : [{ at: part.startsAt, when: 'before', befalls: () => begin(part) }],
  )
  begin(first, starts)
  for (const part of others) if (part.startsAt === undefined) begin(part)
  await begun.get(first)
  for (const part of others) begin(part)
  await Promise.all(begun.values())
  return {
    inOrder: ended.toSorted((a, b) => a.word - b.word).flatMap(({ endings }) => endings),
    of: new Map(ended.map(({ part, endings: [main] }) => [part, main as Ending])),
  }
}

interface Ended {
  part: Part
  endings: Ending[]
  /** The number of the status with which it called its release live. */
  word: number
}

async function runPart(
  world: World,
  part: Part,
  { incidents, ended }: { incidents: Incident[]; ended: Ended[] },
): Promise<void> {
  const { options, naps, cancelledAt, givenUpAt } = part
  let awakeAt = 0
  const nap = ({ at, when, ms }: Nap): Incident => ({
    at,
    when,
    befalls(actor) {
      awakeAt = virtualNow() + ms
      actor.freeze(ms)
    },
  })
  const more: Incident[] = [
    ...(givenUpAt === undefined ? [] : [before(givenUpAt, () => job.run.end('failure'))]),
    ...(cancelledAt === undefined ? [] : [before(cancelledAt, () => job.run.cancel())]),
    ...naps.map(nap),
  ]
  const job: Job = await startJob(world, { ...options, incidents: [...incidents, ...more] })
  job.run.windUpMs = GIVES_UP_MS
  // A machine that stands still hears of it when it goes on.
  job.run.onCancel = () => void setTimeout(() => job.main.cancel(), awakeAt - virtualNow())
  const endings = await job.ended
  ended.push({ part, endings, word: endings[0]?.exitCode === 0 ? lastWord(world, job.run) : 0 })
}

function lastWord({ repository }: World, { id }: Run): number {
  const words = repository.deployments
    .flatMap(({ statuses }) => statuses)
    .filter(({ logUrl, description }) => logUrl.includes(`/runs/${id}/`) && / live - /.test(description))
  return Math.max(0, ...words.map((word) => word.id))
}

function before(at: number, befalls: () => void): Incident {
  return { at, when: 'before', befalls }
}

function describe({ request: { service, method, operation, path }, visitor: { name, asked } }: Waiting): string {
  return `${name} ${asked + 1}: ${service} ${method} ${operation ?? path}`
}
