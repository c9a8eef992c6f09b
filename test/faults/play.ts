import type { Actor, Ending, Incident } from './actor.ts'
import type { Case, Rescue } from './matrix.ts'
import { mishapOf } from './mishaps.ts'
import { SCENARIOS } from './scenarios.ts'
import type { Stage } from './stage.ts'
import { reseed, virtualNow } from './time.ts'
import type { Asked } from './turnstile.ts'

export interface Played {
  name: string
  scenario: string
  /** Which matrix, or what else the case is one of. */
  matrix: string
  /** In a few words, to be counted. */
  outcome: string
  /** From the mishap until everybody who tidies up was done, in virtual time. */
  recoveredMs: number
  violations: string[]
  /** What it cost, in real time. */
  costMs?: number
  /** The cases to play one after another to see them again. */
  repeat?: string[]
  /** Everything that was written, for people. */
  story: string
}

const MOST_RECOVERIES = 3
const BETWEEN_RECOVERIES_MS = 120_000

/** Plays one case on a stage at rest, and leaves it at rest. */
export async function play(stage: Stage, one: Case): Promise<Played> {
  reseed(one.at)
  // GitHub's times are whole seconds, so that it matters when in a second a case begins.
  await stage.pass(1000 - (virtualNow() % 1000))
  const scenario = SCENARIOS[one.scenario]
  if (!scenario) throw new Error(`rig: there is no scenario ${one.scenario}`)
  const options = await scenario.prepare(stage)
  const job = await stage.start({ ...options, incidents: [incidentOf()] })
  let since: number | undefined
  const [main] = await stage.end(job)
  stage.heal()
  if (main && main.exitCode === undefined && one.matrix === 'kills') await rescue(stage, one.rescue, one.at)
  let recoveries = 0
  for (; recoveries < MOST_RECOVERIES; recoveries++) {
    const isDue = recoveries === 0 && one.matrix === 'faults' && one.lasts === 'always'
    if (!isDue && !stage.isOpen()) break
    if (recoveries > 0) await stage.pass(BETWEEN_RECOVERIES_MS)
    await stage.run({ kind: 'recover', version: options.version })
  }
  const recoveredMs = virtualNow() - (since ?? virtualNow())
  const live = await stage.live()
  const story = stage.story()
  const violations = await stage.judge()
  return {
    name: one.name,
    scenario: one.scenario,
    matrix: one.matrix,
    outcome: since === undefined ? 'it never came to that' : tell(main, live === options.version),
    recoveredMs,
    violations,
    story,
  }

  function incidentOf(): Incident {
    const when = one.matrix === 'faults' ? 'before' : one.when
    return { at: one.at, when, befalls }
  }

  function befalls(actor: Actor, request: Asked): void {
    since = virtualNow()
    if (one.matrix === 'faults') job.fault(mishapOf(one.mishap, request, one.lasts))
    else if (one.matrix === 'kills') actor.kill()
    else actor.cancel()
  }
}

/** With and without a version to go back to: people do both. */
async function rescue(stage: Stage, by: Rescue, at: number): Promise<void> {
  const earlier = await stage.earlier()
  const version = by === 'deploy' ? stage.version() : earlier
  await stage.run({ kind: by, version, ...(by === 'rollback' && at % 2 === 0 ? { with: { to: earlier.sha } } : {}) })
}

function tell(main: Ending | undefined, isLive: boolean): string {
  const fate = main?.exitCode === undefined ? 'killed' : (main.status ?? 'no status')
  return `${fate}; ${isLive ? 'its' : 'another'} version serves`
}
