import { type Asked, Refusal } from './answers.ts'
import { type Organization, type Project, projectOf, type World } from './state.ts'

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

export interface Range {
  start: number
  end: number
}

export function durationMs(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d+)([smhdw])$/.exec(text) ?? []
  const factor = UNITS[unit]
  return factor === undefined ? undefined : Number(amount) * factor
}

export function readRange({ kernel }: World, c: Asked): Range {
  const [start, end, period] = [c.req.query('start'), c.req.query('end'), c.req.query('statsPeriod')]
  if (start && end) {
    const range = { start: Date.parse(start), end: Date.parse(end) }
    if (range.start < range.end) return range
    throw new Refusal(400, { detail: 'start must be before end' })
  }
  const ms = durationMs(period ?? '14d')
  if (!ms) throw new Refusal(400, { detail: 'Invalid statsPeriod' })
  return { start: kernel.clock.now() - ms, end: kernel.clock.now() }
}

/** Numbers only: here Sentry takes no slug. Without any: all projects. */
export function readProjectIds(c: Asked, organization: Organization): Project[] {
  const asked = c.req.queries('project') ?? []
  if (asked.length === 0 || asked.includes('-1')) return organization.projects
  return asked.map((id) => {
    if (!/^\d+$/.test(id)) {
      throw new Refusal(400, { detail: 'Invalid project parameter. Values must be numbers.' })
    }
    const project = organization.projects.find((one) => one.id === id)
    if (!project) throw new Refusal(403, { detail: 'You do not have permission to perform this action.' })
    return project
  })
}

/** `release:"shop@1" is:unresolved` → the value for each key; keys that are not named in `known` are refused. */
export function readSearch(query: string, known: string[]): Record<string, string> {
  const terms = query.match(/[\w.]+:"(?:[^"\\]|\\.)*"|\S+/g) ?? []
  return Object.fromEntries(
    terms.map((term) => {
      const [, key = '', value = ''] = /^([\w.]+):(.+)$/s.exec(term) ?? []
      if (!known.includes(key)) throw new Refusal(400, { detail: `Invalid search filter: ${term}` })
      return [key, value.replace(/^"(.*)"$/s, '$1').replaceAll('\\"', '"')]
    }),
  )
}

/** What sessions and errors have in common. */
interface Row {
  at: number
  release: string
  project: string
  environment: string
  status?: string
}

/** A row as Sentry's columns name it. */
function labelsOf(row: Row, organization: Organization): Record<string, unknown> {
  return {
    project: Number(projectOf(organization, row.project)?.id),
    release: row.release,
    environment: row.environment,
    'session.status': row.status,
  }
}

interface Selection {
  organization: Organization
  range: Range
  search: Record<string, string>
}

export function select<T extends Row>(c: Asked, rows: T[], { organization, range, search }: Selection): T[] {
  const projects = readProjectIds(c, organization)
  const environments = c.req.queries('environment') ?? []
  return rows.filter((row) => {
    const labels = labelsOf(row, organization)
    return (
      row.at >= range.start &&
      row.at < range.end &&
      projects.some(({ slug }) => slug === row.project) &&
      (environments.length === 0 || environments.includes(row.environment)) &&
      Object.entries(search).every(([key, value]) => String(labels[key]) === value)
    )
  })
}

export interface Group<T> {
  by: Record<string, unknown>
  rows: T[]
}

/** Rows in groups of equal values. Without columns all rows are one group, even if there are none. */
export function groupBy<T extends Row>(rows: T[], columns: string[], organization: Organization): Group<T>[] {
  if (columns.length === 0) return [{ by: {}, rows }]
  const groups = new Map<string, Group<T>>()
  for (const row of rows) {
    const labels = labelsOf(row, organization)
    const by = Object.fromEntries(columns.map((column) => [column, labels[column]]))
    const key = JSON.stringify(by)
    const group = groups.get(key) ?? { by, rows: [] }
    groups.set(key, group)
    group.rows.push(row)
  }
  return [...groups.values()]
}
