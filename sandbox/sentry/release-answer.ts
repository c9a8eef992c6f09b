import { type Asked, Refusal } from './answers.ts'
import { healthOf } from './health.ts'
import { type Commit, type Organization, type Project, projectOf, type Release, type World } from './state.ts'

const HOUR = 3_600_000
const PERIODS: Record<string, number> = Object.fromEntries(
  ['1h', '24h', '48h', '1d', '2d', '7d', '14d', '30d', '90d'].map((name) => [
    name,
    Number.parseInt(name) * (name.endsWith('d') ? 24 * HOUR : HOUR),
  ]),
)

/** What a request for one release wants to know of its health. */
export interface Periods {
  projects: Project[]
  environments: string[]
  /** Over which the totals are taken. */
  summaryMs: number
  /** Of the series in `stats`, which has nothing to do with the totals. */
  series: { name: string; ms: number }
}

export function readPeriods(c: Asked, organization: Organization): Periods | undefined {
  const periodOf = (name: string): { name: string; ms: number } => {
    const asked = c.req.query(name) ?? '24h'
    const ms = PERIODS[asked]
    if (ms === undefined) throw new Refusal(400, { detail: `Invalid value for ${name}: ${asked}` })
    return { name: asked, ms }
  }
  const [summary, series] = [periodOf('summaryStatsPeriod'), periodOf('healthStatsPeriod')]
  const projects = (c.req.queries('project') ?? []).map((asked) => {
    const project = projectOf(organization, asked)
    if (!project) throw new Refusal(404, { detail: 'The requested resource does not exist' })
    return project
  })
  // The schema says boolean, but the server compares with the digit.
  if (c.req.query('health') !== '1') return undefined
  return {
    projects: projects.length > 0 ? projects : organization.projects,
    environments: c.req.queries('environment') ?? [],
    summaryMs: summary.ms,
    series,
  }
}

export function releaseAnswer(
  world: World,
  organization: Organization,
  release: Release,
  periods?: Periods,
): Record<string, unknown> {
  const seen = organization.errors.filter((event) => event.release === release.version).map(({ at }) => at)
  const dates = seen.map((at) => new Date(at).toISOString()).sort()
  const issues = organization.issues.filter(({ firstRelease }) => firstRelease === release.version)
  return {
    id: release.id,
    version: release.version,
    shortVersion: release.version.replace(/^.*@/, ''),
    status: release.status,
    ref: release.ref,
    url: release.url,
    dateCreated: release.dateCreated,
    dateReleased: release.dateReleased,
    firstEvent: dates[0] ?? null,
    lastEvent: dates.at(-1) ?? null,
    newGroups: issues.length,
    commitCount: release.commits.length,
    deployCount: release.deploys.length,
    lastCommit: release.commits[0] ? commitAnswer(release.commits[0]) : null,
    lastDeploy: release.deploys.at(-1) ?? null,
    owner: null,
    authors: [],
    data: {},
    projects: release.projects.flatMap((slug) => {
      const project = projectOf(organization, slug)
      if (!project) return []
      const withHealth = periods?.projects.includes(project) ? periods : undefined
      const hasHealthData = organization.sessions.some((row) => row.release === release.version && row.project === slug)
      return {
        // A number here, text in the project itself.
        id: Number(project.id),
        slug,
        name: slug,
        platform: 'javascript',
        platforms: ['javascript'],
        newGroups: issues.filter((issue) => issue.project === slug).length,
        hasHealthData,
        ...(withHealth && { healthData: healthOf(world, organization, { release, slug, periods: withHealth }) }),
      }
    }),
  }
}

export function commitAnswer(commit: Commit): Record<string, unknown> {
  return {
    id: commit.id,
    message: commit.message ?? null,
    dateCreated: commit.timestamp ?? null,
    author: { name: commit.author_name ?? null, email: commit.author_email ?? null },
    repository: commit.repository ? { name: commit.repository } : null,
  }
}
