import type { Context, Hono } from 'hono'
import { notFound, numberOf, pageOf } from './answer.ts'
import { readBody } from './body.ts'
import { checkLength, findThread, type Thread } from './issues.ts'
import { type Access, refusalOf } from './permissions.ts'
import type { Repository } from './repository.ts'
import { type User, userJson } from './users.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

export interface Comment {
  id: number
  body: string
  user: User
  createdAt: number
  updatedAt: number
  /** As GraphQL's `minimizeComment` classified it. */
  minimized?: string
}

export function addComment(world: World, thread: Thread, { body, author }: { body: string; author: string }): Comment {
  const now = world.kernel.clock.now()
  const comment = {
    id: nextId(world, 'comment'),
    body,
    user: world.users.named(author),
    createdAt: now,
    updatedAt: now,
  }
  thread.comments.push(comment)
  thread.updatedAt = now
  return comment
}

export function findComment({ threads }: Repository, id: number): { thread: Thread; comment: Comment } {
  for (const thread of threads) {
    const comment = thread.comments.find((one) => one.id === id)
    if (comment) return { thread, comment }
  }
  throw notFound()
}

export function commentRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/issues/comments/:id', (c) => {
    const { thread, comment } = findComment(c.var.repository, numberOf(c, 'id'))
    check(c, thread, 'read')
    return c.json(commentJson(c.var.links, c.var.repository, thread, comment))
  })

  repo.patch('/issues/comments/:id', async (c) => {
    const { thread, comment } = findComment(c.var.repository, numberOf(c, 'id'))
    check(c, thread, 'write')
    comment.body = await readText(c)
    comment.updatedAt = world.kernel.clock.now()
    return c.json(commentJson(c.var.links, c.var.repository, thread, comment))
  })

  repo.delete('/issues/comments/:id', (c) => {
    const { thread, comment } = findComment(c.var.repository, numberOf(c, 'id'))
    check(c, thread, 'write')
    thread.comments.splice(thread.comments.indexOf(comment), 1)
    return c.body(null, 204)
  })

  repo.get('/issues/:number/comments', (c) => {
    const thread = findThread(c.var.repository, numberOf(c, 'number'))
    check(c, thread, 'read')
    const since = c.req.query('since')
    const comments = thread.comments.filter(({ updatedAt }) => !since || updatedAt >= Date.parse(since))
    return c.json(pageOf(c, comments).map((one) => commentJson(c.var.links, c.var.repository, thread, one)))
  })

  repo.post('/issues/:number/comments', async (c) => {
    const thread = findThread(c.var.repository, numberOf(c, 'number'))
    check(c, thread, 'write')
    const comment = addComment(world, thread, { body: await readText(c), author: c.var.actor.user.login })
    return c.json(commentJson(c.var.links, c.var.repository, thread, comment), 201)
  })
}

function check(c: Context<Env>, { pull }: Thread, access: Access): void {
  const refusal = refusalOf(c.var.actor, c.var.repository, `${pull ? 'pull-requests' : 'issues'}:${access}`)
  if (refusal) throw refusal
}

async function readText(c: Context<Env>): Promise<string> {
  const body = (await readBody(c)).required('body')
  checkLength('IssueComment', body)
  return body
}

function commentJson(links: Links, { fullName }: Repository, { number, pull }: Thread, comment: Comment) {
  const { id, body, user, createdAt, updatedAt } = comment
  const url = `${links.api}/repos/${fullName}/issues`
  return {
    id,
    node_id: nodeId('IC', id),
    url: `${url}/comments/${id}`,
    html_url: `${links.web}/${fullName}/${pull ? 'pull' : 'issues'}/${number}#issuecomment-${id}`,
    issue_url: `${url}/${number}`,
    user: userJson(links, user),
    created_at: stamp(createdAt),
    updated_at: stamp(updatedAt),
    author_association: 'NONE',
    body,
  }
}
