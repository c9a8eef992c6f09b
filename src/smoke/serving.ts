import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity } from '../config.ts'
import { formatDuration } from '../duration.ts'
import type { CheckResult } from '../release/gate.ts'
import { cachedFor, pastCaches } from './cached.ts'
import { describeIdentity, readIdentity, sameCommit } from './identity.ts'
import { describe, type Look, type Probe, sameSite, shortUrl } from './probe.ts'
import { isLogin, looksLikeLogin } from './wall.ts'

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

// Replicas are replaced one after another, so one right answer says little. Each look has a connection of its own: a
// balancer may tie a connection to one replica.
const CONFIRMING = 4
const STREAK_AFTER_MIXTURE = 6
// Five looks a second, as long as people wait; who takes longer is asked less often.
const PAUSE_MS = 200
const PATIENCE_MS = 120_000
const LONGEST_PAUSE_MS = 1_000

interface Seen {
  /** The commit that it serves. */
  commit?: string
  wall?: boolean
  nobody?: boolean
  problem: string
  /** What came back, where it named a commit. */
  answer?: string
}

/** Asks until the component answers with the commit, several times in a row, or the deadline is over. */
export async function waitUntilServing(options: ServingOptions): Promise<CheckResult> {
  const { deadline, settleMs, signal, report } = options
  const startedAt = performance.now()
  let { commit } = options
  let looks = 0
  let streak = 0
  let rightBefore = false
  let mixed = false
  let reported = ''
  let wallSince: number | undefined
  let lastWrong: Seen | undefined
  for (let pauseMs = PAUSE_MS; ;) {
    const askedAt = performance.now()
    const seen = await lookOnce({ ...options, commit })
    looks++
    commit ??= seen.commit
    const right = isRight(seen, commit)
    let wrong = right ? undefined : seen
    streak = right ? streak + 1 : 0
    if (right && !mixed) {
      const others = await Promise.all(
        Array.from({ length: CONFIRMING }, async () => await lookOnce({ ...options, commit })),
      )
      looks += CONFIRMING
      wrong = others.find((other) => !isRight(other, commit))
      if (!wrong) return serves()
      streak = 0
    }
    mixed ||= (rightBefore && !right) || (right && wrong !== undefined)
    rightBefore ||= right
    if (mixed && streak >= STREAK_AFTER_MIXTURE) return serves()
    // Times and counters in an answer are no news.
    const news = wrong?.problem.replaceAll(/\d+/g, '')
    if (wrong && news !== undefined && news !== reported) {
      reported = news
      report(`not yet: ${wrong.problem}`)
    }
    lastWrong = wrong ?? lastWrong
    const now = performance.now()
    wallSince = seen.wall ? (wallSince ?? askedAt) : undefined
    const walled = wallSince !== undefined && now - wallSince >= settleMs
    if (now - startedAt > PATIENCE_MS) pauseMs = Math.min(pauseMs * 1.1, LONGEST_PAUSE_MS)
    const wakeAt = Math.max(now, askedAt + pauseMs)
    if (walled || wakeAt >= deadline) {
      const waited = `gave up after ${formatDuration(now - startedAt)} and ${looks} ${looks === 1 ? 'look' : 'looks'}`
      const part = mixed ? `serves ${short(commit)} only now and then (several replicas?); ` : ''
      const last = seen.answer === undefined ? '' : `; last answer: ${seen.answer}`
      const problem = lastWrong?.problem ?? seen.problem
      const told = `${part}${problem}; ${waited}${last}`
      return done(seen.nobody ? 'unknown' : 'fail', told, lastWrong?.commit)
    }
    await sleep(wakeAt - now, undefined, { signal })
  }

  function serves(): CheckResult {
    report(`serves ${short(commit)} after ${formatDuration(performance.now() - startedAt)}`)
    return done('pass', `serves ${short(commit)}, ${looks} looks (${describeIdentity(options.identity)})`, commit)
  }

  /** To wait is no flakiness: however often it looked, it was one attempt. */
  function done(verdict: CheckResult['verdict'], detail: string, servedCommit: string | undefined): CheckResult {
    const durationMs = Math.round(performance.now() - startedAt)
    const served = servedCommit === undefined ? {} : { servedCommit }
    return { name: 'identity', verdict, detail, attempts: 1, durationMs, ...served }
  }
}

/** One more look when all else has been asked: nothing when it is right, otherwise what is wrong. */
export async function stillServing(
  options: ServingOptions,
): Promise<Pick<CheckResult, 'verdict' | 'detail'> | undefined> {
  const giveUp = performance.now() + options.settleMs
  for (;;) {
    const seen = await lookOnce(options)
    if (isRight(seen, options.commit)) return undefined
    // Another version is no hiccup: a replica of it was there all the time, or it has come back.
    if (seen.commit !== undefined || performance.now() + PAUSE_MS >= giveUp) {
      const detail = `served ${short(options.commit)} before the checks, and after them: ${seen.problem}`
      return { verdict: 'fail', detail }
    }
    await sleep(PAUSE_MS, undefined, { signal: options.signal })
  }
}

async function lookOnce(options: ServingOptions): Promise<Seen> {
  const { probe, address, deadline, requestMs, signal } = options
  const timeoutMs = Math.max(500, Math.min(requestMs, deadline - performance.now()))
  return await judge(await probe(address, { timeoutMs, signal, fresh: true }), options)
}

function isRight(seen: Seen, commit: string | undefined): boolean {
  return seen.commit !== undefined && commit !== undefined && sameCommit(seen.commit, commit)
}

async function judge(look: Look, options: ServingOptions): Promise<Seen> {
  const { address, identity, commit } = options
  if (!look.answered) return { nobody: look.nobody, problem: look.message }
  if (look.wall) return { wall: true, problem: look.wall.message }
  if (!sameSite(address, look.url)) {
    const problem = `${shortUrl(address)} redirects to ${shortUrl(look.url)}, another site, which proves nothing about this component`
    return { problem }
  }
  const sighting = readIdentity(look, identity)
  if ('problem' in sighting) {
    const login = (isLogin(look.url) && !isLogin(address)) || looksLikeLogin(look)
    const hidden = login ? `a login page answers at ${shortUrl(look.url)}, where strangers are not let in; ` : ''
    return { problem: `${hidden}${sighting.problem}; expected ${short(commit)}` }
  }
  const cached = cachedFor(look)
  const right = { commit: sighting.commit, problem: '' }
  if (commit === undefined || sameCommit(sighting.commit, commit)) {
    const behind = cached === undefined ? undefined : await askPastCaches(options)
    if (behind === undefined || sameCommit(behind, sighting.commit)) return right
    const problem = `only a cache tells ${short(sighting.commit)} (${cached}); behind it serves ${short(behind)}, another version`
    return { commit: behind, problem }
  }
  const other = distinct(sighting.commit, commit)
  const where = cached === undefined ? '' : ` (${cached})`
  const problem = `serves ${other.one}${where}, another version; expected ${other.other}`
  return { commit: sighting.commit, problem, answer: describe(look) }
}

/** What a cache tells was true once. */
async function askPastCaches({
  probe,
  address,
  identity,
  requestMs,
  signal,
}: ServingOptions): Promise<string | undefined> {
  const look = await probe(pastCaches(address), { timeoutMs: requestMs, signal, fresh: true })
  if (!look.answered || look.wall || !sameSite(address, look.url)) return undefined
  const sighting = readIdentity(look, identity)
  return 'commit' in sighting ? sighting.commit : undefined
}

/** Both as short as they may be without looking alike. */
function distinct(one: string, other: string): { one: string; other: string } {
  const differsAt = Array.from(one).findIndex((digit, index) => digit !== other[index])
  const length = Math.max(7, differsAt + 1)
  return { one: one.slice(0, length), other: other.slice(0, length) }
}

function short(commit: string | undefined): string {
  return commit?.slice(0, 7) ?? 'any commit'
}
