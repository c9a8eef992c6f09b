import type { Checked, Finding } from './context.ts'

export type Place = Pick<Finding, 'file' | 'line' | 'column'>

export function error(message: string, place: Place, title?: string): Finding {
  return { severity: 'error', message, ...place, ...(title === undefined ? {} : { title }) }
}

export function check(name: string, findings: Finding[], good: string): Checked {
  const first = findings[0]?.message ?? ''
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''
  const detail = findings.length > 0 ? first + more : good
  return {
    name,
    status: findings.length > 0 ? 'failure' : 'success',
    durationMs: 0,
    ...(detail ? { detail } : {}),
    findings,
  }
}
