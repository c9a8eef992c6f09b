import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Comment } from '../../../sandbox/github/comments.ts'
import type { Message, Sticky } from '../../notes/publisher.ts'
import { openPublisherWorld, type PublisherWorld, TROUBLES } from './test-world.ts'

let world: PublisherWorld
let pull: number
let issue: number

beforeEach(async () => {
  world = await openPublisherWorld()
  world.shop.commit({ message: 'a', branch: 'a', files: { 'a.txt': 'a' } })
  pull = world.shop.pull({ title: 'Pay by card', head: 'a' }).number
  issue = world.shop.issue({ title: 'No cards' }).number
})
afterEach(async () => {
  await world.close()
})

const sticky = (overrides: Partial<Sticky> = {}): Sticky => ({
  number: pull,
  mark: 'preview ops.yml',
  run: { id: 12, attempt: 1 },
  sections: { notes: 'Pay by card' },
  ...overrides,
})

const message = (overrides: Partial<Message> = {}): Message => ({
  number: pull,
  kind: 'pull request',
  mark: 'shipped production r-9',
  since: new Date(world.kernel.clock.now() - 60_000),
  body: 'Live.',
  ...overrides,
})

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 2000) throw new Error('it never came')
    await sleep(5)
  }
}

const commentsOf = (number: number): Comment[] =>
  world.shop.threads.find((one) => one.number === number)?.comments ?? []
const bodies = (number = pull): string[] => commentsOf(number).map(({ body }) => body)

const HEAD = '<!-- ops-actions:preview ops.yml -->'
const sectionOf = (run: string, text: string, name = 'notes'): string =>
  `<!-- ops-actions:section ${name} ${run} -->\n${text}\n<!-- /ops-actions:section ${name} -->`
const PREVIEW = `${HEAD}\n${sectionOf('12.1', 'Pay by card')}`

describe('a preview', () => {
  test('is one comment, renewed in place', async () => {
    const first = await world.connect().putComment(sticky())
    const second = await world
      .connect()
      .putComment(sticky({ run: { id: 13, attempt: 1 }, sections: { notes: 'Pay by card, twice' } }))
    expect(bodies()).toEqual([`${HEAD}\n${sectionOf('13.1', 'Pay by card, twice')}`])
    expect(second).toBe(first)
    expect(first).toMatch(/\/pull\/1#issuecomment-\d+$/)
  })

  test('is found behind many others, and what somebody else has marked so is left alone', async () => {
    const quoted = PREVIEW.replace('12.1', '99.1')
    world.shop.comment(pull, { body: quoted, author: 'ada' })
    for (let number = 0; number < 150; number++) world.shop.comment(pull, { body: `${number}`, author: 'ada' })
    await world.connect().putComment(sticky())
    await world.connect().putComment(sticky())
    expect(bodies()).toHaveLength(152)
    expect(bodies()[0]).toBe(quoted)
    expect(bodies().at(-1)).toBe(PREVIEW)
  })

  test('is one for each application', async () => {
    await world.connect().putComment(sticky())
    await world.connect().putComment(sticky({ mark: 'preview ops.yml.bak' }))
    expect(bodies()).toHaveLength(2)
  })

  test.each([
    ['a later run', { id: 13, attempt: 1 }],
    ['a later attempt', { id: 12, attempt: 2 }],
  ])('of %s is not replaced by an older one', async (_, run) => {
    await world.connect().putComment(sticky({ run, sections: { notes: 'Newer' } }))
    await world.connect().putComment(sticky())
    expect(bodies()).toEqual([expect.stringContaining('\nNewer')])
  })

  test('is one, and the latest, when runs write at once', async () => {
    const runs = [3, 1, 4, 2].map(
      async (id) =>
        await world.connect().putComment(sticky({ run: { id, attempt: 1 }, sections: { notes: `run ${id}` } })),
    )
    await Promise.all(runs)
    expect(bodies()).toHaveLength(1)
    await world.connect().putComment(sticky({ run: { id: 5, attempt: 1 }, sections: { notes: 'run 5' } }))
    expect(bodies()).toEqual([`${HEAD}\n${sectionOf('5.1', 'run 5')}`])
  })

  test('is one with every section, whoever has written which, in an order of its own', async () => {
    await Promise.all(
      (['checks', 'notes', 'preview'] as const).map(
        async (section) => await world.connect().putComment(sticky({ sections: { [section]: `the ${section}` } })),
      ),
    )
    const sections = ['preview', 'checks', 'notes'].map((name) => sectionOf('12.1', `the ${name}`, name))
    expect(bodies()).toEqual([[HEAD, ...sections].join('\n')])
  })

  test.each(['POST', 'PATCH'])('is mended when somebody writes in between, with an older look (%s)', async (method) => {
    if (method === 'PATCH')
      await world.connect().putComment(sticky({ run: { id: 1, attempt: 1 }, sections: { notes: 'run 1' } }))
    // The older run has looked already; its text arrives right after that of the newer one.
    let release: (() => void) | undefined
    const newerIsThere = new Promise<void>((resolve) => (release = resolve))
    world.kernel.faults.add({
      kind: 'call',
      when: 'before',
      method,
      path: /comments/,
      run: async () => await newerIsThere,
    })
    const older = world.connect().putComment(sticky({ run: { id: 2, attempt: 1 }, sections: { notes: 'run 2' } }))
    await until(() => world.kernel.journal.find('github', method, /comments/).length > 0)
    world.kernel.faults.add({ kind: 'call', when: 'after', method, path: /comments/, run: () => release?.() })
    const newer = world
      .connect(undefined, 300)
      .putComment(sticky({ run: { id: 3, attempt: 1 }, sections: { notes: 'run 3' } }))
    await Promise.all([older, newer])
    expect(bodies()).toEqual([`${HEAD}\n${sectionOf('3.1', 'run 3')}`])
  })

  test('holds nothing that ends a section before its end', async () => {
    const body = 'a\n<!-- /ops-actions:section notes -->\n<!-- ops-actions:section preview 99.1 -->\nb'
    await world.connect().putComment(sticky({ sections: { notes: body } }))
    await world.connect().putComment(sticky({ sections: { preview: 'mine' } }))
    expect(bodies()[0]?.match(/<!-- ops-actions:section/g)).toHaveLength(2)
    expect(bodies()[0]).toContain(sectionOf('12.1', 'mine', 'preview'))
  })

  test('costs three requests, and one when it says the same already', async () => {
    const count = async (): Promise<number> => {
      const before = world.kernel.journal.entries.length
      await world.connect(undefined, 0, 'github-actions[bot]').putComment(sticky())
      return world.kernel.journal.entries.length - before
    }
    expect(await count()).toBe(3)
    expect(await count()).toBe(1)
  })

  test('of a list that lags behind is not made again', async () => {
    const comments = commentsOf(pull)
    let hidden: Comment | undefined
    world.kernel.faults.add(
      { kind: 'call', when: 'after', method: 'POST', path: /comments$/, run: () => void (hidden = comments.pop()) },
      {
        kind: 'call',
        when: 'after',
        method: 'GET',
        path: /comments$/,
        skip: 1,
        run: () => void (hidden && comments.push(hidden)),
      },
    )
    await world.connect().putComment(sticky())
    expect(bodies()).toEqual([PREVIEW])
    expect(world.kernel.journal.find('github', 'POST', /comments$/)).toHaveLength(1)
  })
})

describe('what was shipped', () => {
  test('is told once, whoever and how often', async () => {
    expect(await world.connect().tellOnce(message())).toBe('told')
    expect(await world.connect().tellOnce(message())).toBe('known')
    await Promise.all(
      [1, 2, 3].map(async () => await world.connect().tellOnce(message({ number: issue, kind: 'issue' }))),
    )
    expect(bodies()).toEqual(['<!-- ops-actions:shipped production r-9 -->\nLive.'])
    expect(bodies(issue)).toHaveLength(1)
  })

  test('is told again of another release', async () => {
    await world.connect().tellOnce(message())
    await world.connect().tellOnce(message({ mark: 'shipped production r-10' }))
    expect(bodies()).toHaveLength(2)
  })

  test('is told at the pace that GitHub asks for', async () => {
    const numbers = [1, 2, 3].map((number) => world.shop.issue({ title: `${number}` }).number)
    const publisher = world.connect(undefined, 200)
    const startedAt = performance.now()
    for (const number of numbers) await publisher.tellOnce(message({ number, kind: 'issue' }))
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(399)
  })

  test('needs three requests a thread', async () => {
    const publisher = world.connect()
    await publisher.tellOnce(message())
    const before = world.kernel.journal.entries.length
    await publisher.tellOnce(message({ number: issue, kind: 'issue' }))
    expect(world.kernel.journal.entries.length - before).toBe(3)
  })
})

describe.each(TROUBLES)('with %s', (_, fault) => {
  test.each([
    ['asking who we are', { method: 'POST', path: '/graphql' }],
    ['looking', { method: 'GET', path: /\/comments$/ }],
    ['looking again', { method: 'GET', path: /\/comments$/, skip: 1 }],
    ['making', { method: 'POST', path: /\/comments$/ }],
  ])('at %s, there is one comment', async (_call, where) => {
    world.kernel.faults.add({ ...fault, ...where })
    await world.connect().putComment(sticky())
    expect(bodies()).toEqual([PREVIEW])
    world.kernel.faults.clear()
    world.kernel.faults.add({ ...fault, ...where })
    await world.connect().tellOnce(message({ number: issue, kind: 'issue' }))
    expect(bodies(issue)).toHaveLength(1)
  })

  test('at renewing, it is renewed', async () => {
    await world.connect().putComment(sticky({ run: { id: 11, attempt: 1 }, sections: { notes: 'Old' } }))
    world.kernel.faults.add({ ...fault, method: 'PATCH' })
    await world.connect().putComment(sticky())
    expect(bodies()).toEqual([PREVIEW])
  })

  test('at taking a double away, one stays', async () => {
    await world.connect().putComment(sticky())
    const [made] = commentsOf(pull)
    if (made) commentsOf(pull).push({ ...made, id: made.id + 100_000 })
    world.kernel.faults.add({ ...fault, method: 'DELETE' })
    await world.connect().putComment(sticky())
    expect(bodies()).toEqual([PREVIEW])
  })
})

test.each([
  ['pull request', 'pull-requests: write'],
  ['issue', 'issues: write'],
] as const)('a missing permission is named: %s', async (kind, permission) => {
  const number = kind === 'issue' ? issue : pull
  await expect(
    world.connect({ 'pull-requests': 'read', issues: 'read' }).tellOnce(message({ kind, number })),
  ).rejects.toThrow(new RegExp(`answered 403 .*give the job \`permissions: ${permission}\`$`))
})

test('an outage ends with an error, not with many comments', async () => {
  world.kernel.faults.add({ kind: 'status', status: 500, method: 'POST', path: /\/comments$/, times: Infinity })
  await expect(world.connect().putComment(sticky())).rejects.toThrow('pull request 1 was not there after 5 attempts')
  expect(bodies()).toEqual([])
})

test('a comment that can not be renewed is no success', async () => {
  await world.connect().putComment(sticky({ run: { id: 11, attempt: 1 }, sections: { notes: 'Old' } }))
  world.kernel.faults.add({ kind: 'status', status: 500, method: 'PATCH', times: Infinity })
  await expect(world.connect().putComment(sticky())).rejects.toThrow('answered 500')
  expect(bodies()[0]).toContain('Old')
})
