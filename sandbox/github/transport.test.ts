import { get } from 'node:http'
import { expect, test } from '@jest/globals'
import { createKernel } from '../kernel/kernel.ts'
import { openNetwork } from '../kernel/network.ts'
import { createGitHub } from './github.ts'
import { caller, startBench } from './testing.ts'
import { secondaryLimit } from './transport.ts'

test('a request needs a User-Agent and a token of this sandbox', async () => {
  await using bench = await startBench()
  await using other = await startBench({ seed: 2 })
  const bare = await new Promise<number | undefined>((resolve) => {
    get(`${bench.url}/user`, { headers: { authorization: 'Bearer x' } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
  })
  expect(bare).toBe(403)
  expect(await caller(bench.url, undefined)('GET', '')).toMatchObject({ status: 401 })
  expect(await caller(bench.url, 'ghp_real')('GET', '')).toMatchObject({
    status: 401,
    json: { message: 'Bad credentials', status: '401', documentation_url: expect.any(String) },
  })
  const theirs = other.github.mintToken({ kind: 'personal' })
  expect((await caller(bench.url, theirs)('GET', '/user')).status).toBe(401)
})

test('an expired token is a bad credential', async () => {
  await using bench = await startBench()
  const token = bench.github.mintToken({ kind: 'personal', expiresAt: bench.kernel.clock.now() + 60_000 })
  const call = caller(bench.url, token)
  expect((await call('GET', '/user')).status).toBe(200)
  bench.kernel.clock.advance(60_000)
  expect((await call('GET', '/user')).status).toBe(401)
})

test('a missing permission is 403 and named; reading is not writing', async () => {
  await using bench = await startBench()
  const call = bench.as({ contents: 'read', deployments: 'read' })
  expect((await call('GET', 'deployments')).status).toBe(200)
  const refused = await call('POST', 'deployments', { ref: 'main' })
  expect(refused).toMatchObject({ status: 403, json: { message: 'Resource not accessible by integration' } })
  expect(refused.headers.get('x-accepted-github-permissions')).toBe('deployments=write')
  expect((await call('GET', 'pulls')).status).toBe(403)
  expect((await bench.call('GET', '/user')).status).toBe(403)
})

test('a private repository does not exist for a token of another; a public one can be read', async () => {
  await using bench = await startBench({ private: true })
  bench.github.addRepository({ owner: 'acme', name: 'open' }).commit({ message: 'One' })
  const other = bench.github.addRepository({ owner: 'acme', name: 'other' })
  const token = bench.github.mintToken({ repository: other.fullName, permissions: { contents: 'write' } })
  const call = caller(bench.url, token)

  expect((await call('GET', '')).status).toBe(404)
  expect((await call('GET', 'deployments')).status).toBe(404)
  expect((await call('GET', '/repos/acme/open/commits')).status).toBe(200)
  expect((await call('POST', '/repos/acme/open/dispatches', { event_type: 'x' })).status).toBe(403)
})

test('the primary limit counts for the repository, not for the token, and ends with the hour', async () => {
  await using bench = await startBench()
  bench.github.limits.installation = 3
  const another = bench.as({ contents: 'read' })
  const first = await bench.call('GET', '')
  expect(first.headers.get('x-ratelimit-limit')).toBe('3')
  expect(first.headers.get('x-ratelimit-remaining')).toBe('2')
  await another('GET', '')
  await bench.call('GET', 'tags')

  const refused = await another('GET', '')
  expect(refused).toMatchObject({ status: 403, json: { message: expect.stringContaining('rate limit exceeded') } })
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0')
  const reset = Number(refused.headers.get('x-ratelimit-reset')) * 1000
  expect(reset).toBeGreaterThan(bench.kernel.clock.now())
  expect((await bench.call('GET', '/rate_limit')).json.resources.core).toMatchObject({ used: 3, remaining: 0 })
  bench.github.limits.status = 429
  expect((await bench.call('GET', '')).status).toBe(429)
  bench.kernel.clock.advance(reset - bench.kernel.clock.now())
  expect((await bench.call('GET', '')).status).toBe(200)
})

test('an unchanged answer is 304 and costs nothing', async () => {
  await using bench = await startBench()
  const first = await bench.call('GET', 'deployments')
  const etag = first.headers.get('etag') ?? ''
  const again = await bench.call('GET', 'deployments', undefined, { 'if-none-match': etag })
  expect(again.status).toBe(304)
  expect(again.headers.get('x-ratelimit-used')).toBe(first.headers.get('x-ratelimit-used'))
  await bench.call('POST', 'deployments', { ref: 'main', auto_merge: false, required_contexts: [] })
  expect((await bench.call('GET', 'deployments', undefined, { 'if-none-match': etag })).status).toBe(200)
})

test('the secondary limit is scripted, with a time to wait or without any header', async () => {
  await using bench = await startBench()
  bench.kernel.faults.add(secondaryLimit({ retryAfter: 60 }), secondaryLimit({ status: 429 }))
  const told = await bench.call('GET', '')
  expect(told).toMatchObject({ status: 403, json: { message: expect.stringContaining('secondary rate limit') } })
  expect(told.headers.get('retry-after')).toBe('60')
  const silent = await bench.call('GET', '')
  expect(silent.status).toBe(429)
  expect([...silent.headers.keys()].filter((name) => /retry|ratelimit/.test(name))).toEqual([])
})

test('what the sandbox does not know is marked, and broken JSON is 400', async () => {
  await using bench = await startBench()
  const unknown = await bench.call('GET', 'subscribers')
  expect(unknown.status).toBe(404)
  expect(unknown.headers.get('x-sandbox')).toBe('not-modelled')
  expect(unknown.headers.get('x-github-request-id')).toMatch(/^[0-9A-F]{24}$/)
  const broken = Buffer.from('{')
  expect((await bench.call('POST', 'issues', broken, { 'content-type': 'application/json' })).status).toBe(400)
  expect((await bench.call('GET', '', undefined, { 'x-github-api-version': '2020-01-01' })).status).toBe(400)
})

test('two sandboxes share nothing', async () => {
  await using one = await startBench()
  await using two = await startBench()
  await one.call('POST', 'deployments', { ref: 'main', auto_merge: false, required_contexts: [] })
  one.github.limits.installation = 1
  expect((await two.call('GET', 'deployments')).json).toEqual([])
  expect((await two.call('GET', '')).headers.get('x-ratelimit-limit')).toBe('1000')
})

test('behind the proxy all addresses in answers are real host names that lead back here', async () => {
  const kernel = createKernel()
  const github = createGitHub(kernel)
  const network = await openNetwork(kernel, github.services)
  const shop = github.addRepository({ owner: 'acme', name: 'shop', private: true })
  shop.commit({ message: 'One' })
  shop.commit({ message: 'Two' })
  const artifact = shop.artifact({ run: shop.run(), name: 'a', files: { 'a.txt': 'a' } })
  const token = github.mintToken({ repository: 'acme/shop', permissions: { actions: 'read', contents: 'write' } })
  const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test' }
  const ask = (path: string, options: RequestInit = {}) =>
    kernel.internet(new Request(new URL(path, 'https://api.github.com/repos/acme/shop/'), { headers, ...options }))

  try {
    const page = await ask('commits?per_page=1')
    const next = /<([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1] ?? ''
    expect(next).toBe('https://api.github.com/repos/acme/shop/commits?per_page=1&page=2')
    expect((await ask(next)).status).toBe(200)
    const release = await ask('releases', { method: 'POST', body: JSON.stringify({ tag_name: 'v1' }) })
    const { upload_url } = (await release.json()) as { upload_url: string }
    expect(upload_url).toContain('https://uploads.github.com/')
    const upload = { method: 'POST', body: 'text' }
    expect((await ask(upload_url.replace('{?name,label}', '?name=a.txt'), upload)).status).toBe(201)
    const redirect = await ask(`actions/artifacts/${artifact.id}/zip`, { redirect: 'manual' })
    const address = redirect.headers.get('location') ?? ''
    expect(address).toContain('.blob.core.windows.net/')
    expect((await ask(address, { headers: {} })).status).toBe(200)
  } finally {
    kernel.clock.close()
    await network.close()
  }
})
