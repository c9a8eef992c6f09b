import { afterEach, expect, test } from '@jest/globals'
import { createKernel } from '../kernel/kernel.ts'
import { type Network, openNetwork } from '../kernel/network.ts'
import type { Kernel } from '../kernel/service.ts'
import { createSentry, type SentrySandbox } from './sentry.ts'

const VERSION = 'shop@1.4.0+7'
const RELEASES = '/api/0/organizations/acme/releases/'
const RELEASE = `${RELEASES}shop@1.4.0%2B7/`
const HEALTH = ['org:read', 'event:read', 'project:read', 'project:releases']

interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>

interface Opened {
  sentry: SentrySandbox
  kernel: Kernel
  url: string
  /** Asks with a token of this kind. */
  as: (kind: 'org' | 'internal' | 'user', scopes?: string[]) => Ask
}

const open: { network: Network; kernel: Kernel }[] = []
afterEach(async () => {
  for (const { network, kernel } of open.splice(0)) {
    await network.close()
    kernel.clock.close()
  }
})

async function openSentry({ repositories = [] as string[] } = {}): Promise<Opened> {
  const kernel = createKernel({ startAt: Date.UTC(2026, 10, 22, 10, 30) })
  const sentry = createSentry(kernel)
  const network = await openNetwork(kernel, sentry.services)
  open.push({ network, kernel })
  const url = network.urls['sentry'] ?? ''
  sentry.setUrl(url)
  sentry.addOrganization({ slug: 'acme', projects: ['shop-web', 'shop-api'], repositories })
  const as: Opened['as'] = (kind, scopes = []) =>
    askWith(url, sentry.mintToken({ kind, organization: 'acme', scopes }).value)
  return { sentry, kernel, url, as }
}

function askWith(url: string, token: string): Ask {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text ? (JSON.parse(text) as Answer['body']) : {},
    }
  }
}

test('a release is created once, then merged; its dates stay', async () => {
  const { as, sentry } = await openSentry()
  const ask = as('org')

  const first = await ask('POST', RELEASES, {
    version: VERSION,
    projects: ['shop-web'],
    dateStarted: '2026-11-22T10:00:00Z',
  })
  const again = await ask('POST', RELEASES, {
    version: VERSION,
    projects: ['shop-api'],
    dateStarted: '2026-11-22T11:00:00Z',
  })
  const finalized = await ask('PUT', RELEASE, {
    dateReleased: '2026-11-22T10:20:30.123456789Z',
    url: 'https://shop.example',
  })

  expect([first.status, again.status, finalized.status]).toEqual([201, 208, 200])
  expect(finalized.body).toMatchObject({
    version: VERSION,
    dateCreated: first.body['dateCreated'],
    dateReleased: '2026-11-22T10:20:30.123Z',
    url: 'https://shop.example',
    projects: [{ slug: 'shop-web' }, { slug: 'shop-api' }],
    deployCount: 0,
    lastDeploy: null,
  })
  expect(sentry.organizations.get('acme')?.releases.get(VERSION)?.dateStarted).toBe('2026-11-22T10:00:00.000Z')
})

test.each<[string, string, string, unknown, number]>([
  ['unknown release', 'PUT', RELEASE, {}, 404],
  ['deploy of an unknown release', 'POST', `${RELEASE}deploys/`, { environment: 'production' }, 404],
  ['no trailing slash', 'POST', RELEASES.slice(0, -1), { version: 'a', projects: ['shop-web'] }, 404],
  ['version with a slash', 'POST', RELEASES, { version: 'a/b', projects: ['shop-web'] }, 400],
  ['version too long', 'POST', RELEASES, { version: 'a'.repeat(201), projects: ['shop-web'] }, 400],
  ['unknown project', 'POST', RELEASES, { version: 'a', projects: ['nobody'] }, 400],
  ['no project', 'POST', RELEASES, { version: 'a' }, 400],
  ['bad date', 'POST', RELEASES, { version: 'a', projects: ['shop-web'], dateReleased: 'soon' }, 400],
  [
    'commit with a long id',
    'POST',
    RELEASES,
    { version: 'a', projects: ['shop-web'], commits: [{ id: 'c'.repeat(65) }] },
    400,
  ],
  [
    'repository that is not connected',
    'POST',
    RELEASES,
    { version: 'a', projects: ['shop-web'], refs: [{ repository: 'acme/shop', commit: 'c' }] },
    400,
  ],
  ['no JSON object', 'POST', RELEASES, ['a'], 400],
  ['unknown organization', 'GET', '/api/0/organizations/nobody/releases/', undefined, 404],
])('%s is refused and changes nothing', async (_, method, path, body, status) => {
  const { as, sentry } = await openSentry()

  const answer = await as('org')(method, path, body)

  expect(answer.status).toBe(status)
  expect(sentry.organizations.get('acme')?.releases.size).toBe(0)
})

test('deploys belong to one release and count', async () => {
  const { as } = await openSentry()
  const ask = as('org')
  await ask('POST', RELEASES, { version: VERSION, projects: ['shop-web'] })
  await ask('POST', RELEASES, { version: 'other', projects: ['shop-web'] })

  const made = await ask('POST', `${RELEASE}deploys/`, {
    environment: 'production',
    name: 'r1',
    url: null,
    dateStarted: null,
  })
  const listed = await ask('GET', `${RELEASE}deploys/`)
  const release = await ask('GET', RELEASE)
  const withoutEnvironment = await ask('POST', `${RELEASE}deploys/`, { name: 'r2' })

  expect(made).toMatchObject({ status: 201, body: { environment: 'production', name: 'r1' } })
  expect(listed.body).toEqual([made.body])
  expect((await ask('GET', `${RELEASES}other/deploys/`)).body).toEqual([])
  expect(release.body).toMatchObject({ deployCount: 1, lastDeploy: { name: 'r1' } })
  expect(withoutEnvironment).toMatchObject({ status: 400, body: { environment: ['This field is required.'] } })
})

test('commits come from refs or are given, and the previous release that has some is found', async () => {
  const { as } = await openSentry({ repositories: ['acme/shop'] })
  const ask = as('org')
  await ask('POST', RELEASES, {
    version: 'old',
    projects: ['shop-web'],
    commits: [{ id: 'aaa', repository: 'acme/shop', message: 'first' }],
  })
  await ask('POST', RELEASES, { version: VERSION, projects: ['shop-web'] })

  const repositories = await ask('GET', '/api/0/organizations/acme/repos/?cursor=')
  const previous = await ask('GET', `${RELEASE}previous-with-commits/`)
  const none = await ask('GET', `${RELEASES}old/previous-with-commits/`)
  const set = await ask('PUT', RELEASE, { refs: [{ repository: 'acme/shop', commit: 'bbb', previousCommit: 'aaa' }] })

  expect(repositories.body).toMatchObject([
    { name: 'acme/shop', provider: { id: 'integrations:github' }, status: 'active' },
  ])
  expect(previous.body).toMatchObject({ version: 'old', lastCommit: { id: 'aaa' } })
  expect(previous.body['dateCreated']).toEqual(expect.any(String))
  expect(none.body).toEqual({})
  expect(set.body).toMatchObject({ commitCount: 1, lastCommit: { id: 'bbb' } })
  expect((await ask('GET', `${RELEASE}commits/`)).body).toMatchObject([{ id: 'bbb' }])
  expect((await ask('PUT', RELEASE, { refs: [] })).body).toMatchObject({ commitCount: 0 })
})

const statusOf = async (ask: Ask, method: string, path: string): Promise<number> => (await ask(method, path)).status

test('each kind of token may do what it may on Sentry', async () => {
  const { as, sentry, url, kernel } = await openSentry()
  sentry.addOrganization({ slug: 'other', projects: ['site'] })
  await as('org')('POST', RELEASES, { version: VERSION, projects: ['shop-web'] })
  const sessions = '/api/0/organizations/acme/sessions/?field=sum(session)&statsPeriod=1h'
  const expired = sentry.mintToken({
    kind: 'user',
    organization: 'acme',
    scopes: HEALTH,
    expiresAt: kernel.clock.now(),
  })

  expect((await as('org')('GET', '/api/0/')).body).toMatchObject({ auth: { scopes: ['org:ci'] }, user: null })
  expect(await statusOf(as('org'), 'GET', sessions)).toBe(403)
  expect(await statusOf(as('org'), 'GET', '/api/0/projects/acme/shop-web/')).toBe(403)
  expect(await statusOf(as('org'), 'GET', '/api/0/organizations/acme/issues/')).toBe(403)
  expect(await statusOf(as('org'), 'DELETE', RELEASE)).toBe(403)
  expect(await statusOf(as('org'), 'GET', '/api/0/organizations/other/releases/')).toBe(403)
  expect(await statusOf(as('internal', HEALTH), 'GET', sessions)).toBe(200)
  expect((await as('user', HEALTH)('GET', '/api/0/projects/acme/shop-web/')).body['id']).toMatch(/^\d+$/)
  expect(await statusOf(as('internal', ['org:read']), 'GET', RELEASE)).toBe(403)
  expect(await statusOf(as('internal', HEALTH), 'DELETE', RELEASE)).toBe(204)
  expect(await askWith(url, 'sntrys_real')('GET', '/api/0/')).toMatchObject({
    status: 401,
    body: { detail: 'Invalid token' },
  })
  expect(await askWith(url, expired.value)('GET', '/api/0/')).toMatchObject({ status: 401 })
  expect((await fetch(`${url}/api/0/`)).status).toBe(401)
})

test('an organization token carries the address of the sandbox', async () => {
  const { sentry, url } = await openSentry()

  const [, claims = '', secret = ''] = sentry.mintToken({ kind: 'org', organization: 'acme' }).value.split('_')

  expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toMatchObject({ url, region_url: url, org: 'acme' })
  expect(secret).toHaveLength(43)
  expect(Buffer.from(secret, 'base64')).toHaveLength(32)
})

test('lists come in pages with a link that says whether there is more', async () => {
  const { as } = await openSentry()
  const ask = as('org')
  for (const version of ['a', 'b', 'c']) await ask('POST', RELEASES, { version, projects: ['shop-web'] })

  const first = await ask('GET', `${RELEASES}?per_page=2`)
  const second = await ask('GET', `${RELEASES}?per_page=2&cursor=0:2:0`)

  expect(first.body).toMatchObject([{ version: 'c' }, { version: 'b' }])
  expect(first.headers.get('link')).toMatch(/rel="next"; results="true"; cursor="0:2:0"$/)
  expect(first.headers.get('x-hits')).toBe('3')
  expect(second.body).toMatchObject([{ version: 'a' }])
  expect(second.headers.get('link')).toMatch(/results="true"; cursor="0:0:1".*rel="next"; results="false"/)
  expect((await ask('GET', `${RELEASES}?cursor=later`)).status).toBe(400)
  expect((await ask('GET', '/api/0/projects/acme/shop-api/releases/')).body).toEqual([])
})

test('the five headers of the rate limit are on every answer, and the limit holds per endpoint', async () => {
  const { as, sentry, kernel } = await openSentry()
  const ask = as('org')
  kernel.clock.advance(1_000 - (kernel.clock.now() % 1_000))
  sentry.setRateLimit(2)

  const answers = [
    await ask('GET', RELEASES),
    await ask('GET', RELEASE),
    await ask('GET', RELEASES),
    await ask('GET', RELEASES),
  ]
  kernel.clock.advance(1_000)

  expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 429])
  for (const { headers } of answers) {
    expect([...headers.keys()].filter((name) => name.startsWith('x-sentry-rate-limit-'))).toHaveLength(5)
  }
  expect((await ask('GET', RELEASES)).status).toBe(200)
})

test('the health of a release is computed from its traffic', async () => {
  const { as, sentry, kernel } = await openSentry()
  const ask = as('internal', HEALTH)
  await ask('POST', RELEASES, { version: VERSION, projects: ['shop-web'] })
  const before = await ask('GET', `${RELEASE}?health=1&project=shop-web&environment=production`)
  sentry.feed({ release: VERSION, sessions: 200, crashed: 3, errored: 5, newIssues: ['TypeError: x is undefined'] })
  sentry.feed({ release: VERSION, sessions: 50, crashed: 50, environment: 'preview' })

  const now = await ask('GET', `${RELEASE}?health=1&project=shop-web&environment=production&healthStatsPeriod=1h`)
  kernel.clock.advance(2 * 3_600_000)
  const lastHour = await ask('GET', `${RELEASE}?health=1&environment=production&summaryStatsPeriod=1h`)

  expect(before.body['projects']).toMatchObject([
    {
      hasHealthData: false,
      healthData: { hasHealthData: false, totalSessions: 0, crashFreeSessions: null, adoption: null },
    },
  ])
  expect(now.body).toMatchObject({
    newGroups: 1,
    firstEvent: expect.stringMatching(/^2026-11-22T10:30/),
  })
  expect(now.body['projects']).toMatchObject([
    {
      healthData: {
        totalSessions: 200,
        sessionsCrashed: 3,
        sessionsErrored: 5,
        crashFreeSessions: 98.5,
        adoption: 100,
      },
    },
  ])
  expect(lastHour.body['projects']).toMatchObject([
    { hasHealthData: true, healthData: { totalSessions: 0, crashFreeSessions: null } },
  ])
  expect((await ask('GET', `${RELEASE}?health=true`)).body['projects']).toEqual([
    expect.not.objectContaining({ healthData: {} }),
  ])
  expect((await ask('GET', `${RELEASE}?health=1&summaryStatsPeriod=5m`)).status).toBe(400)
})

test('sessions, errors and new issues of a release can be asked for', async () => {
  const { as, sentry } = await openSentry()
  const ask = as('internal', HEALTH)
  const id = sentry.organizations.get('acme')?.projects[0]?.id
  sentry.feed({ release: VERSION, sessions: 100, crashed: 2, newIssues: 3 })
  sentry.feed({ release: 'old', sessions: 400, errors: 7 })
  const query = encodeURIComponent(`release:"${VERSION}"`)
  const where = `project=${id}&environment=production&statsPeriod=1h`

  const sessions = await ask(
    'GET',
    `/api/0/organizations/acme/sessions/?${where}&interval=1h&field=sum(session)&field=crash_free_rate(session)&groupBy=release&query=${query}`,
  )
  const byStatus = await ask(
    'GET',
    `/api/0/organizations/acme/sessions/?${where}&field=sum(session)&groupBy=session.status&query=${query}`,
  )
  const events = await ask(
    'GET',
    `/api/0/organizations/acme/events/?dataset=errors&field=count()&${where}&query=${query}`,
  )
  const issues = await ask(
    'GET',
    `/api/0/organizations/acme/issues/?project=${id}&limit=100&query=${encodeURIComponent(`firstRelease:"${VERSION}"`)}`,
  )
  const none = await ask(
    'GET',
    `/api/0/organizations/acme/sessions/?${where}&field=sum(session)&query=${encodeURIComponent('release:"none"')}`,
  )

  expect(sessions.body['groups']).toMatchObject([
    { by: { release: VERSION }, totals: { 'sum(session)': 100, 'crash_free_rate(session)': 0.98 } },
  ])
  expect(byStatus.body['groups']).toMatchObject([
    { by: { 'session.status': 'healthy' }, totals: { 'sum(session)': 98 } },
    { by: { 'session.status': 'crashed' }, totals: { 'sum(session)': 2 } },
  ])
  expect(events.body['data']).toEqual([{ 'count()': 3 }])
  expect(issues.headers.get('x-hits')).toBe('3')
  expect(none.body['groups']).toEqual([])
})

test.each([
  'sessions/?statsPeriod=1h',
  'sessions/?statsPeriod=soon&field=sum(session)',
  'sessions/?statsPeriod=1h&interval=5m&field=sum(session)',
  'sessions/?statsPeriod=1h&interval=7h&field=sum(session)',
  'sessions/?project=shop-web&field=sum(session)',
  'sessions/?field=sum(session)&field=crash_free_rate(session)&groupBy=session.status',
  'events/?field=count()',
  'events/?dataset=errors',
  'events/?dataset=errors&field=title',
  'issues/?query=assigned:me',
])('the question %s is refused', async (path) => {
  const { as } = await openSentry()

  expect((await as('internal', HEALTH)('GET', `/api/0/organizations/acme/${path}`)).status).toBe(400)
})

test('health data can be late', async () => {
  const { as, sentry } = await openSentry()
  const ask = as('org')
  await ask('POST', RELEASES, { version: VERSION, projects: ['shop-web'] })
  sentry.feed({ release: VERSION, sessions: 10, delayMs: 60_000 })
  const hasData = async (): Promise<unknown> => {
    const { body } = await ask('GET', `${RELEASE}?health=1`)
    return (body['projects'] as { hasHealthData: boolean }[])[0]?.hasHealthData
  }

  expect(await hasData()).toBe(false)
  expect(await hasData()).toBe(true)
})

test('each region answers for its own organizations', async () => {
  const { sentry, kernel } = await openSentry()
  sentry.addOrganization({ slug: 'berlin', region: 'de', projects: ['shop'] })
  sentry.addHost('errors.acme.example')
  const { value } = sentry.mintToken({ kind: 'org', organization: 'berlin' })
  const at = async (host: string): Promise<number> => {
    const url = `https://${host}/api/0/organizations/berlin/releases/`
    return (await kernel.internet(new Request(url, { headers: { authorization: `Bearer ${value}` } }))).status
  }

  expect([await at('sentry.io'), await at('de.sentry.io'), await at('us.sentry.io')]).toEqual([200, 200, 404])
  expect(await at('errors.acme.example')).toBe(200)
})
