import { Trouble } from '../../help.ts'
import { HttpError } from '../../http.ts'
import { redact } from '../../redact.ts'
import type { Entry, Plan, RecordStore, ReleaseRecord } from '../../release/record.ts'
import type { GitHub, Octokit } from './client.ts'
import { decode, encode, payloadOf, planOf, stateOf } from './entries.ts'

/** Tells our deployments from those that GitHub makes by itself for a job's `environment:`. */
const TASK = 'release'
const PERMISSION = 'deployments: write'
const PAGE = 50
const MOST_PAGES = 6
/** As many releases as a person would want to choose from. */
const ENOUGH = 25

const HISTORY = `query History($owner: String!, $repo: String!, $environment: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(environments: [$environment], first: $first, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) {
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId task payload createdAt
        statuses(first: 100) { pageInfo { hasNextPage } nodes { description createdAt logUrl } }
      }
    }
  }
}`

interface HistoryNode {
  databaseId: number
  task: string | null
  payload: string | null
  createdAt: string
  statuses: {
    pageInfo: { hasNextPage: boolean }
    nodes: { description: string | null; createdAt: string; logUrl: string | null }[]
  } | null
}

interface HistoryAnswer {
  repository: {
    deployments: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: HistoryNode[] }
  }
}

export interface RecordStoreOptions {
  github: GitHub
  /** Address of the application, shown on GitHub beside a live release. */
  applicationUrl: string
  /** What to name as the deployed ref where the release's own commit is not known. */
  fallbackRef: string
}

/** Keeps releases as GitHub deployments, and their entries as deployment statuses. */
export function recordStore({ github, applicationUrl, fallbackRef }: RecordStoreOptions): RecordStore {
  const { owner, repo } = github
  const at = { owner, repo }

  return { history, open, append, entries }

  async function history(environment: string): Promise<ReleaseRecord[]> {
    const records: ReleaseRecord[] = []
    let after: string | null = null
    for (let page = 0; page < MOST_PAGES && records.length < ENOUGH; page++) {
      const variables = { ...at, environment, first: PAGE, after }
      const { repository } = await github.call(
        PERMISSION,
        async (octokit): Promise<HistoryAnswer> => await octokit.graphql(HISTORY, variables),
      )
      records.push(...(await Promise.all(repository.deployments.nodes.map(toRecord))).flat())
      if (!repository.deployments.pageInfo.hasNextPage) break
      after = repository.deployments.pageInfo.endCursor
    }
    // Numbers say the order; times are whole seconds.
    return records.toSorted((a, b) => b.key - a.key)
  }

  async function open(plan: Plan): Promise<ReleaseRecord> {
    for (let attempt = 1; ; attempt++) {
      try {
        return opened(plan, await github.call(PERMISSION, async (octokit) => await create(octokit, plan)))
      } catch (error) {
        if (!(error instanceof HttpError) || !error.mayHaveActed || attempt === 3) throw error
        const made = await github.call(PERMISSION, async (octokit) => await find(octokit, plan))
        if (made) return opened(plan, made)
      }
    }
  }

  async function append(record: ReleaseRecord, entry: Entry): Promise<void> {
    const state = stateOf(entry.standing ?? entry.step)
    await github.call(
      PERMISSION,
      async (octokit) =>
        await octokit.rest.repos.createDeploymentStatus({
          ...at,
          deployment_id: record.key,
          state,
          description: redact(encode(entry)),
          log_url: entry.by ?? record.plan.run.url,
          auto_inactive: false,
          ...(state === 'success' ? { environment_url: applicationUrl } : {}),
        }),
    )
  }

  async function entries({ key }: Pick<ReleaseRecord, 'key'>): Promise<Entry[]> {
    const all = await github.call(
      PERMISSION,
      async (octokit) =>
        await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, {
          ...at,
          deployment_id: key,
          per_page: 100,
        }),
    )
    return once(
      all
        .toSorted((a, b) => a.id - b.id)
        .flatMap(
          ({ description, created_at, log_url }) =>
            decode({ description, at: new Date(created_at), by: log_url }) ?? [],
        ),
    )
  }

  async function toRecord(node: HistoryNode): Promise<ReleaseRecord[]> {
    const plan = node.task === TASK ? planOf(node.payload) : undefined
    if (!plan) return []
    const { databaseId: key, createdAt, statuses } = node
    const record = { key, openedAt: new Date(createdAt), plan }
    // Each answer that was lost leaves the same entry once more, so that even a short release may have many.
    if (statuses?.pageInfo.hasNextPage) return [{ ...record, entries: await entries({ key }) }]
    const found = (statuses?.nodes ?? []).flatMap(
      ({ description, createdAt, logUrl }) => decode({ description, at: new Date(createdAt), by: logUrl }) ?? [],
    )
    return [{ ...record, entries: once(oldestFirst(found)) }]
  }

  async function create(octokit: Octokit, plan: Plan): Promise<{ id: number; created_at: string }> {
    const { data } = await octokit.rest.repos.createDeployment({
      ...at,
      ref: plan.commit || fallbackRef,
      task: TASK,
      environment: plan.environment,
      description: `${plan.kind} ${plan.releaseId}`,
      payload: payloadOf(plan),
      // By default GitHub would merge the default branch first, and wait for checks that include this very run.
      auto_merge: false,
      required_contexts: [],
      production_environment: plan.environment === 'production',
    })
    if (!('id' in data))
      throw new Trouble(
        'a-provider-refused-a-request',
        `github: no deployment was made: ${data.message ?? 'no reason given'}`,
      )
    return data
  }

  /** The deployment that a create with a lost answer has made. */
  async function find(octokit: Octokit, plan: Plan): Promise<{ id: number; created_at: string } | undefined> {
    const query = { ...at, environment: plan.environment, task: TASK, per_page: 10 }
    const { data } = await octokit.rest.repos.listDeployments(query)
    return data.find(({ payload }) => planOf(payload)?.releaseId === plan.releaseId)
  }
}

function opened(plan: Plan, { id, created_at }: { id: number; created_at: string }): ReleaseRecord {
  return { key: id, openedAt: new Date(created_at), plan, entries: [] }
}

/** GitHub gives the newest first, but promises nothing, so the first and the last one tell the direction. */
function oldestFirst(found: Entry[]): Entry[] {
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return found
  const later = last.at.getTime() - first.at.getTime() || last.sequence - first.sequence
  return later < 0 ? found.toReversed() : found
}

/** An entry whose answer was lost may stand there twice. */
function once(entries: Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [`${entry.by} ${entry.sequence}`, entry])).values()]
}
