import type { Identity } from '../config.ts'
import { type Framework, frameworkOf, titleOf } from './frameworks.ts'
import { findIdentity } from './identity.ts'
import { has, type Package } from './packages.ts'
import { type PlatformFiles, platformFiles } from './platforms.ts'
import { directoryOf, inside, type Tree } from './tree.ts'

export type Platform = 'vercel' | 'railway'

/** A directory that is deployed on its own. */
export interface FoundComponent {
  name: string
  directory: string
  platform: Platform
  framework: Framework | undefined
  /** What it was recognised by, for people: `Express`, `railway.json`. */
  signs: string[]
  files: PlatformFiles
  homepage: string | undefined
  identity: Identity | undefined
}

/** Directories that were named instead of found. */
export type Named = Record<Platform, string[]>

/** Backends first, as they are released. */
export function findComponents(tree: Tree, packages: readonly Package[], named: Named): FoundComponent[] {
  const candidates = new Set([...packages.map(({ directory }) => directory), ...withPlatformFiles(tree)])
  const chosen = [...candidates].flatMap((directory) => {
    if ([...named.vercel, ...named.railway].includes(directory)) return []
    const found = recognise(tree, directory, packages)
    return found ? [found] : []
  })
  const children = chosen.filter(({ directory }) => directory !== '.')
  // The root of a monorepo holds tools for all; it is a component when nothing below it is, or when its files say so.
  const found = children.length === 0 || chosen.some(isStatedRoot) ? chosen : children
  const stated = (['railway', 'vercel'] as const).flatMap((platform) =>
    named[platform].map((directory) => describe(tree, directory, { platform, packages })),
  )
  return withNames([...found, ...stated]).toSorted((left, right) => rank(left) - rank(right))
}

function rank({ platform }: FoundComponent): number {
  return platform === 'railway' ? 0 : 1
}

function isStatedRoot({ directory, files, framework }: FoundComponent): boolean {
  return directory === '.' && (Boolean(files.railway ?? files.vercel?.project) || framework?.side === 'backend')
}

function withPlatformFiles(tree: Tree): string[] {
  return tree.files
    .filter((file) => /(^|\/)(railway\.(json|toml)|vercel\.json|\.vercel\/project\.json)$/.test(file))
    .map((file) => directoryOf(file.replace(/\.vercel\//, '')))
}

function recognise(tree: Tree, directory: string, packages: readonly Package[]): FoundComponent | undefined {
  const platform = platformOf(tree, directory, packages)
  return platform && describe(tree, directory, { platform, packages })
}

/** Files that a platform reads say it; then the framework; then a start script of a plain Node server. */
function platformOf(tree: Tree, directory: string, packages: readonly Package[]): Platform | undefined {
  const { railway, vercel } = platformFiles(tree, directory)
  if (railway) return 'railway'
  if (vercel) return 'vercel'
  const own = packages.find((one) => one.directory === directory)
  const framework = own && frameworkOf(own.dependencies)
  if (framework) return framework.side === 'frontend' ? 'vercel' : 'railway'
  return own && isServer(tree, own) ? 'railway' : undefined
}

function isServer(tree: Tree, { directory, scripts }: Package): boolean {
  if (!/\b(node|tsx|bun|deno)\b/.test(scripts['start'] ?? '')) return false
  return tree
    .below(directory)
    .some((file) => /\.[cm]?[jt]s$/.test(file) && /\bcreateServer\(|\.listen\(/.test(tree.text(file) ?? ''))
}

function describe(
  tree: Tree,
  directory: string,
  { platform, packages }: { platform: Platform; packages: readonly Package[] },
): FoundComponent {
  const own = packages.find((one) => one.directory === directory)
  const framework = own && frameworkOf(own.dependencies)
  const files = platformFiles(tree, directory)
  const read = files[platform]?.files ?? []
  const plain = read.length > 0 || has(tree, directory, 'Dockerfile') ? [] : ['a Node server']
  return {
    name: nameOf(directory, platform),
    directory,
    platform,
    framework,
    signs: [
      ...(framework && own ? [titleOf(framework, own.dependencies)] : platform === 'railway' ? plain : []),
      ...read,
    ],
    files,
    homepage: own?.homepage,
    identity: findIdentity(tree, directory, platform === 'vercel' ? 'frontend' : 'backend'),
  }
}

/** Of the directory, in the letters that names of components have. */
function nameOf(directory: string, platform: Platform): string {
  const name = (directory.split('/').at(-1) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 31)
    .replace(/-+$/, '')
  return name || (platform === 'vercel' ? 'web' : 'api')
}

function withNames(components: readonly FoundComponent[]): FoundComponent[] {
  const taken = new Set<string>()
  return components.map((component) => {
    const names = [component.name, ...Array.from({ length: 99 }, (_, n) => `${component.name.slice(0, 27)}-${n + 2}`)]
    const name = names.find((one) => !taken.has(one)) ?? component.name
    taken.add(name)
    return { ...component, name }
  })
}

/** Where a component's migrations lie, as patterns; those of a package of their own belong to the first backend. */
export function migrationsOf(tree: Tree, components: readonly FoundComponent[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const backend = components.find(({ platform }) => platform === 'railway')
  for (const folder of migrationFolders(tree)) {
    const owner = components
      .filter(({ directory }) => directory === '.' || inside(folder, '').startsWith(`${directory}/`))
      .toSorted((left, right) => right.directory.length - left.directory.length)[0]
    const name = (owner?.platform === 'railway' ? owner : (backend ?? owner))?.name
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), `${folder}/**`])
  }
  return found
}

/** Prisma's, Drizzle's, Knex's and plain SQL: a folder of that name with steps in it. */
function migrationFolders(tree: Tree): string[] {
  const folders = tree.files.flatMap((file) => {
    const [, folder] = /^((?:.+\/)?(?:migrations?|drizzle))\/(?:[^/]+\/)?[^/]+\.(?:sql|[cm]?[jt]s)$/.exec(file) ?? []
    return folder === undefined || /[*?[\]{}!\n]/.test(folder) ? [] : [folder]
  })
  return [...new Set(folders)].filter((folder, _, all) => !all.some((other) => folder.startsWith(`${other}/`)))
}
