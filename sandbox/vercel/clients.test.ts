import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createDeployment } from '@vercel/client'
import { Vercel } from '@vercel/sdk'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Bench, type Json, startBench } from './testing.ts'

let bench: Bench
let folder: string

beforeEach(async () => {
  bench = await startBench()
  folder = await mkdtemp(join(tmpdir(), 'vercel-client-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
  await bench.close()
})

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

async function deploy(client: object, deployment: object = {}): Promise<{ events: string[]; last: Json }> {
  const events: string[] = []
  let last: Json
  const options = {
    token: bench.token,
    path: folder,
    apiUrl: bench.url,
    skipAutoDetectionConfirmation: true,
    ...client,
  }
  for await (const event of createDeployment(options, { name: 'shop', ...deployment })) {
    events.push(event.type)
    last = event.payload
  }
  return { events, last }
}

test('the official client deploys sources, and what it uploaded is served', async () => {
  const team = bench.vercel.addTeam({ slug: 'acme' })
  bench.vercel.addProject({ name: 'shop', team, domains: ['shop.example'] })
  bench.token = bench.vercel.mintToken({ team })
  await write({ 'index.html': '<h1>v1</h1>', 'assets/app.js': 'run()', 'deep/er/index.html': 'deep' })

  const { events, last } = await deploy({ teamId: team.id }, { target: 'production' })

  expect(events).toEqual(
    expect.arrayContaining(['hashes-calculated', 'file-count', 'file-uploaded', 'created', 'ready']),
  )
  expect(events.at(-1)).toBe('alias-assigned')
  expect(last).toMatchObject({ readyState: 'READY', aliasAssigned: true, target: 'production' })
  expect(await bench.visit('shop.example')).toMatchObject({ status: 200, text: '<h1>v1</h1>' })
  expect(await bench.visit('shop.vercel.app', '/assets/app.js')).toMatchObject({ status: 200, text: 'run()' })
  expect(await bench.visit(last.url, '/deep/er')).toMatchObject({ status: 200, text: 'deep' })
})

test.each([{}, { archive: 'tgz' }])('the official client deploys prebuilt output with %j', async (options) => {
  bench.vercel.addProject({ name: 'shop' })
  bench.token = bench.vercel.mintToken()
  await write({
    'ignored.txt': 'not part of the output',
    '.vercel/output/config.json': JSON.stringify({
      version: 3,
      routes: [{ handle: 'filesystem' }, { src: '/app/(.*)', dest: '/index.html' }],
    }),
    '.vercel/output/static/index.html': 'prebuilt',
    '.vercel/output/static/style.css': 'body {}',
  })

  const { events } = await deploy(
    { prebuilt: true, vercelOutputDir: join(folder, '.vercel/output'), ...options },
    { target: 'production' },
  )

  expect(events.at(-1)).toBe('alias-assigned')
  expect(await bench.visit('shop.vercel.app', '/app/settings')).toMatchObject({ status: 200, text: 'prebuilt' })
  expect(await bench.visit('shop.vercel.app', '/style.css')).toMatchObject({ status: 200, text: 'body {}' })
  expect(await bench.visit('shop.vercel.app', '/ignored.txt')).toMatchObject({ status: 404 })
})

test('an archive of sources is unpacked, and small pages are sent without uploads', async () => {
  bench.vercel.addProject({ name: 'shop' })
  bench.token = bench.vercel.mintToken()
  await write({ 'index.html': 'page', 'app.js': 'code' })
  await deploy({ archive: 'tgz' }, { target: 'production' })
  expect(await bench.visit('shop.vercel.app', '/app.js')).toMatchObject({ text: 'code' })
  expect(bench.kernel.journal.find('vercel', 'POST', '/v2/files')).toHaveLength(1)

  await rm(join(folder, 'app.js'))
  await write({ 'index.html': 'inline' })
  await deploy({}, { target: 'production' })
  expect(await bench.visit('shop.vercel.app')).toMatchObject({ text: 'inline' })
  expect(bench.kernel.journal.find('vercel', 'POST', '/v2/files')).toHaveLength(1)
})

test('a staged deployment also ends the wait of the official client', async () => {
  const project = bench.vercel.addProject({ name: 'shop' })
  bench.token = bench.vercel.mintToken()
  await project.seed({ files: { 'index.html': 'old' } })
  await write({ 'index.html': 'new' })

  const { events, last } = await deploy({}, { target: 'production', autoAssignCustomDomains: false })

  expect(events.at(-1)).toBe('alias-assigned')
  expect(last.readySubstate).toBe('STAGED')
  expect(await bench.visit('shop.vercel.app')).toMatchObject({ text: 'old' })
  expect(await bench.visit(last.url)).toMatchObject({ text: 'new' })
})

test('a failed build reaches the official client with its code', async () => {
  const project = bench.vercel.addProject({ name: 'shop' })
  bench.token = bench.vercel.mintToken()
  project.next({ outcome: 'ERROR', errorMessage: 'Command "vite build" exited with 1' })
  await write({ 'index.html': 'broken' })

  const { events, last } = await deploy({})

  expect(events.at(-1)).toBe('error')
  expect(last).toMatchObject({ errorCode: 'BUILD_FAILED', errorMessage: 'Command "vite build" exited with 1' })
})

test('every answer passes the schemas of the official SDK', async () => {
  const team = bench.vercel.addTeam({ slug: 'acme' })
  const project = bench.vercel.addProject({ name: 'shop', team, domains: ['shop.example'], protection: 'previews' })
  const teamId = team.id
  const idOrName = 'shop'
  bench.token = bench.vercel.mintToken()
  const sdk = new Vercel({ bearerToken: bench.token, serverURL: bench.url })
  const first = await project.seed({ files: { 'index.html': 'one' }, meta: { githubCommitSha: 'a'.repeat(40) } })
  const created = await sdk.deployments.createDeployment({
    teamId,
    requestBody: {
      name: 'shop',
      target: 'production',
      files: [{ file: 'index.html', data: 'two', encoding: 'utf-8' }],
    },
  })
  const id = created.id
  const projectId = project.id

  for (let state = ''; state !== 'READY';) {
    state = (await sdk.deployments.getDeployment({ idOrUrl: id, teamId })).readyState
  }
  await sdk.deployments.getDeployment({ idOrUrl: id, teamId })
  const list = await sdk.deployments.getDeployments({ projectId, teamId, limit: 1 })
  const before = await sdk.projects.getProject({ idOrName, teamId })
  await sdk.projects.requestPromote({ projectId, deploymentId: first.id, teamId })
  await sdk.projects.getProject({ idOrName, teamId })
  await sdk.projects.getProject({ idOrName, teamId })
  await sdk.projects.listPromoteAliases({ projectId, teamId })
  await sdk.projects.requestRollback({ projectId, deploymentId: id, teamId, description: 'bad' })
  await sdk.projects.getProject({ idOrName, teamId })
  const after = await sdk.projects.getProject({ idOrName, teamId })
  await sdk.projects.updateProject({ idOrName, teamId, requestBody: { buildCommand: 'npm run build' } })
  await sdk.projects.updateProjectProtectionBypass({ idOrName, teamId, requestBody: {} })
  const alias = await sdk.aliases.getAlias({ idOrAlias: 'shop.example', teamId })
  await sdk.aliases.listAliases({ teamId, projectId })
  const added = await sdk.aliases.assignAlias({ id, teamId, requestBody: { alias: 'extra' } })
  await sdk.aliases.listDeploymentAliases({ id, teamId })
  await sdk.aliases.deleteAlias({ aliasId: added.uid, teamId })
  await sdk.deployments.getDeploymentEvents(
    { idOrUrl: id, teamId },
    { acceptHeaderOverride: 'application/json' as never },
  )
  await sdk.deployments.listDeploymentFiles({ id, teamId })
  await sdk.user.getAuthUser()
  await sdk.projects.getProjectDomains({ idOrName, teamId })
  await sdk.projects.getProjectDomain({ idOrName, domain: 'shop.example', teamId })
  await sdk.projects.addProjectDomain({ idOrName, teamId, requestBody: { name: 'www.shop.example' } })
  await sdk.projects.verifyProjectDomain({ idOrName, domain: 'www.shop.example', teamId })
  await sdk.domains.getDomainConfig({ domain: 'shop.example', teamId })
  const env = await sdk.projects.createProjectEnv({
    idOrName,
    teamId,
    requestBody: [{ key: 'A', value: '1', type: 'encrypted', target: ['production'] }],
  })
  await sdk.projects.filterProjectEnvs({ idOrName, teamId, decrypt: 'true' })
  const variable = [env.created].flat()[0] as { id: string }
  await sdk.projects.getProjectEnv({ idOrName, id: variable.id, teamId })
  await sdk.projects.editProjectEnv({ idOrName, id: variable.id, teamId, requestBody: { value: '2' } })
  await sdk.projects.removeProjectEnv({ idOrName, id: variable.id, teamId })
  project.state.rollingConfig = { target: 'production', stages: [{ targetPercentage: 10 }, { targetPercentage: 100 }] }
  await sdk.rollingRelease.getRollingReleaseConfig({ idOrName, teamId })
  await sdk.rollingRelease.startRollingRelease({ idOrName, teamId, requestBody: { canaryDeploymentId: first.id } })
  await sdk.rollingRelease.getRollingRelease({ idOrName, teamId })
  await sdk.rollingRelease.completeRollingRelease({ idOrName, teamId, requestBody: { canaryDeploymentId: first.id } })
  await sdk.deployments.deleteDeployment({ id, teamId })

  expect(list.deployments).toMatchObject([{ uid: id }])
  expect(before.targets?.['production']?.id).toBe(id)
  expect(after.lastAliasRequest).toMatchObject({ toDeploymentId: id, type: 'rollback', jobStatus: 'succeeded' })
  expect(alias.deploymentId).toBe(id)
})
