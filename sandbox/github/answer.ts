import type { Context } from 'hono'
import type { Env } from './world.ts'

export interface FieldError {
  resource: string
  field: string
  code: string
  message?: string
  value?: string
}

interface Refused {
  message: string
  errors?: unknown[]
  headers?: Record<string, string>
}

/** An answer other than success, in GitHub's form. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: unknown[] | undefined
  readonly headers: Record<string, string>

  constructor(status: number, { message, errors, headers = {} }: Refused) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.errors = errors
    this.headers = headers
  }

  body(): object {
    return {
      message: this.message,
      ...(this.errors && { errors: this.errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    }
  }
}

export const notFound = (): Refusal => new Refusal(404, { message: 'Not Found' })

export function invalid(...errors: FieldError[]): Refusal {
  return new Refusal(422, { message: 'Validation Failed', errors })
}

export const conflict = (message: string, errors?: unknown[]): Refusal =>
  new Refusal(409, { message, ...(errors && { errors }) })

export const unprocessable = (message: string): Refusal => new Refusal(422, { message })

/** One page of `items`, with the `Link` header that leads to the others. */
export function pageOf<T>(c: Context<Env>, items: T[]): T[] {
  const { page, perPage } = pagingOf(c)
  const last = Math.max(1, Math.ceil(items.length / perPage))
  const to = (target: number, rel: string): string => {
    const url = new URL(c.req.url)
    url.searchParams.set('page', String(target))
    return `<${c.var.links.api}${url.pathname}${url.search}>; rel="${rel}"`
  }
  const links: string[] = []
  if (page > 1) links.push(to(page - 1, 'prev'))
  if (page < last) links.push(to(page + 1, 'next'), to(last, 'last'))
  if (page > 1) links.push(to(1, 'first'))
  if (links.length > 0) c.header('link', links.join(', '))
  return items.slice((page - 1) * perPage, page * perPage)
}

export function pagingOf(c: Context<Env>): { page: number; perPage: number } {
  const number = (name: string, fallback: number): number => {
    const value = Number(c.req.query(name) ?? fallback)
    return Number.isInteger(value) && value > 0 ? value : fallback
  }
  return { page: number('page', 1), perPage: Math.min(100, number('per_page', 30)) }
}

export function numberOf(c: Context<Env>, name: string): number {
  const value = Number(c.req.param(name))
  if (!Number.isInteger(value)) throw notFound()
  return value
}
