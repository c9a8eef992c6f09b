import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { Fault } from '../kernel/faults.ts'
import { Refusal } from './answer.ts'
import { type Actor, actorOf } from './permissions.ts'
import { type Env, linksFor, type World } from './world.ts'

const HOUR = 3_600_000
const VERSIONS = ['2022-11-28', '2026-03-10']

interface Bucket {
  resource: 'core' | 'graphql'
  limit: number
  used: number
  resetAt: number
}

/** Counts requests as GitHub does: GITHUB_TOKEN's for each repository, a person's for all that person's tokens. */
export interface Meter {
  bucketOf(actor: Actor, resource: Bucket['resource']): Bucket
}

export function createMeter({ kernel, limits }: World): Meter {
  const buckets = new Map<string, Bucket>()
  return {
    bucketOf(actor, resource) {
      const owner = actor.kind === 'installation' ? actor.repository : actor.user.login
      const key = `${actor.kind} ${owner} ${resource}`
      const now = kernel.clock.now()
      let bucket = buckets.get(key)
      if (!bucket || bucket.resetAt <= now) bucket = { resource, limit: 0, used: 0, resetAt: now + HOUR }
      bucket.limit = limits[actor.kind]
      buckets.set(key, bucket)
      return bucket
    },
  }
}

export function transport(world: World, meter: Meter): MiddlewareHandler<Env> {
  const { kernel, limits } = world
  return async (c, next) => {
    c.header('x-github-request-id', kernel.ids.hex(24).toUpperCase())
    c.header('date', new Date(kernel.clock.now()).toUTCString())
    c.header('x-github-media-type', 'github.v3; format=json')
    checkRequest(c)
    c.set('links', linksFor(c.req.header('host') ?? ''))
    c.set('actor', actorOf(world, c.req.header('authorization')))
    const bucket = meter.bucketOf(c.var.actor, c.req.path === '/graphql' ? 'graphql' : 'core')
    const free = c.req.path === '/rate_limit'
    if (!free && bucket.used >= bucket.limit) {
      showLimit(c, bucket)
      throw new Refusal(limits.status, { message: `API rate limit exceeded for ${c.var.actor.user.login}.` })
    }
    if (!free) bucket.used++
    await next()
    // A 304 costs nothing.
    if (!free && (await answerUnchanged(c))) bucket.used--
    showLimit(c, bucket)
  }
}

function checkRequest(c: Context<Env>): void {
  if (!c.req.header('user-agent'))
    throw new Refusal(403, {
      message:
        'Request forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required).',
    })
  const version = c.req.header('x-github-api-version')
  if (version && !VERSIONS.includes(version))
    throw new Refusal(400, { message: `The API version "${version}" is not supported.` })
  if (version) c.header('x-github-api-version-selected', version)
}

function showLimit(c: Context<Env>, { resource, limit, used, resetAt }: Bucket): void {
  c.header('x-ratelimit-limit', String(limit))
  c.header('x-ratelimit-remaining', String(Math.max(0, limit - used)))
  c.header('x-ratelimit-used', String(used))
  c.header('x-ratelimit-reset', String(Math.ceil(resetAt / 1000)))
  c.header('x-ratelimit-resource', resource)
}

async function answerUnchanged(c: Context<Env>): Promise<boolean> {
  if (c.req.method !== 'GET' || c.res.status !== 200) return false
  const body = await c.res.clone().arrayBuffer()
  const etag = `W/"${createHash('sha256').update(Buffer.from(body)).digest('hex')}"`
  c.header('etag', etag)
  c.header('cache-control', 'private, max-age=60, s-maxage=60')
  if (c.req.header('if-none-match') !== etag) return false
  const headers = new Headers(c.res.headers)
  headers.delete('content-type')
  // Hono merges the headers of an answer that replaces another one, unless there is none.
  c.res = undefined
  c.res = new Response(null, { status: 304, headers })
  return true
}

/** A fault: the limit that GitHub doesn't announce. Without `retryAfter` there is no header at all to wait by. */
export function secondaryLimit(options: { retryAfter?: number; status?: 403 | 429 } = {}): Fault {
  const { retryAfter, status = 403 } = options
  return {
    service: 'github',
    kind: 'status',
    status,
    ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url:
        'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
      status: String(status),
    },
  }
}
