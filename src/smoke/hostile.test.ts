import { afterEach, expect, test } from '@jest/globals'
import { BODIES } from './hostile/bodies.ts'
import { forever, tcp } from './hostile/hostile.ts'
import { WIRES } from './hostile/wires.ts'
import { closeSites, HURRY, json, look, NEW, OLD, site } from './local-site.ts'

const TARGETS = [...BODIES, ...WIRES]

const BRIEF = { gateTimeoutMs: 150 }
// The deadline of the gate, that of its last request, and what a busy machine needs.
const LATEST_MS = BRIEF.gateTimeoutMs + 500 + 20_000
const MOST_MEMORY = 192 * 1024 * 1024

const closing: (() => void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await closeSites()
})

async function urlOf(serves: Parameters<typeof tcp>[0]): Promise<string> {
  const { url, close } = await tcp(serves)
  closing.push(close)
  return url
}

/** The time it took, and by how much the memory of the process grew meanwhile at most. */
async function measured<T>(work: () => Promise<T>): Promise<{ value: T; tookMs: number; grewBy: number }> {
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 10)
  const startedAt = performance.now()
  const value = await work()
  clearInterval(timer)
  return { value, tookMs: performance.now() - startedAt, grewBy: most - before }
}

test.each(TARGETS)('hostile: $what', async ({ answers, serves, identity, verdict, says }) => {
  const url = answers ? (await site(answers)).url : await urlOf(serves ?? (() => undefined))
  const { value, tookMs, grewBy } = await measured(
    async () => await look({ url, options: BRIEF, ...(identity && { identity }) }),
  )
  expect(value.checks[0]?.detail).toMatch(says)
  expect(value.verdict).toBe(verdict)
  expect(tookMs).toBeLessThan(LATEST_MS)
  expect(grewBy).toBeLessThan(MOST_MEMORY)
})

test('there are at least 20 hostile targets, no two of one name', () => {
  expect(TARGETS.length).toBeGreaterThanOrEqual(20)
  expect(new Set(TARGETS.map(({ what }) => what)).size).toBe(TARGETS.length)
})

test.each([
  ['garbage in place of TLS', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['garbage without end in place of TLS', undefined],
])('hostile: %s', async (_, text) => {
  const url = await urlOf((socket) => {
    if (text === undefined) forever(socket, Buffer.alloc(65_536, 0x16))
    else socket.end(text)
  })
  const { value, tookMs } = await measured(
    async () => await look({ url: url.replace('http:', 'https:'), options: BRIEF }),
  )
  expect(value.verdict).toBe('unknown')
  expect(tookMs).toBeLessThan(LATEST_MS)
})

test.each([
  ['a pattern', { body: { matches: '^(a+)+$' } }],
  ['a pattern that captures', { regex: { '^(?:a|aa)+$': { exists: true } } }],
  ['a pattern that is negated', { body: { not: { matches: '(.*a){40}$' } } }],
])('hostile: a page that keeps %s busy', async (_, asserts) => {
  const { url } = await site((request, response) => {
    if (request.url === '/version') json(response, { commit: NEW })
    else response.end(`${'a'.repeat(5_000)}!`)
  })
  const { value, tookMs } = await measured(
    async () => await look({ url, checks: [{ get: '/', ...asserts }], options: { settleMs: 1 } }),
  )
  expect(value.checks[1]?.verdict).not.toBe('pass')
  expect(value.checks[1]?.detail).toMatch(/takes more than 1 s/)
  expect(tookMs).toBeLessThan(LATEST_MS)
})

test('hostile: a check that hangs once the identity is right is a failure, since somebody was there', async () => {
  const { url } = await site((request, response) => {
    if (request.url === '/version') json(response, { commit: NEW })
  })
  const result = await look({
    url,
    checks: [{ get: '/products' }],
    options: { gateTimeoutMs: 1_000, requestMs: 1_000 },
  })
  expect(result.checks[1]).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('did not answer within') })
})

test('nobody can be asked: refused, unknown host and untrusted certificate leave the verdict open', async () => {
  const gone = await site(() => undefined)
  await closeSites()
  for (const url of [gone.url, 'http://no-such-host.invalid']) {
    const result = await look({ url, checks: [{ get: '/' }], options: HURRY })
    expect(result.verdict).toBe('unknown')
    expect(result.checks[0]?.detail).toMatch(/ECONNREFUSED|ENOTFOUND|EAI_AGAIN/)
  }
  const plain = await site((_, response) => void response.end())
  const result = await look({ url: plain.url.replace('http:', 'https:'), options: HURRY })
  expect(result.verdict).toBe('unknown')
})

test('somebody who answered wrongly and then goes away has failed', async () => {
  const { url } = await site((request, response, count) => {
    if (count > 1) request.socket.resetAndDestroy()
    else json(response, { commit: OLD })
  })
  expect((await look({ url, options: HURRY })).verdict).toBe('fail')
})
