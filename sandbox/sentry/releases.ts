import type { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { enter } from './access.ts'
import { type Asked, page, readDate, readList, readObject, readText, Refusal } from './answers.ts'
import { applyCommits } from './commits.ts'
import { readPeriods, releaseAnswer } from './release-answer.ts'
import { newRelease, type Organization, projectOf, type Release, releaseOf, type World } from './state.ts'

const LIST = '/api/0/organizations/:organization/releases/'
const ONE = `${LIST}:version/`

export function releaseRoutes(app: Hono<Bindings>, world: World): void {
  app.get(LIST, (c) => list(c, enter(world, c, 'readRelease')))

  app.get('/api/0/projects/:organization/:project/releases/', (c) => {
    const organization = enter(world, c, 'readRelease')
    const project = projectOf(organization, c.req.param('project'))
    if (!project) throw new Refusal(404, { detail: 'The requested resource does not exist' })
    return list(c, organization, project.slug)
  })

  app.post(LIST, async (c) => {
    const organization = enter(world, c, 'writeRelease')
    const body = await readObject(c)
    const version = readVersion(body)
    const projects = readProjects(organization, body)
    const known = organization.releases.get(version)
    if (!known && projects.length === 0) throw new Refusal(400, { projects: ['This list may not be empty.'] })

    const draft = known ?? newRelease(world, organization, version)
    try {
      update(world, organization, draft, body)
    } catch (refusal) {
      if (!known) organization.releases.delete(version)
      throw refusal
    }
    draft.projects = [...new Set([...draft.projects, ...projects])]
    return c.json(releaseAnswer(world, organization, draft), known ? 208 : 201)
  })

  app.get(ONE, (c) => {
    const organization = enter(world, c, 'readRelease')
    const release = releaseOf(organization, c.req.param('version'))
    const answer = releaseAnswer(world, organization, release, readPeriods(c, organization))
    if (world.late > 0) world.kernel.clock.looked()
    return c.json(answer)
  })

  app.put(ONE, async (c) => {
    const organization = enter(world, c, 'writeRelease')
    const release = releaseOf(organization, c.req.param('version'))
    update(world, organization, release, await readObject(c))
    return c.json(releaseAnswer(world, organization, release))
  })

  app.delete(ONE, (c) => {
    const organization = enter(world, c, 'deleteRelease')
    const { version } = releaseOf(organization, c.req.param('version'))
    const isUsed = [...organization.errors, ...organization.sessions].some(({ release }) => release === version)
    if (isUsed) throw new Refusal(400, { detail: 'This release has events or health data and cannot be removed.' })
    organization.releases.delete(version)
    return c.body(null, 204)
  })

  function list(c: Asked, organization: Organization, project?: string): Response {
    const query = c.req.query('query') ?? ''
    const releases = [...organization.releases.values()]
      .filter(({ version, projects }) => version.includes(query) && (!project || projects.includes(project)))
      .sort((a, b) => b.id - a.id)
    return page(c, releases, (release) => releaseAnswer(world, organization, release))
  }
}

/** Everything is read before anything is written, so that a refused request changes nothing. */
function update(world: World, organization: Organization, release: Release, body: Record<string, unknown>): void {
  const url = readText(body, 'url', { max: 2_000 })
  const ref = readText(body, 'ref', { max: 250 })
  const dateStarted = readDate(body, 'dateStarted')
  const dateReleased = readDate(body, 'dateReleased')
  const status = readText(body, 'status')
  if (status !== undefined && status !== 'open' && status !== 'archived') {
    throw new Refusal(400, { status: ['Invalid status'] })
  }
  applyCommits(world, organization, release, body)
  release.url = url ?? release.url
  release.ref = ref ?? release.ref
  release.dateStarted ??= dateStarted ?? null
  release.dateReleased = dateReleased ?? release.dateReleased
  release.status = status ?? release.status
}

function readVersion(body: Record<string, unknown>): string {
  const version = readText(body, 'version', { required: true }) ?? ''
  const isBad = /[/\\\n\t\r\f]/.test(version) || version.trim() === '' || ['.', '..', 'latest'].includes(version)
  if (isBad) throw new Refusal(400, { version: [`Invalid release version: ${version}`] })
  return version
}

function readProjects(organization: Organization, body: Record<string, unknown>): string[] {
  const asked = readList(body, 'projects')
  if (!asked) throw new Refusal(400, { projects: ['This field is required.'] })
  return asked.map((one) => {
    const project = projectOf(organization, String(one))
    if (!project) throw new Refusal(400, { projects: ['Invalid project ids or slugs'] })
    return project.slug
  })
}
