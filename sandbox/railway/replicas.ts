import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Exit, Processes } from './processes.ts'
import { rootOf, startCommandOf } from './image.ts'
import type { Deployment, Image, Line, Replica, State } from './state.ts'
import { variablesOf } from './variables.ts'

/** Why a deployment can't serve. */
export class DeployFailure extends Error {
  readonly status: 'FAILED' | 'CRASHED'
  constructor(message: string, status: 'FAILED' | 'CRASHED' = 'FAILED') {
    super(message)
    this.status = status
  }
}

export interface Replicas {
  preDeploy(deployment: Deployment): Promise<void>
  /** One process per replica, started. Throws when one ends before it serves. */
  start(deployment: Deployment): Promise<void>
  /** Asks each replica until it answers 200. */
  waitUntilHealthy(deployment: Deployment): Promise<void>
  /** SIGTERM, `drainingSeconds`, SIGKILL; returns when the processes are gone. */
  stop(deployment: Deployment, status: 'STOPPED' | 'REMOVED'): Promise<void>
  kill(deployment: Deployment): Promise<void>
  /** Until the edge has no request under way there, real time. */
  idle(deployment: Deployment, deadlineMs: number): Promise<void>
}

const PROBE_EVERY_MS = 20
/** Real time for a process to give its first answer, or to end: how long that takes depends on the machine. */
const MOST_MS = 30_000

export function createReplicas({
  state,
  processes,
  patienceMs,
  onCrash,
}: {
  state: State
  processes: Processes
  patienceMs: number
  onCrash: (deployment: Deployment, reason: string) => void
}): Replicas {
  const { ids } = state.kernel

  function write(log: Line[], message: string, severity: 'info' | 'error'): void {
    log.push(lineOf(state, message, severity))
  }

  async function boot(deployment: Deployment, replica: Replica): Promise<void> {
    const root = rootOf(imageOf(deployment), deployment.settings)
    const command = await startCommandOf(root, deployment.settings)
    replica.port = await processes.port()
    const running = processes.run({
      command,
      cwd: root,
      variables: { ...variablesOf(deployment), RAILWAY_REPLICA_ID: replica.id, PORT: String(replica.port) },
      onLine: (message, severity) => write(deployment.log, message, severity),
    })
    replica.running = running
    replica.status = 'RUNNING'
    void running.exited.then((exit) => {
      if (replica.running !== running) return
      replica.running = undefined
      if (replica.status !== 'RUNNING') return
      replica.status = exit.code === 0 ? 'EXITED' : 'CRASHED'
      if (replica.status === 'CRASHED') onCrash(deployment, describe(exit, deployment))
    })
  }

  async function waitFor(deployment: Deployment, replica: Replica, limitMs: number): Promise<void> {
    const { healthcheckPath } = deployment.settings
    let deadline = Date.now() + Math.min(limitMs, MOST_MS)
    let retried = false
    for (let last = 'no answer'; ; await sleep(PROBE_EVERY_MS)) {
      if (deployment.abort.signal.aborted) throw new DeployFailure('removed')
      if (!replica.running) {
        // Somebody has taken the port between its choice and its use.
        if (retried || !deployment.log.some(({ message }) => message.includes('EADDRINUSE')))
          throw new DeployFailure(describe(undefined, deployment), 'CRASHED')
        retried = true
        await boot(deployment, replica)
      }
      const status = await probe(replica.port, healthcheckPath ?? '/')
      if (status === 200) return
      if (status !== undefined) {
        // Patience is with wrong answers, not with a slow start.
        if (last === 'no answer') deadline = Date.now() + Math.min(limitMs, patienceMs)
        last = `${status}`
      }
      if (Date.now() > deadline)
        throw new DeployFailure(`healthcheck of ${healthcheckPath} failed: ${last} instead of 200`)
    }
  }

  return {
    async preDeploy(deployment) {
      const root = rootOf(imageOf(deployment), deployment.settings)
      for (const command of deployment.settings.preDeployCommand ?? []) {
        const running = processes.run({
          command,
          cwd: root,
          variables: variablesOf(deployment),
          onLine: (message, severity) => write(deployment.log, message, severity),
        })
        const stop = (): void => running.signal('SIGKILL')
        deployment.abort.signal.addEventListener('abort', stop)
        const { code, signal } = await running.exited
        deployment.abort.signal.removeEventListener('abort', stop)
        if (code !== 0) throw new DeployFailure(`pre-deploy command "${command}" ended with ${code ?? signal}`)
      }
    },

    async start(deployment) {
      const count = Math.max(1, deployment.settings.numReplicas ?? 1)
      deployment.replicas = Array.from({ length: count }, () => ({
        id: ids.uuid(),
        port: 0,
        status: 'INITIALIZING',
        running: undefined,
        inFlight: 0,
      }))
      await Promise.all(deployment.replicas.map(async (replica) => await boot(deployment, replica)))
    },

    async waitUntilHealthy(deployment) {
      const seconds = Number(
        deployment.variables['RAILWAY_HEALTHCHECK_TIMEOUT_SEC'] ?? deployment.settings.healthcheckTimeout ?? 300,
      )
      await Promise.all(deployment.replicas.map(async (replica) => await waitFor(deployment, replica, seconds * 1_000)))
    },

    async stop(deployment, status) {
      const left = deployment.replicas.flatMap((replica) => {
        replica.status = status
        return replica.running ? [replica.running] : []
      })
      for (const running of left) running.signal('SIGTERM')
      const exited = Promise.all(left.map(async ({ exited }) => await exited))
      // Real time: virtual time passes in an instant, and a process could not use it.
      const drained = new AbortController()
      const drainingMs = Math.min(secondsOf(deployment, 'draining') * 1_000, MOST_MS)
      await Promise.race([exited, sleep(drainingMs, undefined, drained).catch(() => {})])
      drained.abort()
      for (const running of left) running.signal('SIGKILL')
      await exited
    },

    async kill(deployment) {
      for (const replica of deployment.replicas) {
        if (replica.status === 'RUNNING' || replica.status === 'INITIALIZING') replica.status = 'STOPPED'
        replica.running?.signal('SIGKILL')
      }
      await Promise.all(deployment.replicas.map(async ({ running }) => await running?.exited))
    },
    idle,
  }
}

/** The setting, or the variable that beats it. */
export function secondsOf(deployment: Deployment, what: 'overlap' | 'draining'): number {
  const variable = deployment.variables[`RAILWAY_DEPLOYMENT_${what.toUpperCase()}_SECONDS`]
  return Number(variable ?? deployment.settings[`${what}Seconds`] ?? 0)
}

export function lineOf(state: State, message: string, severity: 'info' | 'error' = 'info'): Line {
  const at = state.kernel.clock.now()
  // RFC 3339 with nanoseconds; the last six digits keep lines of one millisecond apart.
  const nanos = String(state.kernel.ids.next('railway log line') % 1_000_000).padStart(6, '0')
  return { at, timestamp: `${new Date(at).toISOString().slice(0, -1)}${nanos}Z`, message, severity }
}

async function idle({ replicas }: Deployment, deadlineMs: number): Promise<void> {
  const deadline = Date.now() + deadlineMs
  while (replicas.some(({ inFlight }) => inFlight > 0) && Date.now() < deadline) await sleep(5)
}

function imageOf({ id, image }: Deployment): Image {
  if (!image) throw new DeployFailure(`the image of deployment ${id} is gone`)
  return image
}

function describe(exit: Exit | undefined, { log }: Deployment): string {
  const last = log.findLast(({ severity }) => severity === 'error')?.message
  const how = exit ? ` with ${exit.code ?? exit.signal}` : ''
  return `the process ended${how}${last === undefined ? '' : `: ${last}`}`
}

async function probe(port: number, path: string): Promise<number | undefined> {
  return await new Promise((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port, path, agent: false, timeout: 2_000, headers: { host: 'healthcheck.railway.app' } },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      },
    )
    asked.once('timeout', () => asked.destroy())
    asked.once('error', () => resolve(undefined))
    asked.end()
  })
}
