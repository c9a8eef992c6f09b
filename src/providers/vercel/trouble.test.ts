import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Fault } from '../../../sandbox/kernel/faults.ts'
import type { BuildScript } from '../../../sandbox/vercel/state.ts'
import { SITE, startWorld, type TestWorld, version } from './test-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await startWorld()
  world.write(SITE)
})
afterEach(() => {
  world.close()
})

test.each<[BuildScript, RegExp]>([
  [
    { outcome: 'ERROR', errorMessage: 'Command "vite build" exited with 1' },
    /ended as ERROR \(BUILD_FAILED at buildStep\): Command "vite build" exited with 1; see https:\/\/vercel\.com[\s\S]*log ends with:\n {2}Error: Command/,
  ],
  [{ outcome: 'CANCELED' }, /was cancelled/],
  [{ outcome: 'BLOCKED', blockCode: 'TEAM_ACCESS_REQUIRED' }, /BLOCKED \(TEAM_ACCESS_REQUIRED\).*no seat in the team/],
  [{ outcome: 'BLOCKED', blockCode: 'COMMIT_AUTHOR_REQUIRED' }, /commit's author to be a member/],
  [{ aliasError: { code: 'cert_missing', message: 'no certificate' } }, /no address \(cert_missing: no certificate\)/],
  [{ aliasCheck: 'failed' }, /a check that must pass before it gets an address has failed/],
])('a build with the script %j fails with the reason of Vercel', async (script, message) => {
  world.project.next(script)

  await expect(world.client().stage(version, world.watch)).rejects.toThrow(message)
})

test('a missing build log does not hide why the build failed', async () => {
  world.project.next({ outcome: 'ERROR', errorMessage: 'out of memory' })
  world.kernel.faults.add({ kind: 'half-json', path: /events$/ })

  await expect(world.client().stage(version, world.watch)).rejects.toThrow(/out of memory/)
})

test('a build that does not end in time is an error that says where it stands', async () => {
  world.project.next({ stuckIn: 'BUILDING' })

  await expect(world.client({ timeoutMs: 400 }).stage(version, world.watch)).rejects.toThrow(
    /still BUILDING after 0 s.*Raise `timeout`/,
  )
})

test('a build that is ready but never gets its automatic address can be reached all the same', async () => {
  world.project.next({ stuckIn: 'READY' })

  const staged = await world.client().stage(version, world.watch)

  expect(await world.visit(new URL(staged.url ?? '').host)).toMatchObject({ status: 200 })
}, 15_000)

test('warnings of Vercel reach the log', async () => {
  world.project.next({ headers: { 'x-vercel-warning-node': 'Node 18 is deprecated' } })

  await world.client().stage(version, world.watch)

  expect(world.lines.join('\n')).toContain('Node 18 is deprecated')
})

const create = { method: 'POST', path: '/v13/deployments' }
const upload = { method: 'POST', path: '/v2/files' }
const look = { method: 'GET', path: '/v13/deployments/' }
test.each<[string, Fault[]]>([
  ['the answer to the creation is lost', [{ ...create, kind: 'reset-after', skip: 1 }]],
  ['the answer to the creation is cut', [{ ...create, kind: 'half-json', skip: 1 }]],
  ['the answer to the creation breaks off', [{ ...create, kind: 'truncate', skip: 1 }]],
  ['a gateway hides the creation', [{ ...create, kind: 'html', applied: true, skip: 1 }]],
  ['the creation never arrives', [{ ...create, kind: 'reset-before' }]],
  ['a gateway fails before the creation', [{ ...create, kind: 'html', skip: 1 }]],
  ['the creation is limited', [{ ...create, kind: 'status', status: 429, headers: { 'retry-after': '1' } }]],
  ['an upload is limited, in seconds', [{ ...upload, kind: 'status', status: 429, headers: { 'retry-after': '1' } }]],
  [
    'an upload is limited, with a date',
    [
      {
        ...upload,
        kind: 'status',
        status: 429,
        headers: { 'retry-after': new Date(Date.now() + 1000).toUTCString() },
      },
    ],
  ],
  ['an upload meets a gateway', [{ ...upload, kind: 'html' }]],
  ['the answer to an upload is lost', [{ ...upload, kind: 'reset-after' }]],
  ['an upload does not arrive', [{ ...upload, kind: 'reset-before', times: 2 }]],
  ['looking at the build fails', [{ ...look, kind: 'html', times: 2 }]],
  ['what is seen of the build is cut', [{ ...look, kind: 'half-json' }]],
  ['the list fails', [{ kind: 'status', status: 500, path: '/v7/deployments' }]],
])('%s: still exactly one deployment', async (_, faults) => {
  world.kernel.faults.add(...faults)

  const staged = await world.client().stage(version, world.watch)

  expect(world.project.deployments.map(({ id }) => id)).toEqual([staged.id])
  expect(await world.visit(new URL(staged.url ?? '').host)).toMatchObject({ status: 200 })
})

test('a repeat goes on with what the first attempt made', async () => {
  world.project.next({ stuckIn: 'BUILDING' })
  await world
    .client({ timeoutMs: 300 })
    .stage(version, world.watch)
    .catch(() => undefined)
  const [first] = world.project.deployments
  expect(await world.client().find('4711', world.watch)).toMatchObject({ id: first?.id, releaseId: '4711' })

  await world
    .client({ timeoutMs: 300 })
    .stage(version, world.watch)
    .catch(() => undefined)

  expect(world.project.deployments).toHaveLength(1)
  expect(world.lines.join('\n')).toContain(`going on with deployment ${first?.id}`)
})

test('another release finds nothing', async () => {
  await world.client().stage(version, world.watch)

  expect(await world.client().find('4712', world.watch)).toBeUndefined()
})

test('a cancelled watch ends the wait', async () => {
  world.project.next({ stuckIn: 'BUILDING' })
  const signal = AbortSignal.timeout(400)

  await expect(world.client().stage(version, { ...world.watch, signal })).rejects.toThrow(/cancelled/)
})

test.each<[string, number, object, RegExp]>([
  ['too_many_files', 400, {}, /at most 15,000 files: set `archive: always`/],
  ['payment_required', 402, {}, /billing settled/],
  ['builds_rate_limited', 429, { limit: { reset: 1_800_000_000_000 } }, /builds are used up; it opens again at 2027-/],
  ['api-deployments-free-per-day', 429, {}, /deployments of the day are used up/],
  ['bad_request', 400, { dataPath: '.meta', keyword: 'maxProperties' }, /objects to \.meta \(maxProperties\)/],
])('the refusal %s comes with its remedy', async (code, status, extra, message) => {
  const body = { error: { code, message: 'no', ...extra } }
  world.kernel.faults.add({ ...create, kind: 'status', status, body, times: Infinity })

  await expect(world.client().stage(version, world.watch)).rejects.toThrow(message)
})
