import { expect, test } from '@jest/globals'
import { readConfig } from '../config.ts'
import { DEFAULTS, type Settings } from '../notes/settings.ts'
import { Problems } from '../problems.ts'

const SHOP = `components:
  web:
    vercel: { project: prj_1 }
    source: .
    url: https://shop.example
    identity: { path: /, meta: commit }
notes:
`

async function read(notes: string): Promise<Settings> {
  const request = { file: 'ops.yml', environment: 'production', workspace: '', sources: 'any' as const }
  return (await readConfig({ ...request, text: SHOP + notes })).notes
}

/** Each mistake as `line:column message`; the notes begin in line 8. */
async function mistakes(notes: string): Promise<string[]> {
  try {
    await read(notes)
  } catch (error) {
    if (!(error instanceof Problems)) throw error
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
  }
  return []
}

test('everything has a default', async () => {
  expect(await read('  {}')).toEqual(DEFAULTS)
})

test('everything that can be said is understood', async () => {
  const settings = await read(`  categories:
    - { title: New, types: [feat], labels: [feature], audiences: [users] }
    - { title: Rest, types: ['*'] }
  exclude: { authors: ['*[bot]'], types: [chore] }
  collapse: 0
  infrastructure: ['deploy/**']
  item: '{title} in {components}'
  header: 'Release {tag}'
  footer: Thanks.
  release: { title: 'Shop {tag}', tag: 'shop@{version}', draft: true, prerelease: true }
`)
  expect(settings).toEqual({
    categories: [
      { title: 'New', types: ['feat'], labels: ['feature'], audiences: ['users'] },
      { title: 'Rest', types: ['*'], labels: [], audiences: ['users', 'operators'] },
    ],
    exclude: { authors: ['*[bot]'], types: ['chore'], labels: DEFAULTS.exclude.labels },
    collapseAfter: 0,
    infrastructure: ['deploy/**'],
    item: '{title} in {components}',
    header: 'Release {tag}',
    footer: 'Thanks.',
    release: { title: 'Shop {tag}', tag: 'shop@{version}', draft: true, prerelease: true },
  })
})

test.each<[string, string, string]>([
  ['  categorys: []', '8:3', 'notes has no key "categorys"; did you mean "categories"?'],
  [
    '  categories: []',
    '8:3',
    "notes.categories leaves changes without a place; add one such as { title: Other, types: ['*'] }",
  ],
  [
    '  categories: [{ title: New, types: [feat] }]',
    '8:3',
    "notes.categories leaves changes without a place; add one such as { title: Other, types: ['*'] }",
  ],
  [
    "  categories: [{ title: New, types: [feat] }, { title: Other, types: ['*', feat] }]",
    '8:76',
    'notes.categories[1].types[1]: "feat" belongs to "New" already; keep one of them',
  ],
  [
    "  categories: [{ title: New }, { title: Other, types: ['*'] }]",
    '8:16',
    'notes.categories[0] has neither "types" nor "labels", so nothing would ever stand there',
  ],
  [
    "  categories: [{ title: A, types: ['*'], audiences: [user] }]",
    '8:54',
    'notes.categories[0].audiences[0] must be one of "users", "operators", got "user"; did you mean "users"?',
  ],
  ['  exclude: { label: [x] }', '8:14', 'notes.exclude has no key "label"; did you mean "labels"?'],
  ['  exclude: { labels: skip }', '8:22', 'notes.exclude.labels must be a list, got "skip"'],
  ['  collapse: many', '8:13', 'notes.collapse must be a number, got "many"'],
  ['  collapse: -1', '8:13', 'notes.collapse must be a number from 0, got -1'],
  [
    "  item: '{titel}'",
    '8:9',
    'notes.item must be one line with {title} in it, of at most 300 characters, got "{titel}"',
  ],
  ["  item: '{title} {peeple}'", '8:9', 'notes.item has no placeholder "peeple"; did you mean "people"?'],
  [
    "  header: 'x {process.env.TOKEN} {enviroment}'",
    '8:11',
    'notes.header has no placeholder "enviroment"; did you mean "environment"?',
  ],
  [
    '  release: { tag: v1 }',
    '8:19',
    'notes.release.tag must be a name with {version} in it, such as "v{version}", got "v1"',
  ],
  [
    "  release: { title: '{nam}' }",
    '8:21',
    'notes.release.title has no placeholder "nam"; known: "environment", "release", "tag", "commit", "previous"',
  ],
  ['  release: { draft: yes }', '8:21', 'notes.release.draft must be true or false, got "yes"'],
])('%s', async (notes, place, message) => {
  expect(await mistakes(notes)).toEqual([`${place} ${message}`])
})
