import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Agent, request as ask } from 'node:https'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { createKernel } from './kernel.ts'
import { type Network, openNetwork } from './network.ts'
import type { Bindings, Kernel, Service } from './service.ts'

const run = promisify(execFile)
const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
)
if (!hasCurl) console.log('skipped, because there is no curl on this machine: the test of curl')

const open: { network: Network; kernel: Kernel }[] = []
afterEach(async () => {
  for (const { network, kernel } of open.splice(0)) {
    await network.close()
    kernel.clock.close()
  }
})

function fake(name: string, host: string): Service {
  const app = new Hono<Bindings>()
  app.get('/who', (c) => c.json({ name, url: c.req.url }))
  app.post('/digest', async (c) => {
    const hash = createHash('sha256')
    for await (const chunk of c.req.raw.body ?? []) hash.update(chunk)
    return c.text(hash.digest('hex'))
  })
  app.post('/echo', (c) => new Response(c.req.raw.body))
  app.get('/empty', (c) => c.body(null, 204))
  return { name, owns: (asked) => asked === host, app }
}

async function openFakes(): Promise<{ network: Network; kernel: Kernel }> {
  const kernel = createKernel()
  const network = await openNetwork(kernel, [fake('api', 'api.example.com'), fake('shop', 'shop.example.com')])
  open.push({ network, kernel })
  return { network, kernel }
}

/** What a program of Node prints that knows the sandbox only by its environment. */
async function child(environment: Record<string, string>, program: string): Promise<string> {
  const started = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return await text(started.stdout)
}

async function get(network: Network, url: string, agent: Agent): Promise<{ status: number; body: string }> {
  return await new Promise((resolve, reject) => {
    ask(url, { agent }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject)
    })
      .once('error', reject)
      .end()
  })
}

test('a child process reaches the real host names in the sandbox, and nothing else', async () => {
  const { network, kernel } = await openFakes()

  const printed = await child(
    network.environment(),
    `console.log((await (await fetch('https://api.example.com/who')).json()).name)
     console.log(await (await fetch('http://shop.example.com/who')).text())
     console.log(await fetch('https://elsewhere.example.com/').then(() => 'reached', () => 'refused'))
     console.log(await fetch('https://api.example.com:8443/').then(() => 'reached', () => 'refused'))
     console.log(await fetch('http://elsewhere.example.com/').then(() => 'reached', () => 'refused'))`,
  )

  expect(printed.split('\n')).toEqual([
    'api',
    '{"name":"shop","url":"http://shop.example.com/who"}',
    'refused',
    'refused',
    'refused',
    '',
  ])
  expect(kernel.journal.refusedHosts).toEqual([
    'elsewhere.example.com',
    'api.example.com:8443',
    'elsewhere.example.com',
  ])
  expect(kernel.journal.find('api', 'GET', '/who')).toMatchObject([{ host: 'api.example.com', status: 200 }])
})

;(hasCurl ? describe : describe.skip)('with curl', () => {
  test('curl trusts the certificate and is refused elsewhere', async () => {
    const { network, kernel } = await openFakes()
    const env = { PATH: process.env['PATH'], ...network.environment() }

    const { stdout } = await run('curl', ['-sS', 'https://shop.example.com/who'], { env })
    const refused = run('curl', ['-sS', 'https://elsewhere.example.com/'], { env })

    expect(JSON.parse(stdout)).toEqual({ name: 'shop', url: 'https://shop.example.com/who' })
    await expect(refused).rejects.toThrow('403')
    expect(kernel.journal.refusedHosts).toEqual(['elsewhere.example.com'])
  })
})

test('an agent of the same process goes through the proxy, 256 requests at once', async () => {
  const { network, kernel } = await openFakes()
  const agent = new Agent({ ...network.transport, keepAlive: true })

  const answers = await Promise.all(
    Array.from({ length: 256 }, async () => await get(network, 'https://api.example.com/who', agent)),
  )
  await get(network, 'https://api.example.com/who', agent)
  agent.destroy()

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(256)
  expect(kernel.journal.entries).toHaveLength(257)
})

test('large bodies stream both ways through a tunnel', async () => {
  const { network } = await openFakes()

  const printed = await child(
    network.environment(),
    `import { createHash } from 'node:crypto'
     const body = Buffer.alloc(24 * 1024 * 1024, 'ops-actions ')
     const post = async (path) => await fetch('https://api.example.com' + path, { method: 'POST', body })
     const digest = (bytes) => createHash('sha256').update(bytes).digest('hex')
     console.log((await (await post('/digest')).text()) === digest(body))
     console.log(digest(Buffer.from(await (await post('/echo')).arrayBuffer())) === digest(body))`,
  )

  expect(printed).toBe('true\ntrue\n')
})

test('a connection that the sandbox resets looks like one in a tunnel too', async () => {
  const { network, kernel } = await openFakes()
  kernel.faults.add({ kind: 'reset-after', path: '/who' })
  const agent = new Agent(network.transport)

  await expect(get(network, 'https://api.example.com/who', agent)).rejects.toThrow('socket hang up')
  expect(await get(network, 'https://api.example.com/who', agent)).toMatchObject({ status: 200 })
  agent.destroy()
})

test('services reach each other by host name, and nobody else', async () => {
  const { kernel } = await openFakes()

  const who = await kernel.internet(new Request('https://shop.example.com/who'))
  const echo = await kernel.internet(
    new Request('https://shop.example.com/echo', { method: 'POST', body: Buffer.from('hello') }),
  )
  const empty = await kernel.internet(new Request('https://shop.example.com/empty'))

  expect(await who.json()).toMatchObject({ name: 'shop' })
  expect(await echo.text()).toBe('hello')
  expect(empty.status).toBe(204)
  await expect(kernel.internet(new Request('https://elsewhere.example.com/'))).rejects.toThrow(
    'nobody serves elsewhere.example.com',
  )
  expect(kernel.journal.refusedHosts).toEqual(['elsewhere.example.com'])
})

test('each service also has a plain loopback URL', async () => {
  const { network } = await openFakes()

  const answer = await fetch(`${network.urls['shop']}/who`)

  expect(await answer.json()).toMatchObject({ name: 'shop' })
})

test('another process can make faults, read the journal and let time pass', async () => {
  const { network, kernel } = await openFakes()
  const send = async (path: string, body: unknown): Promise<Response> =>
    await fetch(`${network.controlUrl}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) })
  const before = kernel.clock.now()

  expect((await send('faults', { kind: 'status', status: 503, service: 'api', times: 'always' })).status).toBe(201)
  expect((await send('faults', [{ kind: 'call', when: 'before' }])).status).toBe(400)
  expect((await fetch(`${network.urls['api']}/who`)).status).toBe(503)
  expect((await fetch(`${network.urls['api']}/who`)).status).toBe(503)
  expect((await fetch(`${network.controlUrl}/_sandbox/faults`, { method: 'DELETE' })).status).toBe(204)
  expect((await fetch(`${network.urls['api']}/who`)).status).toBe(200)
  expect((await send('clock', { advance: '73h' })).status).toBe(200)
  expect((await send('clock', { advance: 'soon' })).status).toBe(400)
  const journal = await fetch(`${network.controlUrl}/_sandbox/journal`)

  expect(kernel.clock.now() - before).toBeGreaterThanOrEqual(73 * 3_600_000)
  expect(await journal.json()).toMatchObject({ entries: [{ status: 503 }, { status: 503 }, { status: 200 }] })
})

test('two sandboxes at once know nothing of each other', async () => {
  const [one, two] = [await openFakes(), await openFakes()]
  const agents = [new Agent(one.network.transport), new Agent(two.network.transport)] as const

  await Promise.all([
    get(one.network, 'https://api.example.com/who', agents[0]),
    get(two.network, 'https://shop.example.com/who', agents[1]),
  ])
  const crossed = new Agent({ ...one.network.transport, ca: two.network.transport.ca })

  await expect(get(one.network, 'https://api.example.com/who', crossed)).rejects.toThrow(/certificate/)
  expect(one.kernel.journal.entries.map(({ service }) => service)).toEqual(['api'])
  expect(two.kernel.journal.entries.map(({ service }) => service)).toEqual(['shop'])
  for (const agent of [...agents, crossed]) agent.destroy()
})

test('closing ends every connection at once and leaves nothing behind', async () => {
  const { network, kernel } = await openFakes()
  kernel.faults.add({ kind: 'hang', path: '/who' })
  const agent = new Agent({ ...network.transport, keepAlive: true })
  await get(network, 'https://shop.example.com/empty', agent)
  const hanging = get(network, 'https://api.example.com/who', agent)
  while (kernel.journal.entries.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  const certificate = network.environment()['NODE_EXTRA_CA_CERTS'] ?? ''
  expect(existsSync(certificate)).toBe(true)

  await Promise.all([network.close(), expect(hanging).rejects.toThrow('socket hang up')])

  expect(existsSync(certificate)).toBe(false)
  expect(process.getActiveResourcesInfo().filter((kind) => /TLSWrap|TCPServerWrap/.test(kind))).toEqual([])
  await expect(fetch(network.controlUrl)).rejects.toThrow('fetch failed')
  agent.destroy()
  // An idle connection would hold the end up for a minute.
}, 30_000)
