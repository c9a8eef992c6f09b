import { type Commit, commitOf, personOf } from '../../notes/commit.ts'
import type { Change } from '../../release/context.ts'
import type { GitHub, Octokit } from './client.ts'
import { loginOf } from './pull-requests.ts'

export interface Comparison {
  status: 'ahead' | 'behind' | 'diverged' | 'identical'
  mergeBase: string
  /** Of the head that the base doesn't have. */
  total: number
  /** No more than the newest 250. */
  commits: Commit[]
  /** What differs from the common ancestor; nothing where GitHub has not listed all of it. */
  changes: Change[] | undefined
}

/** GitHub lists at most this many files, and says nothing about the rest. */
const MOST_FILES = 300

type Answer = Awaited<ReturnType<Octokit['rest']['repos']['compareCommitsWithBasehead']>>['data']

export interface Comparer {
  /** Asks GitHub once for each pair. */
  compare(base: string, head: string): Promise<Comparison>
  /** All commits, page by page. */
  pages(base: string, head: string): Promise<Commit[]>
}

export function comparer(github: GitHub): Comparer {
  const known = new Map<string, Promise<Comparison>>()
  const ask = async (basehead: string, paging: { per_page?: number; page?: number } = {}): Promise<Answer> => {
    const query = { owner: github.owner, repo: github.repo, basehead, ...paging }
    const { data } = await github.call(
      'contents: read',
      async (octokit) => await octokit.rest.repos.compareCommitsWithBasehead(query),
    )
    return data
  }

  return {
    async compare(base, head) {
      const key = `${base}...${head}`
      const comparison = known.get(key) ?? ask(key).then(toComparison)
      known.set(key, comparison)
      return await comparison
    },
    async pages(base, head) {
      const commits: Commit[] = []
      for (let page = 1; ; page++) {
        const answer = await ask(`${base}...${head}`, { per_page: 100, page })
        commits.push(...answer.commits.map(toCommit))
        if (answer.commits.length === 0 || commits.length >= answer.total_commits) return commits
      }
    },
  }
}

function toComparison({ status, merge_base_commit, total_commits, commits, files = [] }: Answer): Comparison {
  return {
    status,
    mergeBase: merge_base_commit.sha,
    total: total_commits,
    commits: commits.map(toCommit),
    changes:
      files.length >= MOST_FILES
        ? undefined
        : files.flatMap(({ filename, previous_filename, patch }) => [
            { path: filename, patch },
            ...(previous_filename ? [{ path: previous_filename }] : []),
          ]),
  }
}

function toCommit({
  sha,
  parents,
  author: account,
  commit: { author, committer, message },
}: Answer['commits'][number]): Commit {
  const { name = '', email = '' } = author ?? {}
  const login = account && 'login' in account ? account.login : undefined
  const person = personOf(name, email, () => login ?? loginOf(email))
  return commitOf({
    sha,
    parents: parents.map((parent) => parent.sha),
    authoredAt: seconds(author?.date),
    committedAt: seconds(committer?.date),
    author: account && 'type' in account && account.type === 'Bot' ? { ...person, bot: true } : person,
    email,
    message,
    loginOf,
  })
}

function seconds(date = ''): number {
  return (Date.parse(date) || 0) / 1000
}

/** The same changes in the other direction. */
export function turned(changes: readonly Change[]): Change[] {
  return changes.map(({ path, patch }) => ({
    path,
    patch: patch?.replaceAll(/^[+-]/gm, (sign) => (sign === '+' ? '-' : '+')),
  }))
}
