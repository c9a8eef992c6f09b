import { formatDuration } from '../duration.ts'
import { code, plain, table } from '../markdown.ts'
import type { CheckResult } from '../release/gate.ts'
import { redact } from '../redact.ts'
import { headline, kindOf, type Looked, statusOf } from './report.ts'

const TITLE = { success: 'Passed', failure: 'Failed', unknown: 'Not known' } as const
const LONGEST_RESPONSE = 1_500
const MOST_RESPONSES = 10

/** The job summary: the verdict, what was seen, what to do next. */
export function summary(looked: readonly Looked[]): string {
  const next = nextSteps(looked)
  return [
    `## ${TITLE[statusOf(looked)]}`,
    plain(headline(looked), 600),
    checkTable(looked),
    responses(looked),
    next.length > 0 ? ['### Next', '', ...next.map((step) => `- ${step}`)].join('\n') : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const HEAD = ['component', 'check', 'verdict', 'tries', 'status', 'p50 / p95', 'commit', 'expected', 'what came back']

export function checkTable(looked: readonly Looked[]): string {
  const rows = looked.flatMap(({ target, result }) => result.checks.map((check) => row(target.component, check)))
  // A column in which nobody has anything is only in the way.
  const used = HEAD.map((_, column) => rows.some((cells) => cells[column] !== ''))
  const visible = (cells: readonly string[]): string[] => cells.filter((_, column) => used[column])
  return table(visible(HEAD), rows.map(visible))
}

function row(component: string, check: CheckResult): string[] {
  const { name, attempts, status, samples, servedCommit, expected, got, detail, verdict } = check
  // Of a check that passed its sentence says more than a comparison.
  const compared = verdict !== 'pass' && expected !== undefined && got !== undefined
  return [
    plain(component),
    plain(name),
    verdictOf(check),
    attempts === 0 ? '' : String(attempts),
    status === undefined ? '' : String(status),
    samples ? `${formatDuration(samples.p50Ms)} / ${formatDuration(samples.p95Ms)}` : '',
    servedCommit === undefined ? '' : code(servedCommit.slice(0, 7)),
    compared ? plain(expected) : '',
    plain(compared ? got : detail),
  ]
}

function verdictOf(check: CheckResult): string {
  const kind = kindOf(check)
  if (kind === 'flaky') return 'pass (flaky)'
  return kind === 'degraded' ? `${check.verdict} (degraded)` : check.verdict
}

/** How the answers of what failed begin, folded away. */
function responses(looked: readonly Looked[]): string {
  return looked
    .flatMap(({ target, result }) => result.checks.map((check) => ({ component: target.component, check })))
    .filter(({ check }) => check.verdict !== 'pass' && check.response !== undefined && check.response !== '')
    .slice(0, MOST_RESPONSES)
    .map(({ component, check }) => {
      const title = `${plain(component)}: ${plain(check.name)}: how the answer begins`
      return `<details><summary>${title}</summary>\n\n${asCode(check.response ?? '')}\n\n</details>`
    })
    .join('\n\n')
}

/** Indented, because no fence is safe from what stands in it. */
function asCode(text: string): string {
  const printable = redact(text)
    .slice(0, LONGEST_RESPONSE)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{C}\n\t]/gu, '\uFFFD')
  return printable.replaceAll(/^/gm, '    ')
}

function nextSteps(looked: readonly Looked[]): string[] {
  const checks = looked.flatMap(({ result }) => result.checks).filter(({ attempts }) => attempts > 0)
  const of = (kind: ReturnType<typeof kindOf>): CheckResult[] => checks.filter((check) => kindOf(check) === kind)
  const failed = of('failed')
  const steps = {
    [`Another version serves, or none can be told: see whether its deployment has ended, and whether the address and ${code('identity')} are right. The other checks would have tested that version, so they were left out.`]:
      failed.some(({ name }) => name === 'identity'),
    [`Compare what was expected with what came back. When this version is live, ${code('rollback')} brings the earlier one back.`]:
      failed.some(({ name }) => name !== 'identity'),
    'Something could not be told at all: the table says why. Mend that, then run again; until then nobody knows.':
      of('unknown').length > 0,
    'Some checks passed only when tried again: find out why, before they fail a release.': of('flaky').length > 0,
    'Degraded checks stop nothing; mend what they found before somebody has to make them critical.':
      of('degraded').length > 0,
  }
  return Object.keys(steps).filter((step) => steps[step])
}
