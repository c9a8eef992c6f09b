import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { ProjectHandle } from './handle.ts'
import { type Bench, startBench } from './testing.ts'

let bench: Bench
let project: ProjectHandle

beforeEach(async () => {
  bench = await startBench()
  project = bench.vercel.addProject({ name: 'shop', domains: ['shop.example'] })
})
afterEach(async () => await bench.close())

const get = async (path: string, headers: Record<string, string> = {}): ReturnType<Bench['visit']> =>
  await bench.visit('shop.example', path, { headers })

test('files are served with type, digest and cache state, and not sent again', async () => {
  await project.seed({ files: { 'index.html': 'home', 'docs/index.html': 'docs', 'app.js': 'run()' } })
  const etag = `"${createHash('sha1').update('home').digest('hex')}"`

  expect(await get('/')).toMatchObject({
    status: 200,
    text: 'home',
    headers: { etag, 'content-type': 'text/html; charset=utf-8', 'x-vercel-cache': 'MISS', 'content-length': '4' },
  })
  expect(await get('/')).toMatchObject({
    headers: { 'x-vercel-cache': 'HIT', 'x-vercel-id': expect.stringContaining('::') },
  })
  expect(await get('/', { 'if-none-match': `W/${etag}` })).toMatchObject({ status: 304, text: '' })
  expect(await bench.visit('shop.example', '/', { method: 'HEAD' })).toMatchObject({
    status: 200,
    text: '',
    headers: { 'content-length': '4' },
  })
  expect(await get('/docs')).toMatchObject({ text: 'docs' })
  expect(await get('/docs/')).toMatchObject({ text: 'docs' })
  expect(await get('/app.js')).toMatchObject({ headers: { 'content-type': 'application/javascript; charset=utf-8' } })
  expect(await get('/none')).toMatchObject({ status: 404, headers: { 'x-vercel-error': 'NOT_FOUND' } })
  expect(await bench.visit('shop.example', '/', { method: 'POST' })).toMatchObject({ status: 405 })
})

test('a host that nobody has deployed to is not found', async () => {
  expect(await get('/')).toMatchObject({ status: 404, headers: { 'x-vercel-error': 'DEPLOYMENT_NOT_FOUND' } })
  expect(await bench.visit('none.vercel.app')).toMatchObject({ status: 404 })
})

test('requests are counted for the deployment that answered them', async () => {
  const old = await project.seed({ files: { 'index.html': 'old' } })
  await get('/')
  await get('/none')
  const live = await project.seed({ files: { 'index.html': 'new' } })
  await get('/')

  expect(old.traffic).toEqual({ requests: 2, errors: 0 })
  expect(live.traffic.requests).toBe(1)
})

test('a bad build answers a share of its requests with 500', async () => {
  bench.token = bench.vercel.mintToken()
  project.next({ instant: true, badShare: 0.5 })
  await bench.call('POST', '/v13/deployments', { name: 'shop', files: [{ file: 'index.html', data: 'bad' }] })

  const seen = []
  for (let n = 0; n < 4; n++) seen.push((await get('/')).status)
  expect(seen).toEqual([200, 500, 200, 500])
  expect(project.production?.traffic).toEqual({ requests: 4, errors: 2 })
})

test('addresses of single deployments ask for a login, the domains do not', async () => {
  const secret = 'a'.repeat(32)
  const walled = bench.vercel.addProject({
    name: 'walled',
    domains: ['walled.example'],
    protection: 'previews',
    bypassSecret: secret,
  })
  const { url } = await walled.seed({ files: { 'index.html': 'inside' } })
  const bypass = { 'x-vercel-protection-bypass': secret }

  expect(await bench.visit('walled.example')).toMatchObject({ status: 200, text: 'inside' })
  expect(await bench.visit('walled.vercel.app')).toMatchObject({ status: 200 })
  const wall = await bench.visit(url)
  expect(wall).toMatchObject({ status: 401, headers: { 'content-type': 'text/html; charset=utf-8' } })
  expect(wall.text).toContain('Log in')
  expect(await bench.visit(url, '/', { headers: { 'x-vercel-protection-bypass': 'wrong' } })).toMatchObject({
    status: 401,
  })
  expect(await bench.visit(url, '/', { headers: bypass })).toMatchObject({ status: 200, text: 'inside' })
  const visited = await bench.visit(url, `/?x-vercel-protection-bypass=${secret}&x-vercel-set-bypass-cookie=true`)
  expect(visited.status).toBe(200)
  const cookie = visited.headers['set-cookie']?.split(';')[0] ?? ''
  expect(await bench.visit(url, '/', { headers: { cookie } })).toMatchObject({ status: 200 })

  walled.state.wall = 'redirect'
  expect(await bench.visit(url)).toMatchObject({
    status: 302,
    headers: { location: expect.stringContaining('vercel.com/sso-api') },
  })
})

test('a new bypass secret works after a moment', async () => {
  const walled = bench.vercel.addProject({ name: 'walled', protection: 'previews' })
  const { url } = await walled.seed({ files: { 'index.html': 'inside' } })
  bench.token = bench.vercel.mintToken()

  const { json } = await bench.call('PATCH', '/v1/projects/walled/protection-bypass', {})
  const [secret = ''] = Object.keys(json.protectionBypass as object)
  expect(json.protectionBypass[secret]).toMatchObject({ scope: 'automation-bypass' })
  expect(await bench.visit(url, '/', { headers: { 'x-vercel-protection-bypass': secret } })).toMatchObject({
    status: 200,
  })
})

test('vercel.json decides about redirects, headers, rewrites and clean addresses', async () => {
  const rules = {
    cleanUrls: true,
    trailingSlash: false,
    headers: [{ source: '/(.*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] }],
    redirects: [
      { source: '/old/:id(\\d+)', destination: '/new/:id', permanent: true },
      { source: '/soon', destination: 'https://other.example/', statusCode: 302 },
      { source: '/beta', has: [{ type: 'cookie', key: 'beta' }], destination: '/in', permanent: false },
    ],
    rewrites: [
      { source: '/api/:path*', destination: 'https://api.shop.example/v1/:path*' },
      { source: '/(.*)', destination: '/index.html' },
    ],
  }
  bench.kernel.internet = async (request) => {
    const { host } = new URL(request.url)
    const forwarded = request.headers.get('x-forwarded-host')
    return await Promise.resolve(
      new Response(`${request.method} ${request.url} ${host} for ${forwarded}`, { status: 203 }),
    )
  }
  await project.seed({ files: { 'vercel.json': JSON.stringify(rules), 'index.html': 'app', 'about.html': 'about' } })

  expect(await get('/deep/link')).toMatchObject({ status: 200, text: 'app', headers: { 'x-frame-options': 'DENY' } })
  expect(await get('/about')).toMatchObject({ status: 200, text: 'about' })
  expect(await get('/about.html')).toMatchObject({ status: 308, headers: { location: '/about' } })
  expect(await get('/about/')).toMatchObject({ status: 308, headers: { location: '/about' } })
  expect(await get('/old/42?a=b')).toMatchObject({ status: 308, headers: { location: '/new/42?a=b' } })
  expect(await get('/old/x')).toMatchObject({ status: 200, text: 'app' })
  expect(await get('/soon')).toMatchObject({ status: 302, headers: { location: 'https://other.example/' } })
  expect(await get('/beta', { cookie: 'beta=1' })).toMatchObject({ status: 307 })
  expect(await get('/beta')).toMatchObject({ text: 'app' })
  expect(await get('/api/users/7?x=1')).toMatchObject({
    status: 203,
    text: 'GET https://api.shop.example/v1/users/7?x=1 api.shop.example for shop.example',
  })
  expect((await get('/vercel.json')).text).toBe('app')
})

test('a rewrite to a host that nobody serves is a bad gateway', async () => {
  const rules = { rewrites: [{ source: '/api', destination: 'https://nowhere.example/' }] }
  await project.seed({ files: { 'vercel.json': JSON.stringify(rules) } })
  expect(await get('/api')).toMatchObject({
    status: 502,
    headers: { 'x-vercel-error': 'ROUTER_EXTERNAL_TARGET_ERROR' },
  })
})

test('the Build Output decides about routes, overrides and the page for errors', async () => {
  const config = {
    version: 3,
    routes: [
      { src: '/(.*)', headers: { 'x-all': '1' }, continue: true },
      { src: '/moved/(.*)', status: 308, headers: { Location: '/to/$1' } },
      { src: '/gone', status: 410 },
      { handle: 'filesystem' },
      { src: '^/app/(?<rest>.*)$', dest: '/index.html' },
      { handle: 'hit' },
      { src: '/style.css', headers: { 'cache-control': 'max-age=9' } },
      { handle: 'error' },
      { src: '/.*', status: 404, dest: '/404.html' },
    ],
    overrides: { 'blog.html': { path: 'blog', contentType: 'text/html; charset=utf-8' } },
  }
  await project.seed({
    files: {
      '.vercel/output/config.json': JSON.stringify(config),
      '.vercel/output/static/index.html': 'app',
      '.vercel/output/static/blog.html': 'blog',
      '.vercel/output/static/style.css': 'css',
      '.vercel/output/static/404.html': 'nothing here',
      '.vercel/output/functions/api/hello.func/.vc-config.json': '{}',
    },
  })

  expect(await get('/app/x/y')).toMatchObject({ status: 200, text: 'app', headers: { 'x-all': '1' } })
  expect(await get('/moved/a')).toMatchObject({ status: 308, headers: { location: '/to/a' } })
  expect(await get('/gone')).toMatchObject({ status: 410 })
  expect(await get('/blog')).toMatchObject({ text: 'blog', headers: { 'content-type': 'text/html; charset=utf-8' } })
  expect(await get('/style.css')).toMatchObject({ headers: { 'cache-control': 'max-age=9' } })
  expect(await get('/none')).toMatchObject({ status: 404, text: 'nothing here' })
  expect(await get('/api/hello')).toMatchObject({ status: 404, headers: { 'x-sandbox': 'not-modelled' } })
})

test('a build without its output fails, with the words of the provider', async () => {
  const vite = bench.vercel.addProject({ name: 'vite', framework: 'vite' })
  const failed = await vite.seed({ files: { 'index.html': 'source' } })
  expect(failed).toMatchObject({ readyState: 'ERROR', errorMessage: expect.stringContaining('"dist"') })

  const built = bench.vercel.addProject({
    name: 'built',
    framework: 'vite',
    rootDirectory: 'apps/web',
    build: (sources) => new Map([['dist/index.html', `built from ${[...sources.keys()].join()}`]]),
  })
  await built.seed({ files: { 'apps/web/main.ts': '', 'README.md': '' } })
  expect((await bench.visit('built.vercel.app')).text).toBe('built from main.ts')
  const prebuilt = await project.seed({ files: { '.vercel/output/config.json': '{"version":2}' } })
  expect(prebuilt).toMatchObject({ readyState: 'ERROR' })
})

test('a domain that redirects does so with the whole address', async () => {
  await project.seed({ files: { 'index.html': 'home' } })
  bench.token = bench.vercel.mintToken()
  await bench.call('POST', '/v10/projects/shop/domains', {
    name: 'www.shop.example',
    redirect: 'shop.example',
    redirectStatusCode: 308,
  })

  expect(await bench.visit('www.shop.example', '/a?b=c')).toMatchObject({
    status: 308,
    headers: { location: 'https://shop.example/a?b=c' },
  })
})
