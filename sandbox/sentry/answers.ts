import type { Context } from 'hono'
import type { Bindings } from '../kernel/service.ts'

export type Asked = Context<Bindings>

/** Thrown by a route, answered by the app. */
export class Refusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 429
  readonly body: Record<string, unknown>

  constructor(status: Refusal['status'], body: Record<string, unknown>) {
    super(JSON.stringify(body))
    this.status = status
    this.body = body
  }
}

export async function readObject(c: Asked): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  throw new Refusal(400, { detail: 'JSON parse error - an object was expected' })
}

interface TextRules {
  max?: number
  required?: boolean
}

/** A text field of a body: absent and null are the same to Sentry. */
export function readText(
  body: Record<string, unknown>,
  field: string,
  { max = 200, required = false }: TextRules = {},
): string | undefined {
  const value = body[field]
  if (value === undefined || value === null) {
    if (required) throw new Refusal(400, { [field]: ['This field is required.'] })
    return undefined
  }
  if (typeof value !== 'string') throw new Refusal(400, { [field]: ['Not a valid string.'] })
  if (required && value === '') throw new Refusal(400, { [field]: ['This field may not be blank.'] })
  if (value.length > max) {
    throw new Refusal(400, { [field]: [`Ensure this field has no more than ${max} characters.`] })
  }
  return value
}

export function readDate(body: Record<string, unknown>, field: string): string | undefined {
  const value = readText(body, field)
  if (value === undefined) return undefined
  const ms = Date.parse(value)
  if (Number.isNaN(ms)) throw new Refusal(400, { [field]: ['Datetime has wrong format.'] })
  return new Date(ms).toISOString()
}

export function readList(body: Record<string, unknown>, field: string): unknown[] | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw new Refusal(400, { [field]: ['Expected a list of items.'] })
  return value as unknown[]
}

/** One page of a list, with the links that lead to the others. */
export function page<T>(c: Asked, items: T[], render: (item: T) => object): Response {
  const limit = pageSize(c.req.query('per_page') ?? c.req.query('limit'))
  const cursor = c.req.query('cursor') || '0:0:0'
  const [, offset = Number.NaN] = /^\d+:(\d+):[01]$/.exec(cursor)?.map(Number) ?? []
  if (Number.isNaN(offset)) throw new Refusal(400, { detail: 'Invalid cursor parameter.' })

  const link = (rel: string, to: number, isThere: boolean): string => {
    const url = new URL(c.req.url)
    const target = `0:${to}:${rel === 'previous' ? 1 : 0}`
    url.searchParams.set('cursor', target)
    return `<${url.href}>; rel="${rel}"; results="${isThere}"; cursor="${target}"`
  }
  const previous = link('previous', Math.max(0, offset - limit), offset > 0)
  const next = link('next', offset + limit, offset + limit < items.length)
  return c.json(items.slice(offset, offset + limit).map(render), 200, {
    link: `${previous}, ${next}`,
    'x-hits': String(items.length),
    'x-max-hits': '1000',
  })
}

function pageSize(asked: string | undefined): number {
  if (asked === undefined) return 100
  const size = Number(asked)
  if (Number.isInteger(size) && size >= 1 && size <= 100) return size
  throw new Refusal(400, { detail: 'Invalid per_page value. Must be between 1 and 100.' })
}
