import { dirname, join } from 'node:path'
import type { Repository } from '../github/repository.ts'
import type { ProjectHandle as RailwayProject, ServiceHandle } from '../railway/handles.ts'
import type { Sandbox } from '../start.ts'
import { OUTPUT, vercelBuild } from './build.ts'
import type { Plan, PlannedComponent, PlannedRailway, PlannedVercel } from './plan.ts'

export interface PlannedWorld {
  repository: Repository
  /** By component. */
  services: Map<string, ServiceHandle>
  tokens: { github: string; vercel: string; railway: string; sentry: string }
}

type On<P> = PlannedComponent & { platform: P }

/** Accounts that fit the application: every project, service, environment and domain that its `ops.yml` names. */
export function plannedWorld(sandbox: Sandbox, plan: Plan, workspace: () => string): PlannedWorld {
  const { github, vercel, railway, sentry } = sandbox
  const [owner = 'acme', name = 'application'] = plan.repository.split('/')
  const repository = github.addRepository({ owner, name, defaultBranch: plan.branch })
  const onVercel = plan.components.filter((one): one is On<PlannedVercel> => one.platform.kind === 'vercel')
  const onRailway = plan.components.filter((one): one is On<PlannedRailway> => one.platform.kind === 'railway')

  const slugs = [...new Set(onVercel.flatMap(({ platform }) => platform.team ?? []))]
  const teams = new Map(slugs.map((team) => [team, vercel.addTeam(idOrSlug(team))]))
  for (const component of onVercel) {
    const { project, team, prebuilt, output } = component.platform
    const owned = teams.get(team ?? '')
    vercel.addProject({
      ...(project.startsWith('prj_') ? { id: project, name: component.name } : { name: project }),
      ...(owned ? { team: owned } : {}),
      domains: [hostOf(component.url)],
      ...(prebuilt ? {} : { build: vercelBuild(component, workspace) }),
      ...(prebuilt || output !== undefined ? {} : { outputDirectory: OUTPUT }),
    })
  }

  const projects = addRailwayProjects(railway, onRailway, plan)
  const [only] = projects.size === 1 ? projects.values() : []
  const [team] = teams.size === 1 && onVercel.every(({ platform }) => platform.team) ? teams.values() : []
  return {
    repository,
    services: new Map(
      onRailway.flatMap(({ name: component, platform }) => {
        const service = projects.get(platform.project)?.service(platform.service, platform.environment)
        return service ? [[component, service] as const] : []
      }),
    ),
    tokens: {
      github: github.mintToken({
        repository: repository.fullName,
        permissions: {
          actions: 'write',
          contents: 'write',
          deployments: 'write',
          issues: 'write',
          'pull-requests': 'write',
        },
      }),
      vercel: vercel.mintToken(team ? { team } : {}),
      railway: railway.mintToken(only ? { kind: 'project', project: only } : { kind: 'account' }),
      sentry: plan.sentry ? sentryToken(sentry, plan.sentry, repository.fullName) : '',
    },
  }
}

function idOrSlug(team: string): { id?: string; slug: string } {
  return team.startsWith('team_') ? { id: team, slug: team.slice(5, 17).toLowerCase() } : { slug: team }
}

function addRailwayProjects(
  railway: Sandbox['railway'],
  components: readonly On<PlannedRailway>[],
  plan: Plan,
): Map<string, RailwayProject> {
  const ids = [...new Set(components.map(({ platform }) => platform.project))]
  return new Map(
    ids.map((id) => {
      const own = components.filter(({ platform }) => platform.project === id)
      const project = railway.addProject({
        id,
        name: plan.repository.split('/')[1] ?? 'application',
        environments: [...new Set(own.map(({ platform }) => platform.environment))],
        services: own.map((component) => serviceOf(component, plan)),
      })
      return [id, project]
    }),
  )
}

function serviceOf({ source, url, platform }: On<PlannedRailway>, plan: Plan) {
  const { service, environment, startCommand, preDeployCommand, healthcheckPath } = platform
  const programs = [join(plan.root, source, 'node_modules/.bin'), join(plan.root, 'node_modules/.bin')]
  const path = [...programs, dirname(process.execPath), process.env['PATH'] ?? ''].join(':')
  return {
    name: service,
    domains: { [environment]: [hostOf(url)] },
    variables: { ...plan.variables, PATH: path, NODE_ENV: 'production' },
    ...(startCommand === undefined ? {} : { startCommand }),
    ...(preDeployCommand === undefined ? {} : { preDeployCommand }),
    ...(healthcheckPath === undefined ? {} : { healthcheckPath }),
  }
}

function sentryToken(
  sentry: Sandbox['sentry'],
  { organization, projects, host }: NonNullable<Plan['sentry']>,
  repository: string,
): string {
  sentry.addHost(host)
  sentry.addOrganization({ slug: organization, projects, repositories: [repository] })
  const scopes = ['org:read', 'project:read', 'project:releases', 'event:read']
  return sentry.mintToken({ kind: 'internal', organization, scopes }).value
}

function hostOf(url: string): string {
  return new URL(url).hostname
}
