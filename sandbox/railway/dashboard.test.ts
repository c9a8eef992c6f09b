import { afterEach, expect, test } from '@jest/globals'
import { archiveOf, type Fixture, serverThat, start } from './testing.ts'

const READ = 'query ($id: String!) { deployment(id: $id) { status createdAt meta creator { id name email } } }'

let shop: Fixture
afterEach(async () => await shop.close())

const appThat = async (says: string): Promise<string> => await shop.app(serverThat({ says }))
// oxlint-disable-next-line typescript/no-explicit-any
const read = async (id: string): Promise<any> => (await shop.graphql(READ, { id })).data.deployment

test.each([
  ['rollback', (id: string) => shop.api.rollback(id, { by: 'linus' })],
  ['redeploy', (id: string) => shop.api.redeploy(id, { by: 'linus' })],
])('a %s in the dashboard tells by whom and when', async (reason, act) => {
  shop = await start()
  const first = await shop.api.deploy(await appThat('one'))
  await shop.api.deploy(await appThat('two'))
  const before = shop.kernel.clock.iso()

  const { id } = act(first.id)
  await shop.api.settled()

  expect((await shop.visit()).body).toBe('one')
  const seen = await read(id)
  expect(seen).toMatchObject({
    meta: { reason },
    creator: { id: 'user-linus', name: 'Linus Example', email: 'linus@example.com' },
  })
  expect(seen.createdAt >= before).toBe(true)
  expect(shop.api.activeBy?.id).toBe('user-linus')
})

test('a pushed commit is deployed in the name of whoever pushed it', async () => {
  shop = await start({ service: { repo: { name: 'acme/shop', commits: {} } } })
  const pushed = shop.api.push({ sha: 'abc', folder: await appThat('pushed'), by: 'linus' })
  await shop.api.settled()

  expect((await shop.visit()).body).toBe('pushed')
  expect(await read(pushed?.id ?? '')).toMatchObject({
    creator: { name: 'Linus Example' },
    meta: { commitHash: 'abc' },
  })
})

test('behind an account token there is somebody, behind a project token there is nobody', async () => {
  shop = await start()
  const archive = await archiveOf(await appThat('one'))
  const made = []
  for (const auth of [shop.account, shop.auth({ kind: 'project', project: shop.project })]) {
    const { deploymentId } = (await (await shop.up(archive, { auth })).json()) as { deploymentId: string }
    await shop.api.settled()
    made.push((await read(deploymentId)).creator)
  }

  expect(made).toEqual([shop.railway.user, null])
})

test('removing what serves leaves nothing; cancelling ends what does not serve yet', async () => {
  shop = await start()
  const first = await shop.api.deploy(await appThat('one'))
  expect(() => shop.api.cancel(first.id)).toThrow('Deployment cannot be cancelled')
  shop.api.next({ dwellMs: { building: Infinity } })
  const second = await shop.api.deploy(await appThat('two'))
  shop.api.cancel(second.id)
  expect((await read(second.id)).status).toBe('REMOVED')
  expect((await shop.visit()).body).toBe('one')

  shop.api.remove(first.id, { by: 'linus' })
  await shop.api.settled()

  expect((await shop.visit()).status).toBe(404)
  expect((await read(first.id)).status).toBe('REMOVED')
  expect(shop.api.activeBy?.id).toBe('user-linus')
})
