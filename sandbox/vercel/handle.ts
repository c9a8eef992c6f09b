import { create } from './create.ts'
import { keep } from './files.ts'
import { personNamed } from './people.ts'
import { remove, requestPromote, requestRollback } from './production.ts'
import { refuse } from './refusal.ts'
import {
  type AliasRequest,
  type BuildScript,
  type Deployment,
  deploymentsOf,
  type Domain,
  type FileEntry,
  type JobScript,
  type Owner,
  type Project,
  type User,
  type World,
} from './state.ts'

export interface SeedOptions {
  files: Record<string, string>
  meta?: Record<string, string>
  target?: 'production' | 'preview'
  autoAssignCustomDomains?: boolean
}

/** Whoever does it; when nobody is named, somebody other than the owner of the tokens. */
export interface ByPerson {
  by?: string
}

export interface GitPush extends ByPerson {
  sha: string
  files: Record<string, string>
  message?: string
  branch?: string
  /** Built and assigned at once; else it takes its time, as `next` says. */
  instant?: boolean
}

/** A project in the hands of a test: what to happen next, what has happened, and what a person does in the dashboard. */
export interface ProjectHandle {
  readonly id: string
  readonly name: string
  readonly team: Owner | undefined
  readonly domains: Domain[]
  /** The whole state, for what has no handle of its own. */
  readonly state: Project
  readonly production: Deployment | undefined
  /** Who gave production to it, which the API does not tell. */
  readonly productionBy: User | undefined
  /** Oldest first, without deleted ones. */
  readonly deployments: Deployment[]
  /** Oldest first, with those that were deleted since. */
  readonly everCreated: Deployment[]
  /** Host → id of the deployment that serves there. */
  readonly aliases: Record<string, string>
  readonly lastAliasRequest: AliasRequest | null
  /** Scripts the next build, and with `promotion` the next promotion or rollback. Calls queue up. */
  next(script: BuildScript & { promotion?: JobScript }): void
  /** As left behind by an earlier job. */
  leaveAliasRequest(request: Partial<AliasRequest>): void
  /** A finished deployment, without waiting. */
  seed(options: SeedOptions): Promise<Deployment>
  /** What people do in the dashboard. */
  promote(id: string, person?: ByPerson): void
  rollback(id: string, person?: ByPerson & { description?: string }): void
  redeploy(id: string, person?: ByPerson): Promise<Deployment>
  remove(id: string, person?: ByPerson): void
  /** A commit arrives at the connected repository: Vercel builds it, and gives it production as soon as it is ready. */
  push(push: GitPush): Promise<Deployment>
}

export function projectHandle(world: World, project: Project): ProjectHandle {
  const byId = (id: string): Deployment => world.deployments.get(id) ?? refuse(404, 'not_found', `No deployment ${id}`)
  return {
    id: project.id,
    name: project.name,
    team: world.teams.get(project.owner.id),
    state: project,
    get domains() {
      return project.domains
    },
    get production() {
      return world.deployments.get(project.productionId ?? '')
    },
    get productionBy() {
      return project.productionBy
    },
    get everCreated() {
      return [...world.deployments.values()].filter((one) => one.projectId === project.id)
    },
    get deployments() {
      return deploymentsOf(world, project)
    },
    get aliases() {
      const own = [...world.aliases.values()].filter(({ projectId }) => projectId === project.id)
      return Object.fromEntries(own.map(({ alias, deploymentId }) => [alias, deploymentId]))
    },
    get lastAliasRequest() {
      return project.lastAliasRequest
    },
    next({ promotion, ...script }) {
      if (Object.keys(script).length > 0) project.builds.push(script)
      if (promotion) project.jobs.push(promotion)
    },
    leaveAliasRequest(request) {
      project.lastAliasRequest = {
        fromDeploymentId: 'dpl_earlier',
        toDeploymentId: project.productionId ?? 'dpl_earlier',
        jobStatus: 'succeeded',
        requestedAt: world.kernel.clock.now() - 86_400_000,
        type: 'promote',
        ...request,
      }
    },
    async seed({ files, meta = {}, target = 'production', autoAssignCustomDomains = true }) {
      return await create(world, project, {
        body: { name: project.name, target, meta, autoAssignCustomDomains },
        files: kept(world, files),
        prebuilt: '.vercel/output/config.json' in files,
        script: { instant: true },
      })
    },
    promote: (id, { by } = {}) => void requestPromote(world, project, byId(id), personNamed(world, by)),
    rollback: (id, { by, description } = {}) =>
      requestRollback(world, project, byId(id), { description, by: personNamed(world, by) }),
    async redeploy(id, { by } = {}) {
      const origin = byId(id)
      const { files, prebuilt, target = 'preview' } = origin
      const body = { name: project.name, target }
      return await create(world, project, { body, files, prebuilt, origin, by: personNamed(world, by) })
    },
    remove: (id, { by } = {}) => remove(world, byId(id), personNamed(world, by)),
    async push({ sha, files, message = `commit ${sha}`, branch = 'main', instant = false, by }) {
      const person = personNamed(world, by)
      const meta = {
        githubDeployment: '1',
        githubCommitSha: sha,
        githubCommitRef: branch,
        githubCommitMessage: message,
        githubCommitAuthorLogin: person.username,
        githubCommitAuthorName: person.name,
      }
      return await create(world, project, {
        body: { name: project.name, target: 'production', meta, source: 'git' },
        files: kept(world, files),
        prebuilt: false,
        by: person,
        ...(instant && { script: { instant } }),
      })
    },
  }
}

function kept(world: World, files: Record<string, string>): Map<string, FileEntry> {
  const entries = Object.entries(files).map(
    ([path, content]) => [path, { sha: keep(world, Buffer.from(content)), mode: 0o100644 }] as const,
  )
  return new Map(entries)
}
