import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Header } from 'tar'
import { type Bench, type Json, startBench } from './testing.ts'
import type { ProjectHandle } from './handle.ts'

let bench: Bench
let project: ProjectHandle

beforeEach(async () => {
  bench = await startBench()
  project = bench.vercel.addProject({ name: 'shop', domains: ['shop.example'] })
  bench.token = bench.vercel.mintToken()
})
afterEach(async () => await bench.close())

const HOUR = 3_600_000
const sha1 = (content: string | Buffer): string => createHash('sha1').update(content).digest('hex')

async function upload(content: string | Buffer, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(`${bench.url}/v2/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bench.token}`, 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(Buffer.from(content)),
  })
  return answer.status
}

async function create(body: object = {}, query = ''): Promise<{ status: number; json: Json }> {
  return await bench.call('POST', `/v13/deployments${query}`, {
    name: 'shop',
    target: 'production',
    files: [{ file: 'index.html', data: 'new', encoding: 'utf-8' }],
    ...body,
  })
}

async function read(id: string): Promise<Json> {
  return (await bench.call('GET', `/v13/deployments/${id}`)).json
}

async function settle(id: string): Promise<Json> {
  for (let state = await read(id); ; state = await read(id)) {
    const over = state.aliasAssigned || state.aliasError || state.checks?.['deployment-alias'].state === 'failed'
    if (over || ['ERROR', 'CANCELED', 'BLOCKED'].includes(state.readyState)) return state
  }
}

test.each([
  ['x-now-digest', { 'x-now-digest': sha1('hello'), 'x-now-size': '5' }, 200],
  ['x-vercel-digest', { 'x-vercel-digest': sha1('hello') }, 200],
  ['both digests', { 'x-vercel-digest': sha1('hello'), 'x-now-digest': sha1('hello') }, 200],
  ['no digest', {}, 400],
  ['two different digests', { 'x-vercel-digest': sha1('hello'), 'x-now-digest': sha1('other') }, 400],
  ['the digest of something else', { 'x-now-digest': sha1('other') }, 400],
  ['a wrong size', { 'x-now-digest': sha1('hello'), 'x-now-size': '4' }, 400],
])('an upload with %s is answered as on Vercel', async (_, headers, status) => {
  expect(await upload('hello', headers)).toBe(status)
})

test('missing files are named, and the same request succeeds once they are uploaded', async () => {
  const files = ['one', 'two'].map((text) => ({ file: `${text}.txt`, sha: sha1(text), size: 3, mode: 0o100644 }))

  const refused = await create({ files })
  expect(refused).toMatchObject({
    status: 400,
    json: { error: { code: 'missing_files', missing: files.map((one) => one.sha) } },
  })
  await upload('one', { 'x-now-digest': sha1('one') })
  await upload('two', { 'x-now-digest': sha1('two') })
  const { status, json } = await create({ files })

  expect(status).toBe(200)
  await settle(json.id)
  expect(await bench.visit('shop.example', '/two.txt')).toMatchObject({ status: 200, text: 'two' })
})

test('what another account has uploaded is missing all the same', async () => {
  await upload('one', { 'x-now-digest': sha1('one') })
  const team = bench.vercel.addTeam({ slug: 'other' })
  bench.vercel.addProject({ name: 'shop', team })

  const files = [{ file: 'one.txt', sha: sha1('one'), size: 3 }]
  expect(await create({ files }, `?teamId=${team.id}`)).toMatchObject({ json: { error: { code: 'missing_files' } } })
})

test.each([
  ['an unknown field', { colour: 'red' }],
  ['an unknown field of a file', { files: [{ file: 'a', data: '', size: 3 }] }],
  ['no name', { name: undefined }],
  ['a preview by name', { target: 'preview' }],
  ['a path that leaves the project', { files: [{ file: '../a', data: '' }] }],
  ['an absolute path', { files: [{ file: '/a', data: '' }] }],
  ['a path given twice', { files: ['a', 'a'].map((file) => ({ file, data: '' })) }],
  ['metadata that is no text', { meta: { number: 1 } }],
  ['too much metadata', { meta: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`key${n}`, ''])) }],
  ['too many files', { files: Array.from({ length: 15_001 }, (_, n) => ({ file: `${n}`, sha: sha1('one') })) }],
  ['an unknown project setting', { projectSettings: { colour: 'red' } }],
])('a creation with %s is refused', async (_, body) => {
  expect(await create(body)).toMatchObject({ status: 400, json: { error: { code: expect.any(String) } } })
  expect(project.deployments).toHaveLength(0)
})

test('fields that only the command line sends are accepted', async () => {
  const body = { version: 2, env: { A: '1' }, build: { env: { B: '2' } }, regions: ['fra1'], source: 'cli', actor: 'x' }
  expect(await create(body, '?forceNew=1&prebuilt=0')).toMatchObject({
    status: 200,
    json: { env: ['A'], build: { env: ['B'] } },
  })
})

test('a build passes through its states as somebody looks, and the aliases come last', async () => {
  await project.seed({ files: { 'index.html': 'old' } })
  project.next({ queuedMs: HOUR, buildMs: HOUR, aliasMs: HOUR })
  const { id, readyState, aliasAssigned } = (await create()).json
  expect({ readyState, aliasAssigned }).toEqual({ readyState: 'QUEUED', aliasAssigned: false })

  const seen: unknown[] = []
  for (let n = 0; n < 3; n++) {
    const state = await read(id)
    seen.push([state.readyState, state.aliasAssigned, (await bench.visit('shop.example')).text])
  }

  expect(seen).toEqual([
    ['BUILDING', false, 'old'],
    ['READY', false, 'old'],
    ['READY', true, 'new'],
  ])
})

test.each([
  [
    { outcome: 'ERROR', errorCode: 'BUILD_UTILS_SPAWN_1' },
    { readyState: 'ERROR', errorCode: 'BUILD_UTILS_SPAWN_1' },
  ],
  [{ outcome: 'CANCELED' }, { readyState: 'CANCELED' }],
  [{ outcome: 'BLOCKED' }, { readyState: 'BLOCKED', seatBlock: { blockCode: 'TEAM_ACCESS_REQUIRED' } }],
  [
    { aliasError: { code: 'cert_missing', message: 'no certificate' } },
    { readyState: 'READY', aliasAssigned: false, aliasError: { code: 'cert_missing' } },
  ],
  [
    { aliasCheck: 'failed' },
    { readyState: 'READY', aliasAssigned: false, checks: { 'deployment-alias': { state: 'failed' } } },
  ],
  [{ instant: true }, { readyState: 'READY', aliasAssigned: true }],
] as const)('the script %j ends as it says', async (script, expected) => {
  project.next(script)
  const { id } = (await create()).json

  expect(await settle(id)).toMatchObject(expected)
})

test('a staged deployment is ready, and no production domain moves', async () => {
  const old = await project.seed({ files: { 'index.html': 'old' } })
  const { id } = (await create({ autoAssignCustomDomains: false })).json

  expect(await settle(id)).toMatchObject({ readyState: 'READY', readySubstate: 'STAGED', aliasAssigned: true })
  expect(project.production?.id).toBe(old.id)
  expect((await bench.visit('shop.example')).text).toBe('old')
  const items = await bench.call('GET', `/v6/deployments?projectId=${project.id}`)
  expect(items.json.deployments[0]).toMatchObject({ uid: id, aliasAssigned: expect.any(Number), state: 'READY' })
})

test('the first deployment of a project becomes production without being asked', async () => {
  const { id, target } = (await create({ target: undefined })).json
  await settle(id)

  expect(target).toBe('production')
  expect(project.production?.id).toBe(id)
  expect((await create({ target: undefined })).json.target).toBe(null)
})

async function deployedBy(commitAuthorEmail: string): Promise<Json> {
  return await settle((await create({ gitMetadata: { commitAuthorEmail } })).json.id)
}

test('an author who is no member of the team blocks the deployment', async () => {
  const team = bench.vercel.addTeam({ slug: 'acme', members: ['eve@example.com'] })
  bench.vercel.addProject({ name: 'shop', team })
  bench.token = bench.vercel.mintToken({ team })
  expect(await deployedBy('eve@example.com')).toMatchObject({ readyState: 'READY' })
  expect(await deployedBy('mallory@example.com')).toMatchObject({ seatBlock: { blockCode: 'COMMIT_AUTHOR_REQUIRED' } })
})

test('a build can be canceled until it is over, and deleted afterwards', async () => {
  const { id, url } = (await create()).json
  expect(await bench.call('PATCH', `/v12/deployments/${id}/cancel`)).toMatchObject({ json: { readyState: 'CANCELED' } })
  bench.kernel.clock.advance(3_600_000)
  expect(await read(id)).toMatchObject({ readyState: 'CANCELED' })

  const live = await project.seed({ files: { 'index.html': 'live' } })
  expect(await bench.call('PATCH', `/v12/deployments/${live.id}/cancel`)).toMatchObject({ status: 400 })
  expect(await bench.call('DELETE', `/v13/deployments/${live.id}`)).toMatchObject({
    json: { uid: live.id, state: 'DELETED' },
  })
  expect(await bench.call('GET', `/v13/deployments/${live.id}`)).toMatchObject({ status: 404 })
  expect(await bench.visit('shop.example')).toMatchObject({
    status: 404,
    headers: { 'x-vercel-error': 'DEPLOYMENT_NOT_FOUND' },
  })
  expect(await bench.visit(url)).toMatchObject({ status: 404 })
})

async function list(query: string): Promise<Json> {
  return (await bench.call('GET', `/v7/deployments?projectId=shop&${query}`)).json
}

test('lists are filtered and cut into pages', async () => {
  for (const n of [1, 2, 3]) {
    await project.seed({
      files: { a: `${n}` },
      target: n === 2 ? 'preview' : 'production',
      meta: { githubCommitSha: `sha${n}` },
    })
  }
  const first = await list('limit=2')
  const second = await list(`limit=2&until=${first.pagination.next}`)
  expect([...first.deployments, ...second.deployments].map((one: Json) => one.meta.githubCommitSha)).toEqual([
    'sha3',
    'sha2',
    'sha1',
  ])
  expect(second.pagination.next).toBe(null)
  expect((await list('target=preview')).deployments).toMatchObject([{ meta: { githubCommitSha: 'sha2' } }])
  expect((await list('sha=sha3')).deployments).toHaveLength(1)
  expect((await list('state=BUILDING,ERROR')).deployments).toHaveLength(0)
  expect((await list('rollbackCandidate=true')).deployments).toMatchObject([{ meta: { githubCommitSha: 'sha1' } }])
})

test('a redeployment builds the same files again', async () => {
  const preview = await project.seed({ files: { 'index.html': 'same' }, target: 'preview' })
  const { id } = (
    await bench.call('POST', '/v13/deployments', {
      name: 'shop',
      deploymentId: preview.id,
      target: 'production',
      meta: { action: 'promote' },
    })
  ).json

  await settle(id)
  expect(id).not.toBe(preview.id)
  expect((await bench.visit('shop.example')).text).toBe('same')
})

test('an archive in parts is joined and unpacked; a broken one fails the build', async () => {
  const tgz = gzipSync(tarOf({ 'index.html': 'from the archive', 'sub/page.html': 'x'.repeat(2_000) }))
  const parts = [tgz.subarray(0, 60), tgz.subarray(60)]
  for (const part of parts) await upload(part, { 'x-now-digest': sha1(part) })
  const named = (order: number[]): object => ({
    files: order.map((n, index) => ({
      file: `.vercel/source.tgz.part${index + 1}`,
      sha: sha1(parts[n] ?? ''),
      mode: 438,
    })),
  })

  await settle((await create(named([0, 1]))).json.id)
  expect((await bench.visit('shop.example')).text).toBe('from the archive')
  expect((await bench.visit('shop.example', '/sub/page.html')).text).toHaveLength(2_000)
  expect(await settle((await create(named([1, 0]))).json.id)).toMatchObject({
    readyState: 'ERROR',
    errorMessage: expect.stringContaining('archive'),
  })
})

test('events are a list, and a stream that ends with the assignment of the aliases', async () => {
  project.next({ log: ['Installing dependencies...'] })
  const { id } = (await create()).json

  const stream = await fetch(`${bench.url}/v3/now/deployments/${id}/events?format=lines&follow=1`, {
    headers: { authorization: `Bearer ${bench.token}` },
  })
  const lines = (await stream.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Json => JSON.parse(line))
  const events = (await bench.call('GET', `/v3/deployments/${id}/events?limit=-1`)).json

  expect(lines.map(({ type }) => type)).toEqual(expect.arrayContaining(['deployment-state', 'command', 'stdout']))
  expect(lines.at(-1)).toMatchObject({ type: 'alias-assigned', alias: expect.arrayContaining(['shop.example']) })
  expect(events.map((line: Json) => line.text)).toContain('Installing dependencies...')
})

test('fifteen thousand files are taken, and served', async () => {
  const shared = Buffer.alloc(20_000)
  const shas: string[] = []
  for (let n = 0; n < 200; n++) {
    shared.writeUInt32BE(n)
    shas.push(sha1(shared))
    await upload(shared, { 'x-now-digest': sha1(shared) })
  }
  const files = Array.from({ length: 15_000 }, (_, n) => ({ file: `f/${n}.bin`, sha: shas[n % 200], size: 20_000 }))

  await settle((await create({ files })).json.id)
  expect((await bench.visit('shop.example', '/f/14999.bin')).status).toBe(200)
})

function tarOf(files: Record<string, string>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, content]) => {
    const header = Buffer.alloc(512)
    new Header({ path, type: 'File', size: content.length, mode: 0o644 }).encode(header)
    return [header, Buffer.concat([Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)])]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1_024)])
}
