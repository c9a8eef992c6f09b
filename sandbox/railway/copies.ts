import { instancesIn } from './resolvers/projects.ts'
import type { Sandbox } from './sandbox.ts'
import type { Environment, ServiceInstance, State } from './state.ts'

export interface CopyOptions {
  name: string
  ephemeral: boolean
}

/**
 * An environment with the services, settings and variables of another one. What can't be in two places is not copied:
 * custom domains, sealed values, the content of volumes. Domains that Railway gives are given anew.
 */
export function copyEnvironment({ state }: Sandbox, source: Environment, options: CopyOptions): Environment {
  const { ids, clock } = state.kernel
  const { project } = source
  if (project.environments.some(({ name }) => name === options.name)) {
    throw new Error(`An environment named "${options.name}" already exists in this project`)
  }
  const environment: Environment = {
    id: ids.uuid(),
    ...options,
    project,
    source,
    createdAt: clock.iso(),
    sharedVariables: { ...source.sharedVariables },
    patches: [],
  }
  for (const instance of instancesIn(source)) instance.service.instances.push(copyOf(state, instance, environment))
  project.environments.push(environment)
  return environment
}

function copyOf(state: State, original: ServiceInstance, environment: Environment): ServiceInstance {
  const { ids, clock } = state.kernel
  const open = Object.entries(original.variables).filter(([name]) => !original.sealed.has(name))
  const copy: ServiceInstance = {
    ...original,
    id: ids.uuid(),
    environment,
    createdAt: clock.iso(),
    updatedAt: clock.iso(),
    settings: { ...original.settings },
    source: { ...original.source },
    variables: Object.fromEntries(open),
    sealed: new Set(),
    domains: [],
    volume: undefined,
    deployments: [],
    active: undefined,
    activeBy: undefined,
    scripts: [],
  }
  if (original.domains.some(({ domain }) => domain.endsWith('.up.railway.app'))) addDomain(state, copy)
  if (original.volume) {
    copy.volume = {
      ...original.volume,
      id: ids.uuid(),
      currentSizeMB: 0,
      createdAt: clock.iso(),
      instance: copy,
      backups: [],
      failures: [],
      restoredFrom: undefined,
    }
  }
  return copy
}

/** A domain that Railway gives: `api-staging.up.railway.app`, with more to it where that is taken. */
export function addDomain(state: State, instance: ServiceInstance): ServiceInstance['domains'][number] {
  const { service, environment } = instance
  const label = `${service.name}-${environment.name}`.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-')
  const all = state.projects.flatMap(({ services }) => services.flatMap(({ instances }) => instances))
  const isTaken = (name: string): boolean => all.some(({ domains }) => domains.some(({ domain }) => domain === name))
  const plain = `${label}.up.railway.app`
  const added = {
    id: state.kernel.ids.uuid(),
    domain: isTaken(plain) ? `${label}-${state.kernel.ids.hex(4)}.up.railway.app` : plain,
  }
  instance.domains.push(added)
  return added
}

/** Everything in it ends, and is gone. */
export function deleteEnvironment({ lifecycle }: Sandbox, environment: Environment): void {
  const { project } = environment
  for (const instance of instancesIn(environment)) {
    for (const deployment of instance.deployments) lifecycle.remove(deployment)
    instance.service.instances = instance.service.instances.filter((one) => one !== instance)
  }
  project.environments = project.environments.filter((one) => one !== environment)
}
