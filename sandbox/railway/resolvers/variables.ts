import type { Context, Resolvers } from '../executable.ts'
import type { Sandbox } from '../sandbox.ts'
import { redeployLatest } from '../triggers.ts'
import type { Environment, ServiceInstance } from '../state.ts'
import { providedVariables, readsShared, render } from '../variables.ts'
import { instancesIn } from './projects.ts'

interface Where {
  projectId: string
  environmentId: string
  serviceId?: string | null
}

type Changes = Record<string, string | undefined>

export function variableResolvers({ lifecycle }: Sandbox): Resolvers {
  function change(
    where: Where,
    changes: Changes,
    context: Context,
    options: { replace?: boolean; deploy: boolean },
  ): true {
    const place = placeOf(where, context)
    const variables = 'variables' in place ? place.variables : place.sharedVariables
    if (options.replace) for (const name of Object.keys(variables)) delete variables[name]
    const before = { ...variables }
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) delete variables[name]
      else variables[name] = value
    }
    if (options.deploy) redeploy(affected(place, Object.keys({ ...before, ...changes })))
    return true
  }

  function redeploy(instances: ServiceInstance[]): void {
    for (const instance of instances) if (instance.deployments.length > 0) redeployLatest(lifecycle, instance)
  }

  return {
    Query: {
      variables(_, { unrendered, ...where }: Where & { unrendered?: boolean | null }, context) {
        const place = placeOf(where, context)
        if (!('variables' in place)) return place.sharedVariables
        return withoutSealed(place, unrendered ? place.variables : render(place))
      },
      variablesForServiceDeployment(_, where: Where, context) {
        const instance = context.instance(where.serviceId ?? '', where.environmentId)
        return { ...withoutSealed(instance, render(instance)), ...providedVariables(instance) }
      },
    },
    Mutation: {
      variableUpsert(_, { input }: { input: Where & { name: string; value: string; skipDeploys?: boolean } }, context) {
        return change(input, { [input.name]: input.value }, context, { deploy: !input.skipDeploys })
      },
      variableDelete(_, { input }: { input: Where & { name: string } }, context) {
        return change(input, { [input.name]: undefined }, context, { deploy: true })
      },
      variableCollectionUpsert(
        _,
        { input }: { input: Where & { variables: Record<string, string>; replace: boolean; skipDeploys: boolean } },
        context,
      ) {
        return change(input, input.variables, context, { replace: input.replace, deploy: !input.skipDeploys })
      },
    },
  }
}

function affected(place: ServiceInstance | Environment, names: string[]): ServiceInstance[] {
  if ('variables' in place) return [place]
  return instancesIn(place).filter((instance) => names.some((name) => readsShared(instance, name)))
}

function withoutSealed({ sealed }: ServiceInstance, variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !sealed.has(name)))
}

function placeOf({ projectId, environmentId, serviceId }: Where, context: Context): ServiceInstance | Environment {
  context.project(projectId)
  return serviceId ? context.instance(serviceId, environmentId) : context.environment(environmentId)
}
