import { schemaChanges } from './changes.ts'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'
import { isOpen, type Plan, type ReleaseRecord, verdict } from './record.ts'
import { newReleaseId } from './release-id.ts'
import { replaceEarlier } from './replace.ts'
import { type ReleaseResult, withoutRecord } from './result.ts'
import { type Overview, survey } from './survey.ts'
import { switchBack } from './switch-back.ts'
import type { Work } from './switching.ts'
import { findTarget, type RollbackTarget } from './target.ts'
import { trackingOf } from './tracking.ts'
import { transact } from './transaction.ts'

export interface RollbackRequest {
  /** A release id, commit, tag or branch; the release before the live one when absent. */
  to: string | undefined
  reason: string | undefined
  dryRun: boolean
  /** Go back over a change of the database's schema that takes something away. */
  force: boolean
}

/** Brings an earlier release back: all of it, or nothing of it. Not gated: what served before needs no checks to serve again. */
export async function rollback(context: Context, request: RollbackRequest): Promise<ReleaseResult> {
  const found: Found = { live: undefined, open: new Set() }
  const deadline = Date.now() + context.waitMs
  for (;;) {
    const history = await context.store.history(context.application.environment)
    if (!request.dryRun) await replaceEarlier(context, history)
    const underWay = history.filter(isOpen)
    found.live ??= liveIn(history)
    const takenBack = request.to === undefined ? takenBackSince(found, history) : undefined
    for (const { plan } of underWay) found.open.add(plan.releaseId)
    const to = request.to ?? (takenBack || underWay.length > 0 ? liveIn(history) : undefined)
    const target = await findTarget(context.commits, history, to)
    const purpose = { action: 'rollback', history, restoring: target.deployments, force: request.force } as const
    const overview = await survey(context, purpose)
    const plan = planRollback(context, request, target, overview)
    const commit = plan.commit.slice(0, 7) || 'the version before the first release'
    const nothingToDo = isLive(plan) && underWay.length === 0
    if (nothingToDo && takenBack) {
      const headline = `Release ${takenBack.plan.releaseId} was taken back; ${commit} serves, as before it.`
      return { ...withoutRecord(plan, overview, { headline, outcome: 'live' }), status: 'success' }
    }
    if (nothingToDo) {
      return withoutRecord(plan, overview, { headline: `${commit} is live already; nothing to do.`, outcome: 'live' })
    }
    const warnings = [...overview.warnings, ...(await schemaWarnings(context, request, target, overview))]
    if (request.dryRun) {
      return withoutRecord(
        plan,
        { ...overview, warnings },
        { headline: `Dry run: ${commit} would be brought back.`, outcome: 'planned' },
      )
    }

    const tracking = trackingOf(context, plan, { history })
    const work = async (mine: Work): Promise<void> => {
      await tracking.begin()
      await switchBack(mine)
    }
    const result = await transact(context, { plan, history, deadline, work })
    if (!result) continue
    const next = result.status === 'success' ? advice(context, overview) : result.next
    return await tracking.finish({ ...result, next, warnings: [...warnings, ...result.warnings] })
  }
}

/** What a rollback has come to take back: the releases that were live or under way when it looked. */
interface Found {
  live: string | undefined
  open: Set<string>
}

/** It is taken back already, by this rollback or by another one at the same time: no further step back is meant. */
function takenBackSince({ live, open }: Found, history: readonly ReleaseRecord[]): ReleaseRecord | undefined {
  return history.find(
    (record) =>
      (record.plan.releaseId === live && verdict(record) === 'rolled-back') ||
      (open.has(record.plan.releaseId) && verdict(record) === 'undone'),
  )
}

/** Without `to`, the way back from a release that is not yet live leads to the one that is. */
function liveIn(history: readonly ReleaseRecord[]): string | undefined {
  const live = history.find((record) => verdict(record) === 'live')
  return live?.plan.of ?? live?.plan.releaseId
}

function isLive({ components }: Plan): boolean {
  return Object.values(components).every(({ unchanged }) => unchanged)
}

function planRollback(
  { application, run, actor }: Context,
  { reason }: RollbackRequest,
  target: RollbackTarget,
  overview: Overview,
): Plan {
  return {
    releaseId: newReleaseId(target.commit || '0000000'),
    kind: 'rollback',
    environment: application.environment,
    commit: target.commit,
    of: target.releaseId,
    run,
    actor,
    reason,
    components: Object.fromEntries(
      overview.components.map(({ component: { name, platform }, live, before, late }) => {
        const to = target.deployments.get(name)
        const stays = !to || target.copies.get(name)?.has(live?.id ?? '') === true
        const after = stays ? { id: live?.id, commit: live?.commit } : { id: to.id, commit: to.commit }
        return [
          name,
          {
            platform: platform.name,
            before,
            ...(late ? { found: live?.id } : {}),
            after,
            ...(stays ? { unchanged: true } : {}),
          },
        ]
      }),
    ),
  }
}

/** Rolling code back does not roll the database back: stops before a schema that the earlier code can't live with. */
async function schemaWarnings(
  { commits, application }: Context,
  { force }: RollbackRequest,
  target: RollbackTarget,
  overview: Overview,
): Promise<string[]> {
  const globs = application.components.flatMap(({ migrations }) => migrations)
  const from = overview.components.map(({ live }) => live?.commit).find((commit) => commit && commit !== target.commit)
  if (globs.length === 0 || !from || !target.commit) return []
  const changes = await commits.changes(target.commit, from)
  if (!changes) return ['could not tell whether the database schema has changed since then']
  const found = schemaChanges(changes, globs)
  const [contracting] = found.filter(({ contracting }) => contracting)
  if (contracting && !force) {
    throw new Refusal([
      `${contracting.path} has taken something away from the database since then (${contracting.contracting}), and the earlier version may need it; set "force: true" to go back all the same`,
    ])
  }
  return found.map(({ path }) => `${path} has changed the database schema since then and stays applied`)
}

function advice({ application }: Context, { components }: Overview): string[] {
  const left = components.map(({ live }) => live?.commit).find((commit) => commit !== undefined)
  const notes = application.components.flatMap(({ platform }) => platform.restoreNote ?? [])
  return [
    ...(left
      ? [`Revert or mend ${left.slice(0, 7)} on your main branch; releasing that very commit again is refused.`]
      : []),
    ...new Set(notes),
  ]
}
