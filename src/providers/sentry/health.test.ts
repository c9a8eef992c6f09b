import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { createKernel } from '../../../sandbox/kernel/kernel.ts'
import { openNetwork } from '../../../sandbox/kernel/network.ts'
import type { Feed } from '../../../sandbox/sentry/feed.ts'
import { createSentry } from '../../../sandbox/sentry/sentry.ts'
import type { SentryCheck } from '../../config/check.ts'
import { remoteScene } from '../../smoke/remote-scene.ts'
import type { Scene } from '../../smoke/scene.ts'
import { checkSentry } from '../../smoke/signals.ts'
import { sentryHealth } from './health.ts'
import { sentry } from './sentry.ts'

const NEW = 'd3f5678'.padEnd(40, '0')
const OLD = 'abc1234'.padEnd(40, '0')
const SETTINGS = {
  organization: 'acme',
  projects: { api: 'shop-api' },
  sourcemaps: {},
  release: '{component}@{commit}',
  budgetMs: 5_000,
}
const LIMITS = { newIssues: 0, crashFree: 0.99, crashFreeDrop: 0.005, leastSessions: 50 }

const closing: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A Sentry in which the old version is entered as deployed, and served a thousand sessions. */
async function openSentry({ scopes }: { scopes?: string[] } = {}) {
  const kernel = createKernel({ startAt: Date.UTC(2026, 10, 22, 10, 30) })
  const sandbox = createSentry(kernel)
  const network = await openNetwork(kernel, sandbox.services)
  closing.push(
    () => {
      kernel.clock.close()
    },
    () => network.close(),
  )
  const url = network.urls['sentry'] ?? ''
  sandbox.setUrl(url)
  sandbox.addOrganization({ slug: 'acme', projects: ['shop-web', 'shop-api'] })
  const token = sandbox.mintToken({
    kind: scopes ? 'internal' : 'org',
    organization: 'acme',
    ...(scopes && { scopes }),
  })
  const release = sandbox.mintToken({ kind: 'org', organization: 'acme' }).value
  const settings = { ...SETTINGS, url }
  const tracker = sentry({
    settings,
    token: release,
    repository: 'acme/shop',
    commits: { resolve: nothing, changes: nothing, between: nothing },
    workspace: '.',
    temp: '.',
    warn: () => {},
  })
  const entered = {
    releaseId: 'r1',
    kind: 'deploy' as const,
    environment: 'production',
    components: [{ name: 'api', commit: OLD, previousCommit: undefined, url: 'https://api.shop.example' }],
  }
  const at = new Date(kernel.clock.now())
  await tracker.live(
    { ...entered, startedAt: at, finishedAt: at },
    { withinMs: 5_000, signal: AbortSignal.timeout(30_000) },
  )
  const feed = (traffic: Omit<Feed, 'release'> & { commit?: string }): void => {
    const { commit = NEW, ...rest } = traffic
    sandbox.feed({ project: 'shop-api', release: `api@${commit}`, ...rest })
  }
  feed({ commit: OLD, sessions: 1_000, crashed: 2, errors: 5 })
  const source = sentryHealth({ settings, token: token.value, environment: 'production' })
  return { source, feed, kernel, settings }
}

function sceneOf(deadlineMs = 60): Scene {
  return remoteScene({ commit: NEW, deadlineMs, requestMs: 5_000 })
}

function checkOf(limits: Partial<SentryCheck>): SentryCheck {
  return { kind: 'sentry', name: 'sentry', severity: 'critical', overMs: 0, leastSessions: 50, ...limits }
}

test('a release with known errors and as few crashes as the one before passes, by an organization token', async () => {
  const { source, feed } = await openSentry()
  feed({ sessions: 400, crashed: 1, errors: 3 })
  const findings = await checkSentry(checkOf(LIMITS), sceneOf(), source)
  expect(findings.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass'])
  expect(findings[2]?.detail).toContain(
    `99.75 % of 400 sessions of api@${NEW} without a crash; at most 0.5 % less than 99.8 % of 1000 sessions of api@${OLD}`,
  )
})

test('one new issue fails at once, long before the time is over', async () => {
  const { source, feed } = await openSentry()
  feed({ sessions: 400, newIssues: ['TypeError: basket is undefined'] })
  const findings = await checkSentry(checkOf({ newIssues: 0, overMs: 600_000 }), sceneOf(900_000), source)
  expect(findings).toMatchObject([
    { verdict: 'fail', expected: 'at most 0', got: `1 new in api@${NEW}`, detail: expect.stringMatching(/1 look in/) },
  ])
})

test('new issues are named where the token may read them', async () => {
  const { source, feed } = await openSentry({ scopes: ['project:read', 'event:read'] })
  feed({ sessions: 400, newIssues: ['TypeError: basket is undefined', 'Timeout'] })
  const [finding] = await checkSentry(checkOf({ newIssues: 0 }), sceneOf(), source)
  expect(finding?.detail).toMatch(/2 new in api@\w+: "Timeout"; "TypeError: basket is undefined"; at most 0 expected/)
})

test('too few sessions are unknown, never green and never red', async () => {
  const { source, feed } = await openSentry()
  feed({ sessions: 12, crashed: 12 })
  const limits = { crashFree: 0.99, crashFreeDrop: 0.005 }
  const findings = await checkSentry(checkOf(limits), sceneOf(), source)
  expect(findings.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown'])
  expect(findings[0]?.detail).toMatch(/not enough data: 12 sessions of api@\w+, at least 50 needed/)
})

test('nothing at all is unknown for every part, and says what is probably wrong', async () => {
  const { source } = await openSentry()
  const findings = await checkSentry(checkOf(LIMITS), sceneOf(), source)
  expect(findings.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown'])
  for (const { detail } of findings)
    expect(detail).toMatch(/has seen nothing of api@.*"release" which its SDK is given/)
})

test.each([
  ['many crashes of many sessions fail', { sessions: 2_000, crashed: 80 }, 'fail'],
  ['a few too many may be chance', { sessions: 60, crashed: 1 }, 'unknown'],
  ['few crashes pass', { sessions: 2_000, crashed: 2 }, 'pass'],
])('%s', async (_, traffic, verdict) => {
  const { source, feed } = await openSentry()
  feed(traffic)
  const limits = { crashFree: 0.99, crashFreeDrop: 0.005 }
  const findings = await checkSentry(checkOf(limits), sceneOf(), source)
  expect(findings.map((finding) => finding.verdict)).toEqual([verdict, verdict])
})

test('a version before that nobody used in this hour is judged by its last day', async () => {
  const { source, feed, kernel } = await openSentry()
  kernel.clock.advance(3 * 3_600_000)
  feed({ sessions: 500, crashed: 1 })
  const [finding] = await checkSentry(checkOf({ crashFreeDrop: 0.005 }), sceneOf(), source)
  expect(finding).toMatchObject({ verdict: 'pass', detail: expect.stringContaining(`1000 sessions of api@${OLD}`) })
})

test('data of another environment or of another component do not count', async () => {
  const { source, feed } = await openSentry()
  feed({ sessions: 900, environment: 'staging' })
  feed({ sessions: 900, project: 'shop-web' })
  expect(await checkSentry(checkOf({ crashFree: 0.99 }), sceneOf(), source)).toMatchObject([{ verdict: 'unknown' }])
})

test('data that come late are waited for', async () => {
  const { source, feed } = await openSentry()
  setTimeout(() => {
    feed({ sessions: 400 })
  }, 300)
  expect(await checkSentry(checkOf({ crashFree: 0.99 }), sceneOf(700), source)).toMatchObject([{ verdict: 'pass' }])
})

test('a refused token is unknown and says what to do', async () => {
  const { settings } = await openSentry()
  const source = sentryHealth({ settings, token: 'wrong-token', environment: 'production' })
  const [finding] = await checkSentry(checkOf({ newIssues: 0 }), sceneOf(), source)
  expect(finding).toMatchObject({
    verdict: 'unknown',
    detail: expect.stringMatching(/answered 401.*make an organization/),
  })
})

test('without a source or a commit nothing is asked', async () => {
  const [finding] = await checkSentry(checkOf({ newIssues: 0 }), sceneOf(), undefined)
  expect(finding).toMatchObject({ verdict: 'unknown', detail: expect.stringContaining('sentry-auth-token') })
})

const own = { slug: 'shop-api', id: 7, newGroups: 0, hasHealthData: true }
const health = { totalSessions: 900, crashFreeSessions: 99.9 }
const answer = (changes: object): string =>
  JSON.stringify({ version: `api@${NEW}`, firstEvent: null, projects: [{ ...own, healthData: health }], ...changes })

test.each([
  ['an error', 500, '{"detail":"Internal Error"}', /answered 500/],
  ['HTML', 200, '<!doctype html><title>Sentry</title>', /not JSON/],
  ['nothing', 200, '', /is empty/],
  ['null', 200, 'null', /is not about/],
  ['another release', 200, answer({ version: `api@${OLD}` }), /is not about/],
  ['another project', 200, answer({ projects: [{ ...own, slug: 'shop-web' }] }), /is not about/],
  ['no health', 200, answer({ projects: [own] }), /has seen nothing/],
  [
    'a rate that is none',
    200,
    answer({ projects: [{ ...own, healthData: { ...health, crashFreeSessions: 'NaN' } }] }),
    /makes sense/,
  ],
  [
    'a rate above all',
    200,
    answer({ projects: [{ ...own, healthData: { ...health, crashFreeSessions: 999 } }] }),
    /makes sense/,
  ],
  [
    'sessions below zero',
    200,
    answer({ projects: [{ ...own, healthData: { ...health, totalSessions: -5 } }] }),
    /has seen nothing/,
  ],
  ['five million bytes', 200, `[${'1,'.repeat(2_500_000)}1]`, /not JSON/],
])('%s from Sentry is unknown', async (_, status, body, says) => {
  const server = createServer((_request, response) => void response.writeHead(status).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const settings = { ...SETTINGS, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const source = sentryHealth({ settings, token: 'sntryu_x', environment: 'production' })
  const [finding] = await checkSentry(checkOf({ crashFree: 0.5 }), sceneOf(), source)
  expect(finding).toMatchObject({ verdict: 'unknown', detail: expect.stringMatching(says) })
})

async function nothing(): Promise<undefined> {
  return await Promise.resolve(undefined)
}
