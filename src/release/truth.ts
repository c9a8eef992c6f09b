import type { Deployment, Live } from './platform.ts'
import { copiesIn, deploymentOf, type ReleaseRecord, verdict } from './record.ts'

/** What serves, held against what the record says should serve. */
export interface Comparison {
  /** What should serve; nothing where the record does not know. */
  expected: { deployment: Deployment; release: string } | undefined
  /**
   * `same`: as the record says, or nothing is known. `copy`: another deployment with the same commit. `late`: a release that
   * was undone has come to serve after all, because its run was still at work. `foreign`: it was changed outside of releases.
   * `gone`: nothing serves any more.
   */
  is: 'same' | 'copy' | 'late' | 'foreign' | 'gone'
  /** One sentence for everything but `same`. */
  message: string | undefined
}

/** `live.commit` is what it really serves, and nothing where it does not tell. */
export function compare(history: readonly ReleaseRecord[], component: string, live: Live | undefined): Comparison {
  const release = history.find((record) => verdict(record) === 'live')
  const planned = release?.plan.components[component]
  const wanted = release && deploymentOf(release, component)
  if (!release || !planned || !wanted) return { expected: undefined, is: 'same', message: undefined }

  const { releaseId } = release.plan
  const commit = planned.after.commit
  // An undo, too, may have made a new deployment of what was live.
  const ids = copiesIn(history, component, wanted.id)
  const expected = { deployment: { ...wanted, id: ids.at(-1) ?? wanted.id, commit }, release: releaseId }
  const instead = `instead of ${expected.deployment.id}${commit ? ` (${commit.slice(0, 7)})` : ''} of release ${releaseId}`
  if (!live) return { expected, is: 'gone', message: `nothing serves ${instead}` }
  if (ids.includes(live.id)) return { expected, is: 'same', message: undefined }

  const origins = [releaseId, release.plan.of, planned.before?.releaseId]
  const sameCommit = live.commit !== undefined && live.commit === commit
  const serves = `${live.id}${live.commit ? ` (${live.commit.slice(0, 7)})` : ''} serves`
  const arrival = live.arrival ? `; it was ${live.arrival}` : ''
  if (sameCommit || (live.commit === undefined && live.releaseId && origins.includes(live.releaseId))) {
    const message =
      live.releaseId && origins.includes(live.releaseId)
        ? undefined
        : `${serves} ${instead}, with the same commit${arrival}`
    return { expected, is: message ? 'copy' : 'same', message }
  }
  const late = history.find(
    (record) =>
      verdict(record) === 'undone' &&
      (live.releaseId === record.plan.releaseId || deploymentOf(record, component)?.id === live.id),
  )
  if (late && late.plan.kind === 'deploy') {
    return {
      expected,
      is: 'late',
      message: `${serves} ${instead}, although release ${late.plan.releaseId} was undone${arrival}`,
    }
  }
  return { expected, is: 'foreign', message: `${serves} ${instead}, which no release has brought about${arrival}` }
}
