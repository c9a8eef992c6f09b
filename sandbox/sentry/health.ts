import type { Periods } from './release-answer.ts'
import type { Organization, Release, Sessions, World } from './state.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface Totals {
  sessions: number
  crashed: number
  errored: number
}

export function totalsOf(rows: Sessions[]): Totals {
  const count = (status?: Sessions['status']): number =>
    rows.filter((row) => !status || row.status === status).reduce((sum, row) => sum + row.count, 0)
  return { sessions: count(), crashed: count('crashed'), errored: count('errored') }
}

const percent = (part: number, whole: number): number | null => (whole > 0 ? (part / whole) * 100 : null)

/** `healthData` of one project of a release. Rates are percent, and null without sessions. */
export function healthOf(
  { kernel }: World,
  { sessions }: Organization,
  { release, slug, periods }: { release: Release; slug: string; periods: Periods },
): Record<string, unknown> {
  const now = kernel.clock.now()
  const ofProject = sessions.filter(
    ({ project, environment }) =>
      project === slug && (periods.environments.length === 0 || periods.environments.includes(environment)),
  )
  const rows = ofProject.filter((row) => row.release === release.version)
  const since = (list: Sessions[], ms: number): Totals => totalsOf(list.filter(({ at }) => at > now - ms))
  const total = since(rows, periods.summaryMs)
  const last24h = since(rows, DAY).sessions
  const crashFree = percent(total.sessions - total.crashed, total.sessions)
  const adoption = percent(last24h, since(ofProject, DAY).sessions)

  return {
    hasHealthData: rows.length > 0,
    totalSessions: total.sessions,
    totalSessions24h: last24h,
    totalUsers: total.sessions,
    totalUsers24h: last24h,
    crashFreeSessions: crashFree,
    crashFreeUsers: crashFree,
    sessionsCrashed: total.crashed,
    sessionsErrored: total.errored,
    adoption,
    sessionsAdoption: adoption,
    durationP50: null,
    durationP90: null,
    stats: { [periods.series.name]: seriesOf(rows, now, periods.series.ms) },
  }
}

function seriesOf(rows: Sessions[], now: number, ms: number): [number, number][] {
  const last = Math.floor(now / HOUR)
  const buckets = ms / HOUR
  return Array.from({ length: buckets }, (_, index) => {
    const bucket = last - buckets + 1 + index
    const inside = rows.filter(({ at }) => Math.floor(at / HOUR) === bucket)
    return [bucket * 3_600, totalsOf(inside).sessions]
  })
}
