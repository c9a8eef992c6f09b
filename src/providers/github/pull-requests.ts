import { spokenIn } from '../../notes/commit.ts'
import type { Person } from '../../notes/notes.ts'
import type { MergedPull } from '../../notes/sources.ts'

/** What is asked of each commit. A commit belongs to several pull requests where these are stacked or back-ported. */
export function pullFields({ issues }: { issues: boolean }): string {
  return `fragment Pulls on Commit {
  associatedPullRequests(first: 5) {
    nodes {
      number title body url mergedAt
      author { kind: __typename login }
      labels(first: 20) { nodes { name } }
      mergeCommit { oid }
      ${issues ? 'closingIssuesReferences(first: 10) { nodes { number } }' : ''}
    }
  }
}`
}

interface Nodes<T> {
  nodes: (T | null)[] | null
}

export interface CommitPulls {
  associatedPullRequests: Nodes<{
    number: number
    title: string
    body: string
    url: string
    mergedAt: string | null
    author: { kind: string; login: string } | null
    labels: Nodes<{ name: string }> | null
    mergeCommit: { oid: string } | null
    closingIssuesReferences?: Nodes<{ number: number }> | null
  }> | null
}

/** Those that were merged, and the one that counts as if it were. */
export function pullsIn({ associatedPullRequests }: CommitPulls, preview?: number): MergedPull[] {
  return present(associatedPullRequests).flatMap((node) => {
    const { number, title, body, url, mergedAt, author, labels, mergeCommit, closingIssuesReferences } = node
    if (mergedAt === null && number !== preview) return []
    return {
      number,
      title,
      url,
      author: personOf(author),
      labels: present(labels).map(({ name }) => name),
      issues: present(closingIssuesReferences).map((issue) => issue.number),
      mergedAt: mergedAt === null ? Infinity : Date.parse(mergedAt) / 1000,
      ...(mergeCommit && mergedAt !== null ? { mergeCommit: mergeCommit.oid } : {}),
      ...spokenIn(title, body),
    }
  })
}

function present<T>(connection: Nodes<T> | null | undefined): T[] {
  return (connection?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]))
}

/** Somebody who has left is called a ghost. */
function personOf(author: { kind: string; login: string } | null): Person {
  const bot = author?.kind === 'Bot'
  const login = author ? `${author.login}${bot && !author.login.endsWith('[bot]') ? '[bot]' : ''}` : 'ghost'
  return { name: login, login, bot }
}

/** The account in an address that hides the real one: `123+mona@users.noreply.github.com`. */
export function loginOf(email: string): string | undefined {
  return /^(?:\d+\+)?([A-Za-z\d][A-Za-z\d-]{0,38}(?:\[bot\])?)@users\.noreply\./.exec(email)?.[1]
}
