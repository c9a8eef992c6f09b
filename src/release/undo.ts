import { Trouble } from '../help.ts'
import type { Component } from './application.ts'
import type { Context } from './context.ts'
import { Interference, messageOf, TakenOver } from './errors.ts'
import { guarded, strangerIn } from './guard.ts'
import type { Journal } from './journal.ts'
import type { Deployment, Switch, Watch } from './platform.ts'
import { prove } from './proof.ts'
import { deploymentOf, type Step } from './record.ts'
import type { Outcome } from './result.ts'

/** Steps that may have given public traffic to something new. */
const SWITCHES = new Set<Step>(['deploying', 'promoting', 'restoring'])

export interface Undone {
  /** Every component serves again what it served before, or nothing where nothing was, or was left to whoever changed it. */
  complete: boolean
  outcomes: Map<string, Outcome>
  /** What could not be put back, each with the reason. */
  troubles: string[]
  /** What was left alone because somebody else has changed it. */
  left: string[]
}

/**
 * Puts back what the release has changed, newest change first, so that a new frontend never meets the old backend. Works
 * from the record alone and from what the platforms say now, and may be repeated. It goes on after a failure, because
 * each component that is put back is one less that is wrong. Throws `TakenOver` when another process does it.
 */
export async function undo(context: Context, journal: Journal): Promise<Undone> {
  const undone: Undone = { complete: true, outcomes: new Map(), troubles: [], left: [] }
  const { components } = context.application

  for (const name of newestChangeFirst(journal)) {
    try {
      const component = components.find((one) => one.name === name)
      if (!component)
        throw new Trouble(
          'a-release-is-not-finished',
          'ops.yml does not name it any more; repeat this on the commit of the release',
        )
      undone.outcomes.set(name, await putBack(context, journal, component))
    } catch (error) {
      if (error instanceof TakenOver) throw error
      if (error instanceof Interference) {
        undone.left.push(error.message)
        undone.outcomes.set(name, 'left alone')
        continue
      }
      undone.complete = false
      undone.outcomes.set(name, 'unknown')
      undone.troubles.push(`${name} could not be put back: ${messageOf(error)}`)
      await tell(journal, { component: name, step: 'stuck', note: messageOf(error) })
    }
  }
  return undone
}

function newestChangeFirst({ record: { plan, entries } }: Journal): string[] {
  const firstSwitch = (name: string): number =>
    entries.find(({ component, step }) => component === name && SWITCHES.has(step))?.sequence ?? 0
  return Object.keys(plan.components).toSorted((a, b) => firstSwitch(b) - firstSwitch(a))
}

async function putBack(context: Context, journal: Journal, component: Component): Promise<Outcome> {
  const { name, platform } = component
  const { plan, entries } = journal.record
  const planned = plan.components[name]
  const mine = entries.filter((entry) => entry.component === name)
  if (!planned || mine.length === 0) return planned?.unchanged ? 'unchanged' : 'not touched'

  const report = (line: string): void => context.watch.report(`${name}: ${line}`)
  const watch = guarded({ signal: context.watch.signal, report }, journal, component, { forwards: false })
  // A rollback works with builds of earlier releases, which are not leftovers of this one.
  const ours =
    plan.kind === 'deploy'
      ? (deploymentOf(journal.record, name) ?? (await platform.find(plan.releaseId, watch)))
      : undefined
  const switched = mine.some(({ step }) => SWITCHES.has(step))
  if (!switched && !ours) return 'not touched'
  // Somebody may have given traffic to a build that this release has only staged.
  if (!switched && ours && (await platform.live(watch))?.id !== ours.id) {
    await take(journal, component, { deployment: ours, serves: false }, watch)
    return 'never live'
  }

  const { before } = planned
  if (!before) return await withdraw(journal, component, { ours, watch })
  // What has served stays to be looked at.
  const served = mine.some(({ step }) => step === 'promoted' || step === 'deployed')
  const clearBuild = async (): Promise<void> => {
    if (ours && !served) await take(journal, component, { deployment: ours, serves: false }, watch)
  }
  try {
    const changed = await restore(context, journal, { component, before, watch })
    await clearBuild()
    return changed ? 'put back' : 'never live'
  } catch (error) {
    if (error instanceof Interference) await clearBuild()
    throw error
  }
}

/**
 * Asks for it also where the right deployment serves already: a change whose answer was lost may still be on its way, and
 * the platform knows. False when nothing had to be changed.
 */
async function restore(
  context: Context,
  journal: Journal,
  { component, before, watch }: { component: Component; before: Deployment; watch: Switch },
): Promise<boolean> {
  const { name, platform, url } = component
  const live = await platform.live(watch)
  const stranger = strangerIn(journal.record, name, live)
  if (stranger) throw new Interference(`${name}: ${stranger}`)
  let changed = false
  const noticing: Switch = {
    ...watch,
    async allow(live) {
      await watch.allow(live)
      changed = true
      await tell(journal, { component: name, step: 'restoring', deployment: before.id })
    },
  }
  const restored = await platform.restore(before, noticing)
  await prove(context.gate, component, before.commit, watch)
  if (changed) {
    await tell(journal, { component: name, step: 'restored', deployment: restored.id })
    watch.report(`${before.commit?.slice(0, 7) ?? before.id} serves ${url} again`)
  }
  return changed || restored.id !== live?.id
}

/** There is nothing to return to: a first release is taken away rather than left half live. */
async function withdraw(
  journal: Journal,
  component: Component,
  { ours, watch }: { ours: Deployment | undefined; watch: Switch },
): Promise<Outcome> {
  const live = await component.platform.live(watch)
  if (live && live.id !== ours?.id) {
    throw new Interference(`${component.name}: ${live.id} serves, which this release did not make; it was left alone`)
  }
  if (ours) await take(journal, component, { deployment: ours, serves: live !== undefined }, watch)
  return live ? 'removed' : ours ? 'never live' : 'not touched'
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
