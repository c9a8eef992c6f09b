import { action } from '../../src/action.ts'
import { gate } from '../../src/smoke/gate.ts'
import { writeJunit } from '../../src/smoke/junit.ts'
import { plan } from '../../src/smoke/plan.ts'
import { preview } from '../../src/smoke/report-preview.ts'
import { summary } from '../../src/smoke/report-summary.ts'
import { annotations, headline, outputs } from '../../src/smoke/report.ts'
import { demandVariables } from '../../src/smoke/variables.ts'
import { gateInputs, gateSources } from '../gate-inputs.ts'

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
    baselineUrl: input.optionalUrl('baseline-url'),
    timeoutMs: input.optionalDuration('timeout'),
    failOnUnknown: input.flag('fail-on-unknown'),
    bypassSecret: input.optionalSecret('vercel-automation-bypass-secret', 'VERCEL_AUTOMATION_BYPASS_SECRET'),
    junit: input.optional('junit'),
    dryRun: input.flag('dry-run'),
    sources: gateInputs(input),
  }),
  run: async ({ failOnUnknown, dryRun, baselineUrl, junit, sources, ...wish }, { workspace, signal, log }) => {
    const planned = await plan({ ...wish, workspace })
    const given = gateSources(sources, { environment: wish.environment ?? '', sentry: planned.sentrySettings })
    demandVariables(planned.components, given.variables)
    if (dryRun) return { outputs: { status: 'skipped' }, summary: preview(planned) }

    const looker = gate({ ...planned, ...given, baselineUrl })
    const looked = await Promise.all(
      planned.targets.map(async (target) => {
        const report = (line: string): void => log.line(`${target.component}: ${line}`)
        return { target, result: await looker.check(target, { signal, report }) }
      }),
    )
    if (junit !== undefined) await writeJunit({ path: junit, workspace, looked })
    const results = outputs(looked)
    const failed = results['status'] === 'failure' || (results['status'] === 'unknown' && failOnUnknown)
    log.line(headline(looked))
    return {
      outputs: results,
      summary: summary(looked),
      annotations: annotations(looked),
      ...(failed ? { failure: headline(looked), help: 'a-gate-did-not-pass' } : {}),
    }
  },
})
