import { formatDuration } from '../duration.ts'
import { code, plain, table } from '../markdown.ts'
import { formatSize } from '../size.ts'
import type { VerifyReport } from './report.ts'
import type { Prepared } from './target.ts'

type Component = VerifyReport['components'][number]

const TITLES = { success: 'Verified', failure: 'Not verified', unknown: 'Not known', skipped: 'Nothing to verify' }

/** One sentence. */
export function headline({ status, commit, components }: VerifyReport): string {
  const bad = components.filter((one) => one.status === 'failure' || one.status === 'unknown')
  const reasons = bad.map(({ name, reason }) => `${name} (${reason ?? 'no reason'})`).join('; ')
  const what = `${commit.slice(0, 7)}: ${components.length} ${components.length === 1 ? 'component' : 'components'}`
  return status === 'success' ? `${what} verified` : `${what}, ${status}: ${reasons || 'nothing was run'}`
}

/** The job summary: the verdict, what was checked of each component and its size against the base, what to do next. */
export function summary(report: VerifyReport): string {
  const { components } = report
  const sized = components.filter(({ output }) => output)
  return [
    `## ${TITLES[report.status]}`,
    plain(headline(report), 1000),
    table(['component', 'check', 'verdict', 'time', 'what came back'], components.flatMap(rows)),
    table(['component', 'output', 'files', 'raw', 'gzip', 'Brotli'], sized.map(sizes)),
    next(report),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

function rows({ name, checks }: Component): string[][] {
  return checks.map((check, index) => [
    index === 0 ? plain(name) : '',
    plain(check.name),
    check.status,
    check.durationMs >= 1 ? formatDuration(check.durationMs) : '',
    plain(check.detail ?? ''),
  ])
}

function sizes({ name, output }: Component): string[] {
  if (!output) return []
  const { size, base, directory, files } = output
  return [
    plain(name),
    plain(directory),
    String(files),
    ...(['raw', 'gzip', 'brotli'] as const).map((form) => against(size[form], base?.[form])),
  ]
}

function against(size: number, base: number | undefined): string {
  if (base === undefined) return formatSize(size)
  const difference = size - base
  if (difference === 0) return `${formatSize(size)} (as before)`
  const share = base > 0 ? `, ${((100 * difference) / base).toFixed(1)}%` : ''
  return `${formatSize(size)} (${difference > 0 ? '+' : '−'}${formatSize(Math.abs(difference))}${share})`
}

function next({ status, components }: VerifyReport): string {
  const bad = components.flatMap(({ name, checks }) =>
    checks
      .filter((check) => check.status === 'failure' || check.status === 'unknown')
      .map((check) => `- ${plain(name)}, ${plain(check.name)}: ${plain(check.detail ?? check.status, 500)}`),
  )
  if (bad.length > 0)
    return ['### Next', '', ...bad.slice(0, 20), '', 'The annotations of the step name the lines.'].join('\n')
  return status === 'success' ? 'Nothing to do: what the report names can be deployed.' : ''
}

/** What a run would do, without having done it. */
export function preview(prepared: readonly Prepared[], audit: string): string {
  const rowsOf = prepared.map(({ name, packages, steps, before, build }) => [
    plain(name),
    packages ? plain(`${packages.name} ${packages.install?.args.join(' ') ?? '(nothing to install)'}`) : 'no packages',
    plain(
      [...before.map((one) => `build of ${one.name}`), ...steps.map((step) => step.join(' and '))].join(', ') || 'none',
    ),
    plain(build.output ?? 'looked for'),
  ])
  return [
    '## Dry run',
    'Nothing was run. This is what would be:',
    table(['component', 'packages', 'scripts, in their order', 'output'], rowsOf),
    `Advisories from severity ${code(audit)} up. Then the output of each component: complete, without secrets, source maps and paths of the machine, in its budget; a server is started.`,
  ]
    .join('\n\n')
    .concat('\n')
}
