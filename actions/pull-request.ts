import type { Job } from '../src/job.ts'
import { spokenIn } from '../src/notes/commit.ts'
import type { MergedPull } from '../src/notes/sources.ts'

/** The pull request that a run is about, as its event tells. */
export interface PullRequestEvent {
  number: number
  /** Full SHA; not that of a merge that may never be. */
  head: string
  branch: string | undefined
  /** Of the base branch when the event came. */
  base: { sha: string; ref: string }
  /** Its head is in another repository: runs for it get no secrets. */
  isFork: boolean
  isClosed: boolean
  /** As if it were merged. */
  merged: MergedPull
}

interface Side {
  sha?: string
  ref?: string
  repo?: { full_name?: string } | null
}

interface Webhook {
  number?: number
  state?: string
  head?: Side
  base?: Side
  title?: string
  body?: string | null
  html_url?: string
  labels?: { name: string }[]
  user?: { login?: string; type?: string } | null
}

/** Nothing for a run that is about no pull request. */
export function pullRequestOf(job: Job): PullRequestEvent | undefined {
  if (!/^pull_request(_target)?$/.test(job.eventName)) return undefined
  const { action, pull_request: pull = {} } = job.event as { action?: string; pull_request?: Webhook }
  const { number, head, base } = pull
  if (number === undefined || head?.sha === undefined) return undefined
  return {
    number,
    head: head.sha,
    branch: head.ref,
    base: { sha: base?.sha ?? '', ref: base?.ref ?? '' },
    isFork: head.repo?.full_name?.toLowerCase() !== job.repository.toLowerCase(),
    isClosed: action === 'closed' || pull.state === 'closed',
    merged: asMerged(number, pull),
  }
}

function asMerged(number: number, { title = '', body, html_url, labels = [], user }: Webhook): MergedPull {
  const login = user?.login ?? 'ghost'
  return {
    number,
    title,
    url: html_url ?? '',
    author: { name: login, login, bot: user?.type === 'Bot' },
    labels: labels.map(({ name }) => name),
    issues: [],
    mergedAt: Infinity,
    ...spokenIn(title, body ?? ''),
  }
}
