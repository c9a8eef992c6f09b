import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { type Phase, type ProcessOptions, runPhase } from '../sandbox/runner/process.ts'

const SOURCE = JSON.stringify(new URL('./action.ts', import.meta.url).href)
const PROBLEMS = JSON.stringify(new URL('./problems.ts', import.meta.url).href)
const HELP = JSON.stringify(new URL('./help.ts', import.meta.url).href)
const folder = mkdtempSync(join(tmpdir(), 'action-'))
let count = 0

const readme = 'https://github.com/acme/ops-actions/blob/v1/actions/deploy/README.md#when-it-fails'
const inputs = 'https://github.com/acme/ops-actions/blob/v1/docs/troubleshooting.md#wrong-inputs'
const withHelp = (message: string, where = readme): string => `${message}\nHelp: ${where}`

afterAll(() => {
  rmSync(folder, { recursive: true })
})

interface Given {
  /** Body of `run`, with `inputs` and `job` at hand. */
  run?: string
  read?: string
  phase?: 'action' | 'post'
  env?: Record<string, string>
  options?: ProcessOptions
}

/** A program with one action, run as the runner would. */
async function program({ run = '', read = '({})', phase = 'action', env = {}, options = {} }: Given): Promise<Phase> {
  const home = join(folder, String(++count))
  const script = `${home}.mjs`
  writeFileSync(
    script,
    `import { ${phase} } from ${SOURCE}
import { Problems } from ${PROBLEMS}
import { Trouble } from ${HELP}
await ${phase}({
  name: 'deploy',
  unfinished: { status: 'failure' },
  read: (input) => ${read},
  run: async (inputs, job) => { ${run} },
})`,
  )
  const variables = { PATH: process.env['PATH'] ?? '', GITHUB_WORKSPACE: folder, ...env }
  return await runPhase({ script, home, env: variables, masks: new Set(), options })
}

test('outputs, summary and annotations of a good run reach the runner', async () => {
  const result = await program({
    run: `return {
      outputs: { status: 'success', body: 'two\\nlines' },
      summary: '# Live',
      annotations: [{ severity: 'warning', message: 'slow: 1, 2', file: 'ops.yml', line: 3, column: 5, title: 'p95' }],
    }`,
  })
  expect(result).toMatchObject({
    exitCode: 0,
    outputs: { status: 'success', body: 'two\nlines' },
    summary: '# Live',
    annotations: [{ severity: 'warning', message: 'slow: 1, 2', file: 'ops.yml', line: 3, column: 5, title: 'p95' }],
  })
})

test('a run may have nothing to say', async () => {
  expect(await program({})).toMatchObject({ exitCode: 0, outputs: {}, summary: '', log: '' })
})

test('a failure fails the step, and its outputs and summary are written all the same', async () => {
  const result = await program({
    run: `return { outputs: { status: 'rolled-back' }, summary: '# Undone', failure: 'the gate of web failed' }`,
  })
  expect(result).toMatchObject({
    exitCode: 1,
    outputs: { status: 'rolled-back' },
    summary: `# Undone\n\n[What to do about it](${readme})\n`,
    annotations: [{ severity: 'error', message: withHelp('the gate of web failed'), title: 'deploy' }],
  })
})

test('a throw fails the step with its causes and writes what every run must leave', async () => {
  const result = await program({
    run: `job.output('release-id', 'r1')
    throw new Error('release of 9c1 failed', { cause: new TypeError('web answered 502') })`,
  })
  expect(result.exitCode).toBe(1)
  expect(result.annotations).toEqual([
    { severity: 'error', message: withHelp('release of 9c1 failed\n  because web answered 502'), title: 'deploy' },
  ])
  expect(result.outputs).toEqual({ 'release-id': 'r1', status: 'failure' })
  expect(result.summary).toBe(
    `### deploy did not finish\n\n    release of 9c1 failed\n      because web answered 502\n\n[What to do about it](${readme})\n`,
  )
  expect(result.log).not.toContain('Error:')
})

test.each([
  ['thrown', `throw new Trouble('traffic-did-not-move', 'web did not move; look at its domains')`],
  [
    'returned',
    `return { failure: 'web did not move; look at its domains', help: 'traffic-did-not-move', summary: 'x' }`,
  ],
])('a failure that is %s leads to its topic in the docs of the version that runs', async (_, run) => {
  const env = { GITHUB_ACTION_REPOSITORY: 'shop-inc/ops-actions', GITHUB_ACTION_REF: 'v3' }
  const where = 'https://github.com/shop-inc/ops-actions/blob/v3/docs/troubleshooting.md#traffic-did-not-move'
  const result = await program({ run, env })
  expect(result.annotations).toMatchObject([{ message: withHelp('web did not move; look at its domains', where) }])
  expect(result.summary).toContain(`\n\n[What to do about it](${where})\n`)
})

test('the stack of what was thrown is there for those who debug', async () => {
  const { rawLog } = await program({ run: `throw new Error('x')` })
  expect(rawLog).toMatch(/^::debug::Error: x%0A {4}at /m)
})

test('something thrown that is no error fails the step too', async () => {
  const result = await program({ run: `throw 'just words'` })
  expect(result).toMatchObject({ exitCode: 1, annotations: [{ message: withHelp('just words') }] })
})

test('each of several problems is an annotation at its place, and all are one list in the log', async () => {
  const result = await program({
    run: `throw new Problems('ops.yml', [
      { file: 'ops.yml', line: 4, column: 7, message: 'unknown key', title: 'ops.yml' },
      { message: 'no url' },
    ])`,
  })
  expect(result.exitCode).toBe(1)
  expect(result.annotations).toEqual([
    {
      severity: 'error',
      file: 'ops.yml',
      line: 4,
      column: 7,
      message: withHelp('unknown key', inputs),
      title: 'ops.yml',
    },
    { severity: 'error', message: withHelp('no url', inputs), title: 'deploy' },
  ])
  expect(result.log).toContain('\nops.yml: 2 mistakes\n  ops.yml:4:7 unknown key\n  no url')
})

test('wrong inputs are told together, nothing is run, and the post step has nothing to do', async () => {
  const read = `({ a: input.text('a'), b: input.flag('b') })`
  const env = { INPUT_A: '', INPUT_B: 'maybe' }
  const main = await program({ read, env, run: `job.log.line('ran')` })
  expect(main).toMatchObject({
    exitCode: 1,
    outputs: { status: 'failure' },
    annotations: [
      { message: withHelp('input "a" is missing; set it below "with:"', inputs), title: 'Wrong input' },
      { message: withHelp('input "b" must be "true" or "false", got "maybe"', inputs), title: 'Wrong input' },
    ],
  })
  expect(main.log).not.toMatch(/^ran$/m)

  const state = Object.fromEntries(Object.entries(main.state).map(([key, value]) => [`STATE_${key}`, value]))
  const after = await program({ phase: 'post', read, env: { ...env, ...state }, run: `job.log.line('ran')` })
  expect(after).toMatchObject({ exitCode: 0, annotations: [], log: '' })
})

test('a secret is masked when it is read, and appears nowhere', async () => {
  const token = 'tok/secret+1'
  const result = await program({
    read: `({ token: input.secret('token', 'X_TOKEN') })`,
    env: { X_TOKEN: token },
    run: `
      const { token } = inputs
      job.log.line('line ' + token)
      job.log.notice('notice ' + token)
      job.log.warning('warning ' + token)
      job.log.debug('debug ' + token)
      await job.log.group('group ' + token, async () => {})
      job.output('early', token)
      throw new Error('url ' + encodeURIComponent(token), { cause: Buffer.from(token).toString('base64') })`,
  })
  expect(result.maskedValues).toContain(token)
  expect(result.rawLog.split('\n')[0]).toBe(`::add-mask::${token}`)
  const shown = JSON.stringify([result.rawLog.split('\n').slice(1), result.outputs, result.summary])
  for (const form of [token, encodeURIComponent(token), Buffer.from(token).toString('base64')]) {
    expect(shown).not.toContain(form)
  }
  expect(result.outputs['early']).toBe('***')
})

test('a summary is cut below the limit of the runner, at the end of a line', async () => {
  const { summary } = await program({ run: `return { summary: '| ärger | 12345 |\\n'.repeat(80_000) }` })
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
  expect(Buffer.byteLength(summary)).toBeGreaterThan(1000 * 1024)
  expect(summary).toMatch(/\| ärger \| 12345 \|\n\n_The rest was cut: a summary holds 1 MiB._\n$/)
})

test('a summary of one endless line is cut as well', async () => {
  const { summary } = await program({ run: `return { summary: 'ä'.repeat(800_000) }` })
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
})

test('a runner without summaries is no reason to fail', async () => {
  const run = `delete process.env.GITHUB_STEP_SUMMARY; return { summary: 'x', outputs: { a: '1' } }`
  expect(await program({ run })).toMatchObject({
    exitCode: 0,
    outputs: { a: '1' },
    annotations: [],
  })
})

test('a summary that cannot be written does not turn a success into a failure', async () => {
  const run = `process.env.GITHUB_STEP_SUMMARY = '/nowhere/at/all'; return { summary: 'x', outputs: { a: '1' } }`
  const result = await program({ run })
  expect(result).toMatchObject({ exitCode: 0, outputs: { a: '1' }, annotations: [{ severity: 'warning' }] })
})

test("a provider's text is never taken for a command", async () => {
  const result = await program({
    run: `job.log.line('::error::planted')
    job.log.line('  ::add-mask::shop\\r::stop-commands::x\\n::warning::also planted')
    job.log.line('see ##[error]planted')
    job.log.line('a::b stays')`,
  })
  expect(result.annotations).toEqual([])
  expect(result.maskedValues).toEqual([])
  expect(result.log).not.toContain('##[')
  expect(result.log).toContain('a::b stays')
})

test('a group folds what is logged meanwhile and closes when its work fails', async () => {
  const result = await program({
    run: `await job.log.group('Build', async () => { job.log.line('one') })
    await job.log.group('Switch', async () => { throw new Error('no') })`,
  })
  expect(result.log).toContain('::group::Build\none\n::endgroup::\n::group::Switch\n::endgroup::\n')
})

test('a promise that nobody waits for fails the step and calls the work off', async () => {
  const result = await program({
    run: `Promise.reject(new Error('lost in the background'))
    await new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, 20_000)
      job.signal.addEventListener('abort', () => { clearTimeout(timer); reject(job.signal.reason) })
    })
    job.log.line('worked to the end')`,
  })
  expect(result.exitCode).toBe(1)
  expect(result.log).not.toContain('worked to the end')
  expect(result.annotations).toEqual([
    { severity: 'error', message: withHelp('lost in the background'), title: 'deploy' },
  ])
})

test('an error event that nobody listens to is told without its secrets', async () => {
  const result = await program({
    read: `input.secret('token')`,
    env: { INPUT_TOKEN: 'tok_background' },
    run: `setTimeout(() => { throw new Error('socket with ' + inputs) }, 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    return { outputs: { status: 'success' } }`,
  })
  expect(result.exitCode).toBe(1)
  expect(result.annotations).toEqual([{ severity: 'error', message: withHelp('socket with ***'), title: 'deploy' }])
})

test('work that waits for nothing is told as such', async () => {
  const result = await program({ run: `await new Promise(() => {})` })
  expect(result.exitCode).not.toBe(0)
  expect(result.annotations[0]?.message).toMatch(/ended in the middle of its work/)
})

test('something forgotten does not keep the job waiting', async () => {
  const run = `setTimeout(() => job.log.line('waited for'), 30_000); return { outputs: { a: '1' } }`
  expect(await program({ run })).toMatchObject({ exitCode: 0, outputs: { a: '1' }, log: '' })
})

const WAIT = `await new Promise((resolve) => {
  const timer = setTimeout(resolve, 20_000)
  job.signal.addEventListener('abort', () => { clearTimeout(timer); resolve() })
  job.log.line('waiting')
})`

test('a cancelled job aborts the signal, and the run ends in its own way', async () => {
  const cancel = new AbortController()
  const result = await program({
    run: `${WAIT}\nreturn { outputs: { status: 'rolled-back' }, failure: job.signal.reason.message + '; undone' }`,
    options: { cancel: cancel.signal, onLine: (line) => line === 'waiting' && cancel.abort() },
  })
  expect(result).toMatchObject({
    exitCode: 1,
    outputs: { status: 'rolled-back' },
    annotations: [{ message: withHelp('the job was cancelled (SIGINT); undone') }],
  })
})

test('a run whose runner is gone is called off and ends, although nobody reads what it says', async () => {
  const script = join(folder, 'orphan.mjs')
  const evidence = join(folder, 'orphan.txt')
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { action } from ${SOURCE}
await action({
  name: 'deploy',
  read: () => ({}),
  run: async (_, job) => {
    for (let line = 1; !job.signal.aborted; line++) {
      job.log.line('line ' + line)
      await sleep(10)
    }
    writeFileSync(${JSON.stringify(evidence)}, 'called off')
    throw job.signal.reason
  },
})`,
  )
  const orphan = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
    timeout: 4_000,
    killSignal: 'SIGKILL',
  })
  await once(orphan.stdout, 'data')
  orphan.stdout.destroy()
  orphan.stderr.destroy()

  const [exitCode] = (await once(orphan, 'exit')) as [number]
  expect(exitCode).toBe(1)
  expect(readFileSync(evidence, 'utf8')).toBe('called off')
})

test('a run that ignores the cancellation outlives both signals and is killed', async () => {
  const cancel = new AbortController()
  const result = await program({
    run: `job.log.line('waiting'); await new Promise((resolve) => setTimeout(resolve, 20_000))`,
    options: { cancel: cancel.signal, graceMs: [200, 200], onLine: (line) => line === 'waiting' && cancel.abort() },
  })
  expect(result.exitCode).toBe(137)
})

test('a killed step leaves the outputs that were written at once', async () => {
  const kill = new AbortController()
  const result = await program({
    run: `job.output('release-id', 'r1'); job.state.save('open', 'r1'); ${WAIT}`,
    options: { kill: kill.signal, onLine: (line) => line === 'waiting' && kill.abort() },
  })
  expect(result).toMatchObject({ exitCode: 137, outputs: { 'release-id': 'r1' }, state: { open: 'r1' } })
})

test('a post step reads what the main step has left', async () => {
  const run = `job.log.line(job.state.read('open') + ' ' + job.state.read('closed'))`
  expect(await program({ phase: 'post', env: { STATE_open: 'r1' }, run })).toMatchObject({ log: 'r1 undefined' })
})

test('trouble in a post step is a warning', async () => {
  const result = await program({ phase: 'post', run: `throw new Error('could not clean up', { cause: '502' })` })
  expect(result).toMatchObject({
    exitCode: 0,
    annotations: [{ severity: 'warning', message: withHelp('could not clean up\n  because 502'), title: 'deploy' }],
    summary: '',
    outputs: {},
  })
})

test('a failure that a post step returns fails the job', async () => {
  expect(await program({ phase: 'post', run: `return { failure: 'web serves the broken version' }` })).toMatchObject({
    exitCode: 1,
    annotations: [{ severity: 'error', message: withHelp('web serves the broken version') }],
  })
})

test('the job knows where it runs', async () => {
  const event = join(folder, 'event.json')
  writeFileSync(event, '{"number":7}')
  const result = await program({
    env: {
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ID: '9001',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_API_URL: 'https://ghe.example/api/v3',
      GITHUB_EVENT_PATH: event,
    },
    run: `const { signal, log, output, state, event, ...facts } = job
    return { outputs: { facts: JSON.stringify(facts), event: JSON.stringify(event) } }`,
  })
  expect(JSON.parse(result.outputs['event'] ?? '')).toEqual({ number: 7 })
  expect(JSON.parse(result.outputs['facts'] ?? '')).toMatchObject({
    repository: 'acme/shop',
    branch: 'main',
    runId: 9001,
    runAttempt: 2,
    runUrl: 'https://github.com/acme/shop/actions/runs/9001/attempts/2',
    apiUrl: 'https://ghe.example/api/v3',
    graphqlUrl: 'https://ghe.example/api/v3/graphql',
    workspace: folder,
  })
})

test.each([
  [{ GITHUB_HEAD_REF: 'feature', GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: '5/merge' }, 'feature'],
  [{ GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1' }, 'none'],
])('the branch of %j is %s', async (env, branch) => {
  const { outputs } = await program({ env, run: `return { outputs: { branch: job.branch ?? 'none' } }` })
  expect(outputs['branch']).toBe(branch)
})

test('the payload of the event is read only when it is asked for', async () => {
  const env = { GITHUB_EVENT_PATH: join(folder, 'missing.json') }
  expect(await program({ env })).toMatchObject({ exitCode: 0 })
})
