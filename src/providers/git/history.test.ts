import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { listed, type Method, story, type Story, sumOf } from './testing.ts'

let tale: Story
beforeEach(async () => {
  tale = await story()
  tale.push('Open the shop')
  tale.repository.tag('v1')
})
afterEach(async () => {
  await tale.close()
})

/** The same from a checkout and from GitHub alone. */
async function tell(): Promise<{ list: Record<string, string[]>; sum: string }> {
  const [here, there] = await Promise.all([
    tale.told({ from: 'v1', to: 'main' }),
    tale.toldOnline({ from: 'v1', to: 'main' }),
  ])
  expect(here.operators.warnings).toEqual([])
  expect({ list: listed(there.operators), sum: sumOf(there.operators) }).toEqual({
    list: listed(here.operators),
    sum: sumOf(here.operators),
  })
  return { list: listed(here.operators), sum: sumOf(here.operators) }
}

const METHODS: Method[] = ['squash', 'merge', 'rebase']

describe.each(METHODS)('a pull request that came by %s', (method) => {
  test('is one item, with all its commits', async () => {
    const commits = ['feat: a basket', 'wip', 'fix typo']
    tale.merge({ title: 'feat: a basket', commits, method })
    tale.push('fix: a price')

    const { list, sum } = await tell()
    expect(list).toEqual({ New: ['#1 a basket'], Fixed: ['a price'] })
    expect(sum).toBe({ squash: '2 = 2 + 0 + 0', merge: '5 = 5 + 0 + 0', rebase: '4 = 4 + 0 + 0' }[method])
  })

  test('is cancelled by its revert, and stands again when that is reverted', async () => {
    const { landed } = tale.merge({ title: 'feat: a basket', method })
    const revert = tale.push(`Revert "feat: a basket"\n\nThis reverts commit ${landed[0]}.`)
    expect(await tell()).toEqual({ list: {}, sum: method === 'merge' ? '3 = 0 + 3 + 0' : '2 = 0 + 2 + 0' })

    tale.push(`Reapply "feat: a basket"\n\nThis reverts commit ${revert}.`)
    const { list, sum } = await tell()
    expect(list).toEqual({ New: ['#1 a basket'] })
    expect(sum).toBe(method === 'merge' ? '4 = 2 + 2 + 0' : '3 = 1 + 2 + 0')
  })

  test('is cancelled by a pull request that says so, however that came', async () => {
    const { number } = tale.merge({ title: 'feat: a basket', method })
    tale.merge({ title: 'Revert "feat: a basket"', body: `Reverts acme/shop#${number}`, method: 'squash' })

    const { list, sum } = await tell()
    expect(list).toEqual({})
    expect(sum).toBe(method === 'merge' ? '3 = 0 + 3 + 0' : '2 = 0 + 2 + 0')
  })

  test('that takes its own commit back keeps the rest', async () => {
    const { written } = tale.merge({ title: 'feat: a basket', commits: ['feat: a basket', 'feat: a spinner'], method })
    expect(written).toHaveLength(2)
    const more = tale.merge({
      title: 'feat: prices',
      commits: [
        'feat: prices',
        'feat: discounts',
        'Revert "feat: discounts"\n\nThis reverts commit 1234567890123456789012345678901234567890.',
      ],
      method,
    })
    expect(more.number).toBe(2)

    const { list, sum } = await tell()
    expect(list).toEqual({ New: ['#2 prices', '#1 a basket'] })
    expect(sum).toBe({ squash: '2 = 2 + 0 + 0', merge: '7 = 5 + 2 + 0', rebase: '5 = 3 + 2 + 0' }[method])
  })

  test('that takes back what was live before says so', async () => {
    const before = tale.merge({ title: 'feat: old', method })
    tale.repository.tag('v1')
    tale.merge({
      title: 'Revert "feat: old"',
      commits: [`Revert "feat: old"\n\nThis reverts commit ${before.landed[0]}.`],
      method,
    })

    const { list } = await tell()
    expect(list).toEqual({ 'Taken away': ['#2 old'] })

    tale.repository.tag('v1')
    tale.merge({ title: 'Reapply "feat: old"', method })
    expect((await tell()).list).toEqual({ New: ['#3 old'] })
  })
})

test('a change that was picked within the range is one item', async () => {
  tale.repository.branch('release', 'main')
  const fix = tale.push('fix: a price')
  tale.pick(fix, { branch: 'release', message: `fix: a price\n\n(cherry picked from commit ${fix})` })
  const other = tale.push('fix: a date')
  tale.pick(other, { branch: 'release' })
  tale.join('release')

  const { list, sum } = await tell()
  expect(list).toEqual({ Fixed: ['a date', 'a price'] })
  expect(sum).toBe('5 = 4 + 0 + 1 (1 merges)')
})

test('what production had by a hot fix is not new', async () => {
  tale.repository.branch('hotfix', 'main')
  const fix = tale.push('fix: a price')
  const second = tale.push('fix: a date')
  tale.push('feat: a basket')
  tale.pick(fix, { branch: 'hotfix', message: `fix: a price (backport)\n\n(cherry picked from commit ${fix})` })
  tale.pick(second, { branch: 'hotfix' })
  tale.repository.tag('v1', 'hotfix')

  const { list, sum } = await tell()
  expect(list).toEqual({ New: ['a basket'] })
  expect(sum).toBe('3 = 1 + 0 + 2 (2 in production already)')
})

test('the revert of a merge takes back all that it brought, also what was merged into it', async () => {
  tale.repository.branch('feature', 'main')
  tale.push('feat: one', { branch: 'feature' })
  tale.push('feat: two', { branch: 'feature' })
  tale.push('fix: a price')
  const merge = tale.join('feature')
  tale.push(`Revert "Merge branch 'feature'"\n\nThis reverts commit ${merge}, reversing\nchanges made to abc.`)

  expect(await tell()).toEqual({ list: { Fixed: ['a price'] }, sum: '5 = 1 + 4 + 0' })
})

test('bots, co-authors and people without an account are told apart', async () => {
  tale.merge({ title: 'chore(deps): bump a', author: 'dependabot[bot]', method: 'squash' })
  tale.push('feat: a basket\n\nCo-authored-by: Hubot <7+hubot@users.noreply.github.com>\nCo-authored-by: Nobody <>')

  const { operators } = await tale.told({ from: 'v1', to: 'main' })
  expect(operators.contributors.map(({ name, login }) => [name, login])).toEqual([
    ['Hubot', 'hubot'],
    ['mona', 'mona'],
    ['Nobody', undefined],
  ])
  expect(listed(operators)).toEqual({ New: ['a basket'], 'Under the hood': ['#1 bump a'] })
})

test('nothing is excluded without a rule that is named', async () => {
  tale.merge({ title: 'feat: secret', labels: ['Skip-Notes'], method: 'merge' })
  tale.merge({ title: 'chore: tidy', body: '## Release notes\nThe shop *loads* faster.', method: 'squash' })
  tale.merge({ title: 'fix: quiet', body: '## Release notes\r\n\r\nNone\r\n\r\n## Tests', method: 'squash' })
  tale.push('docs: a word', { files: { 'docs/a.md': 'a' } })
  tale.push('refactor: a loop')

  const { users } = await tale.told({ from: 'v1', to: 'main' })
  expect(listed(users)).toEqual({ 'Under the hood': ['#2 tidy'] })
  expect(users.sections[0]?.items[0]?.words).toBe('The shop *loads* faster.')
  expect(sumOf(users)).toBe(
    '6 = 1 + 0 + 5 (2 label "skip-notes", 1 not for users, 1 not shipped, 1 nothing to tell, as its author says)',
  )
})

test('breaking changes stand first, in the words of the author, for everybody', async () => {
  tale.push('refactor(api)!: new prices')
  tale.push('chore: tidy\n\nBREAKING CHANGE: orders need\na date\n\nRefs: 1')

  const { users } = await tale.told({ from: 'v1', to: 'main' })
  expect(users.breaking.map(({ breaking, scope }) => [breaking, scope])).toEqual([
    ['orders need\na date', undefined],
    ['new prices', 'api'],
  ])
})

test('without anybody to ask, titles of squashes and merges tell of pull requests', async () => {
  tale.merge({ title: 'feat: a basket', commits: ['one', 'two'], method: 'merge' })
  tale.merge({ title: 'fix: a price', method: 'squash' })

  const { operators } = await tale.toldOffline({ from: 'v1', to: 'main' })
  expect(listed(operators)).toEqual({ New: ['#1 a basket'], Fixed: ['#2 a price'] })
  expect(sumOf(operators)).toBe('4 = 4 + 0 + 0')
})

describe('of an application of several parts', () => {
  const components = [
    { name: 'api', source: 'api', migrations: ['api/migrations/*.sql'] },
    { name: 'web', source: 'web', migrations: [] },
  ]

  test('each change names the parts that it concerns, and one part can be told of alone', async () => {
    tale.push('feat: api', { files: { 'api/a.ts': '1' } })
    tale.push('feat: web', { files: { 'web/a.ts': '1' } })
    tale.push('feat: both', { files: { 'web/a.ts': '2', 'api/a.ts': '2' } })
    tale.push('build: shared', { files: { 'package-lock.json': '2' } })
    tale.push('docs: nobody', { files: { 'README.md': '2' } })

    for (const way of [tale.told, tale.toldOnline]) {
      const range = { from: 'v1', to: 'main' }
      const { operators } = await way(range, { components })
      expect(operators.sections[0]?.items.map(({ title, components: of }) => [title, of])).toEqual([
        ['both', ['api', 'web']],
        ['web', ['web']],
        ['api', ['api']],
      ])
      const { operators: web } = await way(range, { components, component: 'web' })
      expect(web.sections[0]?.items.map(({ title }) => title)).toEqual(['both', 'web'])
      expect(web.count.excluded).toContainEqual({ rule: 'of other components', commits: [expect.any(String)] })
    }
  })

  test('before the first release each part may have served another commit', async () => {
    const api = tale.push('feat: api', { files: { 'api/a.ts': '1' } })
    tale.push('feat: web', { files: { 'web/a.ts': '1' } })
    const head = tale.push('feat: both', { files: { 'web/a.ts': '2', 'api/a.ts': '2' } })
    const begin = tale.repository.graph.find('v1')?.sha ?? ''
    const ends = {
      from: { commit: api, label: 'api' },
      to: { commit: head, label: 'main' },
      takenBack: [],
      takenBackEarlier: [],
      servedBefore: new Map([
        ['api', api],
        ['web', begin],
      ]),
    }

    const { operators } = await tale.told({ to: 'main' }, { components, ends })

    expect(listed(operators)).toEqual({ New: ['both', 'web'] })
    expect(sumOf(operators)).toBe('3 = 2 + 0 + 1 (1 in production already)')
  })

  test('what those who run it must know is read from the difference', async () => {
    tale.push('feat: a table', {
      files: {
        'api/migrations/2.sql': 'alter table orders drop column note;\n',
        'api/.env.example': 'PAYMENT_KEY=\nPORT=80\n',
        'api/pay.ts': 'const key = process.env.PAYMENT_KEY\nconst url = process.env["PAYMENT_URL"]\n',
        '.github/workflows/release.yml': 'on: push\n',
        'docs/a "quoted"\tname.md': 'x\n',
      },
    })

    for (const way of [tale.told, tale.toldOnline]) {
      const { facts } = (await way({ from: 'v1', to: 'main' }, { components })).operators
      expect(facts).toEqual({
        complete: true,
        migrations: [{ path: 'api/migrations/2.sql', contracting: 'alter table orders drop column note;' }],
        infrastructure: [{ path: '.github/workflows/release.yml' }],
        variables: [
          { name: 'PAYMENT_KEY', path: 'api/.env.example', change: 'new' },
          { name: 'PAYMENT_URL', path: 'api/pay.ts', change: 'new' },
          { name: 'PORT', path: 'api/.env.example', change: 'new' },
        ],
      })
    }
  })
})
