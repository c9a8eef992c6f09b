import { Trouble } from '../../help.ts'
import type { Watch } from '../../release/platform.ts'
import { type Api, idOf, stateOf, type WireDeployment, type WireProject } from './api.ts'
import { isPending } from './build.ts'
import { isOpen, productionOf } from './traffic.ts'

const MOST_TRIES = 3

/** Cancels a build under way, deletes one that is ready. What serves is never touched, nor what has failed by itself. */
export async function discard(api: Api, component: string, id: string, watch: Watch): Promise<void> {
  const path = encodeURIComponent(id)
  for (let attempt = 1; ; attempt++) {
    const answer = await api.call(`/v13/deployments/${path}`, { accept: [404, 410] }, watch)
    if (answer.status !== 200) return
    const wire = answer.json<WireDeployment>()
    if (stateOf(wire) === 'READY') break
    if (!isPending(wire)) return
    // A refusal means that the build has ended in the meantime.
    const accept = attempt < MOST_TRIES ? [400, 404, 409, 410] : [404, 410]
    const cancelled = await api.call(
      `/v12/deployments/${path}/cancel`,
      { method: 'PATCH', repeatable: true, accept },
      watch,
    )
    if (cancelled.status !== 400 && cancelled.status !== 409) return
  }
  // Read after the deployment, so that nothing older than the decision is trusted.
  refuseIfServing(await api.project(watch), id, component)
  await api.call(`/v13/deployments/${path}`, { method: 'DELETE', repeatable: true, accept: [404, 410] }, watch)
}

/** A deployment is also in use while domains move to it, and after a move that failed half-way. */
function refuseIfServing(project: WireProject, id: string, component: string): void {
  const job = project.lastAliasRequest
  const moving = job?.toDeploymentId === id && (isOpen(job) || job.jobStatus === 'failed')
  const rolling = project.latestDeployments?.some((one) => idOf(one) === id && one.readySubstate === 'ROLLING')
  if (productionOf(project) === id || moving || rolling) {
    throw new Trouble(
      'traffic-did-not-move',
      `vercel: deployment ${id} of ${component} serves production, or a part of it, and was not deleted`,
    )
  }
}
