import type { Context } from './context.ts'
import { TakenOver } from './errors.ts'
import { type Entry, isOpen, ownerOf, type ReleaseRecord, type Verdict, verdict } from './record.ts'

/** What one process writes into a record: in order, one entry at a time, although components are worked on in parallel. */
export interface Journal {
  record: ReleaseRecord
  note(entry: Omit<Entry, 'sequence' | 'at' | 'by'>): Promise<void>
  /** Throws `TakenOver` when another process has claimed the release meanwhile. */
  demandOwnership(): Promise<void>
  /** Writes the verdict, and throws `TakenOver` when it does not count because another process has claimed the release. */
  close(step: Verdict, note: string): Promise<void>
}

export function journal({ store, run }: Pick<Context, 'store' | 'run'>, record: ReleaseRecord): Journal {
  let last: Promise<void> = Promise.resolve()

  const note: Journal['note'] = (entry) => {
    const sequence = (record.entries.at(-1)?.sequence ?? 0) + 1
    const whole = { ...entry, sequence, at: new Date(), by: run.writer }
    record.entries.push(whole)
    last = last.catch(() => undefined).then(async () => await store.append(record, whole))
    return last
  }

  const readAgain = async (): Promise<Pick<ReleaseRecord, 'plan' | 'entries'>> => ({
    plan: record.plan,
    entries: await store.entries(record),
  })

  return {
    record,
    note,
    async demandOwnership() {
      const now = await readAgain()
      if (ownerOf(now) !== run.writer || !isOpen(now)) throw new TakenOver(ownerOf(now))
    },
    async close(step, text) {
      await note({ step, note: text })
      const now = await readAgain()
      if (verdict(now) !== step) throw new TakenOver(ownerOf(now))
    },
  }
}

/**
 * Makes this process the owner of a release that somebody else has left. From then on the other one stops before its next
 * change, should it still be alive, and its verdict no longer counts. Nothing when the release was closed, or claimed by
 * a third one, in the meantime.
 */
export async function claim(context: Context, record: ReleaseRecord, why: string): Promise<Journal | undefined> {
  const { store, run } = context
  const fresh = { ...record, entries: await store.entries(record) }
  if (!isOpen(fresh) || ownerOf(fresh) !== ownerOf(record)) return undefined
  const log = journal(context, fresh)
  if (ownerOf(fresh) === run.writer) return log

  await log.note({ step: 'claimed', note: why })
  const entries = await store.entries(record)
  const before = entries.slice(
    0,
    entries.findLastIndex(({ step, by }) => step === 'claimed' && by === run.writer),
  )
  const closed = verdict({ plan: record.plan, entries: before })
  if (ownerOf({ plan: record.plan, entries }) !== run.writer) return undefined
  fresh.entries = entries
  if (closed !== undefined && closed !== 'stuck') {
    // It was closed between the look and the claim; that was the owner's word, and stays true.
    await log.close(closed, 'closed before it was claimed')
    return undefined
  }
  return log
}
