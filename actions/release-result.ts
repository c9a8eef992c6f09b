import type { Result } from '../src/action.ts'
import { isOpen } from '../src/release/record.ts'
import type { ReleaseResult } from '../src/release/result.ts'
import { outputs, summary } from '../src/release/report.ts'

/** Outputs of a run that ended before it knew more. */
export const unfinished = { status: 'failure' }

/** A release's result as the runner wants it. The step fails unless the release is live or nothing was to be done. */
export function asResult(release: ReleaseResult): Result {
  const { status, headline, record, warnings, help } = release
  const failed = status === 'failure' || status === 'rolled-back'
  return {
    outputs: { ...outputs(release), 'github-deployment-id': record ? String(record.key) : '' },
    summary: summary(release),
    annotations: warnings.map((message) => ({ severity: 'warning', message })),
    ...(failed ? { failure: headline, help: help ?? 'a-release-is-not-finished' } : {}),
  }
}

/** A recovery has done its work also where it has taken a release back; only what it could not finish fails the step. */
export function asRecovery(release: ReleaseResult): Result {
  const finished = release.record !== undefined && !isOpen(release.record)
  if (release.status === 'failure' && !finished) return asResult(release)
  const { failure: _, ...result } = asResult(
    release.status === 'failure' ? { ...release, status: 'rolled-back' } : release,
  )
  return result
}
