import { action } from '../../src/action.ts'
import { releaseContext, releaseInputs } from '../release-context.ts'
import { asResult, unfinished } from '../release-result.ts'

await action({
  name: 'rollback',
  unfinished,
  read: (input) => ({
    ...releaseInputs(input),
    to: input.optional('to'),
    reason: input.optional('reason'),
    dryRun: input.flag('dry-run'),
    force: input.flag('force'),
  }),
  run: async ({ to, reason, dryRun, force, ...inputs }, job) => {
    const context = await releaseContext({ ...inputs, sources: 'any' }, job)
    const { rollback } = await import('../../src/release/rollback.ts')
    const release = await rollback(context, { to, reason, dryRun, force })
    job.state.save('closed', 'true')
    job.log.line(release.headline)
    const { before } = release.components[0] ?? {}
    const result = asResult(release)
    return { ...result, outputs: { ...result.outputs, 'rolled-back-from': before?.releaseId ?? before?.commit ?? '' } }
  },
})
