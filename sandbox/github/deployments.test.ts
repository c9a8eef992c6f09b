import { expect, test } from '@jest/globals'
import { startBench } from './testing.ts'

const RECORD = { ref: 'main', auto_merge: false, required_contexts: [], task: 'release' }

test('the official client keeps a release record: created, told its states, found again, newest first', async () => {
  await using bench = await startBench()
  const where = { owner: 'acme', repo: 'shop' }
  const { rest } = bench.octokit

  const first = await rest.repos.createDeployment({ ...where, ...RECORD, payload: { release: 'r1' } })
  const second = await rest.repos.createDeployment({ ...where, ...RECORD, payload: { release: 'r2' } })
  const { id } = second.data as { id: number }
  await rest.repos.createDeploymentStatus({ ...where, deployment_id: id, state: 'in_progress' })
  await rest.repos.createDeploymentStatus({
    ...where,
    deployment_id: id,
    state: 'success',
    log_url: 'https://github.com/acme/shop/actions/runs/1',
    environment_url: 'https://shop.example',
  })

  expect(first.status).toBe(201)
  const { data: list } = await rest.repos.listDeployments({ ...where, task: 'release' })
  expect(list.map(({ payload }) => payload)).toEqual([{ release: 'r2' }, { release: 'r1' }])
  const { data: statuses } = await rest.repos.listDeploymentStatuses({ ...where, deployment_id: id })
  expect(statuses).toMatchObject([
    { state: 'success', target_url: 'https://github.com/acme/shop/actions/runs/1', description: '' },
    { state: 'in_progress', log_url: '', environment_url: '' },
  ])
  expect(list[0]?.created_at).toMatch(/:\d\dZ$/)
})

test('filters combine and pages are linked', async () => {
  await using bench = await startBench()
  const sha = bench.shop.commit({ message: 'Second' })
  for (const environment of ['production', 'staging', 'production'])
    await bench.call('POST', 'deployments', { ...RECORD, environment })
  await bench.call('POST', 'deployments', { ...RECORD, task: 'deploy' })

  const page = await bench.call('GET', `deployments?task=release&environment=production&sha=${sha}&per_page=1`)

  expect(page.json).toHaveLength(1)
  expect(page.headers.get('link')).toContain('page=2>; rel="next"')
  const next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? ''
  const last = await bench.call('GET', next)
  expect(last.json[0].id).toBeLessThan(page.json[0].id)
  expect(last.headers.get('link')).not.toContain('rel="next"')
  expect((await bench.call('GET', 'deployments?ref=feature')).json).toEqual([])
})

test('without required_contexts everything known about the commit must be green, the asking run included', async () => {
  await using bench = await startBench()
  const run = bench.shop.run()

  const refused = await bench.call('POST', 'deployments', { ref: 'main', auto_merge: false })
  expect(refused).toMatchObject({ status: 409, json: { message: expect.stringContaining('status checks failed') } })
  run.end()
  expect((await bench.call('POST', 'deployments', { ref: 'main', auto_merge: false })).status).toBe(201)
  const named = { ref: 'main', auto_merge: false, required_contexts: ['lint'] }
  expect((await bench.call('POST', 'deployments', named)).status).toBe(409)
})

test('without auto_merge: false a branch that is behind gets the default branch, and no deployment', async () => {
  await using bench = await startBench()
  bench.shop.branch('feature', 'main')
  bench.shop.commit({ message: 'Feature', branch: 'feature', files: { 'a.txt': 'a\n' } })
  bench.shop.commit({ message: 'Main', files: { 'b.txt': 'b\n' } })
  const deploy = { ref: 'feature', required_contexts: [] }

  const merged = await bench.call('POST', 'deployments', deploy)
  expect(merged).toMatchObject({ status: 202, json: { message: 'Auto-merged main into feature on deployment.' } })
  expect(bench.shop.deployments).toHaveLength(0)
  expect((await bench.call('POST', 'deployments', deploy)).status).toBe(201)
  bench.shop.commit({ message: 'Theirs', files: { 'a.txt': 'theirs\n' } })
  expect((await bench.call('POST', 'deployments', deploy)).status).toBe(409)
})

test.each([
  [{}, '"ref" wasn\'t supplied'],
  [{ ref: 'gone' }, 'No ref found for: gone'],
  [{ ref: 'main', payload: 3 }, 'payload'],
])('the record %j is refused: %s', async (record, message) => {
  await using bench = await startBench()
  const refused = await bench.call('POST', 'deployments', { auto_merge: false, required_contexts: [], ...record })
  expect(refused).toMatchObject({ status: 422, json: { message: expect.stringContaining(message) } })
})

test('a description may have 140 characters, a state must be one of seven', async () => {
  await using bench = await startBench()
  const { id } = (await bench.call('POST', 'deployments', RECORD)).json
  const report = (body: object) => bench.call('POST', `deployments/${id}/statuses`, body)

  expect((await report({ state: 'queued', description: 'x'.repeat(140) })).status).toBe(201)
  const long = await report({ state: 'queued', description: 'x'.repeat(141) })
  expect(long).toMatchObject({ status: 422, json: { errors: [{ field: 'description', code: 'custom' }] } })
  expect((await report({ state: 'abandoned' })).status).toBe(422)
  expect((await bench.call('GET', 'deployments/7')).status).toBe(404)
})

test.each([
  ['staging', {}, 'inactive'],
  ['production', {}, 'success'],
  ['staging', { transient_environment: true }, 'success'],
  ['staging', { production_environment: true }, 'success'],
])('success in %s with %j leaves the earlier success %s', async (environment, options, state) => {
  await using bench = await startBench()
  const ids: number[] = []
  for (const _ of [1, 2]) {
    const { json } = await bench.call('POST', 'deployments', { ...RECORD, environment, ...options })
    ids.push(json.id)
    await bench.call('POST', `deployments/${json.id}/statuses`, { state: 'success' })
  }
  expect((await bench.call('GET', `deployments/${ids[0]}/statuses`)).json[0].state).toBe(state)
})

test('auto_inactive leaves failed ones alone, and everything when it is off', async () => {
  await using bench = await startBench()
  const environment = 'staging'
  const ids: number[] = []
  for (const state of ['failure', 'success', 'success']) {
    const { json } = await bench.call('POST', 'deployments', { ...RECORD, environment })
    ids.push(json.id)
    await bench.call('POST', `deployments/${json.id}/statuses`, { state, auto_inactive: false })
  }
  expect(bench.shop.deployments.map(({ statuses }) => statuses.at(-1)?.state)).toEqual([
    'failure',
    'success',
    'success',
  ])
})

test('an active deployment is deleted only when it is alone', async () => {
  await using bench = await startBench()
  const one = (await bench.call('POST', 'deployments', RECORD)).json.id
  const two = (await bench.call('POST', 'deployments', RECORD)).json.id
  await bench.call('POST', `deployments/${one}/statuses`, { state: 'success' })

  expect((await bench.call('DELETE', `deployments/${one}`)).status).toBe(422)
  await bench.call('POST', `deployments/${one}/statuses`, { state: 'inactive' })
  expect((await bench.call('DELETE', `deployments/${one}`)).status).toBe(204)
  expect((await bench.call('DELETE', `deployments/${two}`)).status).toBe(204)
  expect((await bench.call('GET', 'deployments')).json).toEqual([])
})

test('a deployment makes its environment, which a workflow token cannot configure', async () => {
  await using bench = await startBench()
  await bench.call('POST', 'deployments', { ...RECORD, environment: 'pre view' })

  expect((await bench.call('GET', 'environments')).json).toMatchObject({ total_count: 1 })
  expect((await bench.call('GET', 'environments/pre%20view')).json.name).toBe('pre view')
  expect((await bench.call('PUT', 'environments/other', {})).status).toBe(403)
})

test('deployments that others make are told apart by their task', async () => {
  await using bench = await startBench()
  bench.shop.deployment({ state: 'success' })
  bench.shop.deployment({ task: 'release', by: 'ada', payload: { release: 'r1' } })
  const { json } = await bench.call('GET', 'deployments?task=deploy')
  expect(json).toMatchObject([{ creator: { login: 'github-actions[bot]' }, production_environment: true }])
  expect((await bench.call('GET', `deployments/${json[0].id}/statuses`)).json).toMatchObject([{ state: 'success' }])
})
