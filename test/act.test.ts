import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { act } from './act/act.ts'
import { type ActShop, openActShop } from './act/shop.ts'

// `.ci/run` installs act and names it, so that nothing is skipped there.
const there = act.version !== undefined || process.env['ACT'] !== undefined
if (!there) console.log('skipped, because act is not on this machine: the workflows of the example, run by it')

;(there ? describe : describe.skip)('the workflows of the example, run by act,', () => {
  let shop: ActShop

  beforeEach(async () => {
    shop = await openActShop()
  })
  afterEach(async () => {
    await shop.close()
  })

  test('release a merge: what was verified goes live, and its notes are published', async () => {
    const before = await shop.release('v1')
    const merged = await shop.push('v2')

    const run = await shop.act('pipeline.yml', { name: 'push', sha: merged })

    expect(run).toMatchObject({ succeeded: true, jobs: { Verify: 'success', Deploy: 'success', Notes: 'success' } })
    expect(run.jobs).not.toHaveProperty('Preview')
    expect(await shop.served()).toEqual({ api: merged, web: merged })
    expect(shop.repository.releases).toMatchObject([{ draft: false, target: merged }])
    expect(before).not.toBe(merged)
  })

  test('undo a merge that is broken', async () => {
    const before = await shop.release('v1')
    const merged = await shop.push('v2', { broken: 'healthy-but-wrong' })

    const run = await shop.act('pipeline.yml', { name: 'push', sha: merged })

    expect(run).toMatchObject({ succeeded: false, jobs: { Verify: 'success', Deploy: 'failure', Result: 'failure' } })
    expect(run.jobs).not.toHaveProperty('Notes')
    expect(await shop.served()).toEqual({ api: before, web: before })
    expect(shop.record().at(-1)).toMatch(/^undone/)
  })

  test('bring the release before back by workflow_dispatch', async () => {
    const before = await shop.release('v1')
    const live = await shop.release('v2')

    const run = await shop.act('rollback.yml', { name: 'workflow_dispatch', sha: live, inputs: { to: '' } })

    expect(run).toMatchObject({ succeeded: true, jobs: { 'Roll back': 'success' } })
    expect(await shop.served()).toEqual({ api: before, web: before })
  })

  test('finish on schedule what a runner has left behind when it died', async () => {
    const before = await shop.release('v1')
    await shop.die('v2', /api: serves/)

    const run = await shop.act('recover.yml', { name: 'schedule', sha: before })

    expect(run).toMatchObject({ succeeded: true, jobs: { Recover: 'success' } })
    expect(await shop.served()).toEqual({ api: before, web: before })
    expect(shop.record().at(-1)).toMatch(/^undone/)
  })

  test('check production on schedule', async () => {
    const live = await shop.release('v1')

    const run = await shop.act('smoke.yml', { name: 'schedule', sha: live })

    expect(run).toMatchObject({ succeeded: true, jobs: { 'Smoke test': 'success' } })
    expect(run.log).toContain('the shop reaches its backend')
  })
})
