import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { enter } from './access.ts'
import { type Asked, readList, readObject, readText, Refusal } from './answers.ts'
import { openBundle } from './bundle.ts'
import { type Assembly, type Organization, projectOf, type World } from './state.ts'

const MEGABYTE = 1024 * 1024
const CHUNK_BYTES = 8 * MEGABYTE
const CHUNKS_PER_REQUEST = 64
const REQUEST_BYTES = 32 * MEGABYTE
const FORGET_ERRORS_MS = 600_000
const UPLOAD = '/api/0/organizations/:organization/chunk-upload/'

export function chunkRoutes(app: Hono<Bindings>, world: World): void {
  app.get(UPLOAD, (c) => {
    enter(world, c, 'uploadFiles')
    const { origin, pathname } = new URL(c.req.url)
    return c.json({
      url: `${origin}${pathname}`,
      chunkSize: CHUNK_BYTES,
      chunksPerRequest: CHUNKS_PER_REQUEST,
      maxFileSize: 2048 * MEGABYTE,
      maxRequestSize: REQUEST_BYTES,
      concurrency: 8,
      hashAlgorithm: 'sha1',
      compression: ['gzip'],
      accept: ['release_files', 'sources', 'artifact_bundles', 'artifact_bundles_v2'],
    })
  })

  app.post(UPLOAD, async (c) => {
    const { chunks } = enter(world, c, 'uploadFiles')
    for (const [hash, chunk] of await readChunks(c)) chunks.set(hash, chunk)
    return c.body(null, 200)
  })

  app.post('/api/0/organizations/:organization/artifactbundle/assemble/', async (c) => {
    const organization = enter(world, c, 'uploadFiles')
    const request = readAssemble(await readObject(c), organization)
    const known = organization.assemblies.get(request.checksum)
    const forgotten =
      known?.endedAt !== undefined &&
      known.state === 'error' &&
      world.kernel.clock.now() - known.endedAt > FORGET_ERRORS_MS
    if (known && !forgotten) {
      const answer = { state: known.state, missingChunks: [], detail: known.detail }
      known.projects = [...new Set([...known.projects, ...request.projects])]
      if (known.endedAt === undefined) world.kernel.clock.looked()
      return c.json(answer)
    }
    const missingChunks = request.chunks.filter((hash) => !organization.chunks.has(hash))
    if (missingChunks.length > 0) return c.json({ state: 'not_found', missingChunks })
    assemble(world, organization, request)
    return c.json({ state: 'created', missingChunks: [] })
  })
}

async function readChunks(c: Asked): Promise<[string, Buffer][]> {
  if (Number(c.req.header('content-length') ?? 0) > REQUEST_BYTES + MEGABYTE) {
    throw new Refusal(400, { error: 'Request too large' })
  }
  const form = await c.req.formData().catch(() => {
    throw new Refusal(400, { error: 'The request is not multipart/form-data' })
  })
  const parts = [...form].filter((part): part is [string, File] => typeof part[1] !== 'string')
  if (parts.length > CHUNKS_PER_REQUEST) throw new Refusal(400, { error: 'Too many chunks' })
  return await Promise.all(
    parts.map(async ([field, file]): Promise<[string, Buffer]> => {
      if (field !== 'file' && field !== 'file_gzip') throw new Refusal(400, { error: `Unknown field ${field}` })
      const sent = Buffer.from(await file.arrayBuffer())
      const chunk = field === 'file_gzip' ? unpack(sent) : sent
      if (chunk.length > CHUNK_BYTES) throw new Refusal(400, { error: 'Chunk size too large' })
      if (sha1(chunk) !== file.name) throw new Refusal(400, { error: 'Checksum of chunk and its name differ' })
      return [file.name, chunk]
    }),
  )
}

function unpack(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: CHUNK_BYTES + 1 })
  } catch (error) {
    throw new Refusal(400, { error: `The chunk can not be unpacked: ${String(error)}` })
  }
}

interface Assemble {
  checksum: string
  chunks: string[]
  projects: string[]
}

function readAssemble(body: Record<string, unknown>, organization: Organization): Assemble {
  const checksum = readText(body, 'checksum', { required: true }) ?? ''
  const chunks = (readList(body, 'chunks') ?? []).map(String)
  const asked = (readList(body, 'projects') ?? []).map(String)
  if (![checksum, ...chunks].every((hash) => /^[0-9a-f]{40}$/.test(hash)) || chunks.length === 0) {
    throw new Refusal(400, { error: 'Invalid checksum or chunks' })
  }
  const projects = asked.map((one) => projectOf(organization, one)?.slug)
  if (projects.length === 0 || projects.includes(undefined)) {
    throw new Refusal(400, { error: 'One or more projects are invalid' })
  }
  return { checksum, chunks, projects: projects.filter((slug) => slug !== undefined) }
}

function assemble(world: World, organization: Organization, { checksum, chunks, projects }: Assemble): void {
  const { clock } = world.kernel
  const assembly: Assembly = { state: 'created', detail: null, projects }
  organization.assemblies.set(checksum, assembly)
  clock.after(world.assembly.takesMs / 4, () => {
    assembly.state = 'assembling'
  })
  clock.after(world.assembly.takesMs, () => {
    try {
      const failure = world.assembly.failures.shift()
      if (failure !== undefined) throw new Error(failure)
      const bytes = Buffer.concat(chunks.map((hash) => organization.chunks.get(hash) ?? Buffer.alloc(0)))
      if (sha1(bytes) !== checksum) throw new Error('Reported checksum mismatch')
      const bundle = openBundle(checksum, bytes)
      if (bundle.organization && bundle.organization !== organization.slug) {
        throw new Error('the bundle was made for another organization')
      }
      assembly.bundle = bundle
      assembly.state = 'ok'
    } catch (error) {
      assembly.state = 'error'
      assembly.detail = error instanceof Error ? error.message : String(error)
    }
    assembly.endedAt = clock.now()
  })
}

const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')
