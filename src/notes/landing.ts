import type { Commit } from './commit.ts'
import type { PullRequest } from './notes.ts'
import type { MergedPull } from './sources.ts'

export interface LandingQuestion {
  /** Parents before children. */
  commits: readonly Commit[]
  broughtBy: ReadonlyMap<string, Commit>
  /** By commit; absent where nobody could be asked. */
  pulls: ReadonlyMap<string, readonly MergedPull[]> | undefined
  repositoryUrl: string
}

export type Landing = PullRequest & Partial<Pick<MergedPull, 'mergeCommit' | 'reverts' | 'breaking'>>

/** The pull request with which each commit came, by SHA: the innermost one that was merged within the range. */
export function landings(question: LandingQuestion): Map<string, Landing> {
  return question.pulls ? asTold(question, question.pulls) : asWritten(question)
}

function asTold({ commits }: LandingQuestion, pulls: ReadonlyMap<string, readonly MergedPull[]>): Map<string, Landing> {
  const inRange = new Set(commits.map(({ sha }) => sha))
  const found = new Map<string, Landing>()
  for (const { sha } of commits) {
    const rank = ({ mergeCommit = '' }: MergedPull): number =>
      mergeCommit === sha ? 0 : inRange.has(mergeCommit) ? 1 : 2
    const [best] = (pulls.get(sha) ?? []).toSorted(
      (a, b) => rank(a) - rank(b) || a.mergedAt - b.mergedAt || a.number - b.number,
    )
    if (best) found.set(sha, best)
  }
  return found
}

/** By what the titles of merges and squashes say. */
function asWritten({ commits, broughtBy, repositoryUrl }: LandingQuestion): Map<string, Landing> {
  const found = new Map<string, Landing>()
  for (const { sha, pull, author, words } of commits.toReversed()) {
    const outer = found.get(broughtBy.get(sha)?.sha ?? '')
    if (pull) {
      const url = `${repositoryUrl}/pull/${pull.number}`
      found.set(sha, { ...pull, url, author, labels: [], issues: [], mergeCommit: sha, ...(words ? { words } : {}) })
    } else if (outer) {
      found.set(sha, outer)
    }
  }
  return found
}
