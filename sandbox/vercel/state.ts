import type { Kernel } from '../kernel/service.ts'
import type { Routing, Site } from './site.ts'

export interface Owner {
  id: string
  slug: string
  /** Commits of other authors are blocked, where the deployment tells its author. */
  members: string[]
}

export interface FileEntry {
  sha: string
  /** As `stat` gives it; a link is a file that holds its target's path. */
  mode: number
}

export interface Problem {
  code: string
  message: string
}

export type ReadyState = 'QUEUED' | 'INITIALIZING' | 'BUILDING' | 'READY' | 'ERROR' | 'CANCELED' | 'BLOCKED'

/** What the next build of a project does instead of succeeding after half a minute. */
export interface BuildScript {
  queuedMs?: number
  buildMs?: number
  /** From READY to the assignment of the aliases. */
  aliasMs?: number
  outcome?: 'READY' | 'ERROR' | 'CANCELED' | 'BLOCKED'
  errorCode?: string
  errorMessage?: string
  blockCode?: 'TEAM_ACCESS_REQUIRED' | 'COMMIT_AUTHOR_REQUIRED'
  /** READY, but the aliases never come. */
  aliasError?: Problem
  /** The check before the assignment of aliases fails. */
  aliasCheck?: 'failed'
  /** The build stays in this state; READY means without aliases. */
  stuckIn?: 'QUEUED' | 'BUILDING' | 'READY'
  /** READY in the answer to the very request that creates it. */
  instant?: boolean
  log?: string[]
  /** Share of the requests to this deployment that are answered 500. */
  badShare?: number
  /** More headers on the answer to the creation: `x-vercel-warning-…`. */
  headers?: Record<string, string>
}

/** What the next promotion or rollback does instead of succeeding after a second. */
export interface JobScript {
  outcome?: 'succeeded' | 'failed' | 'skipped'
  pendingMs?: number
  movingMs?: number
  /** With `failed`: how many domains have moved all the same. */
  moved?: number
  /** The job never leaves this state. */
  stuckIn?: 'pending' | 'in-progress'
  /** Accepted with 202, and begun after this time. */
  queuedMs?: number
}

export interface LogLine {
  id: string
  created: number
  serial: string
  type: 'command' | 'stdout' | 'stderr' | 'exit' | 'deployment-state'
  text?: string
  level?: 'error' | 'warning'
  readyState?: ReadyState
}

export interface Deployment {
  readonly id: string
  readonly name: string
  readonly projectId: string
  readonly ownerId: string
  /** The host name of this very build. */
  readonly url: string
  readonly createdAt: number
  readonly target: 'production' | undefined
  readonly autoAssignCustomDomains: boolean
  readonly meta: Record<string, string>
  readonly gitMetadata: Record<string, unknown>
  readonly prebuilt: boolean
  /** As the API tells it: `git`, `redeploy` … */
  readonly source: string | undefined
  readonly creator: User
  /** Whose files it took, when it is a deployment made again. */
  readonly copyOf: string | undefined
  /** Of this very deployment: for its functions, and for its build. */
  readonly env: Record<string, string>
  readonly buildEnv: Record<string, string>
  readonly routing: Routing
  readonly settings: Record<string, unknown>
  readonly files: Map<string, FileEntry>
  /** Why the files could not even be unpacked. */
  readonly broken: string | undefined
  readonly script: BuildScript
  readyState: ReadyState
  readySubstate?: 'STAGED' | 'ROLLING' | 'PROMOTED'
  buildingAt?: number
  readyAt?: number
  canceledAt?: number
  deletedAt?: number
  errorCode?: string
  errorMessage?: string
  seatBlock?: { blockCode: string }
  aliasAssignedAt?: number
  aliasError?: Problem
  aliasCheck?: 'succeeded' | 'failed'
  automaticAliases: string[]
  site?: Site
  lines: LogLine[]
  servedProduction: boolean
  /** What the edge has answered from it. */
  traffic: { requests: number; errors: number }
  cancelNext?: () => void
}

export interface AliasRequest {
  fromDeploymentId: string
  toDeploymentId: string
  fromRollingReleaseId?: string
  jobStatus: 'pending' | 'in-progress' | 'succeeded' | 'failed' | 'skipped'
  requestedAt: number
  type: 'promote' | 'rollback'
}

export interface Domain {
  name: string
  verified: boolean
  misconfigured: boolean
  redirect: string | null
  redirectStatusCode: 301 | 302 | 307 | 308 | null
  gitBranch: string | null
  createdAt: number
  updatedAt: number
}

export interface Stage {
  targetPercentage: number
  requireApproval?: boolean
  /** Minutes. */
  duration?: number
}

export interface RollingRelease {
  id: string
  state: 'ACTIVE' | 'COMPLETE' | 'ABORTED'
  currentId: string
  canaryId: string
  queuedId: string | null
  stages: Stage[]
  active: number
  startedAt: number
  updatedAt: number
  cancelNext?: () => void
}

export interface EnvironmentVariable {
  id: string
  key: string
  value: string
  type: 'system' | 'secret' | 'encrypted' | 'plain' | 'sensitive'
  target: string[]
  customEnvironmentIds: string[]
  gitBranch?: string
  comment?: string
  createdAt: number
  updatedAt: number
}

/** Stands for the framework's build: uploaded sources in, static files out; with the variables that it runs with. */
export type Build = (sources: Map<string, Buffer>, env: Record<string, string>) => Map<string, Buffer | string>

export interface Project {
  readonly id: string
  name: string
  readonly owner: Owner
  readonly plan: 'hobby' | 'pro'
  readonly createdAt: number
  updatedAt: number
  domains: Domain[]
  protection: 'none' | 'previews'
  /** How the login wall answers: with a page, or by sending the browser to the login. */
  wall: 'page' | 'redirect'
  /** Secret → since when it works. */
  bypass: Map<string, { createdAt: number; activeAt: number }>
  settings: Record<string, unknown>
  autoAssignCustomDomains: boolean
  /** After a rollback new production builds stay staged until a promotion. */
  rolledBackTo: string | undefined
  rollbackDescription: { userId: string; username: string; description: string; createdAt: number } | undefined
  productionId: string | undefined
  /** Who gave production to what serves now. The API does not tell. */
  productionBy: User | undefined
  /** What has served production, oldest first. */
  history: string[]
  lastAliasRequest: AliasRequest | null
  /** What the last promotion or rollback did to each domain. */
  moves: {
    id: string
    alias: string
    deploymentId: string
    status: 'completed' | 'in-progress' | 'pending' | 'failed'
  }[]
  rollingConfig: { target: 'production'; stages: Stage[] } | null
  rolling: RollingRelease | null
  env: EnvironmentVariable[]
  build: Build | undefined
  builds: BuildScript[]
  jobs: JobScript[]
}

export interface Alias {
  uid: string
  alias: string
  deploymentId: string
  projectId: string
  createdAt: number
  updatedAt: number
  redirect: string | null
}

export interface User {
  id: string
  email: string
  username: string
  name: string
}

/** All that one Vercel sandbox knows. */
export interface World {
  readonly kernel: Kernel
  /** What builds do that have no script of their own. */
  readonly usualBuild: BuildScript
  readonly usualMove: JobScript
  readonly user: User
  readonly personal: Owner
  readonly teams: Map<string, Owner>
  readonly projects: Map<string, Project>
  readonly deployments: Map<string, Deployment>
  /** By host name. */
  readonly aliases: Map<string, Alias>
  /** By SHA-1. */
  readonly contents: Map<string, Buffer>
  /** Owner → digests that it has uploaded itself. */
  readonly uploaded: Map<string, Set<string>>
  lastCreatedAt: number
}

export function createWorld(kernel: Kernel, usual: Pick<World, 'usualBuild' | 'usualMove'>): World {
  const user = {
    id: kernel.ids.word(24),
    email: 'ada@example.com',
    username: 'ada',
    name: 'Ada Example',
  }
  return {
    kernel,
    ...usual,
    user,
    personal: { id: user.id, slug: user.username, members: [user.email] },
    teams: new Map(),
    projects: new Map(),
    deployments: new Map(),
    aliases: new Map(),
    contents: new Map(),
    uploaded: new Map(),
    lastCreatedAt: 0,
  }
}

/** Strictly growing, because pages of a list are cut at a creation time. */
export function creationTime(world: World): number {
  world.lastCreatedAt = Math.max(world.kernel.clock.now(), world.lastCreatedAt + 1)
  return world.lastCreatedAt
}

export function deploymentsOf(world: World, project: Project): Deployment[] {
  return [...world.deployments.values()].filter((one) => one.projectId === project.id && one.deletedAt === undefined)
}

export function isPending(deployment: Deployment): boolean {
  if (deployment.deletedAt !== undefined) return false
  if (['QUEUED', 'INITIALIZING', 'BUILDING'].includes(deployment.readyState)) return true
  const settled = deployment.aliasAssignedAt ?? deployment.aliasError ?? deployment.aliasCheck === 'failed'
  return deployment.readyState === 'READY' && !settled
}
