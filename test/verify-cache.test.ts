import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { RuntimeTokenOptions } from '../sandbox/cache/token.ts'
import { type Run, runAction, type RunOptions } from '../sandbox/runner/runner.ts'
import { type Sandbox, startSandbox } from '../sandbox/start.ts'
import { project } from './projects.ts'

const REPOSITORY = 'acme/shop'
const MAIN = { repository: REPOSITORY, ref: 'refs/heads/main' }
const pull = (number: number): RuntimeTokenOptions => ({
  repository: REPOSITORY,
  ref: `refs/pull/${number}/merge`,
  base: 'main',
})
const PULL_EVENT = { pull_request: { base: { ref: 'main', sha: 'a'.repeat(40) } } }

let sandbox: Sandbox
const made: string[] = []
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(async () => {
  await sandbox.close()
  await Promise.all(made.splice(0).map(async (folder) => await rm(folder, { recursive: true, force: true })))
})

/** Counts its builds in a file outside of it; needs a package that is installed from beside it, without a registry. */
async function shop(changes: Record<string, unknown> = {}): Promise<string> {
  const folder = await project({
    'package.json': {
      name: 'shop',
      private: true,
      scripts: { lint: 'echo lint >> $LOG', test: 'echo test >> $LOG', build: 'echo build >> $LOG && node build.mjs' },
      dependencies: { greeting: 'file:greeting' },
    },
    'package-lock.json': {
      name: 'shop',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'shop', dependencies: { greeting: 'file:greeting' } },
        greeting: { version: '1.0.0' },
        'node_modules/greeting': { resolved: 'greeting', link: true },
      },
    },
    'greeting/package.json': { name: 'greeting', version: '1.0.0', main: 'index.js' },
    'greeting/index.js': "module.exports = 'Hello'\n",
    'build.mjs': `import { mkdirSync, writeFileSync } from 'node:fs'
import greeting from 'greeting'
mkdirSync('dist', { recursive: true })
writeFileSync('dist/index.html', '<h1>' + greeting + (process.env.SHOUT ?? '') + '</h1>')
`,
    '.gitignore': 'node_modules\ndist\n',
    ...changes,
  })
  made.push(folder)
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  return folder
}

interface Went extends Run {
  ran: string[]
  page: string
}

interface Job {
  workspace: string
  token?: RuntimeTokenOptions
  options?: RunOptions
}

async function verify({ workspace, token = MAIN, options = {} }: Job): Promise<Went> {
  const log = join(await mkdtemp(join(tmpdir(), 'verify-log-')), 'ran')
  await writeFile(log, '')
  const { LOG: _, ...environment } = sandbox.environment()
  const run = await runAction('verify', {
    ...options,
    workspace,
    env: { ...environment, ACTIONS_RUNTIME_TOKEN: sandbox.cache.mintRuntimeToken(token), LOG: log, ...options.env },
    with: { 'fail-on-unknown': 'false', ...options.with },
    github: { ref: token.ref, ...options.github },
  })
  const page = await readFile(join(workspace, 'dist/index.html'), 'utf8').catch(() => '')
  return { ...run, page, ran: (await readFile(log, 'utf8')).split('\n').filter(Boolean) }
}

const kinds = (): string[] =>
  sandbox.cache
    .entries(REPOSITORY)
    .map(({ key }) => /^ops-verify-([a-z]+)-v1-/.exec(key)?.[1] ?? key)
    .toSorted()

test('what has not changed is neither installed, linted nor built again; tests always run', async () => {
  const first = await verify({ workspace: await shop() })
  expect(first).toMatchObject({ exitCode: 0, ran: ['lint', 'test', 'build'], page: '<h1>Hello</h1>' })
  expect(first.log).toContain('npm ci')

  const second = await verify({ workspace: await shop() })
  expect(second).toMatchObject({ exitCode: 0, ran: ['test'], page: '<h1>Hello</h1>' })
  expect(second.log).not.toContain('npm ci')
  expect(second.summary).toMatch(/packages \| success \| [^|]+\| from the cache/)
  expect(JSON.parse(second.outputs['result-json'] ?? '').components[0].output).toMatchObject(
    JSON.parse(first.outputs['result-json'] ?? '').components[0].output,
  )
  expect(kinds()).toEqual(['build', 'packages', 'report'])
})

const CHANGES: [string, Record<string, unknown>, Record<string, string>][] = [
  [
    'a source',
    {
      'build.mjs':
        "import { mkdirSync, writeFileSync } from 'node:fs'\nmkdirSync('dist')\nwriteFileSync('dist/index.html', 'new')\n",
    },
    {},
  ],
  ['an environment variable', {}, { SHOUT: '!' }],
  ['a file that git ignores and builds read', { '.env.production': 'A=1\n' }, {}],
  ['a package of the same repository', { 'greeting/index.js': "module.exports = 'Good day'\n" }, {}],
]
test.each(CHANGES)(
  '%s that has changed is built again',
  async (_, files, env) => {
    await verify({ workspace: await shop() })
    const again = await verify({ workspace: await shop(files), options: { env } })
    expect(again.ran).toContain('build')
    expect(again.page).not.toBe('<h1>Hello</h1>')
  },
  120_000,
)

test('an output that names its commit is of use to that commit only', async () => {
  const files = {
    'build.mjs':
      "import { mkdirSync, writeFileSync } from 'node:fs'\nmkdirSync('dist', { recursive: true })\nwriteFileSync('dist/index.html', process.env.OPS_COMMIT)\n",
  }
  const [one, two] = ['1'.repeat(40), '2'.repeat(40)]
  const at = async (sha: string): Promise<Went> =>
    await verify({ workspace: await shop(files), options: { github: { sha } } })
  expect(await at(one)).toMatchObject({ page: one, ran: ['lint', 'test', 'build'] })
  expect(await at(two)).toMatchObject({ page: two, ran: ['lint', 'test', 'build'] })
  expect(await at(one)).toMatchObject({ page: one, ran: ['test'] })
})

describe('an entry that is not what it says is not used', () => {
  const damages: [string, (content: Buffer) => Buffer][] = [
    ['cut off', (content) => content.subarray(0, content.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['rubbish', () => Buffer.from('<html>no archive</html>')],
  ]
  test.each(damages)('%s', async (_, damage) => {
    await verify({ workspace: await shop() })
    for (const { parts } of sandbox.cache.entries(REPOSITORY)) {
      for (const part of parts) await writeFile(part.file, damage(await readFile(part.file)))
    }
    const again = await verify({ workspace: await shop() })
    expect(again).toMatchObject({ exitCode: 0, ran: ['lint', 'test', 'build'], page: '<h1>Hello</h1>' })
  })

  const forgeries: [string, (folder: string) => Promise<void>, RegExp][] = [
    [
      'changed content',
      async (folder) => await change(folder, 'content.tar', (text) => text.replace('Hello', 'Howdy')),
      /its content is not what it says/,
    ],
    [
      'another length',
      async (folder) => await change(folder, 'content.tar', (text) => `${text}\0`),
      /not as long as it says/,
    ],
    [
      'another key',
      async (folder) => await change(folder, 'manifest.json', (text) => text.replace('"key":"', '"key":"x')),
      /something else/,
    ],
    ['no manifest', async (folder) => await rm(join(folder, 'manifest.json')), /does not say what it is/],
    [
      'a manifest that is none',
      async (folder) => await writeFile(join(folder, 'manifest.json'), '[]'),
      /does not say what it is/,
    ],
    ['files where none belong', async (folder) => await intrude(folder), /holds what does not belong there/],
    [
      'a path out of the project',
      async (folder) =>
        await change(folder, 'manifest.json', (text) => text.replace('"directory":"dist"', '"directory":"../dist"')),
      /because/,
    ],
  ]
  test.each(forgeries)('%s', async (_, forge, reason) => {
    await verify({ workspace: await shop() })
    await rewrite('build', forge)
    const again = await verify({ workspace: await shop() })
    expect(again).toMatchObject({ exitCode: 0, ran: ['lint', 'test', 'build'], page: '<h1>Hello</h1>' })
    expect(again.log).toMatch(reason)
    expect(await readdir(made.at(-1) ?? '')).not.toContain('intruder')
  })
})

test.each([500, 429, 403])('a cache that answers %i costs time, and nothing else', async (status) => {
  sandbox.kernel.faults.add({ kind: 'status', service: 'cache', status, times: Infinity })
  const run = await verify({ workspace: await shop() })
  expect(run).toMatchObject({ exitCode: 0, ran: ['lint', 'test', 'build'] })
})

test('what a pull request has kept is not seen by main, nor by another one; what main has kept is seen by both', async () => {
  await verify({
    workspace: await shop(),
    token: pull(7),
    options: { github: { event_name: 'pull_request' }, event: PULL_EVENT },
  })
  expect(sandbox.cache.entries(REPOSITORY).map(({ scope }) => scope)).toEqual([
    'refs/pull/7/merge',
    'refs/pull/7/merge',
  ])
  const other = await verify({
    workspace: await shop(),
    token: pull(8),
    options: { github: { event_name: 'pull_request' }, event: PULL_EVENT },
  })
  expect(other.ran).toEqual(['lint', 'test', 'build'])
  expect((await verify({ workspace: await shop() })).ran).toEqual(['lint', 'test', 'build'])
  expect(
    (
      await verify({
        workspace: await shop(),
        token: pull(9),
        options: { github: { event_name: 'pull_request' }, event: PULL_EVENT },
      })
    ).ran,
  ).toEqual(['test'])
})

test.each(['pull_request_target', 'workflow_run', 'issue_comment'])(
  'a run for %s, which may be about a stranger’s code, keeps nothing',
  async (event) => {
    await verify({ workspace: await shop(), options: { github: { event_name: event } } })
    expect(kinds()).toEqual([])
  },
)

async function change(folder: string, name: string, edit: (text: string) => string): Promise<void> {
  const file = join(folder, name)
  await writeFile(file, Buffer.from(edit((await readFile(file)).toString('latin1')), 'latin1'))
}

/** Whole by its digest, and with one file more than it should have. */
async function intrude(folder: string): Promise<void> {
  await mkdir(join(folder, 'tree/dist'), { recursive: true })
  await writeFile(join(folder, 'tree/dist/index.html'), 'mine')
  await writeFile(join(folder, 'tree/intruder'), 'mine')
  execFileSync('tar', ['-cf', join(folder, 'content.tar'), '-C', join(folder, 'tree'), './dist', './intruder'])
  await rm(join(folder, 'tree'), { recursive: true })
  const content = await readFile(join(folder, 'content.tar'))
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as object
  const sha256 = createHash('sha256').update(content).digest('hex')
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, bytes: content.length, sha256 }))
}

/** Takes an entry apart and puts it together again, as somebody could who may write to the same scope. */
async function rewrite(kind: string, forge: (folder: string) => Promise<void>): Promise<void> {
  const found = sandbox.cache.entries(REPOSITORY).find(({ key }) => key.startsWith(`ops-verify-${kind}-`))
  const part = found?.parts[0]
  if (!found || !part) throw new Error(`there is no entry of ${kind}`)
  const home = await mkdtemp(join(tmpdir(), 'verify-forge-'))
  made.unshift(home)
  const zstd = (await readFile(part.file)).subarray(0, 4).toString('hex') === '28b52ffd' ? '--zstd' : '-z'
  execFileSync('tar', [zstd, '-xf', part.file, '-C', home])
  await forge(join(home, '.ops-verify', kind))
  execFileSync('tar', [zstd, '-cf', part.file, '-C', home, '.ops-verify'])
  const { length } = await readFile(part.file)
  part.size = length
  found.size = length
}
