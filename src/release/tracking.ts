import { type CaughtUp, catchUp, trackedOf, writeDown } from './catch-up.ts'
import type { Context, Tracker, TrackerCall, TrackerTrouble } from './context.ts'
import { messageOf } from './errors.ts'
import { journal } from './journal.ts'
import { patienceOf } from './patience.ts'
import { type Plan, type ReleaseRecord, verdict } from './record.ts'
import type { ReleaseResult } from './result.ts'
import { trackedFiles } from './tracked-files.ts'

/** Tells the error tracker about a release. Its trouble is a warning and an entry in the record, and nothing else. */
export interface Tracking {
  /** Marks the built files. To be called as soon as the plan is known. */
  prepare(): void
  /**
   * Announces the release, beside its builds; resolves as soon as the built files may be uploaded. To be called when the
   * record is open: what was refused is not announced.
   */
  begin(): Promise<void>
  /** Says what has become of the release. Answers with the result and what the tracker made of it; never throws. */
  finish(result: ReleaseResult): Promise<ReleaseResult>
}

interface TrackingOptions {
  /** Newest first. Of these the tracker is told what it could not be told at their time. */
  history?: readonly ReleaseRecord[]
  startedAt?: Date
}

/** What a call leaves of the patience, so that it ends with a reason of its own. */
const MARGIN_MS = 250
/** An undo is not kept waiting for as long as a release. */
const MARKING_MS = 10_000

export function trackingOf(context: Context, plan: Plan, options: TrackingOptions = {}): Tracking {
  if (context.tracker) return track(context, context.tracker, plan, options)
  return {
    prepare: () => undefined,
    begin: async () => await Promise.resolve(),
    finish: async (result) => await Promise.resolve(result),
  }
}

function track(
  context: Context,
  tracker: Tracker,
  plan: Plan,
  { history = [], startedAt = new Date() }: TrackingOptions,
): Tracking {
  const release = trackedOf(context, plan)
  const patience = patienceOf(tracker.budgetMs)
  const stop = new AbortController()
  const signal = AbortSignal.any([context.watch.signal, stop.signal])
  /** Resolves with the reason why it could not be announced. */
  let begun: Promise<string | undefined> | undefined
  let begunInVain = false
  let caughtUp: Promise<CaughtUp | undefined> | undefined

  const call = (share = 1): TrackerCall => ({ withinMs: Math.max(1, patience.leftMs() * share - MARGIN_MS), signal })

  // A rollback has the files of another commit.
  const built = plan.kind === 'deploy' ? plan : undefined
  const files = tracker.artifacts && built ? trackedFiles(tracker.artifacts, release, { patience, call }) : undefined

  const announce = async (): Promise<string | undefined> =>
    await reasonOf('the release could not be announced', tracker.begin(release, call()))

  /** What could not be told of the release itself. */
  async function tell(): Promise<string | undefined> {
    // What is brought back was announced when it was deployed.
    if (plan.kind === 'deploy') {
      let trouble = await (begun ? patience.wait(begun).catch(messageOf) : waited(announce))
      // It may be well again by now.
      if (trouble && begun && patience.leftMs() > MARGIN_MS) trouble = await waited(announce)
      if (trouble) return trouble
    }
    const times = { startedAt, finishedAt: new Date() }
    return await waited(
      async () => await reasonOf('the deployment could not be entered', tracker.live({ ...release, ...times }, call())),
    )
  }

  async function waited(act: () => Promise<string | undefined>): Promise<string | undefined> {
    return await patience.wait(act()).catch(messageOf)
  }

  async function finishLive(record: ReleaseRecord): Promise<string[]> {
    const trouble = await tell()
    const untold: Partial<TrackerTrouble>[] = [
      ...(trouble ? [{ message: trouble }] : []),
      ...((await files?.finish()) ?? []),
    ]
    const log = journal(context, record)
    for (const { component, message } of untold) {
      await log.note({ step: 'untracked', standing: verdict(record), component, note: message }).catch(() => undefined)
    }
    return [...untold.map(({ message = '' }) => message), ...((await files?.prove()) ?? [])]
  }

  async function finishUndone(): Promise<string[]> {
    // Who could not be told that it began needs not be told that it is over.
    if (begunInVain) return []
    stop.abort()
    await begun
    const within = { withinMs: Math.min(MARKING_MS, patience.leftMs()), signal: context.watch.signal }
    const trouble = await waited(
      async () => await reasonOf('the undone release could not be marked', tracker.undone(release, within)),
    )
    return trouble ? [trouble] : []
  }

  async function finishCatchingUp(work: Promise<CaughtUp | undefined>): Promise<void> {
    const { told = [] } = (await patience.wait(work).catch(() => undefined)) ?? {}
    await writeDown(context, told).catch((error: unknown) => {
      context.watch.report(`what the error tracker was told late could not be written down: ${messageOf(error)}`)
    })
  }

  return {
    prepare() {
      files?.prepare()
    },

    async begin() {
      begun = plan.kind === 'deploy' ? announce() : Promise.resolve(undefined)
      caughtUp = begun.then(async (trouble) => {
        begunInVain = trouble !== undefined
        return trouble ? undefined : await catchUp(context, tracker, { history, plan: built, ...call() })
      })
      await files?.begin()
    },

    async finish(result) {
      const { record, status } = result
      const undone = record && plan.kind === 'deploy' && verdict(record) === 'undone'
      const warnings = undone ? await finishUndone() : record && status === 'success' ? await finishLive(record) : []
      if (caughtUp) await finishCatchingUp(caughtUp)
      const names = release.components.flatMap((component) => tracker.nameOf(component) ?? [])
      return { ...result, trackedAs: names, warnings: [...result.warnings, ...warnings] }
    },
  }
}

/** Catches up where no release is made. Answers with what the tracker still could not be told. */
export async function tellLate(
  context: Context,
  history: readonly ReleaseRecord[],
  plan?: Pick<Plan, 'commit'>,
): Promise<string[]> {
  const { tracker, watch } = context
  if (!tracker) return []
  const within = { withinMs: tracker.budgetMs, signal: watch.signal }
  const { told, troubles } = await catchUp(context, tracker, { history, plan, ...within })
  await writeDown(context, told).catch((error: unknown) => troubles.push(messageOf(error)))
  return troubles
}

async function reasonOf(what: string, work: Promise<void>): Promise<string | undefined> {
  return await work.then(
    () => undefined,
    (error: unknown) => `${what}: ${messageOf(error)}`,
  )
}
