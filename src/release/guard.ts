import type { Component } from './application.ts'
import { Interference, TakenOver } from './errors.ts'
import type { Journal } from './journal.ts'
import type { Live, Switch, Watch } from './platform.ts'
import { copiesOf, deploymentOf, type ReleaseRecord } from './record.ts'

/**
 * Lets traffic move only while this process owns the release, and only away from what this release has found or brought.
 * `forwards: false` is for an undo, which goes on when the record can't be read: to stop half-way would be worse.
 */
export function guarded(
  watch: Watch,
  journal: Journal,
  component: Component,
  { forwards }: { forwards: boolean },
): Switch {
  return {
    ...watch,
    async allow(live) {
      await journal.demandOwnership().catch((error: unknown) => {
        if (forwards || error instanceof TakenOver) throw error
      })
      const stranger = strangerIn(journal.record, component.name, live)
      if (stranger) throw new Interference(`${component.name}: ${stranger}`)
    },
  }
}

/** Tells, in one sentence, when something serves that this release has neither found nor brought about. */
export function strangerIn(record: ReleaseRecord, component: string, live: Live | undefined): string | undefined {
  const planned = record.plan.components[component]
  if (!planned || !live) return undefined
  const { before, after, found } = planned
  const ours = deploymentOf(record, component)
  const known = [before?.id, found, after.id, ours?.id].flatMap((id) =>
    id === undefined ? [] : [id, ...copiesOf(record, component, id)],
  )
  const releases = [record.plan.releaseId, record.plan.of, before?.releaseId]
  if (known.includes(live.id) || (live.releaseId !== undefined && releases.includes(live.releaseId))) return undefined
  // A redeployment of the same commit, as after a change of a variable, is no other version.
  if (live.commit !== undefined && live.commit === before?.commit) return undefined
  const arrival = live.arrival ? ` (${live.arrival})` : ''
  return `somebody has made ${live.id} serve${arrival} while this release was under way; it was left alone`
}
