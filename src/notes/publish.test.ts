import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { HttpError } from '../http.ts'
import type { Notes } from './notes.ts'
import { publish, type PublishRequest } from './publish.ts'
import type { Message, NewPage, Publisher, Sticky } from './publisher.ts'
import { anItem, bothNotes, sha } from './render-fixture.ts'
import { DEFAULTS } from './settings.ts'

const evidence: NonNullable<Notes['evidence']> = {
  environment: 'production',
  releaseId: 'r-9',
  commit: sha('2'),
  kind: 'deploy',
  verdict: 'live',
  liveSince: new Date('2026-11-23T01:51:00Z'),
  runUrl: 'https://github.com/acme/shop/actions/runs/1',
  components: [],
  gates: [],
}

const request = (overrides: Partial<PublishRequest> = {}): PublishRequest => ({
  targets: [],
  notes: bothNotes({ evidence }),
  audience: 'users',
  settings: DEFAULTS,
  application: 'ops.yml',
  run: { id: 12, attempt: 1, url: 'https://github.com/acme/shop/actions/runs/12' },
  dryRun: false,
  ...overrides,
})

/** Keeps what it is given. */
function notebook(overrides: Partial<Publisher> = {}) {
  const [pages, stickies, messages, remarks]: [NewPage[], Sticky[], Message[], [string, string][]] = [[], [], [], []]
  const htmlUrl = 'https://github.com/acme/shop/releases/tag/v2'
  const publisher: Publisher = {
    lookUp: async () => ({ page: undefined, tags: ['v1.0.0'] }),
    putPage: async (page) => (pages.push(page), { id: 1, tagName: page.tag, htmlUrl }),
    remark: async (mark, text) => (remarks.push([mark, text]), { id: 1, tagName: 'v2', htmlUrl }),
    putComment: async (comment) => (stickies.push(comment), 'https://github.com/acme/shop/pull/3#issuecomment-1'),
    tellOnce: async (message) => (messages.push(message), 'told'),
    ...overrides,
  }
  return { publisher, pages, stickies, messages, remarks }
}

const forbidden = (): HttpError =>
  new HttpError(
    'github: POST x answered 403: the token lacks a permission; give the job `permissions: pull-requests: write`',
    'status',
    {
      answer: {
        status: 403,
        headers: {},
        body: Buffer.alloc(0),
        cut: false,
        attempts: 1,
        durationMs: 1,
        text: () => '',
        json: () => ({}) as never,
      },
    },
  )

describe('a release on GitHub', () => {
  test('is called by the next version and stands at the release’s commit', async () => {
    const { publisher, pages } = notebook()
    const settings = {
      ...DEFAULTS,
      release: { ...DEFAULTS.release, title: 'Shop {tag} in {environment}', draft: true },
    }
    const published = await publish(request({ targets: ['release'], version: 'conventional', settings }), publisher)

    expect(published).toMatchObject({ tagName: 'v1.1.0', htmlUrl: expect.stringContaining('/releases/'), failures: [] })
    expect(pages[0]).toMatchObject({
      mark: 'production r-9',
      tag: 'v1.1.0',
      commit: sha('2'),
      title: 'Shop v1.1.0 in production',
      draft: true,
      prerelease: false,
    })
    expect(pages[0]?.body(125_000)).toBe(published.body)
    expect(pages[0]?.body(500)).toContain('1 more did not fit here')
  })

  test('keeps the tag that it has', async () => {
    const page = { id: 1, tagName: 'v7', htmlUrl: 'https://github.com/acme/shop/releases/tag/v7' }
    const { publisher, pages } = notebook({ lookUp: async () => ({ page, tags: ['v7'] }) })
    await publish(request({ targets: ['release'], version: 'conventional' }), publisher)
    expect(pages[0]?.tag).toBe('v7')
  })

  test('takes the next version when another release was faster', async () => {
    const tags = ['v1.0.0']
    const tried: string[] = []
    const { publisher } = notebook({
      lookUp: async () => ({ page: undefined, tags }),
      putPage: async ({ tag }) => {
        tried.push(tag)
        if (tried.length === 2) return { id: 2, tagName: tag, htmlUrl: 'https://github.com/acme/shop/releases/tag/x' }
        tags.push(tag)
        return 'taken'
      },
    })
    expect((await publish(request({ targets: ['release'], version: 'conventional' }), publisher)).tagName).toBe(
      'v1.2.0',
    )
    expect(tried).toEqual(['v1.1.0', 'v1.2.0'])
  })

  test.each([
    ['a tag of its own', { tag: 'v1' }, 'v1'],
    ['its id, when nobody gave it a tag', {}, 'r-9'],
  ])('is called by %s, and fails when that belongs to another', async (_, inputs, tag) => {
    const { publisher } = notebook({ putPage: async () => 'taken' })
    const { failures } = await publish(request({ targets: ['release'], ...inputs }), publisher)
    expect(failures).toEqual([
      `the release could not be written: the tag ${tag} belongs to the notes of another release; give this one a tag of its own`,
    ])
  })

  test('says after a rollback that it was taken back', async () => {
    const range = {
      from: { commit: sha('2'), label: 'v2', releaseId: 'r-8' },
      to: { commit: sha('1'), label: 'v1' },
      direction: 'back' as const,
    }
    const by = { releaseId: 'r-8', commit: sha('2') }
    const rollback = { ...evidence, kind: 'rollback' as const, reason: 'cards were\nrefused @ada' }
    const notes = bothNotes({ range, evidence: rollback, sections: [], withdrawn: [{ item: anItem(), by }] })
    const { publisher, pages, remarks } = notebook()
    await publish(request({ targets: ['release'], notes }), publisher)

    expect(pages).toEqual([])
    expect(remarks).toEqual([
      [
        'production r-8',
        '**Rolled back** in `production` on 2026-11-23 01:51 UTC by the rollback `r-9` (cards were refused @&#8203;ada). `v1` serves again.',
      ],
    ])
  })

  test('that nobody made can’t say so, which is a warning', async () => {
    const notes = bothNotes({ evidence, withdrawn: [{ item: anItem(), by: { releaseId: 'r-8', commit: 'x' } }] })
    for (const one of Object.values(notes)) one.range.direction = 'back'
    const { publisher } = notebook({ remark: async () => undefined })
    const { warnings } = await publish(request({ targets: ['release'], notes }), publisher)
    expect(warnings).toEqual(['there is no release on GitHub for r-8 that could say that it was taken back'])
  })
})

describe('a preview', () => {
  test('is a comment for one application, without backlinks', async () => {
    const { publisher, stickies } = notebook()
    const published = await publish(
      request({ targets: ['comment'], pullRequest: 3, application: 'apps/shop --> ops.yml' }),
      publisher,
    )
    expect(stickies[0]).toMatchObject({
      number: 3,
      mark: 'preview apps/shop-ops.yml',
      run: { id: 12, attempt: 1 },
    })
    expect(stickies[0]?.sections.notes).toContain('Pay by card (`#12`)')
    expect(published.htmlUrl).toContain('#issuecomment-1')
  })

  test('fits into a comment', async () => {
    const { publisher, stickies } = notebook()
    const items = Array.from({ length: 2_000 }, () => anItem({ title: 'x'.repeat(200) }))
    await publish(
      request({ targets: ['comment'], pullRequest: 3, notes: bothNotes({ sections: [{ title: 'New', items }] }) }),
      publisher,
    )
    expect(stickies[0]?.sections.notes?.length).toBeLessThan(65_400)
    expect(stickies[0]?.sections.notes).toContain('[everything](https://github.com/acme/shop/actions/runs/12)')
  })

  test('stands in the job summary when a fork’s token may not comment', async () => {
    const { publisher } = notebook({ putComment: async () => await Promise.reject(forbidden()) })
    const published = await publish(request({ targets: ['comment'], pullRequest: 3 }), publisher)
    expect(published.failures).toEqual([])
    expect(published.summary).toMatch(/^### What the release notes will say\n\nFrom `v1.0.0`/)
    expect(published.warnings[0]).toContain('`permissions: pull-requests: write`')
  })

  test('needs a pull request', async () => {
    const { publisher } = notebook()
    const { warnings } = await publish(request({ targets: ['comment'] }), publisher)
    expect(warnings).toEqual(['there is no preview comment, because this run is not about a pull request'])
  })
})

describe('what was shipped', () => {
  const pull = anItem().pull
  const shipped = (numbers: number[], issues: number[]): Record<'users' | 'operators', Notes> => {
    const items = numbers.map((number) => anItem(pull ? { pull: { ...pull, number, issues } } : {}))
    return bothNotes({ evidence, sections: [{ title: 'New', items }] })
  }

  test('is told once at each pull request and issue, with a link to the release', async () => {
    const { publisher, messages } = notebook()
    const targets = ['release', 'shipped'] as const
    await publish(request({ targets, tag: 'v2', notes: shipped([12, 3, 12], [7]) }), publisher)
    expect(messages.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'pull request 3',
      'pull request 12',
      'issue 7',
    ])
    expect(messages[0]).toMatchObject({
      mark: 'shipped production r-9',
      since: evidence.liveSince,
      body: 'Live in `production` since 2026-11-23 01:51 UTC, with the release [`r-9`](https://github.com/acme/shop/releases/tag/v2).',
    })
  })

  test('goes on with issues when pull requests may not be told, and tries none of those again', async () => {
    const asked: string[] = []
    const { publisher } = notebook({
      async tellOnce({ kind, number }) {
        asked.push(`${kind} ${number}`)
        if (kind === 'pull request') throw forbidden()
        return 'told'
      },
    })
    const { failures } = await publish(request({ targets: ['shipped'], notes: shipped([3, 12], [7]) }), publisher)
    expect(asked).toEqual(['pull request 3', 'issue 7'])
    expect(failures).toEqual([expect.stringContaining('pull request 3 was not told that it is live: github:')])
  })

  test('stops at a number that an hour has room for', async () => {
    const { publisher, messages } = notebook()
    const notes = shipped(
      Array.from({ length: 150 }, (_, index) => index + 1),
      [],
    )
    const { warnings } = await publish(request({ targets: ['shipped'], notes }), publisher)
    expect(messages).toHaveLength(100)
    expect(warnings).toEqual(['only 100 of 150 pull requests and issues were told that they are live'])
  })

  test('is not told before it is live', async () => {
    const { publisher, messages } = notebook()
    const { warnings } = await publish(request({ targets: ['shipped'], notes: bothNotes() }), publisher)
    expect(messages).toEqual([])
    expect(warnings).toHaveLength(1)
  })
})

test('a file is written where it is wanted, with its folders', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'notes-'))
  const file = join(folder, 'docs', 'NOTES.md')
  const published = await publish(request({ targets: ['file', 'summary'], file }), notebook().publisher)
  expect(await readFile(file, 'utf8')).toBe(published.body)
  expect(published.summary).toBe(published.body)
  await rm(folder, { recursive: true })
})

test('one place that fails keeps no other from getting the notes', async () => {
  const { publisher, messages } = notebook({ lookUp: async () => await Promise.reject(new Error('github: down')) })
  const targets = ['release', 'summary', 'file', 'shipped'] as const
  const published = await publish(request({ targets, version: 'conventional' }), publisher)
  expect(published.failures).toEqual([
    'the release could not be written: github: down',
    'the file could not be written: it has no name; set the input "file"',
  ])
  expect(published.summary).toContain('Pay by card')
  expect(messages).toHaveLength(1)
})

test('a dry run writes nothing, and tells what would be', async () => {
  const { publisher, pages, stickies, messages, remarks } = notebook()
  const targets = ['release', 'file', 'comment', 'shipped'] as const
  const file = join(tmpdir(), 'never', 'written.md')
  const published = await publish(
    request({ targets, file, version: 'conventional', pullRequest: 3, dryRun: true }),
    publisher,
  )
  expect(published).toMatchObject({ tagName: 'v1.1.0', warnings: [], failures: [] })
  expect([pages, stickies, messages, remarks]).toEqual([[], [], [], []])
  await expect(readFile(file)).rejects.toThrow('ENOENT')
})
