import { directoryOf, inside, type Tree } from './tree.ts'

export interface Package {
  directory: string
  name: string
  scripts: Record<string, string>
  dependencies: ReadonlySet<string>
  homepage: string | undefined
}

export interface Manager {
  name: 'npm' | 'pnpm' | 'yarn' | 'bun'
  workspaces: boolean
}

export function packagesOf(tree: Tree): Package[] {
  return tree.files
    .filter((file) => /(^|\/)package\.json$/.test(file))
    .flatMap((file) => {
      const manifest = tree.json(file)
      return manifest ? [toPackage(directoryOf(file), manifest)] : []
    })
}

/** By its lock file; npm where there is none. */
export function managerOf(tree: Tree): Manager {
  const locks = {
    pnpm: /^pnpm-(lock|workspace)\.yaml$/,
    yarn: /^yarn\.lock$|^\.yarnrc\.yml$/,
    bun: /^bun\.lockb?$/,
  }
  const manifest = tree.json('package.json') ?? {}
  const { packageManager } = manifest
  const stated = typeof packageManager === 'string' ? /^(pnpm|yarn|bun|npm)@/.exec(packageManager)?.[1] : undefined
  const locked = (['pnpm', 'yarn', 'bun'] as const).find((name) => tree.files.some((file) => locks[name].test(file)))
  const workspaces = 'workspaces' in manifest || tree.files.includes('pnpm-workspace.yaml')
  return { name: (stated as Manager['name'] | undefined) ?? locked ?? 'npm', workspaces }
}

function toPackage(directory: string, manifest: Record<string, unknown>): Package {
  const { name, homepage } = manifest
  return {
    directory,
    name: typeof name === 'string' ? name : '',
    scripts: textsOf(manifest['scripts']),
    dependencies: new Set([
      ...Object.keys(textsOf(manifest['dependencies'])),
      ...Object.keys(textsOf(manifest['devDependencies'])),
    ]),
    homepage: typeof homepage === 'string' ? homepage : undefined,
  }
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
}

export function has(tree: Tree, directory: string, ...names: string[]): string | undefined {
  return names.find((name) => tree.text(inside(directory, name)) !== undefined)
}
