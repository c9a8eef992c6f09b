import type { Watch } from '../../release/platform.ts'
import { RailwayError } from './api.ts'
import { isUnderWay, type Seen } from './deployment.ts'
import { PROGRESS } from './documents.ts'
import { type DeploymentEvent, doing } from './failure.ts'
import { idsOf, type Service } from './service.ts'

/** What one poll has shown. */
export interface Progress {
  deployment: Seen & { statusUpdatedAt: string | null; instances: { status: string }[] }
  /** In the order in which they began. */
  events: DeploymentEvent[]
  latest: { id: string; status: string; createdAt: string } | undefined
  hasHealthcheck: boolean
}

/** Nothing when Railway does not know the deployment, as long as that may be. */
export async function fetchProgress(
  { api, target }: Service,
  id: string,
  watch: Watch,
  { totalMs, mayBeUnknown }: { totalMs: number; mayBeUnknown: boolean },
): Promise<Progress | undefined> {
  try {
    const { environment, service } = idsOf(target)
    const answer = await api.query<{
      deployment: Progress['deployment']
      deploymentEvents: { edges: { node: DeploymentEvent }[] }
      instance: { healthcheckPath: string | null; latestDeployment: Progress['latest'] | null }
    }>(PROGRESS, { id, environment, service }, watch, { totalMs })
    const events = answer.deploymentEvents.edges.map(({ node }) => node)
    return {
      deployment: answer.deployment,
      events: events.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt)),
      latest: answer.instance.latestDeployment ?? undefined,
      hasHealthcheck: Boolean(answer.instance.healthcheckPath),
    }
  } catch (error) {
    if (mayBeUnknown && error instanceof RailwayError && error.missing) return undefined
    throw error
  }
}

export function isHealthy({ deployment }: Progress): boolean {
  const { status, deploymentStopped, instances } = deployment
  // Asleep, it is started by the first request; no instance runs until then.
  if (status === 'SLEEPING') return true
  const running = instances.length > 0 && instances.every((instance) => instance.status === 'RUNNING')
  return status === 'SUCCESS' && !deploymentStopped && running
}

/** A process that ends by itself with code 0 leaves the status at SUCCESS. */
export function hasStopped({ deployment }: Progress): boolean {
  return deployment.status === 'SUCCESS' && deployment.deploymentStopped
}

/** Takes no traffic away from an earlier one, and never will. */
const HARMLESS = new Set(['FAILED', 'SKIPPED', 'REMOVED', 'REMOVING'])

/** The later deployment that replaces this one, or is about to. */
export function successorOf({ deployment, latest }: Progress): Progress['latest'] {
  if (!latest || latest.id === deployment.id || HARMLESS.has(latest.status)) return undefined
  return Date.parse(latest.createdAt) >= Date.parse(deployment.createdAt) ? latest : undefined
}

export function summaryOf({ deployment, events }: Progress): string {
  const { status, instances } = deployment
  const step = events.findLast(({ completedAt }) => !completedAt)
  if (isUnderWay(deployment)) return `it is ${status}${step ? `, ${doing(step)}` : ''}`
  return `it is ${status}, instances: ${instances.map((instance) => instance.status).join(', ') || 'none'}`
}

/** Everything that can be said about it, so that a caller can print what is new. */
export function linesOf({ deployment, events }: Progress): string[] {
  return [...events.map((event) => doing(event)), `deployment ${deployment.id} is ${deployment.status}`]
}
