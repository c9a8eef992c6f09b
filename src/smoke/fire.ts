import type { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { createHistogram } from 'node:perf_hooks'
import { TLSSocket } from 'node:tls'
import autocannon from 'autocannon'

export interface Fire {
  /** Requests a second, of all connections together; as many as go when absent. */
  rate?: number
  durationMs: number
  connections: number
  headers: Record<string, string>
  /** Of one request. */
  timeoutMs: number
  ca: string | undefined
  signal: AbortSignal
}

export interface Tally {
  answered: number
  /** Requests that were never answered. */
  lost: number
  /** Those, and the answers with a status from 400 up. */
  failed: number
  /** Why the first one failed. */
  reason: string | undefined
  seconds: number
  /** It ended early, because most requests failed. */
  spared: boolean
  /** A percentile of the time until the whole answer was there. */
  ms: (percentile: number) => number
}

/** What autocannon gives to `setupClient`, with those of its parts that its types leave out. */
type Client = EventEmitter & {
  conn: Socket
  pipelinedRequests: {
    size(): number
    clear(): void
    addBody(part: string): void
    peek(): { startTime: [number, number] } | undefined
  }
}

const TICK_MS = 100
/** After so many requests of which most fail, going on would only do harm. */
const PATIENCE = 1_000

/** Sends as much as asked for, at most for its duration and until the signal, in memory that does not grow. */
export async function fire(
  url: URL,
  { rate, durationMs, connections, headers, timeoutMs, ca, signal }: Fire,
): Promise<Tally> {
  const times = createHistogram()
  const tally = { answered: 0, lost: 0, refused: 0, reason: undefined as string | undefined, spared: false }
  let slowestMs = 0

  function setupClient(given: autocannon.Client): void {
    const client = given as unknown as Client
    const { pipelinedRequests: pending } = client
    let connection: Socket | undefined
    // Nobody looks at the bodies, and autocannon would keep an endless one.
    pending.addBody = () => undefined
    client.on('request', () => {
      if (client.conn === connection) return
      connection = client.conn
      // autocannon forgets no request whose connection the server has closed: later times would count from it.
      lose(pending.size(), 'the connection was closed without an answer')
      pending.clear()
      if (connection instanceof TLSSocket)
        connection.prependOnceListener('secureConnect', () => refuseUntrusted(client))
    })
    client.on('response', (status: number, _bytes: number, tookMs: number) => {
      tally.answered++
      if (tookMs > slowestMs) slowestMs = tookMs
      times.record(Math.max(1, Math.round(tookMs * 1_000)))
      if (status < 400) return
      tally.refused++
      tally.reason ??= `status ${status}`
    })
    client.on('timeout', () => {
      lose(1, `no answer within ${(timeoutMs / 1_000).toFixed(1)} s`)
    })
    client.on('connError', (error: Error) => {
      tally.reason ??= error.message
    })
    client.on('done', () => {
      const oldest = pending.peek()
      if (!oldest) return
      const [seconds, nanoseconds] = process.hrtime(oldest.startTime)
      const ageMs = seconds * 1_000 + nanoseconds / 1e6
      // What was just sent says nothing; what waits for longer than any other would never have been answered.
      if (ageMs > Math.max(1_000, slowestMs) || (tally.answered === 0 && tally.lost === 0)) {
        lose(pending.size(), `no answer within ${(ageMs / 1_000).toFixed(1)} s`)
      }
    })
  }

  function lose(count: number, reason: string): void {
    if (count === 0) return
    tally.lost += count
    tally.reason ??= reason
  }

  const startedAt = performance.now()
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const running = autocannon(
    {
      url: url.href,
      connections,
      duration: durationMs / 1_000,
      timeout: timeoutMs / 1_000,
      headers: { 'user-agent': 'ops-actions', ...headers },
      ...(rate === undefined ? {} : { overallRate: rate }),
      ...(ca === undefined ? {} : { tlsOptions: { ca } }),
      sampleInt: TICK_MS,
      setupClient,
    },
    (error: Error | null, result) => {
      if (error) reject(error)
      else resolve(result)
    },
  )
  const stop = (): void => {
    running.stop()
  }
  const watch = setInterval(() => {
    const asked = tally.answered + tally.lost
    if (asked < PATIENCE || tally.lost + tally.refused < asked / 2) return
    tally.spared = true
    stop()
  }, TICK_MS)
  signal.addEventListener('abort', stop, { once: true })
  try {
    await promise
  } finally {
    clearInterval(watch)
    signal.removeEventListener('abort', stop)
  }
  const seconds = (performance.now() - startedAt) / 1_000
  const { answered, lost, refused, reason, spared } = tally
  const ms = (percentile: number): number => (answered === 0 ? 0 : times.percentile(percentile) / 1_000)
  return { answered, lost, failed: lost + refused, reason, seconds, spared, ms }
}

/** autocannon trusts every certificate, and what it sends may hold a secret. */
function refuseUntrusted({ conn }: Client): void {
  if (conn instanceof TLSSocket && !conn.authorized) {
    conn.destroy(new Error(`the certificate is not trusted: ${String(conn.authorizationError)}`))
  }
}
