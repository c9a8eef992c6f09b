import { connection, type PageArguments } from './connection.ts'
import type { DeploymentStatus } from './deployment-statuses.ts'
import type { Deployment } from './deployments.ts'
import type { Asked } from './graphql.ts'
import { commitNode, nodesOf, refNode, repositoryNode, userNode } from './nodes.ts'
import type { Repository } from './repository.ts'
import { nodeId, stamp } from './world.ts'

const ABANDONED_MS = 30 * 60_000

export function deploymentNode(asked: Asked, repository: Repository, deployment: Deployment): object {
  const newestFirst = deployment.statuses.toReversed()
  const status = (one: DeploymentStatus): object => ({
    id: nodeId('DES', one.id),
    createdAt: stamp(one.at),
    updatedAt: stamp(one.at),
    creator: userNode(asked, one.creator),
    deployment: () => deploymentNode(asked, repository, deployment),
    description: one.description,
    environment: one.environment,
    environmentUrl: one.environmentUrl || null,
    logUrl: one.logUrl || null,
    state: one.state.toUpperCase(),
  })
  return {
    id: nodeId('DE', deployment.id),
    databaseId: deployment.id,
    commitOid: deployment.sha,
    commit: () => commitNode(asked, repository, repository.graph.commits.get(deployment.sha)),
    createdAt: stamp(deployment.createdAt),
    updatedAt: stamp(deployment.updatedAt),
    creator: userNode(asked, deployment.creator),
    description: deployment.description,
    environment: deployment.environment,
    latestEnvironment: deployment.environment,
    originalEnvironment: deployment.originalEnvironment,
    latestStatus: newestFirst[0] ? status(newestFirst[0]) : null,
    // Its JSON as text, where REST gives the object itself.
    payload: JSON.stringify(deployment.payload),
    ref: () => refNode(asked, repository, deployment.ref),
    repository: () => repositoryNode(asked, repository),
    state: stateOf(deployment, asked.world.kernel.clock.now()),
    statuses: (args: PageArguments) =>
      nodesOf(
        connection('statuses', newestFirst, args, (one) => one.id),
        status,
      ),
    task: deployment.task,
  }
}

function stateOf({ statuses, transient, updatedAt }: Deployment, now: number): string {
  const state = statuses.at(-1)?.state ?? 'pending'
  if (state === 'pending') return now - updatedAt >= ABANDONED_MS ? 'ABANDONED' : 'PENDING'
  if (state === 'success') return 'ACTIVE'
  if (state === 'inactive') return transient ? 'DESTROYED' : 'INACTIVE'
  return state.toUpperCase()
}
