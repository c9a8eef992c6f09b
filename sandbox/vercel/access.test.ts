import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Bench, startBench } from './testing.ts'

let bench: Bench
beforeEach(async () => {
  bench = await startBench()
})
afterEach(async () => await bench.close())

test('only tokens of this sandbox are known, and only until they expire', async () => {
  const project = bench.vercel.addProject({ name: 'shop' })
  const path = `/v9/projects/${project.id}`
  expect(await bench.call('GET', path)).toMatchObject({ status: 403 })
  bench.token = 'vcp_a_real_token_of_somebody'
  expect(await bench.call('GET', path)).toMatchObject({ status: 403, json: { error: { invalidToken: true } } })

  bench.token = bench.vercel.mintToken({ expiresInMs: 60_000 })
  expect(await bench.call('GET', path)).toMatchObject({ status: 200 })
  bench.kernel.clock.advance(61_000)
  expect(await bench.call('GET', path)).toMatchObject({ status: 403 })
})

test('a wrong team is refused with the scope that was tried', async () => {
  const mine = bench.vercel.addTeam({ slug: 'mine' })
  const theirs = bench.vercel.addTeam({ slug: 'theirs' })
  bench.vercel.addProject({ name: 'shop', team: mine })
  bench.token = bench.vercel.mintToken({ team: mine })

  expect(await bench.call('GET', `/v9/projects/shop?teamId=${mine.id}`)).toMatchObject({ status: 200 })
  expect(await bench.call('GET', '/v9/projects/shop?slug=mine')).toMatchObject({ status: 200 })
  expect(await bench.call('GET', `/v9/projects/shop?teamId=${theirs.id}`)).toMatchObject({
    status: 403,
    json: { error: { code: 'forbidden', scope: 'theirs', teamId: theirs.id, saml: false, enforced: false } },
  })
})

test('an account token without a team looks into the own account', async () => {
  const team = bench.vercel.addTeam({ slug: 'acme' })
  bench.vercel.addProject({ name: 'shop', team })
  bench.token = bench.vercel.mintToken()

  expect(await bench.call('GET', '/v9/projects/shop')).toMatchObject({ status: 404 })
  expect(await bench.call('GET', `/v9/projects/shop?teamId=${team.id}`)).toMatchObject({ status: 200 })
})

test('a project token reads its project and nothing else', async () => {
  const team = bench.vercel.addTeam({ slug: 'acme' })
  const project = bench.vercel.addProject({ name: 'shop', team })
  bench.vercel.addProject({ name: 'other', team })
  bench.token = bench.vercel.mintToken({ project })

  expect(await bench.call('GET', '/v9/projects/shop')).toMatchObject({ status: 200 })
  expect(await bench.call('GET', '/v7/deployments')).toMatchObject({ status: 200 })
  expect(await bench.call('GET', '/v9/projects/other')).toMatchObject({ status: 403 })
  expect(await bench.call('GET', '/v2/user')).toMatchObject({ status: 403 })
  expect(await bench.call('POST', '/v13/deployments', { name: 'other' })).toMatchObject({ status: 403 })
})

test('what is not modelled says so', async () => {
  const answer = await fetch(`${bench.url}/v2/teams`)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('x-sandbox')).toBe('not-modelled')
})

test('faults of the kernel reach the client in every form', async () => {
  bench.vercel.addProject({ name: 'shop' })
  bench.token = bench.vercel.mintToken()
  const date = new Date(Date.now() + 5_000).toUTCString()
  bench.kernel.faults.add(
    { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
    { kind: 'status', status: 429, headers: { 'retry-after': date } },
    { kind: 'status', status: 503 },
    { kind: 'html' },
  )
  const ask = async (): Promise<[number, string | null]> => {
    const answer = await fetch(`${bench.url}/v9/projects/shop`, { headers: { authorization: `Bearer ${bench.token}` } })
    await answer.text()
    return [answer.status, answer.headers.get('retry-after')]
  }

  expect([await ask(), await ask(), await ask(), await ask(), await ask()]).toEqual([
    [429, '3'],
    [429, date],
    [503, null],
    [502, null],
    [200, null],
  ])
})

test('two sandboxes share nothing', async () => {
  const other = await startBench({ seed: 2 })
  const project = bench.vercel.addProject({ name: 'shop' })
  bench.token = bench.vercel.mintToken()
  other.token = bench.token
  await project.seed({ files: { 'index.html': 'here' } })

  expect(await other.call('GET', '/v9/projects/shop')).toMatchObject({ status: 403 })
  expect(await other.visit('shop.vercel.app')).toMatchObject({ status: 404 })
  expect((await bench.visit('shop.vercel.app')).text).toBe('here')
  await other.close()
})

const variable = (key: string, type = 'encrypted'): object => ({ key, value: 'secret', type, target: ['production'] })

test('variables are created together, and some may fail in an answer of 201', async () => {
  bench.vercel.addProject({ name: 'shop' })
  bench.token = bench.vercel.mintToken()
  const path = '/v10/projects/shop/env'

  expect(await bench.call('POST', path, variable('A'))).toMatchObject({ status: 201, json: { created: { key: 'A' } } })
  expect(await bench.call('POST', path, variable('A'))).toMatchObject({ status: 403 })
  expect(await bench.call('POST', path, [variable('A'), variable('B', 'sensitive')])).toMatchObject({
    status: 201,
    json: { created: [{ key: 'B' }], failed: [{ error: { envVarKey: 'A', target: ['production'] } }] },
  })
  expect(await bench.call('POST', `${path}?upsert=true`, variable('A'))).toMatchObject({
    status: 201,
    json: { failed: [] },
  })
  const { envs } = (await bench.call('GET', `${path}?decrypt=true`)).json
  expect(envs).toMatchObject([
    { key: 'A', value: 'secret', decrypted: true },
    { key: 'B', value: '', decrypted: false },
  ])
  expect(await bench.call('DELETE', '/v1/projects/shop/env', { ids: [envs[0].id] })).toMatchObject({
    json: { deleted: 1 },
  })
})
