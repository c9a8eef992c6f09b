import type { Context } from 'hono'
import { Refusal, unprocessable } from './answer.ts'
import type { Env } from './world.ts'

export type Json = Record<string, unknown>

/** A request's JSON, read field by field; a value of the wrong type is refused as GitHub refuses it. */
export interface Body {
  raw: Json
  has: (name: string) => boolean
  text: (name: string) => string | undefined
  required: (name: string) => string
  flag: (name: string) => boolean | undefined
  oneOf: <T extends string>(name: string, allowed: readonly T[]) => T | undefined
  object: (name: string) => Json | undefined
  list: (name: string) => unknown[] | undefined
}

export async function readBody(c: Context<Env>): Promise<Body> {
  const source = await c.req.text()
  let parsed: unknown
  try {
    parsed = source === '' ? {} : JSON.parse(source)
  } catch {
    throw new Refusal(400, { message: 'Problems parsing JSON' })
  }
  if (!isObject(parsed)) throw new Refusal(400, { message: 'Body should be a JSON object' })
  return bodyOf(parsed)
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function bodyOf(raw: Json): Body {
  function read<T>(name: string, what: string, fits: (value: unknown) => value is T): T | undefined {
    const value = raw[name]
    if (value === undefined || value === null) return undefined
    if (fits(value)) return value
    throw unprocessable(`Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(value)} is not ${what}.`)
  }
  const text = (name: string): string | undefined =>
    read(name, 'a string', (value): value is string => typeof value === 'string')

  return {
    raw,
    has: (name) => raw[name] !== undefined && raw[name] !== null,
    text,
    required(name) {
      const value = text(name)
      if (value === undefined) throw unprocessable(`Invalid request.\n\n"${name}" wasn't supplied.`)
      return value
    },
    flag: (name) => read(name, 'a boolean', (value): value is boolean => typeof value === 'boolean'),
    oneOf: <T extends string>(name: string, allowed: readonly T[]) =>
      read(name, `a member of ${JSON.stringify(allowed)}`, (value): value is T => allowed.includes(value as T)),
    object: (name) => read(name, 'an object', isObject),
    list: (name) => read(name, 'an array', (value): value is unknown[] => Array.isArray(value)),
  }
}
