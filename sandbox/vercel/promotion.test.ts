import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { ProjectHandle } from './handle.ts'
import type { Deployment } from './state.ts'
import { type Bench, type Json, startBench } from './testing.ts'

let bench: Bench
let project: ProjectHandle
let old: Deployment
let staged: Deployment

beforeEach(async () => {
  bench = await startBench()
  await begin()
})
afterEach(async () => await bench.close())

async function begin(options: object = {}): Promise<void> {
  project = bench.vercel.addProject({ name: 'shop', domains: ['shop.example'], ...options })
  bench.token = bench.vercel.mintToken(project.team ? { team: project.team } : {})
  old = await project.seed({ files: { 'index.html': 'old' } })
  staged = await project.seed({ files: { 'index.html': 'new' }, autoAssignCustomDomains: false })
}

const promote = async (id: string): Promise<Json> =>
  await bench.call('POST', `/v10/projects/${project.id}/promote/${id}`, {})
const rollback = async (id: string, version = 'v1'): Promise<Json> =>
  await bench.call('POST', `/${version}/projects/${project.id}/rollback/${id}`, {})
const readProject = async (): Promise<Json> => (await bench.call('GET', `/v9/projects/${project.id}`)).json
const served = async (): Promise<string> => (await bench.visit('shop.example')).text

async function settle(): Promise<Json> {
  for (let seen = await readProject(); ; seen = await readProject()) {
    if (!['pending', 'in-progress'].includes(seen.lastAliasRequest.jobStatus)) return seen
  }
}

test('a promotion is accepted first and done later, with a job to watch', async () => {
  project.leaveAliasRequest({ toDeploymentId: old.id })
  expect((await readProject()).lastAliasRequest).toMatchObject({ jobStatus: 'succeeded', toDeploymentId: old.id })

  project.next({ promotion: { pendingMs: 3_600_000, movingMs: 3_600_000 } })
  expect(await promote(staged.id)).toEqual({ status: 201, json: undefined })
  expect(project.lastAliasRequest).toMatchObject({ jobStatus: 'pending', fromDeploymentId: old.id })
  expect(project.production?.id).toBe(old.id)
  expect((await readProject()).lastAliasRequest.jobStatus).toBe('in-progress')
  const done = await readProject()

  expect(done.lastAliasRequest).toMatchObject({ jobStatus: 'succeeded', toDeploymentId: staged.id, type: 'promote' })
  expect(done.targets.production).toMatchObject({ id: staged.id, readySubstate: 'PROMOTED' })
  expect((await bench.call('GET', '/v4/aliases/shop.example')).json.deploymentId).toBe(staged.id)
  expect(await served()).toBe('new')
})

test.each(['v1', 'v9'])(
  'a rollback by %s brings the earlier deployment back and switches auto-assignment off',
  async (version) => {
    await promote(staged.id)
    await settle()
    expect(await rollback(old.id, version)).toMatchObject({ status: 201 })
    const rolledBack = await settle()

    expect(rolledBack).toMatchObject({
      lastAliasRequest: { type: 'rollback', toDeploymentId: old.id, fromDeploymentId: staged.id },
      lastRollbackTarget: { id: old.id },
      autoAssignCustomDomains: false,
    })
    expect(await served()).toBe('old')
    const next = await project.seed({ files: { 'index.html': 'newest' } })
    expect(next.readySubstate).toBe('STAGED')
    expect(await served()).toBe('old')

    await promote(next.id)
    expect(await settle()).toMatchObject({ autoAssignCustomDomains: true, lastRollbackTarget: null })
    expect((await project.seed({ files: { 'index.html': 'latest' } })).readySubstate).toBe('PROMOTED')
    expect(await served()).toBe('latest')
  },
)

test('Hobby goes back to the previous deployment only', async () => {
  await begin({ name: 'small', plan: 'hobby', domains: ['small.example'] })
  const second = await project.seed({ files: { 'index.html': 'two' } })
  await project.seed({ files: { 'index.html': 'three' } })

  expect(await rollback(old.id)).toMatchObject({ status: 402 })
  expect(await rollback(second.id)).toMatchObject({ status: 201 })
})

test.each([
  ['a preview', async () => (await project.seed({ files: { a: '' }, target: 'preview' })).id, 422, 422],
  ['one that never served', async () => await Promise.resolve(staged.id), 201, 422],
  ['one that does not exist', async () => await Promise.resolve('dpl_none'), 404, 404],
  [
    'a deleted one',
    async () => {
      await bench.call('DELETE', `/v13/deployments/${staged.id}`)
      return staged.id
    },
    410,
    410,
  ],
])('%s is promoted or rolled back to only where Vercel allows it', async (_, make, promoted, rolledBack) => {
  const id = await make()
  expect((await rollback(id)).status).toBe(rolledBack)
  expect((await promote(id)).status).toBe(promoted)
})

test('a second job is refused while the first is under way', async () => {
  await promote(staged.id)
  expect(await promote(staged.id)).toMatchObject({ status: 409 })
  expect(await rollback(old.id)).toMatchObject({ status: 409 })
})

test('promoting what serves already is skipped', async () => {
  await promote(old.id)
  expect((await settle()).lastAliasRequest).toMatchObject({ jobStatus: 'skipped', toDeploymentId: old.id })
})

test('a failed job names the domains that did not move', async () => {
  project.next({ promotion: { outcome: 'failed', moved: 1 } })
  await promote(staged.id)
  expect((await settle()).lastAliasRequest.jobStatus).toBe('failed')

  const path = `/projects/${project.id}/promote/aliases?failedOnly=true&limit=100`
  const { aliases } = (await bench.call('GET', `/v1${path}`)).json
  expect(aliases).toEqual(expect.arrayContaining([{ id: expect.any(String), alias: 'shop.example', status: 'failed' }]))
  expect((await bench.call('GET', `/v9${path}`)).json.aliases[0].alias).toMatchObject({ alias: 'shop.example' })
  expect((await bench.visit('shop.vercel.app')).text).toBe('new')
  expect(await served()).toBe('old')
  expect(project.production?.id).toBe(old.id)
})

test('a job can hang, and then nothing moves', async () => {
  project.next({ promotion: { stuckIn: 'in-progress' } })
  await promote(staged.id)
  bench.kernel.clock.advance(3_600_000)
  expect((await readProject()).lastAliasRequest.jobStatus).toBe('in-progress')
  expect(await served()).toBe('old')
})

test('a promotion that is answered 202 begins later', async () => {
  project.next({ promotion: { queuedMs: 60_000 } })
  expect(await promote(staged.id)).toMatchObject({ status: 202 })
  expect(project.lastAliasRequest).toBe(null)
  bench.kernel.clock.advance(120_000)
  expect(await served()).toBe('new')
})

test('a rolling release moves a share of the traffic, and what comes next is queued', async () => {
  await begin({
    name: 'rolls',
    domains: ['rolls.example'],
    rollingRelease: { stages: [{ targetPercentage: 25 }, { targetPercentage: 100 }] },
  })
  const next = await project.seed({ files: { 'index.html': 'next' }, autoAssignCustomDomains: false })
  expect(await promote(staged.id)).toMatchObject({ status: 201 })
  expect(await promote(next.id)).toMatchObject({ status: 202 })
  for (let n = 0; n < 100; n++) await bench.visit('rolls.example')

  expect(staged.readySubstate).toBe('ROLLING')
  expect(staged.traffic.requests).toBe(25)
  const path = `/v1/projects/${project.id}/rolling-release`
  expect((await bench.call('GET', path)).json.rollingRelease).toMatchObject({
    state: 'ACTIVE',
    queuedDeploymentId: next.id,
  })
  await bench.call('POST', `${path}/complete`, { canaryDeploymentId: staged.id })
  expect(project.production?.id).toBe(staged.id)
  expect(project.state.rolling?.canaryId).toBe(next.id)
})

test('a rollback during a rolling release aborts it', async () => {
  await begin({
    name: 'rolls',
    domains: ['rolls.example'],
    rollingRelease: { stages: [{ targetPercentage: 25 }, { targetPercentage: 100 }] },
  })
  await promote(staged.id)
  await rollback(old.id)

  expect((await settle()).lastAliasRequest).toMatchObject({
    type: 'rollback',
    fromRollingReleaseId: expect.any(String),
  })
  expect(project.state.rolling?.state).toBe('ABORTED')
  expect((await bench.visit('rolls.example')).text).toBe('old')
})

test('a person in the dashboard does the same', async () => {
  project.promote(staged.id)
  await settle()
  project.rollback(old.id)
  await settle()
  const again = await project.redeploy(staged.id)

  expect(project.production?.id).toBe(old.id)
  expect(project.deployments.map(({ id }) => id)).toContain(again.id)
})

test('aliases are set by the id of a deployment, never by its host name', async () => {
  const add = async (id: string, alias = 'extra'): Promise<Json> =>
    await bench.call('POST', `/v2/deployments/${id}/aliases`, { alias })

  expect(await add(staged.url)).toMatchObject({ status: 404 })
  expect(await add(staged.id)).toMatchObject({ status: 200, json: { alias: 'extra.vercel.app' } })
  expect(await add(staged.id)).toMatchObject({ status: 409 })
  expect(await add(old.id)).toMatchObject({ status: 200, json: { oldDeploymentId: staged.id } })
  expect(await add(old.id, 'foreign.example')).toMatchObject({ status: 403 })
  expect((await bench.visit('extra.vercel.app')).text).toBe('old')
  const { json } = await bench.call('GET', `/v4/aliases?rollbackDeploymentId=${old.id}`)
  expect(json.aliases.map((one: Json) => one.alias)).toContain('shop.example')
})
