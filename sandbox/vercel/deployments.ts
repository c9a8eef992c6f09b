import { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf, deploymentOf, projectOf } from './access.ts'
import { deploymentAnswer, deploymentItem, isRollbackCandidate, projectOfDeployment } from './answers.ts'
import { cancel } from './build.ts'
import { remove } from './production.ts'
import { refuse } from './refusal.ts'
import { type Deployment, deploymentsOf, isPending, type World } from './state.ts'

export function deploymentRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()

  app.get('/v13/deployments/:idOrUrl', (c) => {
    const deployment = deploymentOf(world, actorOf(world, c), c.req.param('idOrUrl'))
    if (isPending(deployment)) world.kernel.clock.looked()
    return c.json(deploymentAnswer(world, deployment))
  })

  for (const version of ['v6', 'v7']) {
    app.get(`/${version}/deployments`, (c) => {
      const actor = actorOf(world, c)
      const { projectId, projectIds, app: name, ...query } = c.req.query()
      const only = actor.token.attributes['project']
      const wanted = [projectId, ...(projectIds?.split(',') ?? []), name, only].filter((one) => one !== undefined)
      const projects =
        wanted.length > 0 ? wanted.map((one) => projectOf(world, actor, one)) : ownProjects(actor.owner.id)
      const found = projects
        .flatMap((project) => deploymentsOf(world, project))
        .filter((one) => fits(world, one, query))
      if (found.some(isPending)) world.kernel.clock.looked()
      return c.json(page(world, found, query))
    })
  }

  app.patch('/v12/deployments/:id/cancel', (c) => {
    const deployment = deploymentOf(world, actorOf(world, c), c.req.param('id'))
    if (!['QUEUED', 'INITIALIZING', 'BUILDING', 'BLOCKED'].includes(deployment.readyState)) {
      refuse(400, 'bad_request', `A deployment that is ${deployment.readyState} cannot be canceled`)
    }
    cancel(world, deployment)
    return c.json(deploymentAnswer(world, deployment))
  })

  app.delete('/v13/deployments/:id', (c) => {
    const actor = actorOf(world, c)
    const deployment = deploymentOf(world, actor, c.req.query('url') ?? c.req.param('id'))
    remove(world, deployment, world.user)
    return c.json({ uid: deployment.id, state: 'DELETED' })
  })

  app.get('/v6/deployments/:id/files', (c) => {
    const deployment = deploymentOf(world, actorOf(world, c), c.req.param('id'))
    return c.json([{ name: 'src', type: 'directory', mode: 0o40755, children: tree(deployment) }])
  })

  app.get('/v2/deployments/:id/check-runs', (c) => {
    const deployment = deploymentOf(world, actorOf(world, c), c.req.param('id'))
    return c.json({ runs: checkRuns(deployment) })
  })

  function ownProjects(ownerId: string): ReturnType<typeof projectOf>[] {
    return [...world.projects.values()].filter((one) => one.owner.id === ownerId)
  }

  return app
}

function fits(world: World, deployment: Deployment, query: Record<string, string>): boolean {
  const { target, state, sha, branch, rollbackCandidate, users } = query
  const { meta, gitMetadata } = deployment
  return (
    (!target || target === (deployment.target ?? 'preview')) &&
    (!state || state.split(',').includes(deployment.readyState)) &&
    (!sha || sha === (meta['githubCommitSha'] ?? gitMetadata['commitSha'])) &&
    (!branch || branch === (meta['githubCommitRef'] ?? gitMetadata['commitRef'])) &&
    (!users || users.split(',').includes(deployment.creator.id)) &&
    (rollbackCandidate !== 'true' || isRollbackCandidate(projectOfDeployment(world, deployment), deployment))
  )
}

function page(world: World, found: Deployment[], query: Record<string, string>): object {
  const limit = Math.min(Number(query['limit'] ?? 20), 100)
  const until = Number(query['until'] ?? query['to'] ?? Infinity)
  const since = Number(query['since'] ?? query['from'] ?? -Infinity)
  const sorted = found
    .filter(({ createdAt }) => createdAt < until && createdAt > since)
    .sort((a, b) => b.createdAt - a.createdAt)
  const items = sorted.slice(0, limit)
  const next = sorted.length > items.length ? (items.at(-1)?.createdAt ?? null) : null
  return {
    deployments: items.map((one) => deploymentItem(world, one)),
    pagination: { count: items.length, next, prev: items[0]?.createdAt ?? null },
  }
}

interface Node {
  name: string
  type: 'directory' | 'file' | 'symlink'
  mode: number
  uid?: string
  children?: Node[]
}

function tree(deployment: Deployment): Node[] {
  const root: Node[] = []
  for (const [path, { sha, mode }] of deployment.files) {
    const names = path.split('/')
    let level = root
    for (const name of names.slice(0, -1)) {
      const known = level.find((one) => one.name === name)
      const node = known ?? { name, type: 'directory' as const, mode: 0o40755, children: [] }
      if (!known) level.push(node)
      level = node.children ??= []
    }
    const type = (mode & 0o170000) === 0o120000 ? 'symlink' : 'file'
    level.push({ name: names.at(-1) ?? path, type, mode, uid: sha })
  }
  return root
}

function checkRuns(deployment: Deployment): object[] {
  const { aliasCheck, readyAt } = deployment
  if (aliasCheck !== 'failed') return []
  const at = readyAt ?? deployment.createdAt
  return [
    {
      id: `run_${deployment.id.slice(4)}`,
      name: 'Deployment alias',
      status: 'completed',
      conclusion: 'failed',
      blocks: 'deployment-alias',
      requires: 'build-ready',
      createdAt: at,
      completedAt: at,
      deploymentId: deployment.id,
      projectId: deployment.projectId,
      ownerId: deployment.ownerId,
    },
  ]
}
