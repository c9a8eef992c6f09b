import { readFileSync, writeFileSync } from 'node:fs'
import type { Measured } from './measure.ts'

export interface CaseResult {
  name: string
  /** Ours first; the others are compared with it. */
  rows: ({ name: string } & Measured)[]
}

/** The first one is Node alone. */
export interface StartResult {
  name: string
  wallMs: number
}

const BEGIN = {
  transfers: '<!-- results: written by npm run bench -->',
  gate: '<!-- gate: written by npm run bench:gate -->',
  load: '<!-- load: written by npm run bench:load -->',
}
const END = '<!-- end of results -->'

/** Puts the results between the markers of the file, where there is one, and gives them as text. */
export function writeReport(
  file: string | undefined,
  cases: CaseResult[],
  starts: StartResult[],
  machine: string,
  rounds: number,
): string {
  const date = new Date().toISOString().slice(0, 10)
  const text = [
    `Measured on ${date}: ${machine}; medians of ${rounds} rounds in turns. Read the ratios, not the seconds.`,
    ...cases.map(caseTable),
    ...(starts.length > 1 ? [startTable(starts)] : []),
  ].join('\n\n')
  if (file) putBetween(file, 'transfers', text)
  return text
}

/** Replaces what stands between the marker of this part and the end of it. */
export function putBetween(file: string, part: keyof typeof BEGIN, text: string): void {
  const before = readFileSync(file, 'utf8')
  const start = before.indexOf(BEGIN[part])
  if (start < 0) throw new Error(`${file} has no place for the results of ${part}: ${BEGIN[part]}`)
  const head = before.slice(0, start + BEGIN[part].length)
  writeFileSync(file, `${head}\n\n${text}\n\n${before.slice(before.indexOf(END, start))}`)
}

function caseTable({ name, rows }: CaseResult): string {
  const [own] = rows
  const table = rows.map((row) => [
    row.name,
    `${(row.wallMs / 1000).toFixed(2)} s`,
    row === own || !own ? '1' : (row.wallMs / own.wallMs).toFixed(1),
    `${(row.cpuMs / 1000).toFixed(2)} s`,
    `${row.memoryMb.toFixed(0)} MB`,
    row.requests.toLocaleString('en'),
  ])
  return `### ${name}\n\n${markdown(['', 'wall', 'ratio to ops-actions', 'CPU', 'peak memory', 'requests'], table)}`
}

function startTable(starts: StartResult[]): string {
  const [node] = starts
  const rows = starts.map(({ name, wallMs }) => [
    `\`${name}\``,
    `${wallMs.toFixed(0)} ms`,
    (wallMs / (node?.wallMs ?? wallMs)).toFixed(2),
  ])
  return `### From the start until missing inputs are refused\n\n${markdown(['', 'wall', 'ratio to Node alone'], rows)}`
}

export function markdown(head: string[], rows: string[][]): string {
  const width = head.map((cell, column) => Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: string[]): string => `| ${cells.map((cell, n) => cell.padEnd(width[n] ?? 0)).join(' | ')} |`
  return [line(head), line(width.map((count) => '-'.repeat(count))), ...rows.map(line)].join('\n')
}
