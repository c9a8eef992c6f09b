import type { PrometheusCheck, SentryCheck } from '../config/check.ts'
import { parseDuration } from '../duration.ts'
import { bake, type Reading } from './bake.ts'
import { judgeCrashes, judgeDrop, nothingOf } from './crashes.ts'
import type { Finding, Scene } from './scene.ts'

/** What an error tracker knows about one version of a component. */
export interface ReleaseHealth {
  /** As the tracker calls it: `api@<sha>`. */
  version: string
  /** Issues that were seen for the first time in this version; nothing when it is not told. */
  newIssues: number | undefined
  /** At least one error has arrived. */
  hasEvents: boolean
  sessions: number
  /** Of these sessions; nothing when there is no data, or none that makes sense. */
  crashed: number | undefined
}

export interface HealthQuestion {
  component: string
  /** Full SHA. */
  commit: string
  signal: AbortSignal
}

/** What the gate needs of an error tracker. All throw with the reason when it can't tell. */
export interface SentrySignals {
  /** Of the last hour. */
  health(question: HealthQuestion): Promise<ReleaseHealth>
  /** Of the version that served before; of the last day when the last hour has too few sessions. */
  previous(question: HealthQuestion & { leastSessions: number }): Promise<ReleaseHealth | undefined>
  /** What some of the new issues are called; nothing where the token may not read them. */
  newIssueTitles(question: HealthQuestion): Promise<string[]>
}

/** What the gate needs of a store of metrics. */
export interface Metrics {
  /** The one number that a query answers with; throws with the reason when there is not exactly one. */
  value(query: string, signal: AbortSignal): Promise<number>
}

const SENTRY_PAUSES = { firstPauseMs: 5_000, longestPauseMs: 60_000 }
const SHORTEST_PAUSE_MS = 2_000

export async function checkSentry(
  check: SentryCheck,
  scene: Scene,
  source: SentrySignals | undefined,
): Promise<Finding[]> {
  const { component, commit } = scene.target
  if (!source) return notAsked('needs "sentry" in ops.yml and the input "sentry-auth-token"')
  if (commit === undefined) return notAsked('needs the commit that is served, to know which release it is about')
  let before: Promise<ReleaseHealth | undefined> | undefined
  return await bake({ ...timesOf(scene), ...SENTRY_PAUSES, overMs: check.overMs, read })

  async function read(signal: AbortSignal): Promise<Reading[]> {
    if (!source || commit === undefined) return []
    const { newIssues, crashFree, crashFreeDrop, leastSessions } = check
    const question = { component, commit, signal }
    const now = await source.health(question)
    const readings: Reading[] = []
    if (newIssues !== undefined) {
      const titles = (now.newIssues ?? 0) > newIssues ? await source.newIssueTitles(question) : []
      readings.push(judgeIssues(now, newIssues, titles))
    }
    if (crashFree !== undefined) readings.push(judgeCrashes(now, { crashFree, leastSessions }))
    if (crashFreeDrop !== undefined) {
      // It serves no longer, so one look at it is enough; one that failed is taken again.
      before ??= source.previous({ ...question, leastSessions })
      const previous = await before.catch((error: unknown) => {
        before = undefined
        throw error
      })
      readings.push(judgeDrop(now, previous, { crashFreeDrop, leastSessions }))
    }
    return readings
  }
}

function judgeIssues(now: ReleaseHealth, most: number, titles: readonly string[]): Reading {
  const part = 'new issues'
  const { newIssues: count, version } = now
  if (count === undefined) return { part, verdict: 'unknown', detail: `Sentry does not tell the issues of ${version}` }
  // Where nothing at all has arrived, silence says nothing.
  if (count === 0 && now.sessions === 0 && !now.hasEvents) {
    return { part, verdict: 'unknown', detail: nothingOf(version) }
  }
  const named = titles.length > 0 ? `: ${titles.map((title) => `"${title}"`).join('; ')}` : ''
  const [expected, got] = [`at most ${most}`, `${count} new in ${version}${named}`]
  const detail = `${got}; ${expected} expected`
  return count > most
    ? { part, verdict: 'fail', detail, expected, got, certain: true }
    : { part, verdict: 'pass', detail, expected, got }
}

/** The value before the release; nothing when the check needs none, or when it can't be told. */
export async function readBefore(
  check: PrometheusCheck,
  source: Metrics | undefined,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (check.compare === undefined || !source) return undefined
  return await source.value(check.query, signal).catch(() => {
    signal.throwIfAborted()
    return undefined
  })
}

export async function checkPrometheus(
  check: PrometheusCheck,
  scene: Scene,
  source: Metrics | undefined,
  before: number | undefined,
): Promise<Finding[]> {
  if (!source) return notAsked('needs the address of a Prometheus; give the input "prometheus-url"')
  const looksBackMs = longestRangeMs(check.query)
  const pauses = { firstPauseMs: Math.min(SHORTEST_PAUSE_MS, check.everyMs), longestPauseMs: check.everyMs }
  let wasGood = false
  return await bake({
    ...timesOf(scene),
    ...pauses,
    overMs: Math.max(check.overMs, looksBackMs),
    read: async (signal, elapsedMs) => {
      const reading = judgeValue(check, await source.value(check.query, signal), before)
      wasGood ||= reading.verdict === 'pass'
      // What is bad from the first look on may come of the version before, which this one is perhaps to mend.
      if (elapsedMs >= looksBackMs || (reading.verdict === 'fail' && wasGood)) return [reading]
      const age = `looks back ${looksBackMs / 1_000} s, longer than this version was watched`
      return [{ ...reading, verdict: 'unknown', detail: `${reading.detail}; but the query ${age}` }]
    },
  })
}

function judgeValue({ below, above, compare }: PrometheusCheck, now: number, before: number | undefined): Reading {
  const factor = compare === undefined ? '' : `at most ${compare} times ${before ?? 'the value before the release'}`
  const expected = [
    below === undefined ? '' : `below ${below}`,
    above === undefined ? '' : `above ${above}`,
    factor && before !== undefined ? `${factor} (before the release)` : factor,
  ]
    .filter((limit) => limit !== '')
    .join(' and ')
  const got = String(Number(now.toPrecision(4)))
  const reading = { expected, got, detail: `is ${got}; expected ${expected}` }
  const beyond = (below !== undefined && now >= below) || (above !== undefined && now <= above)
  if (beyond) return { ...reading, verdict: 'fail' }
  if (compare === undefined) return { ...reading, verdict: 'pass' }
  if (before === undefined) {
    return { ...reading, verdict: 'unknown', detail: `is ${got}; the value before the release is not known` }
  }
  if (before <= 0 && now > before) {
    return {
      ...reading,
      verdict: 'unknown',
      detail: `${reading.detail}; there is no multiple of it, so limit it by "below"`,
    }
  }
  return { ...reading, verdict: now > before * compare && now > before ? 'fail' : 'pass' }
}

/** The longest range that a query looks back over: `[5m]`, `[1h30m]`, `[1h:1m]`. */
function longestRangeMs(query: string): number {
  const ranges = [...query.matchAll(/\[\s*((?:\d+(?:ms|[smhdwy]))+)\s*(?::[^\]]*)?\]/g)]
  return Math.max(0, ...ranges.map(([, range = '']) => rangeMs(range)))
}

function rangeMs(range: string): number {
  const days: Record<string, number> = { d: 1, w: 7, y: 365 }
  return [...range.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, [part, amount, unit = '']) => {
    const day = days[unit]
    return sum + (day === undefined ? (parseDuration(part) ?? 0) : Number(amount) * day * 86_400_000)
  }, 0)
}

function timesOf({ deadline, requestMs, signal, report }: Scene) {
  return { deadline, requestMs, signal, report }
}

function notAsked(detail: string): Finding[] {
  return [{ verdict: 'unknown', detail, final: true }]
}
