import type { Check } from '../config.ts'
import { formatDuration } from '../duration.ts'
import { code, plain, table } from '../markdown.ts'
import type { CheckResult, GateResult, Target, Verdict } from '../release/gate.ts'
import { nameOf } from './check.ts'
import { describeIdentity } from './identity.ts'
import type { Plan } from './plan.ts'

/** One component, looked at. */
export interface Looked {
  target: Pick<Target, 'component' | 'url' | 'commit'>
  result: GateResult
}

export type Status = 'success' | 'failure' | 'unknown'

const STATUS: Record<Verdict, Status> = { pass: 'success', fail: 'failure', unknown: 'unknown' }
const TITLE: Record<Status, string> = { success: 'Passed', failure: 'Failed', unknown: 'Not known' }

/** Passed, but only when it was tried again. */
export function isFlaky({ verdict, attempts }: CheckResult): boolean {
  return verdict === 'pass' && attempts > 1
}

/** One verdict for all: as for one gate, failure weighs more than doubt, and doubt more than success. */
export function verdictOf(looked: readonly Looked[]): Verdict {
  const has = (verdict: Verdict): boolean => looked.some(({ result }) => result.verdict === verdict)
  if (has('fail')) return 'fail'
  return looked.length === 0 || has('unknown') ? 'unknown' : 'pass'
}

export function countsOf(looked: readonly Looked[]): { passed: number; failed: number; flaky: number } {
  const checks = looked.flatMap(({ result }) => result.checks)
  const count = (which: (check: CheckResult) => boolean): number => checks.filter(which).length
  return {
    passed: count(({ verdict }) => verdict === 'pass'),
    failed: count(({ verdict }) => verdict === 'fail'),
    flaky: count(isFlaky),
  }
}

/** One sentence: the verdict, and the first thing that is wrong. */
export function headline(looked: readonly Looked[]): string {
  const { passed, flaky } = countsOf(looked)
  const verdict = verdictOf(looked)
  if (verdict === 'pass') {
    return `all ${passed} checks passed${flaky > 0 ? `, ${flaky} of them only when tried again` : ''}`
  }
  for (const { target, result } of looked) {
    const wrong = result.checks.find((check) => check.verdict === verdict)
    if (wrong) return `${target.component}: ${wrong.name}: ${wrong.detail}`
  }
  return 'there was nothing to check: give it checks, or the commit that must be served'
}

export function outputs(looked: readonly Looked[]): Record<string, string> {
  const { passed, failed, flaky } = countsOf(looked)
  const status = STATUS[verdictOf(looked)]
  const components = looked.map(({ target: { component, url, commit }, result }) => ({
    component,
    url,
    commit: commit ?? null,
    ...result,
  }))
  return {
    status,
    'passed-count': String(passed),
    'failed-count': String(failed),
    'flaky-count': String(flaky),
    'result-json': JSON.stringify({ status, components }),
  }
}

/** The job summary: the verdict, what was seen, what to do next. */
export function summary(looked: readonly Looked[]): string {
  const next = nextSteps(looked)
  return [
    `## ${TITLE[STATUS[verdictOf(looked)]]}`,
    plain(headline(looked), 600),
    checkTable(looked),
    next.length > 0 ? ['### Next', '', ...next.map((step) => `- ${step}`)].join('\n') : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

export function checkTable(looked: readonly Looked[]): string {
  const rows = looked.flatMap(({ target, result }) =>
    result.checks.map((check) => [
      plain(target.component),
      plain(check.name),
      isFlaky(check) ? 'pass (flaky)' : check.verdict,
      check.attempts === 0 ? '' : String(check.attempts),
      check.attempts === 0 ? '' : formatDuration(check.durationMs),
      plain(check.detail),
    ]),
  )
  return table(['component', 'check', 'verdict', 'tries', 'time', 'what came back'], rows)
}

function nextSteps(looked: readonly Looked[]): string[] {
  const checks = looked.flatMap(({ result }) => result.checks)
  const asked = (verdict: Verdict): CheckResult[] => checks.filter((one) => one.verdict === verdict && one.attempts > 0)
  const failed = asked('fail')
  const steps = {
    [`Another version serves, or none can be told: see whether its deployment has ended, and whether the address and ${code('identity')} are right. The other checks would have tested that version, so they were left out.`]:
      failed.some(({ name }) => name === 'identity'),
    [`Compare what was expected with what came back. When this version is live, ${code('rollback')} brings the earlier one back.`]:
      failed.some(({ name }) => name !== 'identity'),
    'Something could not be asked at all: see whether its name resolves and the runner may reach it, then run again.':
      asked('unknown').length > 0,
    'Some checks passed only when tried again: find out why, before they fail a release.': checks.some(isFlaky),
  }
  return Object.keys(steps).filter((step) => steps[step])
}

/** What a dry run tells instead: each look that would be taken. */
export function preview({ components, targets, anyCommit }: Plan): string {
  const rows = targets.flatMap(({ component, url, commit }) => {
    const found = components.find(({ name }) => name === component)
    const expected = `${commit?.slice(0, 12) ?? 'any commit'}: ${found ? describeIdentity(found.identity) : ''}`
    const identity = commit !== undefined || anyCommit ? [['identity', expected]] : []
    const checks = (found?.smoke ?? []).map((check) => [nameOf(check), expectationOf(check)])
    return [...identity, ...checks].map((cells) => [component, url, ...cells].map((cell) => plain(cell)))
  })
  const head = ['component', 'address', 'check', 'expected']
  return ['## Dry run', 'Nothing was asked. This would be:', table(head, rows)].join('\n\n')
}

function expectationOf({ name: _name, get: _get, ...expected }: Check): string {
  return Object.keys(expected).length === 0 ? 'status 200 to 299' : JSON.stringify(expected)
}
