import { afterEach, expect, test } from '@jest/globals'
import { COMMITS, version, worlds } from './testing.ts'

const { open, closeAll } = worlds()
afterEach(closeAll)

test.each(['account', 'workspace'] as const)('a token of kind %s works as well', async (kind) => {
  const { platform, watch, sandbox, project, asked } = await open()
  const token = sandbox.mintToken({ kind, project })

  const deployment = await platform({ token }).deploy(version(COMMITS.one), watch)

  expect(deployment.commit).toBe(COMMITS.one)
  expect(asked().slice(0, 3)).toEqual(['projectToken', 'project', 'state'])
})

test('a dead token is one clear error', async () => {
  const { platform, watch } = await open()

  const attempt = platform({ token: 'not-a-token-at-all' }).preflight({ action: 'deploy' }, watch)

  await expect(attempt).rejects.toThrow(/no longer valid, or it has no right to project .*railway-token/)
})

test('a good token for another workspace is told from a dead one', async () => {
  const { platform, watch, sandbox } = await open()
  const other = sandbox.addProject({ name: 'other', workspace: 'umbrella', services: [] })
  const token = sandbox.mintToken({ kind: 'workspace', project: other })

  await expect(platform({ token }).preflight({ action: 'deploy' }, watch)).rejects.toThrow(
    /valid and sees "umbrella", but no project/,
  )
})

test('a project token of another environment or project is refused with both names', async () => {
  const { platform, watch, sandbox, project } = await open({ project: { environments: ['production', 'staging'] } })
  const staging = sandbox.mintToken({ kind: 'project', project, environment: 'staging' })
  const other = sandbox.addProject({ name: 'other', services: [] })

  // A project token sees no environment but its own.
  await expect(platform({ token: staging }).preflight({ action: 'deploy' }, watch)).rejects.toThrow(
    /is for the environment "staging", but this release is for "production"; use a token of that environment/,
  )
  await expect(
    platform({ token: sandbox.mintToken({ kind: 'project', project: other }) }).preflight({ action: 'deploy' }, watch),
  ).rejects.toThrow(/is for project "other"/)
})

test('a typo in the name of the service is answered with what was probably meant', async () => {
  const { platform, watch } = await open()

  const attempt = platform({ settings: { service: 'apii' } }).deploy(version(COMMITS.one), watch)

  await expect(attempt).rejects.toThrow('no service "apii"; did you mean "api"? (it has "api", "worker")')
})

test('the service may be given by its id', async () => {
  const { platform, watch, service, project } = await open()
  const settings = { service: service.id, environment: project.environmentId() }

  expect(await platform({ settings }).live(watch)).toBeUndefined()
})

test('a right that is missing is not asked for again', async () => {
  const { platform, watch, kernel, asked } = await open()
  kernel.faults.add({ kind: 'graphql-error', message: 'Not Authorized', operation: 'state', times: 5 })

  await expect(platform().live(watch)).rejects.toThrow(
    /state was refused: "Not Authorized"; the token is no longer valid/,
  )
  expect(asked().filter((operation) => operation === 'state')).toHaveLength(1)
})
