import type { Context, GateReport } from './context.ts'
import { messageOf } from './errors.ts'
import { journal, type Journal, type ReleaseRecord } from './record.ts'
import { componentResults, type ReleaseResult } from './result.ts'
import { undo } from './undo.ts'

/** Puts everything back that the release has changed, and closes its record with what serves then. */
export async function takeBack(
  context: Context,
  log: Journal,
  gates: GateReport[],
  reason: unknown,
): Promise<ReleaseResult> {
  const why = sentence(messageOf(reason))
  context.watch.report(`undoing: ${why}`)
  const { complete, outcomes, troubles } = await undo(context, log)
  await log.note({ step: complete ? 'undone' : 'stuck', note: complete ? why : troubles.join('; ') })

  const { record } = log
  const components = componentResults(record, context.application, (name) => outcomes.get(name) ?? 'not touched')
  const changed = components.some(({ outcome }) => outcome === 'put back' || outcome === 'removed')
  const first = components.length > 0 && components.every(({ before }) => !before)
  return {
    status: complete && changed ? 'rolled-back' : 'failure',
    headline: complete
      ? `${why} ${whatServes(changed, first)}`
      : `${why} It could not be undone: ${troubles.join('; ')}.`,
    plan: record.plan,
    record,
    components,
    gates,
    trackedAs: [],
    warnings: [],
    next: complete
      ? ['Mend the cause and release again; nothing has to be cleaned up.']
      : ['Run the deploy action again with `recover: true`; it finishes what is left.'],
  }
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}

function whatServes(changed: boolean, first: boolean): string {
  if (first) return changed ? 'It was taken away again: nothing serves, as before.' : 'Nothing serves, as before.'
  return changed ? 'It was undone: what served before serves again.' : 'What served before has served all the time.'
}

/** Finishes a release whose run has died, from its record alone. */
export async function takeBackInterrupted(context: Context, record: ReleaseRecord): Promise<ReleaseResult> {
  const { releaseId, run } = record.plan
  context.watch.report(`release ${releaseId} was interrupted in ${run.url}`)
  return await takeBack(context, journal(context.store, record), [], new Error('the run was interrupted'))
}
