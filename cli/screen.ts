import { oneLine } from '../src/markdown.ts'
import type { Problem } from '../src/problems.ts'
import { redact } from '../src/redact.ts'

/** Prints, and answers with the exit code of a command that has done what it was asked for. */
export function say(...lines: string[]): 0 {
  process.stdout.write(`${lines.map(safe).join('\n')}\n`)
  return 0
}

export function complain(text: string): void {
  process.stderr.write(`${safe(text)}\n`)
}

/** A name that a stranger may have given to a file: one line that no terminal and no runner takes for a command. */
export function shown(name: string): string {
  const line = oneLine(name)
  return line === name && !/^\s|\s$/.test(name) ? line : JSON.stringify(line)
}

/** A runner reads what begins with `::` as a command, wherever `ops-actions` is run in a job. */
function safe(text: string): string {
  const gap = '\u200B'
  return (
    redact(text)
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '')
      .replaceAll(/^(\s*):(?=:)/gm, `$1:${gap}`)
      .replaceAll('##[', `#${gap}#[`)
  )
}

/** A mistake where GitHub shows it: beside its line in the diff. */
export function annotate({ file, line, column, message }: Problem): void {
  const place = { file, line, col: column }
  const properties = Object.entries(place).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`],
  )
  process.stdout.write(`::error ${properties.join(',')}::${escaped(redact(message))}\n`)
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
