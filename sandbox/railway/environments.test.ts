import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Fixture, serverThat, start } from './testing.ts'

const CREATE = `mutation environmentCreate($input: EnvironmentCreateInput!) {
  environment: environmentCreate(input: $input) {
    id name isEphemeral sourceEnvironment { name }
    serviceInstances { edges { node { serviceId domains { serviceDomains { domain } customDomains { domain } } } } }
  }
}`

let shop: Fixture
beforeEach(async () => {
  shop = await start({
    service: {
      domains: { production: ['api.shop.example'], staging: ['api-staging.up.railway.app', 'staging.shop.example'] },
      variables: { DATABASE: 'mysql://staging' },
      sealed: { KEY: 'secret' },
      volume: { mountPath: '/data', sizeMB: 500 },
    },
  })
})
afterEach(async () => {
  await shop.close()
})

const staging = (): string => shop.project.environmentId('staging')

async function copy(name = 'pr-12', auth = shop.account): ReturnType<Fixture['graphql']> {
  const input = { projectId: shop.ids.project, name, sourceEnvironmentId: staging(), ephemeral: true }
  return await shop.graphql(CREATE, { input }, auth)
}

test('a copy has services, open variables, an empty volume and a domain of its own', async () => {
  const { messages, data } = await copy()

  expect(messages).toEqual([])
  expect(data.environment).toMatchObject({ name: 'pr-12', isEphemeral: true, sourceEnvironment: { name: 'staging' } })
  expect(data.environment.serviceInstances.edges[0].node).toEqual({
    serviceId: shop.ids.service,
    domains: { serviceDomains: [{ domain: 'api-pr-12.up.railway.app' }], customDomains: [] },
  })
  const there = shop.project.service('api', 'pr-12')
  expect(there.variables).toEqual({ DATABASE: 'mysql://staging' })
  expect(there.volumeInstanceId).not.toBe(shop.project.service('api', 'staging').volumeInstanceId)
  expect(there.deployments).toEqual([])
  there.variables['DATABASE'] = 'other'
  expect(shop.project.service('api', 'staging').variables['DATABASE']).toBe('mysql://staging')
})

test('a name is taken once, and a project token makes and takes nothing', async () => {
  await copy()
  expect((await copy()).messages[0]).toMatch(/"pr-12" already exists/)
  const token = shop.auth({ kind: 'project', project: shop.project, environment: 'staging' })
  expect((await copy('pr-13', token)).messages).toEqual(['Not Authorized'])
  const away = await shop.graphql(
    'mutation environmentDelete($id: String!) { environmentDelete(id: $id) }',
    { id: staging() },
    token,
  )
  expect(away.messages).toEqual(['Not Authorized'])
})

test('what was deployed there ends with the environment', async () => {
  const { data } = await copy()
  const there = shop.project.service('api', 'pr-12')
  await there.deploy(await shop.app(serverThat({ says: 'preview' })))
  expect((await shop.visit('/', { host: 'api-pr-12.up.railway.app' })).body).toBe('preview')

  const { id } = data.environment
  const { messages } = await shop.graphql(
    'mutation environmentDelete($id: String!) { environmentDelete(id: $id) }',
    { id },
    shop.account,
  )

  expect(messages).toEqual([])
  expect(shop.project.environments).toEqual(['production', 'staging'])
  expect((await shop.visit('/', { host: 'api-pr-12.up.railway.app' })).status).toBe(404)
})

test('a service without a domain gets one when it is asked for', async () => {
  const { environment, service } = shop.ids
  const { data } = await shop.graphql(
    'mutation serviceDomainCreate($input: ServiceDomainCreateInput!) { made: serviceDomainCreate(input: $input) { domain } }',
    { input: { environmentId: environment, serviceId: service } },
    shop.account,
  )
  expect(data.made.domain).toBe('api-production.up.railway.app')
  expect(shop.api.domains).toEqual(['api.shop.example', 'api-production.up.railway.app'])
})
