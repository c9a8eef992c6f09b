import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity } from '../config.ts'
import { formatDuration } from '../duration.ts'
import type { CheckResult } from '../release/gate.ts'
import { describeIdentity, readIdentity, sameCommit } from './identity.ts'
import { describe, type Look, type Probe, sameSite, shortUrl } from './probe.ts'

export interface ServingOptions {
  probe: Probe
  /** Where the component tells its commit. */
  address: URL
  identity: Identity
  /** Nothing: the first one that it tells, which must then stay the same. */
  commit: string | undefined
  /** On the clock of `performance.now()`. */
  deadline: number
  requestMs: number
  /** A login page is given up after this time: it does not go away by itself. */
  settleMs: number
  signal: AbortSignal
  report: (line: string) => void
}

// Replicas are replaced one after another, so one right answer says little; once a mixture was seen, two say little.
const STREAK = 2
const STREAK_AFTER_MIXTURE = 5
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 2_000

interface Seen {
  /** The commit that it serves. */
  commit?: string
  wall?: boolean
  nobody?: boolean
  problem: string
}

/** Asks until the component answers with the commit, several times in a row, or the deadline is over. */
export async function waitUntilServing(options: ServingOptions): Promise<CheckResult> {
  const { probe, address, deadline, requestMs, settleMs, signal, report } = options
  const startedAt = performance.now()
  let { commit } = options
  let looks = 0
  let streak = 0
  let rightBefore = false
  let mixed = false
  let reported = ''
  let problem = ''
  let wallSince: number | undefined
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.1, LONGEST_PAUSE_MS)) {
    const askedAt = performance.now()
    const timeoutMs = Math.max(500, Math.min(requestMs, deadline - askedAt))
    const look = await probe(address, { timeoutMs, signal })
    looks++
    const seen = judge(look, { ...options, commit })
    commit ??= seen.commit
    const now = performance.now()
    const right = seen.commit !== undefined && sameCommit(seen.commit, commit ?? '')
    streak = right ? streak + 1 : 0
    mixed ||= rightBefore && !right
    rightBefore ||= right
    if (streak >= (mixed ? STREAK_AFTER_MIXTURE : STREAK)) {
      report(`serves ${short(commit)} after ${formatDuration(now - startedAt)}`)
      return done('pass', `serves ${short(commit)}, ${looks} looks (${describeIdentity(options.identity)})`)
    }
    if (!right) problem = seen.problem
    // Times and counters in an answer are no news.
    const news = seen.problem.replaceAll(/\d+/g, '')
    if (!right && news !== reported) {
      reported = news
      report(`not yet: ${seen.problem}`)
    }
    wallSince = seen.wall ? (wallSince ?? askedAt) : undefined
    const walled = wallSince !== undefined && now - wallSince >= settleMs
    const confirming = right && !mixed
    const wakeAt = confirming ? now : Math.max(now, askedAt + pauseMs)
    if (walled || (!confirming && wakeAt >= deadline)) {
      const waited = `gave up after ${formatDuration(now - startedAt)} and ${looks} ${looks === 1 ? 'look' : 'looks'}`
      const part = mixed ? `serves ${short(commit)} only now and then (several replicas?); ` : ''
      const last = look.answered && seen.commit !== undefined ? `; last answer: ${describe(look)}` : ''
      return done(seen.nobody ? 'unknown' : 'fail', `${part}${problem}; ${waited}${last}`)
    }
    await sleep(wakeAt - now, undefined, { signal })
  }

  /** To wait is no flakiness: however often it looked, it was one attempt. */
  function done(verdict: CheckResult['verdict'], detail: string): CheckResult {
    return { name: 'identity', verdict, detail, attempts: 1, durationMs: Math.round(performance.now() - startedAt) }
  }
}

function judge(look: Look, { address, identity, commit }: ServingOptions): Seen {
  if (!look.answered) return { nobody: look.nobody, problem: look.message }
  if (look.wall) return { wall: true, problem: look.wall.message }
  if (!sameSite(address, look.url)) {
    const problem = `${shortUrl(address)} redirects to ${shortUrl(look.url)}, another site, which proves nothing about this component`
    return { problem }
  }
  const sighting = readIdentity(look, identity)
  if ('problem' in sighting) return { problem: `${sighting.problem}; expected ${short(commit)}` }
  return {
    commit: sighting.commit,
    problem: `serves ${short(sighting.commit)}, another version; expected ${short(commit)}`,
  }
}

function short(commit: string | undefined): string {
  return commit?.slice(0, 7) ?? 'any commit'
}
