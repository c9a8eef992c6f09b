import './time.ts'
import type { Case } from './matrix.ts'
import type { Played } from './play.ts'
import type { Stage } from './stage.ts'

/** What the crew asks of a worker: to count the requests of its share of the scenarios, or to play cases in one world. */
export type Order = { count: [share: number, shares: number] } | { cases: Case[]; tell: boolean }

export interface Answer {
  counted: Record<string, number>
  played: Played[]
}

// After the clocks were replaced, not before.
const { openStage } = await import('./stage.ts')
const { play } = await import('./play.ts')
const { SCENARIOS } = await import('./scenarios.ts')

process.on('message', (order: Order) => void obey(order))
tell({})

async function obey(order: Order): Promise<void> {
  if ('count' in order) tell({ counted: await count(order.count) })
  else tell({ played: await playAll(order) })
}

async function count([share, shares]: [number, number]): Promise<Record<string, number>> {
  const counted: Record<string, number> = {}
  for (const [at, [name, scenario]] of Object.entries(SCENARIOS).entries()) {
    if (at % shares !== share) continue
    const stage = await openStage()
    const [main] = await stage.run(await scenario.prepare(stage))
    counted[name] = main?.requests ?? 0
    await stage.close()
  }
  return counted
}

/** One after another on the same stage; what comes after trouble gets a new one. */
async function playAll(order: Extract<Order, { cases: Case[] }>): Promise<Played[]> {
  const all: Played[] = []
  let stage: Stage | undefined
  for (const one of order.cases) {
    stage ??= await openStage()
    const played = await play(stage, one).catch((error: unknown) => broken(one, error))
    // The stories of thousands of cases are too much to send.
    all.push({ ...played, story: order.tell ? played.story : '' })
    if (played.violations.length === 0) continue
    await stage.close()
    stage = undefined
  }
  await stage?.close()
  return all
}

function broken({ name, scenario, matrix }: Case, error: unknown): Played {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { name, scenario, matrix, outcome: 'the rig stopped', recoveredMs: 0, violations: [message], story: '' }
}

function tell(answer: Partial<Answer>): void {
  process.send?.(answer)
}
