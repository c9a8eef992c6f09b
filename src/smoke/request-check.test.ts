import type { IncomingMessage, ServerResponse } from 'node:http'
import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { GivenCheck } from '../config/check-schema.ts'
import { redact } from '../redact.ts'
import type { CheckResult } from '../release/gate.ts'
import { closeSites, html, json, look, type Site, site } from './local-site.ts'

afterEach(closeSites)

const PRODUCTS = {
  currency: 'EUR',
  items: [
    { name: 'Mug', price: 12 },
    { name: 'Hat', price: 30 },
  ],
  note: null,
}
const PAGE = `<!doctype html><title>Shop</title><h1>  Add to
  basket </h1><ul><li class="item">Mug</li><li class="item">Hat</li></ul><a href="/cart">Cart</a>`

async function shop(): Promise<Site> {
  return await site((request, response) => {
    if (request.url?.startsWith('/products')) json(response, PRODUCTS)
    else if (request.url === '/old') response.writeHead(301, { location: '/older' }).end()
    else if (request.url === '/older') response.writeHead(302, { location: '/page' }).end()
    else if (request.url === '/empty') response.writeHead(204).end()
    else {
      response.setHeader('set-cookie', ['lang=de; Path=/; Secure; SameSite=Lax', 'seen=1; HttpOnly'])
      html(response, PAGE)
    }
  })
}

/** One check alone, without an identity. */
async function run(url: string, check: GivenCheck, variables: Record<string, string> = {}): Promise<CheckResult> {
  const result = await look({ url, commit: undefined, checks: [check], options: { settleMs: 1, variables } })
  return result.checks[0] as CheckResult
}

const RIGHT: [string, GivenCheck][] = [
  ['a class of statuses', { get: '/page', status: '2xx' }],
  ['one of several statuses', { get: '/empty', status: [200, 204] }],
  ['a redirect that is not followed', { get: '/old', status: '3xx', header: { location: '/older' } }],
  ['one redirect and no more', { get: '/old', redirects: 1, status: 302 }],
  ['the chain of redirects', { get: '/old', hops: { count: 2 }, url: { endsWith: '/page' } }],
  ['a header by its predicates', { get: '/page', header: { 'content-type': { startsWith: 'text/html' } } }],
  ['a header that is not there', { get: '/page', header: { 'x-powered-by': { exists: false } } }],
  ['a header that is not there, negated', { get: '/page', header: { 'x-powered-by': { not: { exists: true } } } }],
  [
    'a cookie and its attributes',
    { get: '/page', cookie: { lang: 'de', 'lang[Secure]': 'true', 'lang[SameSite]': 'Lax' } },
  ],
  ['a cookie attribute that is missing', { get: '/page', cookie: { 'lang[HttpOnly]': { exists: false } } }],
  ['text of the body', { get: '/page', body: { matches: '<title>Sh.p</title>', not: { contains: 'Error' } } }],
  ['the size', { get: '/page', size: { greater: 100, less: 1_000 } }],
  ['the digest', { get: '/page', sha256: createHash('sha256').update(PAGE).digest('hex') }],
  [
    'fields by dotted paths',
    { get: '/products', json: { 'items.1.price': { atLeast: 30 }, currency: 'EUR', note: null } },
  ],
  [
    'a list by JSONPath',
    { get: '/products', jsonpath: { '$.items[*].name': ['Mug', 'Hat'], '$.items': { count: 2 } } },
  ],
  ['a filter of JSONPath', { get: '/products', jsonpath: { '$.items[?@.price > 20].name': 'Hat' } }],
  ['an item of a list', { get: '/products', jsonpath: { '$..name': { includes: 'Mug', not: { includes: 'Car' } } } }],
  [
    'types',
    { get: '/products', json: { items: { is: 'list' }, note: { is: 'null' }, 'items.0.price': { is: 'integer' } } },
  ],
  [
    'an element by CSS',
    { get: '/page', css: { h1: 'Add to basket', 'li.item': { count: 2 }, '#error': { count: 0 } } },
  ],
  [
    'an element by XPath',
    { get: '/page', xpath: { '//h1': { startsWith: 'Add' }, 'count(//li)': 2, '//a/@href': '/cart' } },
  ],
  ['a group of a regular expression', { get: '/page', regex: { 'class="(\\w+)"': 'item' } }],
  ['query parameters', { get: '/products', send: { query: { page: 2 } }, url: { endsWith: '/products?page=2' } }],
  ['a HEAD', { head: '/page', header: { 'content-type': 'html' }, size: 0 }],
]

test.each(RIGHT)('passes: %s', async (_, check) => {
  const { url } = await shop()
  expect(await run(url, check)).toMatchObject({ verdict: 'pass' })
})

const WRONG: [string, GivenCheck, string][] = [
  [
    'a class of statuses',
    { get: '/page', status: '4xx' },
    'expected status 400 to 499; came back: 200 text/html "Shop"',
  ],
  [
    'a value of another type',
    { get: '/products', json: { 'items.0.price': '12' } },
    'expected json "items.0.price" to be "12", it is 12;',
  ],
  [
    'a missing field, negated',
    { get: '/products', json: { items_: { not: { equals: 1 } } } },
    'expected json "items_" not to be 1, it is missing',
  ],
  [
    'several results',
    { get: '/page', css: { li: 'Mug' } },
    'expected css "li" to be "Mug", 2 were found; use "includes" or "count"',
  ],
  [
    'a count',
    { get: '/products', jsonpath: { '$.items[*]': { count: 3 } } },
    'expected jsonpath "$.items[*]" to count 3, it has 2',
  ],
  [
    'a negated text',
    { get: '/page', body: { not: { contains: 'basket' } } },
    'expected not to contain "basket"; came back',
  ],
  ['a number too large', { get: '/page', size: { less: 10 } }, 'expected size to be less than 10, it is'],
  ['a cookie', { get: '/page', cookie: { lang: 'en' } }, 'expected cookie "lang" to be "en", it is "de"'],
  ['hops', { get: '/old', hops: { count: 1 } }, 'expected hops to count 1, it has 2'],
  ['a type', { get: '/products', json: { currency: { is: 'number' } } }, 'to be of the type number, it is "EUR"'],
  ['HTML for JSON', { get: '/page', jsonpath: { '$.a': 1 } }, 'expected JSON; came back: 200 text/html "Shop"'],
  [
    'a header that must not be there',
    { get: '/page', header: { 'content-type': { exists: false } } },
    'not to exist, it is "text/html',
  ],
]

test.each(WRONG)('fails: %s', async (_, check, says) => {
  const { url } = await shop()
  const result = await run(url, check)
  expect(result).toMatchObject({ verdict: 'fail', detail: expect.stringContaining(says) })
  expect(result.expected).toBeTruthy()
})

test('hostile: an expression that would search for ever is stopped', async () => {
  const { url } = await site((_, response) => html(response, `${'a'.repeat(60)}!`))
  const result = await run(url, { get: '/', body: { matches: '^(a+)+$' } })
  expect(result).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('takes more than 1 s') })
}, 20_000)

describe('steps', () => {
  async function account(): Promise<Site> {
    return await site((request, response) => {
      const { method, url, headers } = request
      if (url === '/login' && method === 'POST') void login(request, response)
      else if (url === '/me') {
        if (headers.cookie === 'session=s3ss10n-0001' && headers.authorization === 'Bearer t0ken-0001')
          json(response, { name: 'Ada' })
        else json(response, { seen: headers }, 401)
      } else if (url === '/basic') {
        const right = headers.authorization === `Basic ${Buffer.from('ada:pass:word').toString('base64')}`
        response.writeHead(right ? 200 : 401, { 'www-authenticate': 'Basic realm="x"' }).end('in')
      } else json(response, { url })
    })
  }

  async function login(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const part of request) body += String(part)
    if (body !== 'user=ada&password=pass%3Aword') return json(response, { error: body }, 401)
    response.setHeader('set-cookie', 'session=s3ss10n-0001; Path=/; HttpOnly')
    json(response, { token: 't0ken-0001', id: 7 })
  }

  const LOGIN = { post: '/login', send: { form: { user: 'ada', password: '{{SMOKE_PASSWORD}}' } } }
  const SECRET = { SMOKE_PASSWORD: 'pass:word' }

  test('captured values and cookies go on to the next step, and a captured secret is never shown', async () => {
    const { url, requests } = await account()
    const check: GivenCheck = {
      name: 'login',
      steps: [
        { ...LOGIN, capture: { token: { jsonpath: '$.token', secret: true }, id: { json: 'id' } } },
        { get: '/me', send: { headers: { authorization: 'Bearer {{token}}' } }, json: { name: 'Ada' } },
        { get: '/orders/{{id}}', json: { url: '/orders/{{id}}' } },
      ],
    }
    expect(await run(url, check, SECRET)).toMatchObject({ name: 'login', verdict: 'pass', attempts: 1 })
    expect(requests.map((request) => request.url)).toEqual(['/login', '/me', '/orders/7'])
    expect(redact('t0ken-0001 pass:word')).toBe('*** ***')
  })

  test('a step that fails is named, and nothing is asked after it', async () => {
    const { url, requests } = await account()
    const steps = [LOGIN, { get: '/me' }]
    const result = await run(url, { steps }, { SMOKE_PASSWORD: 'wrong' })
    expect(result).toMatchObject({ verdict: 'fail', attempts: 1 })
    expect(result.detail).toMatch(/^POST \/login: expected status 200 to 299; came back: 401/)
    expect(requests).toHaveLength(1)
  })

  test('a request that changes something is not repeated, unless the check says so', async () => {
    const { url, requests } = await site((_, response) => json(response, {}, 503))
    await look({ url, commit: undefined, checks: [{ post: '/orders' }], options: { settleMs: 2_000 } })
    expect(requests).toHaveLength(1)
    await look({ url, commit: undefined, checks: [{ post: '/orders', retries: 1 }], options: { settleMs: 2_000 } })
    expect(requests).toHaveLength(3)
  })

  test('a name that nobody gives leaves the verdict open', async () => {
    const { url, requests } = await account()
    const result = await run(url, { get: '/{{nothing}}' })
    expect(result).toMatchObject({ verdict: 'unknown', detail: expect.stringContaining('no value for "{{nothing}}"') })
    expect(requests).toHaveLength(0)
  })

  test('a password that is right opens, and one that is wrong is named', async () => {
    const { url } = await account()
    const basic = { user: 'ada', password: '{{SMOKE_PASSWORD}}' }
    expect(await run(url, { get: '/basic', send: { basic } }, SECRET)).toMatchObject({ verdict: 'pass' })
    const wrong = await run(url, { get: '/basic', send: { basic } }, { SMOKE_PASSWORD: 'wrong' })
    expect(wrong).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('refuses what was sent') })
  })

  test('JSON keeps the types of captured values', async () => {
    const bodies: string[] = []
    const { url } = await site((request, response) => {
      request.on('data', (part) => bodies.push(String(part)))
      request.on('end', () => json(response, { id: 7 }))
    })
    const steps = [
      { get: '/', capture: { id: { json: 'id' } } },
      { put: '/', send: { json: { id: '{{id}}', label: 'no. {{id}}' } } },
    ]
    expect(await run(url, { steps })).toMatchObject({ verdict: 'pass' })
    expect(bodies).toEqual(['{"id":7,"label":"no. 7"}'])
  })
})

describe('what is sent stays where it belongs', () => {
  const SENT: GivenCheck['send'] = {
    headers: { authorization: 'Bearer {{SMOKE_TOKEN}}', 'x-api-key': '{{SMOKE_TOKEN}}' },
    cookies: { session: '{{SMOKE_TOKEN}}' },
  }
  const TOKEN = { SMOKE_TOKEN: 'sm0ke-token-0001' }

  test.each([302, 307])('headers and cookies do not follow a redirect %s to another origin', async (status) => {
    const thief = await site((_, response) => json(response, {}))
    const { url, requests } = await site(
      (_, response) => void response.writeHead(status, { location: thief.url }).end(),
    )
    expect(await run(url, { get: '/', send: SENT }, TOKEN)).toMatchObject({ verdict: 'fail' })
    expect(requests[0]?.rawHeaders.join(' ')).toContain('session=sm0ke-token-0001')
    expect(thief.requests).not.toHaveLength(0)
    expect(thief.requests.flatMap(({ rawHeaders }) => rawHeaders).join(' ')).not.toContain(TOKEN.SMOKE_TOKEN)
  })

  test('a body is not sent on to another origin', async () => {
    const thief = await site((_, response) => json(response, {}))
    const { url } = await site((_, response) => void response.writeHead(307, { location: thief.url }).end())
    const result = await run(url, { post: '/', send: { body: '{{SMOKE_TOKEN}}' } }, TOKEN)
    expect(result).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('which must not get what is sent'),
    })
    expect(thief.requests).toHaveLength(0)
  })

  test('a captured address on another site gets nothing', async () => {
    const thief = await site((_, response) => json(response, {}))
    const { url } = await site((_, response) => json(response, { next: thief.url }))
    const steps = [
      { get: '/', capture: { next: { json: 'next' } } },
      { get: '{{next}}', send: SENT },
    ]
    expect(await run(url, { steps }, TOKEN)).toMatchObject({
      verdict: 'fail',
      detail: expect.stringContaining('the captured address is on another site'),
    })
    expect(thief.requests).toHaveLength(0)
  })

  test('what the page echoes of a secret is not shown', async () => {
    const { url } = await site((request, response) => html(response, String(request.headers.authorization), 500))
    const result = await run(url, { get: '/', send: SENT }, TOKEN)
    expect(JSON.stringify(result)).not.toContain(TOKEN.SMOKE_TOKEN)
    expect(result.response).toContain('***')
  })
})

describe('severity', () => {
  test('a degraded check that fails warns, and the gate passes', async () => {
    const { url } = await shop()
    const checks: GivenCheck[] = [{ get: '/page' }, { get: '/page', status: 404, severity: 'degraded' }]
    const result = await look({ url, commit: undefined, checks, options: { settleMs: 1 } })
    expect(result).toMatchObject({
      verdict: 'pass',
      warnings: [expect.stringContaining('GET /page: expected status 404')],
    })
    expect(result.checks.at(-1)).toMatchObject({ verdict: 'fail', severity: 'degraded' })
  })

  test('nothing but degraded checks that fail proves nothing', async () => {
    const { url } = await shop()
    const checks: GivenCheck[] = [{ get: '/page', status: 404, severity: 'degraded' }]
    expect(await look({ url, commit: undefined, checks, options: { settleMs: 1 } })).toMatchObject({
      verdict: 'unknown',
    })
  })
})

test('a check ends at its own deadline, and the gate begins none after its own', async () => {
  const { url } = await site((request, response) => {
    if (request.url !== '/slow') json(response, {})
  })
  const slow = await run(url, { get: '/slow', within: '200ms' })
  expect(slow).toMatchObject({ verdict: 'unknown', detail: expect.stringContaining('did not answer within 0.2 s') })

  const checks: GivenCheck[] = Array.from({ length: 20 }, () => ({ get: '/slow' }))
  const result = await look({ url, commit: undefined, checks, options: { gateTimeoutMs: 100, requestMs: 300 } })
  expect(result.checks.at(-1)).toMatchObject({
    verdict: 'unknown',
    attempts: 0,
    detail: expect.stringContaining('not asked'),
  })
})

test('the gate looks at the identity once more when all else is asked', async () => {
  const { url } = await site((request, response, count) => {
    json(response, { commit: (count > 6 ? 'abc1234' : 'd3f5678').padEnd(40, '0') })
  })
  const result = await look({ url, checks: [{ get: '/' }] })
  expect(result).toMatchObject({ verdict: 'fail' })
  expect(result.checks[0]?.detail).toMatch(/^served d3f5678 before the checks, and after them: serves abc1234/)
})
