import type { LoadCheck } from '../config/check.ts'
import { formatDuration } from '../duration.ts'
import { createHttp } from '../http.ts'
import type { Samples } from '../release/gate.ts'
import type { Tally } from './fire.ts'
import { createProbe, describe, oneLine, shortUrl } from './probe.ts'
import { proxyFor } from './proxy.ts'
import type { Finding, Scene } from './scene.ts'

/** The fewest answers of which these percentiles say anything. */
const LEAST = { p95: 20, p99: 100 }

/** Puts the address under load for a while, and judges the answers. */
export async function checkLoad(check: LoadCheck, scene: Scene): Promise<Finding[]> {
  const finding = await load(check, scene)
  return [{ ...finding, final: true }]
}

async function load(check: LoadCheck, scene: Scene): Promise<Finding> {
  const url = scene.locate(check.address)
  const { target, transport, signal, requestMs } = scene
  const proxy = proxyFor(url, transport.proxyEnv)
  if (proxy) return unknown(`a load test through the proxy ${proxy.host} would measure the proxy; run it where none is`)
  const left = scene.deadline - performance.now()
  if (left < check.durationMs) {
    return unknown(
      `it lasts ${formatDuration(check.durationMs)}, but only ${formatDuration(Math.max(0, left))} are left`,
    )
  }
  // Also because this one looks at the certificate and recognises a login page.
  const http = createHttp({ name: target.component, baseUrl: target.url, ...transport })
  const probe = createProbe({ http, origin: new URL(target.url).origin, access: target.access })
  const first = await probe(url, { timeoutMs: Math.min(requestMs, left), signal, redirects: 'never' })
  if (!first.answered) return { verdict: first.nobody ? 'unknown' : 'fail', detail: first.message }
  const { status } = first
  if (first.wall) return { verdict: 'fail', detail: first.wall.message, status }
  if (status >= 300) {
    const cure = status < 400 ? 'give the address that it redirects to' : 'the load was spared'
    return { verdict: 'fail', detail: `${shortUrl(url)} answers ${describe(first)}; ${cure}`, status }
  }
  const { fire } = await import('./fire.ts')
  const tally = await fire(url, {
    ...check,
    headers: scene.accessFor(url),
    timeoutMs: requestMs,
    ca: transport.ca,
    signal,
  })
  signal.throwIfAborted()
  return { ...judge(check, tally), status }
}

function judge(check: LoadCheck, tally: Tally): Finding {
  const { answered, failed, seconds, ms } = tally
  const share = failed / Math.max(1, answered + tally.lost)
  const rate = answered / seconds
  const samples: Samples = { count: answered, p50Ms: ms(50), p95Ms: ms(95), p99Ms: ms(99) }
  if (answered === 0) return { verdict: 'fail', detail: `not one of ${tally.lost} requests was answered${told(tally)}` }

  const problems = [
    ...(share > check.errors
      ? [`${percent(share)} of the requests failed, at most ${percent(check.errors)} expected${told(tally)}`]
      : []),
    ...tooSlow('p95', samples.p95Ms, check.p95Ms),
    ...tooSlow('p99', samples.p99Ms, check.p99Ms),
    ...(check.throughput !== undefined && rate < check.throughput
      ? [`${rate.toFixed(1)} answers a second, at least ${check.throughput} expected`]
      : []),
  ]
  const early = tally.spared ? ', ended early to spare what fails' : ''
  const seen = `${answered} answers in ${formatDuration(seconds * 1_000)} (${rate.toFixed(1)} a second${early}), p95 ${formatDuration(samples.p95Ms)}, p99 ${formatDuration(samples.p99Ms)}, ${percent(share)} failed`
  if (problems.length > 0) return { verdict: 'fail', detail: `${problems.join('; ')}; ${seen}`, samples }
  const few = check.p99Ms !== undefined ? LEAST.p99 : check.p95Ms !== undefined ? LEAST.p95 : 1
  if (answered < few) {
    return { verdict: 'unknown', detail: `${seen}; too few for a percentile, at least ${few} are needed`, samples }
  }
  return { verdict: 'pass', detail: seen, samples }
}

function tooSlow(name: string, seen: number, limit: number | undefined): string[] {
  if (limit === undefined || seen <= limit) return []
  return [`${name} is ${formatDuration(seen)}, at most ${formatDuration(limit)} expected`]
}

function told({ reason }: Tally): string {
  return reason === undefined ? '' : ` (${oneLine(reason)})`
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`
}

function unknown(detail: string): Finding {
  return { verdict: 'unknown', detail }
}
