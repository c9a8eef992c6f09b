import type { Span } from './outcome.ts'
import { duration } from './terminal.ts'

export interface Row {
  component: string
  what: string
  /** Between 0 and 1. */
  from: number
  to: number
  durationMs: number
  failed: boolean
}

/** The spans of each component, side by side on one scale from the first start to the last end. */
export function rowsOf(spans: readonly Span[]): Row[] {
  const times = spans.map(({ from, to, ...span }) => ({ ...span, from: Date.parse(from), to: Date.parse(to) }))
  const start = Math.min(...times.map(({ from }) => from))
  const length = Math.max(1, ...times.map(({ to }) => to - start))
  const names = [...new Set(times.map(({ component }) => component))].toSorted()
  return names.flatMap((name) =>
    times
      .filter(({ component }) => component === name)
      .map(({ component, what, from, to, failed }) => ({
        component,
        what,
        from: (from - start) / length,
        to: (to - start) / length,
        durationMs: to - from,
        failed,
      })),
  )
}

export interface Bar {
  label: string
  bar: string
  time: string
  failed: boolean
}

const FULL = '█'
const FAILED = '▒'

export function barsOf(spans: readonly Span[], width: number): Bar[] {
  const rows = rowsOf(spans)
  const longest = Math.max(0, ...rows.map(({ what }) => what.length))
  const names = Math.max(0, ...rows.map(({ component }) => component.length))
  const space = width - names - longest - 14
  return rows.map(({ component, what, from, to, durationMs, failed }, index) => {
    const begin = Math.min(Math.floor(from * space), space - 1)
    const length = Math.max(1, Math.min(Math.round(to * space), space) - begin)
    const name = rows[index - 1]?.component === component ? '' : component
    return {
      label: `${name.padEnd(names)}  ${what.padEnd(longest)}`,
      bar: `${' '.repeat(begin)}${(failed ? FAILED : FULL).repeat(length)}`.padEnd(space),
      time: duration(durationMs).padStart(7),
      failed,
    }
  })
}
