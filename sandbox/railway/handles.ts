import { setTimeout as sleep } from 'node:timers/promises'
import { personNamed } from './people.ts'
import { addProject, type ProjectOptions } from './projects.ts'
import { stage } from './resolvers/patches.ts'
import type { Sandbox } from './sandbox.ts'
import { deployHead, redeployLatest } from './triggers.ts'
import {
  type Backup,
  type Deployment,
  type Environment,
  PENDING,
  type Person,
  type Plan,
  type Project,
  type Script,
  type ServiceInstance,
} from './state.ts'

export interface ProjectHandle {
  id: string
  name: string
  workspaceId: string
  plan: Plan
  /** In the order in which they were made. */
  readonly environments: string[]
  environmentId(name?: string): string
  /** In the first environment unless told. */
  service(name: string, environment?: string): ServiceHandle
  /** Somebody makes an environment that was to pass one that stays. */
  keep(environment: string): void
  /** Somebody stages a change in the dashboard and leaves it there. */
  stageChanges(patch: object, environment?: string): void
}

/** Whoever does it; when nobody is named, somebody other than the owner of the tokens. */
export interface ByPerson {
  by?: string
}

/** A service in one environment: what it is, and what a person can do with it in the dashboard. */
export interface ServiceHandle {
  id: string
  environmentId: string
  readonly domains: string[]
  readonly active: Deployment | undefined
  /** Who made it serve, or removed what served, which the API does not tell. None when a project token did. */
  readonly activeBy: Person | undefined
  /** Newest first. */
  readonly deployments: Deployment[]
  readonly variables: Record<string, string>
  readonly settings: Readonly<ServiceInstance['settings']>
  readonly volumeInstanceId: string | undefined
  readonly backups: Backup[]
  readonly autoDeploy: boolean
  canRollback(deployment: Deployment): boolean
  /** What the next deployments do, one script each. */
  next(...scripts: Script[]): void
  /** The next volume workflow ends with this error. */
  failNextWorkflow(error: string): void
  /** Deploys a folder and waits until it serves or has failed. */
  deploy(folder: string, meta?: Record<string, unknown>): Promise<Deployment>
  /** What people do in the dashboard. Without an id the latest deployment is made again. */
  redeploy(id?: string, person?: ByPerson): Deployment
  rollback(id: string, person?: ByPerson): Deployment
  remove(id: string, person?: ByPerson): void
  /** Ends one that has not come to serve. */
  cancel(id: string): void
  /** A commit arrives at the connected repository. Deploys when auto-deploy is on, after its checks with `waitForChecks`. */
  push(
    commit: { sha: string; folder: string; message?: string; waitForChecks?: boolean } & ByPerson,
  ): Deployment | undefined
  /** The workflows of a pushed commit have ended. */
  finishChecks(verdict: 'passed' | 'failed'): void
  /** Until nothing is under way any more. Blocked deployments stay. */
  settled(): Promise<void>
}

export function projectHandle(sandbox: Sandbox, options: ProjectOptions): ProjectHandle {
  const project = addProject(sandbox.state, options)
  return {
    id: project.id,
    name: project.name,
    workspaceId: project.workspace.id,
    plan: project.plan,
    get environments() {
      return project.environments.map(({ name }) => name)
    },
    environmentId: (name) => environmentOf(project, name).id,
    service(name, environmentName) {
      const environment = environmentOf(project, environmentName)
      const instance = project.services
        .find((service) => service.name === name)
        ?.instances.find((one) => one.environment === environment)
      if (!instance) throw new Error(`sandbox: ${project.name} has no service ${name}`)
      return serviceHandle(sandbox, instance)
    },
    keep(name) {
      environmentOf(project, name).ephemeral = false
    },
    stageChanges(patch, environment) {
      stage(sandbox.state, environmentOf(project, environment), patch, 'merge')
    },
  }
}

function serviceHandle(sandbox: Sandbox, instance: ServiceInstance): ServiceHandle {
  const { lifecycle } = sandbox
  const find = (id: string): Deployment => {
    const found = instance.deployments.find((deployment) => deployment.id === id)
    if (!found) throw new Error(`sandbox: ${instance.service.name} has no deployment ${id}`)
    return found
  }

  async function settled(): Promise<void> {
    while (instance.deployments.some(isUnderWay)) {
      if (instance.deployments.some(({ timer, status }) => timer && status !== 'SUCCESS'))
        sandbox.state.kernel.clock.looked()
      await sleep(5)
    }
  }

  return {
    id: instance.service.id,
    environmentId: instance.environment.id,
    get domains() {
      return instance.domains.map(({ domain }) => domain)
    },
    get active() {
      return instance.active
    },
    get activeBy() {
      return instance.activeBy
    },
    deployments: instance.deployments,
    variables: instance.variables,
    settings: instance.settings,
    volumeInstanceId: instance.volume?.id,
    get backups() {
      return instance.volume?.backups ?? []
    },
    get autoDeploy() {
      return instance.autoDeploy
    },
    canRollback: (deployment) => lifecycle.canRollback(deployment),
    next: (...scripts) => void instance.scripts.push(...scripts),
    failNextWorkflow: (error) => void instance.volume?.failures.push(error),
    async deploy(folder, meta = {}) {
      const deployment = lifecycle.create(instance, {
        source: { kind: 'folder', folder },
        meta: { reason: 'deploy', ...meta },
      })
      await settled()
      return deployment
    },
    redeploy: (id, { by } = {}) =>
      id === undefined
        ? redeployLatest(lifecycle, instance, personNamed(by))
        : lifecycle.redeploy(find(id), { by: personNamed(by) }),
    rollback: (id, { by } = {}) => lifecycle.rollback(find(id), personNamed(by)),
    remove: (id, { by } = {}) => lifecycle.remove(find(id), personNamed(by)),
    cancel: (id) => lifecycle.cancel(find(id)),
    push({ sha, folder, message = `commit ${sha}`, waitForChecks = false, by }) {
      const { repository } = instance.service
      if (!repository) throw new Error(`sandbox: ${instance.service.name} has no repository`)
      repository.commits.push({ sha, folder, message })
      return instance.autoDeploy
        ? deployHead(sandbox, instance, { waiting: waitForChecks, by: personNamed(by) })
        : undefined
    },
    finishChecks(verdict) {
      for (const deployment of instance.deployments.filter(({ status }) => status === 'WAITING')) {
        if (verdict === 'passed') lifecycle.proceed(deployment)
        else lifecycle.abort(deployment, 'SKIPPED')
      }
    },
    settled,
  }
}

/** Also while its processes are being taken down; not when it is blocked, or was told to take for ever. */
function isUnderWay({ status, timer, script }: Deployment): boolean {
  if (status === 'REMOVING') return true
  if (!PENDING.includes(status) || status === 'WAITING' || status === 'NEEDS_APPROVAL') return false
  return timer !== undefined || !Object.values(script.dwellMs ?? {}).includes(Infinity)
}

function environmentOf({ name: project, environments }: Project, name?: string): Environment {
  const found = name === undefined ? environments[0] : environments.find((one) => one.name === name)
  if (!found) throw new Error(`sandbox: ${project} has no environment ${name}`)
  return found
}
