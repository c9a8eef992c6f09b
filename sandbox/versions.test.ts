import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { type Breakage, makeVersion } from './versions.ts'

const COMMIT = 'd3f5678'.padEnd(40, '0')
const running: ChildProcess[] = []
let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'versions-'))
})

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

test('a version carries its commit and its name in both halves', async () => {
  const folder = await makeVersion(join(root, 'good'), { commit: COMMIT, name: 'v1' })
  const page = readFileSync(join(folder, 'web/dist/index.html'), 'utf8')
  expect(page).toContain(`<meta name="commit" content="${COMMIT}"`)
  expect(page).toContain('Version v1')
  expect(page).toContain('Add to basket')
  const [, script = ''] = /src="\/(assets\/app\.[0-9a-f]{10}\.js)"/.exec(page) ?? []
  expect(readFileSync(join(folder, 'web/dist', script), 'utf8')).toContain("ask('/products')")

  writeFileSync(join(folder, 'api/ops-release.json'), JSON.stringify({ commit: COMMIT, release: '1' }))
  const url = await start(folder)
  expect(await get(`${url}/version`)).toMatchObject({ status: 200, body: { commit: COMMIT, version: 'v1' } })
  expect(await get(`${url}/health`)).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await get(`${url}/products`)).toMatchObject({ body: { products: [{ currency: 'EUR' }, {}, {}, {}, {}, {}] } })
})

test('the backend ends by itself on SIGTERM, and answers what was asked before', async () => {
  const folder = await makeVersion(join(root, 'gentle'), { commit: COMMIT, name: 'v1', broken: 'slow' })
  const url = await start(folder)
  const [child] = running
  const asked = get(`${url}/products`)
  await get(`${url}/health`)
  child?.kill('SIGTERM')
  const [code] = await Promise.all([ended(child), asked])
  expect(code).toBe(0)
  expect((await asked).status).toBe(200)
})

test('a version that crashes at its start says why', async () => {
  const folder = await makeVersion(join(root, 'crash'), { commit: COMMIT, name: 'v2', broken: 'crashes-at-start' })
  await expect(start(folder)).rejects.toThrow('PAYMENT_KEY is not set')
})

interface Broken {
  broken: Breakage
  path: string
  answers: object
}

test.each<Broken>([
  { broken: 'never-healthy', path: '/health', answers: { status: 503 } },
  { broken: 'healthy-but-wrong', path: '/products', answers: { status: 200, body: { products: [] } } },
  { broken: 'wrong-commit', path: '/version', answers: { body: { commit: '0badc0de'.repeat(5) } } },
  { broken: 'frontend-calls-missing-endpoint', path: '/offers', answers: { status: 404 } },
])('$broken: $path answers $answers', async ({ broken, path, answers }) => {
  const folder = await makeVersion(join(root, broken), { commit: COMMIT, name: 'v2', broken })
  const url = await start(folder)
  expect(await get(url + path)).toMatchObject(answers)
  if (broken !== 'never-healthy') expect(await get(`${url}/health`)).toMatchObject({ status: 200 })
})

test('a slow version is right, and answers later than its smoke check allows', async () => {
  const folder = await makeVersion(join(root, 'slow'), { commit: COMMIT, name: 'v2', broken: 'slow' })
  const url = await start(folder)
  const [, pause] = /setTimeout\(resolve, (\d+)\)/.exec(readFileSync(join(folder, 'api/server.js'), 'utf8')) ?? []
  const [, allowed] = /get: .*\/products\n.*\n +p95: (\d+)ms/.exec(readFileSync(join(folder, 'ops.yml'), 'utf8')) ?? []
  expect(Number(pause)).toBeGreaterThan(Number(allowed))

  const answered: string[] = []
  const ask = async (path: string): Promise<void> => {
    expect(await get(url + path)).toMatchObject({ status: 200 })
    answered.push(path)
  }
  await Promise.all([ask('/products'), ask('/health')])
  expect(answered).toEqual(['/health', '/products'])
})

test('the frontend that breaks after its promotion passes requests on only where it was tried out', async () => {
  const broken = 'frontend-broken-after-promotion'
  const folder = await makeVersion(join(root, 'promoted'), { commit: COMMIT, name: 'v2', broken })
  const { rewrites } = JSON.parse(readFileSync(join(folder, 'web/vercel.json'), 'utf8')) as {
    rewrites: { has: { value: string }[] }[]
  }
  const host = new RegExp(`^${rewrites[0]?.has[0]?.value ?? ''}$`)
  expect(host.test('shop-web-1a2b3c-acme.vercel.app')).toBe(true)
  expect(host.test('shop.example')).toBe(false)
})

/** Resolves with its address when the backend listens; rejects with its last words when it ends before. */
function start(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['server.js'], { cwd: join(folder, 'api'), env: { PORT: '0' } })
    running.push(child)
    let words = ''
    child.stderr.on('data', (text: Buffer) => (words += text.toString()))
    child.on('exit', () => {
      reject(new Error(words))
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, port] = /port (\d+)/.exec(line) ?? []
      if (port) resolve(`http://127.0.0.1:${port}`)
    })
  })
}

function ended(child: ChildProcess | undefined): Promise<number | null> {
  return new Promise((resolve) => child?.on('exit', resolve))
}

async function get(url: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url)
  return { status: answer.status, body: await answer.json() }
}
