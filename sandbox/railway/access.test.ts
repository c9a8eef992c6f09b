import { afterEach, expect, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import { create } from 'tar'
import { archiveOf, type Fixture, serverThat, start } from './testing.ts'

const INSTANCE = 'query ($s: String!, $e: String!) { serviceInstance(serviceId: $s, environmentId: $e) { id } }'

let shop: Fixture
afterEach(async () => await shop.close())

test('each kind of token counts in its own header and for its own place', async () => {
  shop = await start()
  const account = shop.auth({ kind: 'account' })
  const workspace = shop.auth({ kind: 'workspace', project: shop.project })
  const project = shop.auth({ kind: 'project', project: shop.project })
  const other = shop.railway.addProject({ name: 'blog', workspace: 'beta', services: [{ name: 'api' }] })
  const [token = ''] = Object.values(project)
  const here = { s: shop.ids.service, e: shop.ids.environment }
  const staging = { s: shop.ids.service, e: shop.project.environmentId('staging') }
  const elsewhere = { s: other.service('api').id, e: other.environmentId() }
  const ask = async (query: string, variables: object, auth: Record<string, string>): Promise<string> => {
    const { status, messages } = await shop.graphql(query, variables, auth)
    expect(status).toBe(200)
    return messages[0] ?? 'ok'
  }

  const seen: Record<string, string[]> = {}
  for (const [name, auth] of Object.entries({ account, workspace, project })) {
    seen[name] = [
      await ask('{ me { id } }', {}, auth),
      await ask('{ apiToken { workspaces { id } } }', {}, auth),
      await ask('{ projectToken { projectId environmentId } }', {}, auth),
      await ask(INSTANCE, here, auth),
      await ask(INSTANCE, staging, auth),
      await ask(INSTANCE, elsewhere, auth),
    ]
  }

  const no = 'Not Authorized'
  expect(seen).toEqual({
    account: ['ok', 'ok', 'Project Token not found', 'ok', 'ok', 'ok'],
    workspace: [no, 'ok', 'Project Token not found', 'ok', 'ok', no],
    project: [no, no, 'ok', 'ok', no, no],
  })
  expect(await ask(INSTANCE, here, { authorization: `Bearer ${token}` })).toBe(no)
  expect(await ask(INSTANCE, here, { authorization: 'Bearer real-secret' })).toBe(no)
  expect(await ask(INSTANCE, here, { 'project-access-token': 'real-secret' })).toBe('Project Token not found')
  expect(await ask('{ platformStatus { isStable } }', {}, {})).toBe(no)
})

test('a project token may be refused single operations, and any token expires', async () => {
  shop = await start()
  const expiresAt = shop.kernel.clock.now() + 3_600_000
  const auth = shop.auth({ kind: 'project', project: shop.project, refuse: ['deploymentRollback'], expiresAt })
  const { id } = await shop.api.deploy(await shop.app(serverThat({ says: 'one' })))

  expect((await shop.graphql(`mutation { deploymentRollback(id: "${id}") }`, {}, auth)).messages).toEqual([
    'Not Authorized',
  ])
  expect((await shop.graphql(`{ deployment(id: "${id}") { id } }`, {}, auth)).messages).toEqual([])
  shop.kernel.clock.advance(3_600_001)
  expect((await shop.graphql(`{ deployment(id: "${id}") { id } }`, {}, auth)).messages).toEqual([
    'Project Token not found',
  ])
})

test('a project token uploads to its own environment only', async () => {
  shop = await start()
  const archive = await archiveOf(await shop.app(serverThat({ says: 'one' })))
  const own = shop.auth({ kind: 'project', project: shop.project })
  const staging = shop.auth({ kind: 'project', project: shop.project, environment: 'staging' })

  expect((await shop.up(archive, { auth: own })).status).toBe(200)
  const refused = await shop.up(archive, { auth: staging })
  expect([refused.status, await refused.json()]).toEqual([400, { message: 'Not Authorized' }])
  expect((await shop.up(archive, { auth: {} })).status).toBe(401)
})

test.each([
  ['what the docs say of rollback', 'mutation { deploymentRollback(id: "x") { id status } }'],
  ['an unknown field', '{ deployment(id: "x") { nope } }'],
  ['an object without selection', 'mutation { volumeInstanceBackupCreate(volumeInstanceId: "x") }'],
  ['no GraphQL', 'deploy!'],
])('%s is refused with a 400 and no data', async (_, query) => {
  shop = await start()

  const { status, data, messages } = await shop.graphql(query)

  expect([status, data]).toEqual([400, null])
  expect(messages).toHaveLength(1)
})

test('an operation that is not modelled says so', async () => {
  shop = await start()

  const { status, data, messages } = await shop.graphql('mutation { serviceDomainDelete(id: "x") }')

  expect([status, data, messages]).toEqual([200, null, ['sandbox: Mutation.serviceDomainDelete is not modelled']])
})

test('every answer counts down the limit, and one request too many is told when to come back', async () => {
  shop = await start({ railway: { requestsPerHour: 2 } })
  const query = '{ platformStatus { isStable } }'

  const first = await shop.graphql(query)
  await shop.graphql(query)
  const third = await shop.graphql(query)

  expect(first.headers.get('x-ratelimit-limit')).toBe('2')
  expect(first.headers.get('x-ratelimit-remaining')).toBe('1')
  expect(Number(first.headers.get('x-ratelimit-reset'))).toBeGreaterThan(shop.kernel.clock.now() / 1_000)
  expect(first.headers.get('retry-after')).toBeNull()
  expect(third.status).toBe(429)
  expect(third.headers.get('retry-after')).toMatch(/^\d+$/)
  shop.kernel.clock.advance(3_600_000)
  expect((await shop.graphql(query)).status).toBe(200)
})

test('faults of the transport, an outage and a WebSocket are refused as Railway does it', async () => {
  shop = await start()
  shop.kernel.faults.add({ kind: 'html', service: 'railway' })
  expect((await shop.graphql('{ me { id } }')).status).toBe(502)

  shop.railway.setIncident('builds are slow')
  const { data } = await shop.graphql('{ platformStatus { isStable incident { message status } maintenance { id } } }')
  expect(data.platformStatus).toEqual({
    isStable: false,
    incident: { message: 'builds are slow', status: 'INVESTIGATING' },
    maintenance: null,
  })

  const socket = new WebSocket(`${shop.apiUrl.replace('http', 'ws')}/graphql/v2`, 'graphql-transport-ws')
  await new Promise((resolve) => socket.addEventListener('error', resolve, { once: true }))
  expect(socket.readyState).not.toBe(WebSocket.OPEN)
})

test.each([
  ['that is not gzipped', Buffer.from('hello'), 400, 'not gzipped'],
  ['that is empty', Buffer.alloc(0), 400, 'not gzipped'],
  ['that is too large', gzipSync(Buffer.alloc(40_000, 1), { level: 0 }), 413, 'Too Large'],
])('an archive %s is refused', async (_, archive, status, message) => {
  shop = await start({ railway: { maxUploadBytes: 20_000 } })

  const response = await shop.up(archive)

  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(message)])
  expect(shop.api.deployments).toEqual([])
})

test('entries of an archive must begin with ./', async () => {
  shop = await start()
  const folder = await shop.app(serverThat({ says: 'one' }))
  const chunks: Buffer[] = []
  for await (const chunk of create({ cwd: folder, gzip: true }, ['server.js'])) chunks.push(chunk)

  const response = await shop.up(Buffer.concat(chunks))

  expect(await response.json()).toEqual({ message: 'Entries of the archive must begin with "./": server.js' })
})

test('an upload without a service makes one, and does not say which', async () => {
  shop = await start()
  const archive = await archiveOf(await shop.app(serverThat({ says: 'one' })))

  const answer = (await (await shop.up(archive, { service: '' })).json()) as {
    deploymentId: string
    deploymentDomain: string
  }

  expect(answer.deploymentDomain).toBe('')
  expect((await shop.wait(answer.deploymentId)).at(-1)).toBe('SUCCESS')
  const { data } = await shop.graphql(`{ project(id: "${shop.ids.project}") { services { edges { node { name } } } } }`)
  expect(data.project.services.edges).toHaveLength(2)
})
