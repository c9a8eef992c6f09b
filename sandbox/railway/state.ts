import type { Kernel } from '../kernel/service.ts'
import type { Running } from './processes.ts'

export type Plan = 'free' | 'hobby' | 'pro' | 'enterprise'

export type Status =
  | 'QUEUED'
  | 'WAITING'
  | 'NEEDS_APPROVAL'
  | 'INITIALIZING'
  | 'BUILDING'
  | 'DEPLOYING'
  | 'SUCCESS'
  | 'FAILED'
  | 'CRASHED'
  | 'SKIPPED'
  | 'SLEEPING'
  | 'REMOVING'
  | 'REMOVED'

export const PENDING: readonly Status[] = [
  'QUEUED',
  'WAITING',
  'NEEDS_APPROVAL',
  'INITIALIZING',
  'BUILDING',
  'DEPLOYING',
]

export type ReplicaStatus = 'INITIALIZING' | 'RUNNING' | 'RESTARTING' | 'CRASHED' | 'EXITED' | 'STOPPED' | 'REMOVED'

/** What the next deployment of a service does, whoever starts it. Times are virtual. */
export interface Script {
  dwellMs?: { queued?: number; initializing?: number; building?: number }
  fails?: { at: 'build' | 'pre-deploy' | 'healthcheck'; reason?: string }
  /** Dies this long after its success, not before a client has seen the success. */
  crashesAfterMs?: number
  ends?: 'SKIPPED'
  /** Stays there until somebody approves, or the checks have finished. */
  blocked?: 'WAITING' | 'NEEDS_APPROVAL'
  sleeps?: boolean
}

export type Source =
  | { kind: 'upload'; archive: string }
  | { kind: 'folder'; folder: string; commit?: Commit & { repo: string; branch: string } }
  | { kind: 'image'; image: string }

export interface Commit {
  sha: string
  folder: string
  message: string
}

export interface Repository {
  name: string
  branch: string
  /** Oldest first; the last one is the head. */
  commits: Commit[]
}

/** The settings of `ServiceInstanceUpdateInput`, under the same names. */
export interface Settings {
  startCommand?: string | null
  preDeployCommand?: string[] | null
  healthcheckPath?: string | null
  healthcheckTimeout?: number | null
  numReplicas?: number | null
  overlapSeconds?: number | null
  drainingSeconds?: number | null
  rootDirectory?: string | null
  [other: string]: unknown
}

export interface Project {
  id: string
  name: string
  plan: Plan
  workspace: Workspace
  createdAt: string
  environments: Environment[]
  services: Service[]
}

export interface Workspace {
  id: string
  name: string
}

export interface Environment {
  id: string
  name: string
  project: Project
  createdAt: string
  /** The environment that it is a copy of. */
  source?: Environment | undefined
  ephemeral?: boolean
  sharedVariables: Record<string, string>
  patches: Patch[]
}

export interface Patch {
  id: string
  environment: Environment
  status: 'STAGED' | 'COMMITTED'
  config: Record<string, unknown>
  message: string | undefined
  createdAt: string
  updatedAt: string
  appliedAt: string | undefined
}

export interface Service {
  id: string
  name: string
  project: Project
  createdAt: string
  repository: Repository | undefined
  instances: ServiceInstance[]
}

/** A service in one environment. */
export interface ServiceInstance {
  id: string
  service: Service
  environment: Environment
  createdAt: string
  updatedAt: string
  settings: Settings
  source: { image?: string | null; repo?: string | null }
  variables: Record<string, string>
  /** Names of variables whose values the API never gives away. */
  sealed: Set<string>
  autoDeploy: boolean
  domains: { id: string; domain: string }[]
  volume: VolumeInstance | undefined
  /** Newest first. */
  deployments: Deployment[]
  /** Whom the edge asks. */
  active: Deployment | undefined
  /** Who made it serve, or removed what served. The API does not tell. */
  activeBy: Person | undefined
  scripts: Script[]
}

/** The built content, shared by a deployment and the rollbacks to it. */
export interface Image {
  folder: string
}

export interface Replica {
  id: string
  port: number
  status: ReplicaStatus
  running: Running | undefined
  /** Requests that the edge has under way there. */
  inFlight: number
}

export interface Line {
  at: number
  timestamp: string
  message: string
  severity: 'info' | 'error'
}

export interface DeploymentEvent {
  id: string
  step: string
  createdAt: string
  completedAt: string | undefined
  payload: { error?: string; reason?: string; detail?: string; skipped?: boolean; durationMs?: number } | undefined
}

export interface Deployment {
  id: string
  instance: ServiceInstance
  status: Status
  createdAt: string
  updatedAt: string
  statusUpdatedAt: string
  meta: Record<string, unknown>
  /** None when a project token made it. */
  creator: Person | undefined
  snapshotId: string
  source: Source
  settings: Settings
  variables: Record<string, string>
  script: Script
  image: Image | undefined
  replicas: Replica[]
  events: DeploymentEvent[]
  buildLog: Line[]
  log: Line[]
  /** What the edge served from it. */
  traffic: { requests: number; byStatus: Record<number, number> }
  /** Takes back the event of the clock that it waits for. */
  timer: (() => void) | undefined
  seenAsSuccess: boolean
  abort: AbortController
  succeeded: boolean
  /** Virtual time; retention counts from here. */
  removedAt: number | undefined
}

/** As the API shows who made something. */
export interface Person {
  id: string
  name: string
  email: string
}

export interface Backup {
  id: string
  name: string
  createdAt: string
  expiresAt: string | undefined
  usedMB: number
}

export interface VolumeInstance {
  id: string
  volumeId: string
  name: string
  mountPath: string
  sizeMB: number
  currentSizeMB: number
  state: 'READY' | 'RESTORING'
  createdAt: string
  instance: ServiceInstance
  backups: Backup[]
  /** The error that the next workflow ends with. */
  failures: string[]
  restoredFrom: string | undefined
}

export interface Workflow {
  id: string
  volume: VolumeInstance
  status: 'NotFound' | 'Running' | 'Complete' | 'Error'
  error: string | undefined
}

export interface State {
  kernel: Kernel
  /** Whose account and workspace tokens these are. */
  user: Person
  projects: Project[]
  workspaces: Workspace[]
  workflows: Workflow[]
  /** Image reference → folder with its content. */
  images: Map<string, string>
  incident: string | undefined
}

export function instancesOf(state: State): ServiceInstance[] {
  return state.projects.flatMap(({ services }) => services.flatMap(({ instances }) => instances))
}

export function deploymentsOf(state: State): Deployment[] {
  return instancesOf(state).flatMap(({ deployments }) => deployments)
}
