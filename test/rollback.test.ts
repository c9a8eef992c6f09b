import { afterEach, describe, expect, test } from '@jest/globals'
import { openShop, type Shop, sum, type Version } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (shop) => await shop.close()))
})

/** The shop with three releases behind it. */
async function releasedThrice(): Promise<Shop & { versions: [Version, Version, Version] }> {
  const shop = await openShop()
  open.push(shop)
  const versions: Version[] = []
  for (const name of ['v1', 'v2', 'v3']) {
    const version = await shop.version(name)
    shop.repository.tag(name, version.sha)
    expect(await shop.run('deploy', version)).toMatchObject({ exitCode: 0 })
    versions.push(version)
  }
  return { ...shop, versions: versions as [Version, Version, Version] }
}

describe('a rollback', () => {
  test('takes no input to go back to the release before, and a tag to go further; twice is nothing to do', async () => {
    const { run, served, record, versions, sentry, vercel } = await releasedThrice()
    const [v1, v2, v3] = versions

    const back = await run('rollback', v3)
    expect(back.log).toContain('is live')
    expect(back).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    expect(back.outputs['rolled-back-from']).not.toBe('')
    expect(await served()).toEqual({ api: v2.sha, web: v2.sha })
    expect(sum(back.requests)).toBeLessThanOrEqual(35)
    expect(record().map((entry) => entry.split(' ')[0])).toEqual(['superseded', 'superseded', 'rolled-back', 'live'])

    const further = await run('rollback', v3, { with: { to: 'v1', reason: 'prices are wrong' } })
    expect(further.exitCode).toBe(0)
    expect(await served()).toEqual({ api: v1.sha, web: v1.sha })
    const deploys = sentry.releases.get(`web@${v1.sha}`)?.deploys ?? []
    expect(deploys).toHaveLength(2)

    const again = await run('rollback', v3, { with: { to: v1.sha } })
    expect(again.outputs['status']).toBe('skipped')
    expect(again.log).toContain('nothing to do')

    const blocked = await run('deploy', v3)
    expect(blocked.annotations[0]?.message).toMatch(/was rolled back.*force: true/)
    const forced = await run('deploy', v3, { with: { force: 'true' } })
    expect(forced.exitCode).toBe(0)
    expect(await served()).toEqual({ api: v3.sha, web: v3.sha })
    expect(vercel.project.production?.id).toBe(forced.outputs['vercel-deployment-id'])
  })

  test('builds again what the platform no longer keeps', async () => {
    const { run, served, versions, sandbox } = await releasedThrice()
    sandbox.kernel.clock.advance(30 * 24 * 3_600_000)

    const back = await run('rollback', versions[2])

    expect(back.summary).toMatch(/rebuilt|built again/i)
    expect(back.exitCode).toBe(0)
    expect(await served()).toEqual({ api: versions[1].sha, web: versions[1].sha })
  })

  test('that fails half-way leaves what served, on both platforms', async () => {
    const { run, served, versions, railway, record } = await releasedThrice()
    railway.api.next({ fails: { at: 'healthcheck', reason: 'the database has moved' } })

    const back = await run('rollback', versions[2])

    expect(back.exitCode).toBe(1)
    expect(await served()).toEqual({ api: versions[2].sha, web: versions[2].sha })
    expect(record().at(-1)).toMatch(/^undone/)
  })

  test('as a dry run only says what it would do', async () => {
    const { run, served, versions, repository } = await releasedThrice()

    const dry = await run('rollback', versions[2], { with: { 'dry-run': 'true' } })

    expect(dry.log).toContain('would be brought back')
    expect(await served()).toEqual({ api: versions[2].sha, web: versions[2].sha })
    expect(repository.deployments).toHaveLength(3)
  })
})
