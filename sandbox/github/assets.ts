import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { invalid, notFound, numberOf, pageOf, Refusal } from './answer.ts'
import { needs } from './permissions.ts'
import { findRelease, type Release } from './releases.ts'
import type { Repository } from './repository.ts'
import { type User, userJson } from './users.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

export interface Asset {
  id: number
  name: string
  label: string | null
  /** `starter`: an upload that broke off; it holds the name until it is deleted. */
  state: 'uploaded' | 'starter'
  contentType: string
  content: Buffer
  uploader: User
  at: number
}

export function assetRoutes(repo: Hono<Env>, world: World): void {
  repo.post('/releases/:id/assets', needs('contents:write'), async (c) => {
    const { repository, links, actor } = c.var
    const release = findRelease(repository, numberOf(c, 'id'))
    const name = c.req.query('name')
    if (!name) throw invalid({ resource: 'ReleaseAsset', code: 'missing_field', field: 'name' })
    if (release.assets.some((asset) => asset.name === name))
      throw invalid({ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' })
    const asset: Asset = {
      id: nextId(world, 'asset'),
      name,
      label: c.req.query('label') ?? null,
      state: repository.failNextUpload ? 'starter' : 'uploaded',
      contentType: c.req.header('content-type') ?? 'application/octet-stream',
      content: repository.failNextUpload ? Buffer.alloc(0) : Buffer.from(await c.req.arrayBuffer()),
      uploader: actor.user,
      at: world.kernel.clock.now(),
    }
    release.assets.push(asset)
    if (repository.failNextUpload) {
      repository.failNextUpload = false
      throw new Refusal(502, { message: 'Error saving asset' })
    }
    return c.json(assetJson(links, repository, release, asset), 201)
  })

  repo.get('/releases/:id/assets', needs('contents:read'), (c) => {
    const release = findRelease(c.var.repository, numberOf(c, 'id'))
    return c.json(pageOf(c, release.assets).map((one) => assetJson(c.var.links, c.var.repository, release, one)))
  })

  repo.delete('/releases/assets/:id', needs('contents:write'), (c) => {
    const id = numberOf(c, 'id')
    const release = c.var.repository.releases.find(({ assets }) => assets.some((one) => one.id === id))
    if (!release) throw notFound()
    release.assets = release.assets.filter((one) => one.id !== id)
    return c.body(null, 204)
  })
}

export function assetJson(links: Links, { fullName }: Repository, { tag }: Release, asset: Asset) {
  const { id, name, label, state, contentType, content, uploader, at } = asset
  const file = `${encodeURIComponent(tag)}/${encodeURIComponent(name)}`
  return {
    url: `${links.api}/repos/${fullName}/releases/assets/${id}`,
    browser_download_url: `${links.web}/${fullName}/releases/download/${file}`,
    id,
    node_id: nodeId('RA', id),
    name,
    label,
    state,
    content_type: contentType,
    size: content.length,
    digest: state === 'uploaded' ? `sha256:${createHash('sha256').update(content).digest('hex')}` : null,
    download_count: 0,
    created_at: stamp(at),
    updated_at: stamp(at),
    uploader: userJson(links, uploader),
  }
}
