import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { NewPage } from '../../notes/publisher.ts'
import { openPublisherWorld, type PublisherWorld, TROUBLES } from './test-world.ts'

let world: PublisherWorld

beforeEach(async () => {
  world = await openPublisherWorld()
})
afterEach(async () => {
  await world.close()
})

const page = (overrides: Partial<NewPage> = {}): NewPage => ({
  mark: 'production r-9',
  tag: 'v1.1.0',
  commit: world.head,
  title: 'v1.1.0',
  draft: false,
  prerelease: false,
  body: () => 'Pay by card',
  ...overrides,
})

const NOTES = '<!-- ops-actions:notes production r-9 -->\n\nPay by card\n<!-- /ops-actions:notes -->'

describe('a release on GitHub', () => {
  test('is made at its commit, with its notes between marks', async () => {
    world.shop.commit({ message: 'second' })
    const made = await world.connect().putPage(page({ prerelease: true }))

    expect(made).toMatchObject({ tagName: 'v1.1.0', htmlUrl: 'https://github.com/acme/shop/releases/tag/v1.1.0' })
    expect(world.shop.releases).toMatchObject([{ tag: 'v1.1.0', body: NOTES, prerelease: true }])
    expect(world.shop.graph.tags.get('v1.1.0')).toBe(world.head)
  })

  test('is renewed, and keeps what people have changed', async () => {
    const publisher = world.connect()
    await publisher.putPage(page({ draft: true }))
    const [release] = world.shop.releases
    Object.assign(release ?? {}, { name: 'The card release', body: `Hello\n\n${NOTES}\n\nBye` })

    await publisher.putPage(page({ body: () => 'Pay by card, twice', title: 'Other' }))

    expect(world.shop.releases).toMatchObject([
      { name: 'The card release', draft: true, body: `Hello\n\n${NOTES.replace('card', 'card, twice')}\n\nBye` },
    ])
  })

  test('is not written again when nothing has changed', async () => {
    const publisher = world.connect()
    await publisher.putPage(page())
    const writes = (): number => world.kernel.journal.entries.filter(({ method }) => method !== 'GET').length
    const before = writes()
    await publisher.putPage(page())
    expect(writes()).toBe(before)
  })

  test('joins the one that a person has made for the tag', async () => {
    world.shop.tag('v1.1.0')
    await world.connect().putPage(page())
    const [release] = world.shop.releases
    Object.assign(release ?? {}, { body: 'Written by hand' })
    await world.connect().putPage(page())
    expect(world.shop.releases).toMatchObject([{ body: `Written by hand\n\n${NOTES}` }])
  })

  test('leaves the tag of another release alone', async () => {
    await world.connect().putPage(page())
    expect(await world.connect().putPage(page({ mark: 'production r-10' }))).toBe('taken')
    expect(world.shop.releases).toMatchObject([{ body: NOTES }])
  })

  test('is found with all tags of its kind, drafts too, over all pages', async () => {
    const publisher = world.connect()
    await publisher.putPage(page())
    for (let number = 0; number < 120; number++)
      await publisher.putPage(page({ mark: `x ${number}`, tag: `shop@1.${number}.0`, draft: number === 7 }))

    const found = await publisher.lookUp('production r-9', 'shop@')
    expect(found.page?.tagName).toBe('v1.1.0')
    expect(new Set(found.tags).size).toBe(120)
    expect(await publisher.lookUp('production r-99', 'v')).toEqual({ page: undefined, tags: ['v1.1.0', 'v1.1.0'] })
  })

  test('has no more text than GitHub takes, with that of people', async () => {
    const publisher = world.connect()
    const rooms: number[] = []
    const body = (room: number): string => (rooms.push(room), 'x'.repeat(room))
    await publisher.putPage(page({ body }))
    const [release] = world.shop.releases
    expect(release?.body).toHaveLength(125_000)
    Object.assign(release ?? {}, { body: `${'p'.repeat(1_000)}${release?.body}` })
    await publisher.putPage(page({ body }))
    expect(release?.body).toHaveLength(125_000)
    expect(rooms).toEqual([rooms[0], (rooms[0] ?? 0) - 1_000])
  })
})

describe('two runs at once', () => {
  test.each([false, true])('make one release (draft: %s)', async (draft) => {
    const writers = Array.from({ length: 4 }, () => world.connect())
    const made = await Promise.all(writers.map(async (one) => await one.putPage(page({ draft }))))
    expect(world.shop.releases).toMatchObject([{ tag: 'v1.1.0', body: NOTES, draft }])
    expect(new Set(made.map((one) => one !== 'taken' && one.id))).toEqual(new Set([world.shop.releases[0]?.id]))
  })

  test('one of which is faster by a tag, still make one', async () => {
    const [slow, fast] = [world.connect(), world.connect()]
    const { tags } = await slow.lookUp('production r-9', 'v')
    await fast.putPage(page())
    expect(tags).toEqual([])
    await slow.putPage(page({ body: () => 'Pay by card, again' }))
    expect(world.shop.releases).toHaveLength(1)
  })
})

describe('after a rollback', () => {
  test('the release says so above everything, once, and new notes leave that', async () => {
    const publisher = world.connect()
    await publisher.putPage(page())
    await publisher.remark('production r-9', 'Rolled back once.')
    const said = await publisher.remark('production r-9', 'Rolled back again.')
    await publisher.putPage(page({ body: () => 'Pay by card, again' }))

    expect(said?.tagName).toBe('v1.1.0')
    expect(world.shop.releases[0]?.body).toBe(
      `<!-- ops-actions:remark -->\n> [!WARNING]\n> Rolled back again.\n<!-- /ops-actions:remark -->\n\n${NOTES.replace('card', 'card, again')}`,
    )
  })

  test('a release that was never made can’t say anything', async () => {
    expect(await world.connect().remark('production r-9', 'Rolled back.')).toBeUndefined()
  })
})

describe.each(TROUBLES)('with %s', (_, fault) => {
  test.each([
    ['looking', { method: 'GET', path: /\/releases$/ }],
    ['the tags', { method: 'GET', path: /matching-refs/ }],
    ['making', { method: 'POST', path: /\/releases$/ }],
  ])('at %s, there is one release', async (_call, where) => {
    world.kernel.faults.add({ ...fault, ...where })
    const publisher = world.connect()
    await publisher.lookUp('production r-9', 'v')
    await publisher.putPage(page())
    expect(world.shop.releases).toMatchObject([{ body: NOTES }])
  })

  test.each([
    ['renewing', { method: 'PATCH', path: /\/releases\/\d+$/ }],
    ['finding it by its tag', { method: 'GET', path: /\/releases\/tags\// }],
  ])('at %s, the notes are there', async (_call, where) => {
    const publisher = world.connect()
    await publisher.putPage(page())
    Object.assign(world.shop.releases[0] ?? {}, { body: 'By hand' })
    world.kernel.faults.add({ ...fault, ...where })
    await publisher.putPage(page())
    expect(world.shop.releases).toMatchObject([{ body: `By hand\n\n${NOTES}` }])
  })

  test('at taking away, one draft stays', async () => {
    world.kernel.faults.add({ ...fault, method: 'DELETE', path: /\/releases\/\d+$/ })
    const writers = Array.from({ length: 3 }, () => world.connect())
    await Promise.all(writers.map(async (one) => await one.putPage(page({ draft: true }))))
    expect(world.shop.releases).toHaveLength(1)
  })
})

test('a missing permission is named', async () => {
  await expect(world.connect({ contents: 'read' }).putPage(page())).rejects.toThrow(
    /^github: POST .*\/releases answered 403 .*give the job `permissions: contents: write`$/,
  )
})

test('an outage ends with an error that names the call', async () => {
  world.kernel.faults.add({ kind: 'status', status: 500, method: 'POST', path: /\/releases$/, times: Infinity })
  await expect(world.connect().putPage(page())).rejects.toThrow(/POST .*\/releases answered 500/)
  expect(world.shop.releases).toEqual([])
})
