import { action } from '../../src/action.ts'
import { headline, preview, summary } from '../../src/verify/summary.ts'
import { plan, verify } from '../../src/verify/verify.ts'
import { verifyContext, verifyInputs } from '../verify-context.ts'
import { asResult, unverified } from '../verify-result.ts'

await action({
  name: 'verify',
  unfinished: unverified,
  read: (input) => ({
    ...verifyInputs(input),
    failOnUnknown: input.flag('fail-on-unknown'),
    dryRun: input.flag('dry-run'),
  }),
  run: async ({ failOnUnknown, dryRun, ...inputs }, job) => {
    const { context, request } = await verifyContext(inputs, job)
    if (dryRun) {
      const planned = await plan(context, request.targets)
      return { outputs: { ...unverified, status: 'skipped' }, summary: preview(planned, request.settings.audit) }
    }
    const verified = await verify(context, request)
    job.log.line(headline(verified.report))
    return await asResult(verified, { temp: job.temp, failOnUnknown, summary: summary(verified.report) })
  },
})
