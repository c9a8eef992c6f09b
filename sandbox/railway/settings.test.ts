import { afterEach, expect, test } from '@jest/globals'
import { type Fixture, serverThat, start } from './testing.ts'

const UPDATE = `mutation ($s: String!, $e: String, $input: ServiceInstanceUpdateInput!) {
  serviceInstanceUpdate(serviceId: $s, environmentId: $e, input: $input) }`
const DEPLOY = `mutation ($s: String!, $e: String!, $sha: String) {
  serviceInstanceDeployV2(serviceId: $s, environmentId: $e, commitSha: $sha) }`
const UPSERT = 'mutation ($input: VariableCollectionUpsertInput!) { variableCollectionUpsert(input: $input) }'
const STAGED = 'query ($e: String!) { environmentStagedChanges(environmentId: $e) { status patch } }'
const COMMIT = 'mutation ($e: String!) { environmentPatchCommitStaged(environmentId: $e) }'
const AUTO_DEPLOY = `query ($p: String!, $s: String!, $e: String!) {
  serviceInstanceAutoDeployStatus(projectId: $p, serviceId: $s, environmentId: $e) { enabled canEnable reason } }`

let shop: Fixture
afterEach(async () => await shop.close())

const here = (): { p: string; s: string; e: string } => ({
  p: shop.ids.project,
  s: shop.ids.service,
  e: shop.ids.environment,
})
const place = (): object => ({
  projectId: shop.ids.project,
  environmentId: shop.ids.environment,
  serviceId: shop.ids.service,
})
const folder = async (says: string): Promise<string> => await shop.app(serverThat({ says }))

async function deploy(sha?: string): Promise<string> {
  const { data, messages } = await shop.graphql(DEPLOY, { ...here(), sha })
  if (messages[0]) throw new Error(messages[0])
  return data.serviceInstanceDeployV2
}

test('an image is set first, and deployed by the next call', async () => {
  const image = `ghcr.io/acme/api@sha256:${'a'.repeat(64)}`
  shop = await start()
  shop.railway.images.set(image, await folder('from the image'))
  const input = { source: { image }, overlapSeconds: 20, registryCredentials: { username: 'u', password: 'p' } }

  expect((await shop.graphql(UPDATE, { ...here(), input })).data).toEqual({ serviceInstanceUpdate: true })
  expect((await shop.graphql(UPDATE, { ...here(), input })).data).toEqual({ serviceInstanceUpdate: false })
  expect(shop.api.deployments).toEqual([])
  const id = await deploy()

  expect((await shop.wait(id)).at(-1)).toBe('SUCCESS')
  expect((await shop.visit()).body).toBe('from the image')
  expect(shop.api.active?.meta).toMatchObject({ image, imageDigest: `sha256:${'a'.repeat(64)}` })
  expect(JSON.stringify(shop.api.settings)).not.toContain('password')
})

test('an image that the registry does not have fails the build', async () => {
  shop = await start({ service: { image: 'ghcr.io/acme/api:gone' } })

  expect(await shop.wait(await deploy())).toEqual(['BUILDING', 'FAILED'])
})

test('a commit is deployed if the connected repository has it', async () => {
  shop = await start()
  await expect(deploy('abc')).rejects.toThrow('Commit not found')
  await expect(deploy()).rejects.toThrow('Service has no source to deploy')
  await shop.close()
  const commits = { abc: await folder('abc'), def: await folder('def') }
  shop = await start({ service: { repo: { name: 'acme/shop', commits }, autoDeploy: false } })
  for (const [sha, path] of Object.entries(commits)) shop.api.push({ sha: `${sha}2`, folder: path })

  await shop.wait(await deploy('abc2'))

  expect(JSON.parse((await shop.visit('/env')).body)).toMatchObject({
    RAILWAY_GIT_COMMIT_SHA: 'abc2',
    RAILWAY_GIT_REPO_NAME: 'shop',
  })
  expect(shop.api.active?.meta).toMatchObject({ commitHash: 'abc2', branch: 'main', repo: 'acme/shop' })
  await expect(deploy('nope')).rejects.toThrow('Commit not found')
})

test('a push deploys while auto-deploy is on, and not any more when it is turned off', async () => {
  shop = await start()
  expect((await shop.graphql(AUTO_DEPLOY, here())).data.serviceInstanceAutoDeployStatus.canEnable).toBe(false)
  await shop.close()
  shop = await start({ service: { repo: { name: 'acme/shop', commits: {} } } })
  const one = await folder('one')
  shop.api.push({ sha: 'aaa', folder: one })
  await shop.api.settled()
  expect((await shop.visit()).body).toBe('one')
  const input = { ...place(), enabled: false }
  const off =
    'mutation ($input: ServiceInstanceAutoDeployUpdateInput!) { serviceInstanceAutoDeployUpdate(input: $input) { enabled } }'

  await shop.graphql(off, { input })

  expect(shop.api.push({ sha: 'bbb', folder: one })).toBeUndefined()
  expect((await shop.graphql(AUTO_DEPLOY, here())).data.serviceInstanceAutoDeployStatus.enabled).toBe(false)
})

test.each([
  ['passed', 'SUCCESS'],
  ['failed', 'SKIPPED'],
] as const)('a push that waits for checks goes on when they have %s', async (verdict, status) => {
  shop = await start({ service: { repo: { name: 'acme/shop', commits: {} } } })
  const pushed = shop.api.push({ sha: 'aaa', folder: await folder('one'), waitForChecks: true })
  expect(await shop.wait(pushed?.id ?? '')).toEqual(['WAITING'])

  shop.api.finishChecks(verdict)

  expect((await shop.wait(pushed?.id ?? '')).at(-1)).toBe(status)
})

test('variables are written silently with skipDeploys, and deploy by themselves without', async () => {
  shop = await start({ service: { variables: { A: '1', B: '2' }, sealed: { SECRET: 'x' } } })
  await shop.api.deploy(await folder('one'))
  const upsert = async (input: object): Promise<void> => {
    expect((await shop.graphql(UPSERT, { input: { ...place(), ...input } })).data).toEqual({
      variableCollectionUpsert: true,
    })
  }

  await upsert({ variables: { A: '3', C: '${{A}}!' }, skipDeploys: true })
  expect(shop.api.deployments).toHaveLength(1)
  expect(JSON.parse((await shop.visit('/env')).body).A).toBe('1')
  const read = `query ($p: String!, $s: String, $e: String!, $raw: Boolean) {
    variables(projectId: $p, serviceId: $s, environmentId: $e, unrendered: $raw) }`
  expect((await shop.graphql(read, here())).data.variables).toEqual({ A: '3', B: '2', C: '3!' })
  expect((await shop.graphql(read, { ...here(), raw: true })).data.variables.C).toBe('${{A}}!')

  await upsert({ variables: { D: '4' }, replace: true })
  expect(shop.api.deployments).toHaveLength(2)
  await shop.api.settled()
  const env = JSON.parse((await shop.visit('/env')).body) as Record<string, string>
  expect([env['A'], env['D']]).toEqual([undefined, '4'])
})

test('a shared variable reaches the services that name it', async () => {
  shop = await start({ service: { variables: { LEVEL: '${{shared.LEVEL}}' } } })
  await shop.api.deploy(await folder('one'))
  const set = 'mutation ($input: VariableUpsertInput!) { variableUpsert(input: $input) }'
  const input = { ...place(), serviceId: null }

  await shop.graphql(set, { input: { ...input, name: 'OTHER', value: '1' } })
  expect(shop.api.deployments).toHaveLength(1)
  await shop.graphql(set, { input: { ...input, name: 'LEVEL', value: 'debug' } })
  await shop.api.settled()

  expect(JSON.parse((await shop.visit('/env')).body).LEVEL).toBe('debug')
})

test('what somebody has staged is seen, and deployed with the commit', async () => {
  shop = await start()
  await shop.api.deploy(await folder('one'))
  expect((await shop.graphql(STAGED, here())).data.environmentStagedChanges).toEqual({ status: 'STAGED', patch: {} })
  const patch = { services: { [shop.ids.service]: { variables: { MODE: { value: 'new' } } } } }

  shop.project.stageChanges(patch)
  expect((await shop.graphql(STAGED, here())).data.environmentStagedChanges.patch).toEqual(patch)
  expect(shop.api.variables).toEqual({})
  await shop.graphql(COMMIT, here())
  await shop.api.settled()

  expect(JSON.parse((await shop.visit('/env')).body).MODE).toBe('new')
  expect((await shop.graphql(STAGED, here())).data.environmentStagedChanges.patch).toEqual({})
  expect((await shop.graphql(COMMIT, here())).messages).toEqual(['No staged changes to commit'])
})

test('a backup is unknown at first, then running, then in the list; a restore stages a change', async () => {
  shop = await start({ service: { volume: { mountPath: '/var/lib/mysql', sizeMB: 5_000 } } })
  const id = shop.api.volumeInstanceId
  const status = async (workflowId: string): Promise<{ status: string; error: string | null }> =>
    (
      await shop.graphql('query ($id: String!) { workflowStatus(workflowId: $id) { status error } }', {
        id: workflowId,
      })
    ).data.workflowStatus
  const create = async (): Promise<string> =>
    (
      await shop.graphql(
        `mutation { volumeInstanceBackupCreate(volumeInstanceId: "${id}", name: "r1") { workflowId } }`,
      )
    ).data.volumeInstanceBackupCreate.workflowId

  const workflow = await create()
  const seen = [await status(workflow), await status(workflow), await status(workflow)].map((one) => one.status)
  expect(seen).toEqual(['NotFound', 'Running', 'Complete'])
  const list = await shop.graphql(
    `{ volumeInstanceBackupList(volumeInstanceId: "${id}") { id name usedMB expiresAt } }`,
  )
  expect(list.data.volumeInstanceBackupList).toMatchObject([{ name: 'r1', usedMB: 100, expiresAt: null }])
  const backup = shop.api.backups[0]?.id

  const restore = `mutation { volumeInstanceBackupRestore(volumeInstanceId: "${id}", volumeInstanceBackupId: "${backup}") { workflowId } }`
  const { workflowId } = (await shop.graphql(restore)).data.volumeInstanceBackupRestore
  for (let n = 0; n < 3; n++) await status(workflowId)
  expect((await shop.graphql(STAGED, here())).data.environmentStagedChanges.patch.volumes).toBeDefined()
  expect((await shop.graphql(COMMIT, here())).messages).toEqual([])

  shop.api.failNextWorkflow('disk trouble')
  const failing = await create()
  for (let n = 0; n < 2; n++) await status(failing)
  expect(await status(failing)).toEqual({ status: 'Error', error: 'disk trouble' })
})
