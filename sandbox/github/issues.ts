import type { Hono } from 'hono'
import { invalid, notFound, numberOf, pageOf, Refusal } from './answer.ts'
import { type Body, isObject, readBody } from './body.ts'
import type { Comment } from './comments.ts'
import { addLabel, labelJson } from './labels.ts'
import { needs, refusalOf } from './permissions.ts'
import type { PullDetails } from './pulls.ts'
import type { Repository } from './repository.ts'
import { type User, userJson } from './users.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

/** An issue, or a pull request, which is an issue with more to it. */
export interface Thread {
  id: number
  number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  stateReason: string | null
  user: User
  labels: string[]
  assignees: string[]
  createdAt: number
  updatedAt: number
  closedAt: number | undefined
  comments: Comment[]
  pull?: PullDetails
}

export interface NewThread {
  title: string
  body?: string
  author?: string
  labels?: string[]
  assignees?: string[]
}

export function addThread(world: World, repository: Repository, options: NewThread): Thread {
  const now = world.kernel.clock.now()
  const thread: Thread = {
    id: nextId(world, 'issue'),
    number: repository.threads.length + 1,
    title: options.title,
    body: options.body ?? null,
    state: 'open',
    stateReason: null,
    user: world.users.named(options.author ?? 'mona'),
    labels: options.labels ?? [],
    assignees: options.assignees ?? [],
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
    comments: [],
  }
  for (const name of thread.labels) addLabel(world, repository, { name })
  repository.threads.push(thread)
  return thread
}

export function findThread({ threads }: Repository, number: number): Thread {
  const thread = threads.find((one) => one.number === number)
  if (!thread) throw notFound()
  return thread
}

export function issueRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/issues', needs('issues:read'), (c) => {
    const { repository, links } = c.var
    const { state = 'open', labels, creator, assignee, since, sort = 'created', direction = 'desc' } = c.req.query()
    if (!['open', 'closed', 'all'].includes(state))
      throw invalid({ resource: 'Issue', field: 'state', code: 'invalid' })
    const wanted = labels ? labels.toLowerCase().split(',') : []
    const found = repository.threads.filter(
      (one) =>
        (state === 'all' || one.state === state) &&
        wanted.every((label) => one.labels.some((name) => name.toLowerCase() === label)) &&
        (!creator || one.user.login === creator) &&
        (!assignee || (assignee === 'none' ? one.assignees.length === 0 : one.assignees.includes(assignee))) &&
        (!since || one.updatedAt >= Date.parse(since)),
    )
    const key = (one: Thread): number =>
      sort === 'updated' ? one.updatedAt : sort === 'comments' ? one.comments.length : one.number
    found.sort((a, b) => (direction === 'asc' ? 1 : -1) * (key(a) - key(b) || a.number - b.number))
    return c.json(pageOf(c, found).map((one) => issueJson(world, links, repository, one)))
  })

  repo.post('/issues', needs('issues:write'), async (c) => {
    const { repository, actor, links } = c.var
    if (!repository.hasIssues) throw new Refusal(410, { message: 'Issues are disabled for this repo' })
    const body = await readBody(c)
    const title = typeof body.raw['title'] === 'number' ? String(body.raw['title']) : body.required('title')
    if (title.trim() === '') throw invalid({ resource: 'Issue', field: 'title', code: 'missing_field' })
    const text = body.text('body')
    checkLength('Issue', text)
    const issue = addThread(world, repository, {
      title,
      ...(text !== undefined && { body: text }),
      author: actor.user.login,
      labels: namesIn(body.list('labels')),
      assignees: namesIn(body.list('assignees')),
    })
    return c.json(issueJson(world, links, repository, issue), 201)
  })

  repo.patch('/issues/:number', async (c) => {
    const { repository, actor, links } = c.var
    const thread = findThread(repository, numberOf(c, 'number'))
    const refusal = refusalOf(actor, repository, thread.pull ? 'pull-requests:write' : 'issues:write')
    if (refusal) throw refusal
    change(world, repository, thread, await readBody(c))
    return c.json(issueJson(world, links, repository, thread))
  })
}

function change(world: World, repository: Repository, thread: Thread, body: Body): void {
  const now = world.kernel.clock.now()
  checkLength('Issue', body.text('body'))
  const state = body.oneOf('state', ['open', 'closed'])
  thread.title = body.text('title') ?? thread.title
  if ('body' in body.raw) thread.body = body.text('body') ?? null
  if (body.has('labels')) thread.labels = namesIn(body.list('labels'))
  if (body.has('assignees')) thread.assignees = namesIn(body.list('assignees'))
  for (const name of thread.labels) addLabel(world, repository, { name })
  if (state && state !== thread.state) {
    thread.state = state
    thread.closedAt = state === 'closed' ? now : undefined
    thread.stateReason = state === 'open' ? 'reopened' : 'completed'
  }
  if (body.has('state_reason'))
    thread.stateReason = body.oneOf('state_reason', ['completed', 'not_planned', 'duplicate', 'reopened']) ?? null
  thread.updatedAt = now
}

/** Labels come as names or as objects with a name. */
function namesIn(list: unknown[] | undefined): string[] {
  return (list ?? []).map((item) => String(isObject(item) ? item['name'] : item))
}

export function checkLength(resource: 'Issue' | 'IssueComment', body: string | undefined): void {
  if (body !== undefined && body.length > 65_536)
    throw invalid({
      resource,
      code: 'custom',
      field: 'body',
      message: 'body is too long (maximum is 65536 characters)',
    })
}

export function issueJson(world: World, links: Links, repository: Repository, thread: Thread) {
  const { id, number, state, title, body, user, labels, assignees, pull, closedAt } = thread
  const url = `${links.api}/repos/${repository.fullName}`
  const html = `${links.web}/${repository.fullName}/${pull ? 'pull' : 'issues'}/${number}`
  const people = assignees.map((login) => userJson(links, world.users.named(login)))
  return {
    id,
    node_id: nodeId(pull ? 'PR' : 'I', id),
    url: `${url}/issues/${number}`,
    repository_url: url,
    labels_url: `${url}/issues/${number}/labels{/name}`,
    comments_url: `${url}/issues/${number}/comments`,
    events_url: `${url}/issues/${number}/events`,
    html_url: html,
    number,
    state,
    state_reason: thread.stateReason,
    title,
    body,
    user: userJson(links, user),
    labels: labels.map((name) => labelJson(links, repository, name)),
    assignee: people[0] ?? null,
    assignees: people,
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: thread.comments.length,
    closed_at: closedAt === undefined ? null : stamp(closedAt),
    created_at: stamp(thread.createdAt),
    updated_at: stamp(thread.updatedAt),
    author_association: 'NONE',
    ...(pull && {
      draft: pull.draft,
      pull_request: {
        url: `${url}/pulls/${number}`,
        html_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        merged_at: pull.mergedAt === undefined ? null : stamp(pull.mergedAt),
      },
    }),
  }
}
