import type { Job } from '../src/job.ts'
import { Problems } from '../src/problems.ts'
import type { PullHead } from '../src/providers/github/pulls-of-head.ts'

/** The run that has started this one, as GitHub itself tells; nothing of it comes from the artifact. */
export interface TriggeringRun {
  id: number
  attempt: number
  url: string
  /** `success`, `failure`, `cancelled` … */
  conclusion: string
  /** What had started it. */
  event: string
  head: PullHead
}

interface Webhook {
  id?: number
  run_attempt?: number
  html_url?: string
  conclusion?: string | null
  event?: string
  head_sha?: string
  head_branch?: string | null
  head_repository?: { full_name?: string } | null
}

/** Throws `Problems` where the workflow is not one that another one starts. */
export function triggeringRunOf(job: Job): TriggeringRun {
  const run = job.eventName === 'workflow_run' ? (job.event['workflow_run'] as Webhook | undefined) : undefined
  const { id, head_sha: sha, head_branch: branch, head_repository: repository } = run ?? {}
  if (id === undefined || sha === undefined || !/^[0-9a-f]{40}$/.test(sha)) {
    const message = `this action is for workflows that start "on: workflow_run", and this one was started by "${job.eventName}"; on pull requests of your own, pass the report to deploy as \`verify-report\``
    throw new Problems('the event', [{ title: 'Wrong event', message }])
  }
  return {
    id,
    attempt: run?.run_attempt ?? 1,
    url: `${job.serverUrl}/${job.repository}/actions/runs/${id}`,
    conclusion: run?.conclusion ?? 'unknown',
    event: run?.event ?? '',
    head: { sha, branch: branch ?? '', repository: repository?.full_name ?? '' },
  }
}
