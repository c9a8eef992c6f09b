import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import type { Fault } from './faults.ts'
import { createKernel } from './kernel.ts'
import { type Bindings, listenerOf } from './service.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function counterWith(
  ...faults: Fault[]
): Promise<{ url: string; count: () => number; kernel: ReturnType<typeof createKernel> }> {
  const kernel = createKernel()
  let count = 0
  const app = new Hono<Bindings>()
  app.post('/count', (c) => c.json({ count: ++count, text: 'a body of some length' }))
  app.post('/graphql/v2', (c) => c.json({ count: ++count }))
  const listener = listenerOf(kernel, { name: 'counter', owns: () => true, app })
  const server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1')
  open.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  kernel.faults.add(...faults)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, count: () => count, kernel }
}

const post = async (url: string, body = '{}'): Promise<Response> =>
  await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })

test.each<[Fault, { applied: boolean; status?: number }]>([
  [
    { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
    { applied: false, status: 429 },
  ],
  [{ kind: 'html' }, { applied: false, status: 502 }],
  [
    { kind: 'html', applied: true },
    { applied: true, status: 502 },
  ],
  [
    { kind: 'graphql-error', message: 'Not Authorized' },
    { applied: false, status: 200 },
  ],
  [
    { kind: 'delay', ms: 5 },
    { applied: true, status: 200 },
  ],
  [{ kind: 'reset-before' }, { applied: false }],
  [{ kind: 'reset-after' }, { applied: true }],
  [{ kind: 'truncate' }, { applied: true }],
  [{ kind: 'half-json' }, { applied: true, status: 200 }],
  [
    { kind: 'drip', ms: 1 },
    { applied: true, status: 200 },
  ],
])('the fault %j is seen by the client as promised', async (fault, { applied, status }) => {
  const { url, count } = await counterWith(fault)

  const seen = await post(`${url}/count`)
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => undefined)

  expect(count()).toBe(applied ? 1 : 0)
  expect(seen?.status).toBe(status)
  if (fault.kind === 'half-json') expect(() => JSON.parse(seen?.text ?? '') as unknown).toThrow()
  expect((await post(`${url}/count`)).status).toBe(200)
})

test('the journal names GraphQL operations and keeps no credential', async () => {
  const { url, kernel } = await counterWith()

  await fetch(`${url}/graphql/v2`, {
    method: 'POST',
    body: JSON.stringify({ query: 'mutation Deploy { x }' }),
    headers: { 'content-type': 'application/json', authorization: 'Bearer very-secret-token' },
  })

  expect(kernel.journal.entries).toMatchObject([{ operation: 'Deploy', status: 200, n: 1 }])
  expect(JSON.stringify(kernel.journal.entries)).not.toContain('secret-token')
})

test('time jumps to the next event when a client looks, and advances on demand', () => {
  const { clock } = createKernel({ startAt: 1_000_000 })
  const seen: string[] = []
  clock.after(60_000, () => seen.push('minute'))
  clock.after(3_600_000, () => seen.push('hour'))

  clock.looked()
  expect(seen).toEqual(['minute'])
  clock.advance(2 * 3_600_000)
  expect(seen).toEqual(['minute', 'hour'])
  expect(clock.now()).toBeGreaterThanOrEqual(1_000_000 + 60_000 + 2 * 3_600_000)
  clock.close()
})
