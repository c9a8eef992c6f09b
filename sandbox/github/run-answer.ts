import { repositoryJson } from './repositories.ts'
import type { Repository } from './repository.ts'
import type { Run } from './runs.ts'
import { userJson } from './users.ts'
import { type Links, nodeId, stamp } from './world.ts'

export function runJson(links: Links, repository: Repository, run: Run) {
  const { id, name, branch, sha, path, number, event, status, conclusion, attempt, actor } = run
  const url = `${links.api}/repos/${repository.fullName}`
  const html = `${links.web}/${repository.fullName}/actions/runs/${id}`
  const address = `${url}/actions/runs/${id}`
  const commit = repository.graph.commits.get(sha)
  const embedded = repositoryJson(links, repository)
  const workflow = 90_000 + [...new Set(repository.runs.map((one) => one.path))].indexOf(path)
  return {
    id,
    name,
    node_id: nodeId('WFR', id),
    check_suite_id: id + 1,
    check_suite_node_id: nodeId('CS', id + 1),
    head_branch: branch,
    head_sha: sha,
    path,
    display_title: commit?.message.split('\n')[0] ?? name,
    run_number: number,
    run_attempt: attempt,
    event,
    status,
    conclusion,
    workflow_id: workflow,
    url: address,
    html_url: html,
    pull_requests: [],
    created_at: stamp(run.createdAt),
    updated_at: stamp(run.updatedAt),
    run_started_at: stamp(run.startedAt),
    actor: userJson(links, actor),
    triggering_actor: userJson(links, actor),
    referenced_workflows: [],
    jobs_url: `${address}/jobs`,
    logs_url: `${address}/logs`,
    check_suite_url: `${url}/check-suites/${id + 1}`,
    artifacts_url: `${address}/artifacts`,
    cancel_url: `${address}/cancel`,
    rerun_url: `${address}/rerun`,
    previous_attempt_url: attempt > 1 ? `${address}/attempts/${attempt - 1}` : null,
    workflow_url: `${url}/actions/workflows/${workflow}`,
    head_commit: commit
      ? {
          id: sha,
          tree_id: commit.tree,
          message: commit.message,
          timestamp: stamp(commit.author.at),
          author: { name: commit.author.name, email: commit.author.email },
          committer: { name: commit.committer.name, email: commit.committer.email },
        }
      : null,
    repository: embedded,
    head_repository: embedded,
  }
}

interface JobOptions {
  name: string
  attempt: number
  at: number
}

export function jobJson(links: Links, { fullName }: Repository, run: Run, { name, attempt, at }: JobOptions) {
  const url = `${links.api}/repos/${fullName}`
  const id = run.id * 10 + at
  // An earlier attempt was over before this one began.
  const over = attempt < run.attempt || run.status === 'completed'
  return {
    id,
    run_id: run.id,
    run_url: `${url}/actions/runs/${run.id}`,
    run_attempt: attempt,
    node_id: nodeId('CR', id),
    head_sha: run.sha,
    url: `${url}/actions/jobs/${id}`,
    html_url: `${links.web}/${fullName}/actions/runs/${run.id}/job/${id}`,
    status: over ? 'completed' : run.status,
    conclusion: over ? (run.conclusion ?? 'failure') : null,
    created_at: stamp(run.createdAt),
    started_at: stamp(run.startedAt),
    completed_at: over ? stamp(run.updatedAt) : null,
    name,
    steps: [],
    check_run_url: `${url}/check-runs/${id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
    workflow_name: run.name,
    head_branch: run.branch,
  }
}
