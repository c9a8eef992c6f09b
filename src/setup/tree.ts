import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A repository's own files, as far as they are worth looking at: nothing that was installed or built, no links. */
export interface Tree {
  root: string
  /** Paths from the root with `/`, sorted. */
  files: readonly string[]
  /** Nothing when it is not there, cannot be read or is too large to be written by hand. */
  text: (path: string) => string | undefined
  json: (path: string) => Record<string, unknown> | undefined
  /** The files below a directory; `.` is the root. */
  below: (directory: string) => string[]
}

const LEFT_OUT = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'venv',
  '__pycache__',
  'dist',
  'build',
  'out',
  'output',
  'coverage',
  'tmp',
])
/** Hidden directories hold what tools keep for themselves, but for these. */
const SHOWN = new Set(['.github', '.vercel'])
const MOST_FILES = 20_000
const MOST_BYTES = 512 * 1024

export function readTree(root: string): Tree {
  const files = list(root)
  const known = new Map<string, string | undefined>()

  function text(path: string): string | undefined {
    if (!known.has(path)) known.set(path, read(join(root, path)))
    return known.get(path)
  }

  return {
    root,
    files,
    text,
    json(path) {
      const content = text(path)
      try {
        const value: unknown = content === undefined ? undefined : JSON.parse(content)
        return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
      } catch {
        return undefined
      }
    },
    below: (directory) => (directory === '.' ? [...files] : files.filter((file) => file.startsWith(`${directory}/`))),
  }
}

/** Breadth first, so that a limit leaves out what lies deepest. */
function list(root: string): string[] {
  const found: string[] = []
  const folders = ['']
  for (let next = folders.shift(); next !== undefined && found.length < MOST_FILES; next = folders.shift()) {
    for (const entry of entriesOf(join(root, next))) {
      const path = next + entry.name
      if (entry.isDirectory()) {
        const hidden = entry.name.startsWith('.') && !SHOWN.has(entry.name)
        if (!hidden && !LEFT_OUT.has(entry.name)) folders.push(`${path}/`)
      } else if (entry.isFile()) found.push(path)
    }
  }
  return found.sort()
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function read(file: string): string | undefined {
  try {
    return statSync(file).size > MOST_BYTES ? undefined : readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** `.` for a file at the root. */
export function directoryOf(path: string): string {
  const end = path.lastIndexOf('/')
  return end < 0 ? '.' : path.slice(0, end)
}

export function inside(directory: string, path: string): string {
  return directory === '.' ? path : `${directory}/${path}`
}
