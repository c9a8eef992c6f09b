import type { Result } from '../src/action.ts'
import type { Transport } from '../src/http.ts'
import type { Job } from '../src/job.ts'
import { type ReleaseInputs, releaseContext } from './release-context.ts'
import { asResult } from './release-result.ts'

/** Finishes what a cancelled main step has left: puts back what it changed and closes the record. */
export async function finishInPost(
  inputs: ReleaseInputs,
  job: Job,
  transport: Transport = {},
): Promise<Result | undefined> {
  const key = Number(job.state.read('release'))
  if (!key || job.state.read('closed')) return undefined
  const context = await releaseContext({ ...inputs, sources: 'any' }, job, transport)
  const { recover } = await import('../src/release/recover.ts')
  const release = await recover(context, key)
  job.log.line(release.headline)
  return asResult(release)
}
