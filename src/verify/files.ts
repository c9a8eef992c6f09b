import { createHash, type Hash } from 'node:crypto'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** A file that is shipped. */
export interface OutputFile {
  /** From the output directory, with `/`. */
  path: string
  /** Absolute. */
  file: string
  size: number
}

export interface Listing {
  /** Always in the same order. */
  files: OutputFile[]
  /** Links that lead out of the component, or to nothing, or in a circle. */
  badLinks: string[]
}

/** Never shipped, wherever they lie; `.vercel` and `.next` only where the output is the source itself. */
const NEVER = new Set(['.git', 'node_modules', '.DS_Store'])
const NOT_OF_SOURCE = new Set(['.github', '.vercel', '.next', '.ops-verify', '.vscode', '.idea'])

/** All files below `directory`. Links are followed, because what is uploaded or archived holds what they point to. */
export async function listFiles(directory: string, options: { isSource: boolean; within: string }): Promise<Listing> {
  const files: OutputFile[] = []
  const badLinks: string[] = []
  const limit = await realpath(options.within)
  const visit = async (folder: string, below: string, trail: readonly string[]): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      // A function on Vercel ships its own packages.
      if (NEVER.has(entry.name) && !(entry.name === 'node_modules' && !options.isSource)) continue
      if (options.isSource && NOT_OF_SOURCE.has(entry.name)) continue
      const path = below + entry.name
      const file = join(folder, entry.name)
      if (entry.isSymbolicLink()) {
        const real = await realpath(file).catch(() => undefined)
        const info = real && (await stat(real))
        if (!real || !info || !isBelow(limit, real) || trail.includes(real)) badLinks.push(path)
        else if (info.isDirectory()) await visit(real, `${path}/`, [...trail, real])
        else if (info.isFile()) files.push({ path, file: real, size: info.size })
      } else if (entry.isDirectory()) {
        await visit(file, `${path}/`, [...trail, file])
      } else if (entry.isFile()) {
        files.push({ path, file, size: (await stat(file)).size })
      }
    }
  }
  const root = await realpath(directory)
  await visit(root, '', [root])
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), badLinks: badLinks.sort() }
}

function isBelow(folder: string, file: string): boolean {
  const path = relative(folder, file)
  return path !== '..' && !path.startsWith(`..${sep}`)
}

/** The digest of an output: over paths and contents, and nothing that a way by archive may change. */
export function treeDigest(): { add: (path: string, contentHash: string) => void; end: () => string } {
  const hash: Hash = createHash('sha256')
  return {
    add: (path, contentHash) => {
      hash.update(`${path.length}:${path}\0${contentHash}\n`)
    },
    end: () => hash.digest('hex'),
  }
}
