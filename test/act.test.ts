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

    expect(run.jobs).toMatchObject({ Verify: 'success', Deploy: 'success', Notes: 'success' })
    expect(run.jobs).not.toHaveProperty('Preview')
    expect(await shop.served()).toEqual({ api: merged, web: merged })
    expect(shop.repository.releases).toMatchObject([{ draft: false, target: merged }])
    expect(before).not.toBe(merged)
  })

  test('preview a pull request with one comment, and take the preview away when it is closed', async () => {
    const before = await shop.release('v1')
    const head = await shop.push('v2', { branch: 'basket' })
    const pull = shop.repository.pull({ title: 'feat: a basket', head: 'basket' })
    const at = { name: 'pull_request', sha: head, branch: 'basket' } as const

    const opened = await shop.act('pipeline.yml', { ...at, payload: pull.event('opened') })

    expect(opened.jobs).toMatchObject({ Verify: 'success', Preview: 'success', Result: 'success' })
    expect(opened.jobs).not.toHaveProperty('Deploy')
    expect(shop.comments(pull)).toEqual([expect.stringContaining(head.slice(0, 7))])
    expect(shop.previews(pull)).toEqual(['success'])

    pull.close()
    const closed = await shop.act('pipeline.yml', { ...at, payload: pull.event('closed') })

    expect(closed.jobs).toMatchObject({ 'Clean up': 'success', Result: 'success' })
    expect(closed.jobs).not.toHaveProperty('Verify')
    expect(shop.previews(pull)).toEqual(['inactive'])
    expect(await shop.served()).toEqual({ api: before, web: before })
  })

  test('only verify a pull request from a fork, and comment from a run that runs nothing of it', async () => {
    const before = await shop.release('v1')
    const sha = await shop.push('v2', { branch: 'theirs' })
    const pull = shop.repository.pull({ title: 'feat: theirs', head: 'theirs', fork: 'mallory' })
    const at = { sha, branch: 'theirs', name: 'pull_request' } as const

    const verified = await shop.act('pipeline.yml', { ...at, payload: pull.event('opened') })

    expect(verified.jobs).toMatchObject({ Verify: 'success', Result: 'success' })
    expect(Object.keys(verified.jobs).toSorted()).toEqual(['Result', 'Verify'])
    expect(shop.comments(pull)).toEqual([])

    const commented = await shop.act('comment.yml', {
      name: 'workflow_run',
      sha: before,
      payload: { action: 'completed', workflow_run: asRun(verified.id, { sha, branch: 'theirs', owner: 'mallory' }) },
    })

    expect(commented.jobs).toMatchObject({ Comment: 'success' })
    expect(shop.comments(pull)).toEqual([expect.stringContaining(`Verification of \`${sha.slice(0, 7)}\`: success`)])
    expect(await shop.served()).toEqual({ api: before, web: before })
  })

  test('undo a merge that is broken', async () => {
    const before = await shop.release('v1')
    const merged = await shop.push('v2', { broken: 'frontend-broken-after-promotion' })

    const run = await shop.act('pipeline.yml', { name: 'push', sha: merged, ends: 'failure' })

    expect(run.jobs).toMatchObject({ Verify: 'success', Deploy: 'failure', Result: 'failure' })
    expect(run.jobs).not.toHaveProperty('Notes')
    expect(await shop.served()).toEqual({ api: before, web: before })
    expect(shop.record().at(-1)).toMatch(/^undone/)
  })

  test('bring the release before back by workflow_dispatch', async () => {
    const before = await shop.release('v1')
    const live = await shop.release('v2')

    const run = await shop.act('rollback.yml', { name: 'workflow_dispatch', sha: live, inputs: { to: '' } })

    expect(run.jobs).toMatchObject({ 'Roll back': 'success' })
    expect(await shop.served()).toEqual({ api: before, web: before })
  })

  test('finish on schedule what a runner has left behind when it died', async () => {
    const before = await shop.release('v1')
    await shop.die('v2', /api: serves/)

    const run = await shop.act('recover.yml', { name: 'schedule', sha: before })

    expect(run.jobs).toMatchObject({ Recover: 'success' })
    expect(await shop.served()).toEqual({ api: before, web: before })
    expect(shop.record().at(-1)).toMatch(/^undone/)
  })

  test('check production on schedule', async () => {
    const live = await shop.release('v1')

    const run = await shop.act('smoke.yml', { name: 'schedule', sha: live })

    expect(run.jobs).toMatchObject({ 'Smoke test': 'success' })
    expect(run.log).toContain('the shop reaches its backend')
  })
})

/** As the webhook tells of a run that is over. */
function asRun(id: number, { sha, branch, owner }: { sha: string; branch: string; owner: string }): object {
  const head = { head_sha: sha, head_branch: branch, head_repository: { full_name: `${owner}/shop` } }
  return { id, run_attempt: 1, event: 'pull_request', conclusion: 'success', ...head }
}
