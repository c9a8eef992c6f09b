import type { Context } from './context.ts'
import { Refusal } from './errors.ts'
import { isOpen, type ReleaseRecord } from './record.ts'
import { type ReleaseResult, withoutRecord } from './result.ts'
import { takeBackInterrupted } from './take-back.ts'

/**
 * Finishes the release whose run has died: the one with `key`, whatever its run is doing, or else every open one of the
 * environment whose run is over, newest first. Deploys nothing.
 */
export async function recover(context: Context, key?: number): Promise<ReleaseResult> {
  const history = await context.store.history(context.application.environment)
  const open = history.filter((record) => isOpen(record) && (key === undefined || record.key === key))
  let last: ReleaseResult | undefined
  for (const record of open) {
    if (key !== undefined || (await context.runs.isOver(record.plan.run))) {
      last = await takeBackInterrupted(context, record)
    }
  }
  return last ?? nothingToRecover(history)
}

function nothingToRecover([newest]: ReleaseRecord[]): ReleaseResult {
  if (!newest) throw new Refusal(['no release was ever made here, so there is nothing to recover'])
  const overview = { history: [], components: [], warnings: [] }
  return withoutRecord(newest.plan, overview, {
    headline: 'No release was interrupted; nothing to recover.',
    outcome: 'live',
  })
}
