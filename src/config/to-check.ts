import { type Check, METHODS, type Timing } from './check.ts'
import { type FileCheck, KINDS } from './check-schema.ts'
import { toStep } from './to-step.ts'
import { ms, pathBelow, stated } from './values.ts'

/** With fewer pairs, a slowdown to one and a half times would often go unnoticed. */
export const SAMPLES_TO_COMPARE = { p50: 60, p95: 150, p99: 400 }

/** Where the check looks: the address that says to which component it belongs. Nothing for those without one. */
export function addressOf(check: Partial<FileCheck>): string | undefined {
  const { tls, load, page, browser, steps } = check
  const method = METHODS.find((one) => check[one] !== undefined)
  if (method) return check[method]
  const given = tls ?? load ?? page ?? browser
  if (given !== undefined) return typeof given === 'string' ? given : given.address
  return steps?.[0] && addressOf(steps[0])
}

/** An address of production becomes a path, so that it holds for a staged build and in every environment. */
export function toCheck(given: FileCheck, url: string): Check {
  const { severity, settle, retries, within } = given
  const local = (address: string): string => pathBelow(address, url) ?? address
  const common = {
    name: given.name ?? nameOf(given, local),
    severity,
    ...(settle === undefined ? {} : { settleMs: ms(settle) }),
    ...(retries === undefined ? {} : { retries }),
    ...(within === undefined ? {} : { withinMs: ms(within) }),
  }
  return { ...common, ...toKind(given, local) } as Check
}

function nameOf(given: FileCheck, local: (address: string) => string): string {
  const address = local(addressOf(given) ?? '')
  const method = METHODS.find((one) => given[one] !== undefined)
  if (method) return `${method.toUpperCase()} ${address}`
  if (given.steps) return given.steps.map((step) => toStep(step, local).name).join(', ')
  const kind = KINDS.find((one) => given[one] !== undefined) ?? ''
  return given.prometheus ? `prometheus ${given.prometheus.query}` : `${kind} ${address}`.trim()
}

/** Everything but what all checks have. */
function toKind(given: FileCheck, local: (address: string) => string): object {
  const { steps, tls, load, page, browser, sentry, prometheus } = given
  if (steps) return { kind: 'request', steps: steps.map((step) => toStep(step, local)) }
  if (tls !== undefined) {
    const { warnLeft = '25%', failLeft = '12.5%', protocol = 'TLSv1.2', address } = long(tls)
    return { kind: 'tls', address: local(address), warnLeft: part(warnLeft), failLeft: part(failLeft), protocol }
  }
  if (load !== undefined) {
    const { duration = '10s', connections = 10, p95, p99, errors = '0%', address, ...limits } = long(load)
    const times = { durationMs: ms(duration), ...(p95 && { p95Ms: ms(p95) }), ...(p99 && { p99Ms: ms(p99) }) }
    return { kind: 'load', address: local(address), connections, ...stated(limits), ...times, errors: part(errors) }
  }
  if (page !== undefined) {
    const { calls = [], origins = [], images = false, security = 'degraded', address } = long(page)
    return { kind: 'page', address: local(address), calls: calls.map(stated), origins, images, security }
  }
  if (browser !== undefined) {
    const { ignore = [], screenshot = true, address, waitFor } = long(browser)
    return { kind: 'browser', address: local(address), ignore, screenshot, ...stated({ waitFor }) }
  }
  if (sentry) {
    const { over, crashFree, crashFreeDrop, ...rest } = sentry
    const shares = { crashFree: crashFree && part(crashFree), crashFreeDrop: crashFreeDrop && part(crashFreeDrop) }
    return { kind: 'sentry', overMs: ms(over), ...stated(rest), ...stated(shares) }
  }
  if (prometheus) {
    const { over, every, ...rest } = prometheus
    return { kind: 'prometheus', overMs: ms(over), everyMs: ms(every), ...stated(rest) }
  }
  const { durationMs, ...step } = toStep(given, local)
  return { kind: 'request', steps: [step], ...toTiming(given, durationMs) }
}

type Long<T> = Partial<Exclude<T, string>> & { address: string }

function long<T extends string | { address: string }>(given: T): Long<T> {
  return (typeof given === 'string' ? { address: given } : given) as unknown as Long<T>
}

function toTiming({ p50, p95, p99, samples, concurrency = 1, compare }: FileCheck, durationMs?: number): object {
  const percentiles = p50 ?? p95 ?? p99 ?? compare
  if (percentiles === undefined && durationMs === undefined) return {}
  const limits = (['p50', 'p95', 'p99'] as const).map(
    (name) => SAMPLES_TO_COMPARE[name] * Number(compare?.[name] !== undefined),
  )
  const usual = percentiles === undefined ? 1 : Math.max(p99 === undefined ? 20 : 100, ...limits)
  const timing: Timing = {
    samples: samples ?? usual,
    concurrency,
    ...stated({ durationMs }),
    ...(p50 && { p50Ms: ms(p50) }),
    ...(p95 && { p95Ms: ms(p95) }),
    ...(p99 && { p99Ms: ms(p99) }),
    ...(compare && { compare: stated(compare) }),
  }
  return { timing }
}

function part(share: string): number {
  return Number(share.slice(0, -1)) / 100
}
