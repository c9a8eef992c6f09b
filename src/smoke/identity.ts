import type { Identity } from '../config.ts'
import { type Answer, describe, oneLine } from './probe.ts'

/** The commit that an answer names, or why it names none. */
export type Sighting = { commit: string } | { problem: string }

/** Reads the commit out of an answer, as `identity` says. */
export function readIdentity(
  answer: Pick<Answer, 'status' | 'headers' | 'text' | 'cut'>,
  identity: Identity,
): Sighting {
  if (answer.status < 200 || answer.status > 299) return { problem: `${identity.path} answers ${describe(answer)}` }
  const found = readField(answer, identity)
  if (typeof found === 'object') return found
  const value = found.trim().replace(/^"(.*)"$/, '$1')
  if (/^[0-9a-f]{7,64}$/i.test(value)) return { commit: value.toLowerCase() }
  const told = value === '' ? 'is empty' : `is "${oneLine(value, 60)}", which is no commit`
  return { problem: `${describeIdentity(identity)} ${told}` }
}

/** Where the commit is looked for, in words: `json field "commit" of /version`. */
export function describeIdentity({ path, json, header, meta }: Identity): string {
  if (json !== undefined) return `json field "${json}" of ${path}`
  if (header !== undefined) return `header "${header}" of ${path}`
  if (meta !== undefined) return `meta tag "${meta}" of ${path}`
  return `the text of ${path}`
}

/** A short SHA counts as equal when the other one begins with it. */
export function sameCommit(one: string, other: string): boolean {
  const [short, long] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length) as [string, string]
  return short.length >= 7 && long.startsWith(short)
}

function readField(
  answer: Pick<Answer, 'status' | 'headers' | 'text' | 'cut'>,
  identity: Identity,
): string | { problem: string } {
  const found = fieldOf(answer, identity)
  return found ?? { problem: `no ${describeIdentity(identity)}: it answers ${describe(answer)}` }
}

function fieldOf(
  answer: Pick<Answer, 'status' | 'headers' | 'text' | 'cut'>,
  identity: Identity,
): string | { problem: string } | undefined {
  if (identity.json !== undefined) {
    const parsed = parseJson(answer)
    if ('problem' in parsed) return { problem: `${identity.path} should answer JSON, but ${parsed.problem}` }
    const value = readPath(parsed.value, identity.json)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  if (identity.header !== undefined) {
    const value = answer.headers[identity.header.toLowerCase()]
    return value === undefined ? undefined : String(value)
  }
  if (identity.meta !== undefined) return readMeta(answer.text, identity.meta)
  return answer.text
}

export function parseJson(
  answer: Pick<Answer, 'status' | 'headers' | 'text' | 'cut'>,
): { value: unknown } | { problem: string } {
  if (answer.cut) return { problem: 'the answer is longer than 2 MiB' }
  try {
    return { value: JSON.parse(answer.text.replace(/^\uFEFF/, '')) as unknown }
  } catch {
    return { problem: `it answers ${describe(answer)}` }
  }
}

/** The value at a dotted path, in which a number is a position in a list; a key that holds dots is found as well. */
export function readPath(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, path)) return (value as Record<string, unknown>)[path]
  const [key = '', ...rest] = path.split('.')
  if (rest.length === 0 || !Object.hasOwn(value, key)) return undefined
  return readPath((value as Record<string, unknown>)[key], rest.join('.'))
}

/** Where a page tells it twice and differently, nobody knows which one counts. */
function readMeta(html: string, name: string): string | { problem: string } | undefined {
  // A page may be hostile: only patterns that cannot backtrack far, and only where a head can be.
  const tags = [...markup(html.slice(0, 524_288)).matchAll(/<meta\s[^<>]{0,1000}>/gi)].map(([tag]) => attributesOf(tag))
  const values = tags
    .filter((one) => (one.get('name') ?? one.get('property'))?.toLowerCase() === name.toLowerCase())
    .flatMap((one) => one.get('content') ?? [])
  const [first, other] = new Set(values)
  if (other === undefined) return first
  return {
    problem: `the page has several meta tags "${name}": "${oneLine(first ?? '', 60)}" and "${oneLine(other, 60)}"`,
  }
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, key = '', double, single, bare] of tag.matchAll(
    /(?<=[\s"'])([a-z:-]{1,40})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi,
  )) {
    attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '')
  }
  return attributes
}

/** The page without comments and without the elements in which a tag is only text. */
function markup(html: string): string {
  const lower = html.toLowerCase()
  const opening = /<!--|<(script|style|textarea|title|template|noscript|iframe|xmp)(?=[\s/>])/g
  let rest = ''
  let from = 0
  for (let found = opening.exec(lower); found; found = opening.exec(lower)) {
    rest += html.slice(from, found.index)
    const end = found[1] === undefined ? '-->' : `</${found[1]}`
    const at = lower.indexOf(end, found.index + found[0].length)
    if (at < 0) return rest
    from = at + end.length
    opening.lastIndex = from
  }
  return rest + html.slice(from)
}
