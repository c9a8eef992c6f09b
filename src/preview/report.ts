import { code, plain, table } from '../markdown.ts'
import type { CheckResult } from '../release/gate.ts'
import type { PreviewContext } from './context.ts'
import type { PartResult, PreviewResult } from './result.ts'
import { fitting, others } from './room.ts'

/** More would hide what matters; the job summary has them all. */
const MOST = { rows: 60, characters: 14_000 }

/** What the comment on the pull request says of the preview. */
export function sectionOf({ environment, runUrl }: PreviewContext, result: PreviewResult): string {
  return blocks([
    `### Preview of ${code(result.commit.slice(0, 7))}`,
    result.status === 'failure' ? `**Failed.** ${plain(result.headline, 1000)}` : '',
    table(['component', 'preview', 'what it is'], rows(result.parts, environment)),
    gateOf(result.parts),
    `[The run](${runUrl})`,
  ])
}

/** The job summary. */
export function summary(result: PreviewResult, environment: string): string {
  const titles = { success: 'Preview', failure: 'No preview', skipped: 'Nothing changed' }
  return blocks([
    `## ${titles[result.status]}`,
    plain(result.headline, 1000),
    table(['component', 'preview', 'what it is'], rows(result.parts, environment)),
    table(['gate', 'check', 'verdict', 'tries', 'what came back'], checkRows(result.parts)),
    list('Warnings', result.warnings),
    list('Next', result.next),
  ])
}

/** `deployment-url` is the address of the last component: the frontend. */
export function outputs(result: PreviewResult): Record<string, string> {
  const { status, headline, commit, key, parts, warnings, next } = result
  const made = parts.flatMap(({ platform, deployment }) =>
    platform && deployment ? [[`${platform}-deployment-id`, deployment.id]] : [],
  )
  return {
    status,
    'deployment-url': status === 'success' ? (parts.at(-1)?.url ?? '') : '',
    'github-deployment-id': key === undefined ? '' : String(key),
    ...(Object.fromEntries(made) as Record<string, string>),
    'result-json': JSON.stringify({ status, headline, commit, preview: parts, warnings, next }),
  }
}

function rows(parts: readonly PartResult[], environment: string): string[][] {
  return parts.map(({ name, choice, url, deployment }) => [
    name,
    url === undefined ? 'none' : `[${new URL(url).host}](${url})`,
    choice === 'built'
      ? deployment
        ? `built (${code(deployment.id)})`
        : 'not built'
      : `${choice}, that of ${plain(environment)}`,
  ])
}

function gateOf(parts: readonly PartResult[]): string {
  const checks = parts.flatMap(({ gate }) => gate?.checks ?? [])
  if (checks.length === 0) return ''
  const counts = (['pass', 'fail', 'unknown'] as const).map((verdict) => {
    const count = checks.filter((check) => check.verdict === verdict).length
    return count > 0 ? `${count} ${verdict}` : ''
  })
  const found = checkRows(parts)
  const fit = fitting(found, MOST)
  const shown = [table(['gate', 'check', 'verdict', 'tries', 'what came back'], fit), others(found, fit)].filter(
    Boolean,
  )
  const title = `Gate: ${counts.filter(Boolean).join(', ')}`
  return `<details><summary>${title}</summary>\n\n${shown.join('\n\n')}\n\n</details>`
}

function checkRows(parts: readonly PartResult[]): string[][] {
  return parts.flatMap(({ name, gate }) =>
    (gate?.checks ?? []).map((check) => [
      name,
      plain(check.name, 120),
      verdictOf(check),
      String(check.attempts),
      plain(check.detail, 160),
    ]),
  )
}

function verdictOf({ verdict, flaky }: CheckResult): string {
  return flaky ? `${verdict} (flaky)` : verdict
}

function list(title: string, items: readonly string[]): string {
  return items.length > 0 ? [`### ${title}`, '', ...items.map((item) => `- ${plain(item, 500)}`)].join('\n') : ''
}

function blocks(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
