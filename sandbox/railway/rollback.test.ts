import { existsSync } from 'node:fs'
import { afterEach, expect, test } from '@jest/globals'
import { type Fixture, serverThat, start } from './testing.ts'

const HOUR = 3_600_000
const ROLLBACK = 'mutation ($id: String!) { deploymentRollback(id: $id) }'
const LIST = `query ($input: DeploymentListInput!, $first: Int, $after: String) {
  deployments(input: $input, first: $first, after: $after) {
    edges { node { id status canRollback meta } } pageInfo { hasNextPage endCursor } } }`

let shop: Fixture
afterEach(async () => await shop.close())

async function deploy(says: string, meta: object = {}): Promise<string> {
  return (await shop.api.deploy(await shop.app(serverThat({ says })), { ...meta })).id
}

async function canRollback(id: string): Promise<boolean> {
  return (await shop.graphql('query ($id: String!) { deployment(id: $id) { canRollback } }', { id })).data.deployment
    .canRollback
}

test('a rollback starts the kept content and variables as a new deployment, and leaves the settings alone', async () => {
  shop = await start({ service: { variables: { COLOUR: 'red' } } })
  const first = await deploy('one', { commitMessage: 'release 1' })
  shop.api.variables['COLOUR'] = 'blue'
  await deploy('two')
  expect((await shop.visit()).body).toBe('two')

  const { data } = await shop.graphql(ROLLBACK, { id: first })
  expect(data).toEqual({ deploymentRollback: true })
  const [created] = shop.api.deployments
  expect(created?.id).not.toBe(first)
  expect((await shop.wait(created?.id ?? '')).includes('BUILDING')).toBe(false)

  expect((await shop.visit()).body).toBe('one')
  expect(JSON.parse((await shop.visit('/env')).body)).toMatchObject({ COLOUR: 'red' })
  expect(shop.api.variables['COLOUR']).toBe('blue')
  expect(created?.meta).toMatchObject({ commitMessage: 'release 1', reason: 'rollback' })
})

test.each([
  ['free', 24],
  ['hobby', 72],
  ['pro', 120],
  ['enterprise', 360],
] as const)('on the %s plan an image lives %d hours after its removal', async (plan, hours) => {
  shop = await start({ plan })
  const first = await deploy('one')
  const folder = shop.api.active?.image?.folder ?? ''
  const second = await deploy('two')

  shop.kernel.clock.advance((hours - 1) * HOUR)
  expect(await canRollback(first)).toBe(true)
  shop.kernel.clock.advance(2 * HOUR)
  expect(await canRollback(first)).toBe(false)

  expect(existsSync(folder)).toBe(false)
  expect(await canRollback(second)).toBe(true)
  expect((await shop.graphql(ROLLBACK, { id: first })).messages).toEqual(['Deployment cannot be rolled back to'])
})

test('after its image has expired a deployment can still be built again', async () => {
  shop = await start()
  const first = await deploy('one')
  await deploy('two')
  shop.kernel.clock.advance(121 * HOUR)

  const { data } = await shop.graphql('mutation ($id: String!) { deploymentRedeploy(id: $id) { id status } }', {
    id: first,
  })

  const seen = await shop.wait(data.deploymentRedeploy.id)
  expect([seen[0], seen.at(-1)]).toEqual(['BUILDING', 'SUCCESS'])
  expect((await shop.visit()).body).toBe('one')
  expect(shop.api.active?.meta).toMatchObject({ reason: 'redeploy' })
})

test('a failed rollback leaves the present deployment serving', async () => {
  shop = await start()
  const first = await deploy('one')
  await deploy('two')
  shop.api.next({ fails: { at: 'healthcheck', reason: 'not today' } })

  await shop.graphql(ROLLBACK, { id: first })

  expect((await shop.wait(shop.api.deployments[0]?.id ?? '')).at(-1)).toBe('FAILED')
  expect((await shop.visit()).body).toBe('two')
})

test('what a person does in the dashboard is seen by the next query', async () => {
  shop = await start()
  const first = await deploy('one')
  await deploy('two')

  shop.api.rollback(first)
  await shop.api.settled()
  expect((await shop.visit()).body).toBe('one')
  shop.api.redeploy()
  await shop.api.settled()

  const { data } = await shop.graphql(LIST, { input: { serviceId: shop.ids.service } })
  expect(
    data.deployments.edges.map(
      (edge: { node: { status: string; meta: { reason: string } } }) => `${edge.node.status} ${edge.node.meta.reason}`,
    ),
  ).toEqual(['SUCCESS redeploy', 'REMOVED rollback', 'REMOVED deploy', 'REMOVED deploy'])
})

test('deployments are listed newest first, by page and by state', async () => {
  shop = await start()
  const ids = [await deploy('one'), await deploy('two'), await deploy('three')].toReversed()
  const input = { serviceId: shop.ids.service, environmentId: shop.ids.environment, projectId: shop.ids.project }
  const pageOf = async (
    args: object,
  ): Promise<{ ids: string[]; pageInfo: { hasNextPage: boolean; endCursor: string } }> => {
    const { edges, pageInfo } = (await shop.graphql(LIST, args)).data.deployments
    return { ids: edges.map(({ node }: { node: { id: string } }) => node.id), pageInfo }
  }

  const one = await pageOf({ input, first: 2 })
  expect(one).toMatchObject({ ids: ids.slice(0, 2), pageInfo: { hasNextPage: true } })
  const two = await pageOf({ input, first: 2, after: one.pageInfo.endCursor })
  expect(two).toMatchObject({ ids: ids.slice(2), pageInfo: { hasNextPage: false } })
  expect((await pageOf({ input: { ...input, status: { in: ['SUCCESS'] } } })).ids).toEqual(ids.slice(0, 1))
  expect((await pageOf({ input: { ...input, status: { notIn: ['SUCCESS'] } } })).ids).toEqual(ids.slice(1))
})

test('a deployment can be restarted, stopped and removed', async () => {
  shop = await start()
  const id = await deploy('one')
  await shop.graphql(`mutation { deploymentRestart(id: "${id}") }`)
  expect((await shop.visit()).status).toBe(200)

  await shop.graphql(`mutation { deploymentStop(id: "${id}") }`)
  expect(await shop.visit()).toMatchObject({ status: 502 })
  await shop.graphql(`mutation { deploymentRemove(id: "${id}") }`)

  expect((await shop.wait(id)).at(-1)).toBe('REMOVED')
  expect(await shop.visit()).toMatchObject({ status: 404 })
})
