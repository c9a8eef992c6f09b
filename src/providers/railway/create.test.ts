import { afterEach, expect, test } from '@jest/globals'
import { COMMITS, version, worlds } from './testing.ts'

const { open, closeAll } = worlds()
afterEach(closeAll)

test.each([
  ['upload', { kind: 'reset-after', path: /\/up$/ }],
  ['upload', { kind: 'html', applied: true, path: /\/up$/ }],
  ['upload', { kind: 'truncate', path: /\/up$/ }],
  ['upload', { kind: 'half-json', path: /\/up$/ }],
  ['upload', { kind: 'reset-before', path: /\/up$/ }],
  ['upload', { kind: 'html', path: /\/up$/ }],
] as const)('the answer of the %s is lost (%j): there is one deployment', async (_, fault) => {
  const { platform, watch, served, service, kernel } = await open()
  kernel.faults.add(fault)

  const deployment = await platform().deploy(version(COMMITS.one), watch)

  expect(service.deployments.map(({ id }) => id)).toEqual([deployment.id])
  expect(await served()).toMatchObject({ commit: COMMITS.one })
})

test.each(['image', 'commit'] as const)(
  'the answer to a deployment by %s is lost: there is one deployment',
  async (from) => {
    const image = `ghcr.io/acme/api@sha256:${'a'.repeat(64)}`
    const { platform, watch, service, kernel, folder, sandbox } = await open({
      service: { repo: { name: 'acme/shop', commits: {} }, autoDeploy: false },
    })
    sandbox.images.set(image, await folder(COMMITS.one))
    service.push({ sha: COMMITS.one, folder: await folder(COMMITS.one) })
    kernel.faults.add({ kind: 'reset-after', operation: 'serviceInstanceDeployV2' })

    const deployment = await platform({ settings: { from }, image }).deploy(version(COMMITS.one), watch)

    expect(service.deployments.map(({ id }) => id)).toEqual([deployment.id])
  },
)

test.each([{ 'retry-after': '1' }, { 'retry-after': new Date(Date.now() + 1000).toUTCString() }])(
  'a 429 with %j is waited for',
  async (headers) => {
    const { platform, watch, service, kernel } = await open()
    kernel.faults.add(
      { kind: 'status', status: 429, headers, path: /\/up$/ },
      { kind: 'status', status: 429, headers, operation: 'state' },
    )

    await platform().deploy(version(COMMITS.one), watch)

    expect(service.deployments).toHaveLength(1)
  },
)

test('questions survive a gateway error, a refusal without a reason and a reset', async () => {
  const { platform, watch, kernel, lines } = await open()
  kernel.faults.add(
    { kind: 'html', operation: 'state' },
    { kind: 'graphql-error', message: 'Problem processing request', operation: 'progress' },
    { kind: 'reset-before', operation: 'progress' },
    { kind: 'half-json', operation: 'progress' },
  )

  await platform().deploy(version(COMMITS.one), watch)

  expect(lines.filter((line) => line.includes('trying again'))).toHaveLength(4)
})

test('an archive that is too large is an error that says what to do', async () => {
  const { platform, watch, kernel } = await open()
  kernel.faults.add({ kind: 'status', status: 413, path: /\/up$/ })

  await expect(platform().deploy(version(COMMITS.one), watch)).rejects.toThrow(/413.*too large.*\.railwayignore/)
})

test('a gateway that demands the length beforehand gets it', async () => {
  const { platform, watch, kernel, service } = await open()
  kernel.faults.add({ kind: 'status', status: 411, path: /\/up$/ })

  await platform().deploy(version(COMMITS.one), watch)

  expect(service.deployments).toHaveLength(1)
  expect(kernel.journal.find('railway', 'POST', /\/up$/).at(-1)?.bytes).toBeGreaterThan(0)
})
