import type { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { enter } from './access.ts'
import { type Asked, Refusal } from './answers.ts'
import { totalsOf } from './health.ts'
import { durationMs, groupBy, readRange, readSearch, select } from './query.ts'
import type { Sessions, World } from './state.ts'

const HOUR = 3_600_000
const GROUPS = ['project', 'release', 'environment', 'session.status']
const sum = (rows: Sessions[]): number => totalsOf(rows).sessions

/** Rates are fractions here, from 0 to 1. One user has one session. */
const FIELDS: Record<string, (rows: Sessions[]) => number | null> = {
  'sum(session)': sum,
  'count_unique(user)': sum,
  'crash_rate(session)': rate(({ crashed }) => crashed),
  'crash_rate(user)': rate(({ crashed }) => crashed),
  'crash_free_rate(session)': rate(({ sessions, crashed }) => sessions - crashed),
  'crash_free_rate(user)': rate(({ sessions, crashed }) => sessions - crashed),
  'unhealthy_rate(session)': rate(({ crashed, errored }) => crashed + errored),
}

function rate(part: (totals: ReturnType<typeof totalsOf>) => number): (rows: Sessions[]) => number | null {
  return (rows) => {
    const totals = totalsOf(rows)
    return totals.sessions > 0 ? part(totals) / totals.sessions : null
  }
}

export function sessionRoutes(app: Hono<Bindings>, world: World): void {
  app.get('/api/0/organizations/:organization/sessions/', (c) => {
    const organization = enter(world, c, 'readOrganization')
    const { fields, columns, search } = readQuestion(c)
    const interval = readInterval(c)
    const asked = readRange(world, c)
    const range = {
      start: Math.floor(asked.start / interval) * interval,
      end: Math.ceil(asked.end / interval) * interval,
    }
    const starts = Array.from({ length: (range.end - range.start) / interval }, (_, n) => range.start + n * interval)
    if (starts.length > 10_000)
      throw new Refusal(400, { detail: 'Your interval and date range would create too many results.' })

    const rows = select(c, organization.sessions, { organization, range, search })
    const valuesOf = (some: Sessions[]): Record<string, number | null> =>
      Object.fromEntries(fields.map((field) => [field, FIELDS[field]?.(some) ?? null]))
    const groups = groupBy(rows, columns, organization).map((group) => {
      const points = starts.map((start) =>
        valuesOf(group.rows.filter(({ at }) => at >= start && at < start + interval)),
      )
      const series = Object.fromEntries(fields.map((field) => [field, points.map((point) => point[field] ?? null)]))
      return { by: group.by, totals: valuesOf(group.rows), series }
    })
    if (world.late > 0) world.kernel.clock.looked()
    return c.json({
      start: seconds(range.start),
      end: seconds(range.end),
      intervals: starts.map(seconds),
      groups: rows.length > 0 ? groups : [],
      query: c.req.query('query') ?? '',
    })
  })
}

interface Question {
  fields: string[]
  columns: string[]
  search: Record<string, string>
}

function readQuestion(c: Asked): Question {
  const fields = c.req.queries('field') ?? []
  const columns = c.req.queries('groupBy') ?? []
  const search = readSearch(c.req.query('query') ?? '', GROUPS)
  if (fields.length === 0) throw new Refusal(400, { detail: 'Request is missing a "field"' })
  const unknown = fields.find((field) => !FIELDS[field]) ?? columns.find((column) => !GROUPS.includes(column))
  if (unknown) throw new Refusal(400, { detail: `Invalid field: "${unknown}"` })
  const byStatus = columns.includes('session.status') || search['session.status'] !== undefined
  const rateField = fields.find((field) => field.includes('rate('))
  if (byStatus && rateField) {
    throw new Refusal(400, { detail: `Cannot group or filter by session.status together with ${rateField}` })
  }
  return { fields, columns, search }
}

function readInterval(c: Asked): number {
  const ms = durationMs(c.req.query('interval') ?? '1h')
  if (ms && ms >= HOUR && ms <= 24 * HOUR && (24 * HOUR) % ms === 0) return ms
  throw new Refusal(400, { detail: 'The interval has to be between one hour and one day, and divide a day.' })
}

const seconds = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z')
