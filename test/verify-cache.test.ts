import { execFileSync } from 'node:child_process'
import { readdir, readFile, writeFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { RuntimeTokenOptions } from '../sandbox/cache/token.ts'
import { type Run, runAction, type RunOptions } from '../sandbox/runner/runner.ts'
import { type Sandbox, startSandbox } from '../sandbox/start.ts'
import { project } from './projects.ts'

const PULL_EVENT = { pull_request: { base: { ref: 'main', sha: 'a'.repeat(40) } } }
const BUILD = `import { mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('dist', { recursive: true })
writeFileSync('dist/index.html', '<h1>Hello' + (process.env.SHOUT ?? '') + '</h1>')
`

let sandbox: Sandbox
let count = 0
/** Each test has a repository of its own, and so a cache of its own. */
let repository = ''
const made: string[] = []

beforeAll(async () => {
  sandbox = await startSandbox()
})
beforeEach(() => {
  repository = `acme/shop-${++count}`
  sandbox.kernel.faults.clear()
})
afterAll(async () => {
  await sandbox.close()
  await Promise.all(made.map(async (folder) => await rm(folder, { recursive: true, force: true })))
})

/** Tells what it runs in a file beside it. */
async function shop(changes: Record<string, unknown> = {}): Promise<string> {
  const home = await project({})
  made.push(home)
  const folder = await project(
    {
      'package.json': {
        private: true,
        type: 'module',
        scripts: { test: 'echo test >> ../ran', build: 'echo build >> ../ran && node build.mjs' },
      },
      'build.mjs': BUILD,
      '.gitignore': 'node_modules\ndist\n.env*\n',
      ...changes,
    },
    join(home, 'shop'),
  )
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  return folder
}

interface Went extends Run {
  ran: string[]
  page: string
  workspace: string
}

interface Job extends RunOptions {
  files?: Record<string, unknown>
  token?: Partial<RuntimeTokenOptions>
}

async function verify({ files, token = {}, env, github, ...options }: Job = {}): Promise<Went> {
  const workspace = await shop(files)
  const scope = { repository, ref: 'refs/heads/main', ...token }
  const run = await runAction('verify', {
    ...options,
    workspace,
    env: { ...sandbox.environment(), ACTIONS_RUNTIME_TOKEN: sandbox.cache.mintRuntimeToken(scope), ...env },
    github: { ref: scope.ref, ...github },
  })
  const read = async (file: string): Promise<string> => await readFile(join(workspace, file), 'utf8').catch(() => '')
  return {
    ...run,
    workspace,
    page: await read('dist/index.html'),
    ran: (await read('../ran')).split('\n').filter(Boolean),
  }
}

const pull = (number: number): Job => ({
  token: { ref: `refs/pull/${number}/merge`, base: 'main' },
  github: { event_name: 'pull_request' },
  event: PULL_EVENT,
})
const entries = () => sandbox.cache.entries(repository)
const kinds = (): string[] =>
  entries()
    .map(({ key }) => /^ops-verify-([a-z]+)-v1-/.exec(key)?.[1] ?? key)
    .toSorted()

test('what has not changed is neither installed nor built again; tests always run', async () => {
  const files = {
    'package.json': {
      name: 'shop',
      private: true,
      type: 'module',
      scripts: {
        lint: 'echo lint >> ../ran',
        test: 'echo test >> ../ran',
        build: 'echo build >> ../ran && node build.mjs',
      },
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
    'build.mjs': BUILD.replace("'<h1>Hello'", "'<h1>' + greeting").replace(/^/, "import greeting from 'greeting'\n"),
  }
  const first = await verify({ files })
  expect(first).toMatchObject({ exitCode: 0, ran: ['lint', 'test', 'build'], page: '<h1>Hello</h1>' })
  expect(first.log).toContain('npm ci')
  expect(kinds()).toEqual(['build', 'packages', 'report'])

  const second = await verify({ files })
  expect(second).toMatchObject({ exitCode: 0, ran: ['test'], page: '<h1>Hello</h1>' })
  expect(second.log).not.toContain('npm ci')
  expect(second.summary).toMatch(/packages \| success \| [^|]+\| from the cache/)
  const sizes = (run: Run): unknown =>
    (JSON.parse(run.outputs['result-json'] ?? '') as { components: { output: unknown }[] }).components[0]?.output
  expect(sizes(second)).toMatchObject(sizes(first) as object)
  expect(await readdir(second.workspace)).not.toContain('.ops-verify')

  const changed = await verify({ files: { ...files, 'greeting/index.js': "module.exports = 'Good day'\n" } })
  expect(changed).toMatchObject({ ran: ['lint', 'test', 'build'], page: '<h1>Good day</h1>' })
})

test('whatever a build may read counts: sources, variables, and files that git ignores', async () => {
  expect((await verify()).ran).toEqual(['test', 'build'])
  expect((await verify()).ran).toEqual(['test'])
  expect((await verify({ files: { 'README.txt': 'new' } })).ran).toEqual(['test', 'build'])
  expect(await verify({ env: { SHOUT: '!' } })).toMatchObject({ ran: ['test', 'build'], page: '<h1>Hello!</h1>' })
  expect((await verify({ files: { '.env.production': 'A=1\n' } })).ran).toEqual(['test', 'build'])
})

test('an output that names its commit is of use to that commit only', async () => {
  const files = { 'build.mjs': BUILD.replace("'<h1>Hello'", 'process.env.OPS_COMMIT') }
  const [one, two] = ['1'.repeat(40), '2'.repeat(40)]
  const at = async (sha: string): Promise<Went> => await verify({ files, github: { sha } })
  expect(await at(one)).toMatchObject({ page: `${one}</h1>`, ran: ['test', 'build'] })
  expect(await at(two)).toMatchObject({ page: `${two}</h1>`, ran: ['test', 'build'] })
  expect(await at(one)).toMatchObject({ page: `${one}</h1>`, ran: ['test'] })
})

test('sizes are compared with those of the base branch, and growth has its budget', async () => {
  await verify()
  expect(kinds()).toContain('report')
  const larger = { 'build.mjs': BUILD.replace('Hello', 'Hello'.repeat(40)) }
  const run = await verify({ ...pull(7), files: larger })
  expect(run.summary).toMatch(/dist \| 1 \| 209 B \(\+195 B, 1392\.9%\)/)
})

describe('an entry that is not what it says is not used', () => {
  let mine = ''
  let whole: Buffer

  const part = () => {
    const found = sandbox.cache.entries(mine).find(({ key }) => key.startsWith('ops-verify-build-'))
    if (!found?.parts[0]) throw new Error('there is no build')
    return { entry: found, file: found.parts[0] }
  }
  const put = async (content: Buffer): Promise<void> => {
    const { entry, file } = part()
    await writeFile(file.file, content)
    entry.size = file.size = content.length
  }

  beforeAll(async () => {
    mine = repository = 'acme/forged'
    await verify()
    whole = await readFile(part().file.file)
  })
  beforeEach(() => {
    repository = mine
  })

  const damages: [string, (content: Buffer) => Buffer][] = [
    ['cut off', (content) => content.subarray(0, content.length / 2)],
    ['rubbish', () => Buffer.from('<html>no archive</html>')],
  ]
  test.each(damages)('%s', async (_, damage) => {
    await put(damage(whole))
    expect(await verify()).toMatchObject({ exitCode: 0, ran: ['test', 'build'], page: '<h1>Hello</h1>' })
  })

  const forgeries: [string, (folder: string) => Promise<void>, RegExp][] = [
    [
      'changed content',
      async (folder) => {
        await change(folder, 'content.tar', (text) => text.replace('Hello', 'Howdy'))
      },
      /its content is not what it says/,
    ],
    [
      'a path out of the project',
      async (folder) => {
        await change(folder, 'manifest.json', (text) => text.replace('"directory":"dist"', '"directory":"../dist"'))
      },
      /not used, because/,
    ],
  ]
  test.each(forgeries)('%s', async (_, forge, reason) => {
    await put(whole)
    await put(await rewritten(part().file.file, forge))
    const again = await verify()
    expect(again).toMatchObject({ exitCode: 0, ran: ['test', 'build'], page: '<h1>Hello</h1>' })
    expect(again.log).toMatch(reason)
  })
})

test.each([500, 429])('a cache that answers %i costs time, and nothing else', async (status) => {
  sandbox.kernel.faults.add({ kind: 'status', service: 'cache', status, times: Infinity })
  expect(await verify()).toMatchObject({ exitCode: 0, ran: ['test', 'build'] })
})

test('what a pull request has kept is not seen by main, nor by another one; what main has kept is seen by all', async () => {
  await verify(pull(7))
  expect(new Set(entries().map(({ scope }) => scope))).toEqual(new Set(['refs/pull/7/merge']))
  expect((await verify(pull(8))).ran).toEqual(['test', 'build'])
  expect((await verify()).ran).toEqual(['test', 'build'])
  expect((await verify(pull(9))).ran).toEqual(['test'])
})

test('a run for pull_request_target, which may be about a stranger’s code, keeps nothing', async () => {
  await verify({ github: { event_name: 'pull_request_target' } })
  expect(kinds()).toEqual([])
})

async function change(folder: string, name: string, edit: (text: string) => string): Promise<void> {
  const file = join(folder, name)
  await writeFile(file, Buffer.from(edit((await readFile(file)).toString('latin1')), 'latin1'))
}

/** Takes an entry apart and puts it together again, as somebody could who may write to the same scope. */
async function rewritten(file: string, forge: (folder: string) => Promise<void>): Promise<Buffer> {
  const home = await project({})
  made.push(home)
  const zstd = (await readFile(file)).subarray(0, 4).toString('hex') === '28b52ffd' ? '--zstd' : '-z'
  execFileSync('tar', [zstd, '-xf', file, '-C', home])
  await forge(join(home, '.ops-verify/build'))
  const packed = join(home, 'packed')
  execFileSync('tar', [zstd, '-cf', packed, '-C', home, '.ops-verify'])
  return await readFile(packed)
}
