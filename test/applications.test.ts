import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { openShop, type Shop } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (shop) => await shop.close()))
})

async function shop(): Promise<Shop> {
  const opened = await openShop()
  open.push(opened)
  return opened
}

const ONLY_WEB = `components:
  web:
    vercel: { project: prj_4Xs0kTqFvJ2mYc8ZrNw6LbHd, team: team_9aPq3RtVuW5xZ7cE1gKm2nJs }
    source: web
    url: https://shop.example
    identity: { path: /, meta: commit }
`

const TWO_SERVICES = `components:
  orders:
    railway: { project: shop-services, service: orders }
    source: api
    url: https://orders.shop.example
    identity: { path: /version, json: commit }
  api:
    railway: { project: shop-services, service: api }
    source: api
    url: https://api2.shop.example
    identity: { path: /version, json: commit }
    after: [orders]
`

describe('an application', () => {
  test('that was live before can be gone back to', async () => {
    const { version, run, served, railway, vercel } = await shop()
    const old = await version('v0')
    await railway.api.deploy(join(old.folder, 'api'), { commitHash: old.sha })
    await vercel.project.seed({ files: { 'index.html': `<meta name="commit" content="${old.sha}">` } })
    const v1 = await version('v1')
    expect(await run('deploy', v1)).toMatchObject({ exitCode: 0 })

    const back = await run('rollback', v1)

    expect(back.exitCode).toBe(0)
    expect((await served()).web).toBe(old.sha)
  })

  test('can have one component', async () => {
    const { version, run, served } = await shop()
    const v1 = await version('v1', { edit: { 'ops.yml': () => ONLY_WEB } })
    const v2 = await version('v2', { edit: { 'ops.yml': () => ONLY_WEB } })

    expect(await run('deploy', v1, { with: { 'railway-token': '' } })).toMatchObject({ exitCode: 0 })
    expect(await run('deploy', v2, { with: { 'railway-token': '' } })).toMatchObject({ exitCode: 0 })
    expect((await served()).web).toBe(v2.sha)
    expect(await run('rollback', v2, { with: { 'railway-token': '' } })).toMatchObject({ exitCode: 0 })
    expect((await served()).web).toBe(v1.sha)
  })

  test('can have several components on one platform', async () => {
    const { version, run, sandbox } = await shop()
    const project = sandbox.railway.addProject({
      name: 'shop-services',
      services: [
        { name: 'orders', domains: ['orders.shop.example'], healthcheckPath: '/health' },
        { name: 'api', domains: ['api2.shop.example'], healthcheckPath: '/health' },
      ],
    })
    const inputs = { 'railway-token': sandbox.railway.mintToken({ kind: 'project', project }), 'vercel-token': '' }
    const config = TWO_SERVICES.replaceAll('project: shop-services', `project: ${project.id}`)
    const v1 = await version('v1', { edit: { 'ops.yml': () => config } })

    const result = await run('deploy', v1, { with: inputs })

    expect(result.log).toContain('is live: orders, api.')
    expect(project.service('orders').active?.id).toBeDefined()
    expect(project.service('api').active?.id).toBe(result.outputs['railway-deployment-id'])
  })
})

describe('a cancelled job', () => {
  test.each([
    ['while it builds', /BUILDING/],
    ['between the two switches', /api: serves/],
    ['while traffic moves', /promote/],
  ])('%s is undone by the post step', async (_, moment) => {
    const { version, run, served, record } = await shop()
    const v1 = await version('v1')
    await run('deploy', v1)
    const v2 = await version('v2')
    const cancel = new AbortController()

    const result = await run('deploy', v2, {
      cancel: cancel.signal,
      onLine: (line) => {
        if (moment.test(line)) cancel.abort()
      },
    })

    expect(result.exitCode).not.toBe(0)
    expect(await served()).toEqual({ api: v1.sha, web: v1.sha })
    expect(record()[1]).toMatch(/^undone/)
  })

  test('whose runner died is undone by the next release', async () => {
    const { version, run, served, record } = await shop()
    const v1 = await version('v1')
    await run('deploy', v1)
    const [v2, v3] = [await version('v2'), await version('v3')]
    const kill = new AbortController()
    await run('deploy', v2, {
      kill: kill.signal,
      onLine: (line) => {
        if (line.includes('api: serves')) kill.abort()
      },
    })
    expect((await served()).api).toBe(v2.sha)

    expect(await run('deploy', v3)).toMatchObject({ exitCode: 0 })

    expect(await served()).toEqual({ api: v3.sha, web: v3.sha })
    expect(record()[1]).toMatch(/^undone/)
  })
})
