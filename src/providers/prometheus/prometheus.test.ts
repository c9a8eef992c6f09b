import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { PrometheusCheck } from '../../config/check.ts'
import { remoteScene } from '../../smoke/remote-scene.ts'
import type { Scene } from '../../smoke/scene.ts'
import { checkPrometheus, type Metrics, readBefore } from '../../smoke/signals.ts'
import { prometheus } from './prometheus.ts'
import { hasPrometheus, type RunningPrometheus, startPrometheus } from './testing.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function sceneOf(deadlineMs = 300): Scene {
  return remoteScene({ deadlineMs, requestMs: 2_000 })
}

function checkOf(given: Partial<PrometheusCheck> & { query: string }): PrometheusCheck {
  return { kind: 'prometheus', name: 'errors', severity: 'critical', overMs: 0, everyMs: 50, ...given }
}

const { signal } = new AbortController()

// Names itself by the reason when it can't run.
if (!hasPrometheus) console.log('skipped, because no prometheus is on this machine: the tests with a real one')
const describeReal = hasPrometheus ? describe : describe.skip
describeReal(hasPrometheus ? 'a real Prometheus' : 'skipped, because no prometheus is on this machine', () => {
  let server: RunningPrometheus
  let source: Metrics
  beforeAll(async () => {
    server = await startPrometheus({
      'requests_total{status="200"}': 100,
      'requests_total{status="500"}': 1,
      latency_seconds: 0.2,
      nothing_yet: 0,
    })
    source = prometheus({ url: server.url })
  })
  afterAll(async () => {
    await server.close()
  })

  const ratio = 'sum(requests_total{status=~"5.."}) / sum(requests_total)'

  test('a value on the right side of its limits passes', async () => {
    const findings = await checkPrometheus(
      checkOf({ query: ratio, below: 0.05, above: 0.001 }),
      sceneOf(),
      source,
      undefined,
    )
    expect(findings).toMatchObject([
      { verdict: 'pass', got: '0.009901', expected: 'below 0.05 and above 0.001', final: true },
    ])
  })

  test('a scalar is a number too', async () => {
    expect(
      await checkPrometheus(checkOf({ query: 'scalar(latency_seconds)', below: 1 }), sceneOf(), source, undefined),
    ).toMatchObject([{ verdict: 'pass', got: '0.2' }])
  })

  test('a value that becomes bad fails before the time is over', async () => {
    await server.set({ queue_length: 3 })
    const check = checkOf({ query: 'queue_length', below: 10, overMs: 60_000 })
    const watching = checkPrometheus(check, sceneOf(60_000), source, undefined)
    await server.set({ queue_length: 4_000 })
    expect(await watching).toMatchObject([{ verdict: 'fail', got: '4000', expected: 'below 10' }])
  })

  test('a value is compared with the one before the release', async () => {
    const check = checkOf({ query: 'latency_seconds', compare: 1.5 })
    const before = await readBefore(check, source, signal)
    expect(before).toBe(0.2)
    expect(await checkPrometheus(check, sceneOf(), source, before)).toMatchObject([{ verdict: 'pass' }])
    await server.set({ latency_seconds: 0.5 })
    expect(await checkPrometheus(check, sceneOf(), source, before)).toMatchObject([
      {
        verdict: 'fail',
        detail: expect.stringMatching(/^is 0.5; expected at most 1.5 times 0.2 \(before the release\)/),
      },
    ])
  })

  test.each([
    ['an unknown metric', 'no_such_metric', /answers with nothing; is the metric there/],
    ['several series', 'requests_total', /answers with 2 series; join them by sum\(\)/],
    ['nothing divided by nothing', 'nothing_yet / nothing_yet', /answers with NaN; does it divide by nothing/],
    ['something divided by nothing', 'latency_seconds / nothing_yet', /answers with \+Inf/],
    ['a range', 'latency_seconds[1m]', /answers with a matrix, not with one number/],
    ['a text', '"hello"', /answers with a string/],
    ['a query with a mistake', 'sum(latency_seconds', /answered 400 ".*unclosed left parenthesis/],
    ['a query that makes no sense', 'requests_total + on() requests_total', /answered 422/],
  ])('%s is unknown', async (_, query, says) => {
    expect(await checkPrometheus(checkOf({ query, below: 1e9 }), sceneOf(), source, undefined)).toMatchObject([
      { verdict: 'unknown', detail: expect.stringMatching(says) },
    ])
  })

  test('a query that looks back further than the version is live is unknown until then', async () => {
    const query = 'max_over_time(latency_seconds[1s])'
    const early = await checkPrometheus(
      checkOf({ query, below: 1_000, overMs: 5_000 }),
      sceneOf(400),
      source,
      undefined,
    )
    expect(early).toMatchObject([{ verdict: 'unknown', detail: expect.stringMatching(/looks back 1 s, longer than/) }])
    const late = await checkPrometheus(
      checkOf({ query, below: 1_000, overMs: 1_100 }),
      sceneOf(5_000),
      source,
      undefined,
    )
    expect(late).toMatchObject([{ verdict: 'pass' }])
  })
})

describe('a query that looks back over what was before the release', () => {
  const query = 'sum(increase(errors_total[300ms]))'

  test('is asked until it no longer does, also where `over` is shorter', async () => {
    let asked = 0
    const source: Metrics = { value: async () => await Promise.resolve(++asked) }
    const [finding] = await checkPrometheus(checkOf({ query, below: 1_000 }), sceneOf(5_000), source, undefined)
    expect(finding?.verdict).toBe('pass')
    expect(asked).toBeGreaterThan(1)
  })

  test('is not held against this version while it is bad from the first look on', async () => {
    const startedAt = performance.now()
    const source: Metrics = { value: async () => await Promise.resolve(performance.now() - startedAt < 200 ? 9 : 0) }
    expect(await checkPrometheus(checkOf({ query, below: 5 }), sceneOf(5_000), source, undefined)).toMatchObject([
      { verdict: 'pass' },
    ])
  })

  test('fails at once when it was good and becomes bad', async () => {
    const values = [0]
    const source: Metrics = { value: async () => await Promise.resolve(values.shift() ?? 9) }
    const check = checkOf({ query: 'sum(increase(errors_total[1h]))', below: 5 })
    expect(await checkPrometheus(check, sceneOf(60_000), source, undefined)).toMatchObject([{ verdict: 'fail' }])
  })
})

/** A server that says what it likes. */
async function pretender(answers: RequestListener): Promise<Metrics> {
  const server = createServer(answers)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return prometheus({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/prom/`,
    authorization: 'Bearer abcdef',
  })
}

const vector = (...values: unknown[]): string =>
  JSON.stringify({
    status: 'success',
    data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1, value] })) },
  })

test.each([
  ['an error', 500, 'oops', /answered 500/],
  ['a login page', 200, '<html>Sign in</html>', /not JSON/],
  ['a redirect', 302, '', /answered 302/],
  ['null', 200, 'null', /not one of its query API/],
  ['JSON of somebody else', 200, '{"ok":true}', /not one of its query API; is the address right/],
  ['a failure with status 200', 200, '{"status":"error","error":"boom"}', /not one of its query API/],
  ['no data', 200, '{"status":"success"}', /answers with nothing usable/],
  ['a value that is no text', 200, vector(5), /holds no sample/],
  ['an empty value', 200, vector(''), /holds no sample/],
  ['a word', 200, vector('many'), /answers with many/],
  [
    'partial data',
    200,
    vector('1').replace('{', '{"warnings":["store api-2 is down"],'),
    /not complete: store api-2 is down/,
  ],
  ['a body that is too long', 200, vector('1') + ' '.repeat(2_000_000), /longer than 1 MiB/],
  ['a hundred thousand levels', 200, '['.repeat(100_000), /not JSON/],
])('%s is unknown', async (_, status, body, says) => {
  const source = await pretender((_request, response) => void response.writeHead(status, { location: '/' }).end(body))
  expect(await checkPrometheus(checkOf({ query: 'up', below: 2 }), sceneOf(30), source, undefined)).toMatchObject([
    { verdict: 'unknown', detail: expect.stringMatching(says) },
  ])
})

test('a server that hangs is unknown when the time is over', async () => {
  const source = await pretender(() => undefined)
  const scene = { ...sceneOf(200), requestMs: 100 }
  expect(await checkPrometheus(checkOf({ query: 'up', below: 2 }), scene, source, undefined)).toMatchObject([
    { verdict: 'unknown', detail: expect.stringContaining('no answer within 100 ms') },
  ])
})

test('the query and the token are sent to the path below the address', async () => {
  let asked = ''
  const source = await pretender((request, response) => {
    asked = `${request.method} ${request.url} ${request.headers.authorization}`
    response.end(vector('0.5'))
  })
  expect(await source.value('sum(up)', signal)).toBe(0.5)
  expect(asked).toBe('GET /prom/api/v1/query?query=sum%28up%29 Bearer abcdef')
})

test.each([
  ['nothing before, something now', 0, '0.1', 'unknown', /no multiple of it, so limit it by "below"/],
  ['nothing before, nothing now', 0, '0', 'pass', /is 0/],
  ['not known before', undefined, '0.1', 'unknown', /before the release is not known/],
])('compared with the release before: %s', async (_, before, value, verdict, says) => {
  const source = await pretender((_request, response) => void response.end(vector(value)))
  const check = checkOf({ query: 'up', compare: 1.5 })
  expect(await checkPrometheus(check, sceneOf(30), source, before)).toMatchObject([
    { verdict, detail: expect.stringMatching(says) },
  ])
})

test('without an address nothing is asked', async () => {
  const check = checkOf({ query: 'up', compare: 1.5 })
  expect(await readBefore(check, undefined, signal)).toBeUndefined()
  expect(await checkPrometheus(check, sceneOf(), undefined, undefined)).toMatchObject([
    { verdict: 'unknown', detail: expect.stringContaining('prometheus-url') },
  ])
})
