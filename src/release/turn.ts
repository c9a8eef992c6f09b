import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from './context.ts'
import { isOpen, type Journal, type ReleaseRecord } from './record.ts'
import { takeBackInterrupted } from './take-back.ts'

/**
 * One release at a time: the oldest open record of the environment has its turn; numbers of records grow, so two that
 * begin together agree. An older one whose run is over was interrupted and is undone first. Answers with the history, or
 * with nothing when the world has changed since this release was planned: then its record is closed, and it must be
 * planned anew. `newest` is the last record that the plan knew of.
 */
export async function takeTurn(context: Context, mine: Journal, newest: number): Promise<ReleaseRecord[] | undefined> {
  const { store, watch, waitMs } = context
  const { key, plan } = mine.record
  const deadline = Date.now() + waitMs
  for (let wait = 2000, waited = false; ; wait = Math.min(wait * 1.5, 15_000), waited = true) {
    const history = (await store.history(plan.environment)).filter((record) => record.key < key)
    const oldest = history.findLast(isOpen)
    if (!oldest) {
      if (!waited && !history.some((record) => record.key > newest)) return history
      await mine.note({ step: 'yielded', note: 'planned anew after an earlier release' })
      return undefined
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
