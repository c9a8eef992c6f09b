import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this package, wherever the bundle or the source lies in it. */
export const packageRoot = rootAbove(dirname(fileURLToPath(import.meta.url)))

function rootAbove(folder: string): string {
  const isRoot = read(join(folder, 'package.json'))['name'] === 'ops-actions'
  return isRoot || folder === dirname(folder) ? folder : rootAbove(dirname(folder))
}

/** `owner/ops-actions`: where npm has fetched this package from, else as its own file says. */
export function actionsRepository(): string {
  return fetchedFrom() ?? statedIn(read(join(packageRoot, 'package.json'))) ?? 'acme/ops-actions'
}

function fetchedFrom(): string | undefined {
  const { packages } = read(join(dirname(packageRoot), '.package-lock.json'))
  const own = (packages as Record<string, { resolved?: string }> | undefined)?.[`node_modules/${basename(packageRoot)}`]
  return /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?(?:#|$)/.exec(own?.resolved ?? '')?.[1]
}

function statedIn({ repository }: Record<string, unknown>): string | undefined {
  const text = typeof repository === 'string' ? repository : (repository as { url?: string } | undefined)?.url
  return /^(?:github:|.*github\.com[:/])([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(text ?? '')?.[1]
}

function read(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** How people call what they are running: `npx github:acme/ops-actions`. */
export function program(): string {
  return process.env['npm_command'] === 'exec' ? `npx github:${actionsRepository()}` : 'ops-actions'
}
