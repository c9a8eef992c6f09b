import type { Ending, Incident } from './actor.ts'
import { press } from './dashboard.ts'
import { type Click, type History, requestOf, type Step, tellTrouble, type Trouble } from './history-steps.ts'
import { type Job, type JobOptions, startJob } from './job.ts'
import { overwritten, untold } from './oracle-people.ts'
import { isOpen, releasesOf } from './oracle-record.ts'
import { lookAround } from './oracle-served.ts'
import { wentWrong } from './oracle-way-back.ts'
import { judge } from './oracle.ts'
import { virtualNow } from './time.ts'
import type { Breakage, Version, World } from './world.ts'

export interface Chronicle {
  violations: string[]
  /** How many of the steps it came to. */
  steps: number
  /** What happened, one line a step. */
  lines: string[]
  hasPerson: boolean
  recoveries: number
  /** How long it took in the end until all was well. */
  recoveredMs: number
}

/** An application that was never released has nothing to tell. */
const FIRST: Step = { do: 'deploy' }
const REST_MS = 30_000
const BETWEEN_RECOVERIES_MS = 120_000
const MOST_RECOVERIES = 2
const HOUR_MS = 3_600_000
/** Hours; what takes longer is taken for a standstill. */
const AT_A_TIME = 5
const WERE_LIVE = ['live', 'superseded', 'rolled-back']

/** Lives through a history, and stops where something is wrong. */
export async function live(world: World, { steps, end }: History): Promise<Chronicle> {
  const { turnstile, sandbox } = world
  const versions: Version[] = []
  const endings: Ending[] = []
  const lines: string[] = []
  const violations: string[] = []
  let interrupted: { job: Job; version: Version } | undefined
  /** Since the last time that force had the last word. */
  let hasPerson = false
  let everPerson = false
  let recoveries = 0
  let taken = 0

  await take(FIRST)
  for (const [at, step] of steps.entries()) {
    taken = at + 1
    await take(step)
    if (violations.length === 0 && isAtRest()) violations.push(...(await judgeNow()))
    if (violations.length > 0) return told()
  }
  const since = virtualNow()
  await finish()
  return { ...told(), recoveredMs: virtualNow() - since }

  function told(): Chronicle {
    return { violations, steps: taken, lines, hasPerson: everPerson, recoveries, recoveredMs: 0 }
  }

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case 'deploy': {
        const version = next(step.broken)
        await run({ kind: 'deploy', version }, { trouble: step.trouble, isSure: step.broken === undefined })
        break
      }
      case 'rollback': {
        const named = step.to === undefined ? undefined : versions.at(-1 - ((step.to + 1) % versions.length))
        const version = named ?? newest()
        const options: JobOptions = { kind: 'rollback', version, ...(named ? { with: { to: named.sha } } : {}) }
        await run(options, { trouble: step.trouble, isSure: named !== undefined && wasLive(named) })
        break
      }
      case 'recover':
        await run({ kind: 'recover', version: newest() }, { trouble: step.trouble, isSure: true })
        break
      case 'rerun':
        if (!interrupted) return
        await run(
          { kind: 'deploy', version: interrupted.version, rerunOf: interrupted.job.run },
          { trouble: step.trouble, isSure: false },
        )
        break
      case 'person':
        lines.push(`grace ${await clicks(step.click)}`)
        break
      case 'wait':
        await hours(step.hours)
    }
  }

  async function run(
    options: JobOptions,
    { trouble, isSure }: { trouble?: Trouble | undefined; isSure: boolean },
  ): Promise<void> {
    const { kind, version, rerunOf } = options
    const before = await turnstile.until(lookAround(world))
    const known = releasesOf(world)
    const job = await startJob(world, { ...options, incidents: trouble ? [incidentOf(trouble)] : [] })
    const [main, ...post] = await turnstile.until(job.ended)
    sandbox.kernel.faults.clear()
    await turnstile.pass(REST_MS)
    if (!main) return
    endings.push(main, ...post)
    if (kind === 'deploy') interrupted = job.main.isLost || job.main.isCancelled ? { job, version } : undefined
    const named = options.with?.['to'] ? ` to ${version.name}` : kind === 'deploy' ? ` of ${version.name}` : ''
    const force = options.with?.['force'] ? ' with force' : ''
    lines.push(
      `${kind}${named}${force}${rerunOf ? ', once more' : ''}${trouble ? `, ${tellTrouble(trouble, kind)}` : ''}: ${main.status ?? 'killed'}, ${firstLine(main)}`,
    )

    if (isSure && !trouble && !hasPerson && main.exitCode !== 0)
      violations.push(`nothing stood in the way of this ${kind}, and it failed: ${main.headline}`)
    if (kind === 'rollback' && !trouble && !hasPerson && !options.with)
      violations.push(...wentWrong(known, releasesOf(world)))
    if (trouble?.is === 'person' || force) return
    const after = await turnstile.until(lookAround(world))
    violations.push(...overwritten({ known, before, after }))
    const isRefused = main.exitCode === 1 && releasesOf(world).length === known.length && !known.some(isOpen)
    if (isRefused && !trouble) violations.push(...untold({ known, before, text: main.output }))

    function incidentOf(one: Trouble): Incident {
      const when = one.is === 'kill' || one.is === 'cancel' ? one.when : 'before'
      return { at: requestOf(one, kind), when, befalls: () => befall(one) }
    }

    function befall(one: Trouble): void {
      if (one.is === 'kill') job.main.kill()
      else if (one.is === 'cancel') job.main.cancel()
      else if (one.is === 'person') void clicks(one.click)
      else if (one.looks === 'status')
        sandbox.kernel.faults.add({ kind: 'status', status: 503, service: one.of, times: Infinity })
      else sandbox.kernel.faults.add({ kind: one.looks, service: one.of, times: Infinity })
    }
  }

  async function clicks(click: Click): Promise<string> {
    const done = await press(world, click)
    if (!done.startsWith('nothing')) hasPerson = everPerson = true
    return done
  }

  async function hours(count: number): Promise<void> {
    lines.push(count === 1 ? 'an hour passes' : `${count} hours pass`)
    for (let left = count; left > 0; left -= AT_A_TIME) await turnstile.pass(Math.min(left, AT_A_TIME) * HOUR_MS)
  }

  /** Nobody is gone before his time, or says that there is something left to do. */
  function isAtRest(): boolean {
    const last = endings.findLast(({ kind }) => kind !== 'post')
    const isLeft = last?.exitCode === undefined || /recover: true|release before could not be closed/.test(last.output)
    return !isLeft && !releasesOf(world).some(isOpen)
  }

  async function judgeNow(): Promise<string[]> {
    await turnstile.pass(REST_MS)
    return await turnstile.until(judge(world, { versions, actors: endings, atRest: true }))
  }

  /** Whoever tidies up has his turn, and force has the last word where a person has had one. */
  async function finish(): Promise<void> {
    for (; recoveries === 0 || (recoveries < MOST_RECOVERIES && releasesOf(world).some(isOpen)); recoveries++) {
      if (recoveries > 0) await turnstile.pass(BETWEEN_RECOVERIES_MS)
      await run({ kind: 'recover', version: newest() }, { isSure: true })
    }
    if (hasPerson && violations.length === 0) await force()
    if (violations.length === 0) violations.push(...(await judgeNow()))
  }

  async function force(): Promise<void> {
    hasPerson = false
    const back = end === 'rollback' ? versions.findLast(wasLive) : undefined
    if (back) {
      const options = { to: back.sha, force: 'true' }
      await run({ kind: 'rollback', version: back, with: options }, { isSure: true })
    } else {
      const options = { force: 'true' }
      await run({ kind: 'deploy', version: next(), with: options }, { isSure: true })
    }
  }

  function next(broken?: Breakage): Version {
    const version = world.version(`v${versions.length + 1}`, broken)
    versions.push(version)
    return version
  }

  function newest(): Version {
    return versions.at(-1) as Version
  }

  function wasLive({ sha }: Version): boolean {
    return releasesOf(world).some(
      ({ kind, commit, verdict = '' }) => kind === 'deploy' && commit === sha && WERE_LIVE.includes(verdict),
    )
  }
}

function firstLine({ headline, output }: Ending): string {
  return (/"headline":"([^"]*)"/.exec(output)?.[1] ?? headline).slice(0, 300)
}
