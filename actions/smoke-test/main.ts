import { action } from '../../src/action.ts'
import { gate } from '../../src/smoke/gate.ts'
import { plan } from '../../src/smoke/plan.ts'
import { headline, outputs, preview, summary } from '../../src/smoke/report.ts'

await action({
  name: 'smoke-test',
  unfinished: { status: 'failure' },
  read: (input) => ({
    url: input.optionalUrl('url'),
    environment: input.optional('environment'),
    config: input.text('config'),
    checks: input.optional('checks'),
    commit: input.optional('commit'),
    identity: input.optional('identity'),
    timeoutMs: input.optionalDuration('timeout'),
    failOnUnknown: input.flag('fail-on-unknown'),
    bypassSecret: input.optionalSecret('vercel-automation-bypass-secret', 'VERCEL_AUTOMATION_BYPASS_SECRET'),
    dryRun: input.flag('dry-run'),
  }),
  run: async ({ failOnUnknown, dryRun, ...wish }, { workspace, signal, log }) => {
    const planned = await plan({ ...wish, workspace })
    if (dryRun) return { outputs: { status: 'skipped' }, summary: preview(planned) }

    const looker = gate(planned)
    const looked = await Promise.all(
      planned.targets.map(async (target) => {
        const report = (line: string): void => log.line(`${target.component}: ${line}`)
        return { target, result: await looker.check(target, { signal, report }) }
      }),
    )
    const results = outputs(looked)
    const failed = results['status'] === 'failure' || (results['status'] === 'unknown' && failOnUnknown)
    log.line(headline(looked))
    return { outputs: results, summary: summary(looked), ...(failed ? { failure: headline(looked) } : {}) }
  },
})
