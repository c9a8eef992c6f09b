import type { Context, TrackedRelease, Tracker, TrackerCall } from './context.ts'
import { messageOf } from './errors.ts'
import { journal } from './journal.ts'
import { type Plan, type ReleaseRecord, untracked, verdict, wasLive } from './record.ts'

export interface CatchingUp extends TrackerCall {
  /** Newest first. */
  history: readonly ReleaseRecord[]
  /** The plan of the commit whose built files are in the workspace. */
  plan?: Pick<Plan, 'commit'> | undefined
}

/** Older ones are of no use to anybody. */
const MOST = 3

/** What the tracker was told late. */
export interface CaughtUp {
  told: { record: ReleaseRecord; component?: string | undefined }[]
  /** What it still could not be told. */
  troubles: string[]
}

/** Tells the tracker of earlier releases what it could not be told at their time. */
export async function catchUp(
  context: Pick<Context, 'application'>,
  tracker: Tracker,
  { history, plan, withinMs, signal }: CatchingUp,
): Promise<CaughtUp> {
  const endsAt = performance.now() + withinMs
  const call = (): TrackerCall => ({ withinMs: Math.max(1, endsAt - performance.now()), signal })
  const isBuilt = (record: ReleaseRecord): boolean => record.plan.commit === plan?.commit
  const left = history
    .filter(
      (record) => wasLive(record) && (untracked(record).has('') || (isBuilt(record) && untracked(record).size > 0)),
    )
    .slice(0, MOST)
  const caughtUp: CaughtUp = { told: [], troubles: [] }
  for (const record of left) {
    try {
      if (untracked(record).has('')) {
        await tellOf(context, tracker, record, call())
        caughtUp.told.push({ record })
      }
      if (isBuilt(record)) {
        const files = await handOver(context, tracker, record, call())
        caughtUp.told.push(...files.told.map((component) => ({ record, component })))
        caughtUp.troubles.push(...files.troubles)
      }
    } catch (error) {
      const { releaseId } = record.plan
      caughtUp.troubles.push(`release ${releaseId} could not be told to the error tracker: ${messageOf(error)}`)
      break
    }
  }
  return caughtUp
}

/** Reads the records again first: the release that was made meanwhile has written into them. */
export async function writeDown(context: Context, told: CaughtUp['told']): Promise<void> {
  for (const { record, component } of told) {
    const fresh = { ...record, entries: await context.store.entries(record) }
    await journal(context, fresh).note({ step: 'tracked', standing: verdict(fresh), component })
    const what = `${component ? `${component} in ` : ''}release ${record.plan.releaseId}`
    context.watch.report(`the error tracker was told late of ${what}`)
  }
}

export function trackedOf({ application }: Pick<Context, 'application'>, plan: Plan): TrackedRelease {
  return {
    releaseId: plan.releaseId,
    kind: plan.kind,
    environment: plan.environment,
    components: application.components.flatMap(({ name, url }) => {
      const planned = plan.components[name]
      const commit = planned?.after.commit
      return planned && commit && !planned.unchanged
        ? [{ name, url, commit, previousCommit: planned.before?.commit }]
        : []
    }),
  }
}

async function tellOf(
  context: Pick<Context, 'application'>,
  tracker: Tracker,
  record: ReleaseRecord,
  call: TrackerCall,
): Promise<void> {
  const release = trackedOf(context, record.plan)
  if (release.kind === 'deploy') await tracker.begin(release, call)
  const finishedAt = record.entries.find(({ step }) => step === 'live')?.at ?? record.openedAt
  await tracker.live({ ...release, startedAt: record.openedAt, finishedAt }, call)
}

async function handOver(
  context: Pick<Context, 'application'>,
  { artifacts }: Tracker,
  record: ReleaseRecord,
  call: TrackerCall,
): Promise<{ told: string[]; troubles: string[] }> {
  const wanted = untracked(record)
  const release = trackedOf(context, record.plan)
  const components = release.components.filter(({ name }) => wanted.has(name))
  if (!artifacts || components.length === 0) return { told: [], troubles: [] }
  const files = { ...release, components }
  const troubles = [...(await artifacts.prepare(files, call)), ...(await artifacts.upload(files, call))]
  const failed = new Set(troubles.map(({ component }) => component))
  return {
    told: components.map(({ name }) => name).filter((name) => !failed.has(name)),
    troubles: troubles.map(({ message }) => message),
  }
}
