import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import type { Fault } from '../sandbox/kernel/faults.ts'
import { createKernel } from '../sandbox/kernel/kernel.ts'
import { type Bindings, listenerOf } from '../sandbox/kernel/service.ts'
import { retryAfterMs, waitMs } from './backoff.ts'
import { createHttp, HttpError, type HttpOptions } from './http.ts'
import { keepSecret } from './redact.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server that counts what it has done, with faults, and a client for it. */
async function counter(faults: Fault[] = [], options: Partial<HttpOptions> = {}) {
  const kernel = createKernel()
  kernel.faults.add(...faults)
  let count = 0
  const app = new Hono<Bindings>()
  app.all('/count', (c) => c.json({ count: ++count }))
  app.post('/echo', async (c) => c.text(await c.req.text()))
  app.get('/big', (c) => c.text('x'.repeat(100_000)))
  app.get('/refuse', (c) => c.json({ error: { code: 'forbidden', message: 'no such right' } }, 403, { 'x-id': 'r-7' }))
  const listener = listenerOf(kernel, { name: 'counter', owns: () => true, app })
  const server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1')
  open.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const http = createHttp({
    name: 'counter',
    baseUrl,
    requestIdHeader: 'x-id',
    expects: 'json',
    totalMs: 30_000,
    ...options,
  })
  return { http, kernel, count: () => count, baseUrl }
}

async function failure(call: Promise<unknown>): Promise<HttpError> {
  return await call.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error as HttpError,
  )
}

const ONCE: Fault[] = [
  { kind: 'status', status: 429, headers: { 'retry-after': '0' } },
  { kind: 'status', status: 429, headers: { 'retry-after': new Date(Date.now() - 1000).toUTCString() } },
  { kind: 'status', status: 500 },
  { kind: 'html' },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'truncate' },
  { kind: 'half-json' },
]

describe('a read', () => {
  test.each(ONCE)('is tried again after %j', async (fault) => {
    const { http } = await counter([fault])
    const answer = await http('/count')
    expect(answer).toMatchObject({ status: 200, attempts: 2 })
  })

  test('is tried again when it hangs', async () => {
    const { http } = await counter([{ kind: 'hang' }], { attemptMs: 2_000 })
    expect(await http('/count')).toMatchObject({ attempts: 2 })
  })

  test('ends at the deadline of the whole call, with the last reason', async () => {
    // Two of the server's pauses do not fit, so the deadline falls into the second one, never into an attempt.
    const headers = { 'retry-after': '2' }
    const { http } = await counter([{ kind: 'status', status: 503, headers, times: Infinity }], { totalMs: 4_000 })
    const { message, answer } = await failure(http('/count'))
    expect(message).toMatch(/^counter: GET http:.*\/count answered 503/)
    expect(answer?.attempts).toBe(2)
  })

  test('does not wait for longer than its deadline, whatever the server asks', async () => {
    const { http } = await counter([{ kind: 'status', status: 429, headers: { 'retry-after': '3600' } }])
    expect(await failure(http('/count'))).toMatchObject({ status: 429, failure: 'status' })
  })
})

describe('a change', () => {
  test.each(ONCE.filter(({ kind }) => kind !== 'status'))('is not repeated after %j', async (fault) => {
    const { http, count } = await counter([fault])
    const error = await failure(http('/count', { method: 'POST', json: {} }))
    expect(error.mayHaveActed).toBe(true)
    expect(count()).toBeLessThanOrEqual(1)
  })

  test('is repeated when it was refused by a limit, and when it was never sent', async () => {
    const { http } = await counter([{ kind: 'status', status: 429, headers: { 'retry-after': '0' } }])
    expect(await http('/count', { method: 'POST', json: {} })).toMatchObject({ attempts: 2 })

    const retries: string[] = []
    const nobody = createHttp({ name: 'nobody', baseUrl: 'http://127.0.0.1:1', onRetry: (line) => retries.push(line) })
    const refused = await failure(nobody('/', { method: 'POST', maxAttempts: 2 }))
    expect(refused).toMatchObject({ failure: 'refused', mayHaveActed: false })
    expect(retries).toHaveLength(1)
  })

  test('is repeated when it says that it may be', async () => {
    const { http, count } = await counter([{ kind: 'reset-after' }])
    expect(await http('/count', { method: 'PUT', json: {}, repeatable: true })).toMatchObject({ attempts: 2 })
    expect(count()).toBe(2)
  })

  test('can stream its body, anew for each attempt', async () => {
    const { http } = await counter([{ kind: 'status', status: 503 }], {})
    const body = (): Readable => Readable.from(['{"a":', '1}'])
    const answer = await http('/echo', {
      method: 'POST',
      body,
      repeatable: true,
      headers: { 'content-type': 'text/plain' },
    })
    expect(answer.json()).toEqual({ a: 1 })
  })
})

describe('an error', () => {
  test("carries the provider's words and request id, and no secret", async () => {
    keepSecret('tok-very-secret')
    const { http } = await counter()
    const error = await failure(http('/refuse', { query: { token: 'tok-very-secret' } }))
    expect(error.message).toBe(error.message.replace('tok-very-secret', ''))
    expect(error.message).toMatch(/answered 403 "forbidden: no such right" \(request r-7\)$/)
  })

  test('can be asked for as an answer', async () => {
    const { http } = await counter()
    expect(await http('/refuse', { accept: [403] })).toMatchObject({ status: 403 })
  })

  test('is not worth another try when the caller says so', async () => {
    const { http } = await counter([{ kind: 'status', status: 429 }], { retryable: () => false })
    expect(await failure(http('/count'))).toMatchObject({ status: 429 })
  })
})

test('a cancelled call ends at once', async () => {
  const { http } = await counter([{ kind: 'hang' }])
  const stop = new AbortController()
  setTimeout(() => {
    stop.abort()
  }, 50)
  expect(await failure(http('/count', { signal: stop.signal }))).toMatchObject({ failure: 'cancelled' })
})

test('a long body is cut where the caller says', async () => {
  const { http } = await counter([], {})
  const answer = await http('/big', { maxBytes: 1000, maxAttempts: 1 }).catch((error: HttpError) => error.answer)
  expect(answer?.cut).toBe(true)
  expect(answer?.body).toHaveLength(1000)
})

test.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ['', undefined],
  ['7', 7000],
  ['0.5', 500],
  ['-3', 0],
  ['soon', undefined],
  [new Date(60_000).toUTCString(), 59_000],
  [new Date(0).toUTCString(), 0],
])('Retry-After %j means %j ms', (header, expected) => {
  expect(retryAfterMs(header, 1000)).toBe(expected)
})

test('waits grow, with jitter, and never fall short of what was asked', () => {
  expect(waitMs({ headers: { 'retry-after': '2' } }, 1)).toBeGreaterThanOrEqual(2000)
  expect(waitMs(undefined, 1)).toBeLessThanOrEqual(250)
  expect(waitMs(undefined, 20)).toBeLessThanOrEqual(8000)
})
