import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createGitHub } from '../../../sandbox/github/github.ts'
import type { Permissions } from '../../../sandbox/github/permissions.ts'
import type { Repository } from '../../../sandbox/github/repository.ts'
import { createKernel } from '../../../sandbox/kernel/kernel.ts'
import { type Network, openNetwork } from '../../../sandbox/kernel/network.ts'
import type { Kernel } from '../../../sandbox/kernel/service.ts'
import { journal } from '../../release/journal.ts'
import { type Plan, type Run, verdict } from '../../release/record.ts'
import { type GitHub, github } from './client.ts'
import { decode, encode, planOf } from './entries.ts'
import { recordStore } from './record-store.ts'
import { commits, runs } from './repository.ts'

let kernel: Kernel
let network: Network
let repository: Repository
let head: string
let connect: (permissions?: Permissions) => GitHub

beforeEach(async () => {
  kernel = createKernel()
  const sandbox = createGitHub(kernel)
  network = await openNetwork(kernel, sandbox.services)
  repository = sandbox.addRepository({ owner: 'acme', name: 'shop' })
  head = repository.commit({ message: 'first', files: { 'web/index.html': '1', 'api/server.js': '1' } })
  connect = (permissions = { deployments: 'write', contents: 'read', actions: 'read' }) =>
    github({
      token: sandbox.mintToken({ repository: 'acme/shop', permissions }),
      repository: 'acme/shop',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
      transport: network.transport,
    })
})
afterEach(async () => {
  await network.close()
  kernel.clock.close()
})

const store = (client = connect()): ReturnType<typeof recordStore> =>
  recordStore({ github: client, applicationUrl: 'https://shop.example', fallbackRef: head })

const url = 'https://github.com/acme/shop/actions/runs/1/attempts/1'
const RUN: Run = { id: 1, attempt: 1, url, writer: `${url}#9f1c` }

const plan = (releaseId = 'r-1'): Plan => ({
  releaseId,
  kind: 'deploy',
  environment: 'production',
  commit: head,
  run: RUN,
  components: { api: { platform: 'railway', before: { id: 'd-1', commit: 'a' }, after: { commit: head } } },
})

describe('the record', () => {
  test('is a deployment of its own task whose statuses are the entries', async () => {
    const record = await store().open(plan())
    const log = journal({ store: store(), run: RUN }, record)
    await log.note({ component: 'api', step: 'deploying' })
    await log.note({ component: 'api', step: 'deployed', deployment: 'd-2' })
    await log.note({ step: 'live', note: 'serves' })

    const [found] = await store().history('production')

    expect(found?.plan).toEqual(plan())
    expect(found?.key).toBe(record.key)
    expect(
      found?.entries.map(({ sequence, component, step, deployment }) => [sequence, component, step, deployment]),
    ).toEqual([
      [1, 'api', 'deploying', undefined],
      [2, 'api', 'deployed', 'd-2'],
      [3, undefined, 'live', undefined],
    ])
    expect(found && verdict(found)).toBe('live')
    expect(repository.deployments[0]).toMatchObject({ task: 'release', environment: 'production' })
  })

  test('is read newest first, and other deployments of the environment are left out', async () => {
    await store().open(plan('r-1'))
    await connect().call('', async (octokit) =>
      await octokit.rest.repos.createDeployment({
        owner: 'acme', repo: 'shop', ref: 'main', environment: 'production', auto_merge: false, required_contexts: [],
      }),
    ) // prettier-ignore
    await store().open(plan('r-2'))

    expect((await store().history('production')).map(({ plan: { releaseId } }) => releaseId)).toEqual(['r-2', 'r-1'])
    expect(await store().history('staging')).toEqual([])
  })

  test('that was opened with a lost answer is found and not opened twice', async () => {
    kernel.faults.add({ kind: 'reset-after', service: 'github', method: 'POST', path: '/repos/acme/shop/deployments' })

    const record = await store().open(plan())

    expect(repository.deployments.map(({ id }) => id)).toEqual([record.key])
  })

  test('that was not opened before the connection broke is opened once', async () => {
    kernel.faults.add({ kind: 'reset-before', service: 'github', method: 'POST', path: '/repos/acme/shop/deployments' })

    await store().open(plan())

    expect(repository.deployments).toHaveLength(1)
  })

  test('counts an entry once that was sent twice', async () => {
    const record = await store().open(plan())
    kernel.faults.add({ kind: 'reset-after', service: 'github', method: 'POST', path: /statuses$/ })
    await journal({ store: store(), run: RUN }, record).note({ step: 'live' })

    expect(repository.deployments[0]?.statuses).toHaveLength(2)
    expect((await store().history('production'))[0]?.entries).toHaveLength(1)
  })

  test('is read whole, however often its entries were sent again', async () => {
    const record = await store().open(plan())
    const log = journal({ store: store(), run: RUN }, record)
    await log.note({ component: 'api', step: 'deploying' })
    const [first] = record.entries
    if (!first) throw new Error('nothing was noted')
    for (let sent = 0; sent < 130; sent++) await store().append(record, { ...first, sequence: 2, step: 'deployed' })

    const steps = ['deploying', 'deployed']
    expect((await store().entries(record)).map(({ step }) => step)).toEqual(steps)
    const [read] = await store().history('production')
    expect(read?.entries.map(({ step }) => step)).toEqual(steps)
  })

  test('is not opened without the permission, which the message names', async () => {
    await expect(store(connect({ contents: 'read' })).open(plan())).rejects.toThrow(/deployments: write/)
  })

  test('waits for a limit that says for how long', async () => {
    kernel.faults.add({ kind: 'status', status: 403, headers: { 'retry-after': '0' }, service: 'github' })

    expect(await store().history('production')).toEqual([])
  })
})

describe('entries', () => {
  test.each([
    { sequence: 1, step: 'live' as const },
    { sequence: 12, component: 'web', step: 'promoting' as const, deployment: 'dpl_5' },
    { sequence: 3, component: 'my-api', step: 'restored' as const, deployment: 'a-b', note: 'rebuilt - really' },
    { sequence: 4, step: 'undone' as const, note: 'the gate said: no' },
  ])('%j is read as it was written', (entry) => {
    const at = new Date(0)
    expect(decode({ description: encode(entry), at, by: '' })).toEqual({
      by: undefined,
      component: undefined,
      deployment: undefined,
      note: undefined,
      ...entry,
      at,
    })
  })

  test('never exceed what GitHub takes', () => {
    expect(encode({ sequence: 1, step: 'undone', note: 'x'.repeat(300) })).toHaveLength(140)
  })

  test('of others are not taken for ours', () => {
    expect(decode({ description: 'Deployed by somebody', at: new Date() })).toBeUndefined()
    expect(planOf({ schema: 'x' })).toBeUndefined()
    expect(planOf('no json')).toBeUndefined()
  })

  test('of a later version are refused rather than misread', () => {
    expect(() => planOf({ schema: 2, releaseId: 'r-9' })).toThrow(/r-9 was recorded by another version/)
  })
})

describe('the repository', () => {
  test('tells what differs, in both directions, and not what it cannot tell completely', async () => {
    const second = repository.commit({ message: 'second', files: { 'web/index.html': '2' } })
    const side = repository.commit({
      message: 'side',
      files: { 'api/server.js': '3' },
      parents: [head],
      branch: 'side',
    })
    const { changes } = commits(connect())

    expect((await changes(head, second))?.map(({ path }) => path)).toEqual(['web/index.html'])
    expect((await changes(second, head))?.map(({ path }) => path)).toEqual(['web/index.html'])
    expect(await changes(head, head)).toEqual([])
    expect(await changes(second, side)).toBeUndefined()
    expect(await changes('f'.repeat(40), second)).toBeUndefined()
  })

  test('finds the commit of a tag, and nothing for what is not there', async () => {
    repository.tag('v1', head)
    expect(await commits(connect()).resolve('v1')).toBe(head)
    expect(await commits(connect()).resolve('v9')).toBeUndefined()
  })

  test('knows whether a run is over', async () => {
    const { id } = repository.run({ status: 'in_progress' })
    const { isOver } = runs(connect())
    const address = (run: number, attempt: number): string =>
      `https://github.com/acme/shop/actions/runs/${run}/attempts/${attempt}#9f1c`

    expect(await isOver(address(id, 1))).toBe(false)
    expect(await isOver(address(999_999, 1))).toBe(true)
    expect(await isOver(address(id, 0))).toBe(true)
  })
})
