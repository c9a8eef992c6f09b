import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import type { Call, PageCheck } from '../config/check.ts'
import { readContent } from './assets.ts'
import { scene, type Setting } from './local-scene.ts'
import { closeSites, html, site } from './local-site.ts'
import { checkPage } from './page.ts'

afterEach(closeSites)

const SAFE = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

type Files = Record<
  string,
  [type: string, body: string] | ((request: IncomingMessage, response: ServerResponse) => void)
>

/** A site with a page and its files; whatever else is asked for is answered by `fallback`. */
async function shop(
  page: string | ((url: string) => string),
  files: Files = {},
  headers: Record<string, string> = SAFE,
) {
  const server = await site((request, response) => {
    const file = files[request.url ?? '']
    if (typeof file === 'function') file(request, response)
    else if (file) response.writeHead(200, { 'content-type': file[0] }).end(file[1])
    else if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html', ...headers })
      response.end(typeof page === 'string' ? page : page(server.url))
    } else response.writeHead(404, { 'content-type': 'text/plain' }).end('no such file')
  })
  return server
}

async function look(url: string, check: Partial<PageCheck> = {}, setting: Partial<Setting> = {}) {
  const whole: PageCheck = {
    kind: 'page',
    name: 'page',
    severity: 'critical',
    address: '/',
    calls: [],
    origins: [],
    images: false,
    security: 'degraded',
    ...check,
  }
  const found = await checkPage(whole, scene({ url, ...setting }))
  return Object.fromEntries(found.map((one) => [one.part ?? '', one]))
}

const JS: [string, string] = ['text/javascript', 'console.log(1)']
const CSS: [string, string] = ['text/css; charset=utf-8', 'body{}']
const integrity = (text: string, algorithm = 'sha384'): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`

test('a page whose files all load passes', async () => {
  const page = `<link rel=stylesheet href=/a.css><link rel="preload" as="font" href="/f.woff2" crossorigin>
    <link rel=modulepreload href=/m.js><script type=module src="/m.js" integrity="${integrity(JS[1])}"></script>
    <script type="application/json" src="/data.json"></script><!-- <script src="/gone.js"></script> -->`
  const { url, requests } = await shop(page, { '/a.css': CSS, '/m.js': JS, '/f.woff2': ['font/woff2', 'x'] })
  expect(await look(url)).toMatchObject({
    page: { verdict: 'pass' },
    assets: { verdict: 'pass', detail: '4 of 4 load, with the right type' },
  })
  expect(requests.some((request) => request.url === '/gone.js')).toBe(false)
})

test.each<[string, string, Files, RegExp]>([
  [
    'is not there',
    '<script src=/a.js></script>',
    {},
    /the script .*\/a\.js can't be loaded: 404 text\/plain "no such file"/,
  ],
  [
    "is answered by an SPA's fallback",
    '<script src=/a.js></script>',
    { '/a.js': ['text/html', '<title>Shop</title>'] },
    /the script .*\/a\.js is missing: a page answers in its place, as a fallback does .*"Shop"/,
  ],
  [
    'has the wrong type',
    '<link rel=stylesheet href=/a.css>',
    { '/a.css': ['text/plain', 'x'] },
    /stylesheet .* wrong type/,
  ],
  [
    'is not what its integrity promises',
    `<script src=/a.js integrity="${integrity('something else')}"></script>`,
    { '/a.js': JS },
    /is not what its integrity attribute promises/,
  ],
  [
    'fits only a weaker integrity',
    `<script src=/a.js integrity="${integrity(JS[1], 'sha256')} ${integrity('something else', 'sha512')}"></script>`,
    { '/a.js': JS },
    /is not what its integrity attribute promises: sha512/,
  ],
  [
    'comes from another deployment',
    '<script src="http://old.shop.localhost:1/a.js"></script>',
    {},
    /comes from another origin; if it should, add "http:\/\/old\.shop\.localhost:1" to "origins"/,
  ],
  [
    'asks for a login',
    '<script src=/a.js></script>',
    { '/a.js': (_, response) => void response.writeHead(401, { 'www-authenticate': 'Basic' }).end() },
    /is behind a login: asks for a user name and password/,
  ],
  ['is below <base>', '<base href=/sub/><script src=a.js></script>', { '/a.js': JS }, /\/sub\/a\.js can't be loaded/],
])('a file that %s fails', async (_, page, files, says) => {
  const { url } = await shop(page, files)
  expect((await look(url)).assets).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(says) })
})

test('files of a declared origin are looked at as well, and get no secret', async () => {
  const cdn = await shop('', { '/a.js': JS, '/b.js': JS })
  const hash = integrity(JS[1])
  const { url, requests } = await shop(
    `<script src="${cdn.url}/a.js" integrity="${hash}" crossorigin></script><script src="${cdn.url}/b.js" integrity="${hash}"></script>`,
  )
  const found = await look(url, { origins: [`${cdn.url}/`] }, { access: { 'x-bypass': 'secret-of-the-shop' } })
  expect(found.assets?.detail).toMatch(/^the script [^;]*\/b\.js has an integrity attribute and no crossorigin/)
  expect(requests[0]?.headers).toHaveProperty('x-bypass')
  expect(cdn.requests).toHaveLength(2)
  for (const request of cdn.requests) expect(request.headers).not.toHaveProperty('x-bypass')
})

test('what stands below the public address is looked up at the staged deployment', async () => {
  const { url, requests } = await shop('<script src="https://shop.example/a.js"></script>', { '/a.js': JS })
  const found = await look(url, {}, { publicUrl: 'https://shop.example' })
  expect(found).toMatchObject({ assets: { verdict: 'pass' }, 'mixed content': { verdict: 'pass' } })
  expect(requests.map((request) => request.url)).toContain('/a.js')
})

test('images count only when they are asked for', async () => {
  const { url } = await shop('<img src=/a.png>', { '/a.png': ['text/html', 'x'] })
  expect((await look(url)).assets).toMatchObject({ verdict: 'pass', detail: 'the page names none' })
  expect((await look(url, { images: true })).assets).toMatchObject({ verdict: 'fail' })
})

test('a secure page that loads something without encryption fails, unless it upgrades that', async () => {
  const page = '<iframe src="http://video.example/1"></iframe>'
  const secure = { publicUrl: 'https://shop.example' }
  const mixed = await shop(page)
  expect((await look(mixed.url, {}, secure))['mixed content']).toMatchObject({
    verdict: 'fail',
    detail: expect.stringContaining('http://video.example/1'),
  })
  const upgraded = await shop(page, {}, { 'content-security-policy': 'upgrade-insecure-requests' })
  expect((await look(upgraded.url, {}, secure))['mixed content']).toMatchObject({ verdict: 'pass' })
  expect(await look(mixed.url)).not.toHaveProperty('mixed content')
})

test('each header that protects visitors is a finding of its own, degraded unless told otherwise', async () => {
  const bare = await shop('', {}, { 'x-powered-by': 'Express', 'strict-transport-security': 'max-age=300' })
  const found = await look(bare.url, {}, { publicUrl: 'https://shop.example' })
  const headers = Object.entries(found).filter(([part]) => part.startsWith('header '))
  expect(headers.map(([, { detail }]) => detail)).toEqual([
    'Strict-Transport-Security: expected "max-age=15552000" (half a year) or more; it is "max-age=300"',
    'Content-Security-Policy: expected a policy; it is missing',
    'X-Content-Type-Options: expected "nosniff"; it is missing',
    'X-Frame-Options: expected "DENY", "SAMEORIGIN" or frame-ancestors in the Content-Security-Policy; it is missing',
    'Referrer-Policy: expected a policy such as "strict-origin-when-cross-origin"; it is missing',
    'X-Powered-By: expected none, because it tells attackers what to try; it is "Express"',
  ])
  for (const [, one] of headers) expect(one).toMatchObject({ verdict: 'fail', severity: 'degraded' })

  const good = await shop('', {})
  const safe = await look(good.url, { security: 'critical' }, { publicUrl: 'https://shop.example' })
  const verdicts = Object.entries(safe).filter(([part]) => part.startsWith('header '))
  expect(verdicts).toHaveLength(6)
  for (const [, one] of verdicts) expect(one).toMatchObject({ verdict: 'pass', severity: 'critical' })
  expect(Object.keys(await look(bare.url, { security: 'off' })).some((part) => part.startsWith('header '))).toBe(false)
})

test('policies in the page itself count, one that only reports does not', async () => {
  const meta = `<meta http-equiv=Content-Security-Policy content="default-src 'self'"><meta name=referrer content=origin>`
  const { url } = await shop(meta, {}, { 'content-security-policy-report-only': "default-src 'self'" })
  expect(await look(url)).toMatchObject({
    'header Content-Security-Policy': { verdict: 'pass' },
    'header Referrer-Policy': { verdict: 'pass' },
  })
  const reports = await shop('', {}, { 'content-security-policy-report-only': "default-src 'self'" })
  expect((await look(reports.url))['header Content-Security-Policy']?.detail).toMatch(/only one that reports/)
})

const CALL: Omit<Call, 'url'> = { method: 'put', headers: ['Authorization', 'x-tenant'], credentials: false }

async function call(headers: Record<string, string>, given: Partial<Call> = {}, status = 204) {
  const api = await site((_, response) => void response.writeHead(status, headers).end())
  const { url } = await shop('')
  const calls = [{ ...CALL, url: `${api.url}/orders`, ...given }]
  const found = await look(url, { calls }, { publicUrl: 'https://shop.example' })
  return { ...found.preflight, asked: api.requests.map(({ method }) => method), headers: api.requests[0]?.headers }
}

const GRANTED = {
  'access-control-allow-origin': 'https://shop.example',
  'access-control-allow-methods': 'GET, PUT',
  'access-control-allow-headers': 'authorization, X-Tenant',
}

test('the backend is asked as a browser asks it, from the public address', async () => {
  const { headers, ...seen } = await call(GRANTED)
  expect(seen).toMatchObject({ verdict: 'pass', asked: ['OPTIONS'] })
  expect(headers).toMatchObject({
    origin: 'https://shop.example',
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,x-tenant',
  })
})

test.each<[string, Record<string, string>, Partial<Call>, number, RegExp]>([
  [
    'another origin',
    { ...GRANTED, 'access-control-allow-origin': 'https://old.example' },
    {},
    204,
    /Origin "https:\/\/shop\.example", it is "https:\/\/old\.example"/,
  ],
  [
    'no header',
    {},
    {},
    204,
    /Allow-Origin .* it is missing; .*Allow-Methods with PUT, it is missing; .*Allow-Headers with authorization, x-tenant/,
  ],
  [
    'another method',
    { ...GRANTED, 'access-control-allow-methods': 'GET' },
    {},
    204,
    /Allow-Methods with PUT, it is "GET"/,
  ],
  [
    'a star for Authorization',
    { ...GRANTED, 'access-control-allow-headers': '*' },
    {},
    204,
    /Allow-Headers with authorization, it is "\*"/,
  ],
  [
    'a star for cookies',
    { ...GRANTED, 'access-control-allow-origin': '*' },
    { credentials: true },
    204,
    /Allow-Origin .*"\*".*Allow-Credentials "true", it is missing/,
  ],
  ['a login', GRANTED, {}, 403, /expected a status from 200 to 299; came back: 403/],
  ['a redirect', { ...GRANTED, location: '/elsewhere' }, {}, 302, /expected a status from 200 to 299/],
])('a preflight answered with %s fails', async (_, headers, given, status, says) => {
  expect(await call(headers, given, status)).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(says) })
})

test('an answer that a script may not read fails, although the preflight is granted', async () => {
  const api = await site((request, response) => {
    response.writeHead(200, request.method === 'OPTIONS' ? GRANTED : {}).end()
  })
  const { url } = await shop('')
  const calls = [{ ...CALL, method: 'GET', url: api.url }]
  const { preflight } = await look(url, { calls }, { publicUrl: 'https://shop.example' })
  expect(preflight).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(/its answer can't be read/) })
})

test('a page that does not answer, is a login or is no page has no further findings', async () => {
  expect(await look('http://127.0.0.1:1')).toMatchObject({ page: { verdict: 'unknown' } })
  const wall = await site(
    (_, response) => void response.writeHead(302, { location: 'https://vercel.com/sso-api' }).end(),
  )
  const found = await look(wall.url)
  expect(Object.keys(found)).toEqual(['page'])
  expect(found.page).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(/Vercel's deployment protection/) })
  const data = await site(
    (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  )
  expect((await look(data.url)).page?.detail).toMatch(/expected an HTML page/)
  const broken = await site((_, response) => html(response, 'sorry', 500))
  expect((await look(broken.url)).page?.detail).toMatch(/expected status 200 to 299/)
})

test('a page that names thousands of files, or hangs, is bounded', async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `<script src=/${index}.js></script>`).join('')
  const { url, requests } = await shop(
    many,
    Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`/${i}.js`, JS])),
  )
  expect((await look(url)).assets?.detail).toMatch(/^100 of 3000 load.*; the other 2900 were not looked at/)
  expect(requests).toHaveLength(101)

  const hanging = await shop(
    many,
    Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`/${i}.js`, () => undefined])),
  )
  expect((await look(hanging.url, {}, { timeMs: 1_000 })).assets?.verdict).not.toBe('pass')
})

test('nesting without end does no harm', () => {
  const deep = '<div>'.repeat(50_000)
  const { assets } = readContent(`${deep}<script src=/a.js></script>`, new URL('http://shop.example/'), {
    images: false,
  })
  expect(assets.map(({ url }) => url.pathname)).toEqual(['/a.js'])
})
