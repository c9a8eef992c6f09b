import type { Component } from './application.ts'
import type { Context } from './context.ts'
import { messageOf } from './errors.ts'
import type { Deployment, Watch } from './platform.ts'
import { prove } from './proof.ts'
import { deploymentOf, type Journal, type Step } from './record.ts'
import type { Outcome } from './result.ts'

/** Steps that may have given public traffic to something new. */
const SWITCHES = new Set<Step>(['deploying', 'promoting', 'restoring'])

export interface Undone {
  /** Every component serves again what it served before, or nothing where nothing was. */
  complete: boolean
  outcomes: Map<string, Outcome>
  /** What could not be put back, each with the reason. */
  troubles: string[]
}

/**
 * Puts back what the release has changed, newest change first, so that a new frontend never meets the old backend. Works
 * from the record alone and from what the platforms say now, and may be repeated. It goes on after a failure, because
 * each component that is put back is one less that is wrong.
 */
export async function undo(context: Context, journal: Journal): Promise<Undone> {
  const undone: Undone = { complete: true, outcomes: new Map(), troubles: [] }
  const components = context.application.components.filter(({ name }) => journal.record.plan.components[name])

  for (const component of newestChangeFirst(components, journal)) {
    const watch: Watch = {
      signal: context.watch.signal,
      report: (line) => context.watch.report(`${component.name}: ${line}`),
    }
    try {
      undone.outcomes.set(component.name, await putBack(context, journal, component, watch))
    } catch (error) {
      undone.complete = false
      undone.outcomes.set(component.name, 'unknown')
      undone.troubles.push(`${component.name} could not be put back: ${messageOf(error)}`)
    }
  }
  return undone
}

function newestChangeFirst(components: Component[], { record }: Journal): Component[] {
  const firstSwitch = ({ name }: Component): number =>
    record.entries.find(({ component, step }) => component === name && SWITCHES.has(step))?.sequence ?? 0
  return components.toSorted((a, b) => firstSwitch(b) - firstSwitch(a))
}

async function putBack(context: Context, journal: Journal, component: Component, watch: Watch): Promise<Outcome> {
  const { name, platform, url } = component
  const { plan, entries } = journal.record
  const planned = plan.components[name]
  const mine = entries.filter((entry) => entry.component === name)
  if (!planned || mine.length === 0) return planned?.unchanged ? 'unchanged' : 'not touched'

  const { before } = planned
  const ours = deploymentOf(journal.record, name) ?? (await platform.find(plan.releaseId, watch))
  const switched = mine.some(({ step }) => SWITCHES.has(step))
  const live = switched ? await platform.live(watch) : before
  const putBackEarlier = mine.some(({ step, deployment }) => step === 'restored' && deployment === live?.id)
  if (live?.id !== before?.id && !(putBackEarlier && plan.kind === 'deploy')) {
    if (before) {
      await tell(journal, { component: name, step: 'restoring', deployment: before.id })
      const restored = await platform.restore(before, watch)
      await prove(context.gate, component, before.commit, watch)
      await tell(journal, { component: name, step: 'restored', deployment: restored.id })
      watch.report(`${before.commit?.slice(0, 7) ?? before.id} serves ${url} again`)
      return 'put back'
    }
    // There is nothing to return to: a first release is taken away rather than left half live.
    if (live?.id !== ours?.id) throw new Error(`${live?.id} serves, which this release did not make; it was left alone`)
    if (live) await take(journal, component, { deployment: live, serves: true }, watch)
    return 'removed'
  }
  // A rollback works with builds of earlier releases, which are not leftovers of this one.
  if (ours && plan.kind === 'deploy' && ours.id !== before?.id)
    await take(journal, component, { deployment: ours, serves: false }, watch)
  if (switched) return 'put back'
  return ours ? 'never live' : 'not touched'
}

async function take(
  journal: Journal,
  { name, platform }: Component,
  { deployment, serves }: { deployment: Deployment; serves: boolean },
  watch: Watch,
): Promise<void> {
  await tell(journal, { component: name, step: 'discarding', deployment: deployment.id })
  await (serves ? platform.withdraw(deployment, watch) : platform.discard(deployment, watch))
  await tell(journal, { component: name, step: 'discarded', deployment: deployment.id })
  watch.report(`${serves ? 'deployment' : 'build'} ${deployment.id} was taken away`)
}

/** Undoing goes on when the record can't be written: what was promised before the first change says enough. */
async function tell(journal: Journal, entry: Parameters<Journal['note']>[0]): Promise<void> {
  await journal.note(entry).catch(() => undefined)
}
