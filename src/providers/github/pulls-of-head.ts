import type { GitHub } from './client.ts'

/** A head as a trusted event tells of it. */
export interface PullHead {
  /** Full SHA. */
  sha: string
  branch: string
  /** `owner/name` of the repository that it is in: a fork, or this one. */
  repository: string
}

/**
 * Numbers of the open pull requests whose head this is now, lowest first. Not by `commits/{sha}/pulls`, which knows
 * nothing of heads in forks.
 */
export async function pullsOfHead(github: GitHub, { sha, branch, repository }: PullHead): Promise<number[]> {
  const [owner = ''] = repository.split('/')
  const { data } = await github.call(
    'pull-requests: read',
    async (octokit) =>
      await octokit.rest.pulls.list({
        owner: github.owner,
        repo: github.repo,
        state: 'open',
        head: `${owner}:${branch}`,
        per_page: 100,
      }),
  )
  return data
    .filter(({ head }) => head.sha === sha && head.repo?.full_name === repository)
    .map(({ number }) => number)
    .toSorted((a, b) => a - b)
}
