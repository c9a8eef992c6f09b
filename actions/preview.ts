import { readConfig } from '../src/config.ts'
import type { Result } from '../src/action.ts'
import type { Job } from '../src/job.ts'
import { checksSection } from '../src/preview/checks.ts'
import { preview } from '../src/preview/preview.ts'
import { outputs, summary } from '../src/preview/report.ts'
import { type PreviewResult, skipped } from '../src/preview/result.ts'
import { readReport } from '../src/preview/verified.ts'
import { messageOf } from '../src/release/errors.ts'
import { previewContext } from './preview-context.ts'
import type { PullRequestEvent } from './pull-request.ts'
import type { ReleaseInputs } from './release-context.ts'

export interface PreviewWish extends ReleaseInputs {
  verifyReport: string | undefined
  dryRun: boolean
}

/** What `deploy` does on a pull request. */
export async function previewPullRequest(pull: PullRequestEvent, wish: PreviewWish, job: Job): Promise<Result> {
  if (pull.isFork) {
    const why = `pull request ${pull.number} comes from a fork, whose runs get no secrets`
    return asResult(skipped(pull.head, `Skipped, because ${why}. Nothing was deployed.`), '')
  }
  const { config: file } = wish
  const common = { file, workspace: job.workspace, sources: pull.isClosed ? 'any' : 'present' } as const
  const production = await readConfig({ ...common, environment: 'production' })
  const { previews: settings } = production
  if (!settings) {
    const remedy = 'add `previews: { environment: … }` to have them'
    return asResult(skipped(pull.head, `Skipped, because ${file} has no previews; ${remedy}.`), '')
  }
  const shared = await readConfig({ ...common, environment: settings.environment })
  const { checks, trouble } = await readChecks(wish.verifyReport, pull.head, job)
  const inputs = { ...wish, environment: shared.environment }
  const context = previewContext(inputs, job, { production, shared, settings, pull, checks })
  const result = await preview(context, { dryRun: wish.dryRun, closing: pull.isClosed })
  job.log.line(result.headline)
  return asResult({ ...result, warnings: [...trouble, ...result.warnings] }, shared.environment)
}

/** A report that can't be read is a warning: what was verified was verified. */
async function readChecks(
  path: string | undefined,
  commit: string,
  { workspace }: Job,
): Promise<{ checks: string | undefined; trouble: string[] }> {
  if (path === undefined) return { checks: undefined, trouble: [] }
  try {
    const report = await readReport(path, workspace)
    if (!report) return { checks: undefined, trouble: [`there is no verify report at ${path}`] }
    return { checks: checksSection(commit, report), trouble: [] }
  } catch (error) {
    return { checks: undefined, trouble: [messageOf(error)] }
  }
}

function asResult(result: PreviewResult, environment: string): Result {
  return {
    outputs: { 'release-id': '', 'sentry-release': '', ...outputs(result) },
    summary: summary(result, environment),
    annotations: result.warnings.map((message) => ({ severity: 'warning', message })),
    ...(result.status === 'failure' ? { failure: result.headline, help: result.help } : {}),
  }
}
