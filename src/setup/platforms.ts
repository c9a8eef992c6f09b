import { inside, type Tree } from './tree.ts'

/** What a component's files tell of where it is deployed. */
export interface PlatformFiles {
  vercel?: { files: string[]; project?: string; team?: string; apiUrl?: string; buildCommand?: string; output?: string }
  railway?: { files: string[]; startCommand?: string; healthcheckPath?: string; preDeployCommand?: string }
}

export function platformFiles(tree: Tree, directory: string): PlatformFiles {
  const railway = railwayOf(tree, directory)
  const vercel = vercelOf(tree, directory)
  return { ...(vercel ? { vercel } : {}), ...(railway ? { railway } : {}) }
}

function vercelOf(tree: Tree, directory: string): PlatformFiles['vercel'] {
  const files = ['vercel.json', '.vercel/project.json'].filter((name) => tree.json(inside(directory, name)))
  if (files.length === 0) return undefined
  const { buildCommand, outputDirectory, rewrites } = tree.json(inside(directory, 'vercel.json')) ?? {}
  // `vercel link` has written it: which project the directory belongs to.
  const { projectId, orgId } = tree.json(inside(directory, '.vercel/project.json')) ?? {}
  const targets = (Array.isArray(rewrites) ? rewrites : []) as { destination?: unknown }[]
  const origin = targets.map(({ destination }) => originOf(destination)).find((one) => one !== undefined)
  return {
    files,
    ...stated('project', projectId),
    ...stated('team', typeof orgId === 'string' && orgId.startsWith('team_') ? orgId : undefined),
    ...stated('apiUrl', origin),
    ...stated('buildCommand', buildCommand),
    ...stated('output', outputDirectory),
  }
}

function railwayOf(tree: Tree, directory: string): PlatformFiles['railway'] {
  const names = ['railway.json', 'railway.toml', 'nixpacks.toml', 'railpack.json']
  const files = names.filter((name) => tree.text(inside(directory, name)) !== undefined)
  if (files.length === 0) return undefined
  const deploy = (tree.json(inside(directory, 'railway.json'))?.['deploy'] ?? {}) as Record<string, unknown>
  const toml = tree.text(inside(directory, 'railway.toml')) ?? ''
  const setting = (name: string): unknown => deploy[name] ?? tomlText(toml, name)
  return {
    files,
    ...stated('startCommand', setting('startCommand')),
    ...stated('healthcheckPath', setting('healthcheckPath')),
    ...stated('preDeployCommand', [setting('preDeployCommand')].flat()[0]),
  }
}

/** Of `railway.toml` only texts of the section `[deploy]` are of interest. */
function tomlText(toml: string, name: string): string | undefined {
  const section = toml.split(/^(?=\s*\[[\w.]+\])/m).find((part) => /^\s*\[deploy\]/.test(part)) ?? ''
  const found = new RegExp(`^\\s*${name}\\s*=\\s*\\[?\\s*(?:"([^"\\n]*)"|'([^'\\n]*)')`, 'm').exec(section)
  return found?.slice(1).find(Boolean)
}

function originOf(destination: unknown): string | undefined {
  if (typeof destination !== 'string' || !destination.startsWith('https://')) return undefined
  const origin = /^https:\/\/[\w.-]+(:\d+)?(?=\/|$)/.exec(destination)?.[0]
  return origin !== undefined && URL.canParse(origin) ? origin : undefined
}

function stated<K extends string>(key: K, value: unknown): Partial<Record<K, string>> {
  return typeof value === 'string' && value.trim() !== '' ? ({ [key]: value } as Record<K, string>) : {}
}
