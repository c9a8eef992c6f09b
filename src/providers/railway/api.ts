import { setTimeout as sleep } from 'node:timers/promises'
import type { Readable } from 'node:stream'
import { waitMs } from '../../backoff.ts'
import type { Topic } from '../../help.ts'
import { createHttp, HttpError, type Transport } from '../../http.ts'
import { redact } from '../../redact.ts'
import type { Watch } from '../../release/platform.ts'

/** A project token has a header of its own; tokens of accounts, workspaces and OAuth share the usual one. */
export type TokenKind = 'project' | 'bearer'

export interface Api {
  /** Found out once for each run; `project` until then. */
  kind: TokenKind
  /** Requests left in this hour, as the last answer told. */
  remaining: number | undefined
  /** Asks, and asks again after anything that may pass. */
  query<T>(document: string, variables: object, watch: Watch, options?: { totalMs?: number }): Promise<T>
  /** Is sent once, unless `repeatable`. Throws `HttpError` with `mayHaveActed` when nobody knows what came of it. */
  mutate<T>(document: string, variables: object, watch: Watch, options?: { repeatable: boolean }): Promise<T>
  /** Sends a gzipped tarball once; 429 was refused before anything happened and may go again. */
  upload(upload: Upload, watch: Watch): Promise<string>
}

export interface Upload {
  path: string
  query: Record<string, string>
  body: () => Readable
  length?: number | undefined
  timeoutMs: number
}

/** Railway has read the request and says no, which it does with status 200 as well. */
export class RailwayError extends Error {
  override name = 'RailwayError'
  readonly topic: Topic
  /** A dead token and a missing right look the same. */
  readonly denied: boolean
  readonly missing: boolean
  /** The root field that failed. */
  readonly field: string | undefined
  /** Asking again changes nothing. */
  readonly final: boolean

  constructor(operation: string, kind: TokenKind, errors: GraphqlMessage[]) {
    const text = redact(errors.map(({ message }) => message).join('; ')).slice(0, 400)
    const denied = /not authorized|unauthori[sz]ed|token not found|invalid token|two factor/i.test(text)
    super(`railway: ${operation} was refused: "${text}"${denied ? `; ${remedy(operation, kind, text)}` : ''}`)
    this.topic = denied ? 'access-was-refused' : 'a-provider-refused-a-request'
    this.denied = denied
    this.missing = /not found|does not exist/i.test(text)
    this.field = errors.map(({ path }) => path?.[0]).find((part) => typeof part === 'string')
    this.final = denied || this.missing || /invalid|cannot query|validation|variable "|limit/i.test(text)
  }
}

interface GraphqlMessage {
  message: string
  path?: (string | number)[]
}

function remedy(operation: string, kind: TokenKind, text: string): string {
  if (/two factor/i.test(text)) return 'the workspace demands two-factor authentication of the owner of the token'
  const undocumented = kind === 'project' && /rollback|redeploy|cancel|remove/i.test(operation)
  return `the token is no longer valid, or it has no right to do this${
    undocumented ? '; a project token may not be enough here, use a workspace token' : ''
  }`
}

export function createApi(options: { apiUrl: string; token: string; transport?: Transport | undefined }): Api {
  const http = createHttp({
    name: 'railway',
    baseUrl: options.apiUrl,
    requestIdHeader: 'x-railway-request-id',
    expects: 'json',
    ...options.transport,
  })
  const api: Api = {
    kind: 'project',
    remaining: undefined,
    query: async <T>(document: string, variables: object, watch: Watch, { totalMs }: { totalMs?: number } = {}) =>
      await call<T>(document, variables, watch, { repeatable: true, ...(totalMs === undefined ? {} : { totalMs }) }),
    mutate: async <T>(document: string, variables: object, watch: Watch, { repeatable } = { repeatable: false }) =>
      await call<T>(document, variables, watch, { repeatable }),
    upload,
  }
  return api

  function headers(): Record<string, string> {
    return api.kind === 'project'
      ? { 'project-access-token': options.token }
      : { authorization: `Bearer ${options.token}` }
  }

  async function call<T>(
    document: string,
    variables: object,
    watch: Watch,
    { repeatable, totalMs }: { repeatable: boolean; totalMs?: number },
  ): Promise<T> {
    const operation = /(?:query|mutation) (\w+)/.exec(document)?.[1] ?? ''
    for (let attempt = 1; ; attempt++) {
      const refusal = await send(operation)
      if (!(refusal instanceof RailwayError)) return refusal
      if (!repeatable || refusal.final || attempt === 4) throw refusal
      watch.report(`${refusal.message}; trying again`)
      await pause(waitMs(undefined, attempt), watch)
    }

    async function send(operationName: string): Promise<T | RailwayError> {
      try {
        const answer = await http('/graphql/v2', {
          method: 'POST',
          json: { query: document, variables, operationName },
          headers: headers(),
          repeatable,
          signal: watch.signal,
          onRetry: watch.report,
          ...(totalMs === undefined ? {} : { totalMs }),
        })
        note(answer.headers['x-ratelimit-remaining'])
        const { data, errors } = answer.json<{ data?: T | null; errors?: GraphqlMessage[] }>()
        if (errors?.length) return new RailwayError(operationName, api.kind, errors)
        if (data) return data
        return new RailwayError(operationName, api.kind, [{ message: 'an answer with neither data nor errors' }])
      } catch (error) {
        const errors = refusalIn(error)
        if (errors) return new RailwayError(operationName, api.kind, errors)
        throw error
      }
    }
  }

  async function upload({ path, query, body, length, timeoutMs }: Upload, watch: Watch): Promise<string> {
    try {
      const answer = await http(path, {
        method: 'POST',
        query,
        headers: {
          ...headers(),
          'content-type': 'application/gzip',
          ...(length === undefined ? {} : { 'content-length': String(length) }),
        },
        body,
        attemptMs: timeoutMs,
        totalMs: timeoutMs,
        signal: watch.signal,
        onRetry: watch.report,
      })
      note(answer.headers['x-ratelimit-remaining'])
      const { deploymentId } = answer.json<{ deploymentId?: string }>()
      if (deploymentId) return deploymentId
    } catch (error) {
      const errors = refusalIn(error)
      if (errors) throw new RailwayError('upload', api.kind, errors)
      throw error
    }
    throw new HttpError('railway: the upload was answered without a deployment', 'lost')
  }

  function note(remaining: string | string[] | undefined): void {
    if (typeof remaining === 'string' && /^\d+$/.test(remaining)) api.remaining = Number(remaining)
  }
}

export async function pause(ms: number, { signal }: Watch): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((cause: unknown) => {
    throw new HttpError('railway: cancelled while waiting', 'cancelled', { cause })
  })
}

/** A document that fails validation is answered 400, a bad token sometimes 401 or 403: refusals like those with 200. */
function refusalIn(error: unknown): GraphqlMessage[] | undefined {
  if (!(error instanceof HttpError) || !error.answer || ![400, 401, 403].includes(error.status ?? 0)) return undefined
  const fallback = error.status === 400 ? undefined : [{ message: `Not Authorized (status ${error.status})` }]
  try {
    const body = error.answer.json<{ errors?: GraphqlMessage[]; message?: string }>()
    return body.errors ?? (body.message ? [{ message: body.message }] : fallback)
  } catch {
    return fallback
  }
}
