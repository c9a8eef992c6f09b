import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Entry } from '../sandbox/kernel/journal.ts'
import type { Permissions } from '../sandbox/github/permissions.ts'
import type { RunOptions } from '../sandbox/runner/runner.ts'
import { makeVersion } from '../sandbox/versions.ts'
import { withoutHelp } from './help-link.ts'
import { openShop, type Shop, type ShopRun, type Version, type VersionOptions } from './shop.ts'

/** What one annotation says, and for a mistake in `ops.yml` where it stands. */
type Expected = RegExp | { message: RegExp; line: number; column: number }

interface Row {
  /** What is wrong. */
  name: string
  action?: 'deploy' | 'rollback'
  /** How many versions are released before it. */
  released?: number
  /** How the next version differs from a good one. */
  version?: VersionOptions
  /** What else is spoilt, and the inputs that tell it. */
  spoil?: (shop: Shop, version: Version) => RunOptions | Promise<RunOptions | void> | void
  /** Each message, in order. */
  says: Expected[]
  /** The first write is what finds it, and it is refused: `POST /repos/acme/shop/deployments`. */
  refused?: string
}

const CONFIG: Row[] = [
  {
    name: 'an unknown key in ops.yml',
    version: inConfig('identity: { path: /, meta: commit }', 'identiti: { path: /, meta: commit }'),
    says: [{ message: /components\.web has no key "identiti"; did you mean "identity"\?/, line: 15, column: 5 }],
  },
  {
    name: 'two mistakes in ops.yml at once',
    version: {
      edit: {
        'ops.yml': (text) => text.replace('after: [api]', 'after: [apy]').replace('timeout: 3m', 'timeout: 3'),
      },
    },
    says: [
      { message: /no component "apy"; did you mean "api"\?/, line: 16, column: 13 },
      { message: /gate\.timeout must be a duration.*got 3; add the unit/, line: 33, column: 18 },
    ],
  },
  {
    name: 'no ops.yml',
    spoil: async (_, { folder }) => {
      await rm(join(folder, 'ops.yml'))
    },
    says: [/^ops\.yml is not in the workspace; does a checkout step .*"config"/],
  },
  {
    name: 'a check whose predicate is misspelt',
    version: inConfig('contains: Add to basket', 'xpath: { //h1: { equal: Shop } }'),
    says: [{ message: /smoke\[2\]\.xpath\.\/\/h1 has no key "equal"; did you mean "equals"\?/, line: 25, column: 22 }],
  },
  {
    name: 'a check whose JSONPath is none',
    version: inConfig('contains: Add to basket', 'jsonpath: { "$.a[": 1 }'),
    says: [{ message: /smoke\[2\]\.jsonpath.*"\$\.a\[" is no JSONPath: unclosed/, line: 25, column: 17 }],
  },
  {
    name: 'a password in a check',
    version: inConfig('contains: Add to basket', 'send: { basic: { user: ada, password: hunter22 } }'),
    says: [
      {
        message: /password must be a name in braces such as "\{\{SMOKE_PASSWORD\}\}".*got a text$/,
        line: 25,
        column: 43,
      },
    ],
  },
  {
    name: 'a check that names a secret which nobody gives',
    version: inConfig('contains: Add to basket', 'send: { headers: { x-key: "{{SMOKE_KEY}}" } }'),
    spoil: () => ({ with: { secrets: 'SMOKE_KEI=abcd1234' } }),
    says: [/^web: GET \/: nobody gives a value for "\{\{SMOKE_KEY\}\}"; did you mean "\{\{SMOKE_KEI\}\}"\?/],
  },
  {
    name: 'secrets that are no pairs',
    spoil: () => ({ with: { secrets: 'hunter22hunter22' } }),
    says: [/"secrets" must be lines of NAME=VALUE, got "a line of 16 letters"/],
  },
  {
    name: 'an ops.yml that is not YAML',
    version: inConfig('after: [api]', 'after: [api'),
    says: [{ message: /YAML/, line: 18, column: 1 }],
  },
  {
    name: 'an environment that ops.yml does not know',
    spoil: () => ({ with: { environment: 'prodution' } }),
    says: [{ message: /ops\.yml has no environment "prodution"; did you mean "production"\?/, line: 1, column: 1 }],
  },
  {
    name: 'a source directory that is empty',
    spoil: async (_, { folder }) => {
      await rm(join(folder, 'web'), { recursive: true })
      await mkdir(join(folder, 'web'))
    },
    says: [{ message: /components\.web\.source is empty: "web" holds no file; is it built/, line: 13, column: 13 }],
  },
  {
    name: 'a source directory that is missing',
    spoil: async (_, { folder }) => {
      await rm(join(folder, 'api'), { recursive: true })
    },
    says: [{ message: /components\.api\.source does not exist.*"api".*checked out/, line: 4, column: 13 }],
  },
]

const INPUTS: Row[] = [
  {
    name: 'no Vercel token',
    spoil: () => ({ with: { 'vercel-token': '' } }),
    says: [/"vercel-token" is missing, and web in ops\.yml needs it; set it .*secrets\.VERCEL_TOKEN/],
  },
  {
    name: 'no Railway token',
    spoil: () => ({ with: { 'railway-token': '' } }),
    says: [/"railway-token" is missing, and api in ops\.yml needs it; set it .*secrets\.RAILWAY_TOKEN/],
  },
  {
    name: 'no token at all',
    spoil: () => ({ with: { 'vercel-token': '', 'railway-token': '', 'sentry-auth-token': '' } }),
    says: [/"vercel-token" is missing/, /"railway-token" is missing/],
  },
  {
    name: 'no GitHub token',
    spoil: () => ({ with: { 'github-token': '' } }),
    says: [/"github-token" is missing; set it .*GITHUB_TOKEN/],
  },
  {
    name: 'a dry-run that is neither true nor false',
    spoil: () => ({ with: { 'dry-run': 'yes' } }),
    says: [/"dry-run" must be "true" or "false", got "yes"/],
  },
  {
    name: 'a wait without a unit',
    spoil: () => ({ with: { wait: '15' } }),
    says: [/"wait" must be a duration like "90s" or "5m", got "15"/],
  },
  {
    name: 'a commit that is short',
    spoil: (_, { sha }) => ({ with: { commit: sha.slice(0, 7) } }),
    says: [/"commit" must be the full SHA .*40 digits.*got "\w{7}"/],
  },
  {
    name: 'a commit that is the name of a branch',
    spoil: () => ({ with: { commit: 'main' } }),
    says: [/"commit" must be the full SHA .*github\.sha.*got "main"/],
  },
  {
    name: 'three wrong inputs at once',
    spoil: () => ({ with: { 'dry-run': 'yes', wait: '15', commit: 'main' } }),
    says: [/"wait"/, /"commit"/, /"dry-run"/],
  },
]

const TOKENS: Row[] = [
  {
    name: 'a Vercel token that was revoked',
    spoil: () => ({ with: { 'vercel-token': 'vcp_revoked' } }),
    says: [/^web: vercel: .*token is not valid, or has expired.*`vercel-token`/],
  },
  {
    name: 'a Vercel token of another team',
    spoil: ({ sandbox }) => ({
      with: { 'vercel-token': sandbox.vercel.mintToken({ team: sandbox.vercel.addTeam({ slug: 'other' }) }) },
    }),
    says: [
      /^web: vercel: .*403.*scope "acme".*may not .* team team_9aPq3RtVuW5xZ7cE1gKm2nJs.*Use a token of that team/,
    ],
  },
  {
    name: 'a Railway token that was revoked',
    spoil: () => ({ with: { 'railway-token': '5d1a8a86-0000-4000-8000-1e6f5a1e6b11' } }),
    says: [
      /^api: railway: the token was refused.*no right to project 8c6f0d52.*create a project token.*`railway-token`$/,
    ],
  },
  {
    name: 'a Railway project token of another environment',
    spoil: async ({ sandbox: { railway } }, version) => {
      const environments = ['production', 'staging']
      const project = railway.addProject({ name: 'shop-2', environments, services: [{ name: 'api' }] })
      await moveTo(version, project.id)
      return { with: { 'railway-token': railway.mintToken({ kind: 'project', project, environment: 'staging' }) } }
    },
    says: [
      /^api: railway: the project token is for the environment "staging", but .* "production"; use a token of that environment/,
    ],
  },
  {
    name: 'a Railway project token of another project',
    spoil: ({ sandbox }) => {
      const project = sandbox.railway.addProject({ name: 'other', services: [{ name: 'api' }] })
      return { with: { 'railway-token': sandbox.railway.mintToken({ kind: 'project', project }) } }
    },
    says: [
      /^api: railway: the project token is for project "other".*but ops\.yml names 8c6f0d52.*correct `project` there, or use a token of/,
    ],
  },
  {
    name: 'a GitHub token that is not valid',
    spoil: () => ({ with: { 'github-token': 'ghs_expired' } }),
    says: [/^github: .*401.*the token is not valid; pass `github-token: \$\{\{ github\.token \}\}`/],
  },
  {
    name: 'a GitHub token that may not read deployments',
    spoil: (shop) => ({ with: { 'github-token': githubToken(shop, { contents: 'read', actions: 'read' }) } }),
    says: [/^github: .*give the job `permissions: deployments: write`/],
  },
  {
    name: 'a GitHub token that may not write deployments',
    spoil: (shop) => ({
      with: { 'github-token': githubToken(shop, { contents: 'read', actions: 'read', deployments: 'read' }) },
    }),
    refused: 'POST /repos/acme/shop/deployments',
    says: [/^github: .*the token lacks a permission; give the job `permissions: deployments: write`/],
  },
  {
    name: 'a GitHub token that may not read contents',
    released: 1,
    spoil: (shop) => ({ with: { 'github-token': githubToken(shop, { deployments: 'write', actions: 'read' }) } }),
    says: [/^github: .*the token lacks a permission; give the job `permissions: contents: read`/],
  },
]

const PLACES: Row[] = [
  {
    name: 'a Vercel project that does not exist',
    version: inConfig('prj_4Xs0kTqFvJ2mYc8ZrNw6LbHd', 'shop-wep'),
    says: [/^web: vercel: .*404.*project shop-wep in team team_9a.*check `project` and `team` in ops\.yml/],
  },
  {
    name: 'a Railway service with a typo',
    version: inConfig('service: api', 'service: apii'),
    says: [/^api: railway: the project has no service "apii"; did you mean "api"\?/],
  },
  {
    name: 'a Railway project that does not exist',
    version: inConfig('8c6f0d52-3f1e-4f0a-9a53-7f4f5f0f6b1c', '00000000-0000-4000-8000-000000000000'),
    says: [
      /^api: railway: the project token is for project "shop".*but ops\.yml names 00000000.*correct `project` there/,
    ],
  },
  {
    name: 'a Railway project that a workspace token does not see',
    version: inConfig('8c6f0d52-3f1e-4f0a-9a53-7f4f5f0f6b1c', '00000000-0000-4000-8000-000000000000'),
    spoil: ({ sandbox, railway: { project } }) => ({
      with: { 'railway-token': sandbox.railway.mintToken({ kind: 'workspace', project }) },
    }),
    says: [/^api: railway: the token is valid and sees "acme", but no project 00000000.*correct `project` in ops\.yml/],
  },
  {
    name: 'a Railway environment that does not exist',
    version: inConfig('service: api }', 'service: api, environment: prod }'),
    says: [
      /^api: railway: the project token is for the environment "production", but .* "prod";.*correct `environment` in ops/,
    ],
  },
  {
    name: 'wrong places on both platforms at once',
    version: {
      edit: { 'ops.yml': (text) => text.replace('service: api', 'service: apii').replace('prj_4Xs0kTq', 'prj_5') },
    },
    says: [/2 reasons not to begin:\n- .*vercel: [^]*\n- api: railway: the project has no service "apii"/],
  },
  {
    name: 'a service without an image to deploy',
    version: inConfig('service: api }', 'service: api, from: image }'),
    says: [/^api: railway: the image is missing; name it in the input `images` as COMPONENT=.*@sha256:/],
  },
  {
    name: 'an image without a digest',
    version: inConfig('service: api }', 'service: api, from: image }'),
    spoil: () => ({ with: { images: 'api=ghcr.io/acme/api:latest' } }),
    says: [/^api: railway: the image "ghcr\.io\/acme\/api:latest" has no digest.*@sha256:/],
  },
]

const SOURCES: Row[] = [
  {
    name: 'a source directory of which everything is ignored',
    version: { edit: { 'api/.railwayignore': () => '*\n' } },
    says: [/^api: railway: the source directory has no files to upload.*\.railwayignore/],
  },
  {
    name: 'a website of which everything is ignored',
    version: { edit: { 'web/.vercelignore': () => '*\n' } },
    says: [/^web: vercel: .*has no files to deploy; check its \.vercelignore/],
  },
  {
    name: 'a .env in the source of the backend',
    version: { edit: { 'api/.env': () => 'PAYMENT_KEY=pk_live_1\n' } },
    says: [
      /^api: railway: \.env would be uploaded and looks like a secret; list it in \.railwayignore, or .*`uploads`/,
    ],
  },
  {
    name: 'a .env in the source of the frontend',
    version: { edit: { 'web/.env': () => 'PAYMENT_KEY=pk_live_1\n' } },
    says: [/^web: vercel: .* secrets along: \.env\. Name them in \.vercelignore, or under `uploads`/],
  },
  {
    name: 'a .env in both sources, in a dry run,',
    version: { edit: { 'api/.env': () => 'PAYMENT_KEY=pk_live_1\n', 'web/.env': () => 'PAYMENT_KEY=pk_live_1\n' } },
    spoil: () => ({ with: { 'dry-run': 'true' } }),
    says: [/^2 reasons not to begin:\n- api: railway: \.env [^]*\n- web: vercel: [^]*\.env/],
  },
  {
    name: 'a prebuilt website that was not built',
    version: inConfig('team: team_9aPq3RtVuW5xZ7cE1gKm2nJs', 'team: team_9aPq3RtVuW5xZ7cE1gKm2nJs, prebuilt: true'),
    says: [/^web: vercel: .*config\.json; run `vercel build --prod` in /],
  },
]

const HISTORY: Row[] = [
  {
    name: 'a rollback before any release',
    action: 'rollback',
    says: [/^no release was ever live here, so there is nothing to go back to; make one with the deploy action$/],
  },
  {
    name: 'a rollback after the first release',
    action: 'rollback',
    released: 1,
    says: [/^there is no earlier release to return to; name a version with "to", or deploy an earlier commit/],
  },
  {
    name: 'a rollback to a release that never was',
    action: 'rollback',
    released: 1,
    spoil: () => ({ with: { to: '20250101-120000-abcdef0' } }),
    says: [/^"20250101-120000-abcdef0" was never released; these were: \d{8}-\d{6}-\w+/],
  },
  {
    name: 'a rollback to a commit that was never released',
    action: 'rollback',
    released: 1,
    spoil: (_, { sha }) => ({ with: { to: sha } }),
    says: [/^"\w{40}" is \w{7}, and that commit was never released; these were: /],
  },
  {
    name: 'a rollback to a commit that nobody knows',
    action: 'rollback',
    released: 1,
    spoil: () => ({ with: { to: 'fffffff' } }),
    says: [/^"fffffff" was never released; these were: /],
  },
  {
    name: 'a rollback to the beginning of two commits',
    action: 'rollback',
    spoil: async (shop, { folder }) => {
      for (const digit of ['1', '2']) {
        const sha = `abcdef0${digit.repeat(33)}`
        const files = { 'api/version.txt': digit, 'web/version.txt': digit }
        shop.repository.commit({ message: digit, sha, files })
        const version = {
          name: digit,
          sha,
          folder: await makeVersion(`${folder}-${digit}`, { commit: sha, name: digit }),
        }
        expect((await shop.run('deploy', version)).outputs['status']).toBe('success')
      }
      return { with: { to: 'abcdef0' } }
    },
    says: [/^"abcdef0" is the beginning of several released commits; give more digits: abcdef01+, abcdef02+$/],
  },
  {
    name: 'a commit that was rolled back',
    released: 2,
    spoil: async (shop, version) => {
      const sha = shop.repository.deployments.at(-1)?.sha ?? ''
      const back = await shop.run('rollback', version)
      expect(back.outputs['status']).toBe('success')
      return { with: { commit: sha } }
    },
    says: [/^\w{7} was rolled back .*deploy a commit that mends it, or set "force: true"/],
  },
]

const STATES: Row[] = [
  {
    name: 'a Railway service with auto-deploy on',
    spoil: async ({ sandbox: { railway } }, version) => {
      const repo = { name: 'acme/shop', commits: {} }
      const service = { name: 'api', healthcheckPath: '/health', repo }
      const project = railway.addProject({ name: 'shop-2', services: [service] })
      await moveTo(version, project.id)
      return { with: { 'railway-token': railway.mintToken({ kind: 'project', project }) } }
    },
    says: [/^api: railway: Railway deploys api by itself on every push.*switch off automatic deployments .*https:/],
  },
  {
    name: "somebody's staged change on Railway",
    spoil: ({ railway: { project, api } }) => {
      project.stageChanges({ services: { [api.id]: { variables: { A: { value: 'b' } } } } })
    },
    says: [/^api: railway: the environment "production" has staged changes .*deploy or discard them on Railway first/],
  },
  {
    name: 'a protected staged URL without a bypass secret',
    spoil: ({ vercel: { project } }) => {
      project.state.protection = 'previews'
    },
    says: [
      /^web: vercel: project shop-web protects its deployments.*Create a secret .*VERCEL_AUTOMATION_BYPASS_SECRET/,
    ],
  },
]

describe.each([
  ['ops.yml', CONFIG],
  ['an input', INPUTS],
  ['a token', TOKENS],
  ['a name', PLACES],
  ['the source', SOURCES],
  ['the history', HISTORY],
  ['the state of a platform', STATES],
] as [string, Row[]][])('%s is wrong and stops the run before anything changes', (_, rows) => {
  test.concurrent.each(rows)('$name', async (row) => {
    await within(row, async (shop, version) => {
      await check(row, shop, version)
    })
  })
})

describe('it is allowed', () => {
  test.concurrent('to upload a .env that is meant to be uploaded', async () => {
    const edit = {
      'api/.env': () => 'GREETING=hello',
      'ops.yml': (text: string) => text.replace('source: api', '$&\n    uploads: [.env]'),
    }
    await within({ version: { edit } }, async (shop, version) => {
      const { outputs } = await shop.run('deploy', version, { with: { 'dry-run': 'true' } })
      expect(outputs['status']).toBe('skipped')
    })
  })

  test.concurrent.each([
    ['that the project tells', true],
    ['that is given', false],
  ])('to have protected staged URLs with a bypass secret %s', async (_, told) => {
    await within({}, async (shop, version) => {
      const { state } = shop.vercel.project
      const secret = 'abcdefghijklmnopqrstuvwxyz012345'
      state.protection = 'previews'
      // One that does not work yet, so that only the given one can have opened it.
      if (!told) state.bypass.set('z'.repeat(32), { createdAt: 0, activeAt: Infinity })
      state.bypass.set(secret, { createdAt: 0, activeAt: 0 })
      const options = told ? {} : { with: { 'vercel-automation-bypass-secret': secret } }

      const run = await shop.run('deploy', version, options)

      expect(run.outputs['status']).toBe('success')
      expect(written(run)).not.toContain(secret)
    })
  })

  test.concurrent('to roll back without sources, and with protected staged URLs', async () => {
    await within({ released: 2 }, async (shop, version) => {
      await Promise.all(
        ['api', 'web'].map(async (source) => await rm(join(version.folder, source), { recursive: true })),
      )
      shop.vercel.project.state.protection = 'previews'

      const { outputs } = await shop.run('rollback', version)

      expect(outputs['status']).toBe('success')
    })
  })
})

/** A world of its own, with the releases and the next version that the row wants. */
async function within(
  { released = 0, version: options = {} }: Pick<Row, 'released' | 'version'>,
  act: (shop: Shop, version: Version) => Promise<void>,
): Promise<void> {
  const shop = await openShop()
  try {
    for (let n = 1; n <= released; n++) {
      const { outputs } = await shop.run('deploy', await shop.version(`v${n}`))
      expect(outputs['status']).toBe('success')
    }
    await act(shop, await shop.version('next', options))
  } finally {
    await shop.close()
  }
}

async function check({ action = 'deploy', spoil, says, refused }: Row, shop: Shop, version: Version): Promise<void> {
  const options = (await spoil?.(shop, version)) ?? {}
  const before = { served: await shop.served(), record: shop.record() }
  const { entries } = shop.sandbox.kernel.journal
  const known = entries.length

  const run = await shop.run(action, version, options)

  const told = run.annotations.map((one) => ({ ...one, message: withoutHelp(one.message) }))
  expect(told).toEqual(says.map(annotation))
  for (const { message } of told) {
    expect(message).not.toMatch(/\b(\w+: )\1|\n {4}at |\bundefined\b/)
    expect(message.length).toBeLessThan(500)
  }
  expect(run.exitCode).toBe(1)
  expect(run.outputs).toEqual({ status: 'failure' })
  expect(run.post).toMatchObject({ exitCode: 0, annotations: [] })
  const changed = entries.slice(known).filter(changes)
  expect(changed.map(({ method, path }) => `${method} ${path}`)).toEqual(refused ? [refused] : [])
  expect({ served: await shop.served(), record: shop.record() }).toEqual(before)
  const secrets = Object.entries(options.with ?? {}).flatMap(([name, value]) =>
    name.endsWith('token') && value ? [value] : [],
  )
  for (const secret of secrets) expect(written(run)).not.toContain(secret)
}

function written({ rawLog, summary, outputs }: ShopRun): string {
  return [rawLog.replaceAll(/^::add-mask::.*$/gm, ''), summary, JSON.stringify(outputs)].join('\n')
}

function annotation(expected: Expected): object {
  if (expected instanceof RegExp) {
    return expect.objectContaining({ severity: 'error', message: expect.stringMatching(expected) })
  }
  const { message, ...place } = expected
  return { severity: 'error', title: 'ops.yml', file: 'ops.yml', message: expect.stringMatching(message), ...place }
}

function changes({ service, method, path, body = '' }: Entry): boolean {
  if (!['vercel', 'railway', 'github', 'sentry'].includes(service) || method === 'GET') return false
  return !/\/graphql(\/|$)/.test(path) || !(JSON.parse(body) as { query: string }).query.startsWith('query')
}

function inConfig(what: string, by: string): VersionOptions {
  return { edit: { 'ops.yml': (text) => text.replace(what, by) } }
}

async function moveTo({ folder }: Version, railwayProject: string): Promise<void> {
  const file = join(folder, 'ops.yml')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('8c6f0d52-3f1e-4f0a-9a53-7f4f5f0f6b1c', railwayProject))
}

function githubToken({ sandbox, repository }: Shop, permissions: Permissions): string {
  return sandbox.github.mintToken({ repository: repository.fullName, permissions })
}
