import { asyncProperty, check } from 'fast-check'
import type { Life } from './cases.ts'
import { type Chronicle, live } from './chronicle.ts'
import { anyHistory, type History } from './history-steps.ts'
import type { Played } from './play.ts'
import { reseed } from './time.ts'
import { openWorld } from './world.ts'

/** A minute of shrinking is enough to see what it is about. */
const MOST_SHRINKS = 60

/** Lives through the history of a seed and, where something is wrong, through ever simpler ones until it is at its simplest. */
export async function playLife({ name, scenario, matrix, seed }: Life): Promise<Played> {
  let lives = 0
  let told: Chronicle | undefined
  const property = asyncProperty(anyHistory, async (history) => {
    if (lives++ > MOST_SHRINKS) return
    const chronicle = await inOneWorld(history, seed)
    if (told === undefined || chronicle.violations.length > 0) told = chronicle
    if (chronicle.violations.length > 0) throw new Error(chronicle.violations.join('\n'))
  })
  const { counterexample, counterexamplePath } = await check(property, { seed, numRuns: 1, unbiased: true })
  if (!told) throw new Error('rig: nothing was lived')
  const [simplest] = counterexample ?? []
  const data = simplest && JSON.stringify({ ...simplest, steps: simplest.steps.slice(0, told.steps) })
  const more = data ? [`for regressions.ts: ${data}`, `seed ${seed}, path ${counterexamplePath}`] : []
  return { name, scenario, matrix, ...asPlayed(told, more) }
}

/** Lives through one history as it is. */
export async function playHistory(history: History): Promise<ReturnType<typeof asPlayed>> {
  return asPlayed(await inOneWorld(history, 1), [])
}

function asPlayed(
  { lines, violations, hasPerson, recoveries, recoveredMs }: Chronicle,
  more: string[],
): Pick<Played, 'outcome' | 'recoveredMs' | 'violations' | 'story'> {
  const numbered = lines.map((line, at) => `${at + 1}. ${line}`)
  const times = recoveries === 1 ? 'once' : `${recoveries} times`
  return {
    outcome: `${hasPerson ? 'a person' : 'nobody else'} had a hand in it; recovered ${times}`,
    recoveredMs,
    violations: violations.length > 0 ? [...numbered, ...violations, ...more] : [],
    story: numbered.join('\n'),
  }
}

async function inOneWorld(history: History, seed: number): Promise<Chronicle> {
  reseed(seed)
  const world = await openWorld()
  try {
    return await live(world, history)
  } finally {
    await world.close()
  }
}
