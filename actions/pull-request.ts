import type { Job } from '../src/job.ts'

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
}

interface Side {
  sha?: string
  ref?: string
  repo?: { full_name?: string } | null
}

/** Nothing for a run that is about no pull request. */
export function pullRequestOf(job: Job): PullRequestEvent | undefined {
  if (!/^pull_request(_target)?$/.test(job.eventName)) return undefined
  const { action, pull_request: pull } = job.event as {
    action?: string
    pull_request?: { number?: number; state?: string; head?: Side; base?: Side }
  }
  const { number, head, base } = pull ?? {}
  if (number === undefined || head?.sha === undefined) return undefined
  return {
    number,
    head: head.sha,
    branch: head.ref,
    base: { sha: base?.sha ?? '', ref: base?.ref ?? '' },
    isFork: head.repo?.full_name?.toLowerCase() !== job.repository.toLowerCase(),
    isClosed: action === 'closed' || pull?.state === 'closed',
  }
}
