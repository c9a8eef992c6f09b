import type { SentrySettings } from '../../config.ts'
import { createHttp, type Http, type HttpAnswer, HttpError, type Transport } from '../../http.ts'

export interface ClientOptions {
  settings: Pick<SentrySettings, 'organization' | 'url'>
  token: string
  transport?: Transport | undefined
  signal?: AbortSignal | undefined
}

/** Longest time that one of Sentry's calls may take, with its retries. */
const BUDGET_MS = 20_000
const DEFAULT_URL = 'https://sentry.io'

/** Speaks to one organization; paths are below it. */
export function client({ settings, token, transport, signal }: ClientOptions): Http {
  const organization = organizationOf({ settings, token })
  return createHttp({
    name: 'sentry',
    baseUrl: `${serverOf({ settings, token })}/api/0/organizations/${encodeURIComponent(organization)}/`,
    headers: { authorization: `Bearer ${token}` },
    totalMs: BUDGET_MS,
    attemptMs: BUDGET_MS / 2,
    expects: 'json',
    // 409: the commits of this release are being worked on.
    retryable: ({ status }) => (status === 409 ? true : undefined),
    ...transport,
    ...(signal ? { signal } : {}),
  })
}

export function organizationOf({ settings, token }: Pick<ClientOptions, 'settings' | 'token'>): string {
  return decodeOrganizationToken(token)?.org ?? settings.organization
}

/** A token made for one server is refused by every other one. */
export function serverOf({ settings, token }: Pick<ClientOptions, 'settings' | 'token'>): string {
  return decodeOrganizationToken(token)?.url ?? settings.url
}

/** What of ops.yml the token overrules, in sentences. */
export function overruled({ settings, token }: Pick<ClientOptions, 'settings' | 'token'>): string[] {
  const owner = decodeOrganizationToken(token)
  if (!owner) return []
  const { organization, url } = settings
  const elsewhere = url !== DEFAULT_URL && ![owner.url, owner.home].includes(url)
  return [
    ...(owner.org === organization
      ? []
      : [`sentry: the token belongs to the organization "${owner.org}", so "${organization}" in ops.yml is not asked`]),
    ...(elsewhere ? [`sentry: the token was made by ${owner.url}, so ${url} in ops.yml is not asked`] : []),
  ]
}

/** A release name of one project can't leak into another one: `api@<sha>`. */
export const RELEASE_NAME = '{component}@{commit}'

export function versionOf({ name, commit }: { name: string; commit: string }, template = RELEASE_NAME): string {
  return template.replaceAll('{component}', name).replaceAll('{commit}', commit)
}

export function pathOf(version: string): string {
  return `releases/${encodeURIComponent(version)}/`
}

/** An organization token carries the organization that it was made for, and its server: the region's and the common one. */
function decodeOrganizationToken(token: string): { url: string; home: string; org: string } | undefined {
  const [, payload] = /^sntrys_([^_]+)_/.exec(token) ?? []
  if (!payload) return undefined
  try {
    const { region_url, url, org } = JSON.parse(Buffer.from(payload, 'base64').toString()) as Record<string, string>
    const server = region_url ?? url
    const [address, home] = [server, url ?? server].map((one) => one?.replace(/\/$/, ''))
    return address && home && org ? { url: address, home, org } : undefined
  } catch {
    return undefined
  }
}

/** What to do about a refusal, by its status. */
export function remedyFor(status: number | undefined): string | undefined {
  return {
    401: 'the token is not valid; make an organization token in Sentry under Settings, Auth Tokens',
    403: 'the token lacks a scope; it needs `org:ci` or `project:releases`',
    404: 'no such organization or project, or the token belongs to another one',
  }[status ?? 0]
}

/** Says what to do about a refusal. */
export async function explain<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    const remedy = remedyFor(error.status) ?? fieldsIn(error.answer)
    throw remedy
      ? new HttpError(`${error.message}: ${remedy}`, error.failure, { answer: error.answer, cause: error })
      : error
  }
}

/** Sentry tells by field what it refuses: `{"projects": ["Invalid project ids or slugs"]}`. */
function fieldsIn(answer: HttpAnswer | undefined): string | undefined {
  if (answer?.status !== 400) return undefined
  try {
    const fields = Object.entries(answer.json<Record<string, unknown>>()).filter(([, texts]) => Array.isArray(texts))
    return (
      fields.map(([name, texts]) => `${name}: ${(texts as unknown[]).map(String).join(' ')}`).join('; ') || undefined
    )
  } catch {
    return undefined
  }
}
