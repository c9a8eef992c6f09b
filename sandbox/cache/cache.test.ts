import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from '@jest/globals'
import { createKernel } from '../kernel/kernel.ts'
import { openNetwork } from '../kernel/network.ts'
import type { Kernel } from '../kernel/service.ts'
import { type CacheOptions, type CacheSandbox, createCache, RESULTS_HOST } from './cache.ts'
import type { RuntimeTokenOptions } from './token.ts'

const REPOSITORY = 'acme/shop'
const MAIN = { repository: REPOSITORY, ref: 'refs/heads/main' }
const DAY = 86_400_000

interface Bench {
  kernel: Kernel
  cache: CacheSandbox
  url: string
  environment: Record<string, string>
  /** The calls of a job with this token. */
  job(options: RuntimeTokenOptions): Job
}

interface Job {
  call(method: string, body: object): Promise<{ status: number; json: Record<string, string | boolean> }>
  save(key: string, content?: string, version?: string): Promise<boolean>
  restore(key: string, restoreKeys?: string[], version?: string): Promise<string | undefined>
}

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function startBench(options: CacheOptions = {}): Promise<Bench> {
  const kernel = createKernel()
  const cache = createCache(kernel, options)
  const network = await openNetwork(kernel, cache.services)
  ends.push(async () => {
    kernel.clock.close()
    await network.close()
  })
  const url = network.urls['cache'] ?? ''
  return {
    kernel,
    cache,
    url,
    environment: network.environment(),
    job: (token) => jobOf(url, cache.mintRuntimeToken(token)),
  }
}

function jobOf(url: string, token: string): Job {
  const call: Job['call'] = async (method, body) => {
    const answer = await fetch(`${url}/twirp/github.actions.results.api.v1.CacheService/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, json: (await answer.json()) as Record<string, string | boolean> }
  }
  return {
    call,
    async save(key, content = key, version = 'v') {
      const { json } = await call('CreateCacheEntry', { key, version })
      if (json['ok'] !== true) return false
      expect((await put(String(json['signed_upload_url']), content)).status).toBe(201)
      const end = await call('FinalizeCacheEntryUpload', { key, version, size_bytes: `${content.length}` })
      return end.json['ok'] === true
    },
    async restore(key, restoreKeys = [], version = 'v') {
      const { json } = await call('GetCacheEntryDownloadURL', { key, restore_keys: restoreKeys, version })
      return json['ok'] === true ? String(json['matched_key']) : undefined
    },
  }
}

const put = async (url: string, body: string): Promise<Response> =>
  await fetch(url, {
    method: 'PUT',
    body,
    headers: { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/octet-stream' },
  })

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const id = (name: string): string => Buffer.from(name).toString('base64')

const ROUTES = {
  loopback: ({ url }: Bench) => ({ ACTIONS_RESULTS_URL: `${url}/dropped/by/the/client/` }),
  'the real host names': ({ environment }: Bench) => ({
    ...environment,
    ACTIONS_RESULTS_URL: `https://${RESULTS_HOST}/`,
  }),
}

test.each(Object.entries(ROUTES))('the official client saves 1 MB and restores it over %s', async (way, route) => {
  const bench = await startBench()
  const workspace = await mkdtemp(join(tmpdir(), 'cache-client-'))
  ends.push(() => rm(workspace, { recursive: true, force: true }))
  const folder = join(workspace, 'kept')
  await mkdir(folder)
  const content = randomBytes(1_000_000)
  await writeFile(join(folder, 'data.bin'), content)
  const environment = {
    PATH: process.env['PATH'],
    RUNNER_TEMP: workspace,
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    ACTIONS_CACHE_SERVICE_V2: '1',
    ACTIONS_RUNTIME_TOKEN: bench.cache.mintRuntimeToken(MAIN),
    ...route(bench),
  }
  const client = async (...args: string[]): Promise<unknown> => {
    const script = join(import.meta.dirname, 'client.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { env: environment })
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  }

  expect(await client('save', folder, 'deps-1')).toBe(101)
  expect(await client('save', folder, 'deps-1')).toBe(-1)
  await rm(folder, { recursive: true })
  expect(await client('restore', folder, 'deps-2', 'deps-')).toBe('deps-1')
  expect(hash(await readFile(join(folder, 'data.bin')))).toBe(hash(content))
  expect(await client('restore', folder, 'other')).toBeNull()
  // Ranges, and so the parallel download, are for Azure's own host name only.
  const ranged = bench.kernel.journal.entries.some(({ headers }) => 'x-ms-range' in headers)
  expect(ranged).toBe(way !== 'loopback')
  expect(bench.kernel.journal.refusedHosts).toEqual([])
})

test('blocks come in any order; the list puts them in theirs; ranges are served', async () => {
  const bench = await startBench()
  const job = bench.job(MAIN)
  const { json } = await job.call('CreateCacheEntry', { key: 'k', version: 'v' })
  const url = String(json['signed_upload_url'])
  const block = (name: string, body: string) => put(`${url}&comp=block&blockid=${encodeURIComponent(id(name))}`, body)
  const list = (...names: string[]) =>
    put(
      `${url}&comp=blocklist`,
      `<?xml version="1.0"?><BlockList>${names.map((name) => `<Latest>${id(name)}</Latest>`).join('')}</BlockList>`,
    )

  await Promise.all([block('2', 'world'), block('1', 'hello ')])
  expect((await list('1', '3')).status).toBe(400)
  const done = await list('1', '2')
  expect(done.status).toBe(201)
  for (const header of ['etag', 'last-modified', 'x-ms-request-id', 'x-ms-version', 'date'])
    expect(done.headers.get(header)).toBeTruthy()
  expect((await job.call('FinalizeCacheEntryUpload', { key: 'k', version: 'v', size_bytes: '12' })).json['ok']).toBe(
    false,
  )
  const end = await job.call('FinalizeCacheEntryUpload', { key: 'k', version: 'v', size_bytes: '11' })
  expect(end.json).toEqual({ ok: true, entry_id: '101' })

  const found = await job.call('GetCacheEntryDownloadURL', { key: 'k', restore_keys: [], version: 'v' })
  const download = String(found.json['signed_download_url'])
  expect(await (await fetch(download)).text()).toBe('hello world')
  const part = await fetch(download, { headers: { 'x-ms-range': 'bytes=4-7' } })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 4-7/11', 'o wo'])
  const head = await fetch(download, { method: 'HEAD' })
  expect([head.headers.get('content-length'), await head.text()]).toEqual(['11', ''])
  expect((await put(url, 'again')).status).toBe(409)
})

test('entries are immutable, and a key is taken from the moment it is reserved until that expires', async () => {
  const bench = await startBench()
  const job = bench.job(MAIN)
  expect(await job.save('k')).toBe(true)
  expect(await job.save('k')).toBe(false)
  expect(await job.save('k', 'k', 'other version')).toBe(true)

  await job.call('CreateCacheEntry', { key: 'broken', version: 'v' })
  const taken = await job.call('CreateCacheEntry', { key: 'broken', version: 'v' })
  expect(taken).toMatchObject({ status: 200, json: { ok: false, message: expect.any(String) } })
  expect(await job.restore('broken')).toBeUndefined()
  bench.kernel.clock.advance(DAY)
  expect(await bench.job(MAIN).save('broken')).toBe(true)
})

test('the exact key, then prefixes in order, the newest of each; another version is a miss', async () => {
  const bench = await startBench()
  const job = bench.job(MAIN)
  for (const key of ['npm-a-1', 'npm-a-2', 'npm-b-1', 'npm-b']) await job.save(key)

  expect(await job.restore('npm-a-1')).toBe('npm-a-1')
  expect(await job.restore('npm-a')).toBe('npm-a-2')
  expect(await job.restore('npm-b')).toBe('npm-b')
  expect(await job.restore('npm-c', ['npm-a', 'npm-'])).toBe('npm-a-2')
  expect(await job.restore('npm-c', ['npm-'])).toBe('npm-b')
  expect(await job.restore('npm-a-1', ['npm-'], 'other')).toBeUndefined()
})

test('a branch reads its own entries before those of the default branch, and no other branch’s', async () => {
  const bench = await startBench()
  const main = bench.job(MAIN)
  const feature = bench.job({ ...MAIN, ref: 'refs/heads/feature' })
  const pull = bench.job({ ...MAIN, ref: 'refs/pull/7/merge', base: 'feature' })
  await main.save('deps-exact')
  await feature.save('deps-exact-feature')

  expect(await feature.restore('deps-exact')).toBe('deps-exact-feature')
  expect(await main.restore('deps-exact-feature')).toBeUndefined()
  expect(await pull.restore('deps-exact-f', ['deps-'])).toBe('deps-exact-feature')
  expect(await feature.save('deps-exact')).toBe(true)
  expect(await bench.job({ ...MAIN, repository: 'acme/other' }).restore('deps-exact')).toBeUndefined()
  const reader = bench.job({ ...MAIN, scopes: [{ scope: 'refs/heads/main', permission: 1 }] })
  expect((await reader.call('CreateCacheEntry', { key: 'x', version: 'v' })).status).toBe(403)
})

test('what nobody used for a week goes, and the least used when there is too much', async () => {
  const bench = await startBench({ limitBytes: 10 })
  const keys = (): string[] => bench.cache.entries(REPOSITORY).map(({ key }) => key)
  const job = bench.job(MAIN)
  await job.save('a', '12345')
  bench.kernel.clock.advance(1_000)
  await job.save('b', '12345')
  bench.kernel.clock.advance(1_000)
  await job.restore('a')
  bench.kernel.clock.advance(1_000)
  await job.save('c', '12345')
  expect(keys()).toEqual(['a', 'c'])

  bench.kernel.clock.advance(6 * DAY)
  await bench.job(MAIN).restore('a')
  bench.kernel.clock.advance(2 * DAY)
  expect(keys()).toEqual(['a'])
})

test('foreign and expired tokens, bad keys, and signatures that are wrong or too old are refused', async () => {
  const [bench, other] = [await startBench(), await startBench()]
  const body = { key: 'k', version: 'v' }
  expect((await jobOf(bench.url, 'real.token.x').call('CreateCacheEntry', body)).status).toBe(401)
  const theirs = createCache(createKernel({ seed: 9 })).mintRuntimeToken(MAIN)
  expect((await jobOf(bench.url, theirs).call('CreateCacheEntry', body)).status).toBe(401)
  const job = bench.job(MAIN)
  expect((await job.call('CreateCacheEntry', { ...body, key: 'a,b' })).status).toBe(400)
  expect((await job.call('CreateCacheEntry', { ...body, key: 'x'.repeat(513) })).status).toBe(400)
  const many = { ...body, restore_keys: Array.from({ length: 10 }, (_, n) => `${n}`) }
  expect((await job.call('GetCacheEntryDownloadURL', many)).status).toBe(400)
  expect((await job.call('DeleteCacheEntry', body)).status).toBe(404)

  const url = String((await job.call('CreateCacheEntry', body)).json['signed_upload_url'])
  expect((await put(url.replace(/sig=./, 'sig=_'), 'x')).status).toBe(403)
  bench.kernel.clock.advance(2 * 3_600_000)
  expect((await put(url, 'x')).status).toBe(403)
  bench.kernel.clock.advance(6 * 3_600_000)
  expect((await job.call('CreateCacheEntry', body)).status).toBe(401)
  expect(other.cache.entries(REPOSITORY)).toEqual([])
})

test('a configured blob address is used as it is, and closing deletes the files', async () => {
  const bench = await startBench({ blobUrl: 'http://blobs.localhost:1' })
  const { json } = await bench.job(MAIN).call('CreateCacheEntry', { key: 'k', version: 'v' })
  expect(json['signed_upload_url']).toMatch(/^http:\/\/blobs\.localhost:1\/actions-cache\//)
  const address = String(json['signed_upload_url']).replace('http://blobs.localhost:1', bench.url)
  await put(address, 'content')
  const [entry] = bench.cache.entries(REPOSITORY)
  const file = entry?.parts[0]?.file ?? ''
  expect(await readFile(file, 'utf8')).toBe('content')
  const folder = join(file, '..')
  expect(await readdir(folder)).toHaveLength(1)
  for (const end of ends.splice(0)) await end()
  expect(existsSync(folder)).toBe(false)
})
