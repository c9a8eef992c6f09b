import { afterEach, expect, test } from '@jest/globals'
import { archiveOf, type Fixture, serverThat, start, until } from './testing.ts'

let shop: Fixture
afterEach(async () => await shop.close())

const EVENTS = `query ($id: String!) {
  deployment(id: $id) { status canRollback canRedeploy deploymentStopped instances { status } }
  deploymentEvents(id: $id, first: 50) { edges { node { step completedAt payload { error reason durationMs } } } }
}`

async function upload(files: Record<string, string>, message?: string): Promise<string> {
  const response = await shop.up(await archiveOf(await shop.app(files)), message === undefined ? {} : { message })
  expect(response.status).toBe(200)
  return ((await response.json()) as { deploymentId: string }).deploymentId
}

async function stepsOf(id: string): Promise<Record<string, string | null>> {
  const { data } = await shop.graphql(EVENTS, { id })
  const edges = data.deploymentEvents.edges as { node: { step: string; payload: { error: string | null } | null } }[]
  return Object.fromEntries(edges.map(({ node }) => [node.step, node.payload?.error ?? null]))
}

test('an uploaded archive is built, becomes healthy and is served', async () => {
  shop = await start()
  expect(await shop.visit()).toMatchObject({ status: 404, body: expect.stringContaining('Application not found') })

  const response = await shop.up(await archiveOf(await shop.app(serverThat({ says: 'one' }))), { message: 'release 1' })
  const { deploymentId = '', ...rest } = (await response.json()) as Record<string, string>
  expect(rest).toEqual({
    url: expect.stringContaining(shop.project.id),
    logsUrl: expect.stringContaining(deploymentId),
    deploymentDomain: 'shop-api.up.railway.app',
  })

  const seen = await shop.wait(deploymentId)
  expect([seen[0], seen.at(-1)]).toEqual(['BUILDING', 'SUCCESS'])
  expect(await shop.visit()).toMatchObject({ status: 200, body: 'one', headers: { server: 'railway-edge' } })
  expect(shop.api.active?.meta).toMatchObject({ commitMessage: 'release 1', reason: 'deploy' })
  expect(shop.api.active?.traffic).toEqual({ requests: 1, byStatus: { 200: 1 } })
  expect(await stepsOf(deploymentId)).toEqual({
    SNAPSHOT_CODE: null,
    BUILD_IMAGE: null,
    PUBLISH_IMAGE: null,
    CREATE_CONTAINER: null,
    HEALTHCHECK: null,
  })
})

test('the process gets Railway variables and its own, and nothing of the sandbox', async () => {
  shop = await start({ service: { variables: { COLOUR: 'red', URL: 'http://${{api.RAILWAY_PRIVATE_DOMAIN}}' } } })

  const id = await upload(serverThat({ says: 'one' }))
  await shop.wait(id)

  const { PATH, PORT, ...seen } = JSON.parse((await shop.visit('/env')).body) as Record<string, string>
  expect([PATH, PORT]).toEqual([process.env['PATH'], expect.stringMatching(/^\d+$/)])
  expect(seen).toMatchObject({
    COLOUR: 'red',
    URL: 'http://api.railway.internal',
    RAILWAY_DEPLOYMENT_ID: id,
    RAILWAY_ENVIRONMENT_NAME: 'production',
    RAILWAY_SERVICE_NAME: 'api',
    RAILWAY_PUBLIC_DOMAIN: 'shop-api.up.railway.app',
  })
  expect(Object.keys(seen).filter((name) => !/^(RAILWAY_|COLOUR|URL)/.test(name))).toEqual([])
})

test.each([
  [
    'a crash at boot',
    { 'server.js': 'console.error("no database"); process.exit(2)' },
    'CRASHED',
    'HEALTHCHECK',
    'no database',
  ],
  [
    'a process that is never healthy',
    serverThat({ says: 'two', health: 503 }),
    'FAILED',
    'HEALTHCHECK',
    '503 instead of 200',
  ],
  ['a content without a start command', { 'readme.md': 'hello' }, 'FAILED', 'BUILD_IMAGE', 'no start command'],
] as const)('%s fails the deployment, and the old one goes on serving', async (_, files, status, step, reason) => {
  shop = await start({ railway: { patienceMs: 300 } })
  await shop.api.deploy(await shop.app(serverThat({ says: 'one' })))

  const id = await upload(files)

  expect((await shop.wait(id)).at(-1)).toBe(status)
  expect((await stepsOf(id))[step]).toContain(reason)
  const { data } = await shop.graphql(EVENTS, { id })
  expect(data.deployment).toMatchObject({ canRollback: false, canRedeploy: true })
  expect((await shop.visit()).body).toBe('one')
  expect(shop.api.active?.status).toBe('SUCCESS')
})

test('an archive that breaks off fails the build', async () => {
  shop = await start()
  const whole = await archiveOf(await shop.app(serverThat({ says: 'one' })))

  const response = await shop.up(whole.subarray(0, whole.length - 40))
  const { deploymentId } = (await response.json()) as { deploymentId: string }

  expect(await shop.wait(deploymentId)).toEqual(['BUILDING', 'FAILED'])
  const { data } = await shop.graphql(`{ buildLogs(deploymentId: "${deploymentId}") { message severity timestamp } }`)
  expect(data.buildLogs.at(-1)).toEqual({
    message: expect.stringContaining("can't be unpacked"),
    severity: 'error',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
  })
})

test.each(['build', 'pre-deploy', 'healthcheck'] as const)(
  'a failure at %s can be scripted with its reason',
  async (at) => {
    shop = await start()
    shop.api.next({ fails: { at, reason: 'as told' } })

    const id = await upload(serverThat({ says: 'one' }))

    expect((await shop.wait(id)).at(-1)).toBe('FAILED')
    expect(Object.values(await stepsOf(id)).at(-1)).toBe('as told')
  },
)

test('a pre-deploy command runs before the start, and stops the deployment when it fails', async () => {
  const migrate =
    'require("node:fs").appendFileSync(process.env.LOG, "migrated "); process.exit(Number(process.env.CODE))'
  shop = await start({ service: { preDeployCommand: 'node migrate.js' } })
  const files = { ...serverThat({ says: 'one' }), 'migrate.js': migrate }
  const log = `${await shop.app({ log: '' })}/log`
  Object.assign(shop.api.variables, { LOG: log, CODE: '0' })
  await shop.wait(await upload(files))
  shop.api.variables['CODE'] = '4'

  const id = await upload(files)

  expect((await shop.wait(id)).at(-1)).toBe('FAILED')
  expect((await stepsOf(id))['PRE_DEPLOY_COMMAND']).toContain('ended with 4')
  expect((await shop.visit()).status).toBe(200)
})

test('without a health check success says only that the process was started', async () => {
  shop = await start()
  await shop.graphql(
    `mutation ($s: String!, $e: String!) { serviceInstanceUpdate(serviceId: $s, environmentId: $e, input: { healthcheckPath: null }) }`,
    { s: shop.ids.service, e: shop.ids.environment },
  )

  const id = await upload({ 'server.js': 'setInterval(() => {}, 1_000)' })
  expect((await shop.wait(id)).at(-1)).toBe('SUCCESS')
  shop.api.active?.replicas[0]?.running?.signal('SIGKILL')
  await until(() => shop.api.active?.status === 'CRASHED')

  expect(await shop.wait(id)).toEqual(['CRASHED'])
  expect(await shop.visit()).toMatchObject({
    status: 502,
    body: expect.stringContaining('Application failed to respond'),
  })
})

test('a process that dies crashes its deployment, and one that ends well does not', async () => {
  shop = await start()
  const first = await upload(serverThat({ says: 'one' }))
  await shop.wait(first)
  await shop.visit('/exit')
  await until(() => shop.api.active?.replicas[0]?.status === 'EXITED')
  const { data } = await shop.graphql(EVENTS, { id: first })
  expect(data.deployment).toMatchObject({
    status: 'SUCCESS',
    deploymentStopped: true,
    instances: [{ status: 'EXITED' }],
  })

  const second = await upload(serverThat({ says: 'two' }))
  await shop.wait(second)
  await shop.visit('/crash')
  await until(() => shop.api.active?.status === 'CRASHED')

  const after = await shop.graphql(
    `query ($s: String!, $e: String!) { serviceInstance(serviceId: $s, environmentId: $e) {
      activeDeployments { id } latestDeployment { id status instances { status } } } }`,
    { s: shop.ids.service, e: shop.ids.environment },
  )
  expect(after.data.serviceInstance).toEqual({
    activeDeployments: [],
    latestDeployment: { id: second, status: 'CRASHED', instances: [{ status: 'CRASHED' }] },
  })
  expect(await shop.visit()).toMatchObject({ status: 502 })
})

test('a scripted crash comes only after a client has seen the success', async () => {
  shop = await start()
  shop.api.next({ crashesAfterMs: 3_600_000 })

  const id = await upload(serverThat({ says: 'one' }))

  expect((await shop.wait(id)).at(-1)).toBe('SUCCESS')
  expect(await shop.wait(id)).toEqual(['CRASHED'])
  expect((await shop.visit()).status).toBe(502)
})

test('a skipped deployment changes nothing, a blocked one waits for a person', async () => {
  shop = await start()
  shop.api.next({ ends: 'SKIPPED' }, { blocked: 'NEEDS_APPROVAL' })
  expect(await shop.wait(await upload(serverThat({ says: 'one' })))).toEqual(['SKIPPED'])

  const id = await upload(serverThat({ says: 'two' }))
  expect(await shop.wait(id)).toEqual(['NEEDS_APPROVAL'])
  expect((await shop.graphql(`mutation { deploymentApprove(id: "${id}") }`)).data).toEqual({ deploymentApprove: true })

  expect((await shop.wait(id)).at(-1)).toBe('SUCCESS')
})

test('a sleeping deployment answers 502 once and wakes', async () => {
  shop = await start()
  shop.api.next({ sleeps: true })

  const id = await upload(serverThat({ says: 'one' }))

  expect((await shop.wait(id)).at(-1)).toBe('SLEEPING')
  expect((await shop.visit()).status).toBe(502)
  await until(async () => (await shop.visit()).status === 200)
  expect(await shop.visit()).toMatchObject({ status: 200, body: 'one' })
  expect(await shop.wait(id)).toEqual(['SUCCESS'])
})

test('a newer deployment removes one that has not come to serve', async () => {
  shop = await start()
  shop.api.next({ dwellMs: { building: Infinity } })
  const stuck = await upload(serverThat({ says: 'one' }))

  const newer = await upload(serverThat({ says: 'two' }))

  expect(await shop.wait(stuck)).toEqual(['REMOVED'])
  expect((await shop.wait(newer)).at(-1)).toBe('SUCCESS')
})

test('a build can be cancelled until it is deployed', async () => {
  shop = await start()
  const id = await upload(serverThat({ says: 'one' }))
  const cancel = `mutation { deploymentCancel(id: "${id}") }`

  expect((await shop.graphql(cancel)).data).toEqual({ deploymentCancel: true })
  expect(await shop.wait(id)).toEqual(['REMOVED'])
  expect((await shop.graphql(cancel)).messages).toEqual(['Deployment cannot be cancelled'])
})

test('logs come with one line more than was asked for, and can be continued', async () => {
  const noisy = `for (let n = 0; n < 20; n++) console.log('line ' + n); ${serverThat({ says: 'one' })['server.js']}`
  shop = await start()
  const id = await upload({ 'server.js': noisy })
  await shop.wait(id)
  const ask = async (args: string): Promise<{ message: string; timestamp: string }[]> =>
    (await shop.graphql(`{ deploymentLogs(deploymentId: "${id}", ${args}) { message timestamp } }`)).data.deploymentLogs

  const lines = await ask('limit: 5')
  expect(lines.map(({ message }) => message)).toEqual([14, 15, 16, 17, 18, 19].map((n) => `line ${n}`))

  const next = await ask(`startDate: "${lines[3]?.timestamp}"`)
  expect(next.map(({ message }) => message)).toEqual(['line 18', 'line 19'])
  expect(await ask('filter: "line 7"')).toHaveLength(1)
})
