import type { Kernel } from '../kernel/service.ts'
import {
  type Deployment,
  deploymentsOf,
  type Environment,
  instancesOf,
  type Person,
  type Project,
  type Service,
  type ServiceInstance,
  type State,
  type VolumeInstance,
} from './state.ts'

/** Who asks, as the token tells. */
export interface Principal {
  kind: 'account' | 'workspace' | 'project'
  token: string
  workspaceId: string | undefined
  projectId: string | undefined
  environmentId: string | undefined
  /** Root fields that this token is refused. */
  refused: string[]
}

export const NOT_AUTHORIZED = 'Not Authorized'

/** A project token counts in its own header only, the other kinds in `Authorization` only. Throws Railway's refusal. */
export function principalOf(kernel: Kernel, headers: Headers): Principal {
  const projectToken = headers.get('project-access-token')
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  const token = kernel.tokens.find('railway', projectToken ?? bearer)
  const expired = token?.expiresAt !== undefined && token.expiresAt <= kernel.clock.now()
  if (projectToken !== null) {
    if (!token || expired || token.kind !== 'project') throw new Error('Project Token not found')
  } else if (!token || expired || token.kind === 'project') throw new Error(NOT_AUTHORIZED)
  return {
    kind: token.kind as Principal['kind'],
    token: token.value,
    workspaceId: token.attributes['workspaceId'],
    projectId: token.attributes['projectId'],
    environmentId: token.attributes['environmentId'],
    refused: token.scopes.flatMap((scope) => (scope.startsWith('refuse:') ? [scope.slice('refuse:'.length)] : [])),
  }
}

export function may(principal: Principal, project: Project, environmentId?: string): boolean {
  if (principal.kind === 'account') return true
  if (principal.kind === 'workspace') return project.workspace.id === principal.workspaceId
  if (project.id !== principal.projectId) return false
  return environmentId === undefined || environmentId === principal.environmentId
}

/** Finds things by id, for this principal. Every miss throws what Railway says. */
export interface Access {
  principal: Principal
  /** Behind an account token there is somebody, behind the other kinds there is not. */
  person: Person | undefined
  project(id: string): Project
  environment(id: string): Environment
  service(id: string): Service
  instance(serviceId: string, environmentId: string): ServiceInstance
  deployment(id: string): Deployment
  volume(id: string): VolumeInstance
  sees(instance: ServiceInstance): boolean
}

export function accessOf(state: State, principal: Principal): Access {
  function check<T>(found: T | undefined, name: string, projectOf: (found: T) => [Project, string?]): T {
    if (found === undefined) throw new Error(`${name} not found`)
    if (!may(principal, ...projectOf(found))) throw new Error(NOT_AUTHORIZED)
    return found
  }
  return {
    principal,
    person: principal.kind === 'account' ? state.user : undefined,
    sees: (instance) => may(principal, ...ofInstance(instance)),
    project: (id) =>
      check(
        state.projects.find((project) => project.id === id),
        'Project',
        (project) => [project],
      ),
    environment: (id) =>
      check(
        state.projects.flatMap(({ environments }) => environments).find((one) => one.id === id),
        'Environment',
        (one) => [one.project, one.id],
      ),
    service: (id) =>
      check(
        state.projects.flatMap(({ services }) => services).find((one) => one.id === id),
        'Service',
        (one) => [one.project],
      ),
    instance: (serviceId, environmentId) =>
      check(
        instancesOf(state).find(
          ({ service, environment }) => service.id === serviceId && environment.id === environmentId,
        ),
        'ServiceInstance',
        ofInstance,
      ),
    deployment: (id) =>
      check(
        deploymentsOf(state).find((one) => one.id === id),
        'Deployment',
        ({ instance }) => ofInstance(instance),
      ),
    volume: (id) =>
      check(
        instancesOf(state)
          .flatMap(({ volume }) => volume ?? [])
          .find((one) => one.id === id),
        'VolumeInstance',
        ({ instance }) => ofInstance(instance),
      ),
  }
}

const ofInstance = ({ service, environment }: ServiceInstance): [Project, string] => [service.project, environment.id]
