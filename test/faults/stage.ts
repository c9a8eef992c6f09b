import type { Ending } from './actor.ts'
import { type JobOptions, startJob, type Job } from './job.ts'
import { isOpen, releasesOf } from './oracle-record.ts'
import { judge } from './oracle.ts'
import { type Breakage, openWorld, type Version, type WorldOptions, type World } from './world.ts'

/** A world in which one case after another is played, each from the state at rest that the one before has left. */
export interface Stage {
  readonly world: World
  /** The next version of the application. */
  version(broken?: Breakage): Version
  /** One that was live before, and can be brought back. */
  earlier(): Promise<Version>
  start(options: JobOptions): Promise<Job>
  /** Until the job has ended; remembers how. */
  end(job: Job): Promise<Ending[]>
  run(options: JobOptions): Promise<Ending[]>
  /** How others have ended, for the judge. */
  remember(others: readonly Ending[]): void
  pass(ms: number): Promise<void>
  /** No request fails any more. */
  heal(): void
  /** A release has not been finished. */
  isOpen(): boolean
  /** The version whose frontend visitors get. */
  live(): Promise<Version | undefined>
  /** What everybody has written since the last judgement. */
  story(): string
  /** What is wrong; the next case begins with a clean slate. */
  judge(): Promise<string[]>
  close(): Promise<void>
}

const REST_MS = 30_000
/** Verdicts on what was whole for a while; a process that has lost its release may have written `live` in vain. */
const WERE_LIVE = ['live', 'superseded', 'rolled-back']

/** With two releases behind it, so that there is something to go back to. */
export async function openStage(options: WorldOptions = {}): Promise<Stage> {
  const world = await openWorld(options)
  const { turnstile, sandbox } = world
  const versions: Version[] = []
  let endings: Ending[] = []

  const stage: Stage = {
    world,
    version(broken) {
      const version = world.version(`v${versions.length + 1}`, broken)
      versions.push(version)
      return version
    },
    async earlier() {
      const live = await stage.live()
      const released = releasesOf(world).filter(
        ({ kind, verdict = '' }) => kind === 'deploy' && WERE_LIVE.includes(verdict),
      )
      const wereLive = new Set(released.map(({ commit }) => commit))
      const found = versions.findLast((version) => version !== live && wereLive.has(version.sha))
      if (!found) throw new Error('rig: there is no earlier version')
      return found
    },
    start: async (options) => await startJob(world, options),
    async end(job) {
      const ended = await turnstile.until(job.ended)
      endings.push(...ended)
      return ended
    },
    run: async (options) => await stage.end(await stage.start(options)),
    remember: (others) => void endings.push(...others),
    pass: async (ms) => await turnstile.pass(ms),
    heal: () => sandbox.kernel.faults.clear(),
    isOpen: () => releasesOf(world).some(isOpen),
    async live() {
      const page = await turnstile.until(sandbox.kernel.internet(new Request(world.urls.web)).then(textOf))
      return versions.find(({ sha }) => page.includes(sha))
    },
    story: () => endings.map(describe).join('\n'),
    async judge() {
      await turnstile.pass(REST_MS)
      const story = { versions, actors: endings, atRest: true }
      const wrong = await turnstile.until(judge(world, story))
      endings = []
      sandbox.kernel.journal.clear()
      return wrong
    },
    close: async () => await world.close(),
  }
  for (const version of [stage.version(), stage.version()]) await stage.run({ kind: 'deploy', version })
  endings = []
  return stage
}

function describe({ kind, headline, exitCode, status, durationMs, asked, output }: Ending): string {
  const end = exitCode === undefined ? 'killed' : `exit code ${exitCode}, ${status ?? 'no status'}`
  const log = output.replaceAll(/^/gm, '  | ')
  return `${kind}: ${end}, ${asked.length} requests in ${durationMs} ms: ${headline}\n${log}`
}

async function textOf(answer: Response): Promise<string> {
  return await answer.text()
}
