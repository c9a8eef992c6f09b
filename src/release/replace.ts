import type { Context } from './context.ts'
import { messageOf } from './errors.ts'
import { journal } from './journal.ts'
import { type ReleaseRecord, type Verdict, verdict } from './record.ts'

/**
 * Only the newest release that is live is live: the ones before it are told so, as well where an earlier run has died
 * before it could. Its trouble changes nothing about what serves.
 */
export async function replaceEarlier(context: Context, history: readonly ReleaseRecord[]): Promise<void> {
  const [newest, ...others] = history.filter((record) => verdict(record) === 'live')
  if (!newest) return
  const { kind, releaseId, of } = newest.plan
  try {
    for (const other of others) {
      const again = (other.plan.of ?? other.plan.releaseId) === of
      const step: Verdict = kind === 'rollback' && !again ? 'rolled-back' : 'superseded'
      // A rollback served the version of an earlier release; taking it back takes that version back.
      const version = step === 'rolled-back' && history.find(({ plan }) => plan.releaseId === other.plan.of)
      for (const one of [other, version]) {
        if (one) await journal(context, one).note({ step, note: `by ${releaseId}` })
      }
    }
  } catch (error) {
    context.watch.report(`the record of the release before could not be closed: ${messageOf(error)}`)
  }
}
