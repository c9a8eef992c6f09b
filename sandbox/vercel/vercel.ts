import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Bindings, Kernel, Service } from '../kernel/service.ts'
import { findDeployment } from './access.ts'
import { aliasRoutes } from './aliases.ts'
import { createRoutes } from './create.ts'
import { deploymentRoutes } from './deployments.ts'
import { domainRoutes } from './domains.ts'
import { createEdge } from './edge.ts'
import { environmentRoutes } from './environment.ts'
import { eventRoutes } from './events.ts'
import { fileRoutes } from './files.ts'
import { type ProjectHandle, projectHandle } from './handle.ts'
import { newProject, projectRoutes } from './project.ts'
import { promotionRoutes } from './promotions.ts'
import { Refusal } from './refusal.ts'
import {
  type Build,
  type BuildScript,
  createWorld,
  type Deployment,
  type JobScript,
  type Owner,
  type Stage,
  type User,
} from './state.ts'

export interface ProjectOptions {
  /** Default: one of its own. */
  id?: string
  name: string
  /** Without one it belongs to the user's own account. */
  team?: Owner
  /** Besides `<name>.vercel.app`. */
  domains?: string[]
  plan?: 'hobby' | 'pro'
  /** `previews`: the addresses of single deployments ask for a login, the project's domains do not. */
  protection?: 'none' | 'previews'
  /** How they ask: with a page and 401, or by a redirect. */
  wall?: 'page' | 'redirect'
  bypassSecret?: string
  rollingRelease?: { stages: Stage[] }
  framework?: string
  outputDirectory?: string
  rootDirectory?: string
  /** Stands for the framework's build of uploaded sources. */
  build?: Build
}

export interface VercelOptions {
  /** What builds do that have no script of their own. */
  usualBuild?: BuildScript
  /** The same for promotions and rollbacks. */
  usualMove?: JobScript
}

export interface VercelSandbox {
  /** The API, and the edge that serves what was deployed. */
  services: Service[]
  /** Whose tokens these are. */
  user: User
  addTeam(options: { id?: string; slug: string; members?: string[] }): Owner
  addProject(options: ProjectOptions): ProjectHandle
  /** Of the account, of a team, or of one project. */
  mintToken(options?: { team?: Owner; project?: ProjectHandle; expiresInMs?: number }): string
  deployment(idOrHost: string): Deployment | undefined
}

export function createVercel(kernel: Kernel, { usualBuild = {}, usualMove = {} }: VercelOptions = {}): VercelSandbox {
  const world = createWorld(kernel, { usualBuild, usualMove })
  const api = new Hono<Bindings>()
  api.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error
    const { status, code, message, extra } = error
    return c.json({ error: { code, message, ...extra } }, status as ContentfulStatusCode)
  })
  api.use('*', async (c, next) => {
    await next()
    c.header('x-vercel-id', `fra1::${kernel.ids.next('vercel request').toString(36).padStart(5, '0')}`)
  })
  for (const routes of [
    fileRoutes,
    createRoutes,
    deploymentRoutes,
    eventRoutes,
    promotionRoutes,
    aliasRoutes,
    projectRoutes,
    environmentRoutes,
    domainRoutes,
  ]) {
    api.route('/', routes(world))
  }

  return {
    services: [{ name: 'vercel', owns: (host) => host === 'api.vercel.com', app: api }, createEdge(world)],
    user: world.user,
    addTeam({ id = `team_${kernel.ids.word(24)}`, slug, members = [] }) {
      const team = { id, slug, members: [world.user.email, ...members] }
      world.teams.set(team.id, team)
      return team
    },
    addProject({ team, rollingRelease, framework, outputDirectory, rootDirectory, ...options }) {
      const settings = Object.fromEntries(
        Object.entries({ framework, outputDirectory, rootDirectory }).filter(([, value]) => value !== undefined),
      )
      const project = newProject(world, {
        ...options,
        owner: team ?? world.personal,
        settings,
        rollingRelease: rollingRelease && { target: 'production', ...rollingRelease },
      })
      return projectHandle(world, project)
    },
    mintToken({ team, project, expiresInMs } = {}) {
      const home = project?.team ?? team
      const { value } = kernel.tokens.mint({
        service: 'vercel',
        kind: project ? 'project' : team ? 'team' : 'account',
        attributes: { ...(home && { team: home.id }), ...(project && { project: project.id }) },
        expiresAt: expiresInMs === undefined ? undefined : kernel.clock.now() + expiresInMs,
      })
      return value
    },
    deployment: (idOrHost) => findDeployment(world, idOrHost),
  }
}
