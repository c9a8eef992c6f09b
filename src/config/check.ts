/** `critical` stops a release and undoes it; `degraded` only warns. */
export type Severity = 'critical' | 'degraded'

/** One check of a gate, read and with every default filled in. */
export type Check = RequestCheck | TlsCheck | LoadCheck | PageCheck | BrowserCheck | SentryCheck | PrometheusCheck

interface Common {
  /** As in results: `GET /products` unless it was given one. */
  name: string
  severity: Severity
  /** Where it stands in ops.yml. */
  place?: { file: string; line: number; column: number }
  /** How long one that fails is tried again, ms; the gate's own time when absent. */
  settleMs?: number
  /** Most times that one that fails is tried again. */
  retries?: number
  /** Longest time for the check with all its tries, ms. */
  withinMs?: number
}

/** One request, or several after each other that share their cookies. */
export interface RequestCheck extends Common {
  kind: 'request'
  steps: Step[]
  /** Only with a single step that can be repeated. */
  timing?: Timing
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const
export type Method = (typeof METHODS)[number]

/** One request and what must be true of its answer. Texts may hold `{{name}}`. */
export interface Step {
  name: string
  method: Method
  /** A path below the component's `url`, or an absolute URL. */
  address: string
  query: Record<string, string>
  headers: Record<string, string>
  /** Sent besides those that the steps before were given. */
  cookies: Record<string, string>
  basic?: { user: string; password: string }
  body?: { json: unknown } | { form: Record<string, string> } | { text: string }
  /** How many redirects are followed. */
  redirects: number
  asserts: Assert[]
  /** Longest time until the whole answer is there, ms; of a check with one step `timing` has it. */
  durationMs?: number
  capture: Capture[]
}

/** What of an answer is looked at. The words are Hurl's. */
export type Query =
  | { of: 'status' | 'body' | 'size' | 'sha256' | 'url' | 'hops' }
  | { of: 'header' | 'cookie' | 'json' | 'jsonpath' | 'xpath' | 'css' | 'regex'; at: string }

export interface Capture {
  name: string
  query: Query
  secret: boolean
}

/** All predicates hold of what the query finds. */
export interface Assert {
  query: Query
  predicates: Predicate[]
}

export const TYPES = ['text', 'number', 'integer', 'boolean', 'list', 'mapping', 'null', 'date', 'uuid', 'url'] as const

/** The value of an answer, and what must be true of it. */
export interface Predicate {
  is: PredicateName
  value: unknown
  not: boolean
}

export type PredicateName =
  | 'equals'
  | 'notEquals'
  | 'oneOf'
  | 'greater'
  | 'atLeast'
  | 'less'
  | 'atMost'
  | 'startsWith'
  | 'endsWith'
  | 'contains'
  | 'matches'
  | 'includes'
  | 'count'
  | 'exists'
  | 'isEmpty'
  | 'is'

export interface Timing {
  /** Warm requests that are measured; the first one is never counted. */
  samples: number
  /** Requests that are on their way at the same time. */
  concurrency: number
  /** Of one warm request. */
  durationMs?: number
  p50Ms?: number
  p95Ms?: number
  p99Ms?: number
  compare?: Compare
}

/** How much slower than what is live now: 1.25 is a quarter slower. */
export interface Compare {
  p50?: number
  p95?: number
  p99?: number
  /** How sure it must be that the limit is passed, 0.95 unless told, before the check fails. */
  confidence: number
}

export interface TlsCheck extends Common {
  kind: 'tls'
  /** Path or URL; only its host and port count. */
  address: string
  /** Shares of the certificate's lifetime that are left: below `failLeft` it fails, below `warnLeft` it warns. */
  warnLeft: number
  failLeft: number
  /** Lowest version that the server may accept. */
  protocol: 'TLSv1.2' | 'TLSv1.3'
}

export interface LoadCheck extends Common {
  kind: 'load'
  address: string
  /** Requests a second, of all connections together; as many as go when absent. */
  rate?: number
  durationMs: number
  connections: number
  p95Ms?: number
  p99Ms?: number
  /** Largest share of requests that fail (no answer, or a status from 400 up): 0.01. */
  errors: number
  /** Fewest answers a second. */
  throughput?: number
}

export interface PageCheck extends Common {
  kind: 'page'
  address: string
  /** Requests that its scripts send to other origins, whose preflight must be granted. */
  calls: Call[]
  /** Those besides the page's own from which scripts and stylesheets may come. */
  origins: string[]
  /** Look at images too. */
  images: boolean
  /** Headers that are looked for; a missing one is `degraded` unless `security` says otherwise. */
  security: Severity | 'off'
}

/** A request that a script sends to another origin. */
export interface Call {
  url: string
  method: string
  /** Names of headers that it sets. */
  headers: string[]
  /** Where the page will stand when it is live; that of the component's public address when absent. */
  origin?: string
  /** It sends cookies along. */
  credentials: boolean
}

export interface BrowserCheck extends Common {
  kind: 'browser'
  address: string
  /** CSS selector that must become visible. */
  waitFor?: string
  /** Texts: a console error or failed request that contains one of them does not count. */
  ignore: string[]
  screenshot: boolean
}

export interface SentryCheck extends Common {
  kind: 'sentry'
  /** How long what happens is watched. */
  overMs: number
  /** Most new issues that were first seen in this release. */
  newIssues?: number
  /** Smallest share of sessions without a crash: 0.995. */
  crashFree?: number
  /** How far that share may lie below the previous release's: 0.002. */
  crashFreeDrop?: number
  /** Fewer sessions than this say nothing. */
  leastSessions: number
}

export interface PrometheusCheck extends Common {
  kind: 'prometheus'
  /** PromQL with one number as its answer. */
  query: string
  overMs: number
  everyMs: number
  /** At least one of these three. */
  below?: number
  above?: number
  /** Most times the value that it had before the release: 1.5. */
  compare?: number
}
