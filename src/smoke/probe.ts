import type { IncomingHttpHeaders } from 'node:http'
import { type Http, type HttpAnswer, HttpError } from '../http.ts'
import { redact } from '../redact.ts'
import type { Jar } from './jar.ts'
import { findWall, type Wall } from './wall.ts'

export interface Answer {
  answered: true
  /** Where the answer came from, after all redirects. */
  url: URL
  /** Where redirects led to, in their order. */
  hops: URL[]
  status: number
  headers: IncomingHttpHeaders
  /** Every `Set-Cookie` on the way. */
  setCookies: string[]
  body: Buffer
  text: string
  /** The body was longer than what is read of it. */
  cut: boolean
  /** A login page answered in place of the component. */
  wall: Wall | undefined
  /** From the first request until the last byte, redirects included. */
  durationMs: number
}

export interface Silence {
  answered: false
  message: string
  /** Nobody could be asked, so that nothing is known. Otherwise somebody was there and gave no usable answer. */
  nobody: boolean
}

export type Look = Answer | Silence

export interface LookOptions {
  timeoutMs: number
  signal: AbortSignal
  /** `never`, and after that many: the redirect itself is what is looked at. */
  redirects?: 'follow' | 'never' | number
  method?: string
  /** Sent to the address's own origin only. */
  headers?: Record<string, string>
  body?: string
  jar?: Jar
  /** Over a connection of its own, which a balancer may lead to another replica. */
  fresh?: true
}

export type Probe = (address: URL, options: LookOptions) => Promise<Look>

export interface ProbeOptions {
  http: Http
  /** The only origin that may see `access`. */
  origin: string
  access: Record<string, string>
}

const MAX_BODY = 2 * 1024 * 1024
const MAX_REDIRECTS = 10
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|EPROTO|ERR_TLS_|ERR_SSL_|ERR_PROXY_)/
const UNTRUSTED = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|ERR_TLS_CERT)/

/** Looks at addresses as a visitor does. Throws only when `signal` ends it. */
export function createProbe({ http, origin, access }: ProbeOptions): Probe {
  const answered = new Set<string>()

  return async function look(address, { timeoutMs, signal, redirects = 'follow', jar, fresh, ...request }) {
    const startedAt = performance.now()
    const visited = new Set<string>()
    const hops: URL[] = []
    const setCookies: string[] = []
    let { method = 'GET', body } = request
    for (let url = new URL(address), from = url; ;) {
      const own = url.origin === address.origin ? (request.headers ?? {}) : {}
      const headers: Record<string, string> = {
        accept: '*/*',
        ...(fresh ? { connection: 'close' } : {}),
        ...own,
        ...(url.origin === origin ? access : {}),
      }
      const cookie = [headers['cookie'], await jar?.headerFor(url)].filter((one) => one).join('; ')
      // With another cookie the same address may well answer otherwise.
      const asked = `${method} ${url.href} ${cookie}`
      if (visited.has(asked)) return broken(`${shortUrl(from)} redirects in a circle, back to ${shortUrl(url)}`)
      visited.add(asked)
      let answer: HttpAnswer
      try {
        answer = await http(url.href, {
          method,
          headers: cookie === '' ? headers : { ...headers, cookie },
          ...(body === undefined ? {} : { body }),
          accept: 'any',
          maxBytes: MAX_BODY,
          // The caller decides when to ask again, and counts every attempt.
          maxAttempts: 1,
          attemptMs: Math.max(1, timeoutMs - (performance.now() - startedAt)),
          signal,
        })
      } catch (error) {
        signal.throwIfAborted()
        return silence(error, !answered.has(address.origin))
      }
      answered.add(url.origin)
      const received = answer.headers['set-cookie'] ?? []
      setCookies.push(...received)
      if (received.length > 0) await jar?.keep(url, received)
      const seen = { url, hops, status: answer.status, headers: answer.headers, setCookies, ...contentOf(answer) }
      const secretSent = url.origin === origin && Object.keys(access).length > 0
      const wall = findWall({ ...seen, secretSent, passwordSent: headers['authorization'] !== undefined })
      const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined
      const stop = redirects === 'never' || hops.length === redirects
      if (location === undefined || wall !== undefined || stop) {
        return { answered: true, ...seen, wall, durationMs: performance.now() - startedAt }
      }
      const next = URL.parse(location, url.href)
      if (next?.protocol !== 'http:' && next?.protocol !== 'https:') {
        return broken(`${shortUrl(url)} redirects to "${oneLine(location)}", which is no web address`)
      }
      // A fragment never reaches the server, so an address that differs in it alone is the same one again.
      next.hash = ''
      if (answer.status === 303 || (answer.status < 303 && method === 'POST')) {
        method = method === 'HEAD' ? method : 'GET'
        body = undefined
      }
      if (body !== undefined && next.origin !== address.origin) {
        return broken(
          `${shortUrl(url)} redirects to another origin, ${shortUrl(next)}, which must not get what is sent`,
        )
      }
      if (hops.length === MAX_REDIRECTS) {
        return broken(`${shortUrl(address)} redirects more than ${MAX_REDIRECTS} times, last to ${shortUrl(next)}`)
      }
      hops.push(next)
      ;[from, url] = [url, next]
    }
  }
}

function contentOf({ body, cut, text }: HttpAnswer): Pick<Answer, 'body' | 'cut' | 'text'> {
  return { body, cut, text: text() }
}

function broken(message: string): Silence {
  return { answered: false, nobody: false, message }
}

function silence(error: unknown, neverAnswered: boolean): Silence {
  if (!(error instanceof HttpError)) throw error
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code ?? ''
  const untrusted = UNTRUSTED.test(code)
  const unasked = untrusted || UNREACHABLE.test(code) || code === 'ETIMEDOUT' || code === 'ETIMEDOUT_ATTEMPT'
  const hint = untrusted ? ' (its TLS certificate is not trusted)' : ''
  return { answered: false, nobody: unasked && neverAnswered, message: oneLine(error.message, 300) + hint }
}

/** The same site for a visitor: the same origin, with or without `www.`, or its upgrade from http to https. */
export function sameSite(from: URL, to: URL): boolean {
  if (bareHost(from) !== bareHost(to)) return false
  const upgraded = from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === ''
  return upgraded || (from.protocol === to.protocol && from.port === to.port)
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^www\./, '')
}

/** An address as it may stand in a message: without query and credentials, in which secrets travel. */
export function shortUrl(url: URL): string {
  return oneLine(`${url.origin}${url.pathname}`, 200)
}

/** Foreign text as it may stand in a message: redacted, one line, printable, cut. */
export function oneLine(text: string, length = 120): string {
  const clean = redact(text.slice(0, 8192))
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return clean.length > length ? `${clean.slice(0, length)}…` : clean
}

/** What came back, for a message: status, type and the first words. */
export function describe({ status, headers, text }: Pick<Answer, 'status' | 'headers' | 'text'>): string {
  const type = (headers['content-type'] ?? 'no content type').split(';')[0]
  const html = type === 'text/html'
  const title = html ? /<title[^<>]{0,200}>([^<]{0,300})/i.exec(text.slice(0, 65_536))?.[1] : undefined
  const words = oneLine(title ?? (html ? text.slice(0, 8192).replaceAll(/<[^<>]*>/g, ' ') : text))
  return `${status} ${type} ${words === '' ? '(empty)' : `"${words}"`}`
}
