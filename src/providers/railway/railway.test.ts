import { afterEach, expect, test } from '@jest/globals'
import { COMMITS, version, worlds } from './testing.ts'

const { open, closeAll } = worlds()
afterEach(closeAll)

test('what is uploaded is really served and tells its identity, within eight requests', async () => {
  const { platform, watch, served, service, kernel, lines } = await open()
  const api = platform()

  const survey = await api.preflight({ action: 'deploy' }, watch)
  const deployment = await api.deploy(version(COMMITS.one), watch)

  expect(survey).toEqual({ live: undefined, findings: [] })
  expect(deployment).toMatchObject({ id: service.active?.id, commit: COMMITS.one, releaseId: 'release-of-1111111' })
  expect(await served()).toEqual({ commit: COMMITS.one, release: 'release-of-1111111' })
  const asked = kernel.journal.find('railway').map(({ operation }) => operation)
  expect(asked.filter((operation) => operation !== 'progress')).toEqual(['projectToken', 'survey', 'state', undefined])
  expect(lines).toContain('building the image')
  expect(await api.live(watch)).toMatchObject({ id: deployment.id, commit: COMMITS.one })
  expect(await api.find('release-of-1111111', watch)).toMatchObject({ id: deployment.id })
  expect(await api.find('another', watch)).toBeUndefined()
})

test('a repeated deployment goes on with the first one', async () => {
  const { platform, watch, service } = await open()

  const first = await platform().deploy(version(COMMITS.one), watch)
  const second = await platform().deploy(version(COMMITS.one), watch)

  expect(second.id).toBe(first.id)
  expect(service.deployments).toHaveLength(1)
})

test('an image by digest is deployed within eight requests, and found again', async () => {
  const image = `ghcr.io/acme/api@sha256:${'a'.repeat(64)}`
  const { platform, watch, served, sandbox, folder, asked, project } = await open()
  sandbox.images.set(image, await folder(COMMITS.one))
  const token = sandbox.mintToken({ kind: 'workspace', project })
  const options = { settings: { from: 'image' as const }, image, token }
  const api = platform(options)

  await api.preflight({ action: 'deploy' }, watch)
  const deployment = await api.deploy(version(COMMITS.one), watch)

  expect(await served()).toEqual({ commit: COMMITS.one })
  expect(asked().filter((operation) => operation !== 'progress').length).toBeLessThanOrEqual(8)
  expect((await platform(options).deploy(version(COMMITS.one), watch)).id).toBe(deployment.id)
})

test('a commit of the connected repository is deployed, and found again by the release id alone', async () => {
  const { platform, watch, served, service, folder } = await open({
    service: { repo: { name: 'acme/shop', commits: {} }, autoDeploy: false },
  })
  service.push({ sha: COMMITS.one, folder: await folder(COMMITS.one) })
  const settings = { from: 'commit' as const }
  const releaseId = '20200101-120000-1111111-abcd'

  const deployment = await platform({ settings }).deploy(version(COMMITS.one, releaseId), watch)

  expect(await served()).toEqual({ commit: COMMITS.one })
  expect((await platform({ settings }).find(releaseId, watch))?.id).toBe(deployment.id)
  await expect(platform({ settings }).deploy(version(COMMITS.two), watch)).rejects.toThrow(/Commit not found/)
})

test('secret files stop the release before anything is sent', async () => {
  const { platform, watch, asked } = await open({ files: { 'server.js': '', '.env': 'A=b', 'tls/server.key': 'k' } })

  const { findings } = await platform().preflight({ action: 'deploy' }, watch)
  const attempt = platform().deploy(version(COMMITS.one), watch)

  expect(findings).toMatchObject([{ severity: 'error', message: expect.stringContaining('.env, tls/server.key') }])
  await expect(attempt).rejects.toThrow(/\.env, tls\/server\.key would be uploaded/)
  expect(asked()).not.toContain('up')
  expect(
    (await platform({ uploads: ['.env', 'tls/server.key'] }).preflight({ action: 'deploy' }, watch)).findings,
  ).toEqual([])
})

test('a cancelled release stops waiting at once', async () => {
  const { platform, watch, service, kernel } = await open()
  const stop = new AbortController()
  service.next({ dwellMs: { building: Infinity } })
  kernel.faults.add({ kind: 'call', when: 'before', operation: 'progress', skip: 2, run: () => stop.abort() })

  await expect(platform().deploy(version(COMMITS.one), { ...watch, signal: stop.signal })).rejects.toThrow(/cancelled/)
})
