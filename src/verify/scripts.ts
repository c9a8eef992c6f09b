import { readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { nearest } from '../nearest.ts'
import type { Finding } from './context.ts'

export interface Manifest {
  name: string | undefined
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  /** As it is written, for the lines. */
  text: string
}

export function readManifest(directory: string): Manifest | undefined {
  let text: string
  try {
    text = readFileSync(join(directory, 'package.json'), 'utf8')
  } catch {
    return undefined
  }
  const json = JSON.parse(text) as Partial<Omit<Manifest, 'text'>>
  const { name, scripts = {}, dependencies = {}, devDependencies = {} } = json
  return { name, scripts, dependencies, devDependencies, text }
}

const USUAL: readonly (readonly string[])[] = [
  ['lint'],
  ['types', 'typecheck', 'type-check', 'check-types', 'tsc'],
  ['test'],
  ['build'],
]

/** What `npm init` writes. */
const NO_TEST = /^echo ["\\]*Error: no test specified["\\]* && exit 1$/

/** The scripts to run, in steps; those of a step run at the same time. */
export function chooseScripts({ scripts }: Manifest, wanted: readonly string[][] | undefined): string[][] {
  if (wanted) return wanted.map((step) => [...step])
  const found = USUAL.flatMap(
    (names) => names.find((name) => scripts[name] !== undefined && !NO_TEST.test(scripts[name])) ?? [],
  )
  return found.map((name) => [name])
}

export function unknownScripts(manifest: Manifest, steps: readonly string[][]): string[] {
  return steps
    .flat()
    .filter((name) => manifest.scripts[name] === undefined)
    .map((name) => {
      const known = Object.keys(manifest.scripts)
      const meant = nearest(name, known)
      return `package.json has no script "${name}"; ${meant ? `did you mean "${meant}"?` : `known: ${known.join(', ') || 'none'}`}`
    })
}

/** The script that makes the output. */
export function buildScript(steps: readonly string[][]): string | undefined {
  return steps.flat().findLast((name) => /^build\b/.test(name))
}

/** What it says depends on nothing but its inputs, so that it need not be asked twice about the same. */
export function isRepeatable(script: string): boolean {
  return /^(lint|types?|typecheck|type-check|check-types|tsc|format|prettier|build)([:-]|$)/.test(script)
}

/** Where a script stands in `package.json`. */
export function placeOfScript(
  { text }: Manifest,
  script: string,
  where: { directory: string; workspace: string },
): Pick<Finding, 'file' | 'line'> {
  const file = posix.join(fromRoot(where.workspace, where.directory), 'package.json')
  const lines = text.split('\n')
  const section = lines.findIndex((line) => /"scripts"\s*:/.test(line))
  const index = lines.findIndex((line, at) => at >= section && line.includes(`${JSON.stringify(script)}:`))
  return { file, line: Math.max(index, section, 0) + 1 }
}

/** With `/`; `.` is the root. */
export function fromRoot(workspace: string, path: string): string {
  return relative(workspace, path).split(sep).join('/') || '.'
}
