import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { SITE, startWorld, type TestWorld, version } from './test-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => {
  world.close()
})

test('a first deployment is staged: built for production, reachable at its own address, not public', async () => {
  world.write(SITE)

  const staged = await world.client().stage(version, world.watch)

  expect(staged).toMatchObject({ commit: version.commit, releaseId: '4711' })
  const host = new URL(staged.url ?? '').host
  expect(await world.visit(host)).toMatchObject({ status: 200, body: '<h1>Shop</h1>' })
  expect((await world.visit('shop.example')).status).toBe(404)
  expect(world.project.deployments).toHaveLength(1)
  expect(world.project.deployments[0]).toMatchObject({
    target: 'production',
    readySubstate: 'STAGED',
    buildEnv: { OPS_COMMIT: version.commit },
    meta: {
      opsRelease: '4711',
      opsCommit: version.commit,
      githubCommitSha: version.commit,
      githubCommitRef: 'main',
      githubOrg: 'acme',
      githubRepo: 'shop',
    },
  })
  expect(world.lines.join('\n')).toMatch(/uploading 2 of 2 files[\s\S]*BUILDING[\s\S]*READY \(STAGED\)/)
})

test('when nothing has changed, nothing is uploaded', async () => {
  world.write(SITE)
  await world.client().stage(version, world.watch)
  world.kernel.journal.clear()
  world.project.next({ instant: true })

  await world.client().stage({ ...version, releaseId: '4712' }, world.watch)

  expect(world.requests()).toEqual([
    `GET /v9/projects/${world.project.id}`,
    'GET /v7/deployments',
    'POST /v13/deployments',
    expect.stringMatching('GET /v13/deployments/dpl_'),
  ])
})

test('only the files whose content is new are uploaded, and equal contents once', async () => {
  world.write({ ...SITE, 'copy.html': '<h1>Shop</h1>' })
  await world.client().stage(version, world.watch)
  expect(uploads()).toBe(2)
  world.kernel.journal.clear()
  world.write({ 'css/site.css': 'h1 { color: red }' })

  await world.client().stage({ ...version, releaseId: '4712' }, world.watch)

  expect(uploads()).toBe(1)
})

test('the output of `vercel build` is deployed as it is', async () => {
  world.write({
    '.vercel/output/config.json': '{"version":3}',
    '.vercel/output/builds.json': '{"target":"production"}',
    '.vercel/output/static/index.html': '<h1>Built</h1>',
    'index.html': '<h1>Source</h1>',
  })

  const staged = await world.client({ prebuilt: true }).stage(version, world.watch)

  expect(await world.visit(new URL(staged.url ?? '').host)).toMatchObject({ body: '<h1>Built</h1>' })
  expect(world.project.deployments[0]).toMatchObject({ prebuilt: true })
})

test.each<[string, Record<string, string>, RegExp]>([
  ['is missing', { 'index.html': 'x' }, /no config\.json; run `vercel build --prod`/],
  [
    'was made for a preview',
    { '.vercel/output/config.json': '{"version":3}', '.vercel/output/builds.json': '{"target":"preview"}' },
    /was built for preview/,
  ],
  [
    'has failed',
    { '.vercel/output/config.json': '{"version":3}', '.vercel/output/builds.json': '{"error":{"message":"no pages"}}' },
    /has failed: no pages/,
  ],
])('an output that %s stops before anything is sent', async (_, files, message) => {
  world.write(files)

  await expect(world.client({ prebuilt: true }).stage(version, world.watch)).rejects.toThrow(message)
  expect(uploads()).toBe(0)
  expect(world.project.deployments).toHaveLength(0)
})

test('with `archive: always` everything goes in one upload', async () => {
  world.write({ ...SITE, [`${'a-long-name/'.repeat(12)}file.txt`]: 'far down', 'grüße.txt': 'hallo' })

  const staged = await world.client({ archive: 'always' }).stage(version, world.watch)

  const host = new URL(staged.url ?? '').host
  expect(uploads()).toBe(1)
  expect(await world.visit(host)).toMatchObject({ body: '<h1>Shop</h1>' })
  const { files = new Map() } = world.project.deployments[0] ?? {}
  const far = `${'a-long-name/'.repeat(12)}file.txt`
  expect(new Set(files.keys())).toEqual(new Set([far, 'css/site.css', 'grüße.txt', 'index.html']))
})

test('an unchanged archive is not uploaded again', async () => {
  world.write(SITE)
  await world.client({ archive: 'always' }).stage(version, world.watch)
  world.kernel.journal.clear()

  await world.client({ archive: 'always' }).stage({ ...version, releaseId: '4712' }, world.watch)

  expect(uploads()).toBe(0)
})

test("the day's quota of uploads switches to the archive, and says so", async () => {
  world.write(SITE)
  const body = { error: { code: 'rate_limited', name: 'api-upload-free', message: 'Too many uploads' } }
  world.kernel.faults.add({ kind: 'status', status: 429, body, method: 'POST', path: '/v2/files', times: 1 })

  const staged = await world.client().stage(version, world.watch)

  expect(await world.visit(new URL(staged.url ?? '').host)).toMatchObject({ body: '<h1>Shop</h1>' })
  expect(world.lines.join('\n')).toContain("one archive instead of single files, because the day's quota")
})

test('with `archive: never` the quota is an error that names the remedy', async () => {
  world.write(SITE)
  const body = { error: { code: 'api-upload-free', message: 'Too many uploads' } }
  world.kernel.faults.add({ kind: 'status', status: 429, body, method: 'POST', path: '/v2/files', times: Infinity })

  await expect(world.client({ archive: 'never' }).stage(version, world.watch)).rejects.toThrow(
    /quota of file uploads is used up.*`archive: always`/,
  )
})

test('a directory that holds nothing to deploy is an error', async () => {
  world.write({ 'node_modules/a.js': 'x' })

  await expect(world.client().stage(version, world.watch)).rejects.toThrow(/has no files to deploy/)
})

test('secrets are never sent: it stops and names them', async () => {
  world.write({ ...SITE, '.env.production': 'KEY=1', 'certs/server.pem': 'x', '.npmrc': '//r/:_authToken=abc' })

  await expect(world.client().stage(version, world.watch)).rejects.toThrow(
    /nothing was uploaded.*secrets along: \.env\.production, \.npmrc, certs\/server\.pem\./,
  )
  expect(world.requests().filter((line) => line.startsWith('POST'))).toEqual([])
})

test('a secret that is meant to be uploaded, and one that is ignored, are no obstacle', async () => {
  world.write({ ...SITE, '.env.production': 'KEY=1', 'server.pem': 'x', '.vercelignore': 'server.pem' })

  await world.client({ uploads: ['.env.production'] }).stage(version, world.watch)

  expect([...(world.project.deployments[0]?.files.keys() ?? [])]).toContain('.env.production')
})

test('where the source is itself the root directory of the project, Vercel is told so', async () => {
  world.project.state.settings['rootDirectory'] = 'apps/web'
  world.write(SITE)

  await world.client().stage(version, world.watch)

  expect(world.project.deployments[0]?.settings).toMatchObject({ rootDirectory: null })
})

function uploads(): number {
  return world.requests().filter((line) => line === 'POST /v2/files').length
}
