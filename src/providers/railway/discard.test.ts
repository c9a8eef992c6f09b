import { afterEach, expect, test } from '@jest/globals'
import { COMMITS, version, worlds } from './testing.ts'

const { open, closeAll } = worlds()
afterEach(closeAll)

test.each([
  ['while it is built', { dwellMs: { building: Infinity } }, 'deploymentCancel'],
  ['while it waits for approval', { blocked: 'NEEDS_APPROVAL' }, 'deploymentCancel'],
] as const)('discarding a deployment %s cancels it', async (_, script, operation) => {
  const { platform, watch, service, asked } = await open()
  const api = platform({ timeoutMs: 800 })
  service.next(script)
  await api.deploy(version(COMMITS.one), watch).catch(() => undefined)
  const made = await api.find('release-of-1111111', watch)

  await api.discard(made ?? { id: '' }, watch)
  await api.discard(made ?? { id: '' }, watch)

  expect(service.deployments[0]?.status).toBe('REMOVED')
  expect(asked().filter((name) => name === operation)).toHaveLength(1)
})

test('what begins to serve while it is cancelled is not removed: what served before is brought back', async () => {
  const world = await open()
  const { platform, watch, service, kernel, served } = world
  await world.service.deploy(await world.folder(COMMITS.two))
  const stop = new AbortController()
  kernel.faults.add({ kind: 'call', when: 'after', operation: 'progress', run: () => stop.abort() })
  await platform()
    .deploy(version(COMMITS.three), { ...watch, signal: stop.signal })
    .catch(() => undefined)
  kernel.faults.add({ kind: 'call', when: 'before', operation: 'deploymentCancel', run: () => service.settled() })

  await platform().discard({ id: service.deployments[0]?.id ?? '' }, watch)

  expect(await served()).toMatchObject({ commit: COMMITS.two })
})

test('discarding what serves removes it, for a first release has nothing to return to', async () => {
  const { platform, watch, service, served, kernel } = await open()
  const api = platform()
  const { id } = await api.deploy(version(COMMITS.one), watch)
  kernel.faults.add({ kind: 'reset-after', operation: 'deploymentRemove' })

  await api.discard({ id }, watch)
  await service.settled()

  expect(await served()).toBe(404)
  expect(await api.live(watch)).toBeUndefined()
  await api.discard({ id: 'never-was' }, watch)
})

test('discarding a failed deployment by image sets the service back to what serves', async () => {
  const [good = '', bad = ''] = ['a', 'b'].map((letter) => `ghcr.io/acme/api@sha256:${letter.repeat(64)}`)
  const { platform, watch, sandbox, folder, kernel, service } = await open()
  sandbox.images.set(good, await folder(COMMITS.one))
  sandbox.images.set(bad, await folder(COMMITS.two))
  await platform({ settings: { from: 'image' }, image: good }).deploy(version(COMMITS.one), watch)
  service.next({ fails: { at: 'healthcheck' } })
  const api = platform({ settings: { from: 'image' }, image: bad })
  await api.deploy(version(COMMITS.two), watch).catch(() => undefined)

  await api.discard((await api.find('release-of-2222222', watch)) ?? { id: '' }, watch)

  expect(kernel.journal.find('railway', 'POST', 'serviceInstanceUpdate').at(-1)?.body).toContain(good)
})
