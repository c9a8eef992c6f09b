import { action } from '../../src/action.ts'
import { pullRequestOf } from '../pull-request.ts'
import { releaseContext, releaseInputs } from '../release-context.ts'
import { asRecovery, asResult, unfinished } from '../release-result.ts'

await action({
  name: 'deploy',
  unfinished,
  read: (input) => ({
    ...releaseInputs(input),
    images: input.pairs('images'),
    commit: input.optionalCommit('commit'),
    verified: input.optional('verified'),
    dryRun: input.flag('dry-run'),
    force: input.flag('force'),
    recover: input.flag('recover'),
    asked: input.optional('environment'),
    verifyReport: input.optional('verify-report'),
  }),
  run: async (given, job) => {
    const { commit = '', verified: file, dryRun, force, recover: onlyRecover, asked, verifyReport, ...inputs } = given
    const pull = asked === undefined ? pullRequestOf(job) : undefined
    if (pull)
      return await (await import('../preview.ts')).previewPullRequest(pull, { ...inputs, dryRun, verifyReport }, job)
    const verified = file === undefined ? undefined : { file, commit: commit || job.sha }
    const context = await releaseContext(onlyRecover ? { ...inputs, sources: 'any' } : { ...inputs, verified }, job)
    if (onlyRecover) {
      const { recover } = await import('../../src/release/recover.ts')
      return asRecovery(await recover(context))
    }
    const { deploy } = await import('../../src/release/deploy.ts')
    const request = { commit: commit || job.sha, repository: job.repository, branch: job.branch, dryRun, force }
    const release = await deploy(context, request)
    job.state.save('closed', 'true')
    job.log.line(release.headline)
    return asResult(release)
  },
})
