import { closeSync, openSync, readSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { secretFiles } from '../secret-files.ts'
import { isIgnored, repositoryOf, type Rules, rulesAbove, rulesOf } from './ignore-rules.ts'

/** A file or directory that is uploaded. */
export interface Entry {
  /** Below the source directory, with `/`. */
  path: string
  /** Where its content is. */
  file: string
  kind: 'file' | 'directory'
  executable: boolean
  size: number
}

export interface Source {
  /** Always in the same order, directories before what they hold. */
  entries: Entry[]
  /** Why it must not be uploaded, in sentences that name the remedy. */
  problems: string[]
}

const NEVER = new Set(['.git', 'node_modules'])

/** What `directory` would upload, and what forbids it. `uploads` names files that look like secrets and are meant to go. */
export async function readSource(directory: string, uploads: string[]): Promise<Source> {
  const known = await stat(directory).catch(() => undefined)
  if (!known?.isDirectory()) return { entries: [], problems: [`railway: there is no directory ${directory} to upload`] }
  const root = await realpath(directory)
  const links = new Map<string, string>()
  const problems: string[] = []
  const entries = await walk({ directory: root, below: '', rules: rulesAbove(root), trail: [root] })

  if (!entries.some(({ kind }) => kind === 'file')) {
    problems.push(
      'railway: the source directory has no files to upload; are all of them ignored by .gitignore or .railwayignore?',
    )
  }
  const secrets = secretsIn(entries)
  if (secrets.length > 0) {
    problems.push(
      `railway: ${secrets.join(', ')} would be uploaded and ${secrets.length === 1 ? 'looks' : 'look'} like a secret; list ${secrets.length === 1 ? 'it' : 'them'} in .railwayignore, or under \`uploads\` in ops.yml if that is meant`,
    )
  }
  return { entries, problems }

  async function walk(at: { directory: string; below: string; rules: Rules; trail: string[] }): Promise<Entry[]> {
    const rules = rulesOf(at.directory, at.rules)
    const found: Entry[] = []
    const names = (await readdir(at.directory)).toSorted()
    for (const name of names) {
      if (NEVER.has(name)) continue
      const file = join(at.directory, name)
      const path = at.below + name
      const real = await realpath(file).catch(() => undefined)
      const info = real === undefined ? undefined : await stat(real)
      const kind = info?.isDirectory() ? 'directory' : 'file'
      if (isIgnored(rules, file, kind)) continue
      if (!real || !info) {
        problems.push(`railway: ${path} is a link to nothing; remove it, or list it in .railwayignore`)
        continue
      }
      if (!info.isFile() && kind === 'file') continue
      if (real !== file && !mayFollow(path, real, at.trail)) continue
      found.push({
        path,
        file: real,
        kind,
        executable: (info.mode & 0o111) !== 0,
        size: kind === 'file' ? info.size : 0,
      })
      if (kind === 'directory') {
        // Through a link, the rules of where it stands hold, not those of where it points.
        const inside = { directory: file, below: `${path}/`, rules, trail: [...at.trail, real] }
        found.push(...(await walk(inside)))
      }
    }
    return found
  }

  /** Links are followed, as Railway's own client does, but only to what belongs to the same repository. */
  function mayFollow(path: string, real: string, trail: string[]): boolean {
    const allowed = repositoryOf(root) ?? root
    if (trail.includes(real)) {
      problems.push(`railway: ${path} is a link to a directory that holds it; remove it, or list it in .railwayignore`)
      return false
    }
    const target = relative(allowed, real)
    if (target === '..' || target.startsWith(`..${sep}`)) {
      if (!links.has(path))
        problems.push(
          `railway: ${path} is a link out of the repository, to ${real}; list it in .railwayignore, or copy what it points to`,
        )
      return false
    }
    links.set(path, target.split(sep).join('/'))
    return true
  }

  /** A link with a harmless name may point to a secret, so both names count. */
  function secretsIn(all: Entry[]): string[] {
    const files = new Map(all.filter(({ kind }) => kind === 'file').map(({ path, file }) => [path, file]))
    const byName = secretFiles(files.keys(), uploads, (path) => beginning(files.get(path) ?? ''))
    const linked = [...links].filter(([path]) => files.has(path) && !uploads.includes(path))
    const byTarget = linked.filter(
      ([path, target]) => secretFiles([target], [], () => beginning(files.get(path) ?? '')).length > 0,
    )
    return [...new Set([...byName, ...byTarget.map(([path]) => path)])]
  }
}

/** Enough of a file to tell what it is. */
function beginning(file: string): string {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(65_536)
    return buffer.toString('utf8', 0, readSync(descriptor, buffer))
  } finally {
    closeSync(descriptor)
  }
}
