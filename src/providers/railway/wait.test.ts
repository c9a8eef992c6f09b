import { afterEach, expect, test } from '@jest/globals'
import { COMMITS, version, worlds } from './testing.ts'
import { pauseMs } from './wait.ts'

const { open, closeAll } = worlds()
afterEach(closeAll)

test('an hour of waiting stays far below the limit of 1,000 requests', () => {
  let requests = 0
  for (let ms = 0; ms < 3_600_000; requests++) ms += pauseMs(requests, undefined)
  expect(requests).toBeLessThanOrEqual(370)
})

test.each([
  [0, undefined, 250],
  [20, undefined, 10_000],
  [20, 500, 10_000],
  [0, 99, 20_000],
  [20, 5, 60_000],
])('poll %i with %j requests left waits %i ms', (n, remaining, ms) => {
  expect(pauseMs(n, remaining)).toBe(ms)
})

test.each([
  [
    'build',
    /FAILED while building the image \(BUILD_IMAGE\): npm ci ended with 1; see https:.*\nlast lines of its build log:\n(.*\n)*.*npm ci ended with 1/,
  ],
  [
    'pre-deploy',
    /FAILED while running the pre-deploy command \(PRE_DEPLOY_COMMAND\): npm ci ended with 1.*\nlast lines of its deploy log:/,
  ],
  ['healthcheck', /FAILED while waiting for the health check \(HEALTHCHECK\): npm ci ended with 1/],
] as const)(
  'a deployment that fails at its %s names the step, the reason and the end of the log',
  async (at, message) => {
    const { platform, watch, service, served } = await open()
    await platform().deploy(version(COMMITS.one), watch)
    service.next({ fails: { at, reason: 'npm ci ended with 1' } })

    await expect(platform().deploy(version(COMMITS.two), watch)).rejects.toThrow(message)

    expect(await served()).toMatchObject({ commit: COMMITS.one })
  },
)

test('a server that never answers its health check with 200 fails with what it answered', async () => {
  const { platform, watch } = await open({
    service: { healthcheckTimeout: 1 },
    files: {
      'server.js': `require('node:http').createServer((_, r) => { r.statusCode = 503; r.end() }).listen(process.env.PORT)`,
    },
  })

  await expect(platform().deploy(version(COMMITS.one), watch)).rejects.toThrow(/HEALTHCHECK.*503 instead of 200/)
})

test('a process that dies at its start is CRASHED, with its last words', async () => {
  const { platform, watch } = await open({ files: { 'server.js': 'throw new Error("no DATABASE_URL")' } })

  await expect(platform().deploy(version(COMMITS.one), watch)).rejects.toThrow(
    /CRASHED[^]*deploy log[^]*no DATABASE_URL/,
  )
})

test('without a health check, a process that ends by itself is noticed although Railway says SUCCESS', async () => {
  const { platform, watch } = await open({
    service: { healthcheckPath: '' },
    files: { 'server.js': 'setTimeout(() => process.exit(0), 300)' },
  })

  await expect(platform().deploy(version(COMMITS.one), watch)).rejects.toThrow(
    /has stopped: its process has ended by itself/,
  )
})

test('a crash right after the first SUCCESS is noticed', async () => {
  const { platform, watch, service } = await open()
  service.next({ crashesAfterMs: 1000 })

  await expect(platform().deploy(version(COMMITS.one), watch)).rejects.toThrow(/CRASHED/)
})

test.each([
  [{ ends: 'SKIPPED' }, /was SKIPPED: Railway deployed nothing/],
  [{ blocked: 'NEEDS_APPROVAL' }, /NEEDS_APPROVAL: a member of the project must approve it at https:/],
  [{ blocked: 'WAITING' }, /is WAITING for GitHub workflows.*"Wait for CI"/],
] as const)('%j is not waited for', async (script, message) => {
  const { platform, watch, service } = await open()
  service.next(script)

  await expect(platform().deploy(version(COMMITS.one), watch)).rejects.toThrow(message)
})

test('a service that sleeps is good', async () => {
  const { platform, watch, service } = await open()
  service.next({ sleeps: true })

  expect(await platform().deploy(version(COMMITS.one), watch)).toMatchObject({ commit: COMMITS.one })
})

test.each(['BUILDING', 'SUCCESS'] as const)(
  'a newer deployment that appears while ours is %s ends the wait',
  async (status) => {
    const { platform, watch, service, kernel, folder } = await open()
    const other = await folder(COMMITS.three)
    const run = async (): Promise<void> => {
      if (status === 'SUCCESS') await service.settled()
      await service.deploy(other)
    }
    kernel.faults.add({ kind: 'call', when: 'before', operation: 'progress', skip: 1, run })

    await expect(platform().deploy(version(COMMITS.one), watch)).rejects.toThrow(/was superseded by .* somebody else/)
  },
)

test('somebody who cancels the deployment ends the wait', async () => {
  const { platform, watch, service, kernel } = await open()
  service.next({ dwellMs: { building: Infinity } })
  const run = (): void => service.remove(service.deployments[0]?.id ?? '')
  kernel.faults.add({ kind: 'call', when: 'before', operation: 'progress', skip: 2, run })

  await expect(platform().deploy(version(COMMITS.one), watch)).rejects.toThrow(/was taken away \(REMOVED\)/)
})

test('a deployment that never ends is given up with what it was doing', async () => {
  const { platform, watch, service } = await open()
  service.next({ dwellMs: { building: Infinity } })

  await expect(platform({ timeoutMs: 1500 }).deploy(version(COMMITS.one), watch)).rejects.toThrow(
    /was not healthy after 2 s \(it is BUILDING\); see https:\/\/railway\.com/,
  )
})

test('a deployment that is not known yet is waited for', async () => {
  const { platform, watch, kernel } = await open()
  kernel.faults.add({ kind: 'graphql-error', message: 'Deployment not found', operation: 'progress', times: 2 })

  expect(await platform().deploy(version(COMMITS.one), watch)).toMatchObject({ commit: COMMITS.one })
})
