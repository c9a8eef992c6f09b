import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { readConfig } from '../config.ts'
import type { Audience, Item, Notes } from './notes.ts'
import { nextTag } from './publish-version.ts'
import { render } from './render.ts'
import { anItem, REPOSITORY, someNotes } from './render-fixture.ts'
import { DEFAULTS, PLACEHOLDERS } from './settings.ts'
import { wordLines } from './text.ts'

const page = readFileSync(fileURLToPath(new URL('../../docs/release-notes.md', import.meta.url)), 'utf8')

const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^(\`{3,})${language}\\n(.*?)^\\1$`, 'gms'))].map((match) => match[2] ?? '')

const [from, to] = ['4f0c1d2e3b5a69788796a5b4c3d2e1f001234567', '9e8d7c6b5a4938271605f4e3d2c1b0a998765432']

const pull = (number: number): NonNullable<Item['pull']> => ({
  number,
  title: 'x',
  url: `${REPOSITORY}/pull/${number}`,
  author: { name: 'x', bot: false },
  labels: [],
  issues: [],
})

const ada = { name: 'Ada', login: 'ada', bot: false }
const bob = { name: 'Bob', login: 'bob', bot: false }

const example = (audience: Audience): Notes =>
  someNotes({
    audience,
    range: {
      from: { commit: from, label: '20261101-090000-4f0c1d2-0a1b', releaseId: '20261101-090000-4f0c1d2-0a1b' },
      to: { commit: to, label: '20261123-015100-9e8d7c6-9f1c', releaseId: '20261123-015100-9e8d7c6-9f1c' },
      direction: 'forward',
    },
    breaking: [
      anItem({
        title: 'Drop version 1 of the API',
        breaking: 'Clients of `/v1` get a 410.',
        pull: pull(31),
        authors: [bob],
      }),
    ],
    sections: [
      {
        title: 'New',
        items: [anItem({ title: 'pay by card', words: 'You can pay by card now.', pull: pull(12), authors: [ada] })],
      },
      {
        title: 'Fixed',
        items: [
          anItem({
            title: 'Prices with two digits',
            pull: pull(27),
            authors: [bob],
            reshipped: { releaseId: '20261110-101500-77aa88b-3c4d', commit: from },
          }),
        ],
      },
    ],
    contributors: [ada, bob],
    count: { inRange: 8, listed: 4, cancelled: 2, excluded: [{ rule: 'merges', commits: [from, to] }] },
    facts: {
      migrations: [{ path: 'apps/api/migrations/0007.sql', contracting: 'DROP TABLE v1_tokens' }],
      variables: [{ name: 'STRIPE_KEY', change: 'new', path: 'apps/api/src/pay.ts' }],
      infrastructure: [],
      complete: true,
    },
    evidence: {
      environment: 'production',
      releaseId: '20261123-015100-9e8d7c6-9f1c',
      commit: to,
      kind: 'deploy',
      verdict: 'live',
      liveSince: new Date('2026-11-23T01:58:00Z'),
      runUrl: `${REPOSITORY}/actions/runs/42`,
      actor: 'ada',
      components: [
        {
          name: 'api',
          platform: 'railway',
          url: 'https://api.shop.example',
          deployment: '5c0e',
          commit: to,
          unchanged: false,
        },
        {
          name: 'web',
          platform: 'vercel',
          url: 'https://shop.example',
          deployment: 'dpl_8Yq',
          commit: to,
          unchanged: false,
        },
      ],
      gates: [{ component: 'web', verdict: 'pass', at: new Date('2026-11-23T01:57:00Z') }],
      rollbackTo: '20261101-090000-4f0c1d2-0a1b',
    },
  })

test.each([
  ['users', 0],
  ['operators', 1],
] as const)('the guide shows what %s read', (audience, index) => {
  expect(blocks('markdown')[index]).toBe(render(example(audience), DEFAULTS))
})

test('the guide shows what becomes of an author’s own words', () => {
  const [body = ''] = blocks('text')
  const words = body.split('## Release notes\n')[1]?.split('\n## ')[0] ?? ''
  const lines = wordLines(words)
  expect(page).toContain(lines.map((line, index) => `${index === 0 ? '- ' : '  - '}${line}`).join('\n'))
  expect(lines).toHaveLength(3)
})

describe('the guide', () => {
  test('shows settings that are read, and differ from the defaults', async () => {
    const [text = ''] = blocks('yaml').filter((block) => block.startsWith('components:'))
    const config = await readConfig({ file: 'ops.yml', environment: 'production', workspace: '', sources: 'any', text })
    expect(config.notes.categories.map(({ title }) => title)).toEqual(['For the shop', 'Fixed', 'Other'])
    expect(config.notes.release.tag).toBe('shop@{version}')
  })

  test.each(Object.entries(PLACEHOLDERS))('names every placeholder of %s', (place, names) => {
    const [row = ''] = page.split('\n').filter((line) => line.includes(`\`${place}\``) && line.startsWith('|'))
    expect([...row.matchAll(/`\{(\w+)\}`/g)].map((match) => match[1])).toEqual([...names])
  })

  test('names every category that stands there without being asked for', () => {
    for (const { title } of DEFAULTS.categories) expect(page).toContain(`**${title}**`)
  })

  test('computes the versions that it says', () => {
    const rows = [...page.matchAll(/^\| (`v[\d.]+`|none) +\| (\w[\w ]*?) +\| `(v[\d.]+)` +\|$/gm)]
    expect(rows.length).toBeGreaterThan(4)
    for (const [, before = '', what = '', after = ''] of rows) {
      const type = what === 'a feature' ? 'feat' : 'fix'
      const change =
        what === 'what breaks' ? { breaking: [anItem()] } : { sections: [{ title: 'x', items: [anItem({ type })] }] }
      const notes = someNotes(change)
      const tags = before === 'none' ? [] : [before.replaceAll('`', '')]
      expect([before, what, nextTag('v{version}', tags, { users: notes, operators: notes })]).toEqual([
        before,
        what,
        after,
      ])
    }
  })
})
