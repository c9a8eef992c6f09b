import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, expect, test } from '@jest/globals'
import { createHttp, type Http } from './http.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function answering(body: Buffer | string, coding: string, status = 200): Promise<Http> {
  const server = createServer(
    (_, response) => void response.writeHead(status, { 'content-encoding': coding }).end(body),
  )
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return createHttp({ name: 'packed', baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

const TEXT = 'Grüße '.repeat(1_000)

test.each([
  ['gzip', gzipSync(TEXT)],
  ['X-GZip', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['zstd', zstdCompressSync(TEXT)],
  ['br, gzip', gzipSync(brotliCompressSync(TEXT))],
  ['identity', Buffer.from(TEXT)],
])('a body that is packed as %s is unpacked', async (coding, body) => {
  const http = await answering(body, coding)
  expect((await http('/')).text()).toBe(TEXT)
})

test('no more is unpacked than is read', async () => {
  const http = await answering(gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'gzip')
  const answer = await http('/', { maxBytes: 1_000 })
  expect(answer.cut).toBe(true)
  expect(answer.body).toHaveLength(1_000)
})

test.each([
  ['gzip', 'not packed', /the answer can't be unpacked as gzip/],
  ['gzip', gzipSync(TEXT).subarray(0, -9), /the answer can't be unpacked as gzip/],
  ['br', gzipSync(TEXT), /the answer can't be unpacked as br/],
  ['compress', 'x', /packed in a way that nobody asked for: content-encoding "compress"/],
  ['gzip, gzip, gzip', 'x', /packed in a way that nobody asked for/],
])('a body that is not %s as it says is an error', async (coding, body, says) => {
  const http = await answering(body, coding)
  await expect(http('/', { maxAttempts: 1 })).rejects.toThrow(says)
})

test('an answer without a body needs no unpacking', async () => {
  expect((await (await answering('', 'gzip', 204))('/')).status).toBe(204)
  expect((await (await answering('', 'gzip'))('/', { method: 'HEAD' })).status).toBe(200)
})
