import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import type { Organization } from '../../../sandbox/sentry/state.ts'
import type { Commit, TrackedRelease, Tracker } from '../../release/context.ts'
import { overruled, versionOf } from './client.ts'
import { findUnknown } from './proof.ts'
import { sentry, type SentryOptions } from './sentry.ts'

const A = 'a'.repeat(40)
const B = 'b'.repeat(40)
const RELEASE: TrackedRelease = {
  releaseId: 'r1',
  kind: 'deploy',
  environment: 'production',
  components: [
    { name: 'api', commit: B, previousCommit: A, url: 'https://api.shop.example' },
    { name: 'web', commit: B, previousCommit: A, url: 'https://shop.example' },
    { name: 'docs', commit: B, previousCommit: A, url: 'https://docs.shop.example' },
  ],
}
const CALL = { withinMs: 5_000, signal: new AbortController().signal }

interface Lab {
  sandbox: Sandbox
  organization: Organization
  tracker: Tracker
  warned: string[]
  compared: string[]
}

const labs: { sandbox: Sandbox; temp: string }[] = []
afterEach(async () => {
  for (const { sandbox, temp } of labs.splice(0)) {
    await sandbox.close()
    await rm(temp, { recursive: true })
  }
})

interface LabOptions extends Partial<SentryOptions> {
  repositories?: string[]
  scopes?: string[]
  between?: Commit[] | Error
}

async function openLab({ repositories = [], scopes, between = [], ...options }: LabOptions = {}): Promise<Lab> {
  const sandbox = await startSandbox()
  const temp = await mkdtemp(join(tmpdir(), 'sentry-test-'))
  labs.push({ sandbox, temp })
  const organization = sandbox.sentry.addOrganization({
    slug: 'acme',
    projects: ['shop-web', 'shop-api'],
    repositories,
  })
  const kind = scopes ? 'internal' : 'org'
  const { value } = sandbox.sentry.mintToken({ kind, organization: 'acme', ...(scopes ? { scopes } : {}) })
  const warned: string[] = []
  const compared: string[] = []
  const tracker = sentry({
    settings: {
      organization: 'acme',
      projects: { api: 'shop-api', web: 'shop-web' },
      sourcemaps: {},
      url: sandbox.urls.sentry,
      release: '{component}@{commit}',
      budgetMs: 5_000,
    },
    token: value,
    repository: 'acme/shop',
    commits: {
      resolve: async () => await Promise.resolve(undefined),
      changes: async () => await Promise.resolve(undefined),
      between: async (base, head) => {
        compared.push(`${base.slice(0, 1)}..${head.slice(0, 1)}`)
        return await (between instanceof Error ? Promise.reject(between) : Promise.resolve(between))
      },
    },
    workspace: temp,
    temp,
    warn: (line) => warned.push(line),
    ...options,
  })
  return { sandbox, organization, tracker, warned, compared }
}

function commit(sha: string, message: string): Commit {
  return { sha, message, author: { name: 'Ada', email: 'ada@acme.example' }, at: new Date('2026-11-01T10:00:00Z') }
}

describe('the commits of a release', () => {
  test('are references where the repository is connected', async () => {
    const { tracker, organization, compared } = await openLab({ repositories: ['acme/shop'] })

    await tracker.begin(RELEASE, CALL)

    expect([...organization.releases.keys()].toSorted()).toEqual([`api@${B}`, `web@${B}`])
    expect(organization.releases.get(`api@${B}`)?.refs).toEqual([
      { repository: 'acme/shop', commit: B, previousCommit: A },
    ])
    expect(compared).toEqual([])
  })

  test.each<[string, LabOptions]>([
    ['it is not', {}],
    ['the token may not ask', { scopes: ['project:releases'], repositories: ['acme/shop'] }],
  ])('are told one by one where %s, newest first, and read once', async (_, options) => {
    const long = 'x'.repeat(500)
    const between = [
      commit(A.replace('a', 'c'), 'first'),
      { ...commit(B, long.repeat(30)), author: { name: long, email: long } },
    ]
    const { tracker, organization, compared, warned } = await openLab({ ...options, between })

    await tracker.begin(RELEASE, CALL)

    const { commits = [] } = organization.releases.get(`web@${B}`) ?? {}
    expect(commits.map(({ id }) => id)).toEqual([B, A.replace('a', 'c')])
    expect(commits[1]).toMatchObject({ message: 'first', author_name: 'Ada', repository: 'acme/shop' })
    expect(compared).toEqual(['a..b'])
    expect(warned).toEqual([])
  })

  test('are told one by one where Sentry refuses the reference', async () => {
    const { tracker, organization, sandbox } = await openLab({
      repositories: ['acme/shop'],
      between: [commit(B, 'only')],
    })
    const refusal = { kind: 'status', status: 400, body: { refs: ['Unable to find commit'] } } as const
    sandbox.kernel.faults.add({ ...refusal, service: 'sentry', method: 'POST', times: 2 })

    await tracker.begin(RELEASE, CALL)

    expect(organization.releases.get(`api@${B}`)?.commits).toMatchObject([{ id: B, message: 'only' }])
  })

  test('are the last one and a warning where GitHub does not tell', async () => {
    const { tracker, organization, warned } = await openLab({ between: new Error('github: answered 502') })

    await tracker.begin(RELEASE, CALL)

    expect(organization.releases.get(`api@${B}`)?.commits.map(({ id }) => id)).toEqual([B])
    expect(warned).toEqual(['sentry: the commits since aaaaaaa could not be told: github: answered 502'])
  })
})

describe('a release that was undone', () => {
  test.each<[string, (tracker: Tracker) => Promise<void>, string]>([
    ['is archived', async () => await Promise.resolve(), 'archived'],
    [
      'stays when it has served before, or serves elsewhere',
      async (tracker) => await tracker.live({ ...RELEASE, startedAt: new Date(0), finishedAt: new Date(1) }, CALL),
      'open',
    ],
  ])('%s', async (_, before, status) => {
    const { tracker, organization } = await openLab()
    await tracker.begin(RELEASE, CALL)
    await before(tracker)

    await tracker.undone(RELEASE, CALL)

    expect(organization.releases.get(`web@${B}`)?.status).toBe(status)
  })

  test('and was never announced is no trouble', async () => {
    const { tracker, organization } = await openLab()
    await tracker.undone(RELEASE, CALL)
    expect(organization.releases.size).toBe(0)
  })
})

test('what was live before ops-actions came is entered as well when it is brought back', async () => {
  const { tracker, organization } = await openLab()
  const times = { startedAt: new Date(0), finishedAt: new Date(1) }

  await tracker.live({ ...RELEASE, kind: 'rollback', ...times }, CALL)
  await tracker.live({ ...RELEASE, kind: 'rollback', ...times }, CALL)

  expect(organization.releases.get(`api@${B}`)).toMatchObject({ deploys: [{ name: 'r1' }], dateReleased: null })
})

test('a project that Sentry does not have is named', async () => {
  const settings = { organization: 'acme', sourcemaps: {}, release: '{component}@{commit}', budgetMs: 5_000 }
  const { tracker } = await openLab({
    settings: { ...settings, projects: { api: 'shop-apu' }, url: 'https://sentry.io' },
    repositories: ['acme/shop'],
  })

  await expect(tracker.begin(RELEASE, CALL)).rejects.toThrow(/answered 400: projects: Invalid project ids or slugs/)
})

test('components of one name at Sentry are one release there', async () => {
  const { sandbox, tracker, organization } = await openLab({
    settings: {
      organization: 'acme',
      projects: { api: 'shop-web', web: 'shop-web' },
      sourcemaps: {},
      url: 'https://sentry.io',
      release: '{commit}',
      budgetMs: 5_000,
    },
  })
  await tracker.begin(RELEASE, CALL)
  await tracker.live({ ...RELEASE, startedAt: new Date(0), finishedAt: new Date(1) }, CALL)

  expect([...organization.releases.keys()]).toEqual([B])
  expect(organization.releases.get(B)?.deploys).toHaveLength(1)
  expect(sandbox.kernel.journal.find('sentry')).toHaveLength(5)
})

test('a release is called as ops.yml says', () => {
  expect(versionOf({ name: 'web', commit: B })).toBe(`web@${B}`)
  expect(versionOf({ name: 'web', commit: B }, 'shop-{component}+{commit}')).toBe(`shop-web+${B}`)
})

describe('an organization token', () => {
  const token = (claims: object): string =>
    `sntrys_${Buffer.from(JSON.stringify(claims)).toString('base64')}_${'A'.repeat(43)}`
  const GERMAN = token({ url: 'https://sentry.io', region_url: 'https://de.sentry.io', org: 'acme' })

  test.each([
    ['acme', 'https://sentry.io', []],
    ['acme', 'https://de.sentry.io', []],
    ['other', 'https://sentry.io', [/belongs to the organization "acme", so "other"/]],
    ['acme', 'https://errors.acme.example', [/made by https:\/\/de\.sentry\.io, so https:\/\/errors\.acme\.example/]],
  ])('overrules %s at %s where they differ', (organization, url, said) => {
    const lines = overruled({ settings: { organization, url }, token: GERMAN })
    expect(lines).toEqual(said.map((pattern) => expect.stringMatching(pattern)))
  })

  test.each(['sntrys_', 'sntrys_!!_x', token({ iat: 1 }), 'f'.repeat(64)])(
    'that tells nothing overrules nothing: %s',
    (value) => {
      expect(overruled({ settings: { organization: 'acme', url: 'https://sentry.io' }, token: value })).toEqual([])
    },
  )
})

test('a served page names the scripts whose errors stay unreadable', async () => {
  const { sandbox } = await openLab()
  const id = '7c510f3c-e2e0-5450-a53c-23945a05b6af'
  const marked = (name: string): string => `run()\n//# sourceMappingURL=x.map\n//# debugId=${name}\n`
  const project = sandbox.vercel.addProject({ name: 'page', domains: ['page.example'] })
  await project.seed({
    files: {
      'index.html': `<script type="module" src="/a/known.js"></script><script src='other.js' async></script>
        <link rel="modulepreload" href="/none.js"><script src="https://cdn.example/foreign.js"></script><script>x()</script>`,
      'a/known.js': marked(id.toUpperCase()),
      'other.js': marked('08f9d082-8de0-539a-9792-77a93b3d1aa0'),
      'none.js': 'run()\n',
    },
  })
  const page = { component: 'web', url: 'https://page.example', known: new Set([id]), transport: sandbox.transport }

  expect(await findUnknown(page, CALL)).toEqual([
    'https://page.example/other.js carries the debug id 08f9d082-8de0-539a-9792-77a93b3d1aa0, which Sentry does not know',
    'https://page.example/none.js carries no debug id',
  ])
})
