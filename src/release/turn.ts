import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../help.ts'
import type { Context } from './context.ts'
import { messageOf } from './errors.ts'
import { finish } from './finish.ts'
import type { Journal } from './journal.ts'
import { isOpen, ownerOf, type ReleaseRecord, verdict } from './record.ts'

/** What a run gets to undo its release by itself, once it was asked to stop. */
const STOP_MS = 60_000

/**
 * One release at a time: the oldest open record of the environment has its turn; numbers of records grow, so two that
 * begin together agree. An older one whose run is over was interrupted and is finished first. For an older one under way a
 * deploy waits; a rollback takes a deploy over. Answers with the history, or with nothing when the world has changed since
 * this release was planned from `known`: then its record is closed, and it must be planned anew. Waits until `deadline`, ms
 * since 1970, at the most.
 */
export async function takeTurn(
  context: Context,
  mine: Journal,
  { known, deadline }: { known: readonly ReleaseRecord[]; deadline: number },
): Promise<ReleaseRecord[] | undefined> {
  const { store, watch } = context
  const { key, plan } = mine.record
  for (let wait = 2000, waited = false; ; wait = Math.min(wait * 1.5, 15_000), waited = true) {
    const history = (await store.history(plan.environment)).filter((record) => record.key < key)
    const oldest = history.findLast(isOpen)
    if (!oldest) {
      if (isSame(history, known, key)) return history
      await mine.close('yielded', 'planned anew after an earlier release')
      return undefined
    }
    if (await context.runs.isOver(ownerOf(oldest))) {
      await finish(context, oldest, { history, why: 'its run was interrupted' })
      continue
    }
    const claimed = ownerOf(oldest) !== oldest.plan.run.writer
    if (plan.kind === 'rollback' && oldest.plan.kind === 'deploy' && !claimed) {
      await takeOver(context, oldest, { history, by: plan.releaseId })
      continue
    }
    if (Date.now() > deadline) {
      await mine.close('yielded', `${oldest.plan.releaseId} is under way`)
      throw new Trouble(
        'another-run-has-the-release',
        `release ${oldest.plan.releaseId} is still under way in ${oldest.plan.run.url}; wait for it or cancel that run`,
      )
    }
    if (!waited) watch.report(`waiting for release ${oldest.plan.releaseId} in ${oldest.plan.run.url}`)
    await sleep(wait, undefined, { signal: watch.signal })
  }
}

/** Since the plan was made no other release has begun or ended. One that yielded has changed nothing. */
function isSame(history: readonly ReleaseRecord[], known: readonly ReleaseRecord[], key: number): boolean {
  const yielded = new Set(history.filter((record) => verdict(record) === 'yielded').map((record) => record.key))
  const counts = (record: ReleaseRecord): boolean => record.key < key && !yielded.has(record.key)
  const [now, then] = [history.filter(counts), known.filter(counts)]
  return now[0]?.key === then[0]?.key && !then.some(isOpen)
}

/** A deploy under way must not keep a rollback waiting: its run is asked to stop, and fenced off when it does not. */
async function takeOver(
  context: Context,
  record: ReleaseRecord,
  { history, by }: { history: readonly ReleaseRecord[]; by: string },
): Promise<void> {
  const { runs, run, store, watch } = context
  const owner = ownerOf(record)
  // Another step of this very run can't be asked to stop without stopping this one.
  const own = owner.replace(/#.*/, '') === run.url
  watch.report(`release ${record.plan.releaseId} is under way in ${record.plan.run.url}; taking it over`)
  if (!own) {
    await runs.cancel(owner).catch((error: unknown) => {
      watch.report(`${messageOf(error)}; going on without`)
    })
  }
  const deadline = Date.now() + (own ? 0 : STOP_MS)
  for (let wait = 1000; Date.now() < deadline; wait = Math.min(wait * 1.5, 10_000)) {
    const now = { plan: record.plan, entries: await store.entries(record) }
    if (!isOpen(now)) return
    if (await runs.isOver(ownerOf(now))) break
    await sleep(wait, undefined, { signal: watch.signal })
  }
  await finish(context, record, { history, why: `taken over by the rollback ${by}`, direction: 'back' })
}
