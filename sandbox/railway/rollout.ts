import { rmSync } from 'node:fs'
import { build, rootOf, startCommandOf } from './image.ts'
import type { Processes } from './processes.ts'
import { createReplicas, DeployFailure, lineOf, type Replicas, secondsOf } from './replicas.ts'
import type { Deployment, Script, State, Status } from './state.ts'

/** The way of one deployment: through its states, to its processes and back. */
export interface Rollout {
  begin: (deployment: Deployment) => void
  /** Ends what has not come to serve: REMOVED, or SKIPPED when its checks have failed. */
  abort: (deployment: Deployment, status?: 'REMOVED' | 'SKIPPED') => void
  takeDown: (deployment: Deployment) => Promise<void>
  startReplicas: (deployment: Deployment) => Promise<void>
  setStatus: (deployment: Deployment, status: Status) => void
  replicas: Replicas
}

/** What a build is given: the folder of the image with what was uploaded, and whose it is. */
export interface BuildRequest {
  folder: string
  service: string
}

export interface RolloutOptions {
  state: State
  /** Stands for the platform's build of what was uploaded; throws with the reason that the build log gives. */
  build?: ((request: BuildRequest) => Promise<void>) | undefined
  processes: Processes
  /** Real time that a process gets to become healthy after its first answer. */
  patienceMs: number
  /** Instead of the usual ones. */
  dwellMs?: Script['dwellMs']
}

const DWELL_MS = { queued: 0, initializing: 2_000, building: 20_000 }

export function createRollout({ state, build: ownBuild, processes, patienceMs, dwellMs }: RolloutOptions): Rollout {
  const { clock, ids } = state.kernel
  const replicas = createReplicas({ state, processes, patienceMs, onCrash: crashed })

  function setStatus(deployment: Deployment, status: Status): void {
    deployment.status = status
    deployment.statusUpdatedAt = deployment.updatedAt = clock.iso()
  }

  /** A time without an end stays without an event, or a look would jump there. */
  function later(deployment: Deployment, ms: number, next: () => void): void {
    deployment.timer = undefined
    if (ms <= 0) return next()
    if (!Number.isFinite(ms)) return
    deployment.timer = clock.after(ms, () => {
      deployment.timer = undefined
      next()
    })
  }

  async function step(deployment: Deployment, name: string, run: () => Promise<unknown>): Promise<void> {
    const from = clock.now()
    const event: Deployment['events'][number] = {
      id: ids.uuid(),
      step: name,
      createdAt: clock.iso(),
      completedAt: undefined,
      payload: undefined,
    }
    deployment.events.push(event)
    try {
      await run()
      event.payload = { durationMs: clock.now() - from }
    } catch (error) {
      const { message } = error as Error
      event.payload = { error: message, reason: message, durationMs: clock.now() - from }
      throw error
    } finally {
      event.completedAt = clock.iso()
    }
  }

  function begin(deployment: Deployment): void {
    const dwell = { ...DWELL_MS, ...dwellMs, ...deployment.script.dwellMs }
    setStatus(deployment, 'QUEUED')
    later(deployment, dwell.queued, () => {
      setStatus(deployment, 'INITIALIZING')
      later(deployment, dwell.initializing, () => {
        if (deployment.script.ends === 'SKIPPED') return abort(deployment, 'SKIPPED')
        if (deployment.image) return void carryOut(deployment)
        setStatus(deployment, 'BUILDING')
        deployment.buildLog.push(lineOf(state, `building ${deployment.id}`), lineOf(state, 'using Railpack'))
        later(deployment, dwell.building, () => void carryOut(deployment))
      })
    })
  }

  async function carryOut(deployment: Deployment): Promise<void> {
    try {
      if (!deployment.image) await buildImage(deployment)
      deployment.abort.signal.throwIfAborted()
      setStatus(deployment, 'DEPLOYING')
      if (deployment.settings.preDeployCommand?.length || deployment.script.fails?.at === 'pre-deploy') {
        await step(deployment, 'PRE_DEPLOY_COMMAND', async () => {
          failWhenTold(deployment, 'pre-deploy')
          await replicas.preDeploy(deployment)
        })
        deployment.abort.signal.throwIfAborted()
      }
      await startReplicas(deployment)
      deployment.abort.signal.throwIfAborted()
      goLive(deployment)
    } catch (error) {
      await replicas.kill(deployment)
      if (deployment.abort.signal.aborted) return
      const { message } = error as Error
      deployment.log.push(lineOf(state, message, 'error'))
      setStatus(deployment, error instanceof DeployFailure ? error.status : 'FAILED')
    }
  }

  async function buildImage(deployment: Deployment): Promise<void> {
    const { source } = deployment
    const folder = await processes.folder()
    const say = (message: string, severity: 'info' | 'error' = 'info'): void => {
      deployment.buildLog.push(lineOf(state, message, severity))
    }
    try {
      await step(deployment, 'SNAPSHOT_CODE', async () => await build({ source, folder, state }))
      await step(deployment, 'BUILD_IMAGE', async () => {
        failWhenTold(deployment, 'build')
        await ownBuild?.({ folder, service: deployment.instance.service.name })
        const command = await startCommandOf(rootOf({ folder }, deployment.settings), deployment.settings)
        say(`start command: ${command}`)
      })
      await step(deployment, 'PUBLISH_IMAGE', async () => await Promise.resolve())
      say('build finished')
      deployment.image = { folder }
    } catch (error) {
      say((error as Error).message, 'error')
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  }

  async function startReplicas(deployment: Deployment): Promise<void> {
    await step(deployment, 'CREATE_CONTAINER', async () => await replicas.start(deployment))
    if (!deployment.settings.healthcheckPath && deployment.script.fails?.at !== 'healthcheck') return
    await step(deployment, 'HEALTHCHECK', async () => {
      failWhenTold(deployment, 'healthcheck')
      await replicas.waitUntilHealthy(deployment)
    })
  }

  function goLive(deployment: Deployment): void {
    const { instance, script } = deployment
    const before = instance.active
    instance.active = deployment
    instance.activeBy = deployment.creator
    deployment.succeeded = true
    setStatus(deployment, 'SUCCESS')
    if (before && before !== deployment) retire(before)
    // A process without a health check may have died before its success was noted.
    const dead = deployment.replicas.find(({ status }) => status === 'CRASHED')
    if (dead) crashed(deployment, 'the process ended')
    if (script.sleeps) {
      setStatus(deployment, 'SLEEPING')
      void replicas.kill(deployment)
    }
    if (script.crashesAfterMs !== undefined) {
      later(deployment, script.crashesAfterMs, () => {
        for (const { running } of deployment.replicas) running?.signal('SIGKILL')
        setStatus(deployment, 'CRASHED')
      })
    }
  }

  function crashed(deployment: Deployment, reason: string): void {
    if (deployment.status !== 'SUCCESS') return
    deployment.log.push(lineOf(state, reason, 'error'))
    if (!deployment.replicas.some(({ status }) => status === 'RUNNING')) setStatus(deployment, 'CRASHED')
  }

  function retire(deployment: Deployment): void {
    deployment.timer?.()
    setStatus(deployment, 'REMOVING')
    const overlapMs = secondsOf(deployment, 'overlap') * 1_000
    later(deployment, overlapMs, () => void takeDown(deployment, overlapMs))
  }

  async function takeDown(deployment: Deployment, overlapMs = 0): Promise<void> {
    // Virtual time may have passed in an instant, but requests need real time.
    await replicas.idle(deployment, overlapMs)
    await step(deployment, 'DRAIN_INSTANCES', async () => await replicas.stop(deployment, 'REMOVED'))
    setStatus(deployment, 'REMOVED')
    deployment.removedAt = clock.now()
  }

  function abort(deployment: Deployment, status: 'REMOVED' | 'SKIPPED' = 'REMOVED'): void {
    deployment.timer?.()
    deployment.timer = undefined
    deployment.abort.abort()
    void replicas.kill(deployment)
    setStatus(deployment, status)
    if (status === 'REMOVED') deployment.removedAt = clock.now()
  }

  return { begin, abort, takeDown, startReplicas, setStatus, replicas }
}

function failWhenTold(deployment: Deployment, at: 'build' | 'pre-deploy' | 'healthcheck'): void {
  const { fails } = deployment.script
  if (fails?.at === at) throw new DeployFailure(fails.reason ?? `${at} failed`)
}
