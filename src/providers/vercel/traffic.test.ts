import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Fault } from '../../../sandbox/kernel/faults.ts'
import type { Deployment } from '../../release/platform.ts'
import { startWorld, type TestWorld, version } from './test-world.ts'

let world: TestWorld
let before: Deployment
let staged: Deployment
beforeEach(async () => {
  world = await startWorld()
  await prepare()
})
afterEach(() => {
  world.close()
})

async function prepare(): Promise<void> {
  const seeded = await world.project.seed({
    files: { 'index.html': 'before' },
    meta: { opsRelease: '4700', opsCommit: 'a'.repeat(40) },
  })
  before = { id: seeded.id, commit: 'a'.repeat(40), releaseId: '4700' }
  world.write({ 'index.html': 'after' })
  staged = await world.client().stage(version, world.watch)
}

const served = async (): Promise<string> => (await world.visit('shop.example')).body

test('promote gives the public the staged deployment; restore gives it back', async () => {
  const client = world.client()
  expect(await served()).toBe('before')
  expect(await client.live(world.watch)).toMatchObject(before)

  await client.promote(staged, world.watch)
  expect(await served()).toBe('after')
  expect(await client.live(world.watch)).toMatchObject({ id: staged.id, commit: version.commit, releaseId: '4711' })

  expect(await client.restore(before, world.watch)).toMatchObject(before)
  expect(await served()).toBe('before')
  expect(world.project.lastAliasRequest).toMatchObject({ type: 'rollback', toDeploymentId: before.id })
  expect(world.project.state.rollbackDescription?.description).toBe('ops-actions: back to aaaaaaa of release 4700')
})

test('before the first deployment nothing is live, and its promotion makes it so', async () => {
  world.close()
  world = await startWorld()
  world.write({ 'index.html': 'first' })
  const client = world.client()

  expect(await client.live(world.watch)).toBeUndefined()
  await client.promote(await client.stage(version, world.watch), world.watch)

  expect(await served()).toBe('first')
})

test('what serves already is neither promoted nor restored again', async () => {
  await world.client().promote(staged, world.watch)
  world.kernel.journal.clear()

  await world.client().promote(staged, world.watch)
  await world.client().restore(staged, world.watch)

  expect(world.requests().filter((line) => !line.startsWith('GET'))).toEqual([])
})

test('the next promotion ends the state after a rollback', async () => {
  await world.client().promote(staged, world.watch)
  await world.client().restore(before, world.watch)

  await world.client().promote(staged, world.watch)

  expect(await served()).toBe('after')
  expect(world.project.state.rolledBackTo).toBeUndefined()
})

const promotion = { method: 'POST', path: /\/promote\// }
const rollback = { method: 'POST', path: /\/rollback\// }
const project = { method: 'GET', path: '/v9/projects/' }
test.each<[string, Fault[]]>([
  ['the answer is lost', [{ ...promotion, kind: 'reset-after' }]],
  ['a gateway hides the answer', [{ ...promotion, kind: 'html', applied: true }]],
  ['the request does not arrive', [{ ...promotion, kind: 'reset-before' }]],
  ['a gateway fails', [{ ...promotion, kind: 'html' }]],
  ['the rate is limited', [{ ...promotion, kind: 'status', status: 429, headers: { 'retry-after': '1' } }]],
  ['looking at the job fails', [{ ...project, kind: 'html', skip: 1, times: 2 }]],
  ['what is seen of the job is cut', [{ ...project, kind: 'half-json', skip: 1 }]],
])('promote: %s', async (_, faults) => {
  world.kernel.faults.add(...faults)

  await world.client().promote(staged, world.watch)

  expect(await served()).toBe('after')
})

test.each<[string, Fault[]]>([
  ['the answer is lost', [{ ...rollback, kind: 'reset-after' }]],
  ['the request does not arrive', [{ ...rollback, kind: 'reset-before' }]],
  ['a gateway fails', [{ ...rollback, kind: 'html' }]],
])('restore: %s', async (_, faults) => {
  await world.client().promote(staged, world.watch)
  world.kernel.faults.add(...faults)

  await world.client().restore(before, world.watch)

  expect(await served()).toBe('before')
})

test('a job that succeeded earlier is not taken for this one', async () => {
  world.project.leaveAliasRequest({ toDeploymentId: staged.id, type: 'promote', jobStatus: 'succeeded' })
  world.project.next({ promotion: { pendingMs: 5000, movingMs: 5000 } })

  await world.client().promote(staged, world.watch)

  expect(await served()).toBe('after')
})

test('a promotion that somebody else has under way is waited for', async () => {
  const other = await world.project.seed({ files: { 'index.html': 'other' }, autoAssignCustomDomains: false })
  world.project.promote(other.id)

  await world.client().promote(staged, world.watch)

  expect(await served()).toBe('after')
  expect(world.lines.join('\n')).toContain(`waiting for the promote of ${other.id}`)
})

test('a promotion that an earlier attempt has under way is not asked for twice', async () => {
  world.project.promote(staged.id)
  world.kernel.journal.clear()

  await world.client().promote(staged, world.watch)

  expect(await served()).toBe('after')
  expect(world.kernel.journal.find('vercel', 'POST')).toEqual([])
})

test('a promotion of another deployment that comes in between is told', async () => {
  const other = await world.project.seed({ files: { 'index.html': 'other' }, autoAssignCustomDomains: false })
  const run = (): void => {
    world.project.leaveAliasRequest({ toDeploymentId: other.id, requestedAt: world.kernel.clock.now() + 1 })
  }
  world.kernel.faults.add({ ...promotion, kind: 'call', when: 'after', run })

  await expect(world.client().promote(staged, world.watch)).rejects.toThrow(
    new RegExp(`promote of ${other.id} came in between`),
  )
})

test('a promotion that failed names the domains, and restoring after it mends them all', async () => {
  world.project.next({ promotion: { outcome: 'failed', moved: 1 } })

  await expect(world.client().promote(staged, world.watch)).rejects.toThrow(/did not move: .*shop\.example/)
  expect((await world.visit('web.vercel.app')).body).toBe('after')
  await expect(world.client().discard(staged, world.watch)).rejects.toThrow(/serves production, or a part of it/)

  await world.client().restore(before, world.watch)
  expect((await world.visit('web.vercel.app')).body).toBe('before')
  expect(await served()).toBe('before')
})

test('a promotion behind a rolling release is waited for', async () => {
  world.project.next({ promotion: { queuedMs: 600 } })

  await world.client().promote(staged, world.watch)

  expect(await served()).toBe('after')
  expect(world.lines.join('\n')).toContain('queued behind an active rolling release')
})

test('a job that reports success without moving production is an error', async () => {
  world.project.next({ promotion: { outcome: 'skipped' } })

  await expect(world.client({ timeoutMs: 2000 }).promote(staged, world.watch)).rejects.toThrow(
    /reported as done, but production serves/,
  )
})

test('a plan without instant rollback to that deployment: it is promoted', async () => {
  world.close()
  world = await startWorld({ plan: 'hobby' })
  await prepare()
  await world.client().promote(staged, world.watch)
  const third = await world.client().stage({ ...version, releaseId: '4712' }, world.watch)
  await world.client().promote(third, world.watch)

  await world.client().restore(before, world.watch)

  expect(await served()).toBe('before')
  expect(world.project.lastAliasRequest).toMatchObject({ type: 'promote', toDeploymentId: before.id })
  expect(world.lines.join('\n')).toContain('promoting it instead')
})

test('a deployment that was deleted cannot be restored, and nothing has changed', async () => {
  await world.client().promote(staged, world.watch)
  await world.client().discard(before, world.watch)

  await expect(world.client().restore(before, world.watch)).rejects.toThrow(/deleted/)
  expect(await served()).toBe('after')
})

test('discard deletes a staged build, and a repeat is no error', async () => {
  await world.client().discard(staged, world.watch)
  await world.client().discard(staged, world.watch)

  expect(world.project.deployments.map(({ id }) => id)).toEqual([before.id])
})

test('discard cancels a build under way', async () => {
  world.project.next({ stuckIn: 'BUILDING' })
  await world
    .client({ timeoutMs: 300 })
    .stage({ ...version, releaseId: '5' }, world.watch)
    .catch(() => undefined)
  const made = await world.client().find('5', world.watch)

  await world.client().discard(made ?? staged, world.watch)

  expect(world.sandbox.deployment(made?.id ?? '')).toMatchObject({ readyState: 'CANCELED' })
})

test('discard never deletes what serves', async () => {
  await world.client().promote(staged, world.watch)

  await expect(world.client().discard(staged, world.watch)).rejects.toThrow(/serves production/)
  expect(await served()).toBe('after')
})
