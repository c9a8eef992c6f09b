import { create } from './create.ts'
import { keep } from './files.ts'
import { requestPromote, requestRollback } from './production.ts'
import { refuse } from './refusal.ts'
import {
  type AliasRequest,
  type BuildScript,
  type Deployment,
  deploymentsOf,
  type Domain,
  type JobScript,
  type Owner,
  type Project,
  type World,
} from './state.ts'

export interface SeedOptions {
  files: Record<string, string>
  meta?: Record<string, string>
  target?: 'production' | 'preview'
  autoAssignCustomDomains?: boolean
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
  /** Oldest first, without deleted ones. */
  readonly deployments: Deployment[]
  /** Host → id of the deployment that serves there. */
  readonly aliases: Record<string, string>
  readonly lastAliasRequest: AliasRequest | null
  /** Scripts the next build, and with `promotion` the next promotion or rollback. Calls queue up. */
  next(script: BuildScript & { promotion?: JobScript }): void
  /** As left behind by an earlier job. */
  leaveAliasRequest(request: Partial<AliasRequest>): void
  /** A finished deployment, without waiting. */
  seed(options: SeedOptions): Promise<Deployment>
  promote(id: string): void
  rollback(id: string): void
  redeploy(id: string): Promise<Deployment>
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
      const entries = Object.entries(files).map(
        ([path, content]) => [path, { sha: keep(world, Buffer.from(content)), mode: 0o100644 }] as const,
      )
      return await create(world, project, {
        body: { name: project.name, target, meta, autoAssignCustomDomains },
        files: new Map(entries),
        prebuilt: '.vercel/output/config.json' in files,
        script: { instant: true },
      })
    },
    promote: (id) => void requestPromote(world, project, byId(id)),
    rollback: (id) => requestRollback(world, project, byId(id)),
    async redeploy(id) {
      const origin = byId(id)
      const body = { name: project.name, target: origin.target ?? 'preview' }
      return await create(world, project, { body, files: origin.files, prebuilt: origin.prebuilt, origin })
    },
  }
}
