import { code, plain, table } from '../markdown.ts'
import type { VerifyReport } from '../verify/report.ts'
import { fitting, others } from './room.ts'

const MOST = {
  components: { rows: 20, characters: 6_000 },
  checks: { rows: 80, characters: 12_000 },
}
const MOST_TEXT = 120

type Component = VerifyReport['components'][number]
type Size = NonNullable<Component['output']>['size']

/** What the comment says of a verification. Every text in the report is a stranger's. */
export function checksSection(commit: string, { status, components }: VerifyReport): string {
  const rows = components.map(row)
  const shown = fitting(rows, MOST.components)
  return [
    `### Verification of ${code(commit.slice(0, 7))}: ${status}`,
    table(['component', 'status', 'files', 'raw', 'gzip', 'brotli'], shown),
    others(rows, shown),
    checksOf(components),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function row({ name, status, reason, output }: Component): string[] {
  const told = `${status}${reason ? `: ${plain(reason, MOST_TEXT)}` : ''}`
  if (!output) return [plain(name, 60), told, '', '', '', '']
  const { files, size, base } = output
  return [plain(name, 60), told, count(files), ...KINDS.map((kind) => sizeOf(size, base, kind))]
}

const KINDS = ['raw', 'gzip', 'brotli'] as const

function sizeOf(size: Size, base: Size | undefined, kind: keyof Size): string {
  const now = bytes(size[kind])
  if (!base || !isAmount(size[kind]) || !isAmount(base[kind])) return now
  const more = size[kind] - base[kind]
  return more === 0 ? `${now} (±0)` : `${now} (${more > 0 ? '+' : '−'}${bytes(Math.abs(more))})`
}

function bytes(amount: number): string {
  if (!isAmount(amount)) return '?'
  if (amount < 1000) return `${Math.round(amount)} B`
  return amount < 1e6 ? `${(amount / 1e3).toFixed(1)} kB` : `${(amount / 1e6).toFixed(2)} MB`
}

function count(amount: number): string {
  return isAmount(amount) ? String(Math.round(amount)) : '?'
}

function isAmount(amount: number): boolean {
  return amount >= 0 && amount < 1e15
}

function checksOf(components: readonly Component[]): string {
  const rows = components.flatMap(({ name, checks }) =>
    checks.map((check) => [
      plain(name, 60),
      plain(check.name, MOST_TEXT),
      check.status,
      isAmount(check.durationMs) ? `${(check.durationMs / 1000).toFixed(1)} s` : '?',
      plain(check.detail ?? '', MOST_TEXT),
    ]),
  )
  if (rows.length === 0) return ''
  const shown = fitting(rows, MOST.checks)
  const parts = [table(['component', 'check', 'status', 'time', 'detail'], shown), others(rows, shown)].filter(Boolean)
  return `<details><summary>Checks: ${rows.length}</summary>\n\n${parts.join('\n\n')}\n\n</details>`
}
