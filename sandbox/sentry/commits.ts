import type { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { enter } from './access.ts'
import { page, readDate, readList, readText, Refusal } from './answers.ts'
import { commitAnswer } from './release-answer.ts'
import { type Commit, type Organization, type Ref, type Release, releaseOf, type World } from './state.ts'

const RELEASE = '/api/0/organizations/:organization/releases/:version/'

export function commitRoutes(app: Hono<Bindings>, world: World): void {
  app.get('/api/0/organizations/:organization/repos/', (c) => {
    const organization = enter(world, c, 'readRepositories')
    return page(c, organization.repositories, ({ id, name, dateCreated }) => ({
      id,
      name,
      url: `https://github.com/${name}`,
      provider: { id: 'integrations:github', name: 'GitHub' },
      status: 'active',
      dateCreated,
    }))
  })

  app.get(`${RELEASE}commits/`, (c) => {
    const release = releaseOf(enter(world, c, 'readRelease'), c.req.param('version'))
    return page(c, release.commits, commitAnswer)
  })

  app.get(`${RELEASE}previous-with-commits/`, (c) => {
    const organization = enter(world, c, 'readRelease')
    const release = releaseOf(organization, c.req.param('version'))
    const previous = [...organization.releases.values()]
      .filter(
        ({ id, commits, projects }) =>
          id < release.id && commits.length > 0 && projects.some((slug) => release.projects.includes(slug)),
      )
      .at(-1)
    if (!previous?.commits[0]) return c.json({})
    const { version, dateCreated, dateReleased } = previous
    return c.json({ version, dateCreated, dateReleased, lastCommit: commitAnswer(previous.commits[0]) })
  })
}

/** Both replace what was there; an empty list clears. */
export function applyCommits(
  world: World,
  organization: Organization,
  release: Release,
  body: Record<string, unknown>,
): void {
  const refs = readList(body, 'refs')?.map(readRef)
  const commits = readList(body, 'commits')?.map(readCommit)
  const known = new Set(organization.repositories.map(({ name }) => name))
  const unknown = refs?.filter(({ repository }) => !known.has(repository)) ?? []
  if (unknown.length > 0) {
    const names = unknown.map(({ repository }) => repository).join(', ')
    throw new Refusal(400, { refs: [`Invalid repository names: ${names}`] })
  }
  if (refs) {
    release.refs = refs
    // Sentry asks GitHub for all commits since the previous one; here the last one stands for them.
    release.commits = refs.map(({ repository, commit }) => ({
      id: commit,
      repository,
      timestamp: world.kernel.clock.iso(),
    }))
  }
  if (commits) release.commits = commits
}

const asObject = (value: unknown, field: string): Record<string, unknown> => {
  if (typeof value === 'object' && value !== null) return { ...value }
  throw new Refusal(400, { [field]: ['Invalid data. Expected a dictionary.'] })
}

function readRef(value: unknown): Ref {
  const fields = asObject(value, 'refs')
  return {
    repository: readText(fields, 'repository', { required: true }) ?? '',
    commit: readText(fields, 'commit', { max: 64, required: true }) ?? '',
    previousCommit: readText(fields, 'previousCommit', { max: 64 }) ?? null,
  }
}

function readCommit(value: unknown): Commit {
  const fields = asObject(value, 'commits')
  for (const patch of readList(fields, 'patch_set') ?? []) {
    const change = asObject(patch, 'patch_set')
    readText(change, 'path', { max: 510, required: true })
    const type = readText(change, 'type', { required: true }) ?? ''
    if (!['A', 'M', 'D'].includes(type))
      throw new Refusal(400, { patch_set: ['Commit patch_set type is not supported.'] })
  }
  const texts = {
    message: readText(fields, 'message', { max: Infinity }),
    repository: readText(fields, 'repository', { max: 64 }),
    author_name: readText(fields, 'author_name', { max: 128 }),
    author_email: readText(fields, 'author_email'),
    timestamp: readDate(fields, 'timestamp'),
  }
  const given = Object.entries(texts).filter(([, text]) => text !== undefined)
  return { id: readText(fields, 'id', { max: 64, required: true }) ?? '', ...Object.fromEntries(given) }
}
