import type { Http } from '../../http.ts'
import type { Commits } from '../../release/context.ts'
import { explain } from './client.ts'

/** What a component's release adds to what served before. */
export interface Range {
  commit: string
  /** Absent on a first release. */
  previousCommit: string | undefined
}

export interface CommitSource {
  /** `owner/name` on GitHub, as Sentry knows connected repositories. */
  repository: string
  commits: Commits
  warn: (line: string) => void
}

/** Longest texts that Sentry takes. */
const MOST = { repository: 64, author: 128, email: 200, message: 10_000 }

/** Sentry knows the repository and can fetch its commits itself. A token that may not ask gets the same answer as no. */
export async function isConnected(http: Http, repository: string): Promise<boolean> {
  const answer = await explain(http('repos/', { query: { query: repository }, accept: [403] }))
  if (answer.status === 403) return false
  return answer
    .json<{ name: string; status: string }[]>()
    .some(({ name, status }) => name === repository && status === 'active')
}

/** For a connected repository: from which commit to which. */
export function refsOf({ repository }: CommitSource, { commit, previousCommit }: Range): { refs: object[] } {
  return { refs: [{ repository, commit, ...(previousCommit ? { previousCommit } : {}) }] }
}

/**
 * For any other one: the commits themselves, newest first, as GitHub compares them. Needs no checkout, and so no depth of
 * one. Reads each range once, however many components have it.
 */
export function commitReader({ repository, commits, warn }: CommitSource): (range: Range) => Promise<object> {
  const read = new Map<string, Promise<object>>()

  return async (range) => {
    const key = `${range.previousCommit}..${range.commit}`
    const known = read.get(key) ?? fetchCommits(range)
    read.set(key, known)
    return await known
  }

  async function fetchCommits({ commit, previousCommit }: Range): Promise<object> {
    const only = { commits: [{ id: commit, repository: repository.slice(0, MOST.repository) }] }
    if (!previousCommit) return only
    try {
      const between = await commits.between(previousCommit, commit)
      if (!between?.length) return only
      return {
        commits: between.toReversed().map(({ sha, message, author, at }) => ({
          id: sha,
          repository: repository.slice(0, MOST.repository),
          message: message.slice(0, MOST.message),
          author_name: author.name.slice(0, MOST.author),
          author_email: author.email.slice(0, MOST.email),
          timestamp: at.toISOString(),
        })),
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      warn(`sentry: the commits since ${previousCommit.slice(0, 7)} could not be told: ${reason}`)
      return only
    }
  }
}
