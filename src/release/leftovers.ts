import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from './context.ts'
import { messageOf } from './errors.ts'
import { isOpen, type ReleaseRecord, verdict } from './record.ts'

/** What whoever has taken the release over gets to finish it. */
const FINISH_MS = 120_000

/**
 * Takes away what this run has built in vain, when another process has taken its release over and undone it: a request that
 * was on its way may have arrived only after the other one had looked.
 */
export async function clearLeftovers(context: Context, record: ReleaseRecord): Promise<void> {
  const { plan } = record
  if (plan.kind !== 'deploy' || !(await isUndone(context, record))) return
  for (const { name, platform } of context.application.components) {
    if (!plan.components[name] || plan.components[name].unchanged) continue
    const watch = { ...context.watch, report: (line: string) => context.watch.report(`${name}: ${line}`) }
    try {
      const made = await platform.find(plan.releaseId, watch)
      const live = made && (await platform.live(watch))
      if (made && live?.id !== made.id) await platform.discard(made, watch)
    } catch (error) {
      watch.report(`a build of ${plan.releaseId} may be left: ${messageOf(error)}`)
    }
  }
}

async function isUndone({ store, watch }: Context, record: ReleaseRecord): Promise<boolean> {
  const deadline = Date.now() + FINISH_MS
  for (let wait = 2000; ; wait = Math.min(wait * 1.5, 15_000)) {
    const now = { plan: record.plan, entries: await store.entries(record) }
    if (!isOpen(now)) return verdict(now) === 'undone'
    if (Date.now() > deadline) return false
    await sleep(wait, undefined, { signal: watch.signal })
  }
}
