import type { SentrySettings } from '../../config.ts'
import { createHttp, type Http, HttpError, type Transport } from '../../http.ts'
import type { TrackedRelease, Tracker } from '../../release/context.ts'

export interface SentryOptions {
  settings: SentrySettings
  token: string
  /** `owner/name` on GitHub, as Sentry knows connected repositories. */
  repository: string
  transport?: Transport | undefined
  signal?: AbortSignal | undefined
}

/** Longest time that one of Sentry's calls may take, with its retries. */
const BUDGET_MS = 20_000

type Tracked = TrackedRelease['components'][number] & { project: string; version: string }

/** Keeps Sentry's releases in step with ours. Each component has a release of its own name, so that projects don't mix. */
export function sentry({ settings, token, repository, transport, signal }: SentryOptions): Tracker {
  const owner = decodeOrganizationToken(token)
  const organization = owner?.org ?? settings.organization
  const http = createHttp({
    name: 'sentry',
    // A token made for one server is refused by every other one.
    baseUrl: `${owner?.url ?? settings.url}/api/0/organizations/${encodeURIComponent(organization)}/`,
    headers: { authorization: `Bearer ${token}` },
    totalMs: BUDGET_MS,
    attemptMs: BUDGET_MS / 2,
    expects: 'json',
    ...transport,
    ...(signal ? { signal } : {}),
  })

  const tracked = ({ components }: TrackedRelease): Tracked[] =>
    components.flatMap((component) => {
      const project = settings.projects[component.name]
      return project ? [{ ...component, project, version: versionOf(component) }] : []
    })

  return {
    nameOf: (component) => (settings.projects[component.name] ? versionOf(component) : undefined),

    async begin(release) {
      const components = tracked(release)
      if (components.length === 0) return
      const [connected] = await Promise.all([
        isConnected(http, repository),
        ...components.map(async ({ version, project }) => await explain(create(http, version, project))),
      ])
      if (!connected) return
      await Promise.all(
        components.map(async ({ version, commit, previousCommit }) => {
          const refs = [{ repository, commit, ...(previousCommit ? { previousCommit } : {}) }]
          await explain(http(pathOf(version), { method: 'PUT', json: { refs }, repeatable: true }))
        }),
      )
    },

    async live(release) {
      await Promise.all(
        tracked(release).map(async (component) => {
          await enterDeploy(http, component, release)
          const json = { dateReleased: release.finishedAt.toISOString() }
          await explain(http(pathOf(component.version), { method: 'PUT', json, repeatable: true }))
        }),
      )
    },
  }
}

/** A release name of one project can't leak into another one: `api@<sha>`. */
export function versionOf({ name, commit }: { name: string; commit: string }): string {
  return `${name}@${commit}`
}

async function create(http: Http, version: string, project: string): Promise<void> {
  const json = { version, projects: [project], dateStarted: new Date().toISOString() }
  // 208 says that it is there already, so this may be sent twice.
  await http('releases/', { method: 'POST', json, repeatable: true })
}

/** Enters that the component serves this version now, once for each release of ours. */
async function enterDeploy(
  http: Http,
  { version, project, url }: Tracked,
  { environment, releaseId, startedAt, finishedAt }: TrackedRelease & { startedAt: Date; finishedAt: Date },
): Promise<void> {
  const path = `${pathOf(version)}deploys/`
  const known = await explain(http(path, { accept: [404] }))
  // A version that was live before ops-actions came has no release in Sentry yet.
  if (known.status === 404) await explain(create(http, version, project))
  else if (known.json<{ name: string | null }[]>().some(({ name }) => name === releaseId)) return
  const json = {
    environment,
    name: releaseId,
    url,
    dateStarted: startedAt.toISOString(),
    dateFinished: finishedAt.toISOString(),
    projects: [project],
  }
  await explain(http(path, { method: 'POST', json }))
}

async function isConnected(http: Http, repository: string): Promise<boolean> {
  const answer = await explain(http('repos/', { query: { query: repository } }))
  return answer
    .json<{ name: string; status: string }[]>()
    .some(({ name, status }) => name === repository && status === 'active')
}

function pathOf(version: string): string {
  return `releases/${encodeURIComponent(version)}/`
}

/** An organization token carries the server and organization that it was made for. */
export function decodeOrganizationToken(token: string): { url: string; org: string } | undefined {
  const [, payload] = /^sntrys_([^_]+)_/.exec(token) ?? []
  if (!payload) return undefined
  try {
    const { region_url, url, org } = JSON.parse(Buffer.from(payload, 'base64').toString()) as Record<string, string>
    const server = region_url ?? url
    return server && org ? { url: server.replace(/\/$/, ''), org } : undefined
  } catch {
    return undefined
  }
}

async function explain<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    const remedy = {
      401: 'the token is not valid; make an organization token in Sentry under Settings, Auth Tokens',
      403: 'the token lacks a scope; it needs `org:ci` or `project:releases`',
      404: 'no such organization or project, or the token belongs to another one',
    }[error.status ?? 0]
    throw remedy
      ? new HttpError(`${error.message}: ${remedy}`, error.failure, { answer: error.answer, cause: error })
      : error
  }
}
