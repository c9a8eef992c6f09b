import { Trouble } from '../../help.ts'
import type { Watch } from '../../release/platform.ts'
import { pause } from './api.ts'
import type { Seen } from './deployment.ts'
import { explainFailure, lastLines } from './failure.ts'
import { fetchProgress, hasStopped, isHealthy, linesOf, type Progress, successorOf, summaryOf } from './progress.ts'
import { pageOf, type Service } from './service.ts'

/** The health check has proved already that it answers; without one, it gets time to crash at its start. */
const SECOND_LOOK_MS = { checked: 500, unchecked: 3000 }
/** A deployment that was made a moment ago may not be known everywhere yet. */
const UNKNOWN_MS = 20_000

/**
 * The pause before poll `n`, counted from 0. Ten polls in the first half minute, then one each 10 s: at worst 370
 * requests in an hour of waiting for one component, of the 1,000 that the Hobby plan has. The fewer are left, the slower.
 */
export function pauseMs(n: number, remaining: number | undefined): number {
  const usual = Math.min(10_000, 250 * 1.5 ** n)
  if (remaining === undefined || remaining >= 100) return usual
  return Math.max(usual, remaining < 20 ? 60_000 : 20_000)
}

/** Returns when the deployment serves and is healthy, seen twice; throws when it never will, with Railway's reason. */
export async function waitUntilHealthy(service: Service, id: string, watch: Watch): Promise<Seen> {
  const startedAt = performance.now()
  const told = new Set<string>()
  // Only what is seen twice in a row counts: for a moment after its start a deployment has no instance, or one too many.
  let healthy = 0
  let stopped = 0
  let summary = 'Railway does not know it'

  for (let n = 0; ; n++) {
    const elapsed = performance.now() - startedAt
    const left = service.timeoutMs - elapsed
    if (left <= 0) {
      throw new Trouble(
        'a-deployment-did-not-become-ready',
        `railway: deployment ${id} was not healthy after ${Math.round(service.timeoutMs / 1000)} s (${summary}); see ${pageOf(service, id)}`,
      )
    }
    const limits = { totalMs: Math.max(1000, left), mayBeUnknown: elapsed < UNKNOWN_MS }
    const progress = await fetchProgress(service, id, watch, limits)
    if (progress) {
      for (const line of linesOf(progress)) {
        if (!told.has(line)) watch.report(line)
        told.add(line)
      }
      await refuseToWait(service, progress, watch)
      summary = summaryOf(progress)
      healthy = isHealthy(progress) ? healthy + 1 : 0
      stopped = hasStopped(progress) ? stopped + 1 : 0
      if (healthy === 2) return progress.deployment
      if (stopped === 2) {
        throw new Trouble(
          'a-deployment-did-not-become-ready',
          `railway: deployment ${id} has stopped: its process has ended by itself; see ${pageOf(service, id)}${await lastLines(service, { id, build: false, watch })}`,
        )
      }
    }
    const settling = SECOND_LOOK_MS[progress?.hasHealthcheck ? 'checked' : 'unchecked']
    await pause(Math.min(healthy + stopped > 0 ? settling : pauseMs(n, service.api.remaining), left), watch)
  }
}

/** Throws when there is nothing more to hope for. */
async function refuseToWait(service: Service, progress: Progress, watch: Watch): Promise<void> {
  const { id, status } = progress.deployment
  const name = `railway: deployment ${id} of ${service.target.service.name}`
  const page = pageOf(service, id)
  const successor = successorOf(progress)
  if (successor) {
    throw new Trouble(
      'somebody-changed-something-in-a-dashboard',
      `${name} was superseded by ${successor.id} (${successor.status}), which somebody else has started; see ${pageOf(service, successor.id)}, and release again when it is done`,
    )
  }
  switch (status) {
    case 'FAILED':
      throw new Trouble(
        'a-deployment-did-not-become-ready',
        `${name} FAILED${await explainFailure(service, { id, events: progress.events, watch })}`,
      )
    case 'CRASHED':
      throw new Trouble(
        'a-deployment-did-not-become-ready',
        `${name} CRASHED: its process ended again and again until Railway gave up; see ${page}${await lastLines(service, { id, build: false, watch })}`,
      )
    case 'SKIPPED':
      throw new Trouble(
        'a-deployment-did-not-become-ready',
        `${name} was SKIPPED: Railway deployed nothing, because a workflow failed or no file under its watch paths has changed; see ${page}`,
      )
    case 'REMOVED':
    case 'REMOVING':
      throw new Trouble(
        'somebody-changed-something-in-a-dashboard',
        `${name} was taken away (${status}): somebody cancelled or removed it; see ${page}`,
      )
    case 'NEEDS_APPROVAL':
      throw new Trouble(
        'a-deployment-did-not-become-ready',
        `${name} NEEDS_APPROVAL: a member of the project must approve it at ${page}; then release again`,
      )
    case 'WAITING':
      throw new Trouble(
        'a-deployment-did-not-become-ready',
        `${name} is WAITING for GitHub workflows, and this may be one of them; switch off "Wait for CI" in the settings of the service, then release again`,
      )
  }
}
