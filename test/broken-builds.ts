/** A project that must not pass, the check that says so, and the place that a person has to look at. */
export interface Broken {
  name: string
  kind?: 'site' | 'server'
  files: Record<string, unknown>
  build?: object
  check: string
  file: string
  line: number
  message: RegExp
}

const JEST = new URL('../node_modules/jest/bin/jest.js', import.meta.url).pathname

/** Writes the files of its own comments: `dist/a.js` → text. */
function building(files: Record<string, string>): string {
  return [
    "import { mkdirSync, writeFileSync } from 'node:fs'",
    "import { dirname } from 'node:path'",
    `const files = ${JSON.stringify(files)}`,
    'for (const [path, text] of Object.entries(files)) {',
    '  mkdirSync(dirname(path), { recursive: true })',
    "  writeFileSync(path, text.replaceAll('$HERE', process.cwd()))",
    '}',
    '',
  ].join('\n')
}

function scripts(all: Record<string, string>): object {
  return { private: true, type: 'module', scripts: all }
}

/** A site whose build writes these files. */
function site(files: Record<string, string>): Record<string, unknown> {
  return { 'package.json': scripts({ build: 'node build.mjs' }), 'build.mjs': building(files) }
}

const PAGE = '<!doctype html>\n<html>\n  <head></head>\n  <body></body>\n</html>\n'
/** Put together, so that nobody takes this file for the leak. */
const TOKEN = ['ghp', 'Zk3vQ9xT2mWc7RbY1nLp5JdH8sGf4AeU6iOq'].join('_')
const KEY = ['-----BEGIN PRIVATE', 'KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEF'].join(' ')

export const KNOWN_SECRET = 'correct-horse-battery-staple'

export const BROKEN: readonly Broken[] = [
  {
    name: 'types',
    files: {
      'package.json': scripts({ typecheck: 'tsc --noEmit -p .' }),
      'tsconfig.json': { compilerOptions: { strict: true, types: [] }, include: ['src'] },
      'src/price.ts': 'export const price: number = 1\n\nexport const name: string = price\n',
    },
    check: 'typecheck',
    file: 'src/price.ts',
    line: 3,
    message: /not assignable to type 'string'/,
  },
  {
    name: 'pretty-types',
    files: {
      'package.json': scripts({ types: 'tsc --noEmit --pretty -p .' }),
      'tsconfig.json': { compilerOptions: { strict: true, types: [] }, include: ['src'] },
      'src/cart.ts': 'export function sum(all: number[]): number {\n  return all.lenght\n}\n',
    },
    check: 'types',
    file: 'src/cart.ts',
    line: 2,
    message: /lenght/,
  },
  {
    name: 'references',
    kind: 'server',
    files: {
      'package.json': scripts({ build: 'tsc -b' }),
      'tsconfig.json': { files: [], references: [{ path: 'core' }, { path: 'app' }] },
      'core/tsconfig.json': {
        compilerOptions: { composite: true, outDir: '../dist/core', types: [] },
        include: ['*.ts'],
      },
      'core/core.ts': 'export const one = 1\n',
      'app/tsconfig.json': {
        compilerOptions: { composite: true, strict: true, outDir: '../dist/app', types: [] },
        include: ['*.ts'],
        references: [{ path: '../core' }],
      },
      'app/app.ts': "import { one } from '../core/core'\n\nconst text: string = one\nexport { text }\n",
    },
    check: 'build',
    file: 'app/app.ts',
    line: 3,
    message: /not assignable/,
  },
  {
    name: 'lint',
    files: {
      'package.json': scripts({ lint: 'eslint --format stylish src' }),
      'eslint.config.js': "export default [{ rules: { 'no-undef': 'error', 'no-unused-vars': 'warn' } }]\n",
      'src/shop.js': 'const unused = 1\n\nsell(2)\n',
    },
    check: 'lint',
    file: 'src/shop.js',
    line: 3,
    message: /'sell' is not defined/,
  },
  {
    name: 'jest',
    files: {
      'package.json': { private: true, scripts: { test: `node ${JEST} --rootDir .` }, jest: {} },
      'sum.test.js': "test('adds up', () => {\n  expect(1 + 1).toBe(3)\n})\n",
    },
    check: 'test',
    file: 'sum.test.js',
    line: 2,
    message: /adds up/,
  },
  {
    name: 'vitest',
    files: {
      'package.json': scripts({ test: 'vitest run' }),
      'sum.test.js': "import { expect, test } from 'vitest'\n\ntest('adds up', () => {\n  expect(1 + 1).toBe(3)\n})\n",
    },
    check: 'test',
    file: 'sum.test.js',
    line: 4,
    message: /adds up.*expected 2 to be 3/,
  },
  {
    name: 'node-test',
    files: {
      'package.json': scripts({ test: 'node --test' }),
      'sum.test.js':
        "import assert from 'node:assert'\nimport test from 'node:test'\n\ntest('adds up', () => {\n  assert.equal(1 + 1, 3)\n})\n",
    },
    check: 'test',
    file: 'sum.test.js',
    line: 5,
    message: /adds up/,
  },
  {
    name: 'other-linter',
    files: {
      'package.json': scripts({ lint: 'node lint.mjs' }),
      'lint.mjs': 'console.error(\'src/page.css:2:3: error: no such property "colour"\')\nprocess.exitCode = 2\n',
      'src/page.css': 'h1 {\n  colour: red;\n}\n',
    },
    check: 'lint',
    file: 'src/page.css',
    line: 2,
    message: /no such property/,
  },
  {
    name: 'vite-import',
    kind: 'site',
    files: {
      'package.json': scripts({ build: 'vite build' }),
      'index.html': '<script type="module" src="/src/main.js"></script>\n',
      'src/main.js': "import './style.css'\nimport { sell } from './shop'\n\nsell()\n",
      'src/style.css': 'h1 { color: red }\n',
    },
    check: 'build',
    file: 'src/main.js',
    line: 2,
    message: /\.\/shop/,
  },
  {
    name: 'vite-syntax',
    kind: 'site',
    files: {
      'package.json': scripts({ build: 'vite build' }),
      'index.html': '<script type="module" src="/src/main.ts"></script>\n',
      'src/main.ts': 'const price: number = 1\n\nexport const twice = price *\n',
    },
    check: 'build',
    file: 'src/main.ts',
    line: 4,
    message: /Unexpected/,
  },
  {
    name: 'build-throws',
    files: {
      'package.json': scripts({ build: 'node build.mjs' }),
      'build.mjs': 'const commit = process.env.NO_SUCH_THING\n\nconsole.log(commit.slice(0, 7))\n',
    },
    check: 'build',
    file: 'build.mjs',
    line: 3,
    message: /Cannot read properties of undefined/,
  },
  {
    name: 'build-says-nothing',
    files: { 'package.json': scripts({ prepare: 'true', build: 'exit 3' }) },
    check: 'build',
    file: 'package.json',
    line: 6,
    message: /the script "build" ended with 3/,
  },
  {
    name: 'unknown-script',
    files: { 'package.json': scripts({ build: 'true' }) },
    build: { scripts: ['biuld'] },
    check: 'scripts',
    file: 'package.json',
    line: 4,
    message: /no script "biuld"; did you mean "build"/,
  },
  {
    name: 'no-output',
    kind: 'site',
    files: { 'package.json': scripts({ build: 'true' }) },
    build: { output: 'public' },
    check: 'output',
    file: 'package.json',
    line: 5,
    message: /public does not exist after the build/,
  },
  {
    name: 'empty-output',
    kind: 'site',
    files: { 'package.json': scripts({ build: 'mkdir -p dist' }) },
    check: 'output',
    file: 'package.json',
    line: 5,
    message: /dist is empty/,
  },
  {
    name: 'no-page',
    kind: 'site',
    files: site({ 'dist/assets/app.js': 'run()' }),
    check: 'pages',
    file: 'package.json',
    line: 1,
    message: /no index\.html/,
  },
  {
    name: 'missing-script',
    kind: 'site',
    files: site({
      'dist/index.html':
        '<!doctype html>\n<html>\n  <script type="module" src="/assets/app.3f2a.js"></script>\n</html>\n',
    }),
    check: 'pages',
    file: 'dist/index.html',
    line: 3,
    message: /refers to "\/assets\/app\.3f2a\.js"/,
  },
  {
    name: 'missing-picture',
    kind: 'site',
    files: site({
      'dist/index.html': PAGE,
      'dist/a.css': 'h1 { color: red }\n.hero {\n  background: url(hero.png)\n}\n',
    }),
    check: 'pages',
    file: 'dist/a.css',
    line: 3,
    message: /no hero\.png/,
  },
  {
    name: 'missing-under-base',
    kind: 'site',
    files: site({ 'dist/index.html': '<link rel="stylesheet" href="/shop/b.css">\n', 'dist/shop/b.css': '' }),
    build: { base: '/shop/' },
    check: 'pages',
    file: 'dist/index.html',
    line: 1,
    message: /no b\.css/,
  },
  {
    name: 'known-secret',
    kind: 'site',
    files: site({
      'dist/index.html': PAGE,
      'dist/app.js': `const a = 1\nconst key = ${JSON.stringify(Buffer.from(KNOWN_SECRET).toString('base64'))}\n`,
    }),
    check: 'secrets',
    file: 'dist/app.js',
    line: 2,
    message: /the value of API_PASSWORD/,
  },
  {
    name: 'token',
    kind: 'site',
    files: site({
      'dist/index.html': PAGE,
      'dist/app.js': `const a = 1\n\nfetch("/", { headers: { authorization: "${TOKEN}" } })\n`,
    }),
    check: 'secrets',
    file: 'dist/app.js',
    line: 3,
    message: /a GitHub token.*allow: \[[0-9a-f]{12}\]/,
  },
  {
    name: 'private-key',
    kind: 'site',
    files: site({ 'dist/index.html': PAGE, 'dist/config.json': `{\n  "key": "${KEY}"\n}\n` }),
    check: 'secrets',
    file: 'dist/config.json',
    line: 2,
    message: /a private key/,
  },
  {
    name: 'named-secret',
    kind: 'site',
    files: site({ 'dist/index.html': PAGE, 'dist/app.js': 'const c={\n  clientSecret:"q8Zr2Lx0Vn7Wb4Ks9Td1"}\n' }),
    check: 'secrets',
    file: 'dist/app.js',
    line: 2,
    message: /a secret by its name/,
  },
  {
    name: 'source-map',
    kind: 'site',
    files: site({ 'dist/index.html': PAGE, 'dist/app.js': 'a()', 'dist/app.js.map': '{}' }),
    check: 'source maps',
    file: 'dist/app.js.map',
    line: 1,
    message: /is a source map/,
  },
  {
    name: 'inline-map',
    kind: 'site',
    files: site({
      'dist/index.html': PAGE,
      'dist/app.js': 'a()\n//# sourceMappingURL=data:application/json;base64,e30=\n',
    }),
    check: 'source maps',
    file: 'dist/app.js',
    line: 2,
    message: /holds a source map/,
  },
  {
    name: 'builder-path',
    kind: 'site',
    files: site({ 'dist/index.html': PAGE, 'dist/app.js': 'a()\nthrow Error("$HERE/src/app.js")\n' }),
    check: 'paths',
    file: 'dist/app.js',
    line: 2,
    message: /a path of the machine/,
  },
  {
    name: 'total-budget',
    kind: 'site',
    files: site({ 'dist/index.html': PAGE, 'dist/app.js': 'x'.repeat(5_000) }),
    build: { budget: { total: { raw: '4kB' } } },
    check: 'size',
    file: 'package.json',
    line: 1,
    message: /5\.1 kB, 1\.1 kB over its budget of 4\.0 kB/,
  },
  {
    name: 'file-budget',
    kind: 'site',
    files: site({
      'dist/index.html': PAGE,
      'dist/app.js': Array.from({ length: 900 }, (_, n) => `f${n * 7919}()`).join('\n'),
    }),
    build: { budget: { file: { gzip: '1kB', brotli: '900kB' } } },
    check: 'size',
    file: 'dist/app.js',
    line: 1,
    message: /app\.js is .* packed with gzip/,
  },
  {
    name: 'not-reproducible',
    kind: 'site',
    files: {
      'package.json': scripts({ build: 'node build.mjs' }),
      'build.mjs': `${building({ 'dist/index.html': PAGE })}writeFileSync('dist/when.txt', String(process.hrtime.bigint()))\n`,
    },
    build: { reproducible: true },
    check: 'reproducible',
    file: 'package.json',
    line: 5,
    message: /1 files differ: when\.txt/,
  },
  {
    name: 'dies-at-start',
    kind: 'server',
    files: {
      'package.json': scripts({ start: 'node server.mjs' }),
      'server.mjs':
        "import { createServer } from 'node:http'\n\nif (!process.env.DATABASE_ADDRESS) throw new Error('DATABASE_ADDRESS is not set')\ncreateServer().listen(process.env.PORT)\n",
    },
    check: 'start',
    file: 'server.mjs',
    line: 3,
    message: /DATABASE_ADDRESS is not set/,
  },
  {
    name: 'not-well',
    kind: 'server',
    files: {
      'package.json': scripts({ start: 'node server.mjs' }),
      'server.mjs':
        "import { createServer } from 'node:http'\ncreateServer((_, to) => to.writeHead(503).end()).listen(process.env.PORT)\n",
    },
    build: { start: { path: '/health', timeout: '1s' } },
    check: 'start',
    file: 'package.json',
    line: 5,
    message: /GET \/health answered 503/,
  },
  {
    name: 'wrong-port',
    kind: 'server',
    files: { 'package.json': scripts({ start: 'node -e "setTimeout(() => {}, 60000)"' }) },
    build: { start: { timeout: '1s' } },
    check: 'start',
    file: 'package.json',
    line: 5,
    message: /nothing listens on port \d+; does it listen on the port that PORT names/,
  },
  {
    name: 'stale-lockfile',
    files: {
      'package.json': { ...scripts({ build: 'true' }), dependencies: { 'left-pad': '1.3.0' } },
      'package-lock.json': {
        name: 'x',
        lockfileVersion: 3,
        packages: { '': { name: 'x' }, 'node_modules/other': { version: '1.0.0' } },
      },
    },
    check: 'packages',
    file: 'package-lock.json',
    line: 1,
    message: /npm ci .* ended with 1/,
  },
]
