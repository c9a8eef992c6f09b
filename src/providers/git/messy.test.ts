import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Notes } from '../../notes/notes.ts'
import { listed, type More, story, type Story, sumOf, type Told } from './testing.ts'

let tale: Story
beforeEach(async () => {
  tale = await story()
  tale.push('Begin')
  tale.repository.tag('v1')
})
afterEach(async () => {
  await tale.close()
})

const RANGE = { from: 'v1', to: 'main' }

function demandWhole({ count }: Notes, commits: number): void {
  const excluded = count.excluded.reduce((sum, one) => sum + one.commits.length, 0)
  expect(count.inRange).toBe(commits)
  expect(count.listed + count.cancelled + excluded).toBe(commits)
}

/** Commits of one branch that were merged as others are, with any number of parents. */
function octopus(branches: string[], message: string): string {
  const { graph } = tale.repository
  tale.kernel.clock.advance(1000)
  const parents = ['main', ...branches].map((name) => graph.branches.get(name) ?? '')
  const files = new Map(parents.flatMap((sha) => [...(graph.commits.get(sha)?.files ?? [])]))
  const author = { name: 'Linnea', email: 'linnea@kernel.example', at: tale.kernel.clock.now() }
  const { sha } = graph.add({ message, author, committer: author, parents, files })
  graph.branches.set('main', sha)
  return sha
}

test('an operating system: trees of merges within merges, octopuses, reverts by twelve digits', async () => {
  let expected = 0
  const drivers: string[] = []
  for (let window = 0; window < 6; window++) {
    const names = ['net', 'mm', 'fs'].map((name) => `${name}-${window}`)
    for (const name of names) {
      tale.repository.branch(name, 'main')
      for (let n = 0; n < 4; n++) {
        drivers.push(
          tale.push(`${name}: driver ${n}\n\nReported-by: A <a@b.example>\nFixes: 1234567890ab ("x")`, {
            branch: name,
          }),
        )
        expected++
      }
    }
    // One subsystem pulls another before both are pulled.
    const { graph } = tale.repository
    tale.repository.branch('before', 'main')
    graph.branches.set('main', graph.branches.get('net-' + window) ?? '')
    tale.join(`mm-${window}`, `Merge tag 'mm-${window}' of git://git.example/mm`)
    tale.repository.branch(`net-${window}`, 'main')
    tale.repository.branch('main', 'before')
    octopus([`net-${window}`, `fs-${window}`], `Merge branches 'net' and 'fs'`)
    expected += 2
  }
  const bad = drivers[5] ?? ''
  tale.push(
    `Revert "net-0: driver"\n\nThis reverts commit ${bad.slice(0, 12)} ("mm-0: driver 1").\n\nIt broke booting.`,
  )
  expected++

  for (const way of [tale.told, tale.toldOnline]) {
    const { operators } = await way(RANGE)
    demandWhole(operators, expected)
    expect(operators.count.cancelled).toBe(2)
    expect(operators.count.excluded).toEqual([{ rule: 'merges', commits: expect.any(Array) }])
    expect(operators.count.listed).toBe(drivers.length - 1)
  }
})

test('a monorepo of packages: squashes, two bots, release commits, back-ports, stacked pull requests', async () => {
  tale.repository.branch('release', 'main')
  const fixes: string[] = []
  for (let n = 0; n < 8; n++) {
    tale.merge({
      title: `chore(deps): bump left-pad to 1.${n}`,
      author: 'renovate[bot]',
      labels: ['dependencies'],
      method: 'squash',
    })
    const { landed } = tale.merge({ title: `fix(core): case ${n} (with (parentheses))`, method: 'squash' })
    fixes.push(landed[0] ?? '')
    tale.push('chore(release): publish packages [skip ci]', { author: 'github-actions[bot]' })
  }
  for (const sha of fixes.slice(0, 3)) {
    tale.pick(sha, { branch: 'release', message: `fix(core): back-port\n\n(cherry picked from commit ${sha})` })
  }
  tale.repository.tag('v1', 'release')
  const told = await tale.told(RANGE)
  const online = await tale.toldOnline(RANGE)
  for (const { operators } of [told, online]) {
    demandWhole(operators, 24)
    expect(operators.contributors.map(({ login }) => login)).toEqual(['mona'])
    expect(listed(operators)).toEqual({
      Fixed: [7, 6, 5, 4, 3].map((n) => `#${2 * n + 2} case ${n} (with (parentheses))`),
      Dependencies: [7, 6, 5, 4, 3, 2, 1, 0].map((n) => `#${2 * n + 1} bump left-pad to 1.${n}`),
      'Under the hood': Array.from({ length: 8 }, () => 'publish packages [skip ci]'),
    })
    expect(operators.count.excluded).toEqual([{ rule: 'in production already', commits: fixes.slice(0, 3).toSorted() }])
  }
})

test('a team without rules: pulls as merges, clocks that are wrong, empty and strange messages', async () => {
  const { graph } = tale.repository
  const strange = [
    '',
    '\n\n',
    '💥',
    '\u202Eevil',
    'wip',
    'wip',
    'Merge pull request #99 from a/b',
    '(#7)',
    'x'.repeat(5000),
    'fix:',
    'feat(: x',
    'Revert ""',
  ]
  strange.forEach((message, n) => {
    tale.repository.branch('mine', 'main')
    tale.push(message, { branch: 'mine' })
    tale.push(`work ${n}`)
    // Pulled with the wrong side first, so that the main line becomes the side branch.
    const [mine = '', theirs = ''] = ['mine', 'main'].map((name) => graph.branches.get(name))
    const at = Date.UTC(2001, 0, 1) + (strange.length - n) * 86_400_000
    const author = { name: 'Ann', email: '', at }
    const files = new Map([...(graph.commits.get(theirs)?.files ?? []), ...(graph.commits.get(mine)?.files ?? [])])
    const pulled = "Merge branch 'main' of git.example:acme/shop"
    const { sha } = graph.add({
      message: pulled,
      author,
      committer: author,
      parents: [mine, theirs],
      files,
    })
    graph.branches.set('main', sha)
  })

  const ways: ((more?: More) => Promise<Told>)[] = [
    async (more) => await tale.told(RANGE, more),
    async (more) => await tale.toldOnline(RANGE, more),
    async (more) => await tale.toldOffline(RANGE, more),
  ]
  for (const way of ways) {
    const { operators, users } = await way()
    demandWhole(operators, 3 * strange.length)
    demandWhole(users, 3 * strange.length)
    expect(operators.count.excluded.find(({ rule }) => rule === 'merges')?.commits).toHaveLength(strange.length)
  }
})

test('seven hundred commits without a checkout cost seven requests, and a few', async () => {
  for (let n = 0; n < 700; n++) tale.push(n % 7 === 0 ? `feat: ${n}` : `fix: ${n}`)
  const before = tale.requests()

  const { operators } = await tale.toldOnline(RANGE)

  expect(sumOf(operators)).toBe('700 = 700 + 0 + 0')
  expect(tale.requests() - before).toBeLessThanOrEqual(700 / 100 + 5)
})
