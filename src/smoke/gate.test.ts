import { afterEach, expect, test } from '@jest/globals'
import { closeSites, html, HURRY, json, look, NEW, OLD, site } from './local-site.ts'
import { gate } from './gate.ts'

afterEach(closeSites)

const BYPASS = { 'x-vercel-protection-bypass': 'bypass-secret-0123456789' }

test('the new version is noticed soon after it begins to serve, with few requests', async () => {
  const startedAt = performance.now()
  let early = 0
  const { url, requests } = await site((_, response) => {
    const ready = performance.now() - startedAt > 700
    if (!ready) early++
    if (ready) json(response, { commit: NEW })
    else json(response, { error: 'Application not found' }, 404)
  })
  const result = await look({ url })
  expect(result).toMatchObject({ verdict: 'pass', checks: [{ name: 'identity' }] })
  expect(early).toBeLessThanOrEqual(4)
  expect(requests).toHaveLength(early + 5)
})

test('a server that does not listen yet counts as not yet, and is unknown in the end', async () => {
  const lines: string[] = []
  // Nobody listens on port 1, and nobody will meanwhile.
  const url = 'http://127.0.0.1:1'
  const result = await look({ url, options: { gateTimeoutMs: 900 }, report: (line) => lines.push(line) })
  expect(result.verdict).toBe('unknown')
  expect(lines).toEqual([expect.stringMatching(/^not yet: .*ECONNREFUSED/)])
})

test('replicas that are replaced while the gate looks need more right answers in a row', async () => {
  const { url, requests } = await site((_, response, count) => {
    json(response, { commit: count === 1 || count > 4 ? NEW : OLD })
  })
  const result = await look({ url })
  expect(result.checks[0]).toMatchObject({ verdict: 'pass', detail: expect.stringContaining('11 looks') })
  expect(requests).toHaveLength(11)
})

test('checks are asked only once the identity is right', async () => {
  const { url, requests } = await site((_, response) => json(response, { commit: OLD }))
  const result = await look({ url, checks: [{ get: '/products' }], options: HURRY })
  expect(result.checks[1]).toMatchObject({ verdict: 'unknown', attempts: 0 })
  expect(new Set(requests.map((request) => request.url))).toEqual(new Set(['/version']))
})

test('whichever commit will do, but one must be told, and the same by all replicas', async () => {
  const options = { anyCommit: true, ...HURRY }
  const good = await site((_, response) => json(response, { commit: OLD }))
  expect(await look({ url: good.url, commit: undefined, options })).toMatchObject({ verdict: 'pass' })
  const silent = await site((_, response) => json(response, { status: 'ok' }))
  expect((await look({ url: silent.url, commit: undefined, options })).checks[0]).toMatchObject({
    verdict: 'fail',
    detail: expect.stringContaining('expected any commit'),
  })
  const mixed = await site((_, response, count) => json(response, { commit: count % 2 ? NEW : OLD }))
  expect(await look({ url: mixed.url, commit: undefined, options })).toMatchObject({ verdict: 'fail' })
})

test('without a commit only the checks count', async () => {
  const { url } = await site((_, response) => html(response, 'Add to basket'))
  const checks = [{ get: '/', contains: ['Add to basket'] }]
  expect(await look({ url, commit: undefined, checks })).toMatchObject({
    verdict: 'pass',
    checks: [{ name: 'GET /', verdict: 'pass', attempts: 1 }],
  })
})

test('a check that passes on a later try tells how often it was tried', async () => {
  const { url } = await site((request, response, count) => {
    if (request.url === '/version') json(response, { commit: NEW })
    else if (count < 8) json(response, { error: 'warming up' }, 503)
    else json(response, { status: 'ok' })
  })
  const checks = [{ name: 'healthy', get: '/health', json: { status: 'ok' } }]
  const result = await look({ url, checks, options: { settleMs: 20_000 } })
  expect(result.checks[1]).toMatchObject({ name: 'healthy', verdict: 'pass', attempts: 3, flaky: true })
})

test('a failing check is given up after the settle time, long before the gate', async () => {
  const { url } = await site((request, response) => {
    json(response, { commit: NEW }, request.url === '/version' ? 200 : 500)
  })
  const result = await look({ url, checks: [{ get: '/' }], options: { gateTimeoutMs: 3_600_000, settleMs: 400 } })
  expect(result.verdict).toBe('fail')
})

test('one failed check makes the gate fail even when another could not be asked', async () => {
  const { url } = await site((request, response) => {
    json(response, { commit: NEW }, request.url === '/bad' ? 500 : 200)
  })
  const unasked = { get: 'https://no-such-host.invalid/' }
  expect((await look({ url, checks: [unasked] })).verdict).toBe('unknown')
  expect((await look({ url, checks: [unasked, { get: '/bad' }] })).verdict).toBe('fail')
})

test('addresses below the public url are looked up at the staged deployment, others where they are', async () => {
  const elsewhere = await site((_, response) => json(response, { ok: true }))
  const staged = await site((_, response) => json(response, { commit: NEW }))
  const checks = [
    { get: 'https://shop.example/products?page=2' },
    { get: '/cart' },
    { get: `${elsewhere.url}/status`, json: { ok: true } },
  ]
  const result = await look({ url: staged.url, publicUrl: 'https://shop.example', checks, access: BYPASS })
  expect(result.verdict).toBe('pass')
  expect(staged.requests.map(({ url }) => url)).toEqual([
    ...Array.from({ length: 5 }, () => '/version'),
    '/products?page=2',
    '/cart',
    '/version',
  ])
  expect(staged.requests.every(({ headers }) => 'x-vercel-protection-bypass' in headers)).toBe(true)
  expect(elsewhere.requests[0]?.headers).not.toHaveProperty('x-vercel-protection-bypass')
})

test('the bypass secret never reaches another origin, also not by a redirect', async () => {
  const thief = await site((_, response) => json(response, { commit: NEW }))
  const { url, requests } = await site((request, response) => {
    if (request.url === '/version') response.writeHead(307, { location: '/moved' }).end()
    else if (request.url === '/moved') json(response, { commit: NEW })
    else response.writeHead(302, { location: `${thief.url}/steal` }).end()
  })
  await look({ url, checks: [{ get: '/' }, { get: `${thief.url}/direct` }], access: BYPASS })
  expect(requests.find((request) => request.url === '/moved')?.headers).toMatchObject(BYPASS)
  expect(thief.requests.length).toBeGreaterThan(1)
  for (const { headers, rawHeaders } of thief.requests) {
    expect(rawHeaders.join(' ')).not.toContain(BYPASS['x-vercel-protection-bypass'])
    expect(headers).not.toHaveProperty('referer')
  }
})

test('a secret that the page echoes is not shown', async () => {
  const { url } = await site((request, response) => {
    html(response, `you sent ${String(request.headers['x-vercel-protection-bypass'])}`, 500)
  })
  const result = await look({ url, access: BYPASS, options: HURRY })
  expect(result.checks[0]?.detail).toContain('you sent ***')
})

test('a wall although the secret was sent says that the secret is the wrong one', async () => {
  const { url } = await site((_, response) => {
    response.writeHead(302, { location: 'https://vercel.com/sso-api?url=x' }).end()
  })
  const result = await look({ url, access: BYPASS, options: { gateTimeoutMs: 3_600_000 } })
  expect(result.checks[0]?.detail).toMatch(/although a bypass secret was sent/)
})

test('a page that must be refused to strangers, a redirect and a missing page can be expected', async () => {
  const { url } = await site((request, response) => {
    if (request.url === '/version') json(response, { commit: NEW })
    else if (request.url === '/admin') response.writeHead(401, { 'www-authenticate': 'Basic' }).end()
    else if (request.url === '/old') response.writeHead(308, { location: '/login' }).end()
    else response.writeHead(404).end()
  })
  const checks = [
    { get: '/admin', status: 401 },
    { get: '/old', status: 308, header: { location: '/login' } },
    { get: '/none', status: 404 },
  ]
  expect(await look({ url, checks })).toMatchObject({ verdict: 'pass' })
})

test('times are measured on warm requests, after the first one', async () => {
  const asked = new Map<string, number>()
  const { url } = await site((request, response) => {
    const count = (asked.get(request.url ?? '') ?? 0) + 1
    asked.set(request.url ?? '', count)
    setTimeout(() => json(response, { commit: NEW }), count === 1 && request.url !== '/version' ? 1_200 : 0)
  })
  const checks = [
    { get: '/one', duration: '1s' },
    { get: '/many', p95: '1s' },
  ]
  const result = await look({ url, checks })
  expect(result.checks.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('serves d3f5678'),
    expect.stringMatching(/^200 in [\d.]+ s, warm \d+ ms$/),
    expect.stringMatching(/^200 in [\d.]+ s, warm \d+ ms, p95 \d+ ms of 20$/),
  ])
  expect(asked.get('/one')).toBe(2)
  expect(asked.get('/many')).toBe(21)
})

test('a slow answer fails with the time it took, and p95 stops at the second slow sample', async () => {
  const asked = new Map<string, number>()
  const { url } = await site((request, response) => {
    asked.set(request.url ?? '', (asked.get(request.url ?? '') ?? 0) + 1)
    setTimeout(() => json(response, { commit: NEW }), request.url === '/version' ? 0 : 60)
  })
  const checks = [
    { get: '/one', duration: '20ms' },
    { get: '/many', p95: '20ms' },
  ]
  const result = await look({ url, checks, options: { settleMs: 1 } })
  expect(result.checks[1]?.detail).toMatch(/^took \d+ ms, at most 20 ms expected/)
  expect(result.checks[2]?.detail).toMatch(/^p95 is too high: 2 of 2 warm requests took longer than 20 ms/)
  expect(asked.get('/many')).toBe(3)
})

test('samples that do not fit into the time leave the verdict open', async () => {
  const { url } = await site((request, response) => {
    setTimeout(() => json(response, { commit: NEW }), request.url === '/version' ? 0 : 100)
  })
  const options = { gateTimeoutMs: 1_000, settleMs: 1, requestMs: 1_000 }
  const result = await look({ url, checks: [{ get: '/many', p95: '60s' }], options })
  expect(result.checks[1]).toMatchObject({
    verdict: 'unknown',
    detail: expect.stringMatching(/only \d+ of 20 samples/),
  })
})

test('a cancelled job ends the gate at once', async () => {
  const { url } = await site(() => undefined)
  const controller = new AbortController()
  setTimeout(() => {
    controller.abort(new Error('the job was cancelled'))
  }, 50)
  const options = { gateTimeoutMs: 3_600_000, requestMs: 3_600_000 }
  await expect(look({ url, options, signal: controller.signal })).rejects.toThrow('the job was cancelled')
})

test('served tells the full commit in one look, or nothing', async () => {
  const answers = [NEW.toUpperCase(), NEW.slice(0, 7), 'unknown']
  const { url, requests } = await site((_, response, count) => json(response, { commit: answers[count - 1] }))
  const component = { name: 'api', url, identity: { path: '/version', json: 'commit' }, smoke: [] }
  const looker = gate({ components: [component], gateTimeoutMs: 1_000 })
  const seen = []
  for (const _ of answers)
    seen.push(await looker.served({ component: 'api', url, access: {} }, new AbortController().signal))
  expect(seen).toEqual([NEW, undefined, undefined])
  await closeSites()
  expect(await looker.served({ component: 'api', url, access: {} }, new AbortController().signal)).toBeUndefined()
  expect(requests).toHaveLength(3)
})

test('the checks of a gate share their connections, and each look at the identity has its own', async () => {
  const ports = new Set<number | undefined>()
  const identities = new Set<number | undefined>()
  const { url } = await site((request, response) => {
    ;(request.url === '/version' ? identities : ports).add(request.socket.remotePort)
    json(response, { commit: NEW })
  })
  await look({ url, checks: [{ get: '/a', p95: '20s' }] })
  expect(ports.size).toBe(1)
  expect(identities.size).toBe(6)
})

test('an unknown component is a mistake of the caller', async () => {
  const signal = new AbortController().signal
  const looker = gate({ components: [], gateTimeoutMs: 1 })
  const target = { component: 'web', url: 'http://127.0.0.1:9', commit: NEW, access: {} }
  await expect(looker.check(target, { signal, report: () => undefined })).rejects.toThrow('no component "web"')
})
