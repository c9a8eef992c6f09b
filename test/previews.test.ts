import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Fault } from '../sandbox/kernel/faults.ts'
import { openPulls, type PullShop, PREVIEWS } from './pull-requests.ts'
import type { ShopRun } from './shop.ts'

const open: PullShop[] = []
afterEach(async () => {
  const shops = open.splice(0)
  const touches = shops.flatMap((shop) => shop.touches())
  await Promise.all(shops.map(async (shop) => await shop.close()))
  if (touches.length > 0) throw new Error(`production was touched: ${touches.join(', ')}`)
})

async function pulls(options: Parameters<typeof openPulls>[0] = {}): Promise<PullShop> {
  const opened = await openPulls(options)
  open.push(opened)
  return opened
}

const REPORT = JSON.stringify({
  version: 1,
  commit: 'a'.repeat(40),
  status: 'success',
  components: [
    {
      name: 'web',
      source: 'web',
      status: 'success',
      checks: [{ name: 'types', status: 'success', durationMs: 1_000 }],
    },
  ],
})
const SHARED = 'previews: { environment: staging }\n'

/** Requests that are not the deploys themselves: creating, uploading, and waiting for them. */
function requestsOf({ sandbox }: PullShop, since: number): string[] {
  const isDeploy = /^(vercel (POST|GET) \/(v13\/deployments|v2\/files)|railway POST \S+\/up|railway \S+ \S+ progress)/
  return sandbox.kernel.journal.entries
    .slice(since)
    .filter(({ service }) => ['github', 'vercel', 'railway'].includes(service))
    .map(({ service, method, path, operation = '' }) => `${service} ${method} ${path} ${operation}`)
    .filter((line) => !isDeploy.test(line))
}

const partsOf = (run: ShopRun): Record<string, string> => {
  const { preview } = JSON.parse(run.outputs['result-json'] ?? '{}') as { preview: { name: string; choice: string }[] }
  return Object.fromEntries(preview.map(({ name, choice }) => [name, choice]))
}

const environments = ({ railway }: PullShop): string[] => railway.project.environments.slice(2)
const builds = ({ staging }: PullShop): string[] =>
  staging.web.deployments.flatMap(({ meta }) => meta['opsCommit'] ?? [])

describe('a pull request', () => {
  test('gets a preview of its own, wired both ways, which follows it until it is closed', async () => {
    const shop = await pulls()
    const live = await shop.version('live')
    expect((await shop.run('deploy', live)).exitCode).toBe(0)
    const served = await shop.served()
    shop.sandbox.kernel.journal.clear()
    const one = await shop.open('basket')

    const first = await shop.preview(one, { action: 'opened' })
    expect(first).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    const origin = first.outputs['deployment-url'] ?? ''
    expect(origin).toMatch(/^https:\/\/shop-web-staging-pr-1-[0-9a-f]{6}-[0-9a-f]{6}\.vercel\.app$/)
    const [name = ''] = environments(shop)
    expect(await shop.shown(first)).toEqual({
      api: one.sha,
      web: one.sha,
      asks: `https://api-${name}.up.railway.app`,
      allowed: origin,
    })
    expect(shop.states(one)).toEqual(['success'])
    const [deployment] = shop.repository.deployments.filter(({ task }) => task === 'preview')
    expect(deployment).toMatchObject({ environment: 'preview/pr-1', transient: true, production: false })
    expect(deployment?.statuses.at(-1)?.environmentUrl).toBe(origin)
    expect(first.outputs['github-deployment-id']).toBe(String(deployment?.id))
    expect(requestsOf(shop, 0).length).toBeLessThanOrEqual(20)
    expect(shop.comments(one)).toHaveLength(1)
    expect(shop.comments(one)[0]).toMatch(
      /Preview of `[0-9a-f]{7}`[^]*Gate: 7 pass[^]*release notes will say[^]*basket/,
    )

    // A run that is repeated finds what is there.
    await writeFile(join(one.folder, 'report.json'), REPORT)
    const again = await shop.preview(one, { with: { 'verify-report': 'report.json' } })
    expect(again.outputs).toMatchObject({
      status: 'success',
      'vercel-deployment-id': first.outputs['vercel-deployment-id'],
    })
    expect(shop.comments(one)).toEqual([expect.stringMatching(/Preview of[^]*Verification of[^]*types[^]*basket/)])
    expect(builds(shop)).toEqual([one.sha])
    expect(shop.railway.project.service('api', name).deployments).toHaveLength(1)
    expect(shop.states(one)).toEqual(['success'])

    const before = shop.sandbox.kernel.journal.entries.length
    const two = await shop.push(one)
    const second = await shop.preview(two)
    expect(await shop.shown(second)).toMatchObject({ api: two.sha, web: two.sha, allowed: origin })
    expect(second.outputs['deployment-url']).toBe(origin)
    expect(shop.states(one)).toEqual(['inactive', 'success'])
    expect(builds(shop)).toEqual([two.sha])
    expect(requestsOf(shop, before).length).toBeLessThanOrEqual(20)

    // The run of an older commit, started late or again.
    const late = await shop.preview(one)
    expect(late).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(late.log).toContain('is no longer the head of pull request 1')
    expect(await shop.shown(second)).toMatchObject({ api: two.sha, web: two.sha })
    expect(shop.comments(one)[0]).toContain(two.sha.slice(0, 7))

    two.pull.close()
    const closed = await shop.preview(two, { action: 'closed' })
    expect(closed).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    expect(environments(shop)).toEqual([])
    expect(builds(shop)).toEqual([])
    expect(Object.keys(shop.staging.web.aliases).filter((host) => host.includes('pr-1'))).toEqual([])
    expect(shop.states(one)).toEqual(['inactive', 'inactive'])
    expect(shop.comments(one)).toEqual([expect.stringContaining('its preview is gone')])
    expect(shop.touches()).toEqual([])
    expect(await shop.served()).toEqual(served)
    shop.sandbox.kernel.journal.clear()
    expect(shop.vercel.project.everCreated).toHaveLength(1)

    const twice = await shop.preview(two, { action: 'closed' })
    expect(twice).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
  })

  test('that does not change the backend uses that of the shared environment', async () => {
    const shop = await pulls()
    const one = await shop.open('colours', { changes: ['web'] })
    const run = await shop.preview(one)
    expect(partsOf(run)).toEqual({ api: 'unchanged', web: 'built' })
    expect(await shop.shown(run)).toMatchObject({ web: one.sha, asks: 'https://api-staging.up.railway.app' })
    expect(environments(shop)).toEqual([])

    const docs = await shop.open('words', { changes: ['docs'] })
    const nothing = await shop.preview(docs)
    expect(nothing).toMatchObject({ exitCode: 0, outputs: { 'deployment-url': 'https://staging.shop.example' } })
    expect(partsOf(nothing)).toEqual({ api: 'unchanged', web: 'unchanged' })
    expect(shop.states(docs)).toEqual(['success'])
    expect(builds(shop)).toEqual([one.sha])
  })

  test('that changes only the backend gets a frontend that asks it', async () => {
    const shop = await pulls()
    const one = await shop.open('prices', { changes: ['api'] })
    const run = await shop.preview(one, { with: { 'dry-run': 'true' } })
    expect(run.outputs['status']).toBe('skipped')
    expect(partsOf(run)).toEqual({ api: 'built', web: 'built' })
    const writes = shop.sandbox.kernel.journal.entries.filter(
      ({ method, operation = '' }) => method !== 'GET' && !/^(Preview|Pulls)$/.test(operation),
    )
    expect(writes).toHaveLength(0)
  })

  test('shares the backend where it has none of its own, and needs no token for it', async () => {
    const shop = await pulls({ previews: SHARED })
    const one = await shop.open('basket')
    await shop.staging.api.deploy(join(one.folder, 'api'))
    const before = shop.sandbox.kernel.journal.entries.length
    const run = await shop.preview(one, { with: { 'railway-token': '' } })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    expect(partsOf(run)).toEqual({ api: 'shared', web: 'built' })
    expect(shop.comments(one)[0]).toContain('shared, that of staging')
    expect(requestsOf(shop, before).filter((line) => line.startsWith('railway'))).toEqual([])
  })
})

describe('a preview that is not wanted', () => {
  test('on a fork is skipped, without a question to anybody', async () => {
    const shop = await pulls()
    const one = await shop.open('gift', { fork: 'stranger' })
    const noSecrets = { 'vercel-token': '', 'railway-token': '', 'sentry-auth-token': '' }
    const run = await shop.preview(one, { with: noSecrets })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(run.summary).toContain('comes from a fork')
    expect(shop.sandbox.kernel.journal.entries).toHaveLength(0)
  })

  test('is skipped where ops.yml has none', async () => {
    const shop = await pulls({ previews: '' })
    const run = await shop.preview(await shop.open('basket'))
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(run.summary).toContain('has no previews')
    expect(PREVIEWS).not.toContain('previews:')
  })

  test('an environment that is asked for is released to, whatever the event', async () => {
    const shop = await pulls()
    const run = await shop.preview(await shop.open('basket'), { with: { environment: 'nowhere' } })
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('has no environment \\"nowhere\\"'.replaceAll('\\', ''))
  })

  test('missing tokens are told together, before the first request', async () => {
    const shop = await pulls()
    const run = await shop.preview(await shop.open('basket'), { with: { 'vercel-token': '', 'railway-token': '' } })
    expect(run.exitCode).toBe(1)
    expect(run.annotations.filter(({ title }) => title === 'Missing token')).toHaveLength(2)
    expect(shop.sandbox.kernel.journal.entries).toHaveLength(0)
  })
})

describe('a run gives way', () => {
  test('to a newer commit, before it changes anything more', async () => {
    const shop = await pulls({ previews: SHARED })
    const one = await shop.open('basket')
    await shop.staging.api.deploy(join(one.folder, 'api'))
    let two = one
    shop.sandbox.kernel.faults.add({
      kind: 'call',
      when: 'after',
      service: 'vercel',
      method: 'POST',
      path: '/v13/deployments',
      skip: 1,
      run: async () => {
        two = await shop.push(one)
      },
    })
    const older = await shop.preview(one)
    expect(older).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(shop.states(one)).toEqual(['inactive'])
    expect(shop.comments(one)).toEqual([])
    expect(Object.keys(shop.staging.web.aliases).filter((host) => host.includes('-pr-'))).toEqual([])

    const newer = await shop.preview(two)
    expect(await shop.shown(newer)).toMatchObject({ web: two.sha })
    expect(builds(shop)).toEqual([two.sha])
  })

  test('when the pull request is closed meanwhile, and takes away what it has made', async () => {
    const shop = await pulls()
    const one = await shop.open('basket')
    let closing: Promise<ShopRun> | undefined
    shop.sandbox.kernel.faults.add({
      kind: 'call',
      when: 'before',
      service: 'railway',
      path: /\/up$/,
      run: async () => {
        one.pull.close()
        closing = shop.preview(one, { action: 'closed' })
        await closing
      },
    })
    const run = await shop.preview(one)
    expect((await closing)?.exitCode).toBe(0)
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(run.log).toContain('is closed')
    expect(environments(shop)).toEqual([])
    expect(builds(shop)).toEqual([])
    expect(shop.states(one)).toEqual(['inactive'])
  })

  test('a killed run leaves nothing that the next one does not use, or closing not take away', async () => {
    const shop = await pulls()
    const one = await shop.open('basket')
    const dead = new AbortController()
    shop.sandbox.kernel.faults.add({
      kind: 'call',
      when: 'after',
      service: 'railway',
      path: /\/up$/,
      run: () => dead.abort(),
    })
    expect((await shop.preview(one, { kill: dead.signal })).exitCode).toBe(137)
    const again = await shop.preview(one)
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    const [name = ''] = environments(shop)
    expect(shop.railway.project.service('api', name).deployments).toHaveLength(1)
    expect(builds(shop)).toEqual([one.sha])

    one.pull.close()
    await rm(join(one.folder, 'api'), { recursive: true })
    expect((await shop.preview(one, { action: 'closed' })).exitCode).toBe(0)
    expect([...environments(shop), ...builds(shop)]).toEqual([])
  })
})

describe('trouble', () => {
  test('a gate that does not pass fails the run and is told in the comment; the next commit mends it', async () => {
    const shop = await pulls()
    const one = await shop.push(await shop.open('basket'), { broken: 'healthy-but-wrong' })
    const run = await shop.preview(one)
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'failure', 'deployment-url': '' } })
    expect(shop.states(one)).toEqual(['failure'])
    expect(shop.comments(one)[0]).toMatch(/\*\*Failed\.\*\*[^]*currency/)

    const two = await shop.push(one)
    expect((await shop.preview(two)).exitCode).toBe(0)
    expect(shop.states(one)).toEqual(['inactive', 'success'])
  })

  const LOST: [string, Fault][] = [
    ['environmentCreate', { kind: 'reset-after', operation: 'environmentCreate' }],
    ['the deployment on GitHub', { kind: 'reset-after', method: 'POST', path: /\/deployments$/ }],
    ['the deployment on Vercel', { kind: 'reset-after', service: 'vercel', method: 'POST', path: '/v13', skip: 1 }],
    ['the upload to Railway', { kind: 'reset-after', service: 'railway', path: /\/up$/ }],
    ['the address', { kind: 'reset-after', method: 'POST', path: /\/aliases$/ }],
    ['the comment', { kind: 'reset-after', method: 'POST', path: /\/comments$/ }],
    ['a status', { kind: 'html', status: 502, applied: true, method: 'POST', path: /\/statuses$/ }],
    ['variables', { kind: 'status', status: 500, operation: 'variableCollectionUpsert' }],
    ['a look', { kind: 'status', status: 500, operation: 'Preview' }],
  ]
  test('answers that are lost leave one of everything', async () => {
    const shop = await pulls()
    const one = await shop.open('basket')
    shop.sandbox.kernel.faults.add(...LOST.map(([, fault]) => fault))
    const run = await shop.preview(one)
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    const [name = '', ...others] = environments(shop)
    expect(others).toEqual([])
    expect(shop.railway.project.service('api', name).deployments).toHaveLength(1)
    expect(builds(shop)).toEqual([one.sha])
    expect(shop.states(one)).toEqual(['success'])
    expect(shop.comments(one)).toHaveLength(1)
  })

  test('what could not be taken away fails the run, and the next one takes it', async () => {
    const shop = await pulls()
    const one = await shop.open('basket')
    await shop.preview(one)
    one.pull.close()
    shop.sandbox.kernel.faults.add({
      kind: 'graphql-error',
      message: 'Problem processing request',
      operation: 'environmentDelete',
      times: 4,
    })
    const failed = await shop.preview(one, { action: 'closed' })
    expect(failed).toMatchObject({ exitCode: 1, outputs: { status: 'failure' } })
    expect(builds(shop)).toEqual([])
    expect(shop.states(one)).toEqual(['success'])
    expect((await shop.preview(one, { action: 'closed' })).exitCode).toBe(0)
    expect(environments(shop)).toEqual([])
    expect(shop.states(one)).toEqual(['inactive'])
  })

  test('an environment that is nobody’s preview is neither used nor taken away', async () => {
    const shop = await pulls()
    const one = await shop.open('basket')
    const first = await shop.preview(one)
    const [name = ''] = environments(shop)
    shop.railway.project.keep(name)
    expect((await shop.preview(one)).exitCode).toBe(1)
    one.pull.close()
    const closed = await shop.preview(one, { action: 'closed' })
    expect(closed.exitCode).toBe(1)
    expect(closed.log).toContain('was not made for a pull request')
    expect(environments(shop)).toEqual([name])
    expect(first.exitCode).toBe(0)
  })

  test('a project without a deployment gets no preview, for its first one serves production', async () => {
    const shop = await pulls({ previews: SHARED })
    for (const { id } of shop.staging.web.deployments) shop.staging.web.remove(id)
    const one = await shop.open('basket')
    const run = await shop.preview(one)
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('gives its first one to production')
    expect(shop.staging.web.deployments).toEqual([])

    shop.staging.web.state.bypass.clear()
    const walled = await shop.preview(one)
    expect(walled.exitCode).toBe(1)
    expect(walled.log).toContain('Protection Bypass for Automation')
  })
})
