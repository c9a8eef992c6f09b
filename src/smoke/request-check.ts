import type { Capture, RequestCheck, Step, Timing } from '../config/check.ts'
import { keepSecret } from '../redact.ts'
import { createReader, type Reader } from './find.ts'
import { createJar, type Jar } from './jar.ts'
import { judge } from './judge.ts'
import { describe, oneLine, type Probe, sameSite, shortUrl } from './probe.ts'
import { type Ask, measure } from './samples.ts'
import type { Finding, Scene } from './scene.ts'
import { asText, fill, UnknownVariable, type Variables } from './variables.ts'

export interface RequestRun {
  scene: Scene
  probe: Probe
  /** How to look at what is live now, when that is something else. */
  live: { probe: Probe; locate: Scene['locate'] } | undefined
  variables: Variables
}

/** One try: all steps one after another, each correct; then, on the warm connection, the times. */
export async function tryRequests(check: RequestCheck, run: RequestRun): Promise<Finding> {
  const { scene } = run
  const jar = createJar()
  const variables = new Map(run.variables)
  let last: Finding | undefined
  for (const step of check.steps) {
    const found = await tryStep(step, { ...run, variables }, jar)
    const told = check.steps.length > 1 ? `${step.name}: ${found.detail}` : found.detail
    last = { ...found, detail: told }
    if (found.verdict !== 'pass') return last
  }
  const first = last ?? { verdict: 'unknown', detail: 'it has no steps' }
  const [step] = check.steps
  if (!check.timing || !step) return first
  const timing = run.live || !check.timing.compare ? check.timing : withoutComparison(check.timing)
  if (!timing) return { ...first, detail: `${first.detail}, not compared: nothing else is live` }
  const ask = (there: { probe: Probe; locate: Scene['locate'] }): Ask => {
    return async () => {
      const found = await tryStep(
        step,
        { ...run, probe: there.probe, scene: { ...scene, locate: there.locate }, variables },
        createJar(),
      )
      return found.verdict === 'pass' ? found.durationMs : found
    }
  }
  const measured = await measure({
    ask: ask({ probe: run.probe, locate: scene.locate }),
    timing,
    ...(run.live && { live: ask(run.live) }),
    hasTime: () => performance.now() < scene.deadline,
    signal: scene.signal,
  })
  const { durationMs: coldMs, ...evidence } = first as StepFinding
  const samples = measured.samples && { ...measured.samples, coldMs: Math.round(coldMs) }
  const detail = measured.verdict === 'pass' ? `${first.detail}, ${measured.detail}` : measured.detail
  return { ...evidence, ...measured, detail, ...(samples && { samples }) }
}

/** Nothing when only the comparison was asked for; otherwise as many samples as the limits alone need. */
function withoutComparison({ compare: _compare, ...timing }: Timing): Timing | undefined {
  const { durationMs, p50Ms, p95Ms, p99Ms } = timing
  if ((p50Ms ?? p95Ms ?? p99Ms) === undefined) return durationMs === undefined ? undefined : { ...timing, samples: 1 }
  return { ...timing, samples: Math.min(timing.samples, p99Ms === undefined ? 20 : 100) }
}

interface StepFinding extends Finding {
  durationMs: number
}

interface StepRun extends RequestRun {
  variables: Map<string, unknown>
}

async function tryStep(step: Step, run: StepRun, jar: Jar): Promise<StepFinding> {
  const startedAt = performance.now()
  const ended = (found: Finding): StepFinding => ({ durationMs: performance.now() - startedAt, ...found })
  const { scene, probe, variables } = run
  let filled: Step
  try {
    filled = fill(step, variables)
  } catch (error) {
    if (!(error instanceof UnknownVariable)) throw error
    return ended({ verdict: 'unknown', detail: error.message, final: true })
  }
  const address = addressOf(filled, scene)
  if (step.address.startsWith('{{') && !sameSite(scene.locate('/'), address)) {
    const detail = `the captured address is on another site, ${shortUrl(address)}, which must not get what is sent`
    return ended({ verdict: 'fail', detail })
  }
  const timeoutMs = Math.max(1, Math.min(scene.requestMs, scene.deadline - performance.now()))
  const { redirects } = filled
  const look = await probe(address, {
    timeoutMs,
    signal: scene.signal,
    redirects: redirects === 0 ? 'never' : redirects >= 10 ? 'follow' : redirects,
    ...requestOf(filled),
    jar,
  })
  const found = await judge(filled, address, look)
  if (found.verdict !== 'pass' || !look.answered) return ended(found)
  const read = createReader(look)
  for (const capture of filled.capture) {
    const problem = await keep(capture, read, variables)
    if (problem !== undefined)
      return ended({ ...found, verdict: 'fail', detail: `${problem}; came back: ${describe(look)}` })
  }
  return { ...found, durationMs: look.durationMs }
}

function addressOf(step: Step, { locate }: Scene): URL {
  const address = locate(asText(step.address))
  for (const [name, value] of Object.entries(step.query)) address.searchParams.append(name, asText(value))
  return address
}

function requestOf({ method, headers, cookies, basic, body }: Step): {
  method: string
  headers: Record<string, string>
  body?: string
} {
  const own: Record<string, string> = {}
  if (basic) own['authorization'] = `Basic ${Buffer.from(`${basic.user}:${asText(basic.password)}`).toString('base64')}`
  if (basic) keepSecret(own['authorization']?.slice('Basic '.length) ?? '')
  const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${asText(value)}`)
  if (pairs.length > 0) own['cookie'] = pairs.join('; ')
  if (body && 'json' in body) own['content-type'] = 'application/json'
  if (body && 'form' in body) own['content-type'] = 'application/x-www-form-urlencoded'
  for (const [name, value] of Object.entries(headers)) own[name.toLowerCase()] = asText(value)
  return { method: method.toUpperCase(), headers: own, ...(body ? { body: textOf(body) } : {}) }
}

function textOf(body: NonNullable<Step['body']>): string {
  if ('json' in body) return JSON.stringify(body.json)
  if ('text' in body) return asText(body.text)
  return new URLSearchParams(
    Object.entries(body.form).map(([name, value]): [string, string] => [name, asText(value)]),
  ).toString()
}

async function keep(
  { name, query, secret }: Capture,
  read: Reader,
  variables: Map<string, unknown>,
): Promise<string | undefined> {
  const found = await read(query)
  const where = 'at' in query ? `${query.of} "${oneLine(query.at)}"` : query.of
  if ('problem' in found) return `expected ${where} to capture "${name}", but ${found.problem}`
  const [value] = found.values
  if (value === undefined) return `expected ${where} to capture "${name}", it is missing`
  if (secret) keepSecret(asText(value))
  variables.set(name, value)
  return undefined
}
