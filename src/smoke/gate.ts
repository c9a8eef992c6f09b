import { Trouble } from '../help.ts'
import type { Check } from '../config/check.ts'
import type { ComponentConfig } from '../config.ts'
import { createHttp, type Http, type Transport } from '../http.ts'
import { keepSecret } from '../redact.ts'
import type { CheckResult, Gate, GateResult, Target } from '../release/gate.ts'
import { locate } from './address.ts'
import { readIdentity } from './identity.ts'
import { createProbe, type Probe, sameSite } from './probe.ts'
import { tryRequests } from './request-check.ts'
import { runChecks } from './run.ts'
import type { Finding, Scene } from './scene.ts'
import { stillServing, waitUntilServing } from './serving.ts'
import type { Metrics, SentrySignals } from './signals.ts'
import type { Variables } from './variables.ts'
import { conclude } from './verdict.ts'

type Component = Pick<ComponentConfig, 'name' | 'url' | 'identity' | 'smoke'>

export interface GateOptions {
  components: readonly Component[]
  /** Longest time for one gate, waiting for the identity included. */
  gateTimeoutMs: number
  /** Where no commit is expected, the component must still tell one. */
  anyCommit?: boolean
  transport?: Transport
  /** Deadline of one request with its redirects; default 10 s. */
  requestMs?: number
  /** A check that fails is tried again for this long; default 6 s. */
  settleMs?: number
  /** Secrets that checks name as `{{name}}`. */
  variables?: Record<string, string>
  /** What `compare` compares with; when absent what the public address serves, unless that is looked at. */
  baselineUrl?: string | undefined
  sentry?: SentrySignals | undefined
  metrics?: Metrics | undefined
}

type Watch = Parameters<Gate['check']>[1]

/**
 * Looks at components from outside, as their visitors do. Gates begin no check after their deadline, and the last one may
 * take the time of one request more.
 */
export function gate(options: GateOptions): Gate {
  const { components, gateTimeoutMs, anyCommit = false, transport = {}, requestMs = 10_000, settleMs = 6_000 } = options
  const variables: Variables = new Map(Object.entries(options.variables ?? {}))
  for (const secret of Object.values(options.variables ?? {})) keepSecret(secret)
  const clients = new Map<string, Http>()
  const before = new Map<Check, Promise<number | undefined>>()

  return {
    async check(target, watch) {
      const { url, identity, smoke } = find(target.component)
      const deadline = performance.now() + gateTimeoutMs
      await remember(target.component, watch.signal)
      const probe = look(target)
      const all = async (): Promise<CheckResult[]> => await runAll(smoke, { target, url, probe, deadline, watch })
      if (target.commit === undefined && !anyCommit) return told(await all(), watch)
      const address = locate(identity.path, url, target.url)
      const proof = { probe, address, identity, commit: target.commit, deadline, requestMs, settleMs, ...watch }
      const serving = await waitUntilServing(proof)
      if (serving.verdict !== 'pass') return told([serving, ...smoke.map(notAsked)], watch)
      const results = await all()
      const changed = smoke.length > 0 && (await stillServing({ ...proof, commit: serving.servedCommit }))
      return told([{ ...serving, ...changed }, ...results], watch)
    },

    async served(target, signal) {
      const { url, identity } = find(target.component)
      await remember(target.component, signal)
      const address = locate(identity.path, url, target.url)
      const answer = await look(target)(address, { timeoutMs: requestMs, signal })
      if (!answer.answered || answer.wall || !sameSite(address, answer.url)) return undefined
      const sighting = readIdentity(answer, identity)
      return 'commit' in sighting && sighting.commit.length >= 40 ? sighting.commit : undefined
    },
  }

  function find(name: string): Component {
    const component = components.find((one) => one.name === name)
    if (component) return component
    throw new Trouble(
      'wrong-inputs',
      `there is no component "${name}" to check; known: ${components.map((one) => one.name).join(', ')}`,
    )
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
    url: string
    probe: Probe
    deadline: number
    watch: Watch
  }

  async function runAll(
    checks: readonly Check[],
    { target, url: publicUrl, probe, deadline, watch }: Run,
  ): Promise<CheckResult[]> {
    const isPublic = sameAddress(target.url, publicUrl)
    const live = options.baselineUrl ?? (isPublic ? undefined : publicUrl)
    const origin = new URL(target.url).origin
    const scene: Scene = {
      target,
      publicUrl,
      live,
      locate: (address) => locate(address, publicUrl, target.url),
      accessFor: (url) => (url.origin === origin ? target.access : {}),
      transport,
      deadline: deadline + requestMs,
      requestMs,
      signal: watch.signal,
      report: watch.report,
    }
    const liveLook = live === undefined ? undefined : lookAtLive(target.component, publicUrl, live)
    // Of a deployment without traffic no signals come.
    const asked = checks.filter(({ kind }) => isPublic || (kind !== 'sentry' && kind !== 'prometheus'))
    return await runChecks(asked, {
      scene,
      settleMs,
      giveUpAt: deadline,
      attempt: (check, at) => attempt(check, at, probe, liveLook),
    })
  }

  function lookAtLive(component: string, publicUrl: string, url: string): { probe: Probe; locate: Scene['locate'] } {
    return {
      probe: look({ component, url, access: {} }),
      locate: (address) => locate(address, publicUrl, url),
    }
  }

  /** Libraries of rare checks are loaded when one is there. */
  async function attempt(
    check: Check,
    scene: Scene,
    probe: Probe,
    live: { probe: Probe; locate: Scene['locate'] } | undefined,
  ): Promise<Finding[]> {
    switch (check.kind) {
      case 'request':
        return [await tryRequests(check, { scene, probe, live, variables })]
      case 'tls':
        return await (await import('./tls.ts')).checkTls(check, scene)
      case 'load':
        return await (await import('./load.ts')).checkLoad(check, scene)
      case 'page':
        return await (await import('./page.ts')).checkPage(check, scene)
      case 'browser':
        return await (await import('./browser.ts')).checkBrowser(check, scene)
      case 'sentry':
        return await (await import('./signals.ts')).checkSentry(check, scene, options.sentry)
      case 'prometheus': {
        const { checkPrometheus } = await import('./signals.ts')
        return await checkPrometheus(check, scene, options.metrics, await before.get(check))
      }
    }
  }

  /** What is measured before the release is the value with which the one after it is compared. */
  async function remember(name: string, signal: AbortSignal): Promise<void> {
    const comparing = find(name).smoke.filter((check) => check.kind === 'prometheus' && check.compare !== undefined)
    for (const check of comparing) {
      if (before.has(check) || check.kind !== 'prometheus') continue
      const { readBefore } = await import('./signals.ts')
      before.set(check, readBefore(check, options.metrics, signal))
      await before.get(check)
    }
  }
}

/** What stops nothing must be read in the log at least. */
function told(results: readonly CheckResult[], { report }: Watch): GateResult {
  const result = conclude(results)
  for (const warning of result.warnings ?? []) report(`warning: ${warning}`)
  return result
}

function sameAddress(one: string, other: string): boolean {
  return new URL(one).href === new URL(other).href
}

function notAsked({ name, severity, place }: Check): CheckResult {
  const detail = 'not asked, because it is not known to be this version'
  return { name, verdict: 'unknown', severity, detail, attempts: 0, durationMs: 0, ...(place && { place }) }
}
