import type { Resolvers } from '../executable.ts'
import type { Sandbox } from '../sandbox.ts'
import { type Deployment, deploymentsOf, type Line, PENDING, type Status } from '../state.ts'
import { pageOf } from '../pages.ts'

interface LogArguments {
  deploymentId: string
  limit?: number | null
  startDate?: string | null
  endDate?: string | null
  filter?: string | null
}

interface ListInput {
  projectId?: string | null
  environmentId?: string | null
  serviceId?: string | null
  status?: { in?: Status[] | null; notIn?: Status[] | null } | null
}

export function deploymentResolvers({ state, lifecycle, look }: Sandbox): Resolvers {
  return {
    Query: {
      deployment(_, { id }: { id: string }, context) {
        const deployment = context.deployment(id)
        look(context, [deployment])
        return deployment
      },
      deployments(_, { input, ...page }: { input: ListInput }, context) {
        const { principal } = context
        if (principal.kind === 'project' && input.environmentId !== principal.environmentId)
          throw new Error('Not Authorized')
        if (input.projectId) context.project(input.projectId)
        if (input.serviceId) context.service(input.serviceId)
        const inScope = deploymentsOf(state).filter(
          ({ instance }) =>
            context.sees(instance) &&
            (!input.projectId || instance.service.project.id === input.projectId) &&
            (!input.environmentId || instance.environment.id === input.environmentId) &&
            (!input.serviceId || instance.service.id === input.serviceId),
        )
        look(context, inScope)
        const fitting = inScope.filter(
          ({ status }) =>
            (!input.status?.in || input.status.in.includes(status)) &&
            (!input.status?.notIn || !input.status.notIn.includes(status)),
        )
        return pageOf(newestFirst(fitting), page)
      },
      deploymentEvents: (_, { id, ...page }: { id: string }, context) => pageOf(context.deployment(id).events, page),
      deploymentSnapshot(_, { deploymentId }: { deploymentId: string }, context) {
        const { snapshotId, createdAt, updatedAt, variables, instance } = context.deployment(deploymentId)
        const visible = Object.entries(variables).filter(([name]) => !instance.sealed.has(name))
        return { id: snapshotId, createdAt, updatedAt, variables: Object.fromEntries(visible) }
      },
      buildLogs: logs(({ buildLog }) => buildLog),
      deploymentLogs: logs(({ log }) => log),
    },
    Mutation: {
      deploymentRollback(_, { id }: { id: string }, context) {
        lifecycle.rollback(context.deployment(id), context.person)
        return true
      },
      deploymentRedeploy(
        _,
        { id, usePreviousImageTag }: { id: string; usePreviousImageTag?: boolean | null },
        context,
      ) {
        const deployment = context.deployment(id)
        if (!canRedeploy(deployment)) throw new Error('Deployment cannot be redeployed')
        return lifecycle.redeploy(deployment, { reuseImage: usePreviousImageTag === true, by: context.person })
      },
      async deploymentRestart(_, { id }: { id: string }, context) {
        const deployment = context.deployment(id)
        if (deployment.instance.active !== deployment) throw new Error('Deployment is not active')
        await lifecycle.restart(deployment)
        return true
      },
      deploymentCancel(_, { id }: { id: string }, context) {
        lifecycle.cancel(context.deployment(id))
        return true
      },
      deploymentStop(_, { id }: { id: string }, context) {
        lifecycle.stop(context.deployment(id))
        return true
      },
      deploymentRemove(_, { id }: { id: string }, context) {
        lifecycle.remove(context.deployment(id), context.person)
        return true
      },
      deploymentApprove(_, { id }: { id: string }, context) {
        const deployment = context.deployment(id)
        if (deployment.status !== 'NEEDS_APPROVAL') throw new Error('Deployment does not need approval')
        lifecycle.proceed(deployment)
        return true
      },
    },
    Deployment: {
      canRedeploy: (deployment: Deployment) => canRedeploy(deployment),
      canRollback: (deployment: Deployment) => lifecycle.canRollback(deployment),
      deploymentStopped: ({ replicas }: Deployment) =>
        replicas.length > 0 &&
        replicas.every(({ status }) => ['CRASHED', 'EXITED', 'STOPPED', 'REMOVED'].includes(status)),
      environment: ({ instance }: Deployment) => instance.environment,
      environmentId: ({ instance }: Deployment) => instance.environment.id,
      instances: ({ replicas }: Deployment) => replicas.map(({ id, status }) => ({ id, status })),
      projectId: ({ instance }: Deployment) => instance.service.project.id,
      service: ({ instance }: Deployment) => instance.service,
      serviceId: ({ instance }: Deployment) => instance.service.id,
      staticUrl: ({ instance }: Deployment) => instance.domains[0]?.domain,
      url: ({ instance }: Deployment) => instance.domains[0]?.domain,
    },
  }
}

const canRedeploy = ({ status }: Deployment): boolean => !PENDING.includes(status) && status !== 'SKIPPED'

function newestFirst(deployments: Deployment[]): Deployment[] {
  return deployments.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
}

/** The last lines that fit; Railway gives one more than was asked for. */
function linesFor(lines: Line[], { limit, startDate, endDate, filter }: LogArguments): Line[] {
  const fitting = lines.filter(
    ({ timestamp, at, message }) =>
      (!startDate || (startDate.length > 24 ? timestamp > startDate : at >= Date.parse(startDate))) &&
      (!endDate || at <= Date.parse(endDate)) &&
      (!filter || message.includes(filter)),
  )
  return fitting.slice(-(Math.min(limit ?? 100, 5_000) + 1))
}

const logs =
  (of: (deployment: Deployment) => Line[]) =>
  (_: unknown, args: LogArguments, access: { deployment(id: string): Deployment }) => {
    const deployment = access.deployment(args.deploymentId)
    return linesFor(of(deployment), args).map(({ timestamp, message, severity }) => ({
      timestamp,
      message,
      severity,
      attributes: [{ key: 'level', value: severity }],
      tags: {
        deploymentId: deployment.id,
        deploymentInstanceId: deployment.replicas[0]?.id,
        environmentId: deployment.instance.environment.id,
        projectId: deployment.instance.service.project.id,
        serviceId: deployment.instance.service.id,
        snapshotId: deployment.snapshotId,
      },
    }))
  }
