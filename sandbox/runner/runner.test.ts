import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RunOptions, runAction } from './runner.ts'
import { maskAll, parseCommand, parsePairs } from './files.ts'

let root = ''

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'harness-'))
})

afterAll(() => {
  rmSync(root, { recursive: true })
})

interface Program {
  main: string
  post?: string
  inputs?: string
}

/** Runs a program of a few lines as an action of its own. */
async function run({ main, post, inputs = '{}' }: Program, options: RunOptions = {}) {
  const folder = mkdtempSync(join(root, 'x-'))
  const actions = join(folder, 'actions/probe')
  mkdirSync(actions, { recursive: true })
  writeFileSync(join(actions, 'main.mjs'), main)
  if (post !== undefined) writeFileSync(join(actions, 'post.mjs'), post)
  const runs = `{ using: node24, main: main.mjs${post === undefined ? '' : ', post: post.mjs'} }`
  writeFileSync(
    join(actions, 'action.yml'),
    `name: probe\ndescription: probe\ninputs: ${inputs}\noutputs: { a: { description: a } }\nruns: ${runs}\n`,
  )
  return await runAction('probe', { ...options, root: folder })
}

const PRINT = 'console.log(JSON.stringify(process.env))'

test('the environment is made from nothing but what the runner gives', async () => {
  process.env['LEAKED'] = 'yes'
  const { log } = await run({ main: PRINT }, { env: { VERCEL_TOKEN: 'tok' }, github: { sha: 'abc' } })
  delete process.env['LEAKED']
  const env = JSON.parse(log) as Record<string, string>
  expect(env).toMatchObject({ CI: 'true', GITHUB_SHA: 'abc', GITHUB_REPOSITORY: 'acme/shop', VERCEL_TOKEN: 'tok' })
  expect(env).not.toHaveProperty('LEAKED')
  expect(env).not.toHaveProperty('GITHUB_TOKEN')
})

test('inputs have their defaults, and those of the context are filled in', async () => {
  const inputs = "{ dry-run: { default: 'false' }, github-token: { default: '${{ github.token }}' }, to: {} }"
  const { rawLog, log } = await run({ main: PRINT, inputs }, { with: { to: 'v1' } })
  expect(JSON.parse(rawLog)).toMatchObject({
    'INPUT_DRY-RUN': 'false',
    'INPUT_GITHUB-TOKEN': expect.stringMatching(/^ghs_/),
    INPUT_TO: 'v1',
  })
  expect(log).toContain('"INPUT_GITHUB-TOKEN":"***"')
})

test('an expression that the harness does not know is refused', async () => {
  await expect(run({ main: '', inputs: "{ a: { default: '${{ inputs.b }}' } }" })).rejects.toThrow('inputs.b')
})

test('an input that is not declared is warned of, as the runner does', async () => {
  const { annotations, exitCode } = await run({ main: '' }, { with: { tpyo: 'x' } })
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([{ severity: 'warning', message: 'Unexpected input(s) tpyo' }])
})

test('an output that is not declared is a mistake of the action', async () => {
  const main = `import { appendFileSync } from 'node:fs'; appendFileSync(process.env.GITHUB_OUTPUT, 'b=1\\n')`
  await expect(run({ main })).rejects.toThrow('does not declare the outputs b')
})

test('state and environment of the main step reach the post step, with fresh files', async () => {
  const main = `import { appendFileSync } from 'node:fs'
    appendFileSync(process.env.GITHUB_STATE, 'open<<X\\none\\ntwo\\nX\\n')
    appendFileSync(process.env.GITHUB_ENV, 'LATER=yes\\n')
    appendFileSync(process.env.GITHUB_OUTPUT, 'a=1\\n')
    process.exitCode = 3`
  const post = `import { readFileSync } from 'node:fs'
    console.log(JSON.stringify([process.env.STATE_open, process.env.LATER, readFileSync(process.env.GITHUB_OUTPUT, 'utf8')]))`
  const result = await run({ main, post })
  expect(result).toMatchObject({ exitCode: 3, outputs: { a: '1' }, state: { open: 'one\ntwo' } })
  expect(JSON.parse(result.post?.log ?? '')).toEqual(['one\ntwo', 'yes', ''])
})

test('the event is a file', async () => {
  const main = `import { readFileSync } from 'node:fs'; console.log(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'))`
  expect((await run({ main }, { event: { number: 7 } })).log).toBe('{"number":7}')
})

test('what is masked is masked from then on, in every stream and in the summary', async () => {
  const main = `import { appendFileSync } from 'node:fs'
    console.log('before hush')
    console.log('::add-mask::hush')
    console.error('after hush')
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'hush')`
  const { log, rawLog, summary } = await run({ main })
  expect(log.split('\n').sort()).toEqual(['after ***', 'before hush'])
  expect(rawLog).toContain('after hush')
  expect(summary).toBe('***')
})

test('commands between stop-commands and its token are text', async () => {
  const main = `console.log('::stop-commands::t0k\\n::error::no\\n::t0k::\\n::error::yes')`
  expect((await run({ main })).annotations).toEqual([{ severity: 'error', message: 'yes' }])
})

const STUBBORN = `process.on('SIGINT', () => console.log('int')); process.on('SIGTERM', () => console.log('term'))
setInterval(() => {}, 1000); console.log('ready')`

test('a cancelled step gets SIGINT, then SIGTERM, then its end; the post step runs', async () => {
  const cancel = new AbortController()
  const onLine = (line: string): void => {
    if (line === 'ready') cancel.abort()
  }
  const options = { cancel: cancel.signal, graceMs: [1_000, 1_000] as [number, number], onLine }
  const result = await run({ main: STUBBORN, post: `console.log('post')` }, options)
  expect(result.exitCode).toBe(137)
  expect(result.log).toBe('ready\nint\nterm')
  expect(result.post?.log).toBe('post')
})

test('a killed step says nothing more, and no post step runs', async () => {
  const kill = new AbortController()
  const onLine = (): void => {
    kill.abort()
  }
  const result = await run({ main: STUBBORN, post: '' }, { kill: kill.signal, onLine })
  expect(result).toMatchObject({ exitCode: 137, log: 'ready', post: undefined })
})

test.each([
  ['::error::plain', { name: 'error', properties: {}, text: 'plain' }],
  [
    '::error file=a%2Cb.ts,line=3,title=x%3Ay::two%0Alines 100%25',
    { name: 'error', properties: { file: 'a,b.ts', line: '3', title: 'x:y' }, text: 'two\nlines 100%' },
  ],
  ['  ::group::Build: one', { name: 'group', properties: {}, text: 'Build: one' }],
  ['::endgroup::', { name: 'endgroup', properties: {}, text: '' }],
  ['::error::%250A stays', { name: 'error', properties: {}, text: '%0A stays' }],
  ['a ::error::b', undefined],
  ['just text', undefined],
])('the command %j', (line, command) => {
  expect(parseCommand(line)).toEqual(command)
})

test.each([
  ['a=1\nb=2=3\n', { a: '1', b: '2=3' }],
  ['a<<EOF\none\ntwo=2\nEOF\nb=1\n', { a: 'one\ntwo=2', b: '1' }],
  ['a=x<<y\n', { a: 'x<<y' }],
  ['a<<E\nE\n', { a: '' }],
  ['', {}],
])('the file %j', (text, pairs) => {
  expect(parsePairs(text)).toEqual(pairs)
})

test.each(['a<<EOF\nnever\n', 'nonsense\n'])('the runner refuses the file %j', (text) => {
  expect(() => parsePairs(text)).toThrow('the runner refuses the file')
})

test('the longest of nested secrets is masked first', () => {
  expect(maskAll('abcdef', ['abc', 'abcdef'])).toBe('***')
})
