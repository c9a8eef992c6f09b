import { topicOf } from '../help.ts'
import type { Context, GateReport } from './context.ts'
import { messageOf, TakenOver } from './errors.ts'
import { reportStuck, reportUnstuck } from './incident.ts'
import type { Journal } from './journal.ts'
import { componentResults, type ReleaseResult } from './result.ts'
import { undo, type Undone } from './undo.ts'

/**
 * Puts everything back that the release has changed, and closes its record with what serves then. Throws `TakenOver` when
 * another process does it.
 */
export async function takeBack(
  context: Context,
  log: Journal,
  { reason, gates = [] }: { reason: unknown; gates?: GateReport[] },
): Promise<ReleaseResult> {
  await log.demandOwnership().catch((error: unknown) => {
    if (error instanceof TakenOver) throw error
  })
  const why = sentence(messageOf(reason))
  context.watch.report(`undoing: ${why}`)
  const undone = await undo(context, log)
  const { complete, outcomes, troubles, left } = undone
  const unwritten = await closed(log, undone, why)
  const warnings = await (complete ? reportUnstuck : reportStuck)(context, log.record, troubles)

  const { record } = log
  const components = componentResults(record, context.application, (name) => outcomes.get(name) ?? 'not touched')
  const changed = components.some(({ outcome }) => outcome === 'put back' || outcome === 'removed')
  const first = components.length > 0 && components.every(({ before }) => !before)
  const finished = complete && unwritten === undefined
  return {
    status: finished && changed ? 'rolled-back' : 'failure',
    headline: complete
      ? `${why} ${whatServes({ changed, first, left })}${unwritten ?? ''}`
      : `${why} It could not be undone: ${troubles.join('; ')}.${unwritten ?? ''}`,
    plan: record.plan,
    record,
    components,
    gates,
    trackedAs: [],
    warnings,
    help: finished ? (topicOf(reason) ?? 'the-release-was-undone') : 'a-release-is-not-finished',
    next: finished
      ? ['Mend the cause and release again; nothing has to be cleaned up.']
      : [
          'Run the deploy action again with `recover: true`; it finishes what is left. So does the next deploy or rollback.',
        ],
  }
}

/** Closes the record; answers with a sentence when it could not be written. */
async function closed(log: Journal, { complete, troubles, left }: Undone, why: string): Promise<string | undefined> {
  try {
    if (complete) await log.close('undone', [why, ...left].join(' '))
    else await log.note({ step: 'stuck', note: `repeat with \`recover: true\`: ${troubles.join('; ')}` })
    return undefined
  } catch (error) {
    return ` The record could not be closed: ${sentence(messageOf(error))}`
  }
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}

function whatServes({ changed, first, left }: { changed: boolean; first: boolean; left: string[] }): string {
  if (left.length > 0) return `What this release had changed was undone, but not everything: ${left.join('; ')}.`
  if (first) return changed ? 'It was taken away again: nothing serves, as before.' : 'Nothing serves, as before.'
  return changed ? 'It was undone: what served before serves again.' : 'What served before has served all the time.'
}
