import type { Context } from './context.ts'
import { Refusal } from './errors.ts'
import { finish } from './finish.ts'
import { clearLeftovers } from './leftovers.ts'
import { isOpen, ownerOf, type ReleaseRecord, verdict } from './record.ts'
import { replaceEarlier } from './replace.ts'
import { type ReleaseResult, withoutRecord } from './result.ts'
import { rollback } from './rollback.ts'
import { type Overview, survey } from './survey.ts'
import { tellLate } from './tracking.ts'

/**
 * Finishes the release whose run has died: the one with `key`, which this run has left behind, or else every open one of
 * the environment whose run is over, oldest first. Then makes sure that what serves is what the record says. Deploys nothing.
 */
export async function recover(context: Context, key?: number): Promise<ReleaseResult> {
  const { environment } = context.application
  let history = await context.store.history(environment)
  const lost = history.find((record) => record.key === key && !isOwn(context, record))
  if (lost) {
    await clearLeftovers(context, lost)
    history = await context.store.history(environment)
  }
  const open = history.filter((record) => isOpen(record) && (key === undefined || record.key === key))
  let last: ReleaseResult | undefined
  for (const record of open.toReversed()) {
    if (last) history = await context.store.history(environment)
    const mine = record.key === key && isOwn(context, record)
    if (mine || (await context.runs.isOver(ownerOf(record)))) {
      const why = mine ? 'its run was cancelled' : 'its run was interrupted'
      last = (await finish(context, record, { history, why, ...(mine ? { direction: 'back' } : {}) })) ?? last
    } else {
      context.watch.report(`release ${record.plan.releaseId} is under way in ${record.plan.run.url}`)
    }
  }
  const warnings = key === undefined ? await tellLate(context, history) : []
  const result = last ?? (await compareWithRecord(context, history))
  return { ...result, warnings: [...result.warnings, ...warnings] }
}

/** It is still in the hands of this very run. */
function isOwn({ run }: Context, record: ReleaseRecord): boolean {
  return ownerOf(record).startsWith(`${run.url}#`)
}

async function compareWithRecord(context: Context, history: ReleaseRecord[]): Promise<ReleaseResult> {
  const [newest] = history
  if (!newest) throw new Refusal(['no release was ever made here, so there is nothing to recover'])
  await replaceEarlier(context, history)
  const live = history.find((record) => verdict(record) === 'live')
  const overview = await survey(context, { action: 'rollback', history, force: true })
  if (live && overview.components.some(({ late }) => late)) {
    const reason = 'a release that was undone served after all'
    return await rollback(context, { to: live.plan.releaseId, reason, dryRun: false, force: false })
  }
  return nothingToRecover(live ?? newest, overview)
}

function nothingToRecover({ plan }: ReleaseRecord, overview: Overview): ReleaseResult {
  const headline = 'No release was interrupted; nothing to recover.'
  return withoutRecord(plan, overview, { headline, outcome: 'live' })
}
