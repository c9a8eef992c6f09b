import type { Hono } from 'hono'
import { conflict, notFound, numberOf, pageOf, unprocessable } from './answer.ts'
import { type Body, bodyOf, isObject, type Json, readBody } from './body.ts'
import { contextsOf } from './checks.ts'
import { addDeploymentStatus, type DeploymentState, type DeploymentStatus } from './deployment-statuses.ts'
import { addEnvironment } from './environments.ts'
import { needs } from './permissions.ts'
import { addMerge, type Repository } from './repository.ts'
import { type User, userJson } from './users.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

export interface Deployment {
  id: number
  sha: string
  ref: string
  task: string
  environment: string
  originalEnvironment: string
  payload: Json | string
  description: string | null
  transient: boolean
  production: boolean
  creator: User
  createdAt: number
  updatedAt: number
  /** Oldest first. */
  statuses: DeploymentStatus[]
}

export interface NewDeployment {
  ref?: string
  task?: string
  environment?: string
  payload?: Json | string
  production?: boolean
  by?: string
  /** Reported at once. */
  state?: DeploymentState
}

/** One that somebody else makes: GitHub for a job's `environment:`, another tool, a person. */
export function recordDeployment(world: World, repository: Repository, options: NewDeployment): Deployment {
  const { ref = repository.defaultBranch, by = 'github-actions[bot]', production, state, ...rest } = options
  const creator = world.users.named(by)
  const asked = { ...rest, ref, required_contexts: [], production_environment: production }
  const deployment = addDeployment(world, repository, creator, bodyOf(asked))
  if (state) addDeploymentStatus({ world, repository, deployment, creator }, bodyOf({ state }))
  return deployment
}

export function deploymentRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/deployments', needs('deployments:read'), (c) => {
    const wanted = (['sha', 'ref', 'task', 'environment'] as const).map((field) => [field, c.req.query(field)] as const)
    const found = c.var.repository.deployments
      .filter((one) => wanted.every(([field, value]) => !value || value === 'none' || one[field] === value))
      .sort((a, b) => b.id - a.id)
    return c.json(pageOf(c, found).map((one) => deploymentJson(c.var.links, c.var.repository, one)))
  })

  repo.post('/deployments', needs('deployments:write'), async (c) => {
    const { repository, actor, links } = c.var
    const body = await readBody(c)
    const merged = mergeDefaultBranch(world, repository, body)
    if (merged) return c.json({ message: merged }, 202)
    const deployment = addDeployment(world, repository, actor.user, body)
    return c.json(deploymentJson(links, repository, deployment), 201)
  })

  repo.get('/deployments/:id', needs('deployments:read'), (c) =>
    c.json(deploymentJson(c.var.links, c.var.repository, findDeployment(c.var.repository, numberOf(c, 'id')))),
  )

  repo.delete('/deployments/:id', needs('deployments:write'), (c) => {
    const { deployments } = c.var.repository
    const deployment = findDeployment(c.var.repository, numberOf(c, 'id'))
    const state = deployment.statuses.at(-1)?.state
    if (deployments.length > 1 && (state === undefined || state === 'success'))
      throw unprocessable(
        'We cannot delete an active deployment unless it is the only deployment in a given environment.',
      )
    deployments.splice(deployments.indexOf(deployment), 1)
    return c.body(null, 204)
  })
}

export function findDeployment({ deployments }: Repository, id: number): Deployment {
  const deployment = deployments.find((one) => one.id === id)
  if (!deployment) throw notFound()
  return deployment
}

/** Unless told otherwise, GitHub first merges the default branch into the ref; then there is no deployment yet. */
function mergeDefaultBranch(world: World, repository: Repository, body: Body): string | undefined {
  const { graph, defaultBranch } = repository
  const ref = body.required('ref')
  const [head, main] = [graph.find(ref), graph.find(defaultBranch)]
  if (!head || !main || body.flag('auto_merge') === false) return undefined
  const comparison = graph.compare(main, head)
  if (comparison && comparison.behind.length === 0) return undefined
  const files = graph.branches.has(ref) ? graph.merge(head, main) : undefined
  if (!files) throw conflict(`Conflict merging ${defaultBranch} into ${ref}.`)
  addMerge(world, repository, { branch: ref, parents: [head.sha, main.sha], files })
  return `Auto-merged ${defaultBranch} into ${ref} on deployment.`
}

function addDeployment(world: World, repository: Repository, creator: User, body: Body): Deployment {
  const ref = body.required('ref')
  const sha = repository.graph.find(ref)?.sha
  if (!sha) throw unprocessable(`No ref found for: ${ref}`)
  checkContexts(repository, ref, sha, body.list('required_contexts'))
  const { payload } = body.raw
  if (payload !== undefined && payload !== null && typeof payload !== 'string' && !isObject(payload))
    throw unprocessable("Invalid request.\n\nFor 'properties/payload', the value is neither an object nor a string.")
  const environment = body.text('environment') ?? 'production'
  const now = world.kernel.clock.now()
  const deployment: Deployment = {
    id: nextId(world, 'deployment'),
    sha,
    ref,
    task: body.text('task') ?? 'deploy',
    environment,
    originalEnvironment: environment,
    payload: payload ?? {},
    description: body.text('description') ?? null,
    transient: body.flag('transient_environment') ?? false,
    production: body.flag('production_environment') ?? environment === 'production',
    creator,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  }
  addEnvironment(world, repository, environment)
  repository.deployments.push(deployment)
  return deployment
}

/** Left out, the list means that everything known about the commit must be green. */
function checkContexts(repository: Repository, ref: string, sha: string, required: unknown[] | undefined): void {
  const known = contextsOf(repository, sha)
  const contexts = required
    ? required.map(
        (name) => known.find(({ context }) => context === name) ?? { context: String(name), state: 'expected' },
      )
    : known
  if (contexts.every(({ state }) => state === 'success')) return
  throw conflict(`Conflict: Commit status checks failed for ${ref}.`, [
    { contexts, resource: 'Deployment', field: 'required_contexts', code: 'invalid' },
  ])
}

function deploymentJson(links: Links, { fullName }: Repository, deployment: Deployment) {
  const { id, originalEnvironment, creator, transient, production, createdAt, updatedAt } = deployment
  const { sha, ref, task, environment, payload, description } = deployment
  const repository = `${links.api}/repos/${fullName}`
  return {
    url: `${repository}/deployments/${id}`,
    id,
    node_id: nodeId('DE', id),
    sha,
    ref,
    task,
    payload,
    original_environment: originalEnvironment,
    environment,
    description,
    creator: userJson(links, creator),
    created_at: stamp(createdAt),
    updated_at: stamp(updatedAt),
    statuses_url: `${repository}/deployments/${id}/statuses`,
    repository_url: repository,
    transient_environment: transient,
    production_environment: production,
    performed_via_github_app: null,
  }
}
