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
  /** From now on, what this machine asks for goes wrong; so for the post step as well. */
  fault(fault: Fault): void
}

let jobs = 0

export async function startJob(world: World, options: JobOptions): Promise<Job> {
  const { kind, version, rerunOf } = options
  const run = rerunOf ?? world.repository.run({ id: world.nextRunId(), status: 'in_progress', sha: version.sha })
  if (rerunOf) {
    rerunOf.rerun()
    rerunOf.start()
  }
  const entrance = await world.sandbox.openEntrance(`${kind}-${++jobs}`)
  const machine = { run, entrance, state: new Map<string, string>() }
  const main = startActor(world, { ...options, ...machine })
  return {
    run,
    main,
    ended: finish(),
    fault: (fault) => world.sandbox.kernel.faults.add({ ...fault, entrance: entrance.name }),
  }

  async function finish(): Promise<Ending[]> {
    const endings = [await main.ended]
    if (!main.isLost) {
      endings.push(await startActor(world, { kind: 'post', version, ...machine }).ended)
      const failed = endings.some(({ exitCode }) => exitCode !== 0)
      run.end(main.isCancelled ? 'cancelled' : failed ? 'failure' : 'success')
    }
    await entrance.close()
    return endings
  }
}
