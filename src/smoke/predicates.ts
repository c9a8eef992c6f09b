import { isDeepStrictEqual } from 'node:util'
import type { Predicate, PredicateName, Query } from '../config/check.ts'
import type { Found } from './find.ts'
import { firstMatch } from './pattern.ts'
import { oneLine } from './probe.ts'

/** What was expected and is not so. */
export interface Difference {
  message: string
  expected: string
  got: string
}

/** The first predicate that does not hold, if any. */
export function compare(query: Query, predicates: readonly Predicate[], found: Found): Difference | undefined {
  for (const predicate of predicates) {
    const problem = query.of === 'status' ? wrongStatus(predicate, found) : problemOf(predicate, found)
    if (problem === undefined) continue
    const expected = `${subject(query)}${wish(query, predicate)}`
    // What came back is told beside it.
    const whole = query.of === 'body' || query.of === 'status'
    return {
      message: `expected ${expected}${whole && problem === '' ? '' : `, ${problem || `it is ${gotOf(found)}`}`}`,
      expected,
      got: problem || gotOf(found),
    }
  }
  return undefined
}

/** A status, or a class of them such as `4xx`. */
function wrongStatus({ value }: Predicate, { values: [status] }: Found): string | undefined {
  const expected = (value as (string | number)[]).map(String)
  const given = String(status)
  return expected.includes(given) || expected.includes(`${given[0]}xx`) ? undefined : ''
}

/** Nothing when it holds; an empty text when the value itself says it all. */
function problemOf(predicate: Predicate, { values, several, texts }: Found): string | undefined {
  const { is, not } = predicate
  const holds = (outcome: boolean): string | undefined => (outcome === not ? '' : undefined)
  if (is === 'exists') {
    if (values.length > 0 === (predicate.value === true)) return not ? '' : undefined
    return not ? undefined : values.length > 0 ? '' : 'it is missing'
  }
  if (is === 'count') {
    const list = several ? values : values[0]
    if (!Array.isArray(list)) return values.length === 0 ? 'it is missing' : 'it is no list'
    return (list.length === predicate.value) === not ? `it has ${list.length}` : undefined
  }
  if (is === 'includes') {
    const list = several ? values : values[0]
    if (!Array.isArray(list)) return values.length === 0 ? 'it is missing' : 'it is no list'
    return holds(list.some((item) => isEqual(item, predicate.value, texts)))
  }
  if (is === 'isEmpty' && several && values.length === 0) return holds(predicate.value === true)
  // What is not there is certainly not this, but a name with a typing error must not pass for that.
  if (values.length === 0) return 'it is missing'
  if (several && values.length > 1 && !(is === 'equals' && Array.isArray(predicate.value))) {
    return `${values.length} were found; use "includes" or "count", or find a single one`
  }
  const value = several && Array.isArray(predicate.value) && is === 'equals' ? values : values[0]
  return holds(TESTS[is](value, predicate.value, texts))
}

type Test = (value: unknown, expected: unknown, texts: boolean) => boolean

const TESTS: Record<Exclude<PredicateName, 'exists' | 'count' | 'includes'>, Test> = {
  equals: isEqual,
  notEquals: (value, expected, texts) => !isEqual(value, expected, texts),
  oneOf: (value, expected, texts) => (expected as unknown[]).some((one) => isEqual(value, one, texts)),
  greater: (value, expected) => numberOf(value) > Number(expected),
  atLeast: (value, expected) => numberOf(value) >= Number(expected),
  less: (value, expected) => numberOf(value) < Number(expected),
  atMost: (value, expected) => numberOf(value) <= Number(expected),
  startsWith: (value, expected) => typeof value === 'string' && value.startsWith(String(expected)),
  endsWith: (value, expected) => typeof value === 'string' && value.endsWith(String(expected)),
  contains: (value, expected) => typeof value === 'string' && value.includes(String(expected)),
  matches: (value, expected) => typeof value === 'string' && firstMatch(String(expected), value) !== undefined,
  isEmpty: (value, expected) => isEmpty(value) === expected,
  is: (value, expected) => isOfType(value, String(expected)),
}

function isEqual(value: unknown, expected: unknown, texts: boolean): boolean {
  if (texts && (typeof expected === 'number' || typeof expected === 'boolean')) return value === String(expected)
  return isDeepStrictEqual(value, expected)
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/

function isOfType(value: unknown, type: string): boolean {
  if (type === 'text') return typeof value === 'string'
  if (type === 'number') return Number.isFinite(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'list') return Array.isArray(value)
  if (type === 'null') return value === null
  if (type === 'mapping') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (typeof value !== 'string') return false
  if (type === 'uuid') return UUID.test(value)
  if (type === 'date') return DATE.test(value) && !Number.isNaN(Date.parse(value))
  return /^https?:\/\//.test(value) && URL.canParse(value)
}

const VERBS: Record<PredicateName, string> = {
  equals: 'be',
  notEquals: 'be anything but',
  oneOf: 'be one of',
  greater: 'be greater than',
  atLeast: 'be at least',
  less: 'be less than',
  atMost: 'be at most',
  startsWith: 'start with',
  endsWith: 'end with',
  contains: 'contain',
  matches: 'match',
  includes: 'include',
  count: 'count',
  exists: 'exist',
  isEmpty: 'be empty',
  is: 'be of the type',
}

function subject(query: Query): string {
  if ('at' in query) return `${query.of} "${oneLine(query.at)}" `
  return query.of === 'body' ? '' : `${query.of} `
}

function wish({ of }: Query, { is, value, not }: Predicate): string {
  if (of === 'status' && is === 'oneOf') return (value as unknown[]).map(statusText).join(' or ')
  const flagged = is === 'exists' || is === 'isEmpty'
  const negated = flagged ? (value === true) === not : not
  const shown = flagged || is === 'is' ? (is === 'is' ? ` ${String(value)}` : '') : ` ${show(value)}`
  return `${negated ? 'not ' : ''}to ${VERBS[is]}${shown}`
}

function statusText(status: unknown): string {
  const digit = /^(\d)xx$/.exec(String(status))?.[1]
  return digit === undefined ? String(status) : `${digit}00 to ${digit}99`
}

function gotOf({ values, several }: Found): string {
  if (values.length === 0) return 'missing'
  return show(several && values.length > 1 ? values : values[0])
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${oneLine(value)}"` : oneLine(JSON.stringify(value), 60)
}
