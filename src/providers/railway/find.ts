import type { Version } from '../../release/platform.ts'
import { describe, digestOf, imageOf, isUnderWay, type Seen } from './deployment.ts'
import type { State } from './service.ts'

/** The clocks of Railway and of the runner may differ by this. */
const SKEW_MS = 300_000

/** The deployment that an earlier attempt of a release has made. */
export function findAttempt(
  { recent, active }: State,
  { releaseId, commit }: Pick<Version, 'releaseId'> & { commit?: string | undefined },
  from: { kind: 'directory' | 'image' | 'commit'; image?: string | undefined },
): Seen | undefined {
  const stamped = [...recent, ...active].find((seen) => describe(seen).releaseId === releaseId)
  if (stamped || from.kind === 'directory') return stamped

  // Railway keeps no message for images and commits. Their content tells, as long as it is under way or serves: one that
  // has failed may be of an earlier attempt, and trying again must be possible.
  const { openedAt, shortSha } = partsOf(releaseId)
  const digest = digestOf(from.image)
  const sha = commit ?? shortSha
  return recent.find((seen) => {
    if (!isUnderWay(seen) && !active.some(({ id }) => id === seen.id)) return false
    if (Date.parse(seen.createdAt) < openedAt - SKEW_MS) return false
    if (from.kind === 'image') return digest !== undefined && digestOf(imageOf(seen)) === digest
    return sha !== undefined && (describe(seen).commit?.startsWith(sha) ?? false)
  })
}

/** A release id begins with the time when it was opened and its commit; of any other, nothing is assumed. */
function partsOf(releaseId: string): { openedAt: number; shortSha: string | undefined } {
  const [, year, month, day, hours, minutes, seconds, shortSha] =
    /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-([0-9a-f]{7})/.exec(releaseId) ?? []
  const openedAt = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  return { openedAt: Number.isNaN(openedAt) ? 0 : openedAt, shortSha }
}
