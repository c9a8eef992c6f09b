import type { Condition, Route } from './router.ts'

interface Rule {
  source: string
  has?: Condition[]
  missing?: Condition[]
}

/** The part of vercel.json that decides what the edge answers. */
export interface Routing {
  cleanUrls?: boolean
  trailingSlash?: boolean
  redirects?: (Rule & { destination: string; permanent?: boolean; statusCode?: number })[]
  rewrites?: (Rule & { destination: string })[]
  headers?: (Rule & { headers: { key: string; value: string }[] })[]
  routes?: Route[]
  outputDirectory?: string
  framework?: string
}

/** Says vercel.json in the language of the Build Output API, which is what the router speaks. */
export function routesOf(routing: Routing): Route[] {
  if (routing.routes) return routing.routes
  return [
    ...tidyRoutes(routing),
    ...(routing.headers ?? []).map((rule) => ({
      ...conditions(rule),
      src: compile(rule.source).src,
      headers: Object.fromEntries(rule.headers.map(({ key, value }) => [key, value])),
      continue: true,
    })),
    ...(routing.redirects ?? []).map((rule) => {
      const { src, names } = compile(rule.source)
      const status = rule.statusCode ?? (rule.permanent === false ? 307 : 308)
      return { ...conditions(rule), src, status, headers: { Location: fill(rule.destination, names) } }
    }),
    { handle: 'filesystem' as const },
    ...(routing.cleanUrls ? [{ src: '^/(.+?)/?$', dest: '/$1.html', check: true }] : []),
    ...(routing.rewrites ?? []).map((rule) => {
      const { src, names } = compile(rule.source)
      return { ...conditions(rule), src, dest: fill(rule.destination, names), check: true }
    }),
  ]
}

function tidyRoutes({ cleanUrls, trailingSlash }: Routing): Route[] {
  const slash = trailingSlash ? '/' : ''
  return [
    ...(cleanUrls ? [{ src: '^/(?:(.+)/)?index(?:\\.html)?/?$', ...permanently(`/$1${slash}`) }] : []),
    ...(cleanUrls ? [{ src: '^/(.*)\\.html/?$', ...permanently(`/$1${slash}`) }] : []),
    ...(trailingSlash === false ? [{ src: '^/(.+)/$', ...permanently('/$1') }] : []),
    ...(trailingSlash === true ? [{ src: '^/((?:[^/]+/)*[^/.]+)$', ...permanently('/$1/') }] : []),
  ]
}

function permanently(location: string): Pick<Route, 'status' | 'headers'> {
  return { status: 308, headers: { Location: location } }
}

function conditions({ has, missing }: Rule): Pick<Route, 'has' | 'missing'> {
  return { ...(has && { has }), ...(missing && { missing }) }
}

const TOKEN = /(\/)?(?::([A-Za-z_]\w*)(\((?:\\.|[^()]|\([^()]*\))*\))?|(\((?:\\.|[^()]|\([^()]*\))*\)))([*+?])?/g

/** `/docs/:path*` as a regular expression, with the names of its groups in order. */
export function compile(source: string): { src: string; names: string[] } {
  const names: string[] = []
  let src = ''
  let end = 0
  for (const match of source.matchAll(TOKEN)) {
    const [whole, prefix = '', name, own, bare, modifier] = match
    src += escape(source.slice(end, match.index))
    end = match.index + whole.length
    names.push(name ?? String(names.length + 1))
    const inner = (own ?? bare)?.slice(1, -1).replace(/\((?!\?)/g, '(?:') ?? '[^/]+?'
    const group = modifier === '*' || modifier === '+' ? `((?:${inner})(?:${prefix}(?:${inner}))*)` : `(${inner})`
    src += modifier === '*' || modifier === '?' ? `(?:${prefix}${group})?` : `${prefix}${group}`
  }
  return { src: `^${src}${escape(source.slice(end))}/?$`, names }
}

function fill(destination: string, names: string[]): string {
  return destination.replace(/:([A-Za-z_]\w*)[*+?]?/g, (whole, name: string) => {
    const index = names.indexOf(name)
    return index < 0 ? whole : `$${index + 1}`
  })
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
