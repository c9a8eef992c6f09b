import { afterEach, expect, test } from '@jest/globals'
import { COMMITS, version, worlds } from './testing.ts'

const { open, closeAll } = worlds()
afterEach(closeAll)

test('what serves is told with its commit and release', async () => {
  const { platform, watch } = await open()
  const { id } = await platform().deploy(version(COMMITS.one), watch)

  const { live } = await platform().preflight({ action: 'deploy' }, watch)

  expect(live).toEqual({
    id,
    url: 'https://api.shop.example',
    commit: COMMITS.one,
    releaseId: 'release-of-1111111',
    arrival: expect.stringMatching(/^deployed at 20.*Z/),
  })
})

test('what serves is the active deployment and not the latest', async () => {
  const { platform, watch, service } = await open()
  const { id } = await platform().deploy(version(COMMITS.one), watch)
  service.next({ fails: { at: 'build' } })
  await platform()
    .deploy(version(COMMITS.two), watch)
    .catch(() => undefined)

  expect((await platform().preflight({ action: 'deploy' }, watch)).live?.id).toBe(id)
})

test('automatic deployments race the release', async () => {
  const { platform, watch } = await open({ service: { repo: { name: 'acme/shop', commits: {} } } })

  const { findings } = await platform().preflight({ action: 'deploy' }, watch)

  expect(findings).toMatchObject([
    {
      severity: 'error',
      message: expect.stringMatching(/on every push.*switch off automatic deployments under Source/),
    },
  ])
})

test('a rollback needs no source, and nothing that is pushed can race it', async () => {
  const { platform, watch } = await open({ service: { repo: { name: 'acme/shop', commits: {} } }, files: {} })

  expect((await platform().preflight({ action: 'rollback' }, watch)).findings).toEqual([])
})

test.each([
  ['error', (id: string) => ({ services: { [id]: { variables: { A: { value: 'b' } } } } })],
  ['error', () => ({ sharedVariables: { A: { value: 'b' } } })],
  ['warning', () => ({ services: { another: { variables: { A: { value: 'b' } } } } })],
] as const)('staged changes are an %s, depending on whose they are', async (severity, patchOf) => {
  const { platform, watch, project, service } = await open()
  project.stageChanges(patchOf(service.id))

  const { findings } = await platform().preflight({ action: 'deploy' }, watch)

  expect(findings).toMatchObject([
    { severity, message: expect.stringContaining('staged changes that nobody has deployed') },
  ])
})

test('a deployment of somebody else under way is an error, one of a release is only told', async () => {
  const { platform, watch, service, folder } = await open()
  service.next({ dwellMs: { building: Infinity } })
  await platform({ timeoutMs: 600 })
    .deploy(version(COMMITS.one), watch)
    .catch(() => undefined)
  const own = await platform().preflight({ action: 'deploy' }, watch)
  service.next({ dwellMs: { building: Infinity } })
  void service.deploy(await folder(COMMITS.two))
  const foreign = await platform().preflight({ action: 'deploy' }, watch)

  expect(own.findings).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('of release release-of-1111111') },
  ])
  expect(foreign.findings).toMatchObject([
    { severity: 'error', message: expect.stringMatching(/not of a release; wait .* or cancel it at https:/) },
  ])
})

test('without a health check there is a warning', async () => {
  const { platform, watch } = await open({ service: { healthcheckPath: '' } })

  expect((await platform().preflight({ action: 'deploy' }, watch)).findings).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('no health check') },
  ])
})

test.each([undefined, 'ghcr.io/acme/api:latest', 'ghcr.io/acme/api@sha256:abc'])(
  'the image %s has no digest',
  async (image) => {
    const { platform, watch } = await open()

    const { findings } = await platform({
      settings: { from: 'image' },
      ...(image === undefined ? {} : { image }),
    }).preflight({ action: 'deploy' }, watch)

    expect(findings).toMatchObject([{ severity: 'error', message: expect.stringContaining('@sha256:…') }])
  },
)

test('a commit needs a connected repository, and an upload no root directory', async () => {
  const { platform, watch } = await open({ service: { rootDirectory: '/apps/api' } })

  const commit = await platform({ settings: { from: 'commit' } }).preflight({ action: 'deploy' }, watch)
  const upload = await platform().preflight({ action: 'deploy' }, watch)

  expect(commit.findings).toMatchObject([
    { severity: 'error', message: expect.stringContaining('no connected repository') },
  ])
  expect(upload.findings).toMatchObject([
    { severity: 'error', message: expect.stringContaining('looks for the source in /apps/api') },
  ])
})

test('a part that the token may not see becomes a warning, and the rest is known all the same', async () => {
  const { platform, watch, sandbox, project } = await open()
  const refuse = ['environmentStagedChanges', 'serviceInstanceAutoDeployStatus']
  const token = sandbox.mintToken({ kind: 'project', project, refuse })

  const { findings } = await platform({ token }).preflight({ action: 'deploy' }, watch)

  expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
  expect(findings.map(({ message }) => message).join()).toMatch(/whether somebody has staged changes/)
})

test('an incident and a limit that is nearly reached are told', async () => {
  const { platform, watch, sandbox } = await open()
  sandbox.setIncident('builds are slow')
  sandbox.limitRequests(10)

  const { findings } = await platform().preflight({ action: 'deploy' }, watch)

  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('builds are slow'),
    expect.stringContaining('only 8 requests are left'),
  ])
})

test('nothing is changed', async () => {
  const { platform, watch, kernel } = await open()

  await platform().preflight({ action: 'deploy' }, watch)

  expect(kernel.journal.entries.every(({ body }) => body?.includes('"query":"query'))).toBe(true)
})
