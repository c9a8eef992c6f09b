import type { AddressInfo, Server } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import { createSecureServer } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { connect, createServer as createTcpServer } from 'node:net'
import { createServer, type TlsOptions } from 'node:tls'
import { afterEach, expect, test } from '@jest/globals'
import type { TlsCheck } from '../config/check.ts'
import { issue, type Issued } from './local-certificates.ts'
import { scene, type Setting } from './local-scene.ts'
import { checkTls } from './tls.ts'

const root = issue({ name: 'Test Root', authority: true })
const middle = issue({ name: 'Test Intermediate', by: root, authority: true })
const good = issue({ name: 'good', by: middle, host: 'localhost' })

const open: Server[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

async function listen(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return (server.address() as AddressInfo).port
}

function shown(leaf: Issued, ...others: Issued[]): TlsOptions {
  const key = leaf.key.export({ type: 'pkcs8', format: 'pem' })
  return { key, cert: [leaf, ...others].map(({ cert }) => cert).join('') }
}

async function look(options: TlsOptions, check: Partial<TlsCheck> = {}, setting: Partial<Setting> = {}) {
  // Each connection ends without a request, which some servers take for an error.
  const port = await listen(createServer(options, (socket) => socket.on('error', () => undefined)))
  return await inspect(`https://localhost:${port}`, check, setting)
}

async function inspect(url: string, check: Partial<TlsCheck> = {}, setting: Partial<Setting> = {}) {
  const whole: TlsCheck = {
    kind: 'tls',
    name: 'tls',
    severity: 'critical',
    address: '/',
    warnLeft: 1 / 4,
    failLeft: 1 / 8,
    protocol: 'TLSv1.2',
    ...check,
  }
  return await checkTls(whole, scene({ url, transport: { ca: root.cert, proxyEnv: {} }, ...setting }))
}

test('a good certificate passes, and tells protocol, chain and what is left of its life', async () => {
  expect(await look(shown(good, middle))).toEqual([
    { verdict: 'pass', detail: 'TLSv1.3, HTTP/1.1, signed by Test Intermediate' },
    { part: 'lifetime', verdict: 'pass', detail: expect.stringMatching(/^66 % of its lifetime is left \(59 days/) },
  ])
})

const expired = { host: 'localhost', fromDays: -90, untilDays: -1 }

test.each([
  ['expired', shown(issue({ name: 'leaf', by: middle, ...expired }), middle), [/it expired on \d{4}-\d\d-\d\d/]],
  [
    'not yet valid',
    shown(issue({ name: 'leaf', by: middle, host: 'localhost', fromDays: 2 }), middle),
    [/it is not valid before \d{4}-\d\d-\d\d/],
  ],
  [
    'for another host',
    shown(issue({ name: 'leaf', by: middle, host: 'other.example' }), middle),
    [/it is for other\.example, not for localhost/],
  ],
  ['self-signed', shown(issue({ name: 'leaf', host: 'localhost' })), [/it is self-signed/]],
  ['without its intermediate', shown(good), [/does not send the intermediate certificate of its issuer Test Interm/]],
  [
    'expired, for another host and without its intermediate',
    shown(issue({ name: 'leaf', by: middle, ...expired, host: 'other.example' })),
    [/it expired/, /it is for other\.example/, /does not send the intermediate/],
  ],
  ['self-signed and expired', shown(issue({ name: 'leaf', ...expired })), [/it is self-signed/, /it expired/]],
  [
    'below an expired intermediate',
    (() => {
      const old = issue({ name: 'Old Intermediate', by: root, authority: true, fromDays: -90, untilDays: -1 })
      return shown(issue({ name: 'leaf', by: old, host: 'localhost' }), old)
    })(),
    [/the certificate of Old Intermediate in its chain expired/],
  ],
])('a certificate that is %s fails with every fault', async (_, options, faults) => {
  const [trust] = await look(options)
  expect(trust?.verdict).toBe('fail')
  for (const fault of faults) expect(trust?.detail).toMatch(fault)
  expect(trust?.detail.split('; ')).toHaveLength(faults.length + (trust?.detail.includes('; browsers') ? 1 : 0))
})

test('a root that nobody here trusts is named, whether the server sends it or not', async () => {
  const foreign = { transport: { proxyEnv: {} } }
  const [unsent] = await look(shown(good, middle), {}, foreign)
  expect(unsent?.detail).toMatch(/its chain ends in Test Intermediate, whose issuer Test Root is an unknown root/)
  const [sent] = await look(shown(good, middle, root), {}, foreign)
  expect(sent?.detail).toMatch(/its chain ends in Test Root, a root that nobody here trusts/)
})

test('a certificate that may not sign others makes no chain', async () => {
  const leaf = issue({ name: 'No Authority', by: root, host: 'localhost' })
  const [trust] = await look(shown(issue({ name: 'leaf', by: leaf, host: 'localhost' }), leaf))
  expect(trust).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(/it is not trusted \(INVALID_/) })
})

test.each([
  ['a sixth', { fromDays: -50, untilDays: 10 }, 'degraded'],
  ['a tenth', { fromDays: -54, untilDays: 6 }, undefined],
  ['two days of thirteen', { fromDays: -11, untilDays: 2 }, undefined],
] as const)('when %s is left, it should have been renewed', async (_, life, severity) => {
  const found = await look(shown(issue({ name: 'leaf', by: middle, host: 'localhost', ...life }), middle))
  expect(found[0]?.verdict).toBe('pass')
  expect(found[1]).toMatchObject({ part: 'lifetime', verdict: 'fail', detail: expect.stringContaining('renewed') })
  expect(found[1]?.severity).toBe(severity)
})

test('two days are enough for a certificate that lives six', async () => {
  const leaf = issue({ name: 'leaf', by: middle, host: 'localhost', fromDays: -4, untilDays: 2 })
  expect((await look(shown(leaf, middle)))[1]).toMatchObject({ verdict: 'pass' })
})

test('other shares may be asked for', async () => {
  const leaf = issue({ name: 'leaf', by: middle, host: 'localhost', fromDays: -54, untilDays: 6 })
  expect((await look(shown(leaf, middle), { warnLeft: 0.09, failLeft: 0.05 }))[1]).toMatchObject({ verdict: 'pass' })
})

test('a server that still accepts an old protocol fails, also when it speaks a new one', async () => {
  const weak: TlsOptions = { ...shown(good, middle), minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }
  const message = /it accepts TLSv1\.1, at least TLSv1\.2 expected \(TLSv1\.3/
  expect((await look(weak))[0]).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(message) })
  const only = await look({ ...weak, maxVersion: 'TLSv1' })
  expect(only[0]?.detail).toMatch(/it accepts TLSv1, at least TLSv1\.2 expected \(TLSv1,/)
  const strict = await look(shown(good, middle), { protocol: 'TLSv1.3' })
  expect(strict[0]?.detail).toMatch(/it accepts TLSv1\.2, at least TLSv1\.3 expected/)
})

test('HTTP/1.1, HTTP/2 and both are told apart', async () => {
  const speaks = async (server: Server): Promise<string | undefined> =>
    (await inspect(`https://localhost:${await listen(server)}`))[0]?.detail.split(', ')[1]
  expect(await speaks(createHttpsServer(shown(good, middle)))).toBe('HTTP/1.1')
  expect(await speaks(createSecureServer({ ...shown(good, middle), allowHTTP1: true }))).toBe('HTTP/2 and 1.1')
  expect(await speaks(createSecureServer(shown(good, middle)))).toBe('HTTP/2 only')
})

test('through a proxy the same is seen', async () => {
  const asked: (string | undefined)[] = []
  const port = await listen(createServer(shown(issue({ name: 'leaf', by: middle, host: 'shop.example' }), middle)))
  const proxy = createHttpServer()
  proxy.on('connect', (request, socket) => {
    asked.push(request.url)
    const onward = connect(port, 'localhost', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    for (const one of [socket, onward]) one.on('error', () => undefined)
  })
  const proxyEnv = { HTTPS_PROXY: `http://localhost:${await listen(proxy)}` }
  const [trust] = await inspect('https://shop.example', {}, { transport: { ca: root.cert, proxyEnv } })
  expect(trust).toEqual({ verdict: 'pass', detail: 'TLSv1.3, HTTP/1.1, signed by Test Intermediate' })
  expect(new Set(asked)).toEqual(new Set(['shop.example:443']))
})

test('a server that is silent, speaks no TLS or is not there', async () => {
  const silent = createTcpServer((socket) => socket.resume().on('error', () => undefined))
  const [slow] = await inspect(`https://localhost:${await listen(silent)}`, {}, { timeMs: 300 })
  expect(slow).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(/no answer within 0\.3 s/) })
  const plain = createTcpServer((socket) =>
    socket
      .resume()
      .on('error', () => undefined)
      .end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  )
  expect((await inspect(`https://localhost:${await listen(plain)}`))[0]).toMatchObject({ verdict: 'fail' })
  expect((await inspect('https://localhost:1'))[0]).toMatchObject({ verdict: 'unknown' })
  expect((await inspect('http://localhost:1'))[0]?.detail).toMatch(/no https address/)
})

test('a cancelled job ends the look', async () => {
  const port = await listen(createTcpServer((socket) => socket.resume().on('error', () => undefined)))
  const controller = new AbortController()
  setTimeout(() => {
    controller.abort(new Error('the job was cancelled'))
  }, 50)
  const attempt = inspect(`https://localhost:${port}`, {}, { signal: controller.signal })
  await expect(attempt).rejects.toThrow('the job was cancelled')
})
