import { describe, expect, test } from '@jest/globals'
import { deploy, type DeployRequest } from './deploy.ts'
import { TakenOver } from './errors.ts'
import { COMMIT, fakeRun, type FakeWorld, fakeWorld } from './fake-world.ts'
import { verdict } from './record.ts'
import { recover } from './recover.ts'
import { rollback } from './rollback.ts'

const B: DeployRequest = { commit: COMMIT('b'), repository: 'acme/shop', dryRun: false, force: false }
const BACK = { to: undefined, reason: undefined, dryRun: false, force: false }

describe('a release', () => {
  test('builds at once, switches the backend first, and says what is live', async () => {
    const world = fakeWorld()

    const result = await deploy(world.context, B)

    expect(result).toMatchObject({ status: 'success', headline: 'bbbbbbb is live: api, web.' })
    expect(world.changes).toEqual(['web stage b', 'api deploy b', 'web promote web-2'])
    expect(world.records.map(verdict)).toEqual(['live'])
    expect(result.gates.map(({ component, where }) => `${component} ${where}`)).toEqual([
      'api public',
      'web staged',
      'web public',
    ])
  })

  test('writes each change down before it happens', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)

    const steps = world.records[0]?.entries.map(({ component, step }) => `${component ?? ''} ${step}`.trim())
    expect(steps).toEqual([
      'web staging', 'api deploying', 'web staged', 'api deployed', 'web promoting', 'web promoted', 'live',
    ]) // prettier-ignore
  })

  test('replaces the release before it in the history', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    await deploy(world.context, { ...B, commit: COMMIT('c') })

    expect(world.records.map(verdict)).toEqual(['superseded', 'live'])
  })

  test('of a commit that serves already does nothing', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    world.changes.length = 0

    expect(await deploy(world.context, B)).toMatchObject({
      status: 'skipped',
      headline: expect.stringContaining('live already'),
    })
    expect(world.changes).toEqual([])
    expect(world.records).toHaveLength(1)
  })

  test('of a commit that is live already does nothing, also where a component serves an earlier one unchanged', async () => {
    const world = fakeWorld()
    world.changed = [{ path: 'web/index.html' }]
    await deploy(world.context, B)
    expect(world.live.get('api')?.commit).toBe(COMMIT('a'))
    world.changed = []
    world.changes.length = 0

    expect(await deploy(world.context, B)).toMatchObject({ status: 'skipped' })
    expect(world.changes).toEqual([])
    expect(world.records).toHaveLength(1)
  })

  test('leaves a component alone whose source has not changed since what it serves', async () => {
    const world = fakeWorld()
    world.changed = [{ path: 'web/index.html' }]

    const result = await deploy(world.context, B)

    expect(world.changes).toEqual(['web stage b', 'web promote web-2'])
    expect(result.components.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(['api unchanged', 'web live'])
  })

  test('as a dry run changes nothing and opens no record', async () => {
    const world = fakeWorld()
    const result = await deploy(world.context, { ...B, dryRun: true })

    expect(result.components.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(['api planned', 'web planned'])
    expect(world.changes).toEqual([])
    expect(world.records).toEqual([])
  })

  test('names every reason not to begin at once, and begins nothing', async () => {
    const world = fakeWorld()
    world.findings.set('api', [{ severity: 'error', message: 'auto-deploy is on' }])
    world.findings.set('web', [{ severity: 'error', message: 'no project' }])

    await expect(deploy(world.context, B)).rejects.toThrow(/api: auto-deploy is on\n- web: no project/)
    expect(world.records).toEqual([])
  })
})

describe('a release that fails', () => {
  test.each([
    ['a staged gate', 'web staged', ['api restore api-1', 'web discard web-2']],
    ['the backend gate', 'api public', ['api restore api-1', 'web discard web-2']],
    ['the public gate', 'web public', ['web restore web-1', 'api restore api-1']],
  ])('at %s is undone, newest change first', async (_, gate, undone) => {
    const world = fakeWorld()
    world.gates.set(gate, 'fail')

    const result = await deploy(world.context, B)

    expect(result).toMatchObject({ status: 'rolled-back', headline: expect.stringContaining('It was undone') })
    expect(world.changes.slice(-undone.length)).toEqual(undone)
    expect(world.live.get('web')?.commit).toBe(COMMIT('a'))
    expect(world.live.get('api')?.commit).toBe(COMMIT('a'))
    expect(world.records.map(verdict)).toEqual(['undone'])
  })

  test('at the build of the frontend puts the backend back', async () => {
    const world = fakeWorld()
    world.failing.set('web stage', new Error('BUILD_FAILED'))

    expect(await deploy(world.context, B)).toMatchObject({ status: 'rolled-back' })
    expect(world.live.get('api')?.commit).toBe(COMMIT('a'))
  })

  test('before anything was switched says that nothing was changed', async () => {
    const world = fakeWorld([{ name: 'web', stages: true, live: { id: 'web-1', commit: COMMIT('a') } }])
    world.failing.set('web stage', new Error('BUILD_FAILED'))

    expect(await deploy(world.context, B)).toMatchObject({
      status: 'failure',
      headline: expect.stringContaining('all the time'),
    })
  })

  test('with a gate that could not tell is undone too', async () => {
    const world = fakeWorld()
    world.gates.set('web public', 'unknown')

    expect(await deploy(world.context, B)).toMatchObject({ status: 'rolled-back' })
  })

  test('as the first one of an application leaves nothing behind', async () => {
    const world = fakeWorld([
      { name: 'api', stages: false },
      { name: 'web', stages: true, after: ['api'] },
    ])
    world.gates.set('web public', 'fail')

    const result = await deploy(world.context, B)

    expect(result.headline).toContain('nothing serves, as before')
    expect(world.live.get('api')).toBeUndefined()
    expect(world.live.get('web')).toBeUndefined()
  })

  test('and can not be undone stays open, says what is wrong, and is finished by a recovery', async () => {
    const world = fakeWorld()
    world.gates.set('web public', 'fail')
    world.failing.set('api restore', new Error('railway is down'))

    const result = await deploy(world.context, B)
    expect(result).toMatchObject({ status: 'failure', headline: expect.stringContaining('railway is down') })
    expect(world.records.map(verdict)).toEqual(['stuck'])

    world.failing.clear()
    world.over.add(fakeRun(1).writer)
    expect(await recover(world.context)).toMatchObject({ status: 'rolled-back' })
    expect(world.live.get('api')?.commit).toBe(COMMIT('a'))
    expect(world.records.map(verdict)).toEqual(['undone'])
  })

  test('because it was cancelled leaves the record open for the post step', async () => {
    const world = fakeWorld()
    world.failing.set('web promote', new Error('cancelled'))
    const stop = deploy(world.context, B)
    world.context.gate.check = async () => {
      world.controller.abort()
      return await Promise.reject(new Error('cancelled'))
    }

    await expect(stop).rejects.toThrow(/post step/)
    expect(world.records.map(verdict)).toEqual([undefined])
    const post = { ...world.context, watch: { ...world.context.watch, signal: new AbortController().signal } }
    expect(await recover(post, 1)).toMatchObject({ status: 'rolled-back' })
    expect(world.live.get('api')?.commit).toBe(COMMIT('a'))
  })
})

describe('one at a time', () => {
  test('an older release that is under way is not disturbed', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    const [first] = world.records
    first?.entries.pop()

    await expect(deploy(world.context, { ...B, commit: COMMIT('c') })).rejects.toThrow(/still under way/)
    expect(world.records.map(verdict)).toEqual([undefined, 'yielded'])
  })

  test('an older release whose run has died half-way is undone first, and the plan is made anew', async () => {
    const world = fakeWorld()
    await died(world, 'web promoting')

    const result = await deploy(world.seenBy(2), { ...B, commit: COMMIT('c') })

    expect(result.status).toBe('success')
    expect(world.records.map(verdict)).toEqual(['undone', 'yielded', 'live'])
    expect(world.records[2]?.plan.components['api']?.before?.commit).toBe(COMMIT('a'))
  })

  test('an older release that serves everywhere already, and passes its gates, is finished forward', async () => {
    const world = fakeWorld()
    await died(world, 'live')

    expect(await deploy(world.seenBy(2), { ...B, commit: COMMIT('c') })).toMatchObject({ status: 'success' })

    expect(world.records.map(verdict)).toEqual(['superseded', 'yielded', 'live'])
  })

  test('an older attempt at the same commit is gone on with: nothing is made twice', async () => {
    const world = fakeWorld()
    await died(world, 'web promoting')

    const result = await deploy(world.seenBy(2), B)

    expect(result.status).toBe('success')
    expect(world.changes).toEqual(['web stage b', 'api deploy b', 'web promote web-2'])
    expect(world.records.map(verdict)).toEqual(['live'])
  })

  test('a run that has lost its release to another changes nothing more', async () => {
    const world = fakeWorld()
    const { check } = world.context.gate
    world.context.gate.check = async (...args) => {
      world.over.add(fakeRun(1).writer)
      await recover(world.seenBy(2))
      return await check(...args)
    }

    await expect(deploy(world.context, B)).rejects.toThrow(/taken over by .*runs\/2/)
    expect(world.changes).not.toContain('web promote web-2')
    expect(world.records.map(verdict)).toEqual(['undone'])
    expect(world.live.get('api')?.commit).toBe(COMMIT('a'))
  })
})

describe('what serves although the record says otherwise', () => {
  const made = { id: 'web-9', commit: COMMIT('c') }

  test('because a run that had lost its release was still at work, is put back by a recovery and by a rollback', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    world.gates.set('web public', 'fail')
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    const releaseId = world.records[1]?.plan.releaseId
    world.live.set('web', { ...made, releaseId })

    expect(await recover(world.context)).toMatchObject({ status: 'success' })

    expect(world.live.get('web')).toMatchObject({ id: 'web-2', commit: COMMIT('b') })
    expect(world.records.map(verdict)).toEqual(['superseded', 'undone', 'live'])
  })

  test('that somebody has taken away is told, and comes back when the next release fails', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    world.live.set('api', undefined)
    world.gates.set('api public', 'fail')

    const result = await deploy(world.context, { ...B, commit: COMMIT('c') })

    expect(result.warnings).toContainEqual(
      expect.stringMatching(/^api: nothing serves instead of api-2 \(bbbbbbb\) of release /),
    )
    expect(result.status).toBe('rolled-back')
    expect(world.changes).toContain('api restore api-2')
    expect(world.live.get('api')?.commit).toBe(COMMIT('b'))
  })

  test('that somebody has taken away for good leaves nothing when the next release fails, and says so', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    world.live.set('api', undefined)
    world.gone.add('api-2')
    world.gates.set('api public', 'fail')

    const result = await deploy(world.context, { ...B, commit: COMMIT('c') })

    expect(result.warnings).toContainEqual(expect.stringContaining("api-2 can't be made to serve again"))
    expect(result.status).toBe('rolled-back')
    expect(world.live.get('api')).toBeUndefined()
  })

  test('because somebody has changed it, stops a deploy that does not force it', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    world.live.set('web', made)
    const c = { ...B, commit: COMMIT('d') }

    await expect(deploy(world.context, c)).rejects.toThrow(/web-9 \(ccccccc\) serves instead of web-2 \(bbbbbbb\)/)
    expect(await recover(world.context)).toMatchObject({
      status: 'skipped',
      warnings: [expect.stringContaining('web-9')],
    })
    expect(world.live.get('web')).toBe(made)

    expect(await deploy(world.context, { ...c, force: true })).toMatchObject({ status: 'success' })
  })
})

/** A release of B by run 1 whose process ended when it was about to write this entry. */
async function died(world: FakeWorld, last: string): Promise<void> {
  const { append } = world.context.store
  world.context.store.append = async (record, entry) => {
    if (`${entry.component ?? ''} ${entry.step}`.trim() !== last) return await append(record, entry)
    world.over.add(entry.by ?? '')
    throw new TakenOver('the end of the process')
  }
  await expect(deploy(world.context, B)).rejects.toThrow(/end of the process/)
  world.context.store.append = append
}

describe('a rollback', () => {
  test('goes back to the release before, frontend first', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    world.changes.length = 0

    const result = await rollback(world.context, BACK)

    expect(result).toMatchObject({ status: 'success' })
    expect(world.changes).toEqual(['web restore web-2', 'api restore api-2'])
    expect(world.records.map(verdict)).toEqual(['superseded', 'rolled-back', 'live'])
    expect(result.next[0]).toContain('ccccccc')
  })

  test('twice in a row does not go back to what was taken back', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    await rollback(world.context, BACK)

    expect(await rollback(world.context, BACK)).toMatchObject({ status: 'success' })
    expect(world.live.get('api')?.commit).toBe(COMMIT('a'))
    await expect(deploy(world.context, B)).rejects.toThrow(/was rolled back/)
  })

  test.each([
    ['a commit', 'bbbbbbb'],
    ['a tag, to what was live before ops-actions came', 'v1'],
  ])('takes %s', async (_, to) => {
    const world = fakeWorld()
    await deploy(world.context, B)
    await deploy(world.context, { ...B, commit: COMMIT('c') })

    expect(await rollback(world.context, { ...BACK, to })).toMatchObject({ status: 'success' })
    expect(world.live.get('web')?.commit).toBe(to === 'v1' ? COMMIT('a') : COMMIT('b'))
  })

  test('to what serves already does nothing', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    await rollback(world.context, { ...BACK, to: COMMIT('b') })
    world.changes.length = 0

    expect(await rollback(world.context, { ...BACK, to: COMMIT('b') })).toMatchObject({ status: 'skipped' })
    expect(world.changes).toEqual([])
  })

  test('that fails is undone, backend first', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    world.failing.set('api restore', new Error('the image is gone'))

    expect(await rollback(world.context, BACK)).toMatchObject({ status: 'rolled-back' })
    expect(world.live.get('web')?.commit).toBe(COMMIT('c'))
    expect(world.live.get('api')?.commit).toBe(COMMIT('c'))
  })

  test('keeps the next deploy from releasing the same commit again, unless it is forced', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    await rollback(world.context, BACK)

    await expect(deploy(world.context, { ...B, commit: COMMIT('c') })).rejects.toThrow(/was rolled back/)
    expect(await deploy(world.context, { ...B, commit: COMMIT('c'), force: true })).toMatchObject({ status: 'success' })
  })

  test('stops before a schema that has lost something, unless it is forced', async () => {
    const world = fakeWorld()
    await deploy(world.context, B)
    await deploy(world.context, { ...B, commit: COMMIT('c') })
    world.changed = [{ path: 'api/migrations/7.sql', patch: '@@\n+ALTER TABLE orders DROP COLUMN note;' }]

    await expect(rollback(world.context, BACK)).rejects.toThrow(/DROP COLUMN note/)
    expect(await rollback(world.context, { ...BACK, force: true })).toMatchObject({ status: 'success' })
  })

  test.each([
    [undefined, /no earlier release/],
    ['fffffff', /never released/],
  ])('to %s is refused with what there is', async (to, message) => {
    const world = fakeWorld([{ name: 'web', stages: true }])
    await deploy(world.context, B)

    await expect(rollback(world.context, { ...BACK, to })).rejects.toThrow(message)
  })
})
