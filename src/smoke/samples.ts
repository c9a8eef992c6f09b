import type { Compare, Timing } from '../config/check.ts'
import { formatDuration } from '../duration.ts'
import type { Samples } from '../release/gate.ts'
import { oneLine } from './probe.ts'
import type { Finding } from './scene.ts'
import { compareTimes, type Pair, rankOf } from './slower.ts'

/** How long one good answer took, ms, or why it was none. */
export type Ask = () => Promise<number | Finding>

export interface Measurement {
  ask: Ask
  timing: Timing
  /** The same of what is live now. */
  live?: Ask
  hasTime: () => boolean
  signal: AbortSignal
}

const RANKS = [
  ['p50', 'p50Ms', 50],
  ['p95', 'p95Ms', 95],
  ['p99', 'p99Ms', 99],
] as const

/** Nearest rank: the smallest value that at least `rank` percent of all values do not exceed. */
export function percentile(values: readonly number[], rank: number): number {
  return values.toSorted((a, b) => a - b)[rankOf(rank, values.length)] ?? 0
}

export function samplesOf(times: readonly number[], coldMs?: number): Samples {
  return {
    count: times.length,
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
    p99Ms: percentile(times, 99),
    ...(coldMs === undefined ? {} : { coldMs }),
  }
}

/**
 * Measures warm requests: the first, cold one has been made before. With `live` each is asked right before or after the
 * same request to what is live now, so that the machine's slow moments hit both alike.
 */
export async function measure({ ask, timing, live, hasTime, signal }: Measurement): Promise<Finding> {
  const { samples: wanted, concurrency } = timing
  const times: number[] = []
  const pairs: Pair[] = []
  let stop: Finding | undefined
  let incomparable = timing.compare && !live ? 'nothing else is live' : ''
  let started = 0
  const comparing = (): Ask | undefined => (timing.compare && incomparable === '' ? live : undefined)

  if (!hasTime()) return tooFew()
  await askLive()
  await Promise.all(Array.from({ length: Math.min(concurrency, wanted) }, worker))
  signal.throwIfAborted()
  return stop ?? judge()

  async function worker(): Promise<void> {
    while (!stop && started < wanted) {
      const liveFirst = started++ % 2 === 1
      const before = liveFirst ? await askLive() : undefined
      const ours = await ask()
      if (typeof ours !== 'number') {
        stop ??= hasTime() ? ours : tooFew()
        return
      }
      times.push(ours)
      stop ??= hopeless(timing, times)
      const beside = liveFirst ? before : stop ? undefined : await askLive()
      if (beside !== undefined) pairs.push({ ours, live: beside })
      if (!hasTime() && times.length < wanted) stop ??= tooFew()
    }
  }

  /** What is live may be broken: that is no reason to hold back what replaces it. */
  async function askLive(): Promise<number | undefined> {
    const took = await comparing()?.()
    if (took === undefined || typeof took === 'number') return took
    if (hasTime()) incomparable ||= `what is live now gave no good answer: ${oneLine(took.detail)}`
    return undefined
  }

  function tooFew(): Finding {
    const detail = `only ${times.length} of ${wanted} samples fitted into the gate's time; allow more of it`
    return { verdict: 'unknown', detail }
  }

  function judge(): Finding {
    const samples = samplesOf(times)
    const shown = RANKS.filter(([, limit]) => timing[limit] !== undefined)
      .map(([name, limit]) => `, ${name} ${formatDuration(samples[limit])}`)
      .join('')
    const detail = `warm ${formatDuration(times[0] ?? 0)}${shown}${shown ? ` of ${times.length}` : ''}`
    if (incomparable !== '') return { verdict: 'pass', detail: `${detail}; not compared: ${incomparable}`, samples }
    const { verdict, told } = timing.compare
      ? compareAll(pairs, timing.compare)
      : { verdict: 'pass' as const, told: [] }
    return { verdict, detail: verdict === 'fail' ? told.join('; ') : [detail, ...told].join('; '), samples }
  }
}

/** A limit that cannot be met any more, whatever the others say. */
function hopeless(timing: Timing, times: readonly number[]): Finding | undefined {
  const last = times.at(-1) ?? 0
  const { durationMs } = timing
  if (durationMs !== undefined && times.length === 1 && last > durationMs) {
    return slow(`took ${formatDuration(last)}, at most ${formatDuration(durationMs)} expected`, times)
  }
  for (const [name, key, rank] of RANKS) {
    const limit = timing[key]
    if (limit === undefined || last <= limit) continue
    const tooLong = times.filter((ms) => ms > limit).length
    if (tooLong < timing.samples - rankOf(rank, timing.samples)) continue
    const seen = `${tooLong} of ${times.length} warm requests took longer than ${formatDuration(limit)}`
    return slow(`${name} is too high: ${seen}, the slowest ${formatDuration(Math.max(...times))}`, times)
  }
  return undefined
}

function compareAll(pairs: readonly Pair[], compare: Compare): Pick<Finding, 'verdict'> & { told: string[] } {
  const limits = RANKS.flatMap(([name, , rank]) => {
    const atMost = compare[name]
    return atMost === undefined ? [] : [{ name, rank, atMost }]
  })
  // Several comparisons together must not be wrong more often than one.
  const confidence = 1 - (1 - compare.confidence) / limits.length
  const seen = limits.map(({ name, rank, atMost }) => {
    const ours = percentile(
      pairs.map((pair) => pair.ours),
      rank,
    )
    const live = percentile(
      pairs.map((pair) => pair.live),
      rank,
    )
    const times = `${name} is ${(ours / Math.max(live, 0.001)).toFixed(2)} times that of what is live now (${formatDuration(ours)}, ${formatDuration(live)})`
    const answer = compareTimes(pairs, { rank, atMost, confidence })
    const sure = `with a confidence of ${Number((compare.confidence * 100).toFixed(2))} %`
    if (answer === 'slower') return { answer, text: `${times}, at most ${atMost} times expected, ${sure}` }
    if (answer === 'not slower') return { answer, text: times }
    const why = `${pairs.length} samples are too few, or vary too much, to tell ${sure} whether that is more than ${atMost} times`
    return { answer, text: `${times}; ${why}` }
  })
  const slower = seen.filter(({ answer }) => answer === 'slower')
  if (slower.length > 0) return { verdict: 'fail', told: slower.map(({ text }) => text) }
  const verdict = seen.some(({ answer }) => answer === 'unclear') ? 'unknown' : 'pass'
  return { verdict, told: seen.map(({ text }) => text) }
}

function slow(detail: string, times: readonly number[]): Finding {
  return { verdict: 'fail', detail, samples: samplesOf(times) }
}
