import { setTimeout as sleep } from 'node:timers/promises'
import { formatDuration } from '../duration.ts'
import type { Verdict } from '../release/gate.ts'
import { oneLine } from './probe.ts'
import type { Finding } from './scene.ts'

/** What production itself tells in one look. */
export interface Reading {
  /** What it is about, when one look tells of several things. */
  part?: string
  /** `pass`: good so far. `unknown`: too little is known yet. */
  verdict: Verdict
  /** What was seen and what was expected, in one sentence. */
  detail: string
  expected?: string
  got?: string
  /** It can't get better any more, so that nobody needs to look again. */
  certain?: true
}

export interface BakeOptions {
  /** One look; what it throws is no verdict but unknown, with the message. */
  read: (signal: AbortSignal, elapsedMs: number) => Promise<Reading[]>
  /** It must look good for this long. */
  overMs: number
  /** Data may come late: as long as something is unknown, it looks again until then. On the clock of `performance.now()`. */
  deadline: number
  /** Deadline of one look. */
  requestMs: number
  firstPauseMs: number
  longestPauseMs: number
  signal: AbortSignal
  report: (line: string) => void
}

const GROWTH = 1.5

/** What is bad in a single look may be a spike. */
const BAD_LOOKS = 2

interface State extends Reading {
  badInARow: number
}

/** Watches production for a while. Ends early when it is bad; otherwise the last look decides. */
export async function bake(options: BakeOptions): Promise<Finding[]> {
  const { read, overMs, deadline, requestMs, longestPauseMs, signal, report } = options
  const startedAt = performance.now()
  const bakedAt = startedAt + overMs
  let states: State[] = []
  let looks = 0
  for (let pauseMs = options.firstPauseMs; ; pauseMs = Math.min(pauseMs * GROWTH, longestPauseMs)) {
    const before = states
    states = (await look()).map((reading) => follow(reading, before))
    looks++
    const now = performance.now()
    const bad = states.some(({ certain, badInARow }) => certain === true || badInARow >= BAD_LOOKS)
    const good = states.every(({ verdict }) => verdict === 'pass')
    if (bad || now >= deadline || (now >= bakedAt && good)) return states.map(conclude)
    // One look comes right when the time to bake, or all of the time, is over.
    const end = now < bakedAt ? Math.min(bakedAt, deadline) : deadline
    await sleep(Math.max(0, Math.min(pauseMs, end - now)), undefined, { signal })
  }

  async function look(): Promise<Reading[]> {
    const timeout = AbortSignal.timeout(requestMs)
    try {
      return await read(AbortSignal.any([signal, timeout]), performance.now() - startedAt)
    } catch (error) {
      signal.throwIfAborted()
      const reason = error instanceof Error ? error.message : String(error)
      const detail = timeout.aborted ? `no answer within ${formatDuration(requestMs)}` : reason
      return [{ verdict: 'unknown', detail }]
    }
  }

  function follow(reading: Reading, all: readonly State[]): State {
    const before = all.find(({ part }) => part === reading.part)
    const detail = oneLine(reading.detail, 600)
    // Figures that move are no news.
    const news = detail.replaceAll(/[\d.]+/g, '') !== before?.detail.replaceAll(/[\d.]+/g, '')
    if (news) report(reading.part === undefined ? detail : `${reading.part}: ${detail}`)
    return { ...reading, detail, badInARow: reading.verdict === 'fail' ? (before?.badInARow ?? 0) + 1 : 0 }
  }

  function conclude({ part, verdict, detail, expected, got }: State): Finding {
    const reading = { ...(part && { part }), ...(expected && { expected }), ...(got && { got }) }
    const passed = performance.now() - startedAt
    const watched = `${looks} ${looks === 1 ? 'look' : 'looks'} in ${formatDuration(passed)}`
    if (verdict === 'pass' && passed < overMs) {
      const missing = `only ${formatDuration(passed)} of ${formatDuration(overMs)} fitted into the gate's time; allow more of it`
      return { ...reading, verdict: 'unknown', detail: `${detail}; but ${missing}`, final: true }
    }
    return { ...reading, verdict, detail: `${detail} (${watched})`, final: true }
  }
}
