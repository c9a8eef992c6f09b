import type { Kernel, Service } from '../kernel/service.ts'
import { createApi } from './api.ts'
import { createEdge } from './edge.ts'
import { type ProjectHandle, projectHandle } from './handles.ts'
import { createLifecycle } from './lifecycle.ts'
import { createLimits } from './limits.ts'
import { createProcesses, type Processes } from './processes.ts'
import { personNamed } from './people.ts'
import type { ProjectOptions } from './projects.ts'
import type { BuildRequest } from './rollout.ts'
import { createLook, type Sandbox } from './sandbox.ts'
import { type Deployment, deploymentsOf, type Person, type Script, type State } from './state.ts'

export interface RailwayOptions {
  /** Real time that a process gets to become healthy, if its healthcheck timeout is not shorter. */
  patienceMs?: number
  maxUploadBytes?: number
  /** Requests per hour and token instead of what the plan allows. */
  requestsPerHour?: number
  /** Where deployments run; as processes of their own when absent. */
  processes?: Processes
  /** Stands for the platform's build of what was uploaded. */
  build?: (request: BuildRequest) => Promise<void>
  /** How long the states of a deployment last that has no script of its own. */
  dwellMs?: Script['dwellMs']
}

export interface TokenOptions {
  kind: 'account' | 'workspace' | 'project'
  /** Of a workspace token: the workspace of this project. */
  project?: ProjectHandle
  /** Default: the first. */
  environment?: string
  /** Root fields that are refused to it: `deploymentRollback`. */
  refuse?: string[]
  /** Virtual time. */
  expiresAt?: number
}

export interface RailwaySandbox {
  services: Service[]
  /** Whose account tokens these are. */
  user: Person
  addProject(options: ProjectOptions): ProjectHandle
  mintToken(options: TokenOptions): string
  /** The registry: image reference → folder with its content. */
  images: Map<string, string>
  deployment(id: string): Deployment | undefined
  /** What the status page says; nothing while all is well. */
  setIncident(message: string | undefined): void
  limitRequests(perHour: number | undefined): void
  /** Ends all processes and deletes all folders. */
  close(): Promise<void>
}

export function createRailway(
  kernel: Kernel,
  {
    patienceMs = 10_000,
    maxUploadBytes = 200 * 2 ** 20,
    requestsPerHour,
    processes = createProcesses(),
    build,
    dwellMs,
  }: RailwayOptions = {},
): RailwaySandbox {
  const state: State = {
    kernel,
    user: personNamed('ada'),
    projects: [],
    workspaces: [],
    workflows: [],
    images: new Map(),
    incident: undefined,
  }
  const limits = createLimits(kernel.clock)
  limits.perHour = requestsPerHour
  const lifecycle = createLifecycle({ state, build, processes, patienceMs, dwellMs })
  const sandbox: Sandbox = { state, processes, limits, lifecycle, look: createLook(state), maxUploadBytes }

  return {
    services: [createApi(sandbox, async () => await processes.close()), createEdge(state, lifecycle)],
    user: state.user,
    addProject: (options) => projectHandle(sandbox, options),
    mintToken({ kind, project, environment, refuse = [], expiresAt }) {
      if (kind !== 'account' && !project) throw new Error(`sandbox: a ${kind} token needs a project`)
      const attributes = {
        account: () => ({}),
        workspace: () => ({ workspaceId: project?.workspaceId ?? '' }),
        project: () => ({ projectId: project?.id ?? '', environmentId: project?.environmentId(environment) ?? '' }),
      }[kind]()
      const scopes = refuse.map((field) => `refuse:${field}`)
      return kernel.tokens.mint({ service: 'railway', kind, attributes, scopes, expiresAt }).value
    },
    images: state.images,
    deployment: (id) => deploymentsOf(state).find((one) => one.id === id),
    setIncident: (message) => void (state.incident = message),
    limitRequests: (perHour) => void (limits.perHour = perHour),
    close: async () => await processes.close(),
  }
}
