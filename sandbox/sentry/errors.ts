import type { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { enter } from './access.ts'
import { type Asked, page, Refusal } from './answers.ts'
import { groupBy, readProjectIds, readRange, readSearch, select } from './query.ts'
import { type Errors, type Issue, type Organization, type Project, projectOf, type World } from './state.ts'

const COLUMNS = ['project', 'release', 'environment']
const count = (rows: Errors[]): number => rows.reduce((sum, row) => sum + row.count, 0)

/** Each event is another user's. */
const AGGREGATES: Record<string, (rows: Errors[]) => number> = {
  'count()': count,
  'count_unique(user)': count,
  'count_unique(issue)': (rows) => new Set(rows.map(({ issue }) => issue)).size,
}

export function errorRoutes(app: Hono<Bindings>, world: World): void {
  app.get('/api/0/organizations/:organization/events/', (c) => {
    const organization = enter(world, c, 'readOrganization')
    const fields = readFields(c)
    const search = readSearch(c.req.query('query') ?? '', COLUMNS)
    const rows = select(c, organization.errors, { organization, range: readRange(world, c), search })
    const columns = fields.filter((field) => !AGGREGATES[field])
    const data = groupBy(rows, columns, organization).map((group) => ({
      ...group.by,
      ...Object.fromEntries(
        Object.entries(AGGREGATES).flatMap(([field, of]) => (fields.includes(field) ? [[field, of(group.rows)]] : [])),
      ),
    }))
    const types = Object.fromEntries(fields.map((field) => [field, AGGREGATES[field] ? 'integer' : 'string']))
    if (world.late > 0) world.kernel.clock.looked()
    return c.json({ data, meta: { fields: types, units: {}, dataset: 'errors' } })
  })

  app.get('/api/0/organizations/:organization/issues/', (c) => {
    const organization = enter(world, c, 'readIssues')
    return list(c, organization, readProjectIds(c, organization))
  })

  app.get('/api/0/projects/:organization/:project/issues/', (c) => {
    const organization = enter(world, c, 'readIssues')
    const project = projectOf(organization, c.req.param('project'))
    if (!project) throw new Refusal(404, { detail: 'The requested resource does not exist' })
    return list(c, organization, [project])
  })

  function list(c: Asked, organization: Organization, projects: Project[]): Response {
    const search = readSearch(c.req.query('query') ?? 'is:unresolved', ['is', 'firstRelease', 'release'])
    const issues = organization.issues.filter((issue) => {
      const releases = organization.errors.filter((event) => event.issue === issue.id).map(({ release }) => release)
      return (
        projects.some(({ slug }) => slug === issue.project) &&
        (search['is'] === undefined || search['is'] === issue.status) &&
        (search['firstRelease'] === undefined || search['firstRelease'] === issue.firstRelease) &&
        (search['release'] === undefined || releases.includes(search['release']))
      )
    })
    if (world.late > 0) world.kernel.clock.looked()
    return page(c, issues.toReversed(), (issue) => issueAnswer(c, organization, issue))
  }
}

function readFields(c: Asked): string[] {
  const dataset = c.req.query('dataset')
  const fields = c.req.queries('field') ?? []
  if (dataset !== 'errors') throw new Refusal(400, { detail: `sandbox: the dataset ${dataset} is not modelled` })
  if (fields.length === 0) throw new Refusal(400, { detail: 'No columns selected' })
  if (fields.length > 20) throw new Refusal(400, { detail: 'You can view up to 20 fields at a time.' })
  const unknown = fields.find((field) => !AGGREGATES[field] && !COLUMNS.includes(field))
  if (unknown) throw new Refusal(400, { detail: `Invalid field: ${unknown}` })
  return fields
}

function issueAnswer(c: Asked, organization: Organization, issue: Issue): Record<string, unknown> {
  const events = organization.errors.filter((event) => event.issue === issue.id)
  const { id, title, status, firstSeen } = issue
  return {
    id,
    title,
    status,
    shortId: `${issue.project.toUpperCase()}-${id}`,
    culprit: '',
    level: 'error',
    type: 'error',
    metadata: { value: title },
    permalink: `${new URL(c.req.url).origin}/organizations/${organization.slug}/issues/${id}/`,
    project: { ...projectOf(organization, issue.project), name: issue.project },
    firstSeen: new Date(firstSeen).toISOString(),
    lastSeen: new Date(Math.max(firstSeen, ...events.map(({ at }) => at))).toISOString(),
    // Text, unlike the number of users.
    count: String(count(events)),
    userCount: count(events),
  }
}
