import type { Hono } from 'hono'
import { invalid, notFound, numberOf, pageOf } from './answer.ts'
import { type Body, readBody } from './body.ts'
import { type Deployment, findDeployment } from './deployments.ts'
import { addEnvironment } from './environments.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import { type User, userJson } from './users.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

const STATES = ['error', 'failure', 'inactive', 'pending', 'success', 'queued', 'in_progress'] as const
export type DeploymentState = (typeof STATES)[number]

export interface DeploymentStatus {
  id: number
  state: DeploymentState
  description: string
  environment: string
  logUrl: string
  environmentUrl: string
  creator: User
  /** Virtual time in ms. */
  at: number
}

export function deploymentStatusRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/deployments/:id/statuses', needs('deployments:read'), (c) => {
    const deployment = findDeployment(c.var.repository, numberOf(c, 'id'))
    const page = pageOf(c, deployment.statuses.toReversed())
    return c.json(page.map((status) => statusJson(c.var.links, c.var.repository, deployment, status)))
  })

  repo.get('/deployments/:id/statuses/:status', needs('deployments:read'), (c) => {
    const deployment = findDeployment(c.var.repository, numberOf(c, 'id'))
    const status = deployment.statuses.find(({ id }) => id === numberOf(c, 'status'))
    if (!status) throw notFound()
    return c.json(statusJson(c.var.links, c.var.repository, deployment, status))
  })

  repo.post('/deployments/:id/statuses', needs('deployments:write'), async (c) => {
    const { repository, actor, links } = c.var
    const deployment = findDeployment(repository, numberOf(c, 'id'))
    const status = addDeploymentStatus({ world, repository, deployment, creator: actor.user }, await readBody(c))
    return c.json(statusJson(links, repository, deployment, status), 201)
  })
}

export interface StatusSubject {
  world: World
  repository: Repository
  deployment: Deployment
  creator: User
}

export function addDeploymentStatus(
  { world, repository, deployment, creator }: StatusSubject,
  body: Body,
): DeploymentStatus {
  body.required('state')
  const state = body.oneOf('state', STATES) ?? 'pending'
  const description = body.text('description') ?? ''
  if (description.length > 140)
    throw invalid({
      resource: 'DeploymentStatus',
      code: 'custom',
      field: 'description',
      message: 'description is too long (maximum is 140 characters)',
    })
  const environment = body.text('environment') ?? deployment.environment
  const status: DeploymentStatus = {
    id: nextId(world, 'deployment-status'),
    state,
    description,
    environment,
    logUrl: body.text('log_url') ?? body.text('target_url') ?? '',
    environmentUrl: body.text('environment_url') ?? '',
    creator,
    at: world.kernel.clock.now(),
  }
  append(deployment, status)
  deployment.environment = environment
  addEnvironment(world, repository, environment)
  if (state === 'success' && body.flag('auto_inactive') !== false)
    for (const earlier of superseded(repository, deployment))
      append(earlier, { ...status, id: nextId(world, 'deployment-status'), state: 'inactive', description: '' })
  return status
}

function append(deployment: Deployment, status: DeploymentStatus): void {
  deployment.statuses.push(status)
  deployment.updatedAt = status.at
}

function superseded({ deployments }: Repository, { id, environment }: Deployment): Deployment[] {
  return deployments.filter(
    (one) =>
      one.id < id &&
      one.environment === environment &&
      !one.transient &&
      !one.production &&
      one.statuses.at(-1)?.state === 'success',
  )
}

function statusJson(links: Links, { fullName }: Repository, deployment: Deployment, status: DeploymentStatus) {
  const { id, state, description, environment, logUrl, environmentUrl, creator, at } = status
  const repository = `${links.api}/repos/${fullName}`
  return {
    url: `${repository}/deployments/${deployment.id}/statuses/${id}`,
    id,
    node_id: nodeId('DES', id),
    state,
    creator: userJson(links, creator),
    description,
    environment,
    // Two names for one value; empty, not absent, when nothing was sent.
    target_url: logUrl,
    log_url: logUrl,
    environment_url: environmentUrl,
    created_at: stamp(at),
    updated_at: stamp(at),
    deployment_url: `${repository}/deployments/${deployment.id}`,
    repository_url: repository,
    performed_via_github_app: null,
  }
}
