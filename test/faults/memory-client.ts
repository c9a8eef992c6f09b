import { AsyncLocalStorage } from 'node:async_hooks'
import { channel } from 'node:diagnostics_channel'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { Readable, Writable } from 'node:stream'
import { type Asker, type Incoming, type MemoryServer, serverAt } from './memory-server.ts'

interface Options {
  agent?: unknown
  hostname?: string
  host?: string
  port?: number | string
  path?: string
  method?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

type Listener = (answer: Received) => void

/** What `http.request` is called with. */
export type Asking = [address: URL, options: Options, listener?: Listener] | [options: Options, listener?: Listener]

/** Knows the way; there are no connections that it could keep. */
export class Agent {
  readonly proxyPort: number | undefined

  constructor({ proxyEnv }: { proxyEnv?: Record<string, string | undefined> } = {}) {
    const proxy = proxyEnv?.['HTTP_PROXY']
    this.proxyPort = proxy ? Number(new URL(proxy).port) : undefined
  }

  destroy(): void {}
}

const created = channel('http.client.request.created')

/** As `http.request` and `https.request`. */
export function ask(...[first, ...rest]: Asking): Sent {
  const address = first instanceof URL ? first : undefined
  const options = (address ? rest[0] : first) as Options
  const listener = rest.find((one) => typeof one === 'function') as Listener | undefined
  const sent = new Sent(address, options)
  if (listener) sent.once('response', listener)
  options.signal?.addEventListener('abort', () => sent.destroy(options.signal?.reason as Error), { once: true })
  created.publish({ request: sent })
  return sent
}

/** A request as its sender sees it. */
export class Sent extends Writable implements Asker {
  res: Received | undefined
  /** Whoever sends it is told of the answer as part of his own work. */
  readonly #inside = AsyncLocalStorage.snapshot()
  readonly #address: URL | undefined
  readonly #options: Options
  readonly #parts: Buffer[] = []
  #takeBack: (() => void) | undefined
  #received = 0

  constructor(address: URL | undefined, options: Options) {
    super({ autoDestroy: false })
    this.#address = address
    this.#options = options
  }

  override _write(part: Buffer, _: string, done: () => void): void {
    this.#parts.push(part)
    done()
  }

  override _final(done: () => void): void {
    done()
    const { server, port, url, host } = this.#target()
    if (!server) {
      const code = 'ECONNREFUSED'
      this.destroy(Object.assign(new Error(`connect ${code} 127.0.0.1:${port}`), { code }))
      return
    }
    const { method = 'GET', headers } = this.#options
    this.#takeBack = server.take(incoming({ method, url, host, headers, body: Buffer.concat(this.#parts) }), this)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.res?.complete) this.#takeBack?.()
    // Like Node: what has come meanwhile is not read any more.
    this.res?.removeAllListeners('data').destroy(this.res.complete ? undefined : broken('aborted'))
    done(error ?? (this.res ? null : broken('socket hang up')))
  }

  onHead(status: number, headers: OutgoingHttpHeaders): void {
    if (this.destroyed) return
    this.res = new Received(status, headers, () => this.destroy())
    process.nextTick(() => {
      if (!this.destroyed) this.#inside(() => this.emit('response', this.res))
    })
  }

  onPart(part: Buffer): void {
    const { res } = this
    if (!res || res.complete) return
    this.#inside(() => res.push(part))
    // Whoever knows the length waits for no end.
    this.#received += part.length
    if (this.#received === Number(res.headers['content-length'])) this.onEnd()
  }

  onEnd(): void {
    const { res } = this
    if (!res || res.complete) return
    res.complete = true
    this.#inside(() => res.push(null))
  }

  onCut(): void {
    this.#inside(() => this.destroy())
  }

  #target(): { server: MemoryServer | undefined; port: number; url: string; host: string } {
    const address = this.#address
    const { agent, hostname, host = hostname, port, path = '/' } = this.#options
    const proxy = agent instanceof Agent ? agent.proxyPort : undefined
    const to = proxy ?? Number(address?.port ?? port)
    const way = address ? address.pathname + address.search : path
    const name = address?.host ?? `${host}:${port}`
    return { server: serverAt(to), port: to, host: name, url: proxy ? `http://${name}${way}` : way }
  }
}

/** An answer as whoever asked sees it. */
export class Received extends Readable {
  readonly statusCode: number
  readonly headers: IncomingHttpHeaders = {}
  readonly rawHeaders: string[] = []
  /** The server has sent all of it. */
  complete = false
  readonly #onGone: () => void

  constructor(status: number, headers: OutgoingHttpHeaders, onGone: () => void) {
    super()
    this.statusCode = status
    this.#onGone = onGone
    for (const [name, value] of Object.entries(headers)) {
      const key = name.toLowerCase()
      const values = Array.isArray(value) ? value : [String(value)]
      for (const one of values) this.rawHeaders.push(name, one)
      this.headers[key] = key === 'set-cookie' ? values : values.join(', ')
    }
  }

  get headersDistinct(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.headers).map(([name, value = []]) => [name, [value].flat()]))
  }

  override _read(): void {}

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#onGone()
    // An error that nobody listens for is none.
    done(this.listenerCount('error') > 0 ? error : null)
  }
}

interface Whole {
  method: string
  url: string
  host: string
  headers: Record<string, string> | undefined
  body: Buffer
}

function incoming({ method, url, host, headers = {}, body }: Whole): Incoming {
  const all = {
    host,
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  }
  return {
    method,
    url,
    headers: all,
    rawHeaders: Object.entries(all).flat(),
    rawBody: body,
    readableEnded: true,
    socket: {},
  }
}

function broken(message: string): Error {
  return Object.assign(new Error(message), { code: 'ECONNRESET' })
}
