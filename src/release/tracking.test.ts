import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import type { Artifacts, Tracker } from './context.ts'
import { deploy, type DeployRequest } from './deploy.ts'
import { COMMIT, type FakeWorld, fakeWorld } from './fake-world.ts'
import { patienceOf } from './patience.ts'
import { untracked, verdict } from './record.ts'
import { rollback } from './rollback.ts'

const B: DeployRequest = { commit: COMMIT('b'), repository: 'acme/shop', dryRun: false, force: false }

/** A tracker that keeps what it was told, in order, together with what happened to the components. */
function tracked(world: FakeWorld, tracker: Partial<Tracker> = {}): Tracker {
  const say = (what: string) => async (): Promise<void> => {
    world.changes.push(what)
    await Promise.resolve()
  }
  const whole: Tracker = {
    budgetMs: 400,
    nameOf: ({ name }) => name,
    begin: say('begin'),
    live: say('live'),
    undone: say('undone'),
    ...tracker,
  }
  world.context.tracker = whole
  return whole
}

const never = async (): Promise<never> => await new Promise(() => undefined)

test('patience is the sum of all waits', async () => {
  const patience = patienceOf(120)
  await patience.wait(sleep(80))
  await expect(patience.wait(sleep(80))).rejects.toThrow('within 0.12 s')
  expect(patience.leftMs()).toBe(0)
  expect(await patience.wait(Promise.resolve('there already'))).toBe('there already')
})

describe('the tracker', () => {
  test('is told beside the builds, and of what is live when it is', async () => {
    const world = fakeWorld()
    tracked(world, {
      begin: async () => {
        await sleep(50)
        world.changes.push('begin')
      },
    })

    await deploy(world.context, B)

    expect(world.changes).toEqual(['web stage b', 'api deploy b', 'web promote web-2', 'begin', 'live'])
  })

  test('marks files before they are uploaded, and gets what belongs to them beside the builds', async () => {
    const world = fakeWorld()
    const step = (what: string, ms: number) => async () => {
      await sleep(ms)
      world.changes.push(what)
      return []
    }
    const artifacts: Artifacts = { prepare: step('mark', 30), upload: step('upload', 60), prove: step('prove', 0) }
    tracked(world, { artifacts })

    await deploy(world.context, B)

    expect(world.changes).toEqual([
      'begin', 'mark', 'web stage b', 'api deploy b', 'web promote web-2', 'live', 'upload', 'prove',
    ]) // prettier-ignore
  })

  test('is told that a release was undone, and a rollback only that the old one is live', async () => {
    const world = fakeWorld()
    tracked(world)
    await deploy(world.context, B)
    world.gates.set('web public', 'fail')
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    expect(world.changes.at(-1)).toBe('undone')

    world.gates.clear()
    world.changes.length = 0
    await rollback(world.context, { to: undefined, reason: undefined, dryRun: false, force: false })
    expect(world.changes.filter((change) => ['begin', 'live', 'undone'].includes(change))).toEqual(['live'])
  })

  test.each<[string, Partial<Tracker>]>([
    ['never hears that it begins', { begin: never }],
    ['never hears that it is live', { live: never }],
    ['takes for ever with the files', { artifacts: { prepare: never, upload: never, prove: never } }],
    ['is there for nothing', { begin: never, live: never, artifacts: { prepare: never, upload: never, prove: never } }],
  ])('that %s keeps a release waiting for its budget and no longer', async (_, tracker) => {
    const world = fakeWorld()
    tracked(world, tracker)

    const result = await deploy(world.context, B)

    expect(result.status).toBe('success')
    expect(result.warnings.length).toBeGreaterThan(0)
    const [record] = world.records
    expect(record && verdict(record)).toBe('live')
    expect(record && untracked(record).size).toBeGreaterThan(0)
  })

  test('that was in trouble is told by the next release, once', async () => {
    const world = fakeWorld()
    const down = async (): Promise<never> => await Promise.reject(new Error('it is down'))
    tracked(world, { begin: down })
    const first = await deploy(world.context, B)
    expect(first.warnings).toEqual(['the release could not be announced: it is down'])

    const releases: string[] = []
    const live: Tracker['live'] = async ({ components }) => {
      releases.push(components.map(({ commit }) => commit.slice(0, 1)).join(''))
      await Promise.resolve()
    }
    tracked(world, { live })
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    await deploy(world.context, { ...B, commit: COMMIT('d') })

    expect(releases.toSorted()).toEqual(['bb', 'cc', 'dd'])
    expect(world.records.map((record) => untracked(record).size)).toEqual([0, 0, 0])
    expect(world.records.map(verdict)).toEqual(['superseded', 'superseded', 'live'])
  })

  test('gets files that were missing from a deploy of the same commit, and from no rollback', async () => {
    const world = fakeWorld()
    let prepared = 0
    const lost = [{ component: 'web', message: 'the store is full' }]
    const artifacts: Artifacts = {
      prepare: async () => {
        prepared++
        return await Promise.resolve([])
      },
      upload: async () => await Promise.resolve(lost.splice(0)),
      prove: async () => await Promise.resolve([]),
    }
    tracked(world, { artifacts })
    const first = await deploy(world.context, B)
    expect(first.warnings).toEqual(['the store is full'])
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    const [record] = world.records

    await rollback(world.context, { to: undefined, reason: undefined, dryRun: false, force: false })
    expect(prepared).toBe(2)
    expect(record && [...untracked(record)]).toEqual(['web'])

    expect(await deploy(world.context, B)).toMatchObject({ status: 'skipped', warnings: [] })
    expect(prepared).toBe(3)
    expect(record && untracked(record).size).toBe(0)
  })
})
