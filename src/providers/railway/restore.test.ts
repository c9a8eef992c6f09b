import { afterEach, expect, test } from '@jest/globals'
import { stamp } from './deployment.ts'
import { COMMITS, version, type World, worlds } from './testing.ts'

const { open, closeAll } = worlds()
afterEach(closeAll)

/** Two releases, the second of which serves. */
async function twice({ service, folder }: World): Promise<{ first: string; second: string }> {
  const deployed = async (commit: string): Promise<string> => {
    const commitMessage = stamp(version(commit))
    return (await service.deploy(await folder(commit), { commitMessage })).id
  }
  return { first: await deployed(COMMITS.one), second: await deployed(COMMITS.two) }
}

test('a rollback makes a new deployment that serves the earlier content, within seven requests', async () => {
  const world = await open()
  const { platform, watch, served, service, sandbox, project, kernel } = world
  const { first } = await twice(world)
  const api = platform({ token: sandbox.mintToken({ kind: 'workspace', project }) })
  kernel.journal.clear()

  const { findings } = await api.preflight({ action: 'rollback', restoring: { id: first } }, watch)
  const restored = await api.restore({ id: first, commit: COMMITS.one }, watch)

  expect(findings).toEqual([])
  expect(restored).toMatchObject({ id: service.active?.id, commit: COMMITS.one, releaseId: 'release-of-1111111' })
  expect(restored.id).not.toBe(first)
  expect(await served()).toMatchObject({ commit: COMMITS.one })
  const asked = world.asked().filter((operation) => operation !== 'progress')
  expect(asked).toEqual(['projectToken', 'project', 'survey', 'state', 'deploymentRollback', 'state'])
})

test('what serves already is left alone, also under the id that an earlier rollback gave it', async () => {
  const world = await open()
  const { platform, watch, service } = world
  const { first, second } = await twice(world)

  expect((await platform().restore({ id: second }, watch)).id).toBe(second)
  const restored = await platform().restore({ id: first }, watch)
  expect((await platform().restore({ id: first }, watch)).id).toBe(restored.id)
  expect(service.deployments).toHaveLength(3)
})

test('when the image has expired, it is built again and preflight says so', async () => {
  const world = await open()
  const { platform, watch, kernel, served, lines } = world
  const { first } = await twice(world)
  kernel.clock.advance(73 * 3_600_000)

  const { findings } = await platform().preflight({ action: 'rollback', restoring: { id: first } }, watch)
  const restored = await platform().restore({ id: first }, watch)

  expect(findings).toMatchObject([{ severity: 'warning', message: expect.stringContaining('expired') }])
  expect(lines.join('\n')).toContain(`the image of ${first} has expired; it is built again`)
  expect(restored.commit).toBe(COMMITS.one)
  expect(await served()).toMatchObject({ commit: COMMITS.one })
})

test('what can be neither rolled back nor built again is an error that says what to do', async () => {
  const { platform, watch, service } = await open()
  service.next({ ends: 'SKIPPED' })
  await platform()
    .deploy(version(COMMITS.one), watch)
    .catch(() => undefined)
  const restoring = { id: service.deployments[0]?.id ?? '', commit: COMMITS.one }

  const { findings } = await platform().preflight({ action: 'rollback', restoring }, watch)

  expect(findings).toMatchObject([
    { severity: 'error', message: expect.stringMatching(/neither rolled back nor built again; deploy 1{40}/) },
  ])
  await expect(platform().restore(restoring, watch)).rejects.toThrow(/neither rolled back nor built again/)
})

test('a deployment that is unknown, or of another service, is an error in preflight', async () => {
  const world = await open()
  const { platform, watch, project } = world
  const { first } = await twice(world)

  const unknown = await platform().preflight({ action: 'rollback', restoring: { id: 'nobody' } }, watch)
  const elsewhere = await platform({ settings: { service: 'worker' } }).preflight(
    { action: 'rollback', restoring: { id: first } },
    watch,
  )

  expect(project.service('worker').deployments).toHaveLength(0)
  expect(unknown.findings).toMatchObject([
    { severity: 'error', message: expect.stringContaining('does not exist any more') },
  ])
  expect(elsewhere.findings[0]).toMatchObject({
    severity: 'error',
    message: expect.stringContaining('another service'),
  })
  await expect(platform().restore({ id: 'nobody', commit: COMMITS.one }, watch)).rejects.toThrow(/deploy 1{40} again/)
})

test.each([
  { kind: 'reset-after' },
  { kind: 'html', applied: true },
  { kind: 'half-json' },
  { kind: 'reset-before' },
  { kind: 'html' },
] as const)('the answer to the rollback is lost (%j): there is one new deployment', async (fault) => {
  const world = await open()
  const { platform, watch, kernel, service, served } = world
  const { first } = await twice(world)
  kernel.faults.add({ ...fault, operation: 'deploymentRollback' })

  await platform().restore({ id: first }, watch)

  expect(service.deployments).toHaveLength(3)
  expect(await served()).toMatchObject({ commit: COMMITS.one })
})

test('the answer to a rebuild is lost: there is one new deployment', async () => {
  const world = await open()
  const { platform, watch, kernel, service } = world
  const { first } = await twice(world)
  kernel.clock.advance(73 * 3_600_000)
  kernel.faults.add({ kind: 'reset-after', operation: 'deploymentRedeploy' })

  await platform().restore({ id: first }, watch)

  expect(service.deployments).toHaveLength(3)
})

test('errors with status 200 are a failure, and a project token without the right is told what helps', async () => {
  const world = await open()
  const { platform, watch, sandbox, project, service } = world
  const { first, second } = await twice(world)
  const token = sandbox.mintToken({ kind: 'project', project, refuse: ['deploymentRollback'] })

  await expect(platform({ token }).restore({ id: first }, watch)).rejects.toThrow(
    /deploymentRollback was refused: "Not Authorized".*use a workspace token/,
  )
  expect(service.active?.id).toBe(second)
})

test('a rollback whose content does not become healthy says so', async () => {
  const world = await open()
  const { platform, watch, service } = world
  const { first } = await twice(world)
  service.next({ fails: { at: 'healthcheck', reason: 'the old code meets the new schema' } })

  await expect(platform().restore({ id: first }, watch)).rejects.toThrow(/FAILED .*the old code meets the new schema/)
})

test('what another release is still building is cancelled first, or it would replace what is brought back', async () => {
  const world = await open()
  const { platform, watch, service, served, lines } = world
  const { first } = await twice(world)
  service.next({ dwellMs: { building: Infinity } })
  await platform({ timeoutMs: 800 })
    .deploy(version(COMMITS.three), watch)
    .catch(() => undefined)
  const stuck = service.deployments[0]

  await platform().restore({ id: first }, watch)

  expect(stuck?.status).toBe('REMOVED')
  expect(lines.join('\n')).toMatch(/of release release-of-3333333 is BUILDING; cancelling it/)
  expect(await served()).toMatchObject({ commit: COMMITS.one })
})

test('after a rollback by image, the service is set to that image again', async () => {
  const images = [COMMITS.one, COMMITS.two].map((commit) => `ghcr.io/acme/api@sha256:${commit.slice(0, 32).repeat(2)}`)
  const { platform, watch, sandbox, folder, kernel, served } = await open()
  const deployments: string[] = []
  for (const [n, image] of images.entries()) {
    const commit = n === 0 ? COMMITS.one : COMMITS.two
    sandbox.images.set(image, await folder(commit))
    deployments.push((await platform({ settings: { from: 'image' }, image }).deploy(version(commit), watch)).id)
  }

  await platform({ settings: { from: 'image' } }).restore({ id: deployments[0] ?? '' }, watch)

  expect(await served()).toEqual({ commit: COMMITS.one })
  expect(kernel.journal.find('railway', 'POST', 'serviceInstanceUpdate').at(-1)?.body).toContain(images[0])
})
