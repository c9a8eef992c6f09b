import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** The ignore files of one directory; paths are tested relative to it. */
interface Level {
  directory: string
  git: Ignore | undefined
  railway: Ignore | undefined
}

/** The rules that hold in a directory: its own and those of the directories above it. */
export interface Rules {
  levels: Level[]
}

/** Rules of the directories above `root`, as far as its repository reaches. */
export function rulesAbove(root: string): Rules {
  return { levels: directoriesAbove(root).toReversed().map(readLevel) }
}

/**
 * The rules inside a directory that is uploaded. Where a file above ignores the whole of it, something stronger has taken
 * it in: a line of `.railwayignore`, or that it is the very directory to upload. So that file says nothing about what it holds.
 */
export function rulesOf(directory: string, above: Rules): Rules {
  const without = (rules: Ignore | undefined, level: Level): Ignore | undefined =>
    rules && verdictOf(rules, level, directory, 'directory') === 'ignored' ? undefined : rules
  const levels = above.levels.map((level) => ({
    directory: level.directory,
    git: without(level.git, level),
    railway: without(level.railway, level),
  }))
  return { levels: [...levels, readLevel(directory)] }
}

/** `.railwayignore` beats `.gitignore`, a deeper file beats one above it, and a later line an earlier one. */
export function isIgnored({ levels }: Rules, path: string, kind: 'file' | 'directory'): boolean {
  for (const which of ['railway', 'git'] as const) {
    for (const level of levels.toReversed()) {
      const rules = level[which]
      const verdict = rules && verdictOf(rules, level, path, kind)
      if (verdict) return verdict === 'ignored'
    }
  }
  return false
}

function verdictOf(
  rules: Ignore,
  { directory }: Level,
  path: string,
  kind: 'file' | 'directory',
): 'ignored' | 'taken' | undefined {
  const inside = relative(directory, path).split(sep).join('/')
  const { ignored, unignored } = rules.test(kind === 'directory' ? `${inside}/` : inside)
  return ignored ? 'ignored' : unignored ? 'taken' : undefined
}

/** Nearest first. */
function directoriesAbove(root: string): string[] {
  const repository = repositoryOf(root)
  if (repository === undefined || root === repository) return []
  const parent = dirname(root)
  return [parent, ...directoriesAbove(parent)]
}

/** The directory with `.git` in it, which is a file in a worktree. */
export function repositoryOf(root: string): string | undefined {
  for (let at = root; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (at === dirname(at)) return undefined
  }
}

function readLevel(directory: string): Level {
  return { directory, git: read(join(directory, '.gitignore')), railway: read(join(directory, '.railwayignore')) }
}

function read(file: string): Ignore | undefined {
  return existsSync(file) ? ignore({ ignorecase: false }).add(readFileSync(file, 'utf8')) : undefined
}
