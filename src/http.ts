import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { waitMs } from './backoff.ts'
import { createAgents, usesProxy } from './http-agents.ts'
import { messageOf, readBody } from './http-body.ts'
import type { Topic } from './help.ts'
import { redact } from './redact.ts'

export interface HttpOptions {
  /** Who is asked, as it stands in messages: `vercel`. */
  name: string
  baseUrl: string
  headers?: Record<string, string>
  /** The answer's header that names the request at the provider, for its support: `x-vercel-id`. */
  requestIdHeader?: string
  /** Deadline of one attempt. */
  attemptMs?: number
  /** Deadline of a call with all its retries and waits. */
  totalMs?: number
  /** Most connections at once to one host. */
  connections?: number
  /** Ends every call of this client. */
  signal?: AbortSignal
  /** Where proxies are named; the process environment when absent. */
  proxyEnv?: NodeJS.ProcessEnv
  /** A certificate authority to trust instead of Node's own list. */
  ca?: string
  /** Says whether an answer that is not a success is worth another try, where the status alone misleads. */
  retryable?: (answer: HttpAnswer) => boolean | undefined
  /** `json`: a success whose body is neither empty nor JSON counts as a lost answer, so that a read is tried again. */
  expects?: 'json'
  /** Told before each wait, in one line for the log. */
  onRetry?: (line: string) => void
}

/** How the world is reached; the process environment decides unless a test says otherwise. */
export type Transport = Pick<HttpOptions, 'proxyEnv' | 'ca'>

export interface HttpRequest {
  method?: string
  query?: Record<string, string | number | boolean | undefined>
  headers?: Record<string, string>
  json?: unknown
  /** A function is called once for each attempt. A stream's length goes into `headers`, or it is sent in chunks. */
  body?: string | Buffer | (() => Readable)
  /** Repeating the request can do no harm. Default: only for GET and HEAD. */
  repeatable?: boolean
  /** Statuses from 300 up that are an answer and not an error. */
  accept?: readonly number[] | 'any'
  /** Cut the answer's body here; default 32 MiB. */
  maxBytes?: number
  attemptMs?: number
  totalMs?: number
  /** Most attempts; without it as many as fit into `totalMs`. */
  maxAttempts?: number
  signal?: AbortSignal
  /** As the client's, for this request only. */
  onRetry?: (line: string) => void
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** The body was longer than `maxBytes`. */
  cut: boolean
  attempts: number
  durationMs: number
  text: () => string
  /** Throws `HttpError` when the body is not JSON. */
  json: <T>() => T
}

export type Http = (path: string, request?: HttpRequest) => Promise<HttpAnswer>

/** `refused`: it was not sent or not accepted. `status`: an answer, but an error. `lost`: sent, and nobody knows what the server did. */
export type HttpFailure = 'refused' | 'status' | 'lost' | 'cancelled'

export class HttpError extends Error {
  override name = 'HttpError'
  readonly failure: HttpFailure
  readonly answer: HttpAnswer | undefined

  constructor(
    message: string,
    failure: HttpFailure,
    options: { answer?: HttpAnswer | undefined; cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.failure = failure
    this.answer = options.answer
  }

  get status(): number | undefined {
    return this.answer?.status
  }

  get topic(): Topic {
    const { failure, status = 0 } = this
    if (failure === 'cancelled') return 'the-job-was-cancelled'
    if (failure !== 'status' || status >= 500) return 'a-provider-does-not-answer'
    if (status === 429) return 'too-many-requests'
    return [401, 403, 404].includes(status) ? 'access-was-refused' : 'a-provider-refused-a-request'
  }

  /** The server may have done what was asked, although no success was reported. */
  get mayHaveActed(): boolean {
    return this.failure === 'lost' || this.failure === 'cancelled' || (this.status ?? 0) >= 500
  }
}

const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504])

/**
 * The one HTTP client: keep-alive, a deadline for each attempt and for the whole call, retries only where repeating is
 * safe. Throws `HttpError`; its message names who was asked, what came back and the provider's own request id.
 */
export function createHttp(options: HttpOptions): Http {
  const agents = createAgents(options)
  const attemptMs = options.attemptMs ?? 30_000
  const totalMs = options.totalMs ?? 120_000

  return async function http(path, request = {}) {
    const url = new URL(path, options.baseUrl)
    for (const [key, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(key, String(value))
    }
    const method = request.method ?? 'GET'
    const repeatable = request.repeatable ?? (method === 'GET' || method === 'HEAD')
    const startedAt = performance.now()
    const endsAt = startedAt + (request.totalMs ?? totalMs)
    const signals = [options.signal, request.signal].filter((signal) => signal !== undefined)
    const signal = signals.length > 1 ? AbortSignal.any(signals) : signals[0]
    const who = `${options.name}: ${method} ${redact(`${url.origin}${url.pathname}`)}`

    let last: HttpError | undefined
    for (let attempt = 1; ; attempt++) {
      const left = endsAt - performance.now()
      // A wait may last longer than it was asked to.
      if (last && left <= 0) throw last
      const outcome = await once(Math.min(request.attemptMs ?? attemptMs, left), attempt)
      if (!(outcome instanceof HttpError)) return outcome
      last = outcome
      if (attempt === request.maxAttempts || !mayRepeat(outcome, repeatable)) throw outcome
      const wait = waitMs(outcome.answer, attempt)
      if (performance.now() + wait >= endsAt) throw outcome
      const onRetry = request.onRetry ?? options.onRetry
      onRetry?.(`${outcome.message}; trying again in ${(wait / 1000).toFixed(1)} s`)
      await sleep(wait, undefined, signal ? { signal } : {}).catch(() => {
        throw new HttpError(`${who} was cancelled`, 'cancelled', { cause: outcome })
      })
    }

    async function once(timeoutMs: number, attempt: number): Promise<HttpAnswer | HttpError> {
      if (signal?.aborted) return new HttpError(`${who} was cancelled`, 'cancelled')
      let answer: HttpAnswer
      try {
        answer = await send(timeoutMs, attempt)
      } catch (error) {
        return failed(error, timeoutMs)
      }
      const accepted = answer.status < 300 || request.accept === 'any' || request.accept?.includes(answer.status)
      if (!accepted) return new HttpError(`${who} answered ${describe(answer)}`, 'status', { answer })
      try {
        if (options.expects === 'json' && answer.body.length > 0) answer.json()
        return answer
      } catch (error) {
        return error as HttpError
      }
    }

    function failed(error: unknown, timeoutMs: number): HttpError {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (signal?.aborted) return new HttpError(`${who} was cancelled`, 'cancelled', { cause: error })
      if (code === 'ETIMEDOUT_ATTEMPT') {
        return new HttpError(`${who} did not answer within ${(timeoutMs / 1000).toFixed(1)} s`, 'lost', {
          cause: error,
        })
      }
      const reason = redact(error instanceof Error ? error.message : String(error))
      const hint = usesProxy(options.proxyEnv) ? ' (a proxy is set by HTTPS_PROXY; is the host allowed there?)' : ''
      const failure = NEVER_SENT.has(code) ? 'refused' : 'lost'
      return new HttpError(`${who} failed: ${reason || code}${failure === 'refused' ? hint : ''}`, failure, {
        cause: error,
      })
    }

    function send(timeoutMs: number, attempt: number): Promise<HttpAnswer> {
      const secure = url.protocol === 'https:'
      const body = request.json === undefined ? request.body : JSON.stringify(request.json)
      const headers: Record<string, string> = {
        'user-agent': 'ops-actions',
        ...options.headers,
        ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      }
      if (typeof body === 'string' || Buffer.isBuffer(body)) headers['content-length'] = String(Buffer.byteLength(body))
      return new Promise((resolve, reject) => {
        const sent = (secure ? httpsRequest : httpRequest)(url, {
          method,
          headers,
          agent: secure ? agents.https : agents.http,
        })
        const stop = (code: string, message: string): void => {
          sent.destroy(Object.assign(new Error(message), { code }))
        }
        const timer = setTimeout(() => {
          stop('ETIMEDOUT_ATTEMPT', 'timed out')
        }, timeoutMs)
        const cancel = (): void => {
          stop('ABORT_ERR', 'cancelled')
        }
        signal?.addEventListener('abort', cancel, { once: true })
        const settle = (): void => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', cancel)
        }
        sent.on('error', (error) => {
          settle()
          reject(error)
        })
        let answered = false
        // Neither an error nor an answer comes of a switch to another protocol.
        sent.on('close', () => {
          if (answered) return
          settle()
          reject(Object.assign(new Error('the connection ended without an answer'), { code: 'ECONNRESET' }))
        })
        sent.on('response', (response) => {
          answered = true
          const maxBytes = request.maxBytes ?? 32 * 1024 * 1024
          readBody(response, { maxBytes, bodiless: method === 'HEAD' }).then(
            ({ body: received, cut }) => {
              settle()
              resolve(toAnswer(response, received, cut, attempt))
            },
            (error: Error) => {
              settle()
              reject(error)
            },
          )
        })
        if (typeof body === 'function') {
          const stream = body()
          stream.on('error', (error) => sent.destroy(error))
          // A request that ends early must not keep the files open that its body is read from.
          sent.once('close', () => stream.destroy())
          stream.pipe(sent)
        } else {
          sent.end(body)
        }
      })
    }

    function toAnswer(response: IncomingMessage, body: Buffer, cut: boolean, attempts: number): HttpAnswer {
      const answer: HttpAnswer = {
        status: response.statusCode ?? 0,
        headers: response.headers,
        body,
        cut,
        attempts,
        durationMs: performance.now() - startedAt,
        text: () => body.toString('utf8'),
        json<T>() {
          try {
            return JSON.parse(body.toString('utf8')) as T
          } catch (cause) {
            const type = response.headers['content-type'] ?? 'no content type'
            throw new HttpError(`${who} answered ${describe(answer)}: not JSON (${type})`, 'lost', { answer, cause })
          }
        },
      }
      return answer
    }
  }

  function mayRepeat(error: HttpError, repeatable: boolean): boolean {
    if (error.failure === 'cancelled') return false
    if (error.failure === 'refused') return true
    if (error.failure === 'lost') return repeatable
    const verdict = error.answer && options.retryable?.(error.answer)
    if (verdict !== undefined) return verdict && (repeatable || error.status === 429 || error.status === 403)
    // A 429 was refused before anything happened, so even a request that must not be repeated may go again.
    return error.status === 429 || (repeatable && TRANSIENT.has(error.status ?? 0))
  }

  function describe(answer: HttpAnswer): string {
    const id = options.requestIdHeader && answer.headers[options.requestIdHeader]
    const type = answer.headers['content-type'] ?? ''
    const message = type.includes('json') ? messageOf(answer.text()) : ''
    return `${answer.status}${message ? ` "${redact(message)}"` : ''}${id ? ` (request ${String(id)})` : ''}`
  }
}
