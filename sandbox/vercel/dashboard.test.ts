import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { ProjectHandle } from './handle.ts'
import type { Deployment } from './state.ts'
import { type Bench, type Json, startBench } from './testing.ts'

let bench: Bench
let project: ProjectHandle
let old: Deployment
let present: Deployment

beforeEach(async () => {
  bench = await startBench()
  const team = bench.vercel.addTeam({ slug: 'acme' })
  project = bench.vercel.addProject({ name: 'shop', domains: ['shop.example'], team })
  bench.token = bench.vercel.mintToken({ team })
  old = await project.seed({ files: { 'index.html': 'old' }, meta: { opsRelease: 'r1' } })
  present = await project.seed({ files: { 'index.html': 'present' } })
})
afterEach(async () => await bench.close())

const read = async (path: string): Promise<Json> => (await bench.call('GET', path)).json
const readProject = async (): Promise<Json> => await read(`/v9/projects/${project.id}`)
const served = async (): Promise<string> => (await bench.visit('shop.example')).text

test('a deployment made again tells by whom, and that it is a copy', async () => {
  project.next({ instant: true })
  const copy = await project.redeploy(old.id, { by: 'linus' })

  expect(await served()).toBe('old')
  expect(await read(`/v13/deployments/${copy.id}`)).toMatchObject({
    creator: { username: 'linus' },
    source: 'redeploy',
    meta: { opsRelease: 'r1' },
  })
  const { deployments } = await read(`/v7/deployments?projectId=${project.id}`)
  expect(deployments.map(({ creator }: Json) => creator.email)).toEqual([
    'linus@example.com',
    bench.vercel.user.email,
    bench.vercel.user.email,
  ])
  const { deployments: own } = await read(`/v7/deployments?projectId=${project.id}&users=${copy.creator.id}`)
  expect(own).toMatchObject([{ uid: copy.id, created: copy.createdAt }])
})

test('a pushed commit takes production when it is built, and names its author', async () => {
  const pushed = await project.push({ sha: 'c'.repeat(40), files: { 'index.html': 'pushed' }, by: 'linus' })
  expect(await served()).toBe('present')
  while ((await read(`/v13/deployments/${pushed.id}`)).aliasAssigned !== true);

  expect(await served()).toBe('pushed')
  expect((await readProject()).targets.production).toMatchObject({
    id: pushed.id,
    creator: { username: 'linus' },
    meta: { githubCommitSha: 'c'.repeat(40), githubCommitRef: 'main', githubCommitAuthorLogin: 'linus' },
  })
  expect(project.productionBy?.username).toBe('linus')
})

test('after an instant rollback a pushed commit waits, and the project tells who rolled back, when and why', async () => {
  const before = bench.kernel.clock.now()
  project.rollback(old.id, { by: 'linus', description: 'prices are wrong' })
  while ((await readProject()).lastAliasRequest.jobStatus !== 'succeeded');

  const { rollbackDescription, lastAliasRequest } = await readProject()
  expect(rollbackDescription).toMatchObject({ username: 'linus', description: 'prices are wrong' })
  expect(rollbackDescription.createdAt).toBeGreaterThanOrEqual(before)
  expect(lastAliasRequest).toMatchObject({ type: 'rollback', fromDeploymentId: present.id, toDeploymentId: old.id })
  const pushed = await project.push({ sha: 'c'.repeat(40), files: { 'index.html': 'pushed' }, instant: true })
  expect(pushed.readySubstate).toBe('STAGED')
  expect(await served()).toBe('old')
})

test('a promotion tells what and when, but not by whom', async () => {
  project.promote(old.id, { by: 'linus' })
  while ((await readProject()).lastAliasRequest.jobStatus !== 'succeeded');

  const answer = await readProject()
  expect(answer.lastAliasRequest).toMatchObject({ type: 'promote', toDeploymentId: old.id })
  expect(JSON.stringify(answer)).not.toContain('linus')
  expect(project.productionBy?.username).toBe('linus')
})

test('a deployment that is removed serves nowhere and is found no more, but a test still sees that it was', async () => {
  project.remove(present.id, { by: 'linus' })

  expect((await bench.visit('shop.example')).status).toBe(404)
  expect((await readProject()).targets).toEqual({})
  expect((await bench.call('GET', `/v13/deployments/${present.id}`)).status).toBe(404)
  expect([project.deployments, project.everCreated].map((list) => list.length)).toEqual([1, 2])
  expect(project.productionBy?.username).toBe('linus')
})
