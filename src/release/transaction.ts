import type { Context, GateReport } from './context.ts'
import { Cancelled, messageOf } from './errors.ts'
import { journal, type Journal, type Plan, type ReleaseRecord, type Verdict, verdict } from './record.ts'
import { componentResults, type ReleaseResult } from './result.ts'
import type { Work } from './switching.ts'
import { takeBack } from './take-back.ts'
import { takeTurn } from './turn.ts'

/**
 * Opens the record, waits for its turn, does the work, and closes the record with what is really served: all of it
 * `live`, or `undone`. Nothing when another release changed the world while this one waited: look again and begin anew.
 */
export async function transact(
  context: Context,
  { plan, history }: { plan: Plan; history: readonly ReleaseRecord[] },
  work: (work: Work) => Promise<void>,
): Promise<ReleaseResult | undefined> {
  const record = await context.store.open(plan)
  context.opened?.(record.key)
  context.watch.report(`release ${plan.releaseId} opened`)
  const log = journal(context.store, record)
  const earlier = await takeTurn(context, log, history[0]?.key ?? 0)
  if (!earlier) return undefined

  const gates: GateReport[] = []
  const stop = new AbortController()
  const signal = AbortSignal.any([context.watch.signal, stop.signal])
  try {
    await work({ context, journal: log, gates, signal })
  } catch (error) {
    stop.abort()
    if (context.watch.signal.aborted)
      throw new Cancelled('cancelled; the post step puts back what was changed', { cause: error })
    return await takeBack(context, log, gates, error)
  }
  return await commit(context, log, { gates, earlier })
}

async function commit(
  context: Context,
  log: Journal,
  { gates, earlier }: { gates: GateReport[]; earlier: readonly ReleaseRecord[] },
): Promise<ReleaseResult> {
  const { record } = log
  await log.note({ step: 'live', note: `${record.plan.commit.slice(0, 7)} serves` })
  await closePrevious(context, record, earlier)
  return {
    status: 'success',
    headline: `${record.plan.commit.slice(0, 7)} is live: ${Object.keys(record.plan.components).join(', ')}.`,
    plan: record.plan,
    record,
    components: componentResults(record, context.application, (name) =>
      record.plan.components[name]?.unchanged ? 'unchanged' : 'live',
    ),
    gates,
    trackedAs: [],
    warnings: [],
    next: [],
  }
}

/** The release that was live until now says so. Its trouble changes nothing about what serves. */
async function closePrevious(
  context: Context,
  record: ReleaseRecord,
  earlier: readonly ReleaseRecord[],
): Promise<void> {
  const { kind, releaseId } = record.plan
  const step: Verdict = kind === 'rollback' ? 'rolled-back' : 'superseded'
  try {
    const previous = earlier.find((one) => verdict(one) === 'live')
    // A rollback served the version of an earlier release; taking it back takes that version back.
    const version = kind === 'rollback' && earlier.find(({ plan }) => plan.releaseId === previous?.plan.of)
    for (const one of [previous, version]) {
      if (one) await journal(context.store, one).note({ step, note: `by ${releaseId}` })
    }
  } catch (error) {
    context.watch.report(`the record of the release before could not be closed: ${messageOf(error)}`)
  }
}
