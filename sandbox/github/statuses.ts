import type { Hono } from 'hono'
import { invalid, pageOf, unprocessable } from './answer.ts'
import { type Body, readBody } from './body.ts'
import { shaAt } from './checks.ts'
import { needs } from './permissions.ts'
import { repositoryJson } from './repositories.ts'
import type { Repository } from './repository.ts'
import { type User, userJson } from './users.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

export interface CommitStatus {
  id: number
  sha: string
  state: 'error' | 'failure' | 'pending' | 'success'
  context: string
  description: string | null
  targetUrl: string | null
  creator: User
  at: number
}

const STATUSES_MAX = 1_000

export function statusRoutes(repo: Hono<Env>, world: World): void {
  repo.post('/statuses/:sha', needs('statuses:write'), async (c) => {
    const { repository, actor, links } = c.var
    const sha = c.req.param('sha')
    if (!repository.graph.commits.has(sha)) throw unprocessable(`No commit found for SHA: ${sha}`)
    const status = addCommitStatus(world, repository, { sha, creator: actor.user, body: await readBody(c) })
    return c.json({ ...commitStatusJson(links, repository, status), creator: userJson(links, actor.user) }, 201)
  })

  repo.get('/commits/:ref/status', needs('statuses:read'), (c) => {
    const { repository, links } = c.var
    const sha = shaAt(repository, c.req.param('ref'))
    const newest = new Map(repository.statuses.filter((one) => one.sha === sha).map((one) => [one.context, one]))
    const states = [...newest.values()].map(({ state }) => state)
    const failed = states.some((state) => state === 'failure' || state === 'error')
    const url = `${links.api}/repos/${repository.fullName}/commits/${sha}`
    return c.json({
      state: failed ? 'failure' : states.length === 0 || states.includes('pending') ? 'pending' : 'success',
      statuses: pageOf(c, [...newest.values()]).map((one) => commitStatusJson(links, repository, one)),
      sha,
      total_count: newest.size,
      repository: repositoryJson(links, repository),
      commit_url: url,
      url: `${url}/status`,
    })
  })
}

function addCommitStatus(
  world: World,
  { statuses }: Repository,
  { sha, creator, body }: { sha: string; creator: User; body: Body },
): CommitStatus {
  body.required('state')
  const description = body.text('description') ?? null
  const context = body.text('context') ?? 'default'
  if ((description?.length ?? 0) > 140)
    throw invalid({
      resource: 'Status',
      code: 'custom',
      field: 'description',
      message: 'description is too long (maximum is 140 characters)',
    })
  if (statuses.filter((one) => one.sha === sha && one.context === context).length >= STATUSES_MAX)
    throw invalid({
      resource: 'Status',
      code: 'custom',
      field: 'base',
      message: 'This SHA and context has reached the maximum number of statuses.',
    })
  const status: CommitStatus = {
    id: nextId(world, 'status'),
    sha,
    state: body.oneOf('state', ['error', 'failure', 'pending', 'success'] as const) ?? 'pending',
    context,
    description,
    targetUrl: body.text('target_url') ?? null,
    creator,
    at: world.kernel.clock.now(),
  }
  statuses.push(status)
  return status
}

function commitStatusJson(links: Links, { fullName }: Repository, status: CommitStatus) {
  const { id, sha, state, context, description, targetUrl, creator, at } = status
  return {
    url: `${links.api}/repos/${fullName}/statuses/${sha}`,
    avatar_url: userJson(links, creator).avatar_url,
    id,
    node_id: nodeId('SC', id),
    state,
    description,
    target_url: targetUrl,
    context,
    created_at: stamp(at),
    updated_at: stamp(at),
  }
}
