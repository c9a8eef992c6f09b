import { NOT_AUTHORIZED } from '../access.ts'
import { addDomain, copyEnvironment, deleteEnvironment } from '../copies.ts'
import type { Context, Resolvers } from '../executable.ts'
import type { Sandbox } from '../sandbox.ts'
import { deployCurrent } from '../triggers.ts'
import { instancesIn } from './projects.ts'
import { domainsOf } from './services.ts'

interface NewEnvironment {
  name: string
  projectId: string
  sourceEnvironmentId?: string | null
  ephemeral?: boolean | null
  skipInitialDeploys?: boolean | null
  stageInitialChanges?: boolean | null
}

export function environmentResolvers(sandbox: Sandbox): Resolvers {
  const { state } = sandbox
  return {
    Mutation: {
      environmentCreate(_, { input }: { input: NewEnvironment }, context) {
        demandMoreThanAnEnvironment(context)
        const project = context.project(input.projectId)
        if (!input.sourceEnvironmentId || input.stageInitialChanges) {
          throw new Error('sandbox: Mutation.environmentCreate without a source, or staged, is not modelled')
        }
        const source = context.environment(input.sourceEnvironmentId)
        if (source.project !== project) throw new Error('Environment not found')
        if (input.name.trim() === '') throw new Error('The name of an environment must not be empty')
        const { name, ephemeral } = input
        const environment = copyEnvironment(sandbox, source, { name, ephemeral: ephemeral ?? false })
        if (input.skipInitialDeploys) return environment
        // What was uploaded once is no source.
        for (const instance of instancesIn(environment)) {
          const { source: from, service } = instance
          if (from.image || service.repository) deployCurrent(sandbox, instance, context.person)
        }
        return environment
      },

      environmentDelete(_, { id }: { id: string }, context) {
        demandMoreThanAnEnvironment(context)
        deleteEnvironment(sandbox, context.environment(id))
        return true
      },

      serviceDomainCreate(_, { input }: { input: { environmentId: string; serviceId: string } }, context) {
        const instance = context.instance(input.serviceId, input.environmentId)
        const { domain } = addDomain(state, instance)
        return domainsOf(instance).serviceDomains.find((one) => (one as { domain: string }).domain === domain)
      },
    },
  }
}

/** A project token is for one environment, and can neither make one nor take one away. */
function demandMoreThanAnEnvironment({ principal }: Context): void {
  if (principal.kind === 'project') throw new Error(NOT_AUTHORIZED)
}
