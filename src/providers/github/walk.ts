import { type Commit, commitOf, personOf } from '../../notes/commit.ts'
import type { GitHub } from './client.ts'
import { type CommitPulls, loginOf } from './pull-requests.ts'

export type WalkedCommit = CommitPulls & {
  oid: string
  message: string
  authoredDate: string
  committedDate: string
  author: { name: string | null; email: string | null; user: { login: string } | null } | null
  parents: { nodes: { oid: string }[] }
}

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  nodes: WalkedCommit[]
}

/** The commit and all before it, the newest first, a hundred in one request, each with its pull requests. */
export async function* walk(github: GitHub, head: string, fields: string): AsyncGenerator<WalkedCommit[]> {
  const query = `query Walk($owner: String!, $repo: String!, $head: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $repo) {
    object(oid: $head) {
      ... on Commit {
        history(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid message authoredDate committedDate
            author { name email user { login } }
            parents(first: 10) { nodes { oid } }
            ...Pulls
          }
        }
      }
    }
  }
}
${fields}`
  for (let after: string | null = null; ;) {
    const variables = { owner: github.owner, repo: github.repo, head, after }
    const { repository } = await github.call(
      'contents: read` and `pull-requests: read',
      async (octokit): Promise<{ repository: { object: { history: Page } | null } }> =>
        await octokit.graphql(query, variables),
    )
    const page: Page | undefined = repository.object?.history
    if (!page) throw new Error(`github: there is no commit ${head}`)
    yield page.nodes
    if (!page.pageInfo.hasNextPage) return
    after = page.pageInfo.endCursor
  }
}

export function toCommit({ oid, message, author, authoredDate, committedDate, parents }: WalkedCommit): Commit {
  const { name, email, user } = author ?? {}
  return commitOf({
    sha: oid,
    parents: parents.nodes.map((parent) => parent.oid),
    authoredAt: Date.parse(authoredDate) / 1000,
    committedAt: Date.parse(committedDate) / 1000,
    author: personOf(name ?? '', email ?? '', (address) => user?.login ?? loginOf(address)),
    email: email ?? '',
    message,
    loginOf,
  })
}

/**
 * The commits that lie between, once the walk has come to where they end: as many as there are to be, and none of them
 * with a parent that has not been seen.
 */
export function between(
  seen: ReadonlyMap<string, readonly string[]>,
  { ends, total }: { ends: readonly string[]; total: number },
): Set<string> | undefined {
  const beyond = new Set<string>()
  const open = [...ends]
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (beyond.has(sha)) continue
    beyond.add(sha)
    open.push(...(seen.get(sha) ?? []))
  }
  const found = new Set([...seen.keys()].filter((sha) => !beyond.has(sha)))
  if (found.size !== total) return undefined
  const isClosed = [...found].every((sha) => seen.get(sha)?.every((parent) => found.has(parent) || beyond.has(parent)))
  return isClosed ? found : undefined
}
