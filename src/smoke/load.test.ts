import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import type { LoadCheck } from '../config/check.ts'
import { fire } from './fire.ts'
import { checkLoad } from './load.ts'
import { issue } from './local-certificates.ts'
import { scene, type Setting } from './local-scene.ts'
import { closeSites, json, site } from './local-site.ts'
import { proxyFor } from './proxy.ts'

const open: Server[] = []
afterEach(async () => {
  await closeSites()
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

async function look(url: string, check: Partial<LoadCheck> = {}, setting: Partial<Setting> = {}) {
  const whole: LoadCheck = {
    kind: 'load',
    name: 'load',
    severity: 'critical',
    address: '/',
    durationMs: 1_000,
    connections: 4,
    errors: 0.01,
    ...check,
  }
  const [found] = await checkLoad(whole, scene({ url, ...setting }))
  return found
}

async function listen(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

test('a load that is carried passes, with its rate and percentiles', async () => {
  const { url, requests } = await site((_, response) => json(response, {}))
  const found = await look(url, { rate: 200, p95Ms: 5_000, p99Ms: 5_000, throughput: 50 })
  expect(found).toMatchObject({
    verdict: 'pass',
    status: 200,
    final: true,
    detail: expect.stringMatching(
      /^\d+ answers in 1(\.\d)? s \([\d.]+ a second\), p95 \d+ ms, p99 \d+ ms, 0 % failed$/,
    ),
  })
  expect(requests.length).toBeLessThanOrEqual(2 * 200 + 1)
  expect(found?.samples?.count).toBeGreaterThanOrEqual(100)
})

test('times are not embellished when the rate is held', async () => {
  const { url } = await site((_, response) => void setTimeout(() => json(response, {}), 50))
  const found = await look(url, { rate: 40, p95Ms: 20 })
  expect(found).toMatchObject({
    verdict: 'fail',
    detail: expect.stringMatching(/^p95 is \d+ ms, at most 20 ms expected/),
  })
  expect(found?.samples?.p50Ms).toBeGreaterThanOrEqual(48)
})

test('each limit that is passed is named', async () => {
  let count = 0
  const { url } = await site(
    (_, response) => void setTimeout(() => json(response, {}, count++ % 4 === 1 ? 503 : 200), 30),
  )
  const found = await look(url, { p95Ms: 5, p99Ms: 5, throughput: 100_000, errors: 0.1 })
  expect(found?.verdict).toBe('fail')
  expect(found?.detail).toMatch(
    /^2\d % of the requests failed, at most 10 % expected \(status 503\); p95 is .*; p99 is .*; [\d.]+ answers a second, at least 100000 expected;/,
  )
})

test('a server that fails most requests is spared', async () => {
  let count = 0
  const { url } = await site((_, response) => json(response, {}, count++ === 0 ? 200 : 500))
  const found = await look(url, { durationMs: 20_000, connections: 20 })
  expect(found).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('ended early to spare what fails') })
})

test('requests that are dropped without an answer count as failed', async () => {
  let count = 0
  const { url } = await site((request, response) => {
    if (count++ % 2 === 1) request.socket.end()
    else json(response, {})
  })
  const found = await look(url)
  expect(found).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(/closed without an answer/) })
})

test('connections that hang count as failed, although others answer', async () => {
  const { url } = await site((_, response, count) => {
    if (count === 1 || count > 5) json(response, {})
  })
  const slow = await look(url, { durationMs: 2_500, connections: 8, rate: 8, errors: 0 })
  expect(slow).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(/no answer within \d/) })
})

test('an endless body is not kept', async () => {
  const { url } = await site((_, response, count) => {
    if (count === 1) return json(response, {})
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
    }
    response.on('drain', more)
    more()
  })
  const before = process.memoryUsage().rss
  const found = await look(url, { durationMs: 1_500, connections: 2 })
  expect(found).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(/^not one of 2 requests was answered/) })
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20)
})

test('too few answers for a percentile tell nothing', async () => {
  const { url } = await site((_, response) => json(response, {}))
  expect(await look(url, { rate: 5, connections: 1, p99Ms: 10_000 })).toMatchObject({
    verdict: 'unknown',
    detail: expect.stringMatching(/too few for a percentile, at least 100 are needed$/),
  })
})

test('a login, an error, a redirect or nobody: no load at all', async () => {
  const answers = [
    ['https://vercel.com/sso-api', 302, /Vercel's deployment protection/],
    ['/other', 302, /answers 302 .*; give the address that it redirects to/],
    ['', 503, /answers 503 .*; the load was spared/],
  ] as const
  for (const [location, status, says] of answers) {
    const { url, requests } = await site((_, response) => void response.writeHead(status, { location }).end())
    expect(await look(url)).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(says) })
    expect(requests).toHaveLength(1)
  }
  expect(await look('http://127.0.0.1:1')).toMatchObject({ verdict: 'unknown' })
})

test('the access secret goes along to the target and to nobody else', async () => {
  const access = { 'x-bypass': 'secret-of-the-shop' }
  const { url, requests } = await site((_, response) => json(response, {}))
  const other = await site((_, response) => json(response, {}))
  await look(url, { rate: 10 }, { access })
  await look(url, { rate: 10, address: `${other.url}/` }, { access })
  expect(requests.every(({ headers }) => headers['x-bypass'] === access['x-bypass'])).toBe(true)
  expect(other.requests.length).toBeGreaterThan(2)
  expect(other.requests.some(({ headers }) => 'x-bypass' in headers)).toBe(false)
})

test('a server with a certificate that nobody trusts is not sent anything', async () => {
  const { cert, key } = issue({ name: 'self-signed', host: 'localhost' })
  const requests: string[] = []
  const server = createHttpsServer(
    { cert, key: key.export({ type: 'pkcs8', format: 'pem' }) },
    ({ url = '' }, response) => {
      requests.push(url)
      response.end()
    },
  )
  const url = new URL(`https://localhost:${await listen(server)}/`)
  const signal = new AbortController().signal
  const options = { durationMs: 500, connections: 2, headers: { 'x-bypass': 'secret' }, timeoutMs: 5_000, signal }
  const tally = await fire(url, { ...options, ca: undefined })
  expect(tally).toMatchObject({
    answered: 0,
    reason: expect.stringMatching(/certificate is not trusted: Error|DEPTH_ZERO/),
  })
  expect(requests).toEqual([])
  expect((await fire(url, { ...options, ca: cert })).answered).toBeGreaterThan(0)
})

test('a cancelled job ends it at once', async () => {
  const { url } = await site((_, response) => json(response, {}))
  const controller = new AbortController()
  setTimeout(() => {
    controller.abort(new Error('the job was cancelled'))
  }, 400)
  const attempt = look(url, { durationMs: 25_000, rate: 20 }, { signal: controller.signal })
  await expect(attempt).rejects.toThrow('the job was cancelled')
})

test('what does not fit into the time, or would go through a proxy, is not begun', async () => {
  const { url, requests } = await site((_, response) => json(response, {}))
  expect(await look(url, { durationMs: 60_000 })).toMatchObject({
    verdict: 'unknown',
    detail: expect.stringMatching(/^it lasts 1 min, but only .* are left$/),
  })
  const transport = { proxyEnv: { HTTP_PROXY: 'http://proxy.example:3128' } }
  expect(await look(url, {}, { transport })).toMatchObject({
    verdict: 'unknown',
    detail: expect.stringMatching(/through the proxy proxy\.example:3128/),
  })
  expect(requests).toHaveLength(0)
})

test('a server that sends nonsense ends with the load', async () => {
  let count = 0
  const sockets: Socket[] = []
  const server = createTcpServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', () => {
      const good = count++ === 0
      socket.write(good ? 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n' : 'nonsense\r\n\r\n')
    })
  })
  expect(await look(`http://127.0.0.1:${await listen(server)}`)).toMatchObject({ verdict: 'fail' })
  for (const socket of sockets) socket.destroy()
})

test.each([
  ['https://shop.example', { HTTPS_PROXY: 'http://p:1' }, true],
  ['https://shop.example', { https_proxy: 'http://p:1', NO_PROXY: 'other.example' }, true],
  ['https://shop.example', { HTTP_PROXY: 'http://p:1' }, false],
  ['https://shop.example', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'shop.example' }, false],
  ['https://api.shop.example', { HTTPS_PROXY: 'http://p:1', no_proxy: 'localhost, .shop.example' }, false],
  ['https://api.shop.example', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, false],
])('%s with %j: a proxy %s', (url, env, expected) => {
  expect(proxyFor(new URL(url), env) !== undefined).toBe(expected)
})
