import {
  createHttp,
  type Http,
  type HttpAnswer,
  HttpError,
  type HttpOptions,
  type HttpRequest,
  type Transport,
} from '../../http.ts'
import type { VercelSettings } from '../../config.ts'
import type { Deployment, Watch } from '../../release/platform.ts'
import { detailOf, explained, isQuota } from './errors.ts'

/** A deployment as Vercel writes it; lists say `uid` and `state` where single objects say `id` and `readyState`. */
export interface WireDeployment {
  id?: string
  uid?: string
  url?: string | null
  readyState?: string
  state?: string
  readySubstate?: string | null
  target?: string | null
  meta?: Record<string, string>
  plan?: string
  alias?: string[]
  aliasAssigned?: boolean | number | null
  aliasError?: { code?: string; message?: string } | string | null
  checks?: Record<string, { state?: string } | undefined>
  seatBlock?: { blockCode?: string } | null
  errorCode?: string | null
  errorMessage?: string | null
  errorStep?: string | null
  readyStateReason?: string | null
  inspectorUrl?: string | null
  isInConcurrentBuildsQueue?: boolean
  isInSystemBuildsQueue?: boolean
  isRollbackCandidate?: boolean | null
  /** Milliseconds since 1970. */
  createdAt?: number
  creator?: { username?: string; email?: string } | null
}

/** The last promotion or rollback that Vercel was asked for, of whoever asked. */
export interface AliasJob {
  toDeploymentId: string
  jobStatus: string
  requestedAt: number
  type: string
}

type Protection = { deploymentType?: string } | null

export interface WireProject {
  id: string
  name: string
  rootDirectory?: string | null
  autoAssignCustomDomains?: boolean
  targets?: { production?: WireDeployment | null } | null
  latestDeployments?: WireDeployment[]
  lastAliasRequest?: AliasJob | null
  lastRollbackTarget?: unknown
  rollbackDescription?: { description?: string } | null
  rollingRelease?: unknown
  ssoProtection?: Protection
  passwordProtection?: Protection
  trustedIps?: Protection
  protectionBypass?: Record<string, { scope?: string } | undefined>
}

export interface ApiOptions {
  settings: VercelSettings
  token: string
  apiUrl: string
  transport?: Transport
}

export interface Api {
  /** Asks Vercel within the team; errors come with their remedy. */
  call(path: string, request: HttpRequest, watch: Watch): Promise<HttpAnswer>
  project(watch: Watch): Promise<WireProject>
  deployment(id: string, watch: Watch, totalMs?: number): Promise<WireDeployment>
  /** The newest production deployments. */
  list(projectId: string, watch: Watch): Promise<WireDeployment[]>
  /** Preview deployments, the newest first; `all` pages, or the first. */
  listPreviews(projectId: string, watch: Watch, pages?: 'all'): Promise<WireDeployment[]>
  /** The build log of a deployment as text: a JSON array, or a JSON object on each line. */
  log(id: string, watch: Watch): Promise<string>
  /** A client of its own for many transfers at once. */
  transfers(connections: number, onLimit: () => void): Http
}

/** Two thousand previews. */
const MOST_PAGES = 20

export function createApi(options: ApiOptions): Api {
  const { settings } = options
  const scope = scopeOf(settings)
  const project = encodeURIComponent(settings.project)
  const json = client({ expects: 'json' })
  // Lines of JSON are not JSON, which the other client would take for a broken answer.
  const lines = client({})

  const call: Api['call'] = async (path, request, { signal, report }) =>
    await json(path, { ...request, signal, onRetry: report })

  return {
    call,
    project: async (watch) => (await call(`/v9/projects/${project}`, {}, watch)).json(),
    deployment: async (id, watch, totalMs = 120_000) =>
      (await call(`/v13/deployments/${encodeURIComponent(id)}`, { totalMs }, watch)).json(),
    async list(projectId, watch) {
      const query = { projectId, target: 'production', limit: 100 }
      const answer = await call('/v7/deployments', { query }, watch)
      return answer.json<{ deployments?: WireDeployment[] }>().deployments ?? []
    },
    async listPreviews(projectId, watch, pages) {
      const found: WireDeployment[] = []
      let until: number | undefined
      for (let page = 1; page <= (pages === 'all' ? MOST_PAGES : 1); page++) {
        const query = { projectId, target: 'preview', limit: 100, until }
        const answer = await call('/v7/deployments', { query }, watch)
        const { deployments = [], pagination } = answer.json<{
          deployments?: WireDeployment[]
          pagination?: { next?: number | null }
        }>()
        found.push(...deployments)
        until = pagination?.next ?? undefined
        if (until === undefined) break
      }
      return found
    },
    async log(id, { signal }) {
      const query = { direction: 'backward', follow: 0, limit: 200 }
      const path = `/v3/deployments/${encodeURIComponent(id)}/events`
      return (await lines(path, { query, signal, maxAttempts: 1, totalMs: 15_000 })).text()
    },
    transfers: (connections, onLimit) =>
      client({
        expects: 'json',
        connections,
        retryable: (answer) => {
          if (answer.status === 429) onLimit()
          return retryable(answer)
        },
      }),
  }

  function client(more: Partial<HttpOptions>): Http {
    const http = createHttp({
      name: 'vercel',
      baseUrl: options.apiUrl,
      headers: { authorization: `Bearer ${options.token}`, accept: 'application/json' },
      requestIdHeader: 'x-vercel-id',
      retryable,
      ...options.transport,
      ...more,
    })
    return async (path, request = {}) => {
      try {
        return await http(path, { ...request, query: { ...request.query, ...scope } })
      } catch (error) {
        throw error instanceof HttpError ? explained(error, settings) : error
      }
    }
  }
}

/** A quota that is used up for hours is not worth a wait. */
function retryable(answer: HttpAnswer): boolean | undefined {
  return answer.status === 429 && isQuota(detailOf(answer)) ? false : undefined
}

function scopeOf({ team }: VercelSettings): Record<string, string> {
  if (!team) return {}
  return team.startsWith('team_') ? { teamId: team } : { slug: team }
}

export function idOf(wire: WireDeployment): string {
  return wire.id ?? wire.uid ?? ''
}

export function stateOf(wire: WireDeployment): string {
  return wire.readyState ?? wire.state ?? ''
}

export function toDeployment(wire: WireDeployment): Deployment {
  return {
    id: idOf(wire),
    url: wire.url ? `https://${wire.url}` : undefined,
    commit: wire.meta?.['opsCommit'] ?? wire.meta?.['githubCommitSha'],
    releaseId: wire.meta?.['opsRelease'],
  }
}

/** The plan as the project's deployments tell it; empty before the first one. */
export function planOf(project: WireProject): string {
  return project.targets?.production?.plan ?? project.latestDeployments?.find(({ plan }) => plan)?.plan ?? ''
}
