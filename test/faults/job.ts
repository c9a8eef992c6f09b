import type { Run } from '../../sandbox/github/runs.ts'
import type { Fault } from '../../sandbox/kernel/faults.ts'
import { type Actor, type ActorOptions, type Ending, startActor } from './actor.ts'
import type { Version, World } from './world.ts'

export interface JobOptions extends Pick<ActorOptions, 'with' | 'incidents'> {
  kind: 'deploy' | 'rollback' | 'recover'
  version: Version
  /** The run whose job runs once more. */
  rerunOf?: Run
}

/** A workflow run with the one job that matters: its main step and, unless the machine dies, its post step. */
export interface Job {
  readonly run: Run
  readonly main: Actor
  /** The main step's ending, then the post step's. */
  readonly ended: Promise<Ending[]>
  /** Goes wrong for the post step as well: it runs on the same machine. */
  fault(fault: Fault): void
}

export async function startJob(world: World, options: JobOptions): Promise<Job> {
  const { version, rerunOf } = options
  const run = rerunOf ?? world.repository.run({ id: world.nextRunId(), status: 'in_progress', sha: version.sha })
  if (rerunOf) {
    rerunOf.rerun()
    rerunOf.start()
  }
  const state = new Map<string, string>()
  const faults: Fault[] = []
  const main = await startActor(world, { ...options, run, state })
  const fault = (one: Fault): void => {
    faults.push(one)
    main.fault(one)
  }
  return { run, main, ended: finish(), fault }

  async function finish(): Promise<Ending[]> {
    const first = await main.ended
    if (main.isLost) return [first]
    const post = await startActor(world, { kind: 'post', version, run, state })
    for (const one of faults) post.fault(one)
    const endings = [first, await post.ended]
    const failed = endings.some(({ exitCode }) => exitCode !== 0)
    run.end(main.isCancelled ? 'cancelled' : failed ? 'failure' : 'success')
    return endings
  }
}

/** Runs one job to its end, alone. */
export async function runJob(world: World, options: JobOptions): Promise<Ending[]> {
  const { ended } = await startJob(world, options)
  return await world.turnstile.until(ended)
}
