import { createHash } from 'node:crypto'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { afterEach, expect, test } from '@jest/globals'
import { createKernel } from '../kernel/kernel.ts'
import { type Network, openNetwork } from '../kernel/network.ts'
import type { Kernel } from '../kernel/service.ts'
import { openBundle } from './bundle.ts'
import { createSentry, type SentrySandbox } from './sentry.ts'
import { readZip } from './zip.ts'

const FILES = '/api/0/organizations/acme'
const ID = '2f3e5a58-2a4b-5c07-8f0e-d5d5d5d5d5d5'

function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(text), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(text.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, Buffer.from(name))
    parts.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end])
}

interface Overrides {
  manifest?: unknown
  files?: Record<string, string>
}

const MANIFEST = {
  org: 'acme',
  project: 'shop-web',
  files: {
    'files/_/_/a.js': { type: 'minified_source', url: '~/a.js', headers: { 'debug-id': ID, Sourcemap: 'a.js.map' } },
    'files/_/_/a.js.map': { type: 'source_map', url: '~/a.js.map', headers: { 'debug-id': ID } },
  },
}

function bundle({ manifest = MANIFEST, files = {} }: Overrides = {}): Buffer {
  const content = {
    'manifest.json': JSON.stringify(manifest),
    'files/_/_/a.js': 'a()',
    'files/_/_/a.js.map': '{}',
    ...files,
  }
  return Buffer.concat([Buffer.from('SYSB\x02\0\0\0'), zip(content)])
}

test('a bundle shows its files and debug ids', () => {
  expect(openBundle('c', bundle())).toMatchObject({
    checksum: 'c',
    organization: 'acme',
    debugIds: [ID],
    files: [
      { path: 'files/_/_/a.js', url: '~/a.js', debugId: ID, sourceMap: 'a.js.map', content: Buffer.from('a()') },
      { url: '~/a.js.map', type: 'source_map' },
    ],
  })
})

test.each<[string, Buffer]>([
  ['is not a source bundle', Buffer.from('PK\x03\x04 something')],
  ['version 1 of source bundles is unknown', Buffer.from('SYSB\x01\0\0\0')],
  ['is not a ZIP archive', Buffer.from('SYSB\x02\0\0\0 no archive')],
  ['has no manifest.json', Buffer.concat([Buffer.from('SYSB\x02\0\0\0'), zip({ a: 'b' })])],
  ['manifest.json can not be read', bundle({ files: { 'manifest.json': '{' } })],
  [
    'which is not in the bundle',
    bundle({ manifest: { files: { 'files/_/_/b.js': { type: 'source', url: '~/b.js' } } } }),
  ],
  ['has an unknown type', bundle({ manifest: { files: { 'files/_/_/a.js': { type: 'poem', url: '~/a.js' } } } })],
])('what can not be assembled says why: %s', (reason, bytes) => {
  expect(() => openBundle('c', bytes)).toThrow(reason)
})

test('a damaged file in an archive is noticed', () => {
  const archive = zip({ 'a.txt': 'the text of this file' })
  archive.writeUInt32LE(1, archive.indexOf('PK\x01\x02') + 16)

  expect(() => readZip(archive)).toThrow('a.txt is damaged')
})

const open: { network: Network; kernel: Kernel }[] = []
afterEach(async () => {
  for (const { network, kernel } of open.splice(0)) {
    await network.close()
    kernel.clock.close()
  }
})

interface Uploader {
  sentry: SentrySandbox
  kernel: Kernel
  upload: (chunks: Buffer[], names?: string[]) => Promise<number>
  assemble: (body: object) => Promise<Record<string, unknown> & { status: number }>
}

async function openUploader(): Promise<Uploader> {
  const kernel = createKernel()
  const sentry = createSentry(kernel)
  sentry.addOrganization({ slug: 'acme', projects: ['shop-web'] })
  const network = await openNetwork(kernel, sentry.services)
  open.push({ network, kernel })
  const headers = { authorization: `Bearer ${sentry.mintToken({ kind: 'org', organization: 'acme' }).value}` }
  const base = `${network.urls['sentry']}${FILES}`
  const { url } = (await (await fetch(`${base}/chunk-upload/`, { headers })).json()) as { url: string }
  return {
    sentry,
    kernel,
    async upload(chunks, names = chunks.map(sha1)) {
      const form = new FormData()
      for (const [index, chunk] of chunks.entries()) form.append('file_gzip', new Blob([gzipSync(chunk)]), names[index])
      return (await fetch(url, { method: 'POST', headers, body: form })).status
    },
    async assemble(body) {
      const json = { ...headers, 'content-type': 'application/json' }
      const answer = await fetch(`${base}/artifactbundle/assemble/`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify(body),
      })
      return { status: answer.status, ...((await answer.json()) as object) }
    },
  }
}

const sha1 = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')

test('a bundle is asked for once, assembled in its time, and known from then on', async () => {
  const { assemble, upload, sentry } = await openUploader()
  const bytes = bundle()
  const chunks = [bytes.subarray(0, 100), bytes.subarray(100)]
  const request = { checksum: sha1(bytes), chunks: chunks.map(sha1), projects: ['shop-web'] }

  expect(await assemble(request)).toMatchObject({ state: 'not_found', missingChunks: request.chunks })
  expect(await upload(chunks.slice(1))).toBe(200)
  expect(await assemble(request)).toMatchObject({ state: 'not_found', missingChunks: [request.chunks[0]] })
  expect(await upload(chunks.slice(0, 1))).toBe(200)
  expect(await assemble(request)).toMatchObject({ state: 'created', missingChunks: [] })
  expect(await assemble(request)).toMatchObject({ state: 'created' })
  expect(await assemble(request)).toMatchObject({ state: 'assembling' })
  expect(await assemble(request)).toMatchObject({ state: 'ok', missingChunks: [], detail: null })
  expect(sentry.bundles('acme')).toMatchObject([{ debugIds: [ID], project: 'shop-web' }])
})

test('a failed assembly stays failed until it is forgotten', async () => {
  const { assemble, upload, kernel } = await openUploader()
  const bytes = bundle()
  const request = { checksum: sha1(Buffer.from('other')), chunks: [sha1(bytes)], projects: ['shop-web'] }
  await upload([bytes])
  await assemble(request)
  kernel.clock.advance(2_000)

  expect(await assemble(request)).toMatchObject({ state: 'error', detail: 'Reported checksum mismatch' })
  expect(await assemble(request)).toMatchObject({ state: 'error' })
  kernel.clock.advance(601_000)
  expect(await assemble(request)).toMatchObject({ state: 'created' })
})

test('chunks are checked', async () => {
  const { assemble, upload } = await openUploader()

  expect(await upload([Buffer.from('a')], [sha1(Buffer.from('b'))])).toBe(400)
  expect(await upload(Array.from({ length: 65 }, (_, index) => Buffer.from(`${index}`)))).toBe(400)
  expect(await assemble({ checksum: 'short', chunks: ['short'], projects: ['shop-web'] })).toMatchObject({
    status: 400,
  })
  const hash = sha1(Buffer.from('a'))
  expect(await assemble({ checksum: hash, chunks: [hash], projects: ['nobody'] })).toMatchObject({ status: 400 })
})
