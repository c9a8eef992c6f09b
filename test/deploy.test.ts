import { afterEach, describe, expect, test } from '@jest/globals'
import type { Breakage } from '../sandbox/versions.ts'
import { openShop, type Shop, sum } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (shop) => await shop.close()))
})

async function shop(): Promise<Shop> {
  const opened = await openShop()
  open.push(opened)
  return opened
}

describe('a release', () => {
  test('goes live as a whole, within its budget of requests, and is recorded', async () => {
    const { version, run, served, record, repository, sentry } = await shop()
    const v1 = await version('v1')

    const first = await run('deploy', v1)

    expect(first.log).toContain('is live: api, web.')
    expect(first.exitCode).toBe(0)
    expect(await served()).toEqual({ api: v1.sha, web: v1.sha })
    expect(record()).toEqual([`live - ${v1.sha.slice(0, 7)} serves`])
    expect(first.outputs).toMatchObject({
      status: 'success',
      'deployment-url': 'https://shop.example',
      'vercel-deployment-id': expect.stringMatching(/^dpl_/),
      'railway-deployment-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'github-deployment-id': String(repository.deployments[0]?.id),
      'sentry-release': `api@${v1.sha},web@${v1.sha}`,
    })
    expect(first.summary).toMatch(/^## Live\n/)
    expect(first.summary).toContain('```mermaid\ngantt')
    expect(sum(first.requests)).toBeLessThanOrEqual(60)
    expect([...sentry.releases.values()].map(({ version: name }) => name).toSorted()).toEqual([
      `api@${v1.sha}`,
      `web@${v1.sha}`,
    ])

    const v2 = await version('v2')
    const second = await run('deploy', v2)
    expect(await served()).toEqual({ api: v2.sha, web: v2.sha })
    expect(sum(second.requests)).toBeLessThanOrEqual(60)

    const again = await run('deploy', v2)
    expect(again.outputs['status']).toBe('skipped')
    expect(again.log).toContain('is live already')
    expect(repository.deployments).toHaveLength(2)
  })

  test('leaves a component alone that has not changed since what it serves', async () => {
    const { version, run, served, railway } = await shop()
    const v1 = await version('v1')
    await run('deploy', v1)
    const v2 = await version('v2', { changes: ['web'] })

    const result = await run('deploy', v2)

    expect(result.outputs['status']).toBe('success')
    expect(await served()).toEqual({ api: v1.sha, web: v2.sha })
    expect(railway.api.deployments).toHaveLength(1)
  })

  test('as a dry run changes nothing', async () => {
    const { version, run, served, repository, sandbox } = await shop()
    const v1 = await version('v1')

    const result = await run('deploy', v1, { with: { 'dry-run': 'true' } })

    expect(result.outputs['status']).toBe('skipped')
    expect(result.summary).toContain('planned')
    expect(await served()).toEqual({ api: '404', web: '404' })
    expect(repository.deployments).toEqual([])
    expect(sandbox.kernel.journal.entries.filter(({ method, operation }) => method !== 'GET' && !operation)).toEqual([])
  })
})

describe('a broken version is undone by itself', () => {
  const BROKEN: [Breakage, RegExp][] = [
    ['crashes-at-start', /PAYMENT_KEY|CRASHED|FAILED/],
    ['never-healthy', /health check/i],
    ['healthy-but-wrong', /GET \/products.*products\.0\.currency/],
    ['slow', /p95|500 ms/],
    ['wrong-commit', /0badc0d/],
    ['frontend-calls-missing-endpoint', /the shop reaches its backend.*404/],
    ['frontend-broken-after-promotion', /gate of web on https:\/\/shop\.example/],
  ]
  // Most of each is waiting, so they wait together.
  test.concurrent.each(BROKEN)('%s', async (broken, reason) => {
    const { version, run, served, record, close } = await openShop()
    const v1 = await version('v1')
    await run('deploy', v1)
    // What serves the wrong commit may still be replaced, so the gate waits for all of its time.
    const shorter = { 'ops.yml': (text: string) => text.replace('timeout: 3m', 'timeout: 8s') }
    const v2 = await version('v2', { broken, edit: broken === 'wrong-commit' ? shorter : {} })

    const result = await run('deploy', v2)

    expect(result.exitCode).toBe(1)
    expect(result.annotations.map(({ message }) => message).join('\n')).toMatch(reason)
    expect(await served()).toEqual({ api: v1.sha, web: v1.sha })
    expect(record()[1]).toMatch(/^undone - /)
    expect(['rolled-back', 'failure']).toContain(result.outputs['status'])
    await close()
  })

  test('also the first one, which leaves nothing half live', async () => {
    const { version, run: release, served, record } = await shop()
    const v1 = await version('v1', { broken: 'frontend-broken-after-promotion' })

    const result = await release('deploy', v1)

    expect(result.outputs['status']).toBe('rolled-back')
    expect(result.log).toContain('nothing serves, as before')
    expect(await served()).toEqual({ api: '404', web: '404' })
    expect(record()[0]).toMatch(/^undone - /)
  })
})
