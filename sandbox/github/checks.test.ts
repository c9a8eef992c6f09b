import { expect, test } from '@jest/globals'
import { caller, EVERYTHING, startBench } from './testing.ts'

const ANNOTATION = { path: 'a.ts', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' }
const annotations = (count: number) => Array.from({ length: count }, () => ANNOTATION)

test('a check run is found by its external id; annotations add up, 50 a request', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const head_sha = shop.commit({ message: 'One' })
  const output = { title: 'T', summary: 'S', annotations: annotations(50) }

  const made = await bench.call('POST', 'check-runs', { name: 'verify', head_sha, external_id: 'ours', output })
  expect(made).toMatchObject({ status: 201, json: { status: 'queued', conclusion: null, external_id: 'ours' } })
  const more = { title: 'T', summary: 'S', annotations: annotations(3) }
  const done = await bench.call('PATCH', `check-runs/${made.json.id}`, { conclusion: 'success', output: more })
  expect(done.json).toMatchObject({ status: 'completed', output: { annotations_count: 53 } })
  expect(done.json.completed_at).not.toBeNull()
  const tooMany = { title: 'T', summary: 'S', annotations: annotations(51) }
  expect((await bench.call('PATCH', `check-runs/${made.json.id}`, { output: tooMany })).status).toBe(422)
  const long = { title: 'T', summary: 'x'.repeat(65_536) }
  expect((await bench.call('PATCH', `check-runs/${made.json.id}`, { output: long })).status).toBe(422)
  const list = (await bench.call('GET', `commits/${head_sha}/check-runs?check_name=verify`)).json
  expect(list).toMatchObject({ total_count: 1, check_runs: [{ external_id: 'ours' }] })
})

test('a personal token may not write check runs', async () => {
  await using bench = await startBench()
  const token = bench.github.mintToken({ kind: 'personal', permissions: EVERYTHING })
  const head_sha = bench.shop.graph.find('main')?.sha
  const refused = await caller(bench.url, token)('POST', 'check-runs', { name: 'x', head_sha })
  expect(refused).toMatchObject({ status: 403, json: { message: expect.stringContaining('GitHub App') } })
})

test('the newest status of each context decides', async () => {
  await using bench = await startBench()
  const sha = bench.shop.commit({ message: 'One' })
  const post = (body: object) => bench.call('POST', `statuses/${sha}`, body)
  const state = async () => (await bench.call('GET', `commits/${sha}/status`)).json.state

  expect(await state()).toBe('pending')
  await post({ state: 'pending', context: 'a' })
  await post({ state: 'failure', context: 'b' })
  expect(await state()).toBe('failure')
  await post({ state: 'success', context: 'b' })
  expect(await state()).toBe('pending')
  await post({ state: 'success', context: 'a', target_url: 'https://example.com' })
  expect(await state()).toBe('success')
  expect((await post({ state: 'success', description: 'x'.repeat(141) })).status).toBe(422)
  expect((await post({ state: 'done' })).status).toBe(422)
})

test('a context takes a thousand statuses', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const sha = shop.commit({ message: 'One' })
  await bench.call('POST', `statuses/${sha}`, { state: 'pending' })
  const [status] = shop.statuses
  if (status) shop.statuses.push(...Array.from({ length: 999 }, () => status))
  expect((await bench.call('POST', `statuses/${sha}`, { state: 'success' })).status).toBe(422)
})
