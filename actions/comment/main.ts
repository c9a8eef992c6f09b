import { action } from '../../src/action.ts'
import { asResult, commentOn } from '../comment-result.ts'

await action({
  name: 'comment',
  unfinished: { status: 'failure' },
  read: (input) => ({
    report: input.text('report'),
    config: input.text('config'),
    githubToken: input.secret('github-token', 'GITHUB_TOKEN'),
    dryRun: input.flag('dry-run'),
  }),
  run: async (inputs, job) => asResult(await commentOn(inputs, job)),
})
