import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Run, runAction } from '../sandbox/runner/runner.ts'
import { type Sandbox, startSandbox } from '../sandbox/start.ts'
import { npmInstall, project, registry } from './projects.ts'

/** Programs that runners have, or that a step before this one installs. */
const PROGRAMS = { pnpm: '10.20.0', yarn: '1.22.22' }
const LATER_YARN = { '@yarnpkg/cli-dist': '4.10.3' }
const made: string[] = []
let cache = ''
let tools = ''
let later = ''
let sandbox: Sandbox

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'verify-npm-'))
  tools = await project({ 'package.json': { private: true, dependencies: PROGRAMS } })
  later = await project({ 'package.json': { private: true, dependencies: LATER_YARN } })
  made.push(cache, tools, later)
  sandbox = await startSandbox()
  await npmInstall(tools, cache)
  await npmInstall(later, cache)
})
afterAll(async () => {
  await sandbox.close()
  await Promise.all(made.map(async (folder) => await rm(folder, { recursive: true, force: true })))
})

async function folderOf(files: Record<string, unknown>): Promise<string> {
  const folder = await project({ '.gitignore': 'node_modules\ndist\n', ...files })
  made.push(folder)
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  return folder
}

async function verify(
  workspace: string,
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
): Promise<Run> {
  return await runAction('verify', {
    workspace,
    env: { ...registry(cache), PATH: [join(tools, 'node_modules/.bin'), process.env['PATH']].join(delimiter), ...env },
    with: { cache: 'false', 'fail-on-unknown': 'false', ...inputs },
  })
}

/** Each check that did not pass, without advisories, which the registry may not tell. */
function troubles(run: Run): string[] {
  const { components } = JSON.parse(run.outputs['result-json'] ?? '{"components":[]}') as {
    components: { name: string; checks: { name: string; status: string; detail?: string }[] }[]
  }
  return components.flatMap(({ name, checks }) =>
    checks
      .filter((check) => check.name !== 'advisories' && !/^(success|skipped)$/.test(check.status))
      .map((check) => `${name}: ${check.name}: ${check.detail}`),
  )
}

const PAGE = '<!doctype html>\n<div id="root"></div>\n<script type="module" src="/src/main.jsx"></script>\n'
const SERVER =
  "import { createServer } from 'node:http'\nimport { greeting } from '@shop/words'\ncreateServer((_, to) => to.end(greeting)).listen(process.env.PORT)\n"

/** A backend and a frontend that share a package with a build of its own. */
function monorepo(version: string): Record<string, unknown> {
  return {
    'ops.yml': {
      components: {
        api: {
          railway: { project: 'p', service: 'api' },
          source: 'apps/api',
          url: 'https://api.shop.example',
          identity: { path: '/version', json: 'commit' },
        },
        web: {
          vercel: { project: 'prj_1' },
          source: 'apps/web',
          url: 'https://shop.example',
          identity: { meta: 'commit' },
          after: ['api'],
        },
      },
    },
    'packages/words/package.json': {
      name: '@shop/words',
      version: '1.0.0',
      type: 'module',
      main: 'dist/index.js',
      scripts: { build: 'node build.mjs' },
    },
    'packages/words/build.mjs':
      "import { mkdirSync, writeFileSync } from 'node:fs'\nmkdirSync('dist', { recursive: true })\nwriteFileSync('dist/index.js', 'export const greeting = \"Hello\"')\n",
    'apps/api/package.json': {
      name: 'api',
      version: '1.0.0',
      type: 'module',
      scripts: { start: 'node server.js' },
      dependencies: { '@shop/words': version },
    },
    'apps/api/server.js': SERVER,
    'apps/web/package.json': {
      name: 'web',
      version: '1.0.0',
      type: 'module',
      scripts: { build: 'node build.mjs' },
      dependencies: { '@shop/words': version },
    },
    'apps/web/build.mjs':
      "import { mkdirSync, writeFileSync } from 'node:fs'\nimport { greeting } from '@shop/words'\nmkdirSync('dist', { recursive: true })\nwriteFileSync('dist/index.html', greeting)\n",
  }
}

const WORKSPACE = { name: 'shop', private: true, workspaces: ['apps/*', 'packages/*'] }

test('a static site without a package.json', async () => {
  const run = await verify(
    await folderOf({ 'index.html': '<link rel="stylesheet" href="a.css">', 'a.css': 'h1 { color: red }' }),
  )
  expect({ troubles: troubles(run), status: run.outputs['status'], output: run.outputs['output-directory'] }).toEqual({
    troubles: [],
    status: 'success',
    output: '.',
  })
})

test('a Node API with tests, which starts', async () => {
  const run = await verify(
    await folderOf({
      'package.json': { private: true, type: 'module', scripts: { start: 'node server.js', test: 'node --test' } },
      'server.js':
        "import { createServer } from 'node:http'\ncreateServer((_, to) => to.end('well')).listen(process.env.PORT)\n",
      'sum.test.js': "import test from 'node:test'\ntest('adds up', () => {})\n",
    }),
  )
  expect({ troubles: troubles(run), status: run.outputs['status'] }).toEqual({ troubles: [], status: 'success' })
  expect(run.summary).toMatch(/start \| success \| .*answers \//)
})

test('TypeScript with project references', async () => {
  const options = { composite: true, strict: true, types: [], module: 'nodenext' }
  const run = await verify(
    await folderOf({
      'package.json': { private: true, type: 'module', scripts: { build: 'tsc -b', start: 'node dist/app/app.js' } },
      'tsconfig.json': { files: [], references: [{ path: 'app' }] },
      'core/tsconfig.json': { compilerOptions: { ...options, outDir: '../dist/core' } },
      'core/core.ts': "export const greeting = 'Hello'\n",
      'app/tsconfig.json': {
        compilerOptions: { ...options, outDir: '../dist/app' },
        references: [{ path: '../core' }],
      },
      'app/app.ts':
        "import { greeting } from '../core/core.js'\nconst { createServer } = await import('node:http' as string)\ncreateServer((_: unknown, to: { end(text: string): void }) => to.end(greeting)).listen((globalThis as never as { process: { env: { PORT: string } } }).process.env.PORT)\n",
    }),
  )
  expect({ troubles: troubles(run), status: run.outputs['status'], output: run.outputs['output-directory'] }).toEqual({
    troubles: [],
    status: 'success',
    output: 'dist',
  })
})

test('an npm workspace with both, whose shared package is built before', async () => {
  const workspace = await folderOf({ 'package.json': WORKSPACE, ...monorepo('*') })
  await npmInstall(workspace, cache, '--package-lock-only')
  const run = await verify(workspace)
  expect(troubles(run)).toEqual([])
  expect(run.exitCode).toBe(0)
  expect(run.log).toContain('npm ci')
  // Both need it, and it is built once.
  expect(run.log.match(/shop\/words: build$/gm)).toHaveLength(1)
})

test('a pnpm workspace with both', async () => {
  const workspace = await folderOf({
    'package.json': { name: 'shop', private: true },
    'pnpm-workspace.yaml': 'packages: [apps/*, packages/*]\n',
    ...monorepo('workspace:*'),
  })
  install(workspace, join(tools, 'node_modules/.bin/pnpm'), ['install', '--lockfile-only'])
  const run = await verify(workspace)
  expect(troubles(run)).toEqual([])
  expect(run.log).toContain('pnpm install --frozen-lockfile')
})

test('a Yarn 1 workspace with both', async () => {
  const workspace = await folderOf({ 'package.json': WORKSPACE, ...monorepo('1.0.0') })
  install(workspace, join(tools, 'node_modules/.bin/yarn'), ['install', '--ignore-scripts'])
  await rm(join(workspace, 'node_modules'), { recursive: true })
  const run = await verify(workspace)
  expect(troubles(run)).toEqual([])
  expect(run.log).toContain('yarn install --frozen-lockfile')
})

test('a workspace of a later Yarn with both', async () => {
  const yarn = join(later, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js')
  const workspace = await folderOf({
    'package.json': WORKSPACE,
    '.yarnrc.yml':
      'nodeLinker: node-modules\nenableTelemetry: false\nenableGlobalCache: false\nyarnPath: .yarn/yarn.js\n',
    '.yarn/yarn.js': await readFile(yarn, 'utf8'),
    ...monorepo('workspace:*'),
  })
  install(workspace, process.execPath, [yarn, 'install', '--mode=update-lockfile'])
  const run = await verify(workspace)
  expect(troubles(run)).toEqual([])
  expect(run.log).toContain('install --immutable')
})

test('Vite with React, which the second run takes from the cache, packages and all', async () => {
  const files = {
    'package.json': {
      name: 'shop',
      private: true,
      type: 'module',
      scripts: { build: 'vite build' },
      dependencies: { react: '19.2.0', 'react-dom': '19.2.0' },
      devDependencies: { vite: '7.1.12', '@vitejs/plugin-react': '5.1.0' },
    },
    'index.html': PAGE,
    'vite.config.js': "import react from '@vitejs/plugin-react'\nexport default { plugins: [react()] }\n",
    'src/main.jsx':
      "import { createRoot } from 'react-dom/client'\ncreateRoot(document.getElementById('root')).render(<h1>Hello</h1>)\n",
  }
  const workspace = await folderOf(files)
  await npmInstall(workspace, cache, '--package-lock-only')
  await completeLock(join(workspace, 'package-lock.json'))
  const env = {
    ACTIONS_RESULTS_URL: sandbox.urls.cache,
    ACTIONS_CACHE_SERVICE_V2: '1',
    ACTIONS_RUNTIME_TOKEN: sandbox.cache.mintRuntimeToken({ repository: 'acme/shop', ref: 'refs/heads/main' }),
  }
  const first = await verify(workspace, { cache: 'true' }, env)
  expect(troubles(first)).toEqual([])
  expect(first.log).toContain('npm ci')

  const lockfile = await readFile(join(workspace, 'package-lock.json'), 'utf8')
  const second = await verify(await folderOf({ ...files, 'package-lock.json': lockfile }), { cache: 'true' }, env)
  expect(troubles(second)).toEqual([])
  expect(second.log).not.toMatch(/npm ci|vite build/)
  const output = (run: Run): unknown =>
    (JSON.parse(run.outputs['result-json'] ?? '') as { components: { output: { digest: string } }[] }).components[0]
      ?.output.digest
  expect(output(second)).toBe(output(first))

  // Another source needs the packages, which come from the cache.
  const changed = await folderOf({
    ...files,
    'package-lock.json': lockfile,
    'src/main.jsx': "document.title = 'new'\n",
  })
  const third = await verify(changed, { cache: 'true' }, env)
  expect(troubles(third)).toEqual([])
  expect(third.log).not.toContain('npm ci')
  expect(third.log).toContain('vite build')
})

function install(cwd: string, program: string, args: string[]): void {
  const env = {
    ...process.env,
    ...registry(cache),
    PATH: `${join(tools, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`,
    CI: '',
  }
  execFileSync(program, args, { cwd, env, stdio: 'pipe' })
}

/** A registry that lacks a build for some platform makes npm leave it out of the lockfile, and `npm ci` then refuses that. */
async function completeLock(file: string): Promise<void> {
  const lock = JSON.parse(await readFile(file, 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (/^\d/.test(version))
        lock.packages[`node_modules/${name}`] ??= { version, optional: true, os: ['none'] } as object
    }
  }
  await writeFile(file, JSON.stringify(lock, null, 2))
}
