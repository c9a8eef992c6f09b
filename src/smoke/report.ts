import type { Annotation } from '../action.ts'
import type { CheckResult, GateResult, Target, Verdict } from '../release/gate.ts'
import { oneLine } from './probe.ts'
import type { SmokeResult } from './result-schema.ts'
import { isDegraded } from './verdict.ts'

/** One component, looked at. */
export interface Looked {
  target: Pick<Target, 'component' | 'url' | 'commit'>
  result: GateResult
}

export interface Counts {
  passed: number
  /** Of the critical checks. */
  failed: number
  unknown: number
  /** Passed, but only when tried again. */
  flaky: number
  /** Did not pass, and stop nothing. */
  degraded: number
}

const STATUS = { pass: 'success', fail: 'failure', unknown: 'unknown' } as const

const LONGEST_TEXT = 1_000

export function statusOf(looked: readonly Looked[]): 'success' | 'failure' | 'unknown' {
  return STATUS[verdictOf(looked)]
}

/** One verdict for all: as for one gate, failure weighs more than doubt, and doubt more than success. */
export function verdictOf(looked: readonly Looked[]): Verdict {
  const has = (verdict: Verdict): boolean => looked.some(({ result }) => result.verdict === verdict)
  if (has('fail')) return 'fail'
  return looked.length === 0 || has('unknown') ? 'unknown' : 'pass'
}

export function countsOf(looked: readonly Looked[]): Counts {
  const kinds = looked.flatMap(({ result }) => result.checks).map(kindOf)
  const count = (...wanted: Kind[]): number => kinds.filter((kind) => wanted.includes(kind)).length
  return {
    passed: count('passed', 'flaky'),
    failed: count('failed'),
    unknown: count('unknown'),
    flaky: count('flaky'),
    degraded: count('degraded'),
  }
}

export type Kind = keyof Counts

/** What people want to know first about a check. */
export function kindOf(check: CheckResult): Kind {
  if (check.verdict === 'pass') return check.flaky ? 'flaky' : 'passed'
  if (isDegraded(check)) return 'degraded'
  return check.verdict === 'fail' ? 'failed' : 'unknown'
}

/** One sentence: the verdict, and the first thing that is wrong. */
export function headline(looked: readonly Looked[]): string {
  const { passed, flaky, degraded } = countsOf(looked)
  const verdict = verdictOf(looked)
  if (verdict === 'pass') {
    const again = flaky > 0 ? `, ${flaky} of them only when tried again` : ''
    const worse = degraded > 0 ? `; ${degraded} degraded ${degraded === 1 ? 'check did' : 'checks did'} not` : ''
    return degraded > 0 ? `${passed} checks passed${again}${worse}` : `all ${passed} checks passed${again}`
  }
  for (const { target, result } of looked) {
    const wrong = result.checks.find((check) => check.verdict === verdict && !isDegraded(check))
    if (wrong) return `${target.component}: ${wrong.name}: ${wrong.detail}`
  }
  return 'there was nothing to check: give it checks, or the commit that must be served'
}

export function outputs(looked: readonly Looked[]): Record<string, string> {
  const { passed, failed, unknown, flaky, degraded } = countsOf(looked)
  return {
    status: statusOf(looked),
    'passed-count': String(passed),
    'failed-count': String(failed),
    'unknown-count': String(unknown),
    'flaky-count': String(flaky),
    'degraded-count': String(degraded),
    screenshots: looked.flatMap(({ result }) => result.checks.flatMap(({ files = [] }) => files)).join('\n'),
    'result-json': JSON.stringify(toJson(looked)),
  }
}

/** As schema/smoke-result.schema.json describes it. */
export function toJson(looked: readonly Looked[]): SmokeResult {
  return {
    status: statusOf(looked),
    headline: cut(headline(looked)),
    counts: countsOf(looked),
    components: looked.map(({ target: { component, url, commit }, result }) => ({
      component,
      url,
      commit: commit ?? null,
      verdict: result.verdict,
      checks: result.checks.map((check) => ({ ...check, severity: check.severity ?? 'critical', ...texts(check) })),
      ...(result.warnings ? { warnings: result.warnings.map(cut) } : {}),
    })),
  }
}

/** All outputs of a job together hold no more than 1 MB. */
function texts({ detail, expected, got, response }: CheckResult): { detail: string } {
  const optional = { expected, got, response }
  const stated = Object.entries(optional).flatMap(([key, text]) => (text === undefined ? [] : [[key, cut(text)]]))
  return { detail: cut(detail), ...(Object.fromEntries(stated) as object) }
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text
}

const SEVERITIES = { failed: 'error', unknown: 'warning', degraded: 'warning', flaky: 'notice' } as const
const WORDS = { failed: 'failed', unknown: 'is not known', degraded: 'is degraded', flaky: 'is flaky' } as const

/** What did not simply pass, at its line of ops.yml. What was not even asked would only repeat the reason. */
export function annotations(looked: readonly Looked[]): Annotation[] {
  return looked.flatMap(({ target, result }) =>
    result.checks.flatMap((check): Annotation[] => {
      const kind = kindOf(check)
      if (kind === 'passed' || check.attempts === 0) return []
      const told = kind === 'flaky' ? `passed only at try ${check.attempts}` : check.detail
      const message = `${target.component}: ${oneLine(told, LONGEST_TEXT)}`
      return [{ severity: SEVERITIES[kind], title: `${oneLine(check.name)} ${WORDS[kind]}`, message, ...check.place }]
    }),
  )
}
