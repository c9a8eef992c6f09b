import { posix } from 'node:path'
import { keep } from './files.ts'
import type { Route } from './router.ts'
import type { Deployment, FileEntry, Project, World } from './state.ts'
import { type Routing, routesOf } from './vercel-json.ts'

export type { Routing }

export interface SiteFile {
  sha: string
  contentType?: string | undefined
}

/** What the edge serves of one deployment. */
export interface Site {
  /** Path without leading slash → file. */
  files: Map<string, SiteFile>
  routes: Route[]
  /** Paths of functions, which are never run here. */
  functions: Set<string>
}

// Where the frameworks' presets look for what their build wrote.
const OUTPUT_OF: Record<string, string> = {
  astro: 'dist',
  'create-react-app': 'build',
  gatsby: 'public',
  parcel: 'dist',
  svelte: 'public',
  vite: 'dist',
  vitepress: 'docs/.vitepress/dist',
  vue: 'dist',
}

/** The end of a build. Throws the message of the build that has failed. */
export function buildSite(world: World, project: Project, deployment: Deployment): Site {
  if (deployment.broken !== undefined) throw new Error(deployment.broken)
  const files = followLinks(world, deployment.files)
  return deployment.prebuilt ? prebuiltSite(world, files) : sourceSite(world, project, deployment, files)
}

function prebuiltSite(world: World, files: Map<string, string>): Site {
  const output = under(files, '.vercel/output')
  const sha = output.get('config.json')
  if (sha === undefined) throw new Error('The file ".vercel/output/config.json" is missing')
  const config = parse(world, sha, '.vercel/output/config.json') as {
    version?: number
    routes?: Route[]
    overrides?: Record<string, { path?: string; contentType?: string }>
  }
  if (config.version !== 3) throw new Error('The version of ".vercel/output/config.json" must be 3')
  const served = new Map<string, SiteFile>()
  for (const [path, sha] of under(output, 'static')) {
    const override = config.overrides?.[path]
    served.set(override?.path ?? path, { sha, contentType: override?.contentType })
  }
  const functions = [...output.keys()].flatMap((path) => /^functions\/(.+)\.func\//.exec(path)?.[1] ?? [])
  return { files: served, routes: config.routes ?? [], functions: new Set(functions) }
}

function sourceSite(world: World, project: Project, deployment: Deployment, files: Map<string, string>): Site {
  const setting = (name: string): string | undefined => {
    // `null` in a deployment's own settings means the default, whatever the project says.
    const value = name in deployment.settings ? deployment.settings[name] : project.settings[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const root = setting('rootDirectory')
  let sources = root === undefined ? files : under(files, root)
  if (root !== undefined && sources.size === 0) {
    throw new Error(`The specified Root Directory "${root}" does not exist. Please update your Project Settings.`)
  }
  const sha = sources.get('vercel.json')
  const routing = { ...(sha === undefined ? {} : (parse(world, sha, 'vercel.json') as Routing)), ...deployment.routing }
  if (project.build) {
    const inputs = new Map([...sources].map(([path, sha]) => [path, world.contents.get(sha) ?? Buffer.alloc(0)]))
    const env = { ...variablesOf(project, deployment), ...deployment.buildEnv }
    sources = new Map(
      [...project.build(inputs, env)].map(([path, content]) => [path, keep(world, Buffer.from(content))]),
    )
  }
  const served = new Map<string, SiteFile>()
  const wanted = routing.outputDirectory ?? setting('outputDirectory')
  const framework = routing.framework ?? setting('framework')
  for (const [path, sha] of outputs(sources, wanted ?? OUTPUT_OF[framework ?? ''])) {
    if (!/^(vercel\.json|package\.json|\.vercel\/.*|api\/.*)$/.test(path)) served.set(path, { sha })
  }
  return { files: served, routes: routesOf(routing), functions: new Set() }
}

/** Those of the project for this kind of deployment, and the ones that it was made with, which win. */
function variablesOf({ env }: Project, deployment: Deployment): Record<string, string> {
  const target = deployment.target ?? 'preview'
  const usual = env.filter((one) => one.target.includes(target)).map(({ key, value }) => [key, value])
  return { ...(Object.fromEntries(usual) as Record<string, string>), ...deployment.env }
}

function outputs(sources: Map<string, string>, directory: string | undefined): Map<string, string> {
  if (directory === undefined) {
    const found = under(sources, 'public')
    return found.size > 0 ? found : sources
  }
  if (posix.normalize(directory) === '.') return sources
  const found = under(sources, posix.normalize(directory).replace(/\/$/, ''))
  if (found.size === 0) throw new Error(`No Output Directory named "${directory}" found after the Build completed.`)
  return found
}

function followLinks(world: World, files: Map<string, FileEntry>): Map<string, string> {
  const plain = new Map([...files].filter(([, { mode }]) => !isLink(mode)).map(([path, { sha }]) => [path, sha]))
  for (const [path, { sha, mode }] of files) {
    if (!isLink(mode)) continue
    const target = posix.join(posix.dirname(path), world.contents.get(sha)?.toString() ?? '')
    const file = plain.get(target)
    if (file !== undefined) plain.set(path, file)
    for (const [inner, sha] of under(plain, target)) plain.set(`${path}/${inner}`, sha)
  }
  return plain
}

function isLink(mode: number): boolean {
  return (mode & 0o170000) === 0o120000
}

function under(files: Map<string, string>, directory: string): Map<string, string> {
  const prefix = `${directory.replace(/^\.?\/|\/$/g, '')}/`
  return new Map(
    [...files].flatMap(([path, sha]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), sha] as const] : [])),
  )
}

function parse(world: World, sha: string, name: string): unknown {
  try {
    return JSON.parse(world.contents.get(sha)?.toString() ?? '')
  } catch (cause) {
    throw new Error(`Couldn't parse JSON file ${name}`, { cause })
  }
}
