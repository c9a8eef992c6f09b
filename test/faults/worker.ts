import type { Case } from './cases.ts'
import { worthBreaking } from './matrix.ts'
import type { Played } from './play.ts'
import type { Scenario } from './scenarios.ts'
import type { Stage } from './stage.ts'
import { realNow } from './time.ts'

/** What the crew asks of a worker: to find the requests worth breaking of its share of the scenarios, or to play cases in one world. */
export type Order = { count: [share: number, shares: number] } | { cases: Case[]; tell: boolean }

export interface Answer {
  counted: Record<string, number[]>
  played: Played[]
}

// After the clocks were replaced, not before.
await import('./memory-http.ts')
const { openStage } = await import('./stage.ts')
const { playCase } = await import('./play-case.ts')
const { SCENARIOS } = await import('./scenarios.ts')

/** What nobody has waited for; the action would fail because of it. */
const stray: string[] = []
for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (error: unknown) => void stray.push(textOf(error)))
}
process.on('disconnect', () => process.exit())
process.on('message', (order: Order) => void obey(order))
tell({})

async function obey(order: Order): Promise<void> {
  if ('count' in order) tell({ counted: await count(order.count) })
  else tell({ played: await playAll(order) })
}

async function count([share, shares]: [number, number]): Promise<Record<string, number[]>> {
  const counted: Record<string, number[]> = {}
  for (const [at, [name, scenario]] of Object.entries(SCENARIOS).entries()) {
    if (at % shares !== share) continue
    const stage = await rehearsed(scenario)
    const [main] = await stage.run(await scenario.prepare(stage))
    counted[name] = worthBreaking(main?.asked ?? [])
    await stage.close()
  }
  return counted
}

/** Cases of one scenario, one after another on the same stage; what comes after trouble gets a new one. */
async function playAll({ cases, tell }: Extract<Order, { cases: Case[] }>): Promise<Played[]> {
  const all: Played[] = []
  let stage: Stage | undefined
  let names: string[] = []
  for (const one of cases) {
    stage ??= await openStageFor(one)
    names.push(one.name)
    const played = await playOne(stage, one)
    if (played.violations.length > 0) {
      await stage.close()
      stage = undefined
      played.repeat = names.length === 1 || (await isBrokenAlone(one)) ? [one.name] : names
      names = []
    }
    // The stories of thousands of cases are too much to send.
    all.push({ ...played, story: tell ? played.story : '' })
  }
  await stage?.close()
  return all
}

async function playOne(stage: Stage, one: Case): Promise<Played> {
  const startedAt = realNow()
  const { violations, ...played } = await playCase(stage, one).catch((error: unknown) => broken(one, error))
  const costMs = realNow() - startedAt
  return {
    ...played,
    costMs,
    violations: [...violations, ...stray.splice(0).map((error) => `nobody waited for: ${error}`)],
  }
}

async function isBrokenAlone(one: Case): Promise<boolean> {
  const stage = await openStageFor(one)
  const { violations } = await playOne(stage, one)
  await stage.close()
  return violations.length > 0
}

async function openStageFor({ scenario }: Case): Promise<Stage> {
  const known = SCENARIOS[scenario]
  return known ? await rehearsed(known) : await openStage()
}

/** What is asked for only once is asked for already, so that the first case makes the same requests as all others. */
async function rehearsed(scenario: Scenario): Promise<Stage> {
  const stage = await openStage(scenario.world)
  await stage.run(await scenario.prepare(stage))
  await stage.judge()
  return stage
}

function broken({ name, scenario, matrix }: Case, error: unknown): Played {
  return { name, scenario, matrix, outcome: 'the rig stopped', recoveredMs: 0, violations: [textOf(error)], story: '' }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function tell(answer: Partial<Answer>): void {
  process.send?.(answer)
}
