import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from '@jest/globals'
import { type Fixture, serverThat, start, until } from './testing.ts'

const open: Fixture[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (fixture) => await fixture.close()))
})

async function sandbox(options: Parameters<typeof start>[0] = {}): Promise<Fixture> {
  const fixture = await start(options)
  open.push(fixture)
  return fixture
}

const pidOf = async (shop: Fixture): Promise<number> => Number((await shop.visit('/pid')).body)

function withPid(says: string): Record<string, string> {
  const files = serverThat({ says })
  const pid = "if (request.url === '/pid') return response.end(String(process.pid))\n"
  return { ...files, 'server.js': (files['server.js'] ?? '').replace("if (request.url === '/slow')", `${pid}$&`) }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('no request fails while three deployments take over from each other', async () => {
  const shop = await sandbox({ service: { overlapSeconds: 30 } })
  await shop.api.deploy(await shop.app(serverThat({ says: 'v0' })))
  const seen: string[] = []
  const visit = { over: false }
  const visitors = [1, 2].map(async () => {
    while (!visit.over) {
      const { status, body } = await shop.visit(seen.length % 4 === 0 ? '/slow' : '/')
      seen.push(`${status} ${body}`)
    }
  })

  for (const version of ['v1', 'v2', 'v3']) await shop.api.deploy(await shop.app(serverThat({ says: version })))
  visit.over = true
  await Promise.all(visitors)

  expect([...new Set(seen)].sort()).toEqual(expect.arrayContaining(['200 v0', '200 v1', '200 v2']))
  expect(seen.filter((line) => !line.startsWith('200'))).toEqual([])
  expect((await shop.visit()).body).toBe('v3')
})

test('the old process is gone and its deployment removed once the new one serves', async () => {
  const shop = await sandbox()
  const old = await shop.api.deploy(await shop.app(withPid('one')))
  const pid = await pidOf(shop)

  await shop.api.deploy(await shop.app(withPid('two')))

  expect(isAlive(pid)).toBe(false)
  expect(old.status).toBe('REMOVED')
  expect(old.events.at(-1)?.step).toBe('DRAIN_INSTANCES')
  expect(shop.api.canRollback(old)).toBe(true)
})

test.each([
  [0, 'killed', 60_000, 'started '],
  [30, 'allowed to finish', 20, 'started finished '],
])('with %d draining seconds a process that handles SIGTERM is %s', async (drainingSeconds, _, needsMs, expected) => {
  const shop = await sandbox({ service: { drainingSeconds } })
  const log = `${await shop.app({ log: '' })}/log`
  const write = (word: string): string => `require('node:fs').appendFileSync(${JSON.stringify(log)}, '${word} ')`
  const graceful = `${write('started')}; process.on('SIGTERM', () => setTimeout(() => { ${write('finished')}; process.exit() }, ${needsMs}));`
  await shop.api.deploy(await shop.app({ 'server.js': graceful + (serverThat({ says: 'one' })['server.js'] ?? '') }))

  await shop.api.deploy(await shop.app(serverThat({ says: 'two' })))

  expect(await readFile(log, 'utf8')).toBe(expected)
})

test('requests go around all replicas', async () => {
  const shop = await sandbox({ service: { numReplicas: 3 } })
  await shop.api.deploy(await shop.app(withPid('one')))

  const pids = new Set<number>()
  for (let n = 0; n < 6; n++) pids.add(await pidOf(shop))

  expect(pids.size).toBe(3)
  expect(shop.api.active?.replicas.map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
})

test('the edge keeps method, body, repeated headers, and serves custom domains', async () => {
  const shop = await sandbox({ service: { domains: ['shop-api.up.railway.app', 'api.shop.example'] } })
  await shop.api.deploy(await shop.app(serverThat({ says: 'one' })))

  const answer = await shop.visit('/', {
    host: 'api.shop.example',
    method: 'PUT',
    body: '{"price":"5 €"}',
    headers: { 'content-type': 'application/json' },
  })

  expect(answer).toMatchObject({ status: 200, body: 'one PUT {"price":"5 €"}' })
  expect(answer.headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'], 'x-railway-request-id': expect.any(String) })
  expect((await shop.visit('/', { method: 'HEAD' })).status).toBe(200)
  expect((await shop.visit('/', { method: 'POST', body: 'plain', headers: { 'content-type': 'a/b' } })).body).toBe(
    'one POST plain',
  )
  expect(shop.railway.services[1]?.owns('api.shop.example')).toBe(true)
  expect(shop.railway.services[1]?.owns('other.example')).toBe(false)
})

test('an answer is streamed, and breaks off with its process', async () => {
  const shop = await sandbox()
  await shop.api.deploy(await shop.app(serverThat({ says: 'one' })))
  const [host = ''] = shop.api.domains
  const asked = request({ host: '127.0.0.1', port: shop.edgePort, path: '/stream', headers: { host } }).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  expect(String((await once(answer, 'data'))[0])).toBe('first')

  const broken = new Promise((resolve) => answer.on('error', resolve))
  shop.api.active?.replicas[0]?.running?.signal('SIGKILL')

  await broken
  expect(answer.complete).toBe(false)
  expect((await shop.visit()).status).toBe(502)
})

test('a visitor who leaves in the middle of a body harms nobody', async () => {
  const shop = await sandbox()
  await shop.api.deploy(await shop.app(serverThat({ says: 'one' })))
  const headers = { host: shop.api.domains[0], 'content-length': 1_000, 'content-type': 'application/octet-stream' }
  const asked = request({ host: '127.0.0.1', port: shop.edgePort, method: 'POST', headers })
  asked.on('error', () => {})
  asked.write('half')
  await until(() => (shop.api.active?.traffic.requests ?? 0) > 0)

  asked.destroy()

  await until(() => shop.api.active?.replicas[0]?.inFlight === 0)
  expect((await shop.visit()).body).toBe('one')
})

test('two sandboxes share nothing, and closing one ends its processes and deletes its folders', async () => {
  const [shop, other] = [await sandbox(), await sandbox({ kernel: { seed: 2 } })]
  const deployment = await shop.api.deploy(await shop.app(withPid('one')))
  await other.api.deploy(await other.app(withPid('other')))
  const [pid, otherPid] = [await pidOf(shop), await pidOf(other)]
  expect((await other.graphql('{ apiToken { workspaces { name } } }', {}, shop.account)).messages).toEqual([
    'Not Authorized',
  ])

  await shop.railway.close()

  expect([isAlive(pid), isAlive(otherPid)]).toEqual([false, true])
  expect(existsSync(deployment.image?.folder ?? '')).toBe(false)
  expect((await other.visit()).body).toBe('other')
})

test('nothing is left behind when the process with the sandbox is killed', async () => {
  const shop = await sandbox()
  const folder = await shop.app(withPid('one'))
  const script = `
    import { createKernel } from ${JSON.stringify(new URL('../kernel/kernel.ts', import.meta.url).href)}
    import { createRailway } from ${JSON.stringify(new URL('./railway.ts', import.meta.url).href)}
    const railway = createRailway(createKernel())
    const api = railway.addProject({ name: 'shop', services: [{ name: 'api', healthcheckPath: '/health' }] }).service('api')
    const deployment = await api.deploy(${JSON.stringify(folder)})
    console.log(JSON.stringify({ port: deployment.replicas[0].port, folder: deployment.image.folder }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { port, folder: image } = JSON.parse(line) as { port: number; folder: string }
  const pid = Number(await (await fetch(`http://127.0.0.1:${port}/pid`)).text())
  expect(isAlive(pid)).toBe(true)

  child.kill('SIGKILL')

  await until(() => !isAlive(pid) && !existsSync(image))
})
