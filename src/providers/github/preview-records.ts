import { HttpError } from '../../http.ts'
import type { PreviewRecord, PreviewRecords, PullState } from '../../preview/context.ts'
import { redact } from '../../redact.ts'
import type { GitHub, Octokit } from './client.ts'

/** Tells our deployments from those that GitHub makes by itself for a job's `environment:`. */
const TASK = 'preview'
const WRITE = 'deployments: write'
const READ = 'pull-requests: read` and `deployments: write'
const LONGEST = 140
const SCHEMA = 1

const LOOK = `query Preview($owner: String!, $repo: String!, $number: Int!, $environment: String!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { headRefOid state }
    deployments(environments: [$environment], first: 100, orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId task payload latestStatus { state } }
    }
  }
}`

interface LookAnswer {
  viewer: { login: string }
  repository: {
    pullRequest: { headRefOid: string; state: string } | null
    deployments: {
      nodes: {
        databaseId: number
        task: string | null
        payload: string | null
        latestStatus: { state: string } | null
      }[]
    }
  }
}

export interface PreviewRecordsOptions {
  github: GitHub
  /** Of the pull request. */
  number: number
  /** `preview/pr-12` */
  environment: string
  /** Tells the previews of one application from those of another in the same repository. */
  key: string
  runUrl: string
  /** Told whose token it is. */
  onLogin?: (login: string) => void
}

/** Keeps the previews of a pull request as GitHub deployments, one for each commit, in an environment that passes. */
export function previewRecords(options: PreviewRecordsOptions): PreviewRecords {
  const { github, number, environment, key, runUrl } = options
  const at = { owner: github.owner, repo: github.repo }

  return {
    async look() {
      const { viewer, repository } = await github.call(
        READ,
        async (octokit): Promise<LookAnswer> => await octokit.graphql(LOOK, { ...at, number, environment }),
      )
      options.onLogin?.(viewer.login)
      const { pullRequest, deployments } = repository
      if (!pullRequest) throw new Error(`github: there is no pull request ${number} in ${at.owner}/${at.repo}`)
      return {
        pull: { head: pullRequest.headRefOid, open: pullRequest.state === 'OPEN' },
        previews: deployments.nodes
          .flatMap(({ databaseId, task, payload, latestStatus }) => {
            const commit = task === TASK ? commitIn(payload, key) : undefined
            return commit ? [{ key: databaseId, commit, gone: latestStatus?.state === 'INACTIVE' }] : []
          })
          .toSorted((a, b) => b.key - a.key),
      }
    },

    async pull(): Promise<PullState> {
      const { data } = await github.call(
        'pull-requests: read',
        async (octokit) => await octokit.rest.pulls.get({ ...at, pull_number: number }),
      )
      return { head: data.head.sha, open: data.state === 'open' }
    },

    async open(commit) {
      for (let attempt = 1; ; attempt++) {
        try {
          return recordOf(commit, await github.call(WRITE, async (octokit) => await create(octokit, commit)))
        } catch (error) {
          if (!(error instanceof HttpError) || !error.mayHaveActed || attempt === 3) throw error
          const made = await github.call(WRITE, async (octokit) => await find(octokit, commit))
          if (made) return recordOf(commit, made)
        }
      }
    },

    async say({ key: id }, { state, note, url }) {
      await github.call(
        WRITE,
        async (octokit) =>
          await octokit.rest.repos.createDeploymentStatus({
            ...at,
            deployment_id: id,
            state,
            description: shortened(redact(note)),
            log_url: runUrl,
            // Ours are transient, which GitHub leaves alone; what is replaced is told so by its id.
            auto_inactive: false,
            ...(url === undefined ? {} : { environment_url: url }),
          }),
      )
    },
  }

  async function create(octokit: Octokit, commit: string): Promise<{ id: number }> {
    const { data } = await octokit.rest.repos.createDeployment({
      ...at,
      ref: commit,
      task: TASK,
      environment,
      description: `preview of pull request ${number}`,
      payload: { schema: SCHEMA, preview: key, commit },
      // By default GitHub would merge the default branch first, and wait for checks that include this very run.
      auto_merge: false,
      required_contexts: [],
      transient_environment: true,
      production_environment: false,
    })
    if (!('id' in data)) throw new Error(`github: no deployment was made: ${data.message ?? 'no reason given'}`)
    return data
  }

  /** The deployment that a create with a lost answer has made. */
  async function find(octokit: Octokit, commit: string): Promise<{ id: number } | undefined> {
    const { data } = await octokit.rest.repos.listDeployments({ ...at, environment, task: TASK, per_page: 10 })
    return data.find(({ payload }) => commitIn(payload, key) === commit)
  }
}

function recordOf(commit: string, { id }: { id: number }): PreviewRecord {
  return { key: id, commit, gone: false }
}

/** The commit in a payload of ours. GraphQL gives it as text, sometimes as text within text. */
function commitIn(payload: unknown, key: string): string | undefined {
  let value = payload
  for (let depth = 0; typeof value === 'string' && depth < 2; depth++) {
    try {
      value = JSON.parse(value) as unknown
    } catch {
      return undefined
    }
  }
  const { preview, commit } = (value ?? {}) as { preview?: unknown; commit?: unknown }
  return preview === key && typeof commit === 'string' ? commit : undefined
}

function shortened(note: string): string {
  const line = note.replaceAll(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}
