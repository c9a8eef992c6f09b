import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { checkOut } from '../sandbox/github/checkout.ts'
import type { RunOptions } from '../sandbox/runner/runner.ts'
import { openShop, type Shop, type ShopRun, type Version } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (shop) => await shop.close()))
})

interface Gallery extends Shop {
  /** The shop with these changes, released. */
  release(name: string, ...messages: string[]): Promise<Version>
  notes(version: Version, inputs?: Record<string, string>, options?: RunOptions): Promise<ShopRun>
}

async function gallery(): Promise<Gallery> {
  const shop = await openShop()
  open.push(shop)
  return {
    ...shop,
    async release(name, ...messages) {
      for (const message of messages) {
        shop.repository.commit({ message, files: { [`web/${message.replaceAll(/\W/g, '-')}.ts`]: message } })
      }
      const version = await shop.version(name)
      expect(await shop.run('deploy', version)).toMatchObject({ exitCode: 0 })
      return version
    },
    notes: async (version, inputs = {}, options = {}) =>
      await shop.run('release-notes', version, {
        ...options,
        // The action knows no platform, so it takes none of their tokens.
        with: { 'vercel-token': '', 'railway-token': '', 'sentry-auth-token': '', ...inputs },
      }),
  }
}

const ASIDE = /^Unexpected input/
const told = (run: ShopRun): string[] =>
  run.annotations.map(({ message }) => message).filter((message) => !ASIDE.test(message))

describe('after a deploy', () => {
  test('the first release tells of everything, the second of what is new, to both audiences', async () => {
    const { release, notes, repository } = await gallery()
    const v1 = await release('v1', 'feat: open the shop')
    const first = await notes(v1)
    expect(told(first)).toEqual([])
    expect(first).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    expect(first.outputs['body']).toContain('The first release')
    expect(first.outputs['body']).toContain('3 commits = 3 listed + 0 cancelled + 0 excluded')

    repository.branch('basket', 'main')
    repository.commit({ message: 'wip', branch: 'basket', files: { 'web/basket.ts': '1' } })
    const issue = repository.issue({ title: 'No basket' })
    const pull = repository.pull({
      title: 'feat: a basket',
      body: '## Release notes\n\nKeep what you **want**.',
      head: 'basket',
      author: 'hubot',
      closes: [issue.number],
    })
    pull.merge({ method: 'merge' })
    const v2 = await release('v2', 'chore: tidy', 'feat: prices', 'Revert "feat: prices"')

    const users = await notes(v2, { publish: 'summary, release', tag: 'v2' })
    expect(told(users)).toEqual([])
    expect(users.outputs).toMatchObject({ status: 'success', 'tag-name': 'v2' })
    expect(users.outputs['body']).toContain('Keep what you')
    expect(users.outputs['body']).not.toContain('tidy')
    expect(users.outputs['body']).toContain('6 commits = 3 listed + 2 cancelled + 1 excluded (1 not for users)')
    expect(users.summary).toContain('Keep what you')
    expect(repository.releases.map(({ tag, body }) => [tag, body?.includes('Keep what you')])).toEqual([['v2', true]])

    const operators = await notes(v2, { audience: 'operators' })
    expect(operators.outputs['body']).toContain('tidy')
    expect(operators.outputs['body']).toContain('shop.example')
    expect(operators.requests['github']).toBeLessThanOrEqual(6)
    const result = JSON.parse(operators.outputs['result-json'] ?? '') as { count: { sum: string } }
    expect(result.count.sum).toBe('6 commits = 4 listed + 2 cancelled + 0 excluded')
  })

  test('a full checkout and none tell the same', async () => {
    const { release, notes, repository } = await gallery()
    await release('v1', 'feat: open the shop')
    const v2 = await release('v2', 'feat: a basket', 'fix: a price')
    const none = await notes(v2, { audience: 'operators' })

    await checkOut(repository.graph, v2.folder)
    const full = await notes(v2, { audience: 'operators' })

    expect(full.outputs['body']).toBe(none.outputs['body'])
    expect(full.requests['github']).toBe(2)
  })
})

describe('after a rollback', () => {
  test('the notes tell what was withdrawn, and later what comes again', async () => {
    const { release, notes, run } = await gallery()
    const v1 = await release('v1', 'feat: open the shop')
    const v2 = await release('v2', 'feat: a basket')
    expect(await run('rollback', v2, { with: { reason: 'prices are wrong' } })).toMatchObject({ exitCode: 0 })

    const back = await notes(v2)
    expect(told(back)).toEqual([])
    expect(back.outputs['body']).toMatch(/A rollback from .*\n[^]*Taken back[^]*a basket/)
    expect(back.outputs['body']).toContain('2 commits = 2 listed')

    const v3 = await release('v3', 'fix: prices')
    const again = await notes(v3)
    const result = JSON.parse(again.outputs['result-json'] ?? '') as {
      range: { from: { commit: string } }
      sections: { title: string; items: { title: string; reshipped?: { commit: string; reason: string } }[] }[]
    }
    expect(result.range.from.commit).toBe(v1.sha)
    expect(result.sections.flatMap(({ items }) => items.map((item) => [item.title, item.reshipped?.commit]))).toEqual([
      ['a basket', v2.sha],
      ['prices', undefined],
      ['v3', undefined],
      ['v2', v2.sha],
    ])
    expect(again.outputs['body']).toMatch(/a basket.*shipped before in .*taken back/)
  })
})

test('a range by input needs no release, and may go backwards', async () => {
  const { notes, repository, version } = await gallery()
  repository.tag('v1')
  repository.commit({ message: 'feat: a basket', files: { 'web/a.ts': '1' } })
  const v2 = await version('v2')
  repository.tag('v2')

  const forward = await notes(v2, { from: 'v1', to: 'v2' })
  expect(forward.outputs['body']).toContain('2 commits = 2 listed + 0 cancelled + 0 excluded')
  const back = await notes(v2, { from: 'v2', to: repository.graph.find('v1')?.sha ?? '' })
  expect(back.outputs['body']).toContain('A rollback from')
  expect(back.outputs['body']).toContain('a basket')
})

test('a pull request gets a preview of what the notes will say', async () => {
  const { release, notes, repository } = await gallery()
  const v1 = await release('v1', 'feat: open the shop')
  repository.branch('basket', 'main')
  const sha = repository.commit({ message: 'wip', branch: 'basket', files: { 'web/basket.ts': '1' } })
  const { number, thread } = repository.pull({ title: 'feat: a basket', head: 'basket' })

  const run = await notes(
    v1,
    { publish: 'comment' },
    {
      github: { event_name: 'pull_request' },
      event: { pull_request: { number, head: { sha } } },
    },
  )

  expect(told(run)).toEqual([])
  expect(thread.comments).toHaveLength(1)
  expect(thread.comments[0]?.body).toContain('a basket')
  expect(thread.comments[0]?.body).toContain('1 commit = 1 listed')
})

test('a dry run writes nothing and says what it would', async () => {
  const { release, notes, repository, sandbox } = await gallery()
  const v1 = await release('v1', 'feat: open the shop')
  const before = sandbox.kernel.journal.entries.length

  const run = await notes(v1, {
    publish: 'release, file',
    file: 'NOTES.md',
    version: 'conventional',
    'dry-run': 'true',
  })

  expect(run.outputs).toMatchObject({ status: 'skipped', 'tag-name': expect.stringMatching(/^v\d/) })
  expect(run.outputs['body']).toContain('open the shop')
  expect(repository.releases).toEqual([])
  await expect(readFile(join(v1.folder, 'NOTES.md'), 'utf8')).rejects.toThrow('ENOENT')
  const writes = sandbox.kernel.journal.entries
    .slice(before)
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
  expect(writes).toEqual([])
})

test('trouble is a warning, because the release is live, and a failure only where that is wanted', async () => {
  const { release, notes, sandbox } = await gallery()
  const v1 = await release('v1', 'feat: open the shop')
  sandbox.kernel.faults.add({ kind: 'status', status: 404, service: 'github', path: '/graphql', times: Infinity })

  const lenient = await notes(v1)
  expect(lenient).toMatchObject({ exitCode: 0, outputs: { status: 'failure' } })
  expect(told(lenient).join('\n')).toMatch(/github/)
  const strict = await notes(v1, { strict: 'true' })
  expect(strict).toMatchObject({ exitCode: 1, outputs: { status: 'failure' } })
})

test('wrong inputs are told together, before the first request', async () => {
  const { notes, version } = await gallery()
  const v1 = await version('v1')

  const run = await notes(v1, { audience: 'everybody', version: 'next', strict: 'maybe' })
  expect(run.exitCode).toBe(1)
  expect(told(run)).toHaveLength(3)
  const unknown = await notes(v1, { publish: 'fax' })
  expect(told(unknown).join()).toMatch(/"publish".*"fax"/)
  const nowhere = await notes(v1, { component: 'cellar' })
  expect(told(nowhere).join()).toMatch(/"component".*"api", "web".*"cellar"/)
  const none = await notes(v1, { config: 'no-such.yml' })
  expect(none.exitCode).toBe(1)
  for (const one of [run, unknown, nowhere, none]) expect(one.requests['github'] ?? 0).toBe(0)

  const neverLive = await notes(v1)
  expect(told(neverLive).join()).toMatch(/no release is live in production/)
  const noSuchTag = await notes(v1, { to: 'v9' })
  expect(told(noSuchTag).join()).toMatch(/"v9" is no release, commit, tag or branch/)
})
