import {
  instancesOf,
  type Plan,
  type Project,
  type Repository,
  type Service,
  type ServiceInstance,
  type State,
} from './state.ts'

export interface ServiceOptions {
  name: string
  /** Of the first environment; the others get one of their own. By environment where given so. */
  domains?: string[] | Record<string, string[]>
  healthcheckPath?: string
  /** Seconds of real time, and at most the sandbox's patience. */
  healthcheckTimeout?: number
  /** Default: the start script of `package.json`, or `node server.js`. */
  startCommand?: string
  preDeployCommand?: string
  rootDirectory?: string
  numReplicas?: number
  overlapSeconds?: number
  drainingSeconds?: number
  image?: string
  variables?: Record<string, string>
  /** Variables whose values the API never gives away. */
  sealed?: Record<string, string>
  repo?: { name: string; branch?: string; commits: Record<string, string> }
  autoDeploy?: boolean
  volume?: { name?: string; mountPath: string; sizeMB: number; currentSizeMB?: number }
}

export interface ProjectOptions {
  /** Default: one of its own. */
  id?: string
  name: string
  /** Default: production alone. */
  environments?: string[]
  services: ServiceOptions[]
  plan?: Plan
  /** Name of the workspace; projects share one unless told. */
  workspace?: string
}

export function addProject(
  state: State,
  { id, name, environments = ['production'], services, plan = 'hobby', workspace = 'acme' }: ProjectOptions,
): Project {
  const { ids, clock } = state.kernel
  let owner = state.workspaces.find((one) => one.name === workspace)
  if (!owner) {
    owner = { id: ids.uuid(), name: workspace }
    state.workspaces.push(owner)
  }
  const project: Project = {
    id: id ?? ids.uuid(),
    name,
    plan,
    workspace: owner,
    createdAt: clock.iso(),
    environments: [],
    services: [],
  }
  for (const environment of environments)
    project.environments.push({
      id: ids.uuid(),
      name: environment,
      project,
      createdAt: clock.iso(),
      sharedVariables: {},
      patches: [],
    })
  state.projects.push(project)
  for (const service of services) addService(state, project, service)
  return project
}

export function addService(state: State, project: Project, options: ServiceOptions): Service {
  const { ids, clock } = state.kernel
  const service: Service = {
    id: ids.uuid(),
    name: options.name,
    project,
    createdAt: clock.iso(),
    repository: repositoryOf(options),
    instances: [],
  }
  service.instances = project.environments.map((environment, n) => {
    const instance: ServiceInstance = {
      id: ids.uuid(),
      service,
      environment,
      createdAt: clock.iso(),
      updatedAt: clock.iso(),
      settings: settingsOf(options),
      source: { image: options.image ?? null, repo: options.repo?.name ?? null },
      variables: { ...options.variables, ...options.sealed },
      sealed: new Set(Object.keys(options.sealed ?? {})),
      autoDeploy: options.autoDeploy ?? options.repo !== undefined,
      domains: domainsOf(options, environment.name, n).map((domain) => ({
        id: ids.uuid(),
        domain: claim(state, domain),
      })),
      volume: undefined,
      deployments: [],
      active: undefined,
      activeBy: undefined,
      scripts: [],
    }
    if (options.volume)
      instance.volume = {
        id: ids.uuid(),
        volumeId: ids.uuid(),
        name: options.volume.name ?? `${service.name}-volume`,
        mountPath: options.volume.mountPath,
        sizeMB: options.volume.sizeMB,
        currentSizeMB: options.volume.currentSizeMB ?? 100,
        state: 'READY',
        createdAt: clock.iso(),
        instance,
        backups: [],
        failures: [],
        restoredFrom: undefined,
      }
    return instance
  })
  project.services.push(service)
  return service
}

function settingsOf(options: ServiceOptions): ServiceInstance['settings'] {
  const { healthcheckPath, healthcheckTimeout, startCommand, preDeployCommand, rootDirectory } = options
  return {
    startCommand: startCommand ?? null,
    preDeployCommand: preDeployCommand === undefined ? null : [preDeployCommand],
    healthcheckPath: healthcheckPath ?? null,
    healthcheckTimeout: healthcheckTimeout ?? null,
    rootDirectory: rootDirectory ?? null,
    numReplicas: options.numReplicas ?? 1,
    overlapSeconds: options.overlapSeconds ?? null,
    drainingSeconds: options.drainingSeconds ?? null,
  }
}

function repositoryOf({ repo }: ServiceOptions): Repository | undefined {
  return (
    repo && {
      name: repo.name,
      branch: repo.branch ?? 'main',
      commits: Object.entries(repo.commits).map(([sha, folder]) => ({ sha, folder, message: `commit ${sha}` })),
    }
  )
}

function domainsOf({ name, domains = [] }: ServiceOptions, environment: string, n: number): string[] {
  if (!Array.isArray(domains)) return domains[environment] ?? []
  if (n === 0) return domains
  return domains.length > 0 ? [`${name}-${environment}.up.railway.app`] : []
}

function claim(state: State, domain: string): string {
  const taken = instancesOf(state).some(({ domains }) => domains.some((one) => one.domain === domain))
  if (taken) throw new Error(`sandbox: the domain ${domain} belongs to another service`)
  return domain
}
