import type { IncomingHttpHeaders } from 'node:http'
import type { Severity } from '../config/check.ts'
import { oneLine } from './probe.ts'
import type { Finding } from './scene.ts'

interface Seen {
  headers: IncomingHttpHeaders
  /** What the page says of itself in `<meta>`, by name in lower case. */
  meta: Map<string, string>
  /** Visitors come by https. */
  secure: boolean
}

const HALF_A_YEAR_S = 15_552_000
const NO_FRAMES = /(^|;)\s*frame-ancestors\s/i

type Rule = [header: string, problemOf: (seen: Seen) => string | undefined]

const RULES: Rule[] = [
  ['Strict-Transport-Security', strictTransport],
  ['Content-Security-Policy', contentPolicy],
  [
    'X-Content-Type-Options',
    ({ headers }) =>
      value(headers, 'x-content-type-options')?.toLowerCase() === 'nosniff' ? undefined : 'expected "nosniff"',
  ],
  ['X-Frame-Options', frames],
  [
    'Referrer-Policy',
    ({ headers, meta }) =>
      value(headers, 'referrer-policy') || meta.get('referrer')
        ? undefined
        : 'expected a policy such as "strict-origin-when-cross-origin"',
  ],
  [
    'X-Powered-By',
    ({ headers }) =>
      headers['x-powered-by'] === undefined ? undefined : 'expected none, because it tells attackers what to try',
  ],
]

/** One finding for each header that protects the visitors of a page. */
export function securityFindings(seen: Seen, severity: Severity): Finding[] {
  return RULES.map(([header, problemOf]) => {
    const problem = problemOf(seen)
    const sent = value(seen.headers, header.toLowerCase())
    const got = sent === undefined ? 'it is missing' : `it is "${oneLine(sent, 80)}"`
    const part = `header ${header}`
    if (problem === undefined) return { part, severity, verdict: 'pass', detail: got }
    return { part, severity, verdict: 'fail', detail: `${header}: ${problem}; ${got}` }
  })
}

function strictTransport({ headers, secure }: Seen): string | undefined {
  // Browsers ignore it on a page without encryption.
  if (!secure) return undefined
  const age = Number(/max-age\s*=\s*"?(\d+)/i.exec(value(headers, 'strict-transport-security') ?? '')?.[1] ?? 0)
  return age >= HALF_A_YEAR_S ? undefined : `expected "max-age=${HALF_A_YEAR_S}" (half a year) or more`
}

function contentPolicy({ headers, meta }: Seen): string | undefined {
  if (value(headers, 'content-security-policy') || meta.get('content-security-policy')) return undefined
  const reported = value(headers, 'content-security-policy-report-only') !== undefined
  return reported ? 'expected a policy, but there is only one that reports' : 'expected a policy'
}

function frames({ headers }: Seen): string | undefined {
  // In a <meta> element browsers ignore it.
  if (NO_FRAMES.test(value(headers, 'content-security-policy') ?? '')) return undefined
  if (/^(deny|sameorigin)$/i.test(value(headers, 'x-frame-options')?.trim() ?? '')) return undefined
  return 'expected "DENY", "SAMEORIGIN" or frame-ancestors in the Content-Security-Policy'
}

function value(headers: IncomingHttpHeaders, name: string): string | undefined {
  const sent = headers[name]
  return Array.isArray(sent) ? sent.join(', ') : sent
}
