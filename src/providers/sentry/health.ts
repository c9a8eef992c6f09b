import { Trouble } from '../../help.ts'
import type { SentrySettings } from '../../config.ts'
import type { Http, Transport } from '../../http.ts'
import type { HealthQuestion, ReleaseHealth, SentrySignals } from '../../smoke/signals.ts'
import { client, explain, organizationOf, pathOf, versionOf } from './client.ts'

export interface HealthOptions {
  settings: SentrySettings
  token: string
  environment: string
  transport?: Transport | undefined
}

const MAX_BYTES = 4 * 1024 * 1024
const TITLES = 3

/** Reads what Sentry has seen of a release. An organization token is enough; it may not read the issues' titles. */
export function sentryHealth({ settings, token, environment, transport }: HealthOptions): SentrySignals {
  const http = client({ settings, token, transport })
  return {
    async health({ component, commit, signal }) {
      return await fetchHealth(versionOf({ name: component, commit }, settings.release), {
        component,
        hours: 1,
        signal,
      })
    },

    async previous({ component, commit, leastSessions, signal }) {
      const version = await findPrevious({ component, commit, signal })
      if (version === undefined) return undefined
      const sameHour = await fetchHealth(version, { component, hours: 1, signal })
      if (sameHour.sessions >= leastSessions) return sameHour
      return await fetchHealth(version, { component, hours: 24, signal })
    },

    async newIssueTitles({ component, commit, signal }) {
      const query = `firstRelease:"${versionOf({ name: component, commit }, settings.release)}"`
      const answer = await http('issues/', { query: { query, limit: TITLES }, accept: 'any', ...once(signal) })
      const issues: unknown = answer.status === 200 && !answer.cut ? answer.json() : []
      return listOf(issues).flatMap((issue) => textOf(fieldOf(issue, 'title'))?.slice(0, 100) ?? [])
    },
  }

  async function fetchHealth(
    version: string,
    { component, hours, signal }: { component: string; hours: 1 | 24; signal: AbortSignal },
  ): Promise<ReleaseHealth> {
    const project = projectOf(component)
    const period = `${hours}h`
    const periods = { summaryStatsPeriod: period, healthStatsPeriod: period }
    // The schema says boolean for `health`, but only the digit counts.
    const query = { health: 1, project, environment, ...periods }
    const answer = await ask(http, pathOf(version), { query, accept: [404], signal })
    if (answer === undefined) return { version, newIssues: 0, hasEvents: false, sessions: 0, crashed: undefined }
    return readHealth(answer, version, project)
  }

  /** The version of this component that was the last one to be entered as deployed, other than this one. */
  async function findPrevious({ component, commit, signal }: HealthQuestion): Promise<string | undefined> {
    const organization = organizationOf({ settings, token })
    const path = `../../projects/${encodeURIComponent(organization)}/${encodeURIComponent(projectOf(component))}/releases/`
    const releases = listOf(await ask(http, path, { signal }))
    const deployed = releases.flatMap((release) => {
      const version = textOf(fieldOf(release, 'version'))
      const deploy = fieldOf(release, 'lastDeploy')
      const at = textOf(fieldOf(deploy, 'dateFinished'))
      const ours = version?.startsWith(`${component}@`) && fieldOf(deploy, 'environment') === environment
      return version && at && ours && version !== versionOf({ name: component, commit }, settings.release)
        ? { version, at }
        : []
    })
    return deployed.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))[0]?.version
  }

  function projectOf(component: string): string {
    const project = settings.projects[component]
    if (project) return project
    throw new Trouble(
      'trouble-with-sentry',
      `sentry: no project of ${component} is known; name it below "sentry" in ops.yml`,
    )
  }
}

type Asked = Pick<NonNullable<Parameters<Http>[1]>, 'query' | 'accept'> & { signal: AbortSignal }

/** Whoever watches asks again soon. */
function once(signal: AbortSignal) {
  return { maxBytes: MAX_BYTES, maxAttempts: 1, signal }
}

/** The answer's JSON; nothing for an accepted 404. */
async function ask(http: Http, path: string, { signal, ...request }: Asked): Promise<unknown> {
  const answer = await explain(http(path, { ...request, ...once(signal) }))
  if (answer.status === 404) return undefined
  if (answer.body.length === 0) throw new Trouble('trouble-with-sentry', 'sentry: the answer is empty')
  return answer.json()
}

function readHealth(body: unknown, version: string, project: string): ReleaseHealth {
  const ours = listOf(fieldOf(body, 'projects')).find(
    (one) => fieldOf(one, 'slug') === project || String(fieldOf(one, 'id')) === project,
  )
  if (fieldOf(body, 'version') !== version || ours === undefined) {
    throw new Trouble('trouble-with-sentry', `sentry: the answer is not about ${version} in the project "${project}"`)
  }
  const data = fieldOf(ours, 'healthData')
  const sessions = countOf(fieldOf(data, 'totalSessions')) ?? 0
  // Percent here, and null without sessions.
  const rate = fieldOf(data, 'crashFreeSessions')
  const sane = typeof rate === 'number' && rate >= 0 && rate <= 100
  return {
    version,
    newIssues: countOf(fieldOf(ours, 'newGroups')),
    hasEvents: textOf(fieldOf(body, 'firstEvent')) !== undefined,
    sessions,
    crashed: sane ? Math.round((sessions * (100 - rate)) / 100) : undefined,
  }
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
