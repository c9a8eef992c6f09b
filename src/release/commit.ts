import { messageOf, TakenOver } from './errors.ts'
import { reportUnstuck } from './incident.ts'
import { prove } from './proof.ts'
import type { ReleaseRecord } from './record.ts'
import { replaceEarlier } from './replace.ts'
import { componentResults, type ReleaseResult } from './result.ts'
import { watching, type Work } from './switching.ts'

/** Every component serves what this release wants, all at the same time, before the release is called live. */
export async function proveTogether(work: Work): Promise<void> {
  const { context, journal: log } = work
  await Promise.all(
    context.application.components.map(async (component) => {
      const planned = log.record.plan.components[component.name]
      if (planned) await prove(context.gate, component, planned.after.commit, watching(work, component))
    }),
  )
}

/** Closes the record as live. Throws `TakenOver` when that is no longer ours to say. */
export async function commit(work: Work, earlier: readonly ReleaseRecord[]): Promise<ReleaseResult> {
  const { context, journal: log, gates } = work
  const { record } = log
  const { plan } = record
  const short = plan.commit.slice(0, 7) || 'the version before the first release'
  const result = {
    plan,
    record,
    components: componentResults(record, context.application, (name) =>
      plan.components[name]?.unchanged ? 'unchanged' : 'live',
    ),
    gates,
    trackedAs: [],
  }
  try {
    await log.close('live', `${short} serves`)
  } catch (error) {
    if (error instanceof TakenOver) throw error
    return {
      ...result,
      status: 'failure',
      headline: `${short} serves everywhere, but that could not be recorded: ${messageOf(error)}`,
      warnings: [],
      next: [
        'Run the deploy action again with `recover: true`; it writes down what serves. Until then no other release begins.',
      ],
    }
  }
  await replaceEarlier(context, [record, ...earlier])
  return {
    ...result,
    status: 'success',
    headline: `${short} is live: ${Object.keys(plan.components).join(', ')}.`,
    warnings: await reportUnstuck(context, record),
    next: [],
  }
}
