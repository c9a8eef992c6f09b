import { afterEach, describe, expect, test } from '@jest/globals'
import type { Thread } from '../sandbox/github/issues.ts'
import { openShop, type Shop, type ShopRun, type Version } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (one) => await one.close()))
})

/** A shop whose first version is live. */
async function shop(): Promise<Shop & { v1: Version }> {
  const opened = await openShop()
  open.push(opened)
  const v1 = await opened.version('v1')
  expect(await opened.run('deploy', v1)).toMatchObject({ exitCode: 0 })
  return { ...opened, v1 }
}

/** The runner dies, without a post step, when the log says this. */
async function die({ run }: Shop, version: Version, when: RegExp, action = 'deploy'): Promise<ShopRun> {
  const kill = new AbortController()
  const died = await run(action, version, {
    kill: kill.signal,
    onLine: (line) => {
      if (when.test(line)) kill.abort()
    },
  })
  expect(kill.signal.aborted).toBe(true)
  return died
}

function made({ sandbox, vercel }: Shop, { sha }: Version): { vercel: number; railway: number } {
  const uploads = sandbox.kernel.journal.find('railway', 'POST', /\/up$/)
  return {
    vercel: vercel.project.deployments.filter(({ meta }) => meta['opsCommit'] === sha).length,
    railway: uploads.filter(({ query }) => query.includes(sha)).length,
  }
}

describe('a release whose runner died', () => {
  test.each([
    ['while it was built', /web: staging|web: BUILDING|api: uploading/],
    ['between the two switches', /api: serves/],
    ['while traffic moved', /web: promote/],
  ])('%s is gone on with by the same commit, and nothing is made twice', async (_, when) => {
    const shopped = await shop()
    const { version, run, served, record } = shopped
    const v2 = await version('v2')
    await die(shopped, v2, when)

    expect(await run('deploy', v2)).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })

    expect(await served()).toEqual({ api: v2.sha, web: v2.sha })
    expect(made(shopped, v2)).toEqual({ vercel: 1, railway: 1 })
    expect(record()).toHaveLength(2)
    expect(await run('deploy', v2)).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
  })

  test('is put back by `recover`, which fails nobody, and a second time finds nothing', async () => {
    const shopped = await shop()
    const { version, run, served, record, v1 } = shopped
    const v2 = await version('v2')
    await die(shopped, v2, /api: serves/)

    const recovered = await run('deploy', v1, { with: { recover: 'true' } })

    expect(recovered).toMatchObject({ exitCode: 0, outputs: { status: 'rolled-back' } })
    expect(await served()).toEqual({ api: v1.sha, web: v1.sha })
    expect(record()[1]).toMatch(/^undone - Its run was interrupted/)
    expect(await run('deploy', v1, { with: { recover: 'true' } })).toMatchObject({ outputs: { status: 'skipped' } })
  })

  test('when everything served already is finished forward', async () => {
    const shopped = await shop()
    const { version, run, served, record, v1 } = shopped
    const v2 = await version('v2')
    await die(shopped, v2, /web: promote is succeeded/)

    const recovered = await run('deploy', v1, { with: { recover: 'true' } })

    expect(recovered.exitCode).toBe(0)
    expect(await served()).toEqual(recovered.outputs['status'] === 'success' ? same(v2) : same(v1))
    expect(record().at(-1)).toMatch(/^live/)
  })

  test('of a rollback is finished forward', async () => {
    const shopped = await shop()
    const { version, run, served, v1 } = shopped
    const v2 = await version('v2')
    await run('deploy', v2)
    await die(shopped, v2, /web: rollback .* has begun/, 'rollback')

    const recovered = await run('deploy', v2, { with: { recover: 'true' } })

    expect(recovered).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    expect(await served()).toEqual(same(v1))
  })
})

describe('a rollback while a deploy is under way', () => {
  test('asks it to stop, lets it undo its release, and is done with that', async () => {
    const shopped = await shop()
    const { version, run, served, record, v1 } = shopped
    const v2 = await version('v2')
    let rollback: Promise<ShopRun> | undefined
    const deploy = await run('deploy', v2, {
      onLine: (line) => {
        if (line.includes('api: serves')) rollback ??= run('rollback', v1)
      },
    })

    expect(await rollback).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    expect(deploy.exitCode).toBe(1)
    expect(await served()).toEqual(same(v1))
    expect(record()[1]).toMatch(/^undone/)
  })
})

describe('what somebody does in a dashboard', () => {
  test('before a release stops it, says who did what when, and can be gone over', async () => {
    const { version, run, served, vercel, v1 } = await shop()
    const [v2, v3] = [await version('v2'), await version('v3')]
    await run('deploy', v2)
    const first = vercel.project.deployments.find(({ meta }) => meta['opsCommit'] === v1.sha)
    vercel.project.rollback(first?.id ?? '', { by: 'grace' })
    await until(async () => (await served()).web === v1.sha)

    const refused = await run('deploy', v3)

    expect(refused.exitCode).toBe(1)
    expect(refused.log).toMatch(
      /web: dpl_\w+ \(\w{7}\) serves instead of dpl_\w+ \(\w{7}\) of release .*rolled back to at 20/,
    )
    expect(refused.log).toContain('force: true')
    expect((await served()).web).toBe(v1.sha)
    expect(await run('rollback', v2, { with: { to: v2.sha, force: 'true' } })).toMatchObject({ exitCode: 0 })
    expect(await served()).toEqual(same(v2))
    expect(await run('deploy', v3)).toMatchObject({ exitCode: 0 })
  })

  test('during a release is left alone, and the rest is undone', async () => {
    const { version, run, served, vercel, record, v1 } = await shop()
    const v2 = await version('v2')
    await run('deploy', v2)
    const [v3, first] = [
      await version('v3'),
      vercel.project.deployments.find(({ meta }) => meta['opsCommit'] === v1.sha),
    ]

    const result = await run('deploy', v3, {
      onLine: (line) => {
        if (line.includes('api: serves')) vercel.project.promote(first?.id ?? '', { by: 'grace' })
      },
    })

    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/web: somebody has made dpl_\w+ serve/)
    expect(await served()).toEqual({ api: v2.sha, web: v1.sha })
    expect(record().at(-1)).toMatch(/^undone/)
  })
})

describe('an undo that can not finish', () => {
  test('says what is where, opens an issue, and is finished and closed by `recover`', async () => {
    const { version, run, served, record, sandbox, repository, v1 } = await shop()
    const v2 = await version('v2', { broken: 'frontend-broken-after-promotion' })
    const outage = {
      kind: 'status',
      status: 400,
      service: 'railway',
      operation: 'deploymentRollback',
      times: Infinity,
    } as const
    sandbox.kernel.faults.add(outage)

    const failed = await run('deploy', v2)

    expect(failed.exitCode).toBe(1)
    expect(failed.summary).toContain('recover: true')
    expect(record().at(-1)).toMatch(/^stuck - repeat with `recover: true`: api could not be put back/)
    expect(issuesOf(repository)).toMatchObject([
      { state: 'open', title: expect.stringContaining('production is stuck') },
    ])

    sandbox.kernel.faults.clear()
    expect(await run('deploy', v1, { with: { recover: 'true' } })).toMatchObject({ exitCode: 0 })
    expect(await served()).toEqual(same(v1))
    expect(issuesOf(repository)).toMatchObject([{ state: 'closed' }])
  })
})

function issuesOf({ threads }: Shop['repository']): Thread[] {
  return threads.filter(({ pull }) => !pull)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

function same({ sha }: Version): { api: string; web: string } {
  return { api: sha, web: sha }
}
