import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from './context.ts'
import { isOpen, type Journal } from './record.ts'
import { takeBackInterrupted } from './take-back.ts'

/**
 * One release at a time: the oldest open record of the environment has its turn; numbers of records grow, so two that
 * begin together agree. An older one whose run is over was interrupted and is undone first. `waited`: the world has
 * changed since this release was planned, its record is closed, and it must be planned anew.
 */
export async function takeTurn(context: Context, mine: Journal): Promise<'at once' | 'waited'> {
  const { store, watch, waitMs } = context
  const { key, plan } = mine.record
  const deadline = Date.now() + waitMs
  for (let wait = 2000, waited = false; ; wait = Math.min(wait * 1.5, 15_000), waited = true) {
    const older = (await store.history(plan.environment)).filter((record) => record.key < key && isOpen(record))
    const [oldest] = older.toSorted((a, b) => a.key - b.key)
    if (!oldest) {
      if (!waited) return 'at once'
      await mine.note({ step: 'yielded', note: 'planned anew after an earlier release' })
      return 'waited'
    }
    if (await context.runs.isOver(oldest.plan.run)) {
      await takeBackInterrupted(context, oldest)
      continue
    }
    if (Date.now() > deadline) {
      await mine.note({ step: 'yielded', note: `${oldest.plan.releaseId} is under way` })
      throw new Error(
        `release ${oldest.plan.releaseId} is still under way in ${oldest.plan.run.url}; wait for it or cancel that run`,
      )
    }
    if (!waited) watch.report(`waiting for release ${oldest.plan.releaseId} in ${oldest.plan.run.url}`)
    await sleep(wait, undefined, { signal: watch.signal })
  }
}
