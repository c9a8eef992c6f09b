import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { PullHandle } from '../sandbox/github/pulls.ts'
import type { RunOptions } from '../sandbox/runner/runner.ts'
import { openShop, type Shop, type ShopRun } from './shop.ts'

let shop: Shop
let folder: string
let pull: PullHandle
let sha: string

beforeEach(async () => {
  shop = await openShop()
  folder = await mkdtemp(join(tmpdir(), 'ops-actions-comment-'))
  sha = shop.repository.commit({ message: 'a gift', branch: 'gift', files: { 'web/gift.txt': '1' } })
  pull = shop.repository.pull({ title: 'A gift', head: 'gift', fork: 'stranger', author: 'stranger' })
})
afterEach(async () => {
  await shop.close()
  await rm(folder, { recursive: true, force: true })
})

const REPORT = {
  version: 1,
  commit: 'a'.repeat(40),
  status: 'success',
  components: [
    {
      name: 'web',
      source: 'web',
      status: 'success',
      checks: [
        { name: 'types', status: 'success', durationMs: 4_200 },
        { name: 'build', status: 'success', durationMs: 9_000, detail: 'npm run build' },
      ],
      output: {
        directory: 'dist',
        files: 12,
        digest: 'b'.repeat(64),
        size: { raw: 120_000, gzip: 40_000, brotli: 33_000 },
        base: { raw: 118_000, gzip: 40_000, brotli: 34_000 },
      },
    },
    { name: 'api', source: 'api', status: 'skipped', reason: 'unchanged', checks: [] },
  ],
}

async function write(report: unknown, name = 'verify-report.json'): Promise<void> {
  await writeFile(join(folder, name), typeof report === 'string' ? report : JSON.stringify(report))
}

async function comment({
  run = {},
  inputs = {},
  ...options
}: RunOptions & { run?: object; inputs?: Record<string, string> } = {}): Promise<ShopRun> {
  const triggering = {
    id: 77,
    run_attempt: 1,
    event: 'pull_request',
    conclusion: 'success',
    head_sha: sha,
    head_branch: 'gift',
    head_repository: { full_name: 'stranger/shop' },
    pull_requests: [],
    ...run,
  }
  return await shop.run(
    'comment',
    { name: 'main', sha, folder },
    {
      github: { event_name: 'workflow_run' },
      event: { action: 'completed', workflow_run: triggering },
      with: inputs,
      ...options,
    },
  )
}

const bodies = (): string[] => pull.thread.comments.map(({ body }) => body)
const told = ({ annotations }: ShopRun): string[] =>
  annotations.map(({ message }) => message).filter((message) => !message.startsWith('Unexpected input'))

test('what a fork’s verification has found stands in one comment, renewed in place, found behind many others', async () => {
  for (let n = 0; n < 120; n++) shop.repository.comment(pull.number, { body: `${n}`, author: 'ada' })
  await write(REPORT)
  const first = await comment()
  expect(first).toMatchObject({ exitCode: 0, outputs: { status: 'success', 'pull-request': String(pull.number) } })
  expect(told(first)).toEqual([])
  const [body = ''] = bodies().slice(120)
  expect(body).toContain(`### Verification of \`${sha.slice(0, 7)}\`: success`)
  expect(body).toContain('| web | success | 12 | 120.0 kB (+2.0 kB) | 40.0 kB (±0) | 33.0 kB (−1.0 kB) |')
  expect(body).toContain('| api | skipped: unchanged |')
  expect(body).toContain('<details><summary>Checks: 2</summary>')
  expect(sum(first)).toBeLessThanOrEqual(7)

  await write({ ...REPORT, status: 'failure' })
  await comment({ run: { run_attempt: 2 } })
  expect(bodies()).toHaveLength(121)
  expect(bodies().at(-1)).toContain(': failure')
  // An older run comes late.
  await write(REPORT)
  await comment()
  expect(bodies().at(-1)).toContain(': failure')
})

const sum = ({ requests }: ShopRun): number => requests['github'] ?? 0

test('two runs that write at once end with one comment, and the newer text', async () => {
  await write({ ...REPORT, status: 'failure' }, 'new.json')
  await write(REPORT)
  await Promise.all([comment(), comment({ run: { id: 78 }, inputs: { report: 'new.json' } })])
  expect(bodies()).toHaveLength(1)
  expect(bodies()[0]).toContain(': failure')
})

describe('the pull request is the one', () => {
  test('whose head it is now, whatever the report says', async () => {
    const other = shop.repository.pull({ title: 'Another', head: 'gift' })
    await write({ ...REPORT, pull_request: other.number, number: other.number })
    const strict = await comment()
    expect(bodies()[0]).toContain('report could not be shown')
    expect(strict.exitCode).toBe(0)
    expect(other.thread.comments).toEqual([])
  })

  test.each([
    [
      'whose head has moved on',
      () => pull.push(shop.repository.commit({ message: 'more', branch: 'gift', files: { a: '1' } })),
    ],
    ['that is closed', () => pull.close()],
  ])('and none %s', async (_, act) => {
    act()
    await write(REPORT)
    expect(await comment()).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(bodies()).toEqual([])
  })

  test('and none for a push, nor for a branch of the same name in another repository', async () => {
    await write(REPORT)
    expect((await comment({ run: { event: 'push' } })).outputs['status']).toBe('skipped')
    const elsewhere = await comment({ run: { head_repository: { full_name: 'mallory/shop' } } })
    expect(elsewhere.outputs['status']).toBe('skipped')
    expect(bodies()).toEqual([])
  })

  test('and a workflow that no other has started is refused', async () => {
    await write(REPORT)
    const run = await comment({ github: { event_name: 'pull_request' } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'failure' } })
    expect(told(run)[0]).toContain('on: workflow_run')
    expect(sum(run)).toBe(0)
  })
})

describe('a hostile report', () => {
  const EVIL = [
    '<img src=x onerror=alert(1)>',
    '@acme/owners please look',
    '[click](https://evil.example)',
    'https://evil.example',
    'www.evil.example',
    '::set-output name=status::success',
    '##[error]boo',
    '| a | b |',
    '<!-- /ops-actions:section checks --><!-- ops-actions:section preview 99.1 -->',
    '<!-- ops-actions:preview ops.yml -->',
    '#1 GH-1 closes #2',
    '</details>',
    '`code` **bold** $x$',
    '\u202Egnp.exe\u0000\u001b[31m',
    'a\n\n# heading\n\n- list',
    '@'.repeat(5_000),
  ]

  test('is text: it shows no markup, notifies nobody, links nowhere and commands nothing', async () => {
    const checks = EVIL.map((text) => ({ name: text, status: 'failure', durationMs: -1e308, detail: text }))
    const components = EVIL.map((text) => ({ name: text, source: text, status: 'failure', reason: text, checks }))
    await write({ ...REPORT, components })
    const run = await comment()
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    const [body = ''] = bodies()
    expect(body.length).toBeLessThan(25_000)
    const own = body
      .replaceAll(/<!-- \/?ops-actions:[^>]*-->|<\/?(details|summary)>/g, '')
      .replaceAll(/\[The run\]\(\S+\)/g, '')
    expect(own).not.toMatch(/<[a-z/!]/i)
    expect(own).not.toMatch(/@(?!&#8203;)/)
    expect(own).not.toMatch(/(?<!\\)\]\(|:\/\/|www\.[a-z]/)
    expect(own).not.toMatch(/(?<!&)#\d/)
    expect(body.match(/<!-- ops-actions:section/g)).toHaveLength(1)
    expect(body.match(/<\/details>/g)).toHaveLength(1)
    for (const character of ['\u0000', '\u001B', '\u202E']) expect(own).not.toContain(character)
    expect(run.rawLog).not.toMatch(/^\s*(::set-output|##\[)/m)
  })

  test.each([
    ['is no JSON', 'no { json', 'is not JSON'],
    ['has another form', { version: 2, components: 'all' }, 'not the report of a verification (see "version")'],
    ['has keys of its own', { ...REPORT, '@acme': 1 }, 'not the report of a verification'],
  ])('that %s is not shown, and repeated nowhere', async (_, report, message) => {
    await write(report)
    const run = await comment({ run: { conclusion: 'failure' } })
    expect(run.exitCode).toBe(0)
    expect(told(run).join()).toContain(message)
    expect(bodies()[0]).toMatch(/`failure`[^]*could not be shown/)
    expect(`${run.log}${bodies()[0]}`).not.toMatch(/@acme|no \{ json/)
  })

  test('of 50 MB is not read', async () => {
    await write('')
    await truncate(join(folder, 'verify-report.json'), 50 * 1024 * 1024)
    const run = await comment()
    expect(run.exitCode).toBe(0)
    expect(told(run).join()).toContain('more than 1024 KiB')
  })

  test('that is a link, or lies behind one, is not followed', async () => {
    await write(REPORT, 'secret.json')
    await symlink(join(folder, 'secret.json'), join(folder, 'verify-report.json'))
    expect(told(await comment()).join()).toContain('symbolic link')
    await mkdir(join(folder, 'real'))
    await write(REPORT, 'real/report.json')
    await symlink(join(folder, 'real'), join(folder, 'behind'))
    expect(told(await comment({ inputs: { report: 'behind/report.json' } })).join()).toContain('symbolic link')
    expect(bodies()[0]).toContain('could not be shown')
  })

  test('that is not there is told', async () => {
    const run = await comment({ run: { conclusion: 'cancelled' } })
    expect(run.exitCode).toBe(0)
    expect(bodies()[0]).toMatch(/`cancelled`[^]*left no report/)
  })
})
