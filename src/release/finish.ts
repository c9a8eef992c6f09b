import { type Component, inOrder } from './application.ts'
import { commit } from './commit.ts'
import type { Context } from './context.ts'
import { claim } from './journal.ts'
import { canStage, type Deployment } from './platform.ts'
import { deploymentOf, isBeingUndone, type ReleaseRecord } from './record.ts'
import type { ReleaseResult } from './result.ts'
import { switchBack } from './switch-back.ts'
import { pass, watching, type Work } from './switching.ts'
import { takeBack } from './take-back.ts'
import { trackingOf } from './tracking.ts'

export interface Finishing {
  /** Newest first; with or without the record itself. */
  history: readonly ReleaseRecord[]
  /** Why it is somebody else's turn, for the record and for people. */
  why: string
  /** `back`: undo it, whatever it has reached. */
  direction?: 'back'
}

/**
 * Finishes a release that its run has left open, from its record and from what serves now. A rollback goes forward, because
 * what it wants is known to work; a deploy goes forward when all of it serves already and its gates pass now; everything
 * else goes back. Nothing when somebody else finishes it.
 */
export async function finish(
  context: Context,
  record: ReleaseRecord,
  { history, why, direction }: Finishing,
): Promise<ReleaseResult | undefined> {
  const log = await claim(context, record, why)
  if (!log) return undefined
  const { releaseId, kind } = record.plan
  context.watch.report(`release ${releaseId}: ${why}`)
  const work: Work = { context, journal: log, gates: [], signal: context.watch.signal }
  const tracking = trackingOf(context, record.plan, { startedAt: record.openedAt })
  if (direction !== 'back' && !isBeingUndone(log.record)) {
    try {
      const forward = kind === 'rollback' ? switchBack : (await servesEverywhere(work)) ? confirm : undefined
      if (forward) {
        await forward(work)
        context.watch.report(`release ${releaseId} goes forward`)
        const earlier = history.filter(({ key }) => key < record.key)
        return await tracking.finish(await commit(work, earlier))
      }
    } catch (error) {
      if (context.watch.signal.aborted) throw error
      return await tracking.finish(await takeBack(context, log, { reason: error, gates: work.gates }))
    }
  }
  return await tracking.finish(await takeBack(context, log, { reason: new Error(why) }))
}

async function servesEverywhere({ context, journal, signal }: Work): Promise<boolean> {
  const { plan } = journal.record
  const served = await Promise.all(
    Object.keys(plan.components).map(async (name) => {
      const component = context.application.components.find((one) => one.name === name)
      if (!component) return undefined
      return await context.gate.served({ component: name, url: component.url, access: {} }, signal)
    }),
  )
  const wanted = Object.values(plan.components).map(({ after }) => after.commit)
  return served.every((commit, at) => commit !== undefined && commit === wanted[at])
}

/** Writes down what the dead run could not, and lets the gates judge what serves. */
async function confirm(work: Work): Promise<void> {
  const { plan } = work.journal.record
  for (const component of inOrder(work.context.application.components)) {
    const planned = plan.components[component.name]
    if (!planned || planned.unchanged) continue
    const made = await findMade(work, component)
    const step = canStage(component.platform) ? 'promoted' : 'deployed'
    await work.journal.note({ component: component.name, step, deployment: made.id })
    const target = { component: component.name, url: component.url, commit: plan.commit, access: {} }
    await pass(work, component, 'public', target)
  }
}

/** It may serve although its address was not yet there: the platform's own word for what serves has to agree. */
async function findMade(work: Work, component: Component): Promise<Deployment> {
  const { name, platform } = component
  const { record } = work.journal
  const watch = watching(work, component)
  const made = deploymentOf(record, name) ?? (await platform.find(record.plan.releaseId, watch))
  const live = await platform.live(watch)
  if (!made || live?.id !== made.id) {
    throw new Error(`${name}: ${live?.id ?? 'nothing'} serves, and not ${made?.id ?? 'what this release has made'}`)
  }
  return made
}
