import { createHash } from 'node:crypto'
import { may } from '../access.ts'
import type { Resolvers } from '../executable.ts'
import { pageOf } from '../pages.ts'
import type { Sandbox } from '../sandbox.ts'
import { type Environment, type Project, type ServiceInstance, PENDING } from '../state.ts'
import { configOf } from './patches.ts'

export function projectResolvers({ state, look }: Sandbox): Resolvers {
  const { clock } = state.kernel

  return {
    Query: {
      apiToken(_, _args, { principal }) {
        if (principal.kind === 'project') throw new Error('Not Authorized')
        return {
          workspaces: state.workspaces.filter(({ id }) => principal.kind === 'account' || id === principal.workspaceId),
        }
      },
      me(_, _args, { principal }) {
        if (principal.kind !== 'account') throw new Error('Not Authorized')
        return { id: 'sandbox-user', name: 'Sandbox', email: 'sandbox@example.com' }
      },
      projectToken(_, _args, context) {
        const { kind, projectId, environmentId, token } = context.principal
        if (kind !== 'project' || !projectId || !environmentId) throw new Error('Project Token not found')
        const project = context.project(projectId)
        return {
          id: `token-${environmentId}`,
          name: 'ci',
          createdAt: project.createdAt,
          displayToken: `${token.slice(0, 4)}…`,
          projectId,
          environmentId,
          project,
          environment: context.environment(environmentId),
        }
      },
      project: (_, { id }: { id: string }, context) => context.project(id),
      environment(_, { id, projectId }: { id: string; projectId?: string | null }, context) {
        const environment = context.environment(id)
        if (projectId && environment.project.id !== projectId) throw new Error('Environment not found')
        return environment
      },
      platformStatus: () => ({
        isStable: state.incident === undefined,
        maintenance: null,
        incident: state.incident && {
          id: 'incident-1',
          message: state.incident,
          status: 'INVESTIGATING',
          url: 'https://status.railway.com',
          createdAt: clock.iso(),
        },
      }),
    },
    Project: {
      baseEnvironmentId: ({ environments }: Project) => environments[0]?.id,
      primaryEnvironmentId: ({ environments }: Project) => environments[0]?.id,
      isPublic: () => false,
      prDeploys: () => false,
      updatedAt: ({ createdAt }: Project) => createdAt,
      workspaceId: ({ workspace }: Project) => workspace.id,
      environments: (project: Project, args, { principal }) =>
        pageOf(
          project.environments.filter(({ id }) => may(principal, project, id)),
          args,
        ),
      services: ({ services }: Project, args) => pageOf(services, args),
    },
    Environment: {
      canAccess: () => true,
      isEphemeral: ({ ephemeral = false }: Environment) => ephemeral,
      sourceEnvironment: ({ source }: Environment) => source,
      projectId: ({ project }: Environment) => project.id,
      updatedAt: ({ createdAt }: Environment) => createdAt,
      unmergedChangesCount: ({ patches }: Environment) => patches.filter(({ status }) => status === 'STAGED').length,
      config: (environment: Environment) => configOf(environment),
      configEtag: (environment: Environment) =>
        createHash('sha256')
          .update(JSON.stringify(configOf(environment)))
          .digest('hex'),
      deployments(environment: Environment, args, context) {
        const all = instancesIn(environment).flatMap(({ deployments }) => deployments)
        look(
          context,
          all.filter(({ status }) => PENDING.includes(status)),
        )
        return pageOf(
          all.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)),
          args,
        )
      },
      serviceInstances: (environment: Environment, args) => pageOf(instancesIn(environment), args),
      volumeInstances: (environment: Environment, args) =>
        pageOf(
          instancesIn(environment).flatMap(({ volume }) => volume ?? []),
          args,
        ),
    },
  }
}

export function instancesIn(environment: Environment): ServiceInstance[] {
  return environment.project.services.flatMap(({ instances }) =>
    instances.filter((instance) => instance.environment === environment),
  )
}
