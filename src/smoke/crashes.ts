import type { Reading } from './bake.ts'
import { interval, leastIncrease, type Sample } from './proportion.ts'
import type { ReleaseHealth } from './signals.ts'

interface Counted extends ReleaseHealth {
  crashed: number
}

const CHANCE = 'that may still be chance'

/** Fails only when the sessions are enough to be sure of it. */
export function judgeCrashes(now: ReleaseHealth, limits: { crashFree: number; leastSessions: number }): Reading {
  const part = 'crash-free sessions'
  if (!isEnough(now, limits)) return tooLittle(part, now, limits)
  const { share, low } = interval({ count: now.crashed, of: now.sessions })
  const most = 1 - limits.crashFree
  const [expected, got] = [`at least ${percent(limits.crashFree)}`, told(now)]
  const reading = { part, expected, got, detail: `${got}; ${expected} expected` }
  if (share <= most + Number.EPSILON) return { ...reading, verdict: 'pass' }
  return low > most
    ? { ...reading, verdict: 'fail' }
    : { ...reading, verdict: 'unknown', detail: `${reading.detail}; ${CHANCE}` }
}

/** Fails only when it is sure that more sessions crash than before. */
export function judgeDrop(
  now: ReleaseHealth,
  before: ReleaseHealth | undefined,
  limits: { crashFreeDrop: number; leastSessions: number },
): Reading {
  const part = 'crash-free sessions against the previous release'
  if (!before) return { part, verdict: 'unknown', detail: 'Sentry knows no earlier release to compare with' }
  if (!isEnough(now, limits)) return tooLittle(part, now, limits)
  if (!isEnough(before, limits)) return tooLittle(part, before, limits)
  const [current, previous] = [sampleOf(now), sampleOf(before)]
  const drop = current.count / current.of - previous.count / previous.of
  const [expected, got] = [`at most ${percent(limits.crashFreeDrop)} less than ${told(before)}`, told(now)]
  const reading = { part, expected, got, detail: `${got}; ${expected} expected` }
  if (drop <= limits.crashFreeDrop + Number.EPSILON) return { ...reading, verdict: 'pass' }
  return leastIncrease(current, previous) > limits.crashFreeDrop
    ? { ...reading, verdict: 'fail' }
    : { ...reading, verdict: 'unknown', detail: `${reading.detail}; ${CHANCE}` }
}

function isEnough(health: ReleaseHealth, { leastSessions }: { leastSessions: number }): health is Counted {
  return health.crashed !== undefined && health.sessions >= Math.max(1, leastSessions)
}

function sampleOf({ crashed, sessions }: Counted): Sample {
  return { count: crashed, of: sessions }
}

function tooLittle(part: string, health: ReleaseHealth, { leastSessions }: { leastSessions: number }): Reading {
  const { version, sessions, hasEvents } = health
  const few = `not enough data: ${sessions} sessions of ${version}, at least ${leastSessions} needed`
  const odd = `Sentry tells ${sessions} sessions of ${version}, but no share of crashes that makes sense`
  const detail = sessions === 0 && !hasEvents ? nothingOf(version) : sessions >= leastSessions ? odd : few
  return { part, verdict: 'unknown', detail }
}

export function nothingOf(version: string): string {
  return `Sentry has seen nothing of ${version} yet, neither a session nor an error; is that the "release" which its SDK is given?`
}

function told({ version, sessions, crashed = 0 }: ReleaseHealth): string {
  return `${percent(1 - crashed / sessions)} of ${sessions} sessions of ${version} without a crash`
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`
}
