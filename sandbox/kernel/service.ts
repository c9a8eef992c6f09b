import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import type { Clock } from './clock.ts'
import type { Fault, FaultRequest, Faults } from './faults.ts'
import type { Ids } from './ids.ts'
import type { Journal } from './journal.ts'
import type { Tokens } from './tokens.ts'

/** What all services of one sandbox share. */
export interface Kernel {
  clock: Clock
  ids: Ids
  journal: Journal
  faults: Faults
  tokens: Tokens
  /** Asks another host of the sandbox, as a rewrite of the frontend's edge asks the backend. Set by whoever joins the services. */
  internet: (request: Request) => Promise<Response>
  /**
   * A turnstile for every request, in the order they came; a scheduler in a test decides when each goes on. What it
   * answers with is called once the request was acted upon, and holds the answer back.
   */
  turnstile?: (request: Held) => Promise<(() => Promise<void>) | undefined>
}

/** A request that waits at the turnstile. */
export interface Held extends FaultRequest {
  headers: Headers
  /** Whoever asked waits no longer. */
  isGivenUp: () => boolean
}

export type Bindings = { Bindings: HttpBindings }

/** One provider's server, or the edge that serves what was deployed there. */
export interface Service {
  name: string
  /** Does it answer for this host name (without port)? */
  owns(host: string): boolean
  app: Hono<Bindings>
  close?(): Promise<void>
}

/** `entrance`: by which of the network's entrances the request came in. */
export type Listener = (request: IncomingMessage, response: ServerResponse, entrance?: string) => Promise<void>

const entrances = new WeakMap<IncomingMessage, string>()

/** The service behind journal and faults, ready for an HTTP server. */
export function listenerOf(kernel: Kernel, service: Service): Listener {
  const root = new Hono<Bindings>()
  root.use('*', async (c, next) => {
    const url = new URL(c.req.url)
    const body = await readText(c)
    const request: FaultRequest = {
      n: 0,
      service: service.name,
      method: c.req.method,
      path: url.pathname,
      operation: operationOf(url.pathname, body),
      entrance: entrances.get(c.env.incoming),
    }
    const entry = kernel.journal.add({
      at: kernel.clock.now(),
      service: service.name,
      entrance: request.entrance,
      method: request.method,
      host: (c.req.header('host') ?? '').replace(/:\d+$/, ''),
      path: request.path,
      query: url.search,
      operation: request.operation,
      headers: keepHeaders(c.req.raw.headers),
      body: body?.slice(0, 65_536),
      bytes: Number(c.req.header('content-length') ?? 0),
      foreignSecret: kernel.tokens.foreignIn(
        [c.req.url, ...sentHeaders(c.req.raw.headers), body].join('\n'),
        service.name,
      ),
    })
    request.n = entry.n
    const isGivenUp = (): boolean => c.env.outgoing.destroyed
    const holdAnswer = await kernel.turnstile?.({ ...request, headers: c.req.raw.headers, isGivenUp })
    const fault = kernel.faults.take(request)
    entry.fault = fault?.kind
    const answer = fault ? await play(c, next, fault, request) : await next()
    const refused = answer === RESPONSE_ALREADY_SENT ? undefined : answer?.status
    entry.status = c.finalized ? c.res.status : refused
    await holdAnswer?.()
    return answer ?? undefined
  })
  root.route('/', service.app)
  root.notFound((c) =>
    c.json({ error: { code: 'not_found', message: `sandbox: ${c.req.method} ${c.req.path} is not modelled` } }, 404, {
      'x-sandbox': 'not-modelled',
    }),
  )
  const listen = getRequestListener(root.fetch, { overrideGlobalObjects: false })
  return async (request, response, entrance) => {
    if (entrance !== undefined) entrances.set(request, entrance)
    await listen(request, response)
  }
}

async function readText(c: Context<Bindings>): Promise<string | undefined> {
  const type = c.req.header('content-type') ?? ''
  return /json|text|x-www-form-urlencoded|xml/.test(type) ? await c.req.text() : undefined
}

/** The name of the GraphQL operation, or the last part of a twirp path. */
function operationOf(path: string, body: string | undefined): string | undefined {
  if (path.startsWith('/twirp/')) return path.split('/').at(-1)
  if (!path.includes('/graphql') || !body) return undefined
  try {
    const { operationName, query = '' } = JSON.parse(body) as { operationName?: string; query?: string }
    return operationName ?? /(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? /\{\s*(\w+)/.exec(query)?.[1]
  } catch {
    return undefined
  }
}

/** What an edge has handed on of a visitor's headers was not sent here by the visitor. */
function sentHeaders(headers: Headers): string[] {
  const handedOn = headers.has('x-forwarded-host')
  return [...headers].flatMap(([name, value]) => (handedOn && name === 'x-vercel-protection-bypass' ? [] : [value]))
}

/** Credentials stay out of the journal but for their first four characters. */
function keepHeaders(headers: Headers): Record<string, string> {
  const secret = /^(authorization|project-access-token|cookie)$/
  return Object.fromEntries(
    [...headers].map(([key, value]) => [key, secret.test(key) ? `${value.slice(0, 11)}…` : value]),
  )
}

async function play(
  c: Context<Bindings>,
  next: () => Promise<void>,
  fault: Fault,
  request: FaultRequest,
): Promise<Response | undefined> {
  const { outgoing } = c.env
  switch (fault.kind) {
    case 'status':
      return c.json(
        fault.body ?? { error: { code: `fault_${fault.status}`, message: 'a fault of the sandbox' } },
        fault.status as 500,
        typeof fault.headers === 'function' ? fault.headers() : fault.headers,
      )
    case 'html':
      if (fault.applied) await next()
      return replace(
        c,
        new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
          status: fault.status ?? 502,
          headers: { 'content-type': 'text/html' },
        }),
      )
    case 'graphql-error':
      return c.json({ data: null, errors: [{ message: fault.message }] })
    case 'delay':
      await sleep(fault.ms)
      await next()
      return undefined
    case 'hang':
      await new Promise((resolve) => outgoing.once('close', resolve))
      return RESPONSE_ALREADY_SENT
    case 'reset-before':
      outgoing.socket?.destroy()
      return RESPONSE_ALREADY_SENT
    case 'reset-after':
      await next()
      outgoing.socket?.destroy()
      return replace(c, RESPONSE_ALREADY_SENT)
    case 'call':
      if (fault.when === 'before') await fault.run(request)
      await next()
      if (fault.when === 'after') await fault.run(request)
      return undefined
    case 'truncate':
    case 'half-json':
    case 'drip':
      await next()
      return replace(c, await spoil(c, fault))
  }
}

/** Once a handler has answered, Hono ignores what a middleware returns; and it merges headers unless cleared first. */
function replace(c: Context<Bindings>, response: Response): undefined {
  c.res = undefined
  c.res = response
}

async function spoil(
  c: Context<Bindings>,
  fault: Extract<Fault, { kind: 'truncate' | 'half-json' | 'drip' }>,
): Promise<Response> {
  const { outgoing } = c.env
  const { status, headers } = c.res
  const body = Buffer.from(await c.res.arrayBuffer())
  const half = body.subarray(0, Math.floor(body.length / 2))
  const kept = Object.fromEntries(headers)
  if (fault.kind === 'half-json')
    return new Response(half, { status, headers: { ...kept, 'content-length': String(half.length) } })
  outgoing.writeHead(status, { ...kept, 'content-length': String(body.length) })
  if (fault.kind === 'truncate') {
    outgoing.write(half, () => outgoing.socket?.destroy())
  } else {
    const { bytes = 1 } = fault
    for (let at = 0; at < body.length && !outgoing.destroyed; at += bytes) {
      outgoing.write(body.subarray(at, at + bytes))
      await sleep(fault.ms)
    }
    outgoing.end()
  }
  return RESPONSE_ALREADY_SENT
}
