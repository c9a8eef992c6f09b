import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Assert, Check, PredicateName, Query } from './config/check.ts'
import { type Config, type ConfigRequest, readConfig } from './config.ts'
import { DEFAULTS } from './notes/settings.ts'
import { Problems } from './problems.ts'
import { redact } from './redact.ts'
import { BUILD, VERIFY } from './verify/settings.ts'

let workspace = ''

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'config-'))
  for (const source of ['apps/api', 'apps/web', 'empty', 'with blank']) {
    mkdirSync(join(workspace, source), { recursive: true })
    if (source !== 'empty') writeFileSync(join(workspace, source, 'package.json'), '{}')
  }
  writeFileSync(join(workspace, 'file'), '')
  symlinkSync(tmpdir(), join(workspace, 'outside'))
})

afterAll(() => {
  rmSync(workspace, { recursive: true })
})

const API = `  api:
    railway: { project: 8c6f, service: api }
    source: apps/api
    url: https://api.shop.example
    identity: { path: /version, json: commit }
`
const WEB = `  web:
    vercel: { project: prj_1, team: team_1 }
    source: apps/web
    url: https://shop.example
    identity: { path: /, meta: commit }
    after: [api]
`
const SHOP = `components:\n${API}${WEB}`
const STAGING = `environments:
  staging:
    components:
      api: { url: https://api.stage.example }
      web: { url: https://stage.example, vercel: { project: prj_2 } }
`

async function read(text: string, request: Partial<ConfigRequest> = {}): Promise<Config> {
  return await readConfig({ file: 'ops.yml', environment: 'production', workspace, text, ...request })
}

function is(predicate: PredicateName, value: unknown, query: Query = { of: 'body' }): Assert {
  return { query, predicates: [{ is: predicate, value, not: false }] }
}

function addressIn(check: Check | undefined): string | undefined {
  return check?.kind === 'request' ? check.steps[0]?.address : undefined
}

/** Each mistake as `line:column message`. */
async function mistakes(text: string, request: Partial<ConfigRequest> = {}): Promise<string[]> {
  try {
    await read(text, request)
  } catch (error) {
    if (!(error instanceof Problems)) throw error
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
  }
  return []
}

test('a small file gets every default', async () => {
  const smoke = `smoke:
  - get: https://shop.example/
    status: 200
    contains: Add to basket
    p95: 800ms
`
  expect(await read(SHOP + smoke)).toEqual({
    file: 'ops.yml',
    environment: 'production',
    gateTimeoutMs: 300_000,
    notes: DEFAULTS,
    verify: VERIFY,
    components: [
      {
        name: 'api',
        railway: { project: '8c6f', service: 'api', from: 'directory' },
        source: 'apps/api',
        url: 'https://api.shop.example',
        identity: { path: '/version', json: 'commit' },
        after: [],
        smoke: [],
        migrations: [],
        uploads: [],
        timeoutMs: 600_000,
        build: BUILD,
      },
      {
        name: 'web',
        vercel: { project: 'prj_1', team: 'team_1', prebuilt: false, archive: 'auto' },
        source: 'apps/web',
        url: 'https://shop.example',
        identity: { path: '/', meta: 'commit' },
        after: ['api'],
        smoke: [
          {
            kind: 'request',
            name: 'GET /',
            severity: 'critical',
            place: { file: 'ops.yml', line: 14, column: 5 },
            steps: [
              {
                name: 'GET /',
                method: 'get',
                address: '/',
                query: {},
                headers: {},
                cookies: {},
                redirects: 10,
                asserts: [is('oneOf', [200], { of: 'status' }), is('contains', 'Add to basket', { of: 'body' })],
                capture: [],
              },
            ],
            timing: { samples: 20, concurrency: 1, p95Ms: 800 },
          },
        ],
        migrations: [],
        uploads: [],
        timeoutMs: 600_000,
        build: BUILD,
      },
    ],
  })
})

test('everything that can be said is understood', async () => {
  const config = await read(`version: 1
components:
  site:
    vercel: { project: shop, prebuilt: true, archive: never }
    source: ./apps/web/
    url: http://localhost:3000/shop/
    identity: { text: true }
    smoke:
      - { name: health, get: /health, json: { db.ok: true, errors: 0, note: null }, header: { cache-control: no-store } }
      - { get: /, contains: [Basket, Imprint], duration: 2s }
    migrations: ['db/migrations/**']
    uploads: [.env.production]
    timeout: 90s
gate: { timeout: 2m }
sentry: { organization: acme, project: shop }
`)
  expect(config).toMatchObject({
    gateTimeoutMs: 120_000,
    sentry: { organization: 'acme', projects: { site: 'shop' }, url: 'https://sentry.io' },
    components: [
      {
        vercel: { project: 'shop', prebuilt: true, archive: 'never' },
        source: 'apps/web',
        url: 'http://localhost:3000/shop',
        identity: { path: '/', text: true },
        migrations: ['db/migrations/**'],
        uploads: ['.env.production'],
        timeoutMs: 90_000,
        smoke: [
          {
            name: 'health',
            steps: [
              {
                address: '/health',
                asserts: [
                  is('oneOf', ['2xx'], { of: 'status' }),
                  is('equals', true, { of: 'json', at: 'db.ok' }),
                  is('equals', 0, { of: 'json', at: 'errors' }),
                  is('equals', null, { of: 'json', at: 'note' }),
                  is('contains', 'no-store', { of: 'header', at: 'cache-control' }),
                ],
              },
            ],
          },
          {
            name: 'GET /',
            steps: [{ asserts: [expect.anything(), is('contains', 'Basket'), is('contains', 'Imprint')] }],
            timing: { durationMs: 2_000 },
          },
        ],
      },
    ],
  })
})

test('each component may have a Sentry project of its own', async () => {
  const sentry = 'sentry: { organization: acme, projects: { api: shop-api }, url: https://de.sentry.io/ }\n'
  expect((await read(SHOP + sentry)).sentry).toEqual({
    organization: 'acme',
    projects: { api: 'shop-api' },
    sourcemaps: {},
    url: 'https://de.sentry.io',
    release: '{component}@{commit}',
    budgetMs: 60_000,
  })
})

test('a Sentry project may have a folder of source maps, and releases names of their own', async () => {
  const sentry = `sentry:
  organization: acme
  projects: { api: shop-api, web: { project: shop-web, sourcemaps: apps/web/dist } }
  release: shop-{component}@{commit}
  budget: 30s
`
  expect((await read(SHOP + sentry)).sentry).toMatchObject({
    projects: { api: 'shop-api', web: 'shop-web' },
    sourcemaps: { web: 'apps/web/dist' },
    release: 'shop-{component}@{commit}',
    budgetMs: 30_000,
  })
})

test.each([
  ['.', '.'],
  ['./', '.'],
  ['./apps/web/', 'apps/web'],
  ['with blank', 'with blank'],
])('the source %j is %j', async (written, source) => {
  const { components } = await read(`components:\n${API.replace('apps/api', written)}`)
  expect(components[0]).toMatchObject({ source })
})

test.each([
  ['https://shop.example', 'web', '/'],
  ['https://shop.example/', 'web', '/'],
  ['https://shop.example/basket?x=1', 'web', '/basket?x=1'],
  ['https://SHOP.example/basket', 'web', '/basket'],
  ['https://shop.example/admin', 'admin', '/'],
  ['https://shop.example/admin/users', 'admin', '/users'],
  ['https://shop.example/administration', 'web', '/administration'],
])('the check of %s belongs to %s as %s', async (get, owner, path) => {
  const admin = WEB.replace('web:', 'admin:').replace('prj_1', 'prj_3').replace('shop.example', 'shop.example/admin')
  const { components } = await read(`${SHOP}${admin}smoke:\n  - get: ${get}\n`)
  const given = components.filter(({ smoke }) => smoke.length > 0).map(({ name, smoke }) => [name, addressIn(smoke[0])])
  expect(given).toEqual([[owner, path]])
})

test('another environment changes only what it says', async () => {
  const config = await read(`${SHOP}smoke:\n  - get: https://shop.example/basket\n${STAGING}`, {
    environment: 'staging',
  })
  expect(config.components).toMatchObject([
    { name: 'api', url: 'https://api.stage.example', railway: { project: '8c6f', service: 'api', from: 'directory' } },
    {
      name: 'web',
      url: 'https://stage.example',
      vercel: { project: 'prj_2', team: 'team_1', prebuilt: false, archive: 'auto' },
      smoke: [{ steps: [{ address: '/basket' }] }],
    },
  ])
})

test('an override keeps what production says about the build', async () => {
  const text = (SHOP + STAGING).replace('team: team_1', 'team: team_1, prebuilt: true, archive: never')
  const { components } = await read(text, { environment: 'staging' })
  expect(components[1]?.vercel).toMatchObject({ project: 'prj_2', prebuilt: true, archive: 'never' })
})

test('production is not touched by the environments beside it', async () => {
  expect((await read(SHOP + STAGING)).components[1]).toMatchObject({ url: 'https://shop.example' })
})

test.each([
  ['staging', SHOP, '1:1 ops.yml has no environment "staging"; known: "production"'],
  ['stagin', SHOP + STAGING, '13:1 ops.yml has no environment "stagin"; did you mean "staging"?'],
  ['qa', SHOP + STAGING, '13:1 ops.yml has no environment "qa"; known: "production", "staging"'],
])('the environment %j is refused when nobody has described it', async (environment, text, message) => {
  expect(await mistakes(text, { environment })).toEqual([message])
})

test('the file is read from the workspace', async () => {
  writeFileSync(join(workspace, 'ops.yml'), SHOP)
  const { components } = await readConfig({ file: 'ops.yml', environment: 'production', workspace })
  expect(components).toHaveLength(2)
})

test('a file that is not there names the remedy', async () => {
  await expect(readConfig({ file: 'opps.yml', environment: 'production', workspace })).rejects.toThrow(
    'opps.yml is not in the workspace; does a checkout step come before this one, and does the input "config" name its path?',
  )
})

test('sources need not be there when nobody builds them', async () => {
  expect(await mistakes(SHOP, { workspace: tmpdir(), sources: 'any' })).toEqual([])
})

const component = (change: (text: string) => string): string => `components:\n${change(API)}`
const replacing = (from: string, to: string): string => component((text) => text.replace(from, to))
const adding = (line: string): string => component((text) => `${text}    ${line}\n`)
const checking = (...lines: string[]): string => `${SHOP}smoke:\n  - ${lines.join('\n    ')}\n`

const ADDRESS = 'an "https://" address without a query, such as "https://shop.example" ("http://" only for localhost)'
const SPAN = 'a duration like "800ms", "90s", "5m" or "1h"'

const rows: [string, string, string[]][] = [
  ['an empty file', '', ['1:1 the file must be a mapping with the key "components", got nothing']],
  ['a list', '- api\n', ['1:1 the file must be a mapping with the key "components", got a list']],
  [
    'no components',
    'version: 1\n',
    ['1:1 the file needs the key "components" (The parts that are deployed on their own, by name)'],
  ],
  ['components without any', 'components: {}\n', ['1:13 components must be at least one component, got a mapping']],
  [
    'components as a list',
    'components: [api]\n',
    ['1:13 components must be a mapping of names to components, got a list'],
  ],
  ['another version', `version: 2\n${SHOP}`, ['1:10 version must be 1, got 2']],
  ['a version in quotes', `version: "1"\n${SHOP}`, ['1:10 version must be 1, got "1"; leave the quotes away']],
  ['a misspelt key at the top', `${SHOP}smok: []\n`, ['13:1 the file has no key "smok"; did you mean "smoke"?']],
  [
    'an unknown key at the top',
    `${SHOP}deploy: true\n`,
    [
      '13:1 the file has no key "deploy"; known: "version", "components", "smoke", "gate", "sentry", "notes", "previews", "verify", "environments"',
    ],
  ],
  [
    'a name with capitals',
    replacing('  api:', '  Api:'),
    [
      '2:3 components: "Api" is not a name; a name has small letters, digits and hyphens, beginning with a letter, at most 31 of them',
    ],
  ],
  [
    'a component that is a text',
    'components:\n  api: apps/api\n',
    ['2:8 components.api must be a mapping with "source", "url" and "identity", got "apps/api"'],
  ],
  [
    'a component without a value',
    'components:\n  api:\n',
    ['2:7 components.api must be a mapping with "source", "url" and "identity", got nothing'],
  ],
  [
    'no platform',
    component((text) => text.replace(/ {4}railway.*\n/, '')),
    ['2:3 components.api needs exactly one of "railway", "vercel", it has none of them'],
  ],
  [
    'two platforms',
    adding('vercel: { project: prj_1 }'),
    ['2:3 components.api needs exactly one of "railway", "vercel", it has "railway" and "vercel"'],
  ],
  [
    'a misspelt platform',
    replacing('railway:', 'railyway:'),
    ['3:5 components.api has no key "railyway"; did you mean "railway"?'],
  ],
  [
    'a misspelt key that was needed',
    replacing('identity:', 'identiy:'),
    ['6:5 components.api has no key "identiy"; did you mean "identity"?'],
  ],
  [
    'several unknown keys',
    adding('foo: 1\n    sourcedir: x'),
    [
      '7:5 components.api has no key "foo"; known: "railway", "vercel", "source", "url", "identity", "after", "smoke", "migrations", "uploads", "timeout", "build"',
      '8:5 components.api has no key "sourcedir"; did you mean "source"?',
    ],
  ],
  [
    'no url',
    component((text) => text.replace(/ {4}url.*\n/, '')),
    ['2:3 components.api needs the key "url" (Public address, without a query)'],
  ],
  [
    'no service',
    replacing(', service: api', ''),
    ['3:5 components.api.railway needs the key "service" (Id or name of the service)'],
  ],
  [
    'an empty project',
    replacing('8c6f', '""'),
    ['3:25 components.api.railway.project must be a text without blanks, got ""'],
  ],
  [
    'a project that is a number',
    replacing('8c6f', '4711'),
    ['3:25 components.api.railway.project must be a text, got 4711; put it in quotes'],
  ],
  [
    'another way to build',
    replacing('service: api', 'service: api, from: images'),
    [
      '3:51 components.api.railway.from must be one of "directory", "image", "commit", got "images"; did you mean "image"?',
    ],
  ],
  [
    'http in public',
    replacing('https://api', 'http://api'),
    [`5:10 components.api.url must be ${ADDRESS}, got "http://api.shop.example"`],
  ],
  [
    'an address with a query',
    replacing('shop.example', 'shop.example?x=1'),
    [`5:10 components.api.url must be ${ADDRESS}, got "https://api.shop.example?x=1"`],
  ],
  [
    'no address at all',
    replacing('https://api.shop.example', 'api.shop.example'),
    [`5:10 components.api.url must be ${ADDRESS}, got "api.shop.example"`],
  ],
  [
    'an address that cannot be parsed',
    replacing('api.shop.example', 'api:port'),
    ['5:10 components.api.url must be an address like "https://shop.example", got "https://api:port"'],
  ],
  [
    'no way to identify',
    replacing(', json: commit', ''),
    ['6:5 components.api.identity needs exactly one of "json", "header", "meta", "text", it has none of them'],
  ],
  [
    'two ways to identify',
    replacing('json: commit', 'json: commit, header: x-commit'),
    ['6:5 components.api.identity needs exactly one of "json", "header", "meta", "text", it has "json" and "header"'],
  ],
  [
    'an identity that is a text',
    replacing('{ path: /version, json: commit }', '/version'),
    ['6:15 components.api.identity must be a mapping such as { path: /version, json: commit }, got "/version"'],
  ],
  [
    'a relative path',
    replacing('/version', 'version'),
    ['6:23 components.api.identity.path must be a path that begins with "/", got "version"'],
  ],
  [
    'text: false',
    replacing('json: commit', 'text: false'),
    ['6:39 components.api.identity.text must be true, got false'],
  ],
  [
    'a source outside',
    replacing('apps/api', '../api'),
    ['4:13 components.api.source must be a directory inside the repository, such as "apps/web", got "../api"'],
  ],
  [
    'an absolute source',
    replacing('apps/api', '/apps/api'),
    ['4:13 components.api.source must be a directory inside the repository, such as "apps/web", got "/apps/api"'],
  ],
  [
    'a source that leads outside',
    replacing('apps/api', 'outside'),
    ['4:13 components.api.source leads out of the repository, got "outside"'],
  ],
  [
    'a source that is not there',
    replacing('apps/api', 'apps/apy'),
    [
      '4:13 components.api.source does not exist: there is no directory "apps/apy" in the workspace; is it checked out?',
    ],
  ],
  [
    'a source that is a file',
    replacing('apps/api', 'file'),
    ['4:13 components.api.source must be a directory, "file" is a file'],
  ],
  [
    'a source with nothing in it',
    replacing('apps/api', 'empty'),
    ['4:13 components.api.source is empty: "empty" holds no file; is it built or checked out?'],
  ],
  [
    'a bare number of seconds',
    adding('timeout: 600'),
    [`7:14 components.api.timeout must be ${SPAN}, got 600; add the unit`],
  ],
  ['an unknown unit', adding('timeout: 10min'), [`7:14 components.api.timeout must be ${SPAN}, got "10min"`]],
  ['no time', adding('timeout: 0s'), [`7:14 components.api.timeout must be ${SPAN}, got "0s"`]],
  [
    'a boolean in quotes',
    SHOP.replace('team: team_1', 'prebuilt: "yes"'),
    ['8:41 components.web.vercel.prebuilt must be true or false, got "yes"'],
  ],
  [
    'migrations outside',
    adding('migrations: [../db/**]'),
    [
      '7:18 components.api.migrations[0] must be a pattern below the directory, such as "db/migrations/**", got "../db/**"',
    ],
  ],
  ['migrations as a text', adding('migrations: db/**'), ['7:17 components.api.migrations must be a list, got "db/**"']],
  [
    'a stranger to come after',
    SHOP.replace('[api]', '[ap]'),
    ['12:13 components.web.after: the file has no component "ap"; did you mean "api"?'],
  ],
  [
    'a circle of one',
    SHOP.replace('[api]', '[web]'),
    ['12:12 components come after each other in a circle: web after web; take one "after" away'],
  ],
  [
    'a backend after its frontend',
    SHOP.replace('    after: [api]\n', '').replace('commit }\n  web', 'commit }\n    after: [web]\n  web'),
    [
      '7:13 components.api on Railway cannot come after "web" on Vercel: Railway gives a build traffic at once, so the backend must go first; let "web" come after "api"',
    ],
  ],
  [
    'a circle of three',
    `${SHOP.replace('[api]', '[two]')}${WEB.replace('web:', 'two:').replace('prj_1', 'p2').replace('[api]', '[three]')}${WEB.replace('web:', 'three:').replace('prj_1', 'p3').replace('[api]', '[web]')}`,
    ['24:12 components come after each other in a circle: web after two after three after web; take one "after" away'],
  ],
  [
    'two components in one place',
    `${SHOP}${WEB.replace('web:', 'site:')}`,
    ['14:5 components.site is deployed to the same place as "web"'],
  ],
  [
    'a status in quotes',
    checking('get: https://shop.example', 'status: "200"'),
    [
      '15:13 smoke[0].status must be a number from 100 to 599, a class like "4xx", or a list of them, got "200"; leave the quotes away',
    ],
  ],
  [
    'no status of HTTP',
    checking('get: https://shop.example', 'status: 20'),
    ['15:13 smoke[0].status must be a number from 100 to 599, a class like "4xx", or a list of them, got 20'],
  ],
  [
    'half a status',
    checking('get: https://shop.example', 'status: 200.5'),
    ['15:13 smoke[0].status must be a number from 100 to 599, a class like "4xx", or a list of them, got 200.5'],
  ],
  [
    'a check without an address',
    checking('status: 200'),
    [
      '14:5 smoke[0] needs the key "get", or another that says what it does: "post", "put", "patch", "delete", "head", "options", "steps", "tls", "load", "page", "browser", "sentry", "prometheus"',
    ],
  ],
  [
    'a check of a path at the top',
    checking('get: /'),
    ['14:10 smoke[0].get must be below a component\'s url (https://api.shop.example, https://shop.example), got "/"'],
  ],
  [
    'a check of somebody else',
    checking('get: https://other.example/'),
    [
      '14:10 smoke[0].get must be below a component\'s url (https://api.shop.example, https://shop.example), got "https://other.example/"',
    ],
  ],
  [
    'a number to contain',
    checking('get: https://shop.example', 'contains: 5'),
    ['15:15 smoke[0].contains must be a text or a list of texts, got 5'],
  ],
  [
    'a mapping in json',
    checking('get: https://shop.example', 'json: { a: { b: 1 } }'),
    [
      '15:18 smoke[0].json.a has no key "b"; known: "equals", "notEquals", "oneOf", "greater", "atLeast", "less", "atMost", "startsWith", "endsWith", "contains", "matches", "includes", "count", "exists", "isEmpty", "is", "not"',
    ],
  ],
  [
    'a header that is a number',
    checking('get: https://shop.example', 'header: { age: 0 }'),
    ['15:20 smoke[0].header.age must be a text or a mapping of predicates, got 0; put it in quotes'],
  ],
  [
    'p95 without a unit',
    checking('get: https://shop.example', 'p95: 800'),
    [`15:10 smoke[0].p95 must be ${SPAN}, got 800; add the unit`],
  ],
  ['a misspelt check', checking('gte: https://shop.example'), ['14:5 smoke[0] has no key "gte"; did you mean "get"?']],
  [
    'a relative check of a component',
    adding('smoke: [{ get: health }]'),
    ['7:20 components.api.smoke[0].get must be a path that begins with "/", or an "https://" address, got "health"'],
  ],
  ['a gate that is a duration', `${SHOP}gate: 5m\n`, ['13:7 gate must be a mapping with "timeout", got "5m"']],
  [
    'Sentry without a project',
    `${SHOP}sentry: { organization: acme }\n`,
    ['13:1 sentry needs exactly one of "project", "projects", it has none of them'],
  ],
  [
    'one name for the releases of several Sentry projects',
    `${SHOP}sentry: { organization: acme, projects: { api: a, web: { project: b } }, release: '{commit}' }\n`,
    [
      '13:83 sentry.release must hold {component} where there are several projects, such as "{component}@{commit}", got "{commit}"',
    ],
  ],
  [
    'a name of Sentry releases that is the same for each',
    `${SHOP}sentry: { organization: acme, project: a, release: production }\n`,
    [
      '13:52 sentry.release must be a name with {commit}, such as "{component}@{commit}", without blanks and slashes, got "production"',
    ],
  ],
  [
    'a misspelt folder of source maps',
    `${SHOP}sentry: { organization: acme, projects: { web: { project: b, sourcemap: dist } } }\n`,
    [
      '13:48 sentry.projects.web must be the slug of a project, or a mapping with "project" and "sourcemaps", got a mapping',
    ],
  ],
  [
    'source maps outside of the repository',
    `${SHOP}sentry: { organization: acme, projects: { web: { project: b, sourcemaps: ../dist } } }\n`,
    [
      '13:74 sentry.projects.web.sourcemaps must be a directory inside the repository, such as "web/dist", got "../dist"',
    ],
  ],
  [
    'a Sentry project of nobody',
    `${SHOP}sentry: { organization: acme, projects: { wbe: shop } }\n`,
    ['13:43 sentry.projects: the file has no component "wbe"; did you mean "web"?'],
  ],
  [
    'production as another environment',
    `${SHOP}environments:\n  production: { components: {} }\n`,
    ['14:3 environments.production: that is what the rest of the file describes; move it there'],
  ],
  [
    'a stranger in an environment',
    `${SHOP}${STAGING}      wep: {}\n`,
    ['18:7 environments.staging.components: the file has no component "wep"; did you mean "web"?'],
  ],
  [
    'an environment without addresses',
    (SHOP + STAGING).replace('{ url: https://api.stage.example }', '{}'),
    [
      '16:7 environments.staging.components.api needs a "url" of its own, other than production\'s https://api.shop.example',
    ],
  ],
  [
    "an environment in production's project",
    (SHOP + STAGING).replace(', vercel: { project: prj_2 }', ''),
    [
      '17:7 environments.staging.components.web would be deployed over production; give it "vercel: { project: … }" of its own',
    ],
  ],
  [
    "an environment in production's environment",
    (SHOP + STAGING).replace('service: api }', 'service: api, environment: live }'),
    [
      '16:7 environments.staging.components.api would be deployed over production; give it "railway: { environment: … }" of its own',
    ],
  ],
  [
    'another platform in an environment',
    (SHOP + STAGING).replace('api.stage.example }', 'api.stage.example, vercel: { project: x } }'),
    ['16:46 environments.staging.components.api is on railway, it has no "vercel" to change'],
  ],
  [
    'a key that stands there twice',
    `${SHOP}gate: {}\ngate: {}\n`,
    ['14:1 this key stands here twice; keep one of them'],
  ],
  ['a tab', `components:\n\tapi: 1\n`, ['2:1 a tab indents this line; YAML knows only blanks']],
  [
    'a bracket left open',
    'components: [\n',
    ['2:1 not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ],
  [
    'an alias of nothing',
    'components: *api\n',
    ['1:1 Unresolved alias (the anchor must be set before the alias): api'],
  ],
]

test.each(rows)('tells %s', async (_, text, expected) => {
  expect(await mistakes(text)).toEqual(expected)
})

test('all mistakes are told at once, in the order of the file', async () => {
  const text = `${SHOP.replace('/version', 'version').replace('apps/web', 'apps/wep').replace('[api]', '[ap]')}smoke:
  - { get: https://other.example, status: ok }
gate: {}
gate: {}
`
  expect((await mistakes(text, { environment: 'qa' })).map((mistake) => mistake.split(' ')[0])).toEqual([
    '1:1',
    '6:23',
    '9:13',
    '12:13',
    '14:12',
    '14:43',
    '16:1',
  ])
})

test('a mistake is an annotation of the file, and the message is a list', async () => {
  const error = await read(replacing('/version', 'version')).catch((problem: unknown) => problem)
  expect((error as Problems).problems[0]).toMatchObject({ file: 'ops.yml', title: 'ops.yml', line: 6, column: 23 })
  expect((error as Error).message).toMatch(/^ops\.yml: 1 mistake\n {2}ops\.yml:6:23 components\.api/)
})

test('values behind an anchor are found where they stand', async () => {
  const text = `components:
  api: &one
    railway: { project: a, service: b }
    source: apps/api
    url: http://x.example
    identity: { text: true }
  two: *one
`
  expect((await mistakes(text)).map((mistake) => mistake.split(' ').slice(0, 2).join(' '))).toEqual([
    '3:5 components.two',
    '5:10 components.api.url',
    '5:10 components.two.url',
  ])
})

const secrets: [string, string][] = [
  ['a GitHub token', `ghp_${'a1'.repeat(18)}`],
  ['a GitHub token', `github_pat_${'a1'.repeat(20)}`],
  ['a Sentry token', `sntrys_${'a1'.repeat(20)}`],
  ['a Vercel token', 'aB3'.repeat(8)],
  ['an AWS access key', `AKIA${'A1'.repeat(8)}`],
  ['a Grafana token', `glsa_${'a1'.repeat(16)}_12345678`],
  ['a JSON web token', `eyJ${'a'.repeat(20)}.${'b'.repeat(20)}.${'c'.repeat(20)}`],
  ['a bearer token', `Bearer ${'a1'.repeat(12)}`],
  ['an address with a password', 'mysql://root:hunter22@db.example/shop'],
]

test.each(secrets)('%s in the file is a mistake and is not repeated', async (kind, secret) => {
  const text = checking('get: https://shop.example', `header: { x: "${secret}" }`, 'status: "x"')
  const [found, ...others] = await mistakes(text)
  expect(found).toBe(
    `15:18 this looks like ${kind}, and whoever can read the repository can read it; take it away, revoke it, and hand a new one over as a secret of the workflow`,
  )
  expect(others).toHaveLength(1)
  expect(redact(`got ${secret}`)).toBe('got ***')
})

test.each(['8c6f2f9e-7a52-4d8e-9d58-0f6a4c1f2b3e', 'prj_8Xk2mPqLw9RtZy4NvB6cD1fG', 'team_8Xk2mPqLw9RtZy4NvB6cD1fG'])(
  'the id %s is no secret',
  async (id) => {
    expect(await mistakes(replacing('8c6f', id))).toEqual([])
  },
)
