import { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf, isRecord, jsonBody, onlyKeys, projectOf } from './access.ts'
import { projectAnswer } from './answers.ts'
import { refuse } from './refusal.ts'
import type { Build, Domain, Owner, Project, World } from './state.ts'

const SETTINGS = `autoExposeSystemEnvs autoAssignCustomDomains autoAssignCustomDomainsUpdatedBy buildCommand
  commandForIgnoringBuildStep customerSupportCodeVisibility devCommand directoryListing framework
  gitForkProtection gitLFS installCommand name nodeVersion outputDirectory publicSource
  previewDeploymentsDisabled resourceConfig rootDirectory serverlessFunctionRegion ssoProtection
  serverlessFunctionZeroConfigFailover skewProtectionBoundaryAt skewProtectionMaxAge trustedIps
  skipGitConnectDuringLink sourceFilesOutsideRootDirectory enablePreviewFeedback staticIps
  enableProductionFeedback enableAffectedProjectsDeployments oidcTokenConfig passwordProtection
  optionsAllowlist connectConfigurations`.split(/\s+/)

export interface NewProject {
  id?: string | undefined
  name: string
  owner: Owner
  plan?: 'hobby' | 'pro' | undefined
  domains?: string[] | undefined
  protection?: 'none' | 'previews' | undefined
  wall?: 'page' | 'redirect' | undefined
  bypassSecret?: string | undefined
  rollingRelease?: Project['rollingConfig'] | undefined
  settings?: Record<string, unknown> | undefined
  build?: Build | undefined
}

export function newProject(world: World, options: NewProject): Project {
  const { name, owner, plan = 'pro', domains = [], protection = 'none', wall = 'page' } = options
  const now = world.kernel.clock.now()
  const project: Project = {
    id: options.id ?? `prj_${world.kernel.ids.word(28)}`,
    name,
    owner,
    plan,
    createdAt: now,
    updatedAt: now,
    domains: [],
    protection,
    wall,
    bypass: new Map(),
    settings: options.settings ?? {},
    autoAssignCustomDomains: true,
    rolledBackTo: undefined,
    rollbackDescription: undefined,
    productionId: undefined,
    productionBy: undefined,
    history: [],
    lastAliasRequest: null,
    moves: [],
    rollingConfig: options.rollingRelease ?? null,
    rolling: null,
    env: [],
    build: options.build,
    builds: [],
    jobs: [],
  }
  project.domains = [...new Set([`${name}.vercel.app`, ...domains])].map((one) => newDomain(one, now))
  world.projects.set(project.id, project)
  if (options.bypassSecret !== undefined) keepBypass(world, project, options.bypassSecret, now)
  return project
}

export function newDomain(name: string, now: number): Domain {
  return {
    name,
    verified: true,
    misconfigured: false,
    redirect: null,
    redirectStatusCode: null,
    gitBranch: null,
    createdAt: now,
    updatedAt: now,
  }
}

export function projectRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()

  app.get('/v2/user', (c) => {
    const { token } = actorOf(world, c)
    if (token.attributes['project'] !== undefined) {
      refuse(403, 'forbidden', 'Not authorized: the token is limited to one project')
    }
    const { id, email, name, username } = world.user
    const defaultTeamId = token.attributes['team'] ?? null
    return c.json({ user: { limited: true, id, email, name, username, avatar: null, defaultTeamId } })
  })

  app.get('/v9/projects/:id', (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('id'))
    if (['pending', 'in-progress'].includes(project.lastAliasRequest?.jobStatus ?? '')) world.kernel.clock.looked()
    return c.json(projectAnswer(world, project))
  })

  app.patch('/v9/projects/:id', async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('id'))
    const body = await jsonBody(c)
    onlyKeys(body, SETTINGS)
    const { autoAssignCustomDomains, ssoProtection, name, ...settings } = body
    if (typeof autoAssignCustomDomains === 'boolean') project.autoAssignCustomDomains = autoAssignCustomDomains
    if (ssoProtection !== undefined) project.protection = ssoProtection === null ? 'none' : 'previews'
    if (typeof name === 'string') project.name = name
    Object.assign(project.settings, settings)
    project.updatedAt = world.kernel.clock.now()
    return c.json(projectAnswer(world, project))
  })

  app.patch('/v1/projects/:id/protection-bypass', async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('id'))
    const body = await jsonBody(c)
    onlyKeys(body, ['generate', 'revoke', 'update'])
    const { generate, revoke } = body
    if (isRecord(revoke)) {
      if (!project.bypass.delete(String(revoke['secret']))) refuse(404, 'not_found', 'The secret does not exist')
      if (revoke['regenerate'] === true) addBypass(world, project)
    } else if (body['update'] === undefined) {
      addBypass(world, project, isRecord(generate) ? generate['secret'] : undefined)
    }
    const answer = projectAnswer(world, project) as { protectionBypass: object }
    return c.json({ protectionBypass: answer.protectionBypass })
  })

  return app
}

function addBypass(world: World, project: Project, wanted?: unknown): void {
  if (wanted !== undefined && !(typeof wanted === 'string' && /^[A-Za-z0-9]{32}$/.test(wanted))) {
    refuse(400, 'bad_request', 'The secret must have 32 letters and digits')
  }
  const now = world.kernel.clock.now()
  keepBypass(world, project, typeof wanted === 'string' ? wanted : world.kernel.ids.word(32), now + 1_000)
  world.kernel.clock.after(1_000, () => {})
}

function keepBypass(world: World, project: Project, secret: string, activeAt: number): void {
  project.bypass.set(secret, { createdAt: world.kernel.clock.now(), activeAt })
  world.kernel.tokens.guard(secret, ['vercel', 'vercel-edge'])
}
