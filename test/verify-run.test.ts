import { readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { runAction } from '../sandbox/runner/runner.ts'
import { project } from './projects.ts'

const made: string[] = []
afterEach(async () => {
  await Promise.all(made.splice(0).map(async (folder) => await rm(folder, { recursive: true, force: true })))
})

async function folderOf(files: Record<string, unknown>): Promise<string> {
  const folder = await project(files)
  made.push(folder)
  return folder
}

/** What nobody waits for any more is listed until somebody does, and runs no more. */
async function isRunning(pid: number): Promise<boolean> {
  const told = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return told !== undefined && !/\) [ZX] /.test(told)
}

const OFF = { cache: 'false' }
const SECRET = 'hunter2-hunter2-hunter2'

describe('scripts of strangers', () => {
  test('get no token and none of the files by which a step speaks to the runner', async () => {
    const workspace = await folderOf({
      'package.json': { private: true, scripts: { build: 'node build.mjs' } },
      'build.mjs': `import { mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('dist')
writeFileSync('seen.json', JSON.stringify(process.env))
writeFileSync('dist/index.html', '<title>x</title>')
`,
    })
    const run = await runAction('verify', {
      workspace,
      with: { ...OFF, secrets: `PASSWORD=${SECRET}`, 'pass-environment': 'CMS_TOKEN' },
      env: {
        ACTIONS_RUNTIME_TOKEN: 'runtime-token',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'oidc-token',
        GITHUB_TOKEN: 'ghs_job',
        VERCEL_TOKEN: 'vercel-token',
        NODE_AUTH_TOKEN: 'registry-token',
        DATABASE_URL: 'mysql://root:pw@db/shop',
        CMS_TOKEN: 'handed-over',
        VITE_API_KEY: 'public',
        API_URL: 'https://api.shop.example',
      },
    })
    expect(run.exitCode).toBe(0)
    const seen = JSON.parse(await readFile(join(workspace, 'seen.json'), 'utf8')) as Record<string, string>
    expect(seen).toMatchObject({
      CMS_TOKEN: 'handed-over',
      VITE_API_KEY: 'public',
      API_URL: 'https://api.shop.example',
      CI: 'true',
    })
    expect(seen['OPS_COMMIT']).toMatch(/^[0-9a-f]{40}$/)
    const forbidden =
      /^(INPUT_|ACTIONS_|STATE_)|^(GITHUB_(TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)|VERCEL_TOKEN|NODE_AUTH_TOKEN|DATABASE_URL)$/
    expect(Object.keys(seen).filter((name) => forbidden.test(name))).toEqual([])
    expect(JSON.stringify(seen)).not.toMatch(/hunter2|ghs_|runtime-token|oidc-token/)
    expect(run.log).toContain('not handed to scripts: DATABASE_URL, NODE_AUTH_TOKEN, VERCEL_TOKEN')
  })

  test('cannot speak to the runner by what they print, whatever is written past this process', async () => {
    const lines = [
      '::set-output name=status::success',
      '::error file=a.js,line=1::a lie',
      '  ::add-mask::e',
      '\u0085::error::a lie',
      '##[error]a lie',
      '::stop-commands::mine',
      '::mine::',
      'half a line\r::warning::a lie',
      '::endgroup::',
    ]
    const workspace = await folderOf({
      'package.json': { private: true, scripts: { lint: 'node lint.mjs' } },
      'lint.mjs': `import { openSync, writeSync } from 'node:fs'
const lines = ${JSON.stringify(lines)}
for (const line of lines) console.log(line)
for (const line of lines) console.error(line)
// Straight to where the step's own process writes, where the system allows it.
try {
  const parent = openSync('/proc/' + process.env.PARENT + '/fd/1', 'w')
  for (const line of lines) writeSync(parent, line + '\\n')
} catch {}
`,
      'index.html': '<title>x</title>',
    })
    const run = await runAction('verify', { workspace, with: OFF })
    expect({ exitCode: run.exitCode, annotations: run.annotations, status: run.outputs['status'] }).toEqual({
      exitCode: 0,
      annotations: [],
      status: 'success',
    })
    expect(run.maskedValues).not.toContain('e')
  })

  test('are ended with all that they have started when they take too long', async () => {
    const workspace = await folderOf({
      'package.json': { private: true, scripts: { test: 'node test.mjs' } },
      'test.mjs': `import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
writeFileSync('pid', String(child.pid))
setInterval(() => {}, 1000)
`,
    })
    const run = await runAction('verify', { workspace, with: { ...OFF, timeout: '2s' } })
    expect(run.outputs['status']).toBe('failure')
    expect(run.annotations.map(({ message }) => message).join('\n')).toContain('took longer than 2.0 s and was ended')
    const pid = Number(await readFile(join(workspace, 'pid'), 'utf8'))
    expect(await isRunning(pid)).toBe(false)
  })

  test('are ended when the job is cancelled', async () => {
    const workspace = await folderOf({
      'package.json': {
        private: true,
        scripts: {
          test: "node -e \"require('fs').writeFileSync('pid', String(process.pid)); console.log('up'); setInterval(() => {}, 1000)\"",
        },
      },
    })
    const cancel = new AbortController()
    const run = await runAction('verify', {
      workspace,
      with: OFF,
      cancel: cancel.signal,
      onLine: (line) => {
        if (line === 'up') cancel.abort()
      },
    })
    expect(run.exitCode).toBe(1)
    expect(run.outputs['status']).toBe('failure')
    const pid = Number(await readFile(join(workspace, 'pid'), 'utf8'))
    expect(await isRunning(pid)).toBe(false)
  })
})

test('a step of scripts runs at the same time, and the log keeps them apart', async () => {
  const meet = (mine: string, other: string): string => `import { existsSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
writeFileSync('${mine}', '')
for (let n = 0; n < 400 && !existsSync('${other}'); n++) await sleep(25)
if (!existsSync('${other}')) throw new Error('they do not run at the same time')
for (let n = 0; n < 3; n++) { console.log('${mine} line ' + n); await sleep(5) }
`
  const workspace = await folderOf({
    'package.json': { private: true, scripts: { lint: 'node a.mjs', types: 'node b.mjs', after: 'node c.mjs' } },
    'a.mjs': meet('a', 'b'),
    'b.mjs': meet('b', 'a'),
    'c.mjs': "console.log('c line')\n",
    'index.html': '<title>x</title>',
  })
  const run = await runAction('verify', { workspace, with: { ...OFF, scripts: 'lint, types\nafter' } })
  expect(run.exitCode).toBe(0)
  const order = run.log.split('\n').flatMap((line) => /^[abc] line|^::(group|endgroup)/.exec(line)?.[0] ?? [])
  const group = (name: string, count: number): string[] => [
    '::group',
    ...Array.from({ length: count }, () => `${name} line`),
    '::endgroup',
  ]
  expect(order).toEqual([...group('a', 3), ...group('b', 3), ...group('c', 1)])
})

test('a dry run says what would be run, and runs nothing', async () => {
  const workspace = await folderOf({
    'package.json': {
      private: true,
      scripts: { build: "node -e \"require('fs').writeFileSync('ran', '')\"", lint: 'true' },
    },
  })
  const run = await runAction('verify', { workspace, with: { ...OFF, 'dry-run': 'true' } })
  expect({ exitCode: run.exitCode, status: run.outputs['status'] }).toEqual({ exitCode: 0, status: 'skipped' })
  expect(run.summary).toMatch(/lint, build/)
  await expect(readFile(join(workspace, 'ran'))).rejects.toThrow('ENOENT')
})

describe('it refuses to begin', () => {
  const refusals: [string, Record<string, unknown>, Record<string, string>, RegExp, object][] = [
    [
      'dependencies without a lockfile',
      { 'package.json': { dependencies: { a: '1' } } },
      {},
      /no lockfile/,
      { file: 'package.json', line: 1 },
    ],
    [
      'two lockfiles',
      { 'package.json': { dependencies: { a: '1' } }, 'package-lock.json': { packages: {} }, 'yarn.lock': '' },
      {},
      /nobody can tell which of them counts/,
      { file: 'package-lock.json', line: 1 },
    ],
    [
      'a package manager that is not there',
      { 'package.json': {}, 'bun.lock': '' },
      {},
      /bun is not installed.*setup-bun/,
      { file: 'package.json' },
    ],
    ['a package.json that is none', { 'package.json': '{ "name": }' }, {}, /is no JSON/, { file: 'package.json' }],
    ['a directory that is not there', {}, { 'working-directory': '../elsewhere' }, /inside the repository/, {}],
    ['a configuration that is not there', {}, { config: 'other.yml' }, /other\.yml is not in the workspace/, {}],
  ]
  test.each(refusals)('%s', async (_, files, inputs, message, place) => {
    const run = await runAction('verify', {
      workspace: await folderOf(files),
      with: { ...OFF, ...inputs },
      env: { PATH: `${join(import.meta.dirname, '../node_modules/node/bin')}:/usr/bin:/bin` },
    })
    expect(run.exitCode).toBe(1)
    expect(run.outputs).toEqual({ status: 'failure' })
    expect(run.annotations[0]).toMatchObject({ severity: 'error', message: expect.stringMatching(message), ...place })
  })
})

/** npm looks at the package itself too, to tell what would mend it. */
const HOLEY = {
  name: 'holey',
  'dist-tags': { latest: '1.0.0' },
  versions: { '1.0.0': { name: 'holey', version: '1.0.0' } },
}

describe('advisories', () => {
  let server: Server
  let answer: () => { status: number; body: unknown }
  let url = ''

  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const { status, body } = request.method === 'GET' ? { status: 200, body: HOLEY } : answer()
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(typeof body === 'string' ? body : JSON.stringify(body))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve))
  })

  /** Its one package is here already, so that nothing has to be installed. */
  async function audited(severity: string, config: object = {}): Promise<Awaited<ReturnType<typeof runAction>>> {
    const workspace = await folderOf({
      'package.json': { name: 'shop', dependencies: { holey: '1.0.0' } },
      'package-lock.json': {
        name: 'shop',
        lockfileVersion: 3,
        packages: {
          '': { name: 'shop', dependencies: { holey: '1.0.0' } },
          'node_modules/holey': { version: '1.0.0', resolved: `${url}holey.tgz` },
        },
      },
      'index.html': '<title>x</title>',
      '.npmrc': `registry=${url}\n`,
    })
    const advisory = {
      id: 1,
      url: 'https://github.com/advisories/GHSA-1',
      title: 'A hole',
      severity,
      vulnerable_versions: '*',
    }
    answer = () => ({ status: 200, body: { holey: [advisory] } })
    return await runAction('verify', { workspace, with: { ...OFF, ...config } })
  }

  test('of the severity that counts fail, at the line of the lockfile', async () => {
    const run = await audited('critical')
    expect(run.outputs['status']).toBe('failure')
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        file: 'package-lock.json',
        line: 11,
        message: expect.stringMatching(/^holey: A hole/),
      }),
    )
  })

  test('less severe ones are counted', async () => {
    const run = await audited('moderate')
    expect(run.outputs['status']).toBe('success')
    expect(run.summary).toContain('none of severity high or more, 1 less severe')
  })

  const troubles: [string, () => { status: number; body: unknown }][] = [
    ['refuses', () => ({ status: 405, body: {} })],
    ['is broken', () => ({ status: 500, body: '<html>' })],
    ['answers with a page', () => ({ status: 200, body: '<html>' })],
  ]
  test.each(troubles)('a registry that %s is unknown, and never green unless that is wanted', async (_, trouble) => {
    const workspace = await folderOf({
      'package.json': { name: 'shop', dependencies: { holey: '1.0.0' } },
      'package-lock.json': {
        lockfileVersion: 3,
        packages: { '': { dependencies: { holey: '1.0.0' } }, 'node_modules/holey': { version: '1.0.0' } },
      },
      'index.html': '<title>x</title>',
      '.npmrc': `registry=${url}\n`,
    })
    answer = trouble
    const strict = await runAction('verify', { workspace, with: OFF })
    expect({ exitCode: strict.exitCode, status: strict.outputs['status'] }).toEqual({ exitCode: 1, status: 'unknown' })
    expect(strict.annotations.map(({ message }) => message).join('\n')).toContain(
      'the registry told nothing about advisories',
    )

    const calm = await runAction('verify', { workspace, with: { ...OFF, 'fail-on-unknown': 'false' } })
    expect({ exitCode: calm.exitCode, status: calm.outputs['status'] }).toEqual({ exitCode: 0, status: 'unknown' })
  })
})
