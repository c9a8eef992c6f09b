import { request as ask, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Context, Hono } from 'hono'
import type { Bindings, Service } from '../kernel/service.ts'
import type { Lifecycle } from './lifecycle.ts'
import { type Deployment, instancesOf, type Replica, type ServiceInstance, type State } from './state.ts'

const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']

/** Whoever opens a domain gets what the active deployment of its service answers, looked up for each request. */
export function createEdge(state: State, lifecycle: Lifecycle): Service {
  const { ids } = state.kernel
  const app = new Hono<Bindings>()

  app.all('*', async (c) => {
    const requestId = ids.word(22)
    const refuse = (code: 404 | 502, message: string): Response =>
      Response.json(
        { status: 'error', code, message, request_id: requestId },
        {
          status: code,
          headers: { server: 'railway-edge', 'x-railway-request-id': requestId, 'x-railway-fallback': 'true' },
        },
      )
    const deployment = instanceAt(state, new URL(c.req.url).hostname)?.active
    if (!deployment) return refuse(404, 'Application not found')
    const n = deployment.traffic.requests++
    const response = await forward(c, deployment, n, requestId).catch(() => {
      if (deployment.status === 'SLEEPING') void lifecycle.wake(deployment)
      return refuse(502, 'Application failed to respond')
    })
    const { byStatus } = deployment.traffic
    byStatus[response.status] = (byStatus[response.status] ?? 0) + 1
    return response
  })

  return {
    name: 'railway-edge',
    owns: (host) => host.endsWith('.up.railway.app') || instanceAt(state, host) !== undefined,
    app,
  }
}

function instanceAt(state: State, host: string): ServiceInstance | undefined {
  return instancesOf(state).find(({ domains }) => domains.some(({ domain }) => domain === host))
}

async function forward(c: Context<Bindings>, deployment: Deployment, n: number, requestId: string): Promise<Response> {
  const running = deployment.replicas.filter((one) => one.status === 'RUNNING' && one.running)
  const replica = running[n % running.length]
  if (!replica) throw new Error('nothing runs')
  replica.inFlight++
  let left = false
  const leave = (): void => {
    if (!left) replica.inFlight--
    left = true
  }
  try {
    const answer = await send(c, replica, requestId)
    answer.once('close', leave)
    const headers = new Headers({ server: 'railway-edge', 'x-railway-request-id': requestId })
    for (let i = 0; i < answer.rawHeaders.length; i += 2) {
      const name = (answer.rawHeaders[i] ?? '').toLowerCase()
      if (name !== 'server' && !HOP_BY_HOP.includes(name)) headers.append(name, answer.rawHeaders[i + 1] ?? '')
    }
    const status = answer.statusCode ?? 502
    if (c.req.method === 'HEAD' || status === 204 || status === 304) {
      answer.resume()
      return new Response(null, { status, headers })
    }
    return new Response(ReadableStream.from(bodyOf(answer, c)), { status, headers })
  } catch (error) {
    leave()
    throw error
  }
}

/** When the process dies half way, the visitor's connection breaks: there is nothing else to tell. */
async function* bodyOf(answer: IncomingMessage, c: Context<Bindings>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of answer) yield chunk as Uint8Array
  } catch {
    c.env.outgoing.destroy()
  }
}

async function send(c: Context<Bindings>, { port }: Replica, requestId: string): Promise<IncomingMessage> {
  const { raw, method } = c.req
  const url = new URL(raw.url)
  const headers: Record<string, string> = {}
  for (const [name, value] of raw.headers) if (!HOP_BY_HOP.includes(name)) headers[name] = value
  Object.assign(headers, {
    host: url.host,
    'x-forwarded-host': url.hostname,
    'x-forwarded-proto': 'https',
    'x-railway-request-id': requestId,
  })
  // The journal may have read a text body already; Hono keeps it then.
  const read = raw.bodyUsed ? Buffer.from(await c.req.arrayBuffer()) : undefined
  if (read) headers['content-length'] = String(read.length)
  return await new Promise((resolve, reject) => {
    const asked = ask(
      // A kept connection may be closed by a process that is about to end.
      { host: '127.0.0.1', port, path: url.pathname + url.search, method, headers, agent: false },
      resolve,
    )
    const giveUp = (): void => void asked.destroy()
    asked.on('error', reject)
    raw.signal.addEventListener('abort', giveUp)
    // A signal that is listened to is kept for ever, with the request.
    asked.once('close', () => raw.signal.removeEventListener('abort', giveUp))
    if (read) asked.end(read)
    else if (raw.body) pipeline(Readable.fromWeb(raw.body), asked).catch(reject)
    else asked.end()
  })
}
