import { createHash } from 'node:crypto'
import type { Query } from '../config/check.ts'
import { parseJson, readPath } from './identity.ts'
import { type Page, readPage } from './html.ts'
import { firstMatch } from './pattern.ts'
import type { Answer } from './probe.ts'

/** What a query has found. */
export interface Found {
  /** One value, or each result of a query that may have several. */
  values: unknown[]
  several: boolean
  /** All values are texts by nature, so that a number is compared with them as a text. */
  texts: boolean
}

/** Reads one answer; JSON and HTML are parsed once for all queries. */
export type Reader = (query: Query) => Promise<Found | { problem: string }>

export function createReader(answer: Answer): Reader {
  let parsed: ReturnType<typeof parseJson> | undefined
  let page: Page | undefined

  return async function read(query) {
    try {
      return await find(query)
    } catch (error) {
      return { problem: `it cannot be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}` }
    }
  }

  async function find(query: Query): Promise<Found | { problem: string }> {
    switch (query.of) {
      case 'status':
        return one(answer.status)
      case 'body':
        return text(answer.text)
      case 'size':
        return one(answer.body.length)
      case 'sha256':
        return text(createHash('sha256').update(answer.body).digest('hex'))
      case 'url':
        return text(answer.url.href)
      case 'hops':
        return one(answer.hops.map(({ href }) => href))
      case 'header': {
        const value = answer.headers[query.at.toLowerCase()]
        return text(Array.isArray(value) ? value.join(', ') : value)
      }
      case 'cookie':
        return text(await readCookie(query.at))
      case 'regex':
        return text(firstMatch(query.at, answer.text))
      case 'css':
        return { values: await html().css(query.at), several: true, texts: true }
      case 'xpath': {
        const { values, nodes } = await html().xpath(query.at)
        return { values, several: nodes, texts: nodes }
      }
      default:
        return await findJson(query)
    }
  }

  async function findJson({ of, at }: Extract<Query, { at: string }>): Promise<Found | { problem: string }> {
    parsed ??= parseJson(answer)
    if ('problem' in parsed) return { problem: answer.cut ? parsed.problem : 'expected JSON' }
    if (of === 'json') return one(readPath(parsed.value, at))
    const query = (await import('json-p3')).compile(at)
    const values = query.query(parsed.value as never).values() as unknown[]
    return query.singularQuery() ? one(values[0]) : { values, several: true, texts: false }
  }

  function html(): Page {
    page ??= readPage(answer.text)
    return page
  }

  /** `sid` is its value, `sid[HttpOnly]` one of its attributes. */
  async function readCookie(at: string): Promise<string | undefined> {
    const { Cookie } = await import('tough-cookie')
    const [, name = at, attribute] = /^(.+)\[([\w-]+)\]$/.exec(at) ?? []
    const cookie = answer.setCookies.map((line) => Cookie.parse(line)).findLast((cookie) => cookie?.key === name)
    if (attribute === undefined || cookie === undefined) return cookie?.value
    const found = cookie
      .toString()
      .split('; ')
      .slice(1)
      .find((part) => part.split('=')[0]?.toLowerCase() === attribute.toLowerCase())
    return found?.split('=')[1] ?? (found === undefined ? undefined : 'true')
  }
}

function one(value: unknown): Found {
  return { values: value === undefined ? [] : [value], several: false, texts: false }
}

function text(value: string | undefined): Found {
  return { ...one(value), texts: true }
}
