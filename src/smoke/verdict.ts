import type { CheckResult, GateResult, Verdict } from '../release/gate.ts'

/** One verdict for a gate: degraded checks only warn, and nothing looked at is never a pass. */
export function conclude(results: readonly CheckResult[]): GateResult {
  const degraded = results.filter((one) => isDegraded(one) && one.verdict !== 'pass')
  const others = results.filter((one) => !degraded.includes(one))
  const has = (verdict: Verdict): boolean => others.some((one) => one.verdict === verdict)
  const verdict = has('fail') ? 'fail' : has('unknown') || others.length === 0 ? 'unknown' : 'pass'
  const warnings = degraded.map(({ name, detail }) => `${name}: ${detail}`)
  // Who looks for the first thing that is wrong finds what has stopped the gate.
  return { verdict, checks: [...others, ...degraded], ...(warnings.length > 0 ? { warnings } : {}) }
}

export function isDegraded({ severity }: Pick<CheckResult, 'severity'>): boolean {
  return severity === 'degraded'
}
