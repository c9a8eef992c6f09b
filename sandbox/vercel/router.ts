import type { Site, SiteFile } from './site.ts'

export interface Condition {
  type: 'host' | 'header' | 'cookie' | 'query'
  key?: string
  value?: string
}

/** One route of the Build Output API. */
export interface Route {
  src?: string
  dest?: string
  status?: number
  headers?: Record<string, string>
  methods?: string[]
  continue?: boolean
  check?: boolean
  caseSensitive?: boolean
  has?: Condition[]
  missing?: Condition[]
  handle?: 'filesystem' | 'hit' | 'miss' | 'rewrite' | 'resource' | 'error'
}

export type Outcome = { headers: Record<string, string>; status?: number | undefined } & (
  | { kind: 'file'; path: string; file: SiteFile }
  | { kind: 'proxy'; url: string }
  | { kind: 'status'; status: number }
  | { kind: 'function'; path: string }
  | { kind: 'none' }
)

/** Walks the routes in the order of the phases: before the files, the files, then what stands behind each `handle`. */
export function resolve(site: Site, request: Request, url: URL): Outcome {
  const state: Walk = { path: decode(url.pathname), query: url.search, headers: {}, status: undefined }
  const phases = phasesOf(site.routes)
  for (const name of ['start', 'filesystem', 'miss', 'rewrite', 'resource'] as const) {
    const before = state.path
    const ended = walk(site, phases.get(name) ?? [], state, request)
    if (ended) return ended
    if (name !== 'start' && state.path === before) continue
    const found = look(site, state, phases.get('hit') ?? [])
    if (found) return found
  }
  walk(site, phases.get('error') ?? [], state, request)
  const page = look(site, { ...state, status: state.status ?? 404 }, []) ?? notFoundPage(site, state)
  return page ?? { kind: 'none', headers: state.headers, status: state.status }
}

interface Walk {
  path: string
  query: string
  headers: Record<string, string>
  status: number | undefined
}

function phasesOf(routes: Route[]): Map<string, Route[]> {
  const phases = new Map<string, Route[]>()
  let name = 'start'
  for (const route of routes) {
    if (route.handle) name = route.handle
    else phases.set(name, [...(phases.get(name) ?? []), route])
  }
  return phases
}

function walk(site: Site, routes: Route[], state: Walk, request: Request): Outcome | undefined {
  for (const route of routes) {
    const match = matches(route, state.path, request)
    if (!match) continue
    const substitute = (text: string): string => fillGroups(text, match)
    for (const [key, value] of Object.entries(route.headers ?? {})) state.headers[key.toLowerCase()] = substitute(value)
    if (route.status !== undefined) state.status = route.status
    const before = { path: state.path, query: state.query }
    if (route.dest !== undefined) {
      const dest = substitute(route.dest)
      if (/^https?:\/\//.test(dest)) return { kind: 'proxy', url: withQuery(dest, state.query), ...rest(state) }
      const [path = '/', query] = dest.split('?')
      state.path = path.startsWith('/') ? path : `/${path}`
      if (query !== undefined) state.query = `?${query}`
    } else if (!route.continue && route.status !== undefined) {
      return { kind: 'status', headers: state.headers, status: route.status }
    }
    const checked = route.check ? look(site, state, []) : undefined
    if (checked) return checked
    if (route.check) Object.assign(state, before)
    else if (!route.continue) return undefined
  }
  return undefined
}

function matches(route: Route, path: string, request: Request): RegExpExecArray | undefined {
  if (route.methods && !route.methods.includes(request.method)) return undefined
  if (route.has && !route.has.every((one) => holds(one, request))) return undefined
  if (route.missing?.some((one) => holds(one, request))) return undefined
  const src = route.src ?? '.*'
  const anchored = `${src.startsWith('^') ? '' : '^'}${src}${src.endsWith('$') ? '' : '$'}`
  return new RegExp(anchored, route.caseSensitive ? '' : 'i').exec(path) ?? undefined
}

function holds({ type, key = '', value }: Condition, request: Request): boolean {
  const url = new URL(request.url)
  const cookies = new Map(
    (request.headers.get('cookie') ?? '').split(/;\s*/).map((pair) => pair.split('=', 2) as [string, string]),
  )
  const actual = {
    host: () => url.hostname,
    header: () => request.headers.get(key) ?? undefined,
    cookie: () => cookies.get(key),
    query: () => url.searchParams.get(key) ?? undefined,
  }[type]()
  return actual !== undefined && (value === undefined || new RegExp(`^${value}$`).test(actual))
}

function look(site: Site, state: Walk, hits: Route[]): Outcome | undefined {
  const path = state.path.replace(/^\/+|\/+$/g, '')
  for (const candidate of [path, path === '' ? 'index.html' : `${path}/index.html`, path === '' ? 'index' : path]) {
    const file = site.files.get(candidate)
    if (!file) continue
    for (const hit of hits) {
      if (new RegExp(hit.src ?? '.*').test(state.path)) Object.assign(state.headers, lower(hit.headers ?? {}))
    }
    return { kind: 'file', path: candidate, file, ...rest(state) }
  }
  return site.functions.has(path === '' ? 'index' : path) ? { kind: 'function', path, ...rest(state) } : undefined
}

function notFoundPage(site: Site, state: Walk): Outcome | undefined {
  const file = site.files.get('404.html') ?? site.files.get('404')
  return file && { kind: 'file', path: '404.html', file, headers: state.headers, status: state.status ?? 404 }
}

function fillGroups(text: string, match: RegExpExecArray): string {
  return text.replace(/\$(\d+|[A-Za-z_]\w*)/g, (whole, key: string) =>
    /^\d+$/.test(key) ? (match[Number(key)] ?? '') : (match.groups?.[key] ?? whole),
  )
}

function withQuery(dest: string, query: string): string {
  const url = new URL(dest)
  for (const [key, value] of new URLSearchParams(query))
    if (!url.searchParams.has(key)) url.searchParams.append(key, value)
  return url.href
}

function rest({ headers, status }: Walk): { headers: Record<string, string>; status?: number | undefined } {
  return { headers, status }
}

function lower(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]))
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
