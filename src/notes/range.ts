import { Refusal } from '../release/errors.ts'
import { type ReleaseRecord, verdict, wasLive } from '../release/record.ts'
import type { Point, TakenBack } from './notes.ts'

/** Which two points of the history the notes lie between. */
export interface Ends {
  from: Point | undefined
  to: Point
  /** The release that `to` is, where it is one. */
  release?: ReleaseRecord
  /** The release that served before. */
  before?: ReleaseRecord
  /** Releases that served between both ends and were taken back, the oldest first. */
  takenBack: TakenBack[]
  /** Some that were taken back before; what they had shipped may come again. */
  takenBackEarlier: TakenBack[]
  /** What each component served before a first release, where that is known. */
  servedBefore: Map<string, string>
}

export interface RangeQuestion {
  /** Newest first. */
  history: readonly ReleaseRecord[]
  environment: string
  /** A release id, commit, tag or branch. */
  from?: string | undefined
  to?: string | undefined
  resolve: (ref: string) => Promise<string | undefined>
}

/** More would hardly ever matter, and each costs a look at its commits. */
const MOST_EARLIER = 3

/** Throws `Refusal` when an end can't be found. */
export async function findEnds(question: RangeQuestion): Promise<Ends> {
  const { history, environment } = question
  const live = history.filter(wasLive)
  const found = question.to === undefined ? undefined : await find(question.to, question, live)
  const release = question.to === undefined ? live.find((record) => verdict(record) === 'live') : found?.record
  const to = release ? pointOf(release) : found?.point
  if (!to) {
    const remedy = 'deploy one before this step, or name a release, commit, tag or branch with "to"'
    throw new Refusal([`no release is live in ${environment}; ${remedy}`])
  }
  const earlier = release ? live.filter(({ key }) => key < release.key) : live
  const isRollback = release?.plan.kind === 'rollback'
  const before = isRollback ? earlier[0] : earlier.find((record) => verdict(record) !== 'rolled-back')
  const named = question.from === undefined ? undefined : await find(question.from, question, live)
  const first = !named && !before ? release : undefined
  const known = named?.point ?? named?.record ?? before
  const from = !known ? first && adopted(first) : 'plan' in known ? pointOf(known) : known
  // A rollback serves the version of an earlier release; what came after that one was taken back.
  const good = isRollback ? release : before
  const anchor =
    good?.plan.of === undefined ? good?.key : earlier.find(({ plan }) => plan.releaseId === good.plan.of)?.key
  const deploys = earlier.filter(({ plan }) => plan.kind === 'deploy').toReversed()
  const since = deploys.filter(({ key }) => good && key > (anchor ?? 0))
  const others = deploys.filter((record) => !since.includes(record) && verdict(record) === 'rolled-back')
  return {
    from,
    to,
    ...(release ? { release } : {}),
    ...(before ? { before } : {}),
    takenBack: since.map((record) => takenBack(record, history)),
    takenBackEarlier: others.slice(-MOST_EARLIER).map((record) => takenBack(record, history)),
    servedBefore: first ? servedBefore(first) : new Map<string, string>(),
  }
}

interface Found {
  record?: ReleaseRecord
  point?: Point
}

async function find(ref: string, { resolve }: RangeQuestion, live: readonly ReleaseRecord[]): Promise<Found> {
  const byId = live.find(({ plan }) => plan.releaseId === ref)
  if (byId) return { record: byId }
  const commit = await resolve(ref)
  if (commit === undefined) throw new Refusal([`"${ref}" is no release, commit, tag or branch of this repository`])
  const record = live.find(({ plan }) => plan.commit === commit)
  const label = commit.startsWith(ref) ? commit.slice(0, 7) : ref
  return record ? { record } : { point: { commit, label } }
}

function pointOf({ plan: { commit, releaseId } }: ReleaseRecord): Point | undefined {
  return commit ? { commit, label: releaseId, releaseId } : undefined
}

function takenBack({ key, plan: { releaseId, commit } }: ReleaseRecord, history: readonly ReleaseRecord[]): TakenBack {
  const reason = history.findLast((record) => record.key > key && record.plan.kind === 'rollback')?.plan.reason
  return { releaseId, commit, ...(reason ? { reason } : {}) }
}

/** What served before the first release, where every component tells. */
function adopted({ plan }: ReleaseRecord): Point | undefined {
  const commits = Object.values(plan.components).map(({ before }) => before?.commit)
  const [commit] = commits
  return commit && commits.every(Boolean) ? { commit, label: commit.slice(0, 7) } : undefined
}

function servedBefore({ plan }: ReleaseRecord): Map<string, string> {
  const known = Object.entries(plan.components).flatMap(([name, { before }]) =>
    before?.commit ? [[name, before.commit] as const] : [],
  )
  return new Map(known)
}
