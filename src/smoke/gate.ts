import { setTimeout as sleep } from 'node:timers/promises'
import type { Check, ComponentConfig } from '../config.ts'
import { formatDuration } from '../duration.ts'
import { createHttp, type Http, type Transport } from '../http.ts'
import { keepSecret } from '../redact.ts'
import type { CheckResult, Gate, GateResult, Target, Verdict } from '../release/gate.ts'
import { locate } from './address.ts'
import { isTimed, nameOf, tryCheck } from './check.ts'
import { readIdentity } from './identity.ts'
import { createProbe, type Probe, sameSite } from './probe.ts'
import { waitUntilServing } from './serving.ts'

export interface GateOptions {
  components: readonly Pick<ComponentConfig, 'name' | 'url' | 'identity' | 'smoke'>[]
  /** Longest time for one gate, waiting for the identity included. */
  gateTimeoutMs: number
  /** Where no commit is expected, the component must still tell one. */
  anyCommit?: boolean
  transport?: Transport
  /** Deadline of one request with its redirects; default 10 s. */
  requestMs?: number
  /** A check that fails is tried again for this long; default 6 s. */
  settleMs?: number
}

type Watch = Parameters<Gate['check']>[1]

const AT_ONCE = 4
// Each try of a measurement takes many requests, and one that fails twice is slow.
const MOST_MEASUREMENTS = 2

/**
 * Looks at components from outside, as their visitors do. Every check is tried at least once, so a gate may outlive its
 * deadline by the time of one request.
 */
export function gate(options: GateOptions): Gate {
  const { components, gateTimeoutMs, anyCommit = false, transport = {}, requestMs = 10_000, settleMs = 6_000 } = options
  const clients = new Map<string, Http>()

  return {
    async check(target, watch) {
      const { url, identity, smoke } = find(target.component)
      const probe = look(target)
      const deadline = performance.now() + gateTimeoutMs
      const results: CheckResult[] = []
      if (target.commit !== undefined || anyCommit) {
        const address = locate(identity.path, url, target.url)
        const proof = { probe, address, identity, commit: target.commit, deadline, requestMs, settleMs, ...watch }
        const serving = await waitUntilServing(proof)
        results.push(serving)
        if (serving.verdict !== 'pass') return conclude([...results, ...smoke.map(notAsked)])
      }
      return conclude([...results, ...(await runChecks(smoke, { target, publicUrl: url, probe, deadline, watch }))])
    },

    async served(target, signal) {
      const { url, identity } = find(target.component)
      const address = locate(identity.path, url, target.url)
      const answer = await look(target)(address, { timeoutMs: requestMs, signal })
      if (!answer.answered || answer.wall || !sameSite(address, answer.url)) return undefined
      const sighting = readIdentity(answer, identity)
      return 'commit' in sighting && sighting.commit.length >= 40 ? sighting.commit : undefined
    },
  }

  function find(name: string): GateOptions['components'][number] {
    const component = components.find((one) => one.name === name)
    if (component) return component
    throw new Error(`there is no component "${name}" to check; known: ${components.map((one) => one.name).join(', ')}`)
  }

  function look({ component, url, access }: Pick<Target, 'component' | 'url' | 'access'>): Probe {
    // A page may echo what it was sent.
    for (const secret of Object.values(access)) keepSecret(secret)
    const http = clients.get(component) ?? createHttp({ name: component, baseUrl: url, ...transport })
    clients.set(component, http)
    return createProbe({ http, origin: new URL(url).origin, access })
  }

  interface Run {
    target: Target
    publicUrl: string
    probe: Probe
    deadline: number
    watch: Watch
  }

  /** Those that measure time run alone, after the others: they would measure each other. */
  async function runChecks(checks: readonly Check[], run: Run): Promise<CheckResult[]> {
    const results = new Map<Check, CheckResult>()
    const waiting = checks.filter((check) => !isTimed(check))
    const worker = async (): Promise<void> => {
      for (let check = waiting.shift(); check; check = waiting.shift()) results.set(check, await runCheck(check, run))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    for (const check of checks.filter(isTimed)) results.set(check, await runCheck(check, run))
    return checks.flatMap((check) => results.get(check) ?? [])
  }

  /** Tries until it passes, for the settle time or until the gate's deadline, whichever comes first. */
  async function runCheck(check: Check, { target, publicUrl, probe, deadline, watch }: Run): Promise<CheckResult> {
    const address = locate(check.get, publicUrl, target.url)
    const startedAt = performance.now()
    const giveUp = Math.min(deadline, startedAt + settleMs)
    const end = Math.max(deadline, startedAt + requestMs)
    const left = (): number => end - performance.now()
    for (let attempts = 1, slow = 0, pauseMs = 250; ; attempts++, pauseMs = Math.min(pauseMs * 2, 2_000)) {
      const ask = (redirects: 'follow' | 'never') => {
        const timeoutMs = Math.max(1, Math.min(requestMs, left()))
        return probe(address, { timeoutMs, signal: watch.signal, redirects })
      }
      const trial = await tryCheck(check, address, ask, () => left() > 0)
      const durationMs = Math.round(performance.now() - startedAt)
      if (trial.slow) slow++
      const over = performance.now() + pauseMs >= giveUp || slow === MOST_MEASUREMENTS
      if (trial.verdict === 'pass' || over) {
        const tries =
          attempts > 1 && trial.verdict !== 'pass'
            ? `${trial.detail} (${attempts} tries in ${formatDuration(durationMs)})`
            : trial.detail
        return { name: nameOf(check), verdict: trial.verdict, detail: tries, attempts, durationMs }
      }
      if (attempts === 1) watch.report(`${nameOf(check)}: ${trial.detail}; trying again`)
      await sleep(pauseMs, undefined, { signal: watch.signal })
    }
  }
}

function notAsked(check: Check): CheckResult {
  const detail = 'not asked, because it is not known to be this version'
  return { name: nameOf(check), verdict: 'unknown', detail, attempts: 0, durationMs: 0 }
}

function conclude(checks: CheckResult[]): GateResult {
  const has = (verdict: Verdict): boolean => checks.some((check) => check.verdict === verdict)
  if (has('fail')) return { verdict: 'fail', checks }
  return { verdict: checks.length === 0 || has('unknown') ? 'unknown' : 'pass', checks }
}
