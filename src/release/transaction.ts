import { commit, proveTogether } from './commit.ts'
import type { Context, GateReport } from './context.ts'
import { Cancelled, TakenOver } from './errors.ts'
import { type Journal, journal } from './journal.ts'
import type { Plan, ReleaseRecord } from './record.ts'
import type { ReleaseResult } from './result.ts'
import type { Work } from './switching.ts'
import { takeBack } from './take-back.ts'
import { takeTurn } from './turn.ts'

export interface Transaction {
  plan: Plan
  /** What the plan was made from, newest first. */
  history: readonly ReleaseRecord[]
  /** It waits for other releases until then, ms since 1970. */
  deadline: number
  /** The open record of an earlier attempt that this one goes on with. */
  resumed?: Journal | undefined
  work: (work: Work) => Promise<void>
}

/**
 * Opens the record, waits for its turn, does the work, and closes the record with what is really served: all of it
 * `live`, or `undone`. Nothing when another release changed the world while this one waited: look again and begin anew.
 */
export async function transact(context: Context, transaction: Transaction): Promise<ReleaseResult | undefined> {
  const { plan, history: known, deadline, resumed, work } = transaction
  const log = resumed ?? journal(context, await context.store.open(plan))
  context.opened?.(log.record.key)
  context.watch.report(`release ${plan.releaseId} ${resumed ? 'goes on' : 'opened'}`)
  const earlier = await takeTurn(context, log, { known, deadline })
  if (!earlier) return undefined

  const gates: GateReport[] = []
  const stop = new AbortController()
  const signal = AbortSignal.any([context.watch.signal, stop.signal])
  const mine: Work = { context, journal: log, gates, signal }
  try {
    await work(mine)
    await proveTogether(mine)
  } catch (error) {
    stop.abort()
    if (error instanceof TakenOver) throw error
    if (context.watch.signal.aborted)
      throw new Cancelled('cancelled; the post step puts back what was changed', { cause: error })
    return await takeBack(context, log, { reason: error, gates })
  }
  return await commit(mine, earlier)
}
