import type { Commits } from './context.ts'
import { Refusal } from './errors.ts'
import type { Deployment } from './platform.ts'
import { copiesIn, deploymentOf, type ReleaseRecord, verdict, wasLive } from './record.ts'

/** The release to go back to. */
export interface RollbackTarget {
  /** Absent for what was live before the first release. */
  releaseId: string | undefined
  commit: string
  /** For each component the newest deployment that holds this version. */
  deployments: Map<string, Deployment>
  /** Every deployment that is known to hold this version, by component. */
  copies: Map<string, Set<string>>
}

/**
 * Finds the release that `to` names: a release id, a commit (or at least seven of its digits), a tag or a branch; when
 * it is empty, the release before the live one. Throws `Refusal` when there is none.
 */
export async function findTarget(
  commits: Commits,
  history: readonly ReleaseRecord[],
  to: string | undefined,
): Promise<RollbackTarget> {
  const candidates = [
    ...history.filter((record) => wasLive(record) && record.plan.kind === 'deploy'),
    ...adopted(history),
  ]
  if (candidates.length === 0) {
    throw new Refusal([
      'no release was ever live here, so there is nothing to go back to; make one with the deploy action',
    ])
  }
  if (!to) return describe(before(candidates, history), history)

  const byId = candidates.find(({ plan }) => plan.releaseId === to)
  const byCommit = /^[0-9a-f]{7,40}$/i.test(to)
    ? candidates.filter(({ plan }) => plan.commit.startsWith(to.toLowerCase()))
    : []
  const commit = byId || byCommit.length > 0 ? undefined : await commits.resolve(to)
  const found = byId ?? byCommit[0] ?? candidates.find(({ plan }) => plan.commit === commit)
  if (!found) throw new Refusal([`${unknown(to, commit)}; these were: ${list(candidates)}`])
  const several = [...new Set(byCommit.map(({ plan }) => plan.commit))]
  if (several.length > 1) {
    const them = several.toSorted().join(', ')
    throw new Refusal([`"${to}" is the beginning of several released commits; give more digits: ${them}`])
  }
  return describe(found, history)
}

function unknown(to: string, commit: string | undefined): string {
  return commit ? `"${to}" is ${commit.slice(0, 7)}, and that commit was never released` : `"${to}" was never released`
}

/** The release that was live before the one that is. Going back to one ends all that came after it. */
function before(candidates: readonly ReleaseRecord[], history: readonly ReleaseRecord[]): ReleaseRecord {
  const served = candidates.filter(({ key }) => key === 0)
  for (const record of history.filter(wasLive).toReversed()) {
    const version = record.plan.of ? candidates.find(({ plan }) => plan.releaseId === record.plan.of) : record
    if (!version) continue
    const { commit } = version.plan
    const at = served.findLastIndex(({ plan }) => plan.commit === commit)
    const again = at === served.length - 1 || record.plan.kind === 'rollback'
    if (at >= 0 && again) served.length = at
    served.push(version)
  }
  const found = served.at(-2)
  if (!found || !history.some((record) => verdict(record) === 'live')) {
    throw new Refusal([
      'there is no earlier release to return to; name a version with "to", or deploy an earlier commit',
    ])
  }
  return found
}

/** What was live before the first release, as far as its record tells, in the shape of a release. */
function adopted(history: readonly ReleaseRecord[]): ReleaseRecord[] {
  const first = history.findLast((record) => wasLive(record))
  if (!first || first.plan.kind !== 'deploy') return []
  const components = Object.entries(first.plan.components)
  const commit = components.map(([, { before }]) => before?.commit).find((known) => known !== undefined)
  if (components.some(([, { before }]) => !before)) return []
  return [
    {
      key: 0,
      openedAt: first.openedAt,
      entries: [],
      plan: {
        ...first.plan,
        releaseId: `before-${first.plan.releaseId}`,
        commit: commit ?? '',
        components: Object.fromEntries(
          components.map(([name, planned]) => [
            name,
            { ...planned, after: { id: planned.before?.id, commit: planned.before?.commit } },
          ]),
        ),
      },
    },
  ]
}

function describe(target: ReleaseRecord, history: readonly ReleaseRecord[]): RollbackTarget {
  const { releaseId, commit, components } = target.plan
  // A rollback may have made newer copies of the same version, which the platform keeps for longer.
  const holders = [...history.filter(({ plan, entries }) => plan.of === releaseId && entries.length > 0), target]
  const deployments = new Map<string, Deployment>()
  const copies = new Map<string, Set<string>>()
  for (const name of Object.keys(components)) {
    const known = holders.flatMap((record) => deploymentOf(record, name) ?? [])
    if (known[0]) deployments.set(name, { ...known[0], commit: components[name]?.after.commit })
    copies.set(name, new Set(known.flatMap(({ id }) => copiesIn(history, name, id))))
  }
  return { releaseId, commit, deployments, copies }
}

function list(candidates: readonly ReleaseRecord[]): string {
  const shown = candidates.slice(0, 5).map(({ plan }) => `${plan.releaseId} (${plan.commit.slice(0, 7)})`)
  return shown.length > 0 ? shown.join(', ') : 'none'
}
