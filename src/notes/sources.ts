import type { Change } from '../release/context.ts'
import type { Commit, Reverted } from './commit.ts'
import type { PullRequest } from './notes.ts'

/** The commits that `head` holds and `base` doesn't; all of `head` when there is no base. */
export interface Span {
  base?: string | undefined
  head: string
}

/** Where commits are read. */
export interface History {
  /** The full SHA of a branch, tag or commit; nothing when there is none. */
  resolve(ref: string): Promise<string | undefined>
  /** In any order. */
  commits(span: Span): Promise<Commit[]>
  /** Those of the span whose change the base has as another commit: picked to it, or picked from it. */
  alike(span: Span, commits: readonly Commit[]): Promise<Set<string>>
  touching(span: Span, commits: readonly Commit[], folders: Folders): Promise<Touching>
  /** What differs between both ends; nothing when that can't be told completely. Lines that don't matter may be left out. */
  changes(
    span: Required<Span> & { base: string },
    matters: (path: string, line: string) => boolean,
  ): Promise<Change[] | undefined>
  /** Those of the SHAs that the repository does not have, as far as that can be told. */
  missing(shas: readonly string[]): Promise<Set<string>>
}

export interface Folders {
  /** From the repository's root, without `.`. */
  sources: string[]
  /** Globs of files that nobody is served. */
  notShipped: readonly string[]
}

export interface Touching {
  /** Source to the SHAs of the commits that change something in it. Merges are in none. */
  sources: Map<string, Set<string>>
  /** SHAs of those that change something that is shipped; absent where that can't be told. */
  shipped?: Set<string>
}

export interface MergedPull extends PullRequest {
  /** As which it was merged. */
  mergeCommit?: string
  /** Seconds. */
  mergedAt: number
  breaking?: string
  reverts: Reverted
}

/** Where pull requests are read. */
export interface Pulls {
  /** Merged pull requests by the commits that belong to them. */
  of(commits: readonly string[]): Promise<Map<string, MergedPull[]>>
}
