import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf } from './access.ts'
import { refuse } from './refusal.ts'
import type { World } from './state.ts'

// A part of an archive has 100 MiB; nothing larger is sent in one request.
const MAX_BYTES = 100 * 1024 * 1024 + 1024

export function fileRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()

  app.post('/v2/files', async (c) => {
    const { owner } = actorOf(world, c)
    const digests = ['x-now-digest', 'x-vercel-digest'].flatMap((name) => c.req.header(name) ?? [])
    const digest = digests[0]
    if (!digest || digests.some((one) => one !== digest) || !/^[0-9a-f]{40}$/.test(digest)) {
      refuse(400, 'bad_request', 'The `x-now-digest` header must be the SHA-1 of the file')
    }
    if (Number(c.req.header('content-length') ?? 0) > MAX_BYTES) refuse(413, 'too_large', 'The file is too large')
    const content = Buffer.from(await c.req.arrayBuffer())
    const size = c.req.header('x-now-size')
    if (size !== undefined && Number(size) !== content.length) {
      refuse(400, 'size_invalid', `The file has ${content.length} bytes, \`x-now-size\` says ${size}`)
    }
    if (sha1(content) !== digest) refuse(400, 'sha_invalid', 'The SHA-1 of the file is not the one in the header')
    keep(world, content, digest)
    knownTo(world, owner.id).add(digest)
    return c.json({ urls: [] })
  })

  return app
}

export function sha1(content: Buffer): string {
  return createHash('sha1').update(content).digest('hex')
}

export function keep(world: World, content: Buffer, digest = sha1(content)): string {
  if (!world.contents.has(digest)) world.contents.set(digest, content)
  return digest
}

/** What an owner has uploaded: the files of others are missing files to it. */
export function knownTo(world: World, ownerId: string): Set<string> {
  const known = world.uploaded.get(ownerId) ?? new Set<string>()
  world.uploaded.set(ownerId, known)
  return known
}
