import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Context, Hono } from 'hono'
import type { Bindings, Kernel } from '../kernel/service.ts'
import type { Signer } from './signer.ts'
import type { Entry, Store } from './store.ts'

interface BlobOptions {
  kernel: Kernel
  store: Store
  signer: Signer
}

type BlobContext = Context<Bindings>

/** Azure's block blobs, as far as the cache client uses them. */
export function blobRoutes(app: Hono<Bindings>, { kernel, store, signer }: BlobOptions): void {
  const headers = ({ blob, createdAt }: Entry): Record<string, string> => ({
    date: new Date(kernel.clock.now()).toUTCString(),
    etag: `"0x${blob.slice(0, 15).toUpperCase()}"`,
    'last-modified': new Date(createdAt).toUTCString(),
    'x-ms-request-id': kernel.ids.uuid(),
    'x-ms-version': '2026-02-06',
  })

  function entryOf(c: BlobContext): Entry | undefined {
    const [blob, expires, sig] = [c.req.param('blob') ?? '', c.req.query('se') ?? '', c.req.query('sig') ?? '']
    const valid = signer.verify(`${blob} ${expires}`, sig) && Number(expires) > kernel.clock.now()
    return valid ? store.blob(blob) : undefined
  }

  app.put('/actions-cache/:blob', async (c) => {
    const entry = entryOf(c)
    if (!entry) return refuse(c, 403, 'AuthenticationFailed')
    if (entry.state === 'stored') return refuse(c, 409, 'BlobImmutableDueToPolicy')
    const { comp, blockid } = c.req.query()
    if (comp === 'blocklist') {
      const order = await orderOf(c, entry)
      if (!order) return refuse(c, 400, 'InvalidBlockList')
      compose(entry, order)
    } else {
      if (comp === 'block' && !blockid) return refuse(c, 400, 'InvalidQueryParameterValue')
      if (comp === undefined && c.req.header('x-ms-blob-type') !== 'BlockBlob')
        return refuse(c, 400, 'MissingRequiredHeader')
      const file = await store.newFile()
      await receive(c, file)
      if (comp === 'block') entry.blocks.set(blockid ?? '', file)
      else compose(entry, [{ file, size: (await stat(file)).size }])
    }
    return c.body(null, 201, { ...headers(entry), 'x-ms-request-server-encrypted': 'true' })
  })

  // HEAD comes here as well: the server leaves the body out.
  app.get('/actions-cache/:blob', (c) => {
    const entry = entryOf(c)
    if (!entry) return refuse(c, 403, 'AuthenticationFailed')
    if (entry.state !== 'stored') return refuse(c, 404, 'BlobNotFound')
    const wanted = c.req.header('x-ms-range') ?? c.req.header('range')
    const { from, to } = rangeOf(wanted, entry.size)
    if (from > to && entry.size > 0) return refuse(c, 416, 'InvalidRange')
    const answer = {
      ...headers(entry),
      'content-type': 'application/octet-stream',
      'content-length': String(to - from + 1),
      'accept-ranges': 'bytes',
      'x-ms-blob-type': 'BlockBlob',
      ...(wanted !== undefined && { 'content-range': `bytes ${from}-${to}/${entry.size}` }),
    }
    const body = c.req.method === 'HEAD' ? null : Readable.toWeb(Readable.from(read(entry, from, to)))
    return new Response(body, { status: wanted === undefined ? 200 : 206, headers: answer })
  })
}

/** Straight from the socket into a file, because blocks are large and come in parallel. */
async function receive(c: BlobContext, file: string): Promise<void> {
  const source = c.req.raw.bodyUsed ? Readable.from([Buffer.from(await c.req.arrayBuffer())]) : c.env.incoming
  await pipeline(source, createWriteStream(file))
}

/** The list decides the order, whatever order the blocks came in. */
async function orderOf(c: BlobContext, { blocks }: Entry): Promise<Entry['parts'] | undefined> {
  const list = await c.req.text()
  const files = [...list.matchAll(/<(?:Latest|Uncommitted)>([^<]*)</g)].map(([, id = '']) => blocks.get(id))
  if (files.length === 0 || files.some((file) => file === undefined)) return undefined
  const known = files.filter((file) => file !== undefined)
  return await Promise.all(known.map(async (file) => ({ file, size: (await stat(file)).size })))
}

function compose(entry: Entry, parts: Entry['parts']): void {
  entry.parts = parts
  entry.size = parts.reduce((sum, { size }) => sum + size, 0)
}

function rangeOf(header: string | undefined, size: number): { from: number; to: number } {
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? []
  return { from: Number(from), to: Math.min(to === '' ? Infinity : Number(to), size - 1) }
}

async function* read({ parts }: Entry, from: number, to: number): AsyncGenerator<Buffer> {
  let offset = 0
  for (const { file, size } of parts) {
    const [start, end] = [Math.max(from - offset, 0), Math.min(to - offset, size - 1)]
    if (start <= end) yield* createReadStream(file, { start, end }) as AsyncIterable<Buffer>
    offset += size
  }
}

function refuse(c: BlobContext, status: 400 | 403 | 404 | 409 | 416, code: string): Response {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>sandbox</Message></Error>`
  return c.body(body, status, { 'content-type': 'application/xml', 'x-ms-error-code': code })
}
