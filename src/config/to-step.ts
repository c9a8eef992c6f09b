import {
  type Assert,
  type Capture,
  type Method,
  METHODS,
  type Predicate,
  type PredicateName,
  type Query,
  type Step,
} from './check.ts'
import { type FilePredicates, type FileStep, SOURCES } from './request-schema.ts'
import { ms, stated } from './values.ts'

const MOST_REDIRECTS = 10

function methodOf(step: Partial<FileStep>): Method {
  return METHODS.find((one) => step[one] !== undefined) ?? 'get'
}

export function toStep(given: FileStep, local: (address: string) => string): Step {
  const method = methodOf(given)
  const address = local(given[method] ?? '')
  const { query = {}, headers = {}, cookies = {}, basic, json, form, body } = given.send ?? {}
  const content = [
    json === undefined ? [] : [{ json }],
    form === undefined ? [] : [{ form }],
    body === undefined ? [] : [{ text: body }],
  ].flat()
  return {
    name: given.name ?? `${method.toUpperCase()} ${address}`,
    method,
    address,
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value ?? '')])),
    headers,
    cookies,
    ...stated({ basic, body: content[0] }),
    redirects: toRedirects(given),
    asserts: toAsserts(given),
    ...(given.duration === undefined ? {} : { durationMs: ms(given.duration) }),
    capture: Object.entries(given.capture ?? {}).map(([name, one]) => toCapture(name, one)),
  }
}

/** Where the redirect itself is expected, it is what is looked at. */
function toRedirects({ redirects, status }: FileStep): number {
  if (typeof redirects === 'number') return redirects
  const expected = [status ?? []].flat()
  const redirect = expected.length > 0 && expected.every((one) => String(one).startsWith('3'))
  return redirects === 'never' || (redirects === undefined && redirect) ? 0 : MOST_REDIRECTS
}

function toAsserts(given: FileStep): Assert[] {
  const { status = '2xx', contains = [], body, size, sha256, url, hops } = given
  return [
    { query: { of: 'status' }, predicates: [{ is: 'oneOf', value: [status].flat(), not: false }] },
    ...[contains].flat().map((text) => assert({ of: 'body' }, 'contains', text)),
    ...toMapped('json', given.json, 'equals'),
    ...toMapped('jsonpath', given.jsonpath, 'equals'),
    ...toMapped('xpath', given.xpath, 'equals'),
    ...toMapped('css', given.css, 'equals'),
    ...toMapped('regex', given.regex, 'equals'),
    ...toMapped('header', given.header, 'contains'),
    ...toMapped('cookie', given.cookie, 'equals'),
    ...(body === undefined ? [] : [assert({ of: 'body' }, 'equals', body)]),
    ...(size === undefined ? [] : [assert({ of: 'size' }, 'equals', size)]),
    ...(sha256 === undefined ? [] : [assert({ of: 'sha256' }, 'equals', sha256.toLowerCase())]),
    ...(url === undefined ? [] : [assert({ of: 'url' }, 'equals', url)]),
    ...(hops === undefined ? [] : [assert({ of: 'hops' }, 'equals', hops)]),
  ]
}

type Places = Extract<Query, { at: string }>['of']

function toMapped(of: Places, given: Record<string, unknown> | undefined, plain: PredicateName): Assert[] {
  return Object.entries(given ?? {}).map(([at, value]) => assert({ of, at }, plain, value))
}

/** A value alone stands for the predicate that is usual there. */
function assert(query: Query, plain: PredicateName, value: unknown): Assert {
  const predicates = isPredicates(value) ? toPredicates(value) : [{ is: plain, value, not: false }]
  return { query, predicates }
}

function isPredicates(value: unknown): value is FilePredicates {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toPredicates({ not = {}, ...positive }: FilePredicates): Predicate[] {
  return [...predicatesIn(positive, { not: false }), ...predicatesIn(not, { not: true })]
}

function predicatesIn(given: object, { not }: { not: boolean }): Predicate[] {
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([is, value]) => ({ is: is as PredicateName, value: value as unknown, not }))
}

function toCapture(name: string, { secret, ...source }: NonNullable<FileStep['capture']>[string]): Capture {
  const of = SOURCES.find((one) => source[one as keyof typeof source] !== undefined)
  const at = source[of as keyof typeof source]
  return { name, secret, query: (typeof at === 'string' ? { of, at } : { of }) as Query }
}
