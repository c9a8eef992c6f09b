import type { Ending, Incident } from './actor.ts'
import { type Job, type JobOptions, startJob } from './job.ts'
import { virtualNow } from './time.ts'
import type { Turnstile } from './turnstile.ts'
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

/** How all of them ended: one after another, and the main step of each part. */
export interface Endings {
  inOrder: Ending[]
  of: Map<Part, Ending>
}

/** Runs all of them to their ends. */
export async function interleave(world: World, parts: readonly Part[], choose: Turnstile['choose']): Promise<Endings> {
  const { turnstile } = world
  const usual = turnstile.choose
  turnstile.choose = choose
  try {
    return await turnstile.until(allOf(world, parts))
  } finally {
    turnstile.choose = usual
  }
}

async function allOf(world: World, [first, ...others]: readonly Part[]): Promise<Endings> {
  const endings: Endings = { inOrder: [], of: new Map() }
  if (!first) return endings
  const begun = new Map<Part, Promise<void>>()
  const begin = (part: Part, incidents: Incident[] = []): void => {
    if (!begun.has(part)) begun.set(part, runPart(world, part, { incidents, endings }))
  }
  const starts = others.flatMap((part): Incident[] =>
    part.startsAt === undefined ? [] : [{ at: part.startsAt, when: 'before', befalls: () => begin(part) }],
  )
  begin(first, starts)
  for (const part of others) if (part.startsAt === undefined) begin(part)
  await begun.get(first)
  for (const part of others) begin(part)
  await Promise.all(begun.values())
  return endings
}

async function runPart(
  world: World,
  part: Part,
  { incidents, endings }: { incidents: Incident[]; endings: Endings },
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
  const main = await job.main.ended
  endings.of.set(part, main)
  endings.inOrder.push(main)
  endings.inOrder.push(...(await job.ended).slice(1))
}

function before(at: number, befalls: () => void): Incident {
  return { at, when: 'before', befalls }
}
