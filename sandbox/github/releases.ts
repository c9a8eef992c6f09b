import type { Hono } from 'hono'
import { invalid, notFound, numberOf, pageOf } from './answer.ts'
import { type Asset, assetJson } from './assets.ts'
import { type Body, readBody } from './body.ts'
import { generateNotes } from './notes.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import { type User, userJson } from './users.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

export interface Release {
  id: number
  tag: string
  target: string
  name: string | null
  body: string | null
  draft: boolean
  prerelease: boolean
  /** `make_latest` pinned it, or keeps it out. */
  latest: 'true' | 'false' | 'legacy'
  author: User
  createdAt: number
  publishedAt: number | undefined
  updatedAt: number
  assets: Asset[]
}

const LONGEST_BODY = 125_000

export function releaseRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/releases', needs('contents:read'), (c) => {
    const { repository, links, actor } = c.var
    // Only who may write sees drafts.
    const found = repository.releases
      .filter(({ draft }) => !draft || actor.permissions.contents === 'write')
      .sort((a, b) => b.id - a.id)
    return c.json(pageOf(c, found).map((one) => releaseJson(links, repository, one)))
  })

  repo.post('/releases', needs('contents:write'), async (c) => {
    const { repository, links, actor } = c.var
    const body = await readBody(c)
    const tag = body.required('tag_name')
    const now = world.kernel.clock.now()
    const release: Release = {
      id: nextId(world, 'release'),
      tag,
      target: repository.defaultBranch,
      name: null,
      body: null,
      draft: false,
      prerelease: false,
      latest: 'true',
      author: actor.user,
      createdAt: now,
      publishedAt: undefined,
      updatedAt: now,
      assets: [],
    }
    update(world, repository, release, body)
    if (body.flag('generate_release_notes') === true) {
      const notes = generateNotes(repository, links, { tag, target: release.target })
      release.name ??= notes.name
      release.body = [release.body, notes.body].filter(Boolean).join('\n\n')
    }
    repository.releases.push(release)
    return c.json(releaseJson(links, repository, release), 201)
  })

  repo.post('/releases/generate-notes', needs('contents:write'), async (c) => {
    const body = await readBody(c)
    const [tag, previous] = [body.required('tag_name'), body.text('previous_tag_name')]
    const target = body.text('target_commitish') ?? c.var.repository.defaultBranch
    if (previous !== undefined && !c.var.repository.graph.tags.has(previous))
      throw invalid({ resource: 'Release', field: 'previous_tag_name', code: 'invalid' })
    return c.json(
      generateNotes(c.var.repository, c.var.links, { tag, target, ...(previous !== undefined && { previous }) }),
    )
  })

  repo.get('/releases/latest', needs('contents:read'), (c) => {
    const latest = latestOf(c.var.repository)
    if (!latest) throw notFound()
    return c.json(releaseJson(c.var.links, c.var.repository, latest))
  })

  repo.get('/releases/tags/:tag{.+}', needs('contents:read'), (c) => {
    const release = c.var.repository.releases.find((one) => !one.draft && one.tag === c.req.param('tag'))
    if (!release) throw notFound()
    return c.json(releaseJson(c.var.links, c.var.repository, release))
  })

  repo.get('/releases/:id', needs('contents:read'), (c) =>
    c.json(releaseJson(c.var.links, c.var.repository, findRelease(c.var.repository, numberOf(c, 'id')))),
  )

  repo.patch('/releases/:id', needs('contents:write'), async (c) => {
    const release = findRelease(c.var.repository, numberOf(c, 'id'))
    update(world, c.var.repository, release, await readBody(c))
    return c.json(releaseJson(c.var.links, c.var.repository, release))
  })

  // The tag stays.
  repo.delete('/releases/:id', needs('contents:write'), (c) => {
    const { releases } = c.var.repository
    releases.splice(releases.indexOf(findRelease(c.var.repository, numberOf(c, 'id'))), 1)
    return c.body(null, 204)
  })
}

export function findRelease({ releases }: Repository, id: number): Release {
  const release = releases.find((one) => one.id === id)
  if (!release) throw notFound()
  return release
}

function update(world: World, repository: Repository, release: Release, body: Body): void {
  const tag = body.text('tag_name') ?? release.tag
  const draft = body.flag('draft') ?? release.draft
  if (!draft && repository.releases.some((one) => one !== release && !one.draft && one.tag === tag))
    throw invalid({ resource: 'Release', code: 'already_exists', field: 'tag_name' })
  if ((body.text('body') ?? '').length > LONGEST_BODY)
    throw invalid({
      resource: 'Release',
      code: 'custom',
      field: 'body',
      message: `body is too long (maximum is ${LONGEST_BODY} characters)`,
    })
  const target = body.text('target_commitish') ?? release.target
  const { graph } = repository
  const commit = graph.find(`refs/tags/${tag}`) ?? graph.find(target)
  if (!commit) throw invalid({ resource: 'Release', code: 'invalid', field: 'target_commitish' })
  Object.assign(release, {
    tag,
    draft,
    target,
    name: body.text('name') ?? release.name,
    body: body.text('body') ?? release.body,
    prerelease: body.flag('prerelease') ?? release.prerelease,
    latest: body.oneOf('make_latest', ['true', 'false', 'legacy'] as const) ?? release.latest,
    updatedAt: world.kernel.clock.now(),
    // The time of the commit, not of the release: `latest` sorts by it.
    createdAt: commit.committer.at,
  })
  if (draft) return
  release.publishedAt ??= world.kernel.clock.now()
  if (!graph.tags.has(tag)) graph.tags.set(tag, commit.sha)
  // One at a time is pinned: whoever was pinned last.
  if (release.latest === 'true' && !release.prerelease)
    for (const other of repository.releases) if (other !== release && other.latest === 'true') other.latest = 'legacy'
}

function latestOf({ releases }: Repository): Release | undefined {
  const published = releases.filter(({ draft, prerelease, latest }) => !draft && !prerelease && latest !== 'false')
  return (
    published.find(({ latest }) => latest === 'true') ??
    published.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)[0]
  )
}

function releaseJson(links: Links, repository: Repository, release: Release) {
  const { id, tag, target, name, body, draft, prerelease, author, createdAt, publishedAt, updatedAt, assets } = release
  const url = `${links.api}/repos/${repository.fullName}`
  const path = `/repos/${repository.fullName}/releases/${id}/assets`
  return {
    url: `${url}/releases/${id}`,
    html_url: `${links.web}/${repository.fullName}/releases/tag/${encodeURIComponent(tag)}`,
    assets_url: links.api + path,
    upload_url: `${links.uploads}${path}{?name,label}`,
    tarball_url: draft ? null : `${url}/tarball/${encodeURIComponent(tag)}`,
    zipball_url: draft ? null : `${url}/zipball/${encodeURIComponent(tag)}`,
    id,
    node_id: nodeId('RE', id),
    tag_name: tag,
    target_commitish: target,
    name,
    body,
    draft,
    prerelease,
    immutable: false,
    created_at: stamp(createdAt),
    published_at: publishedAt === undefined ? null : stamp(publishedAt),
    updated_at: stamp(updatedAt),
    author: userJson(links, author),
    assets: assets.map((asset) => assetJson(links, repository, release, asset)),
  }
}
