import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Commit } from '../../notes/commit.ts'
import type { Audience, Notes } from '../../notes/notes.ts'
import { render } from '../../notes/render.ts'
import { DEFAULTS } from '../../notes/settings.ts'
import type { History } from '../../notes/sources.ts'
import { type Method, story, type Story } from './testing.ts'

/** One thing that people do to a repository. Numbers choose among what is there. */
type Deed =
  | { does: 'push'; title: string }
  | { does: 'merge'; method: Method; title: string; commits: number; label: boolean }
  | { does: 'revert'; of: number; naming: 'sha' | 'title' | 'pull' | 'unknown sha' }
  | { does: 'pick'; of: number; saying: boolean }
  | { does: 'branch' }
  | { does: 'push to branch'; title: string }
  | { does: 'join' }
  | { does: 'release' }

const title = fc.constantFrom(
  'feat: a',
  'fix: b',
  'chore: c',
  'd',
  'feat!: e',
  'fix(cart): f (#3)',
  'Merge pull request #1 from x/y',
  'revert: g',
)
const which = fc.nat(50)
const deeds = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('push' as const), title }),
    fc.record({
      does: fc.constant('merge' as const),
      method: fc.constantFrom<Method[]>('squash', 'merge', 'rebase'),
      title,
      commits: fc.integer({ min: 1, max: 3 }),
      label: fc.boolean(),
    }),
    fc.record({
      does: fc.constant('revert' as const),
      of: which,
      naming: fc.constantFrom('sha' as const, 'title' as const, 'pull' as const, 'unknown sha' as const),
    }),
    fc.record({ does: fc.constant('pick' as const), of: which, saying: fc.boolean() }),
    fc.record({ does: fc.constant('branch' as const) }),
    fc.record({ does: fc.constant('push to branch' as const), title }),
    fc.record({ does: fc.constant('join' as const) }),
    fc.record({ does: fc.constant('release' as const) }),
  ),
  { minLength: 1, maxLength: 25 },
)

function live(tale: Story, done: Deed[]): void {
  const { repository, push, merge, pick, join } = tale
  const made: string[] = [push('Open the shop')]
  repository.tag('v1')
  repository.branch('side', 'main')
  const chosen = (of: number): string => made[of % made.length] ?? ''
  const messageOf = (sha: string): string => repository.graph.commits.get(sha)?.message ?? ''
  const acts: { [K in Deed['does']]: (deed: Extract<Deed, { does: K }>) => string[] } = {
    push: (deed) => [push(deed.title)],
    merge({ method, title: of, commits, label }) {
      const all = Array.from({ length: commits }, (_, n) => (n === 0 ? of : `${of} ${n}`))
      const { landed } = merge({ title: of, method, commits: all, labels: label ? ['skip-notes'] : [] })
      return landed
    },
    revert({ of, naming }) {
      const sha = chosen(of)
      const text = {
        sha: `This reverts commit ${sha}.`,
        title: '',
        pull: `Reverts acme/shop#${(of % 5) + 1}`,
        'unknown sha': `This reverts commit ${'1234567890'.repeat(4)}.`,
      }[naming]
      return [push(`Revert "${messageOf(sha).split('\n', 1)[0]}"\n\n${text}`)]
    },
    pick({ of, saying }) {
      const sha = chosen(of)
      const message = `${messageOf(sha)}\n\n(cherry picked from commit ${sha})`
      return [pick(sha, { branch: 'side', ...(saying ? { message } : {}) })]
    },
    branch: () => (repository.branch('side', 'main'), []),
    'push to branch': (deed) => [push(deed.title, { branch: 'side' })],
    join: () => [join('side')],
    release: () => (repository.tag('v1', made.at(-1) ?? 'main'), []),
  }
  for (const deed of done) made.push(...(acts[deed.does] as (one: Deed) => string[])(deed))
}

/** Every commit of the range, and no other, stands in exactly one place. */
function demandWhole(notes: Notes, range: readonly string[]): void {
  const { breaking, sections, count } = notes
  const listed = [breaking, ...sections.map(({ items }) => items)].flat().flatMap(({ commits }) => commits)
  const excluded = count.excluded.flatMap(({ commits }) => commits)
  expect(new Set([...listed, ...excluded]).size).toBe(listed.length + excluded.length)
  expect(count.inRange).toBe(range.length)
  expect(count.listed).toBe(listed.length)
  expect(count.listed + count.cancelled + excluded.length).toBe(range.length)
  for (const sha of [...listed, ...excluded]) expect(range).toContain(sha)
}

/** The same commits in another order. */
function shuffled(history: History): History {
  return {
    ...history,
    commits: async (span) => (await history.commits(span)).toSorted((a: Commit, b: Commit) => (a.sha < b.sha ? -1 : 1)),
  }
}

/** Lives through it, and hands over what git itself says is between both ends. */
async function afterwards(
  done: Deed[],
  look: (tale: Story, expected: { shas: string[]; isBack: boolean }) => Promise<void>,
): Promise<void> {
  const tale = await story()
  try {
    live(tale, done)
    const { graph } = tale.repository
    const [base, head] = [graph.find('v1'), graph.find('main')]
    const comparison = base && head && graph.compare(base, head)
    const isBack = comparison?.ahead.length === 0 && comparison.behind.length > 0
    const commits = (isBack ? comparison.behind : comparison?.ahead) ?? []
    await look(tale, { shas: commits.map(({ sha }) => sha), isBack })
  } finally {
    await tale.close()
  }
}

const RANGE = { from: 'v1', to: 'main' }
const AUDIENCES = ['users', 'operators'] satisfies Audience[]

test('listed + cancelled + excluded is what the range holds, and the same commits give the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (done) => {
      await afterwards(done, async (tale, { shas, isBack }) => {
        const [told, again] = [await tale.toldInMemory(RANGE), await tale.toldInMemory(RANGE, { wrap: shuffled })]
        for (const audience of AUDIENCES) {
          if (!isBack) demandWhole(told[audience], shas)
          expect(told[audience].count.inRange).toBe(shas.length)
          expect(render(again[audience], DEFAULTS)).toBe(render(told[audience], DEFAULTS))
        }
      })
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 200) },
  )
})

test('the same holds for a checkout, and for GitHub alone', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (done) => {
      await afterwards(done, async (tale, { shas, isBack }) => {
        const [here, there] = await Promise.all([tale.told(RANGE), tale.toldOnline(RANGE)])
        for (const audience of AUDIENCES) {
          for (const { [audience]: notes } of [here, there]) {
            if (!isBack) demandWhole(notes, shas)
            expect(notes.count.inRange).toBe(shas.length)
          }
          // Without a checkout nobody tells whether a SHA is unknown, so no more than with one is cancelled.
          expect(there[audience].count.cancelled).toBeLessThanOrEqual(here[audience].count.cancelled)
        }
      })
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 12) },
  )
})
