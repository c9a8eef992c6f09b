import { rmSync } from 'node:fs'
import { lineOf } from './replicas.ts'
import { createRollout, type RolloutOptions } from './rollout.ts'
import {
  type Deployment,
  deploymentsOf,
  type Image,
  PENDING,
  type Person,
  type ServiceInstance,
  type Source,
} from './state.ts'
import { render } from './variables.ts'

export interface NewDeployment {
  source: Source
  meta: Record<string, unknown>
  settings?: Deployment['settings']
  variables?: Record<string, string>
  /** Starts this instead of building. */
  image?: Image | undefined
  /** Waits for the checks of the commit first. */
  waiting?: boolean
  by?: Person | undefined
}

/** What becomes of deployments. */
export interface Lifecycle {
  create(instance: ServiceInstance, plan: NewDeployment): Deployment
  /** Goes on after WAITING or NEEDS_APPROVAL. */
  proceed(deployment: Deployment): void
  /** Ends what has not come to serve: REMOVED, or SKIPPED when its checks have failed. */
  abort(deployment: Deployment, status?: 'REMOVED' | 'SKIPPED'): void
  remove(deployment: Deployment, by?: Person): void
  /** Refused as soon as its processes start. */
  cancel(deployment: Deployment): void
  stop(deployment: Deployment): void
  restart(deployment: Deployment): Promise<void>
  rollback(deployment: Deployment, by?: Person): Deployment
  redeploy(deployment: Deployment, options?: { reuseImage?: boolean; by?: Person | undefined }): Deployment
  /** Starts a sleeping deployment. */
  wake(deployment: Deployment): Promise<void>
  canRollback(deployment: Deployment): boolean
  /** Deletes images whose time is over. */
  sweep(): void
}

const RETENTION_HOURS = { free: 24, hobby: 72, pro: 120, enterprise: 360 }

export function createLifecycle(options: RolloutOptions): Lifecycle {
  const { state } = options
  const { clock, ids } = state.kernel
  const { begin, abort, takeDown, startReplicas, setStatus, replicas } = createRollout(options)

  function retentionIsOver({ removedAt, instance }: Deployment): boolean {
    const hours = RETENTION_HOURS[instance.service.project.plan]
    return removedAt !== undefined && clock.now() >= removedAt + hours * 3_600_000
  }

  function canRollback(deployment: Deployment): boolean {
    return deployment.succeeded && deployment.image !== undefined && !retentionIsOver(deployment)
  }

  function create(instance: ServiceInstance, plan: NewDeployment): Deployment {
    // A newer deployment ends the older one that has not come to serve.
    for (const older of instance.deployments) if (PENDING.includes(older.status)) abort(older)
    const now = clock.iso()
    const deployment: Deployment = {
      id: ids.uuid(),
      instance,
      status: 'QUEUED',
      createdAt: now,
      updatedAt: now,
      statusUpdatedAt: now,
      meta: plan.meta,
      creator: plan.by,
      snapshotId: ids.uuid(),
      source: plan.source,
      settings: { ...(plan.settings ?? instance.settings) },
      variables: plan.variables ?? render(instance),
      script: instance.scripts.shift() ?? {},
      image: plan.image,
      replicas: [],
      events: [],
      buildLog: [],
      log: [],
      traffic: { requests: 0, byStatus: {} },
      timer: undefined,
      seenAsSuccess: false,
      abort: new AbortController(),
      succeeded: false,
      removedAt: undefined,
    }
    instance.deployments.unshift(deployment)
    const blocked = deployment.script.blocked ?? (plan.waiting ? 'WAITING' : undefined)
    if (blocked) setStatus(deployment, blocked)
    else begin(deployment)
    return deployment
  }

  async function restart(deployment: Deployment): Promise<void> {
    for (const replica of deployment.replicas) replica.status = 'RESTARTING'
    await replicas.kill(deployment)
    await startReplicas(deployment).catch((error: unknown) => {
      deployment.log.push(lineOf(state, (error as Error).message, 'error'))
      setStatus(deployment, 'CRASHED')
    })
  }

  return {
    create,
    proceed: begin,
    abort,
    canRollback,

    remove(deployment, by) {
      if (PENDING.includes(deployment.status)) return abort(deployment)
      if (deployment.status === 'REMOVING' || deployment.status === 'REMOVED') return
      if (deployment.instance.active === deployment) {
        deployment.instance.active = undefined
        deployment.instance.activeBy = by
      }
      deployment.timer?.()
      setStatus(deployment, 'REMOVING')
      void takeDown(deployment)
    },

    cancel(deployment) {
      if (deployment.status === 'DEPLOYING' || !PENDING.includes(deployment.status))
        throw new Error('Deployment cannot be cancelled')
      abort(deployment)
    },

    stop(deployment) {
      void replicas.stop(deployment, 'STOPPED')
    },

    restart,

    rollback(deployment, by) {
      if (!canRollback(deployment)) throw new Error('Deployment cannot be rolled back to')
      return create(deployment.instance, {
        source: deployment.source,
        settings: deployment.settings,
        variables: deployment.variables,
        image: deployment.image,
        meta: { ...deployment.meta, reason: 'rollback' },
        by,
      })
    },

    redeploy(deployment, { reuseImage = false, by } = {}) {
      return create(deployment.instance, {
        source: deployment.source,
        settings: deployment.settings,
        image: reuseImage ? deployment.image : undefined,
        meta: { ...deployment.meta, reason: 'redeploy' },
        by,
      })
    },

    async wake(deployment) {
      if (deployment.status !== 'SLEEPING') return
      setStatus(deployment, 'SUCCESS')
      await restart(deployment)
    },

    sweep() {
      const all = deploymentsOf(state)
      for (const deployment of all.filter((one) => one.image && retentionIsOver(one))) {
        const { image } = deployment
        deployment.image = undefined
        if (image && all.every((other) => other.image !== image)) rmSync(image.folder, { recursive: true, force: true })
      }
    },
  }
}
