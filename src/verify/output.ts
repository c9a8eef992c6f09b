import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from './context.ts'
import type { Target } from './target.ts'

export interface Output {
  /** From the component's source directory. */
  directory: string
  /** Absolute. */
  path: string
  /** Part of it that is served as files, absolute; nothing where a framework decides. */
  web: string | undefined
}

const USUAL = ['dist', 'build', 'out', '.output', '.next', '_site']
const OF_FRAMEWORKS = new Set(['.output', '.next'])
const PREBUILT = '.vercel/output'

/** Where the build has put what is shipped; nothing when there is none. */
export async function findOutput(
  target: Target,
  repository: Repository,
  hasBuild: boolean,
): Promise<Output | undefined> {
  const { directory: source, build, prebuilt } = target
  const told = build.output ?? (prebuilt ? PREBUILT : outputOfVercel(source))
  if (told !== undefined) return at(source, told.replace(/^\.\/|\/+$/g, '') || '.')
  if (!hasBuild) return existsSync(join(source, 'index.html')) && target.kind !== 'server' ? at(source, '.') : undefined
  const outDir = outputOfTypeScript(source)
  for (const name of [...(outDir ? [outDir] : []), ...USUAL]) {
    const path = join(source, name)
    // A folder of sources may be called like this too.
    if (isDirectory(path) && !(await repository.tracks(path))) return at(source, name)
  }
  return undefined
}

function at(source: string, directory: string): Output {
  const path = join(source, directory)
  const web = directory === PREBUILT ? join(path, 'static') : OF_FRAMEWORKS.has(directory) ? undefined : path
  return { directory, path, web }
}

export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function outputOfVercel(source: string): string | undefined {
  const { outputDirectory } = readJson(join(source, 'vercel.json')) as { outputDirectory?: unknown }
  return typeof outputDirectory === 'string' && isInside(outputDirectory) ? outputDirectory : undefined
}

function outputOfTypeScript(source: string): string | undefined {
  const { compilerOptions } = readJson(join(source, 'tsconfig.json')) as { compilerOptions?: { outDir?: unknown } }
  const outDir = compilerOptions?.outDir
  return typeof outDir === 'string' && isInside(outDir) ? outDir.replace(/^\.\/|\/+$/g, '') : undefined
}

function isInside(path: string): boolean {
  return !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..')
}

/** Whatever can't be read says nothing; whoever needs the file tells what is wrong with it. */
export function readJson(file: string): object {
  try {
    const text = readFileSync(file, 'utf8')
    // The files of TypeScript have comments and commas too many.
    const plain = text.replaceAll(/("(?:[^"\\]|\\.)*")|\/\/.*|\/\*[^]*?\*\//g, '$1').replaceAll(/,(\s*[}\]])/g, '$1')
    return (JSON.parse(plain) as object | null) ?? {}
  } catch {
    return {}
  }
}
