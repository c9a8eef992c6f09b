import type { getOctokit } from '@actions/github'
import { Trouble } from '../../help.ts'
import { createHttp, type Http, type HttpAnswer, HttpError, type Transport } from '../../http.ts'
import { redact } from '../../redact.ts'

export interface GitHubOptions {
  token: string
  /** `owner/name` */
  repository: string
  apiUrl: string
  graphqlUrl: string
  transport?: Transport | undefined
  signal?: AbortSignal | undefined
  onRetry?: ((line: string) => void) | undefined
}

export type Octokit = ReturnType<typeof getOctokit>

export interface GitHub {
  owner: string
  repo: string
  /** Runs one call of the official client. Errors are `HttpError`, and name the missing permission where one is missing. */
  call<T>(permission: string, act: (octokit: Octokit) => Promise<T>): Promise<T>
}

// Each of these may be sent twice: a query changes nothing, a status of ours carries its own number, cancelled is
// cancelled, a release is changed as a whole, and what is gone is gone.
const REPEATABLE = [/\/graphql$/, /\/deployments\/\d+\/statuses$/, /\/actions\/runs\/\d+\/cancel$/, /\/releases\/\d+$/]

/** GitHub's official client on our HTTP client, so that deadlines, retries and redaction are the same everywhere. */
export function github(options: GitHubOptions): GitHub {
  const [owner = '', repo = ''] = options.repository.split('/')
  const http = createHttp({
    name: 'github',
    baseUrl: options.apiUrl,
    requestIdHeader: 'x-github-request-id',
    expects: 'json',
    retryable: isRateLimit,
    ...options.transport,
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.onRetry ? { onRetry: options.onRetry } : {}),
  })
  let client: Promise<Octokit> | undefined
  const connect = async (): Promise<Octokit> => {
    const { getOctokit: create } = await import('@actions/github')
    // The official client derives the GraphQL address from the base in a way that fits neither a sandbox nor an override.
    const request = { fetch: fetchOn(http, options) }
    return create(options.token, { baseUrl: options.apiUrl, request })
  }

  return {
    owner,
    repo,
    async call(permission, act) {
      client ??= connect()
      try {
        return await act(await client)
      } catch (error) {
        throw explained(error, { permission, repository: options.repository })
      }
    },
  }
}

/** `fetch` as the official client uses it. */
function fetchOn(http: Http, { graphqlUrl }: GitHubOptions): typeof fetch {
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input)
    const target = url.endsWith('/graphql') ? graphqlUrl : url
    const method = init.method ?? 'GET'
    const answer = await http(target, {
      method,
      headers: Object.fromEntries(new Headers(init.headers)),
      repeatable:
        method === 'GET' || method === 'DELETE' || REPEATABLE.some((pattern) => pattern.test(new URL(target).pathname)),
      ...(typeof init.body === 'string' ? { body: init.body } : {}),
    })
    const headers = new Headers()
    for (const [key, value] of Object.entries(answer.headers)) if (typeof value === 'string') headers.set(key, value)
    return new Response(answer.body.length > 0 ? new Uint8Array(answer.body) : null, { status: answer.status, headers })
  }
}

/** GitHub answers 403 both for limits and for missing permissions; only the former is worth waiting for. */
function isRateLimit({ status, headers, text }: HttpAnswer): boolean | undefined {
  if (status !== 403) return undefined
  return headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(text())
}

function explained(error: unknown, { permission, repository }: { permission: string; repository: string }): unknown {
  const remedies: Record<number | string, string> = {
    401: 'the token is not valid; pass `github-token: ${{ github.token }}`',
    403: `the token lacks a permission; give the job \`permissions: ${permission}\``,
    404: `there is no ${repository}, or the token can't see it; give the job \`permissions: ${permission}\``,
  }
  const [refusal] = (error as { errors?: { type?: string; message: string }[] }).errors ?? []
  if (refusal) {
    // GraphQL answers 200 and says in the body what it would have been.
    const remedy = remedies[{ FORBIDDEN: 403, NOT_FOUND: 404 }[refusal.type ?? ''] ?? 0]
    return new Trouble(
      'access-was-refused',
      `github: the query was refused: "${redact(refusal.message)}"${remedy ? `: ${remedy}` : ''}`,
    )
  }
  const cause = error instanceof HttpError ? error : (error as { cause?: unknown }).cause
  if (!(cause instanceof HttpError)) return error
  const remedy = remedies[cause.status ?? 0]
  if (!remedy) return cause
  return new HttpError(`${cause.message}: ${remedy}`, cause.failure, { answer: cause.answer, cause })
}
