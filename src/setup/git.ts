import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** What `.git` tells; read as files, so that no git has to be there. */
export interface Git {
  /** `owner/name` on GitHub. */
  repository: string | undefined
  branch: string
  commit: string | undefined
  /** The repository's root, when that is a directory above. */
  rootAbove: string | undefined
}

export function readGit(root: string): Git {
  const home = [root, ...above(root)].find((folder) => existsSync(join(folder, '.git')))
  if (home === undefined) return { repository: undefined, branch: 'main', commit: undefined, rootAbove: undefined }
  const { own, common } = foldersOf(join(home, '.git'))
  const head = /^ref: refs\/heads\/(\S+)/.exec(read(join(own, 'HEAD')))?.[1]
  return {
    repository: repositoryIn(read(join(common, 'config'))),
    branch: defaultBranch(common) ?? head ?? 'main',
    commit: head === undefined ? sha(read(join(own, 'HEAD'))) : commitOf(common, `refs/heads/${head}`),
    rootAbove: home === resolve(root) ? undefined : home,
  }
}

function above(folder: string): string[] {
  const parent = dirname(resolve(folder))
  return parent === resolve(folder) ? [] : [parent, ...above(parent)]
}

/** In a worktree `.git` is a file that names the folder, which names the one with the rest. */
function foldersOf(git: string): { own: string; common: string } {
  const named = statSync(git).isFile() ? /^gitdir: (.+)$/m.exec(read(git))?.[1] : undefined
  const own = named === undefined ? git : resolve(dirname(git), named.trim())
  const common = read(join(own, 'commondir')).trim()
  return { own, common: common === '' ? own : resolve(own, common) }
}

function repositoryIn(config: string): string | undefined {
  const [, section = ''] =
    /^\[remote "origin"\]([^[]*)/m.exec(config) ?? /^\[remote "[^"\n]+"\]([^[]*)/m.exec(config) ?? []
  const url = /^\s*url\s*=\s*(\S+)/m.exec(section)?.[1] ?? ''
  return /github\.com(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1]
}

/** What the remote calls its default; else the usual names, because the branch checked out may be any. */
function defaultBranch(common: string): string | undefined {
  const remote = /^ref: refs\/remotes\/origin\/(\S+)/.exec(read(join(common, 'refs/remotes/origin/HEAD')))?.[1]
  if (remote !== undefined) return remote
  const packed = read(join(common, 'packed-refs'))
  const local = list(join(common, 'refs/heads'))
  return ['main', 'master'].find((name) => local.includes(name) || packed.includes(` refs/heads/${name}\n`))
}

function commitOf(common: string, ref: string): string | undefined {
  const packed = read(join(common, 'packed-refs'))
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
  return sha(read(join(common, ref))) ?? sha(packed ?? '')
}

function sha(text: string): string | undefined {
  return /^[0-9a-f]{40}\b/.exec(text)?.[0]
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
