import type { Assert, Check, Predicate, Query, Step, Timing } from '../config/check.ts'
import { formatDuration } from '../duration.ts'
import { plain, table } from '../markdown.ts'
import { describeIdentity } from './identity.ts'
import type { Plan } from './plan.ts'

/** What a dry run tells instead of results: each look that would be taken. */
export function preview({ components, targets, anyCommit }: Plan): string {
  const rows = targets.flatMap(({ component, url, commit }) => {
    const found = components.find(({ name }) => name === component)
    const expected = `${commit?.slice(0, 12) ?? 'any commit'}: ${found ? describeIdentity(found.identity) : ''}`
    const identity = commit !== undefined || anyCommit ? [['identity', expected]] : []
    const checks = (found?.smoke ?? []).map((check) => [nameOf(check), expectationOf(check)])
    return [...identity, ...checks].map((cells) => [component, url, ...cells].map((cell) => plain(cell, 500)))
  })
  const head = ['component', 'address', 'check', 'expected']
  return ['## Dry run', 'Nothing was asked. This would be:', table(head, rows)].join('\n\n')
}

function nameOf({ name, severity }: Check): string {
  return severity === 'degraded' ? `${name} (degraded)` : name
}

/** In words, what a check asks for. */
export function expectationOf(check: Check): string {
  switch (check.kind) {
    case 'request':
      return [...check.steps.map((step) => stepOf(step, check.steps.length > 1)), timingOf(check.timing)]
        .filter((part) => part !== '')
        .join('; ')
    case 'tls':
      return `at least ${percent(check.failLeft)} of the certificate's lifetime left (a warning below ${percent(check.warnLeft)}), its chain and name right, ${check.protocol} or newer`
    case 'load':
      return [
        `${check.rate === undefined ? 'as many requests as go' : `${check.rate} requests a second`} for ${formatDuration(check.durationMs)} over ${check.connections} connections`,
        limit('p95', check.p95Ms),
        limit('p99', check.p99Ms),
        `at most ${percent(check.errors)} errors`,
        check.throughput === undefined ? '' : `at least ${check.throughput} answers a second`,
      ]
        .filter((part) => part !== '')
        .join(', ')
    case 'page':
      return `every script and stylesheet loads, nothing by http${check.calls.length > 0 ? `, ${check.calls.length} calls to other origins are allowed` : ''}`
    case 'browser':
      return `no console errors and no failed requests${check.waitFor === undefined ? '' : `, ${check.waitFor} is visible`}`
    case 'sentry':
      return [
        check.newIssues === undefined ? '' : `at most ${check.newIssues} new issues`,
        check.crashFree === undefined ? '' : `at least ${percent(check.crashFree)} of sessions without a crash`,
        check.crashFreeDrop === undefined ? '' : `at most ${percent(check.crashFreeDrop)} less than before`,
        `for ${formatDuration(check.overMs)}`,
      ]
        .filter((part) => part !== '')
        .join(', ')
    case 'prometheus':
      return [
        check.below === undefined ? '' : `below ${check.below}`,
        check.above === undefined ? '' : `above ${check.above}`,
        check.compare === undefined ? '' : `at most ${check.compare} times the value before the release`,
        `for ${formatDuration(check.overMs)}`,
      ]
        .filter((part) => part !== '')
        .join(', ')
  }
}

function stepOf({ name, asserts, durationMs }: Step, named: boolean): string {
  const parts = [...asserts.map(assertOf), limit('duration', durationMs)].filter((part) => part !== '')
  return named ? `${name}: ${parts.join(', ')}` : parts.join(', ')
}

function assertOf({ query, predicates }: Assert): string {
  return `${queryOf(query)} ${predicates.map(predicateOf).join(' and ')}`
}

function queryOf(query: Query): string {
  return 'at' in query ? `${query.of} "${query.at}"` : query.of
}

function predicateOf({ is, value, not }: Predicate): string {
  const words = is.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const told = is === 'oneOf' && Array.isArray(value) ? value.join(' or ') : JSON.stringify(value)
  return `${not ? 'not ' : ''}${is === 'oneOf' ? '' : `${words} `}${told}`
}

function timingOf(timing: Timing | undefined): string {
  if (!timing) return ''
  const { samples, durationMs, p50Ms, p95Ms, p99Ms, compare = { confidence: 0 } } = timing
  const { confidence: _, ...factors } = compare
  const relative = Object.entries(factors).map(
    ([name, factor]) => `${name} at most ${factor} times that of what is live`,
  )
  const limits = [limit('duration', durationMs), limit('p50', p50Ms), limit('p95', p95Ms), limit('p99', p99Ms)]
  return `${[...limits, ...relative].filter((part) => part !== '').join(', ')} of ${samples} warm requests`
}

function limit(what: string, most: number | undefined): string {
  return most === undefined ? '' : `${what} at most ${formatDuration(most)}`
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`
}
