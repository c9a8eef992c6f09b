import { describe, expect, test } from '@jest/globals'
import { array, assert, boolean, constantFrom, property, record } from 'fast-check'
import type { Item, Notes } from './notes.ts'
import { render } from './render.ts'
import { anItem, nodesOf, parsed, proseOf, REPOSITORY, sha, someNotes } from './render-fixture.ts'
import { DEFAULTS } from './settings.ts'

const many = (count: number, overrides: (index: number) => Partial<Item> = () => ({})): Item[] =>
  Array.from({ length: count }, (_, index) => anItem({ title: `Change ${index}`, ...overrides(index) }))

const headings = (markdown: string): string[] =>
  nodesOf(parsed(markdown), 'heading').map((heading) => proseOf(heading).join(''))

const topItems = (markdown: string): number =>
  parsed(markdown)
    .children.filter((node) => node.type === 'list')
    .reduce((sum, list) => sum + list.children.length, 0)

const by = { releaseId: 'r-7', commit: sha('9'), reason: 'cards were refused' }

const evidence: NonNullable<Notes['evidence']> = {
  environment: 'production',
  releaseId: 'r-9',
  commit: sha('2'),
  kind: 'deploy',
  verdict: 'live',
  liveSince: new Date('2026-11-23T01:51:00Z'),
  runUrl: `${REPOSITORY}/actions/runs/1`,
  actor: 'ada',
  components: [
    {
      name: 'api',
      platform: 'railway',
      url: 'https://api.shop.example',
      deployment: 'd|1',
      commit: sha('2'),
      unchanged: false,
      sentryRelease: { name: 'api@2222222', url: 'https://acme.sentry.io/releases/1/' },
    },
  ],
  gates: [{ component: 'api', verdict: 'pass', at: new Date('2026-11-23T01:50:00Z') }],
  rollbackTo: 'r-8',
}

describe('notes', () => {
  test('begin with what breaks, then follow the categories, and end with the proof that nothing was forgotten', () => {
    const text = render(
      someNotes({
        breaking: [anItem({ title: 'Drop v1', breaking: 'Clients of **v1** fail.' })],
        sections: [
          { title: 'New', items: many(1) },
          { title: 'Fixed', items: many(2) },
        ],
        withdrawn: [{ item: anItem({ title: 'Gift cards' }), by }],
        contributors: [{ name: 'Ada', login: 'ada', bot: false }],
        count: {
          inRange: 17,
          listed: 12,
          cancelled: 2,
          excluded: [
            { rule: 'merges', commits: [sha('3'), sha('4')] },
            { rule: 'label "skip-notes"', commits: [sha('5')] },
          ],
        },
      }),
      DEFAULTS,
    )
    expect(headings(text)).toEqual(['Breaking changes', 'New', 'Fixed', 'Withdrawn'])
    expect(text).toContain('  - **What breaks:** Clients of \\*\\*v1\\*\\* fail.')
    expect(text).toContain(
      'Gift cards ([#12](https://github.com/acme/shop/pull/12)) by [ada](https://github.com/ada) (was in `r-7`: cards were refused)',
    )
    expect(text).toContain('17 commits = 12 listed + 2 cancelled + 3 excluded (2 merges, 1 label "skip-notes")')
    expect(text).toContain(`/compare/${sha('1')}...${sha('2')}`)
  })

  test('are the same bytes for the same input', () => {
    const notes = (): Notes =>
      someNotes({ audience: 'operators', evidence, sections: [{ title: 'New', items: many(50) }] })
    expect(render(notes(), DEFAULTS)).toBe(render(structuredClone(notes()), structuredClone(DEFAULTS)))
  })

  test('give users the author’s words instead of the title, and operators both', () => {
    const sections = [{ title: 'New', items: [anItem({ words: 'Your card works now.\n\nIn all shops.' })] }]
    const users = render(someNotes({ sections }), DEFAULTS)
    const operators = render(someNotes({ sections, audience: 'operators' }), DEFAULTS)
    expect(users).toContain('- Your card works now. ([#12]')
    expect(users).not.toContain('Pay by card')
    expect(users).toContain('\n  - In all shops.')
    expect(operators).toContain('- Pay by card ([#12]')
    expect(operators).toContain('\n  - Your card works now.\n  - In all shops.')
  })

  test('mark what was shipped before, and what came back', () => {
    const items = [anItem({ reshipped: by }), anItem({ undo: 'again' }), anItem({ undo: 'away' })]
    const text = render(someNotes({ sections: [{ title: 'New', items }] }), DEFAULTS)
    expect(text).toContain('(shipped before in `r-7`, and taken back)')
    expect(text).toContain('(back again, after it had been reverted)')
    expect(text).toContain('(taken away again)')
  })

  test('of a rollback tell what is gone', () => {
    const range = {
      from: { commit: sha('2'), label: 'v2' },
      to: { commit: sha('1'), label: 'v1' },
      direction: 'back' as const,
    }
    const text = render(someNotes({ range, sections: [], withdrawn: [{ item: anItem(), by }] }), DEFAULTS)
    expect(text).toMatch(/^A rollback from `v2`/)
    expect(text).toContain(`/compare/${sha('1')}...${sha('2')}`)
    expect(headings(text)).toEqual(['Taken back'])
  })

  test('of a first release, and of nothing, say so', () => {
    const range = { to: { commit: sha('2'), label: 'v1' }, direction: 'forward' as const }
    expect(render(someNotes({ range }), DEFAULTS)).toMatch(/^The first release: everything up to `v1`/)
    expect(render(someNotes({ sections: [] }), DEFAULTS)).toContain('Nothing that users would notice.')
  })

  test('tell operators what to look after, what proves the release, and how to take it back', () => {
    const text = render(
      someNotes({
        audience: 'operators',
        evidence,
        facts: {
          migrations: [{ path: 'db/1.sql', contracting: 'DROP TABLE `cart`' }],
          variables: [{ name: 'STRIPE_KEY', change: 'new', path: '.env.example' }],
          infrastructure: [{ path: 'Dockerfile' }],
          complete: false,
        },
      }),
      DEFAULTS,
    )
    expect(headings(text)).toEqual([
      'Database migrations',
      'Environment variables',
      'Infrastructure',
      'New',
      'Evidence',
    ])
    expect(text).toContain('- `db/1.sql` takes away what earlier code needs: `DROP TABLE cart`')
    expect(text).toContain('could not be read completely')
    expect(nodesOf(parsed(text), 'code').map(({ value }) => value)).toEqual([
      'with:\n  environment: production\n  to: r-8',
    ])
    expect(nodesOf(parsed(text), 'tableCell')).toHaveLength(10)
    expect(proseOf(parsed(text))).toContain('d|1')
  })

  test('say nothing of all that to users', () => {
    const text = render(someNotes({ evidence }), DEFAULTS)
    expect(headings(text)).toEqual(['New'])
    expect(text).toContain('Live in `production` since 2026-11-23 01:51 UTC.')
  })

  test('follow the templates of ops.yml', () => {
    const settings = {
      ...DEFAULTS,
      item: '{scope} {title} [{components}]',
      header: '# {tag} in {environment}',
      footer: 'Bye, {nobody}',
    }
    const text = render(
      someNotes({ evidence, sections: [{ title: 'New', items: [anItem({ scope: 'web' })] }] }),
      settings,
      { tag: 'v2' },
    )
    expect(text).toMatch(/^# `v2` in `production`\n/)
    expect(text).toContain('- `web` Pay by card [`web`]\n')
    expect(text).toMatch(/\nBye, \{nobody\}\n$/)
  })

  test('fold long lists', () => {
    const text = render(someNotes({ sections: [{ title: 'New', items: many(23) }] }), DEFAULTS)
    expect(text).toContain('<summary>3 more</summary>')
    expect(topItems(text)).toBe(23)
    const all = render(someNotes({ sections: [{ title: 'New', items: many(23) }] }), { ...DEFAULTS, collapseAfter: 0 })
    expect(nodesOf(parsed(all), 'html')).toEqual([])
  })

  test('in a comment leave no trace at other pull requests', () => {
    const text = render(someNotes(), DEFAULTS, { references: 'plain' })
    expect(text).toContain('(`#12`)')
    expect(text).not.toContain('/pull/')
  })
})

describe('notes that are too long', () => {
  const long = someNotes({
    breaking: many(10, () => ({ breaking: 'x'.repeat(500) })),
    sections: [
      { title: 'New', items: many(900, (index) => ({ words: `${index} ${'word '.repeat(100)}` })) },
      { title: 'Fixed', items: many(900) },
    ],
  })

  test.each([125_000, 65_536, 20_000, 3_000])('are cut at a whole item: %d characters', (most) => {
    const text = render(long, DEFAULTS, { most, restUrl: 'https://github.com/acme/shop/actions/runs/1' })
    expect(text.length).toBeLessThanOrEqual(most)
    expect(text.length).toBeGreaterThan(most - 3_000)
    const [, missing] = /\*\*(\d+) more did not fit here: \[everything\]\(\S+\/runs\/1\)\*\*/.exec(text) ?? []
    expect(topItems(text) + Number(missing)).toBe(1_810)
    expect(nodesOf(parsed(text), 'html').length % 2).toBe(0)
    expect(text).toContain('1 commit = 1 listed')
    expect(headings(text)[0]).toBe('Breaking changes')
  })

  test('lead to the comparison when nothing else is known', () => {
    expect(render(long, DEFAULTS, { most: 5_000 })).toContain(`[everything](${REPOSITORY}/compare/`)
  })
})

test('whatever strangers write, the layout, the links and the silence stay', () => {
  const pieces = [
    '@',
    '@ada',
    '#1',
    '#',
    'fixes acme/shop#1',
    'GH-1',
    '`',
    '```',
    '~~~',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '|',
    '\\',
    '&',
    ';',
    '/',
    '-',
    '+',
    '=',
    '---',
    '$',
    '{title}',
    '{links}',
    '1.',
    'a',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    '    ',
    'https://evil.example',
    'www.evil.example',
    'javascript:alert(1)',
    '![x](https://evil.example)',
    '<img src=x>',
    '<!--',
    '-->',
    '</details>',
    '</summary>',
    '&#64;ada',
    '&lt;',
    '[^1]',
    '[^1]: x',
    '[a]: https://evil.example',
    '> [!WARNING]',
    '## x',
    '- [ ] x',
    '| a |\n| - |',
    '\u202E',
    '\u200B',
    '\u2028',
    '\uFF20',
    '\uD83D',
    '\u0301',
    '\u0000',
    '<!-- /ops-actions -->',
  ]
  const hostile = array(constantFrom(...pieces), { maxLength: 14 }).map((some) => some.join(''))
  const person = record({ name: hostile, login: hostile, bot: boolean() })
  assert(
    property(
      array(hostile, { minLength: 13, maxLength: 13 }),
      person,
      constantFrom('users' as const, 'operators' as const),
      (texts, who, audience) => {
        const [
          title = '',
          words = '',
          breaking = '',
          reason = '',
          label = '',
          path = '',
          rule = '',
          warning = '',
          name = '',
          scope = '',
          id = '',
          url = '',
          to = '',
        ] = texts
        const item = anItem({
          title,
          words,
          scope,
          authors: [who],
          components: [name],
          reshipped: { releaseId: id, commit: title, reason },
        })
        const notes = someNotes({
          audience,
          range: { from: { commit: label, label }, to: { commit: sha('2'), label: title }, direction: 'forward' },
          breaking: [{ ...item, breaking }],
          sections: [
            { title: 'New', items: [item, { ...item, pull: undefined, commits: [label] } as unknown as Item] },
          ],
          withdrawn: [{ item, by: { releaseId: id, commit: label, reason } }],
          contributors: [who],
          count: { inRange: 3, listed: 1, cancelled: 1, excluded: [{ rule, commits: [label] }] },
          facts: {
            migrations: [{ path, contracting: breaking }],
            variables: [{ name, change: 'new', path }],
            infrastructure: [{ path }],
            complete: true,
          },
          evidence: {
            ...evidence,
            actor: title,
            reason,
            releaseId: id,
            runUrl: url,
            rollbackTo: to || 'r',
            components: [
              {
                name,
                platform: words,
                url,
                deployment: path,
                commit: label,
                unchanged: true,
                sentryRelease: { name: title, url },
              },
            ],
            gates: [{ component: name, verdict: 'pass', at: new Date(0) }],
          },
          warnings: [`x ${warning}`],
        })
        const tree = parsed(render(notes, DEFAULTS))
        const expected = ['Breaking changes', 'New', 'Withdrawn']
        const operators = [
          'Breaking changes',
          'Database migrations',
          'Environment variables',
          'Infrastructure',
          'New',
          'Withdrawn',
          'Evidence',
        ]
        expect(nodesOf(tree, 'heading').map((heading) => proseOf(heading).join(''))).toEqual(
          audience === 'users' ? expected : operators,
        )
        for (const type of [
          'html',
          'image',
          'imageReference',
          'linkReference',
          'definition',
          'footnoteDefinition',
          'footnoteReference',
          'blockquote',
          'thematicBreak',
          'delete',
          'break',
        ] as const)
          expect(nodesOf(tree, type)).toEqual([])
        expect(
          tree.children.filter((node) => node.type === 'list').reduce((sum, list) => sum + list.children.length, 0),
        ).toBe(audience === 'users' ? 4 : 7)
        expect(nodesOf(tree, 'list').every(({ ordered }) => !ordered)).toBe(true)
        expect(nodesOf(tree, 'listItem').every(({ checked }) => checked === null)).toBe(true)
        expect(nodesOf(tree, 'code')).toHaveLength(audience === 'users' ? 0 : 1)
        expect(nodesOf(tree, 'tableCell')).toHaveLength(audience === 'users' ? 0 : 10)
        for (const link of nodesOf(tree, 'link')) expect(link.url).toMatch(/^https:\/\/(github\.com\/|evil\.example)/)
        // Addresses of ops.yml and of the record alone are links beside those to the repository.
        if (!url.startsWith('https:'))
          for (const link of nodesOf(tree, 'link')) expect(link.url).toMatch(/^https:\/\/github\.com\//)
        for (const seen of proseOf(tree).filter((text) => text !== '#12'))
          expect(seen).not.toMatch(/@\w|#\d|:\/\/|www\.|\bGH-\d/i)
      },
    ),
    { numRuns: 300 },
  )
})
