import { expect, test } from '@jest/globals'
import { startBench } from './testing.ts'

test('a run ends, is killed, run again under its id, deleted', async () => {
  await using bench = await startBench()
  const run = bench.shop.run({ id: 42, attempt: 2 })
  const read = async () => {
    const { status, json } = await bench.call('GET', 'actions/runs/42')
    return status === 200 ? [json.status, json.conclusion, json.run_attempt] : status
  }

  expect(await read()).toEqual(['in_progress', null, 2])
  run.end('failure')
  expect(await read()).toEqual(['completed', 'failure', 2])
  run.rerun()
  expect(await read()).toEqual(['queued', null, 3])
  run.start()
  run.kill({ noticedAfterMs: 600_000 })
  expect(await read()).toEqual(['in_progress', null, 3])
  expect(await read()).toEqual(['completed', 'failure', 3])
  expect((await bench.call('GET', 'actions/runs/42/attempts/3/jobs')).json.jobs).toMatchObject([
    { name: 'release', conclusion: 'failure' },
  ])
  expect((await bench.call('GET', 'actions/runs/42/attempts/4/jobs')).status).toBe(404)
  run.remove()
  expect(await read()).toBe(404)
})

test('cancelling tells the run and takes a while; a completed one cannot be', async () => {
  await using bench = await startBench()
  const run = bench.shop.run()
  let told = 0
  run.onCancel = () => told++

  expect((await bench.call('POST', `actions/runs/${run.id}/cancel`)).status).toBe(202)
  expect([told, run.status]).toEqual([1, 'in_progress'])
  bench.kernel.clock.advance(5_000)
  expect([run.status, run.conclusion]).toEqual(['completed', 'cancelled'])
  expect((await bench.call('POST', `actions/runs/${run.id}/cancel`)).status).toBe(409)
})

test('a test decides how long a cancelled run goes on, and asking again does not change that', async () => {
  await using bench = await startBench()
  const slow = bench.shop.run({ windUpMs: 60_000, status: 'queued' })
  const deaf = bench.shop.run({ windUpMs: Infinity, attempt: 3 })
  const read = async ({ id }: { id: number }) => {
    const { status, conclusion, run_attempt: attempt } = (await bench.call('GET', `actions/runs/${id}`)).json
    return [status, conclusion, attempt]
  }

  let told = 0
  deaf.onCancel = () => told++
  for (const { id } of [slow, deaf, slow, deaf])
    expect((await bench.call('POST', `actions/runs/${id}/cancel`)).status).toBe(202)
  expect([told, slow.cancelling, deaf.cancelling]).toEqual([1, true, true])
  bench.kernel.clock.advance(59_000)
  expect(slow.status).toBe('queued')
  bench.kernel.clock.advance(1_000)

  expect(await read(slow)).toEqual(['completed', 'cancelled', 1])
  bench.kernel.clock.advance(86_400_000)
  expect(await read(deaf)).toEqual(['in_progress', null, 3])
  deaf.end('cancelled')
  expect(await read(deaf)).toEqual(['completed', 'cancelled', 3])
  expect((await bench.call('POST', `actions/runs/${deaf.id}/cancel`)).status).toBe(409)
})

test('reading a run needs actions: read, cancelling it actions: write', async () => {
  await using bench = await startBench({ private: true })
  const { id, ...run } = bench.shop.run()
  const [none, reader, writer] = [bench.as({}), bench.as({ actions: 'read' }), bench.as({ actions: 'write' })]

  expect((await none('GET', `actions/runs/${id}`)).status).toBe(403)
  expect((await reader('GET', `actions/runs/${id}`)).status).toBe(200)
  const refused = await reader('POST', `actions/runs/${id}/cancel`)
  expect(refused).toMatchObject({ status: 403, json: { message: 'Resource not accessible by integration' } })
  expect(refused.headers.get('x-accepted-github-permissions')).toBe('actions=write')
  expect(run.cancelling).toBe(false)
  expect((await writer('POST', `actions/runs/${id}/cancel`)).status).toBe(202)
  expect((await writer('POST', 'actions/runs/1/cancel')).status).toBe(404)
})

test('a workflow is dispatched by its file, and names its run when asked to', async () => {
  await using bench = await startBench()
  const { shop } = bench
  shop.commit({
    message: 'Workflows',
    files: { '.github/workflows/release.yml': 'on: workflow_dispatch\n', '.github/workflows/ci.yml': 'on: push\n' },
  })
  const dispatch = (file: string, body: object) => bench.call('POST', `actions/workflows/${file}/dispatches`, body)

  const { json } = await dispatch('release.yml', { ref: 'main', inputs: { to: 'v1' }, return_run_details: true })
  expect((await bench.call('GET', `actions/runs/${json.workflow_run_id}`)).json).toMatchObject({
    status: 'queued',
    event: 'workflow_dispatch',
    html_url: json.html_url,
  })
  expect(shop.dispatches).toMatchObject([{ ref: 'main', payload: { to: 'v1' } }])
  expect((await dispatch('release.yml', { ref: 'main' })).status).toBe(204)
  expect((await dispatch('none.yml', { ref: 'main' })).status).toBe(404)
  expect((await dispatch('ci.yml', { ref: 'main' })).status).toBe(422)
  expect((await dispatch('release.yml', { ref: 'gone' })).status).toBe(422)
  const inputs = Object.fromEntries(Array.from({ length: 26 }, (_, n) => [`i${n}`, 'x']))
  expect((await dispatch('release.yml', { ref: 'main', inputs })).status).toBe(422)
})

test('a repository is dispatched within the limits of its payload', async () => {
  await using bench = await startBench()
  const dispatch = (body: object) => bench.call('POST', 'dispatches', { event_type: 'released', ...body })
  expect((await dispatch({ client_payload: { release: 'r1' } })).status).toBe(204)
  expect(bench.shop.dispatches).toMatchObject([{ eventType: 'released', payload: { release: 'r1' } }])
  const keys = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, n]))
  expect((await dispatch({ client_payload: keys })).status).toBe(422)
  expect((await dispatch({ client_payload: { big: 'x'.repeat(65_536) } })).status).toBe(422)
  expect((await dispatch({ event_type: 'x'.repeat(101) })).status).toBe(422)
})

test('an artifact is downloaded over a redirect, without the token, for a minute, until it expires', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const run = shop.run()
  const { id } = shop.artifact({ run, name: 'evidence', files: { 'a.json': '{"ok":true}' }, keptDays: 1 })
  shop.artifact({ run: shop.run(), name: 'evidence', files: {} })

  const list = (await bench.call('GET', `actions/runs/${run.id}/artifacts?name=evidence`)).json
  expect(list).toMatchObject({ total_count: 1, artifacts: [{ id, expired: false }] })
  const redirect = await bench.call('GET', `actions/artifacts/${id}/zip`)
  expect(redirect.status).toBe(302)
  const address = redirect.headers.get('location') ?? ''
  expect((await bench.call('GET', address)).status).toBe(401)
  const zip = Buffer.from(await (await fetch(address)).arrayBuffer())
  expect(zip.includes('{"ok":true}')).toBe(true)
  bench.kernel.clock.advance(60_000)
  expect((await fetch(address)).status).toBe(403)
  bench.kernel.clock.advance(86_400_000)
  expect((await bench.call('GET', `actions/artifacts/${id}/zip`)).status).toBe(410)
  expect((await bench.call('GET', `actions/artifacts/${id}`)).json.expired).toBe(true)
})
