import type { GateReport } from './context.ts'
import type { ReleaseRecord, Step } from './record.ts'

/** Something that took time, for the timeline of a release. */
export interface Span {
  component: string
  what: string
  from: Date
  to: Date
  failed: boolean
}

const ENDS: Partial<Record<Step, { end: Step; what: string }>> = {
  staging: { end: 'staged', what: 'build, staged' },
  deploying: { end: 'deployed', what: 'build and deploy' },
  promoting: { end: 'promoted', what: 'promote' },
  restoring: { end: 'restored', what: 'put back' },
  discarding: { end: 'discarded', what: 'discard' },
}

/** What happened when, from the record's entries and the gates. A step without an end lasted until the next thing known. */
export function timeline(record: ReleaseRecord, gates: readonly GateReport[]): Span[] {
  const finishedAt = record.entries.at(-1)?.at ?? record.openedAt
  const steps = record.entries.flatMap((entry, index): Span[] => {
    const { component, step, at } = entry
    const kind = ENDS[step]
    if (!component || !kind) return []
    const end = record.entries.slice(index + 1).find((later) => later.component === component)
    const done = end?.step === kind.end
    return [{ component, what: kind.what, from: at, to: end?.at ?? finishedAt, failed: !done }]
  })
  const checks = gates.map(({ component, where, startedAt, finishedAt: to, result }): Span => ({
    component,
    what: `gate, ${where}`,
    from: startedAt,
    to,
    failed: result.verdict !== 'pass',
  }))
  return [...steps, ...checks].toSorted((a, b) => a.from.getTime() - b.from.getTime())
}

/** The timeline as a Mermaid diagram, which GitHub draws. Names of components are letters, digits and hyphens only. */
export function mermaid(spans: readonly Span[]): string {
  const start = Math.min(...spans.map(({ from }) => from.getTime()))
  const sections = new Map<string, string[]>()
  for (const { component, what, from, to, failed } of spans) {
    const begin = from.getTime() - start
    const end = Math.max(to.getTime() - start, begin + 1)
    const line = `  ${what} :${failed ? 'crit' : 'done'}, ${begin}, ${end}`
    sections.set(component, [...(sections.get(component) ?? []), line])
  }
  const lines = [...sections].flatMap(([name, tasks]) => [`  section ${name}`, ...tasks])
  return ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %M:%S', ...lines, '```'].join('\n')
}
