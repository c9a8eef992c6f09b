import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { Release } from '../sandbox/sentry/state.ts'
import { openShop, type Shop, type Version } from './shop.ts'

const VERSION = '3.8.0'
const DOWNLOAD = `${VERSION}/sentry-cli-Linux-x86_64`

const open: Shop[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (shop) => await shop.close()))
})

async function shop(): Promise<Shop> {
  const opened = await openShop()
  open.push(opened)
  return opened
}

function releaseOf({ sentry }: Shop, name: string): Release | undefined {
  return sentry.releases.get(name)
}

/** With what stands below `sentry` in ops.yml. */
function settings(lines: string): { edit: Record<string, (text: string) => string> } {
  return { edit: { 'ops.yml': (text) => text.replace(/^sentry:\n[^]*/m, `sentry:\n${lines}\n`) } }
}

const IMPATIENT = settings('  organization: acme\n  projects: { api: shop-api, web: shop-web }\n  budget: 2s')

function warnings({ annotations }: { annotations: { severity: string; message: string }[] }): string[] {
  return annotations.filter(({ severity }) => severity === 'warning').map(({ message }) => message)
}

describe('the life of a release in Sentry follows ours', () => {
  test('announced with its commits, entered with address and times, finalized; nothing is fetched for it', async () => {
    const shopped = await shop()
    const { version, run, sandbox } = shopped
    const v1 = await version('v1')
    await run('deploy', v1)
    await version('never released')
    const v2 = await version('v2')

    const result = await run('deploy', v2)

    const release = releaseOf(shopped, `web@${v2.sha}`)
    expect(release).toMatchObject({
      projects: ['shop-web'],
      refs: [{ repository: 'acme/shop', commit: v2.sha, previousCommit: v1.sha }],
      deploys: [{ environment: 'production', name: result.outputs['release-id'], url: 'https://shop.example' }],
      status: 'open',
    })
    expect(release?.dateReleased).not.toBeNull()
    const [deploy] = release?.deploys ?? []
    expect(Date.parse(deploy?.dateStarted ?? '')).toBeLessThan(Date.parse(deploy?.dateFinished ?? ''))
    const finalizing = sandbox.kernel.journal.find('sentry', 'PUT').at(-1)
    const closing = sandbox.kernel.journal.entries.findLast(({ body }) => body?.includes(' live - '))
    expect(closing?.n).toBeLessThan(finalizing?.n ?? 0)
    expect(result.requests['sentry']).toBe(9)
    expect(sandbox.kernel.journal.find('sentry-downloads')).toEqual([])
    expect(warnings(result)).toEqual([])
  })

  test('with the commits themselves, as GitHub compares them, where the repository is not connected', async () => {
    const shopped = await shop()
    const { version, run, sentry, sandbox } = shopped
    sentry.repositories.length = 0
    const v1 = await version('v1')
    await run('deploy', v1)
    const between = await version('between')
    const v2 = await version('v2')

    const second = await run('deploy', v2)

    expect(releaseOf(shopped, `api@${v1.sha}`)?.commits.map(({ id }) => id)).toEqual([v1.sha])
    expect(releaseOf(shopped, `api@${v2.sha}`)?.commits).toMatchObject([
      { id: v2.sha, message: 'v2', repository: 'acme/shop' },
      { id: between.sha, message: 'between' },
    ])
    expect(second.requests['sentry']).toBe(9)
    // Once for both components; the other comparison is the one that finds what has changed.
    expect(sandbox.kernel.journal.find('github', 'GET', /compare/)).toHaveLength(2)
  })

  test('an undone one stays unfinalized and is archived; released again it is open', async () => {
    const shopped = await shop()
    const { version, run, sandbox } = shopped
    await run('deploy', await version('v1'))
    const v2 = await version('v2', { broken: 'frontend-calls-missing-endpoint' })
    const name = `web@${v2.sha}`

    expect(await run('deploy', v2)).toMatchObject({ exitCode: 1 })
    expect(releaseOf(shopped, name)).toMatchObject({ status: 'archived', dateReleased: null, deploys: [] })

    const page = join(v2.folder, 'ops.yml')
    await writeFile(page, (await readFile(page, 'utf8')).replace('api/offers', 'api/products'))
    const mended = await run('deploy', v2)
    expect(mended.exitCode).toBe(0)
    expect(releaseOf(shopped, name)).toMatchObject({ status: 'open', deploys: [{ environment: 'production' }] })
    expect(sandbox.kernel.journal.refusedHosts).toEqual([])
  })

  test('a rollback is a new deploy of the old one, and the bad one stays as it was', async () => {
    const shopped = await shop()
    const { version, run } = shopped
    const [v1, v2] = [await version('v1'), await version('v2')]
    await run('deploy', v1)
    await run('deploy', v2)
    const finalized = releaseOf(shopped, `web@${v1.sha}`)?.dateReleased
    const bad = structuredClone(releaseOf(shopped, `web@${v2.sha}`))

    const back = await run('rollback', v2)

    expect(releaseOf(shopped, `web@${v1.sha}`)?.deploys.map(({ name }) => name)).toEqual([
      expect.any(String),
      back.outputs['release-id'],
    ])
    expect(releaseOf(shopped, `web@${v1.sha}`)?.dateReleased).toBe(finalized)
    expect(releaseOf(shopped, `web@${v2.sha}`)).toEqual(bad)
    expect(back.requests['sentry']).toBe(4)
  })
})

describe('trouble in Sentry never fails a release', () => {
  test.each([
    ['answers 500', { kind: 'status', status: 500 }],
    ['asks to wait', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['is behind a gateway that fails', { kind: 'html' }],
    ['closes the connection', { kind: 'reset-before' }],
    ['loses its answers', { kind: 'reset-after' }],
  ] as const)('that passes: it %s', async (_, fault) => {
    const shopped = await shop()
    const { version, run, sandbox, record } = shopped
    const v1 = await version('v1')
    sandbox.kernel.faults.add({ ...fault, service: 'sentry', times: 3 })
    sandbox.kernel.faults.add({ ...fault, service: 'sentry', method: 'POST', path: /deploys/ })

    const result = await run('deploy', v1)

    expect(result.exitCode).toBe(0)
    expect(warnings(result)).toEqual([])
    expect(record()).toEqual([`live - ${v1.sha.slice(0, 7)} serves`])
    for (const name of ['api', 'web']) {
      const release = releaseOf(shopped, `${name}@${v1.sha}`)
      expect(release?.deploys).toHaveLength(1)
      expect(release?.dateReleased).not.toBeNull()
    }
  })

  test('that lasts: a warning, an entry in the record, and the next release makes up for it', async () => {
    const shopped = await shop()
    const { version, run, served, sandbox, record, repository } = shopped
    const v1 = await version('v1', IMPATIENT)
    sandbox.kernel.faults.add({ kind: 'status', status: 503, service: 'sentry', times: Infinity })

    const result = await run('deploy', v1)

    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    expect(await served()).toEqual({ api: v1.sha, web: v1.sha })
    expect(warnings(result)).toEqual([expect.stringMatching(/could not be announced: sentry: .* answered 503/)])
    expect(record()).toEqual([expect.stringMatching(/^untracked - the release could not be announced/)])
    expect(repository.deployments[0]?.statuses.at(-1)?.state).toBe('success')

    sandbox.kernel.faults.clear()
    const v2 = await version('v2', IMPATIENT)
    const next = await run('deploy', v2)

    expect(warnings(next)).toEqual([])
    for (const { sha } of [v1, v2]) {
      expect(releaseOf(shopped, `api@${sha}`)?.deploys).toHaveLength(1)
      expect(releaseOf(shopped, `api@${sha}`)?.dateReleased).not.toBeNull()
    }
    expect(repository.deployments[0]?.statuses.map(({ description }) => description)).toContainEqual(
      expect.stringMatching(/^#\d+ tracked$/),
    )
    expect((await run('deploy', v2)).requests['sentry']).toBe(0)
  })

  test.each([
    ['the same release again', {}],
    ['`recover`', { with: { recover: 'true' } }],
  ])('is made up for by %s', async (_, options) => {
    const shopped = await shop()
    const { version, run, sandbox, record } = shopped
    const v1 = await version('v1', IMPATIENT)
    sandbox.kernel.faults.add({ kind: 'reset-before', service: 'sentry', times: Infinity })
    await run('deploy', v1)
    sandbox.kernel.faults.clear()

    const again = await run('deploy', v1, options)

    expect(again.exitCode).toBe(0)
    expect(releaseOf(shopped, `web@${v1.sha}`)?.deploys).toHaveLength(1)
    expect(record()).toEqual(['tracked'])
  })

  test.each<[string, RegExp, (shop: Shop) => string]>([
    ['no token', /"sentry-auth-token" is missing.*secrets\.SENTRY_AUTH_TOKEN/, () => ''],
    ['a token that is not valid', /401.*token is not valid.*Auth Tokens/, () => 'sntryu_000000000000000000000000'],
    [
      'a token without the scope',
      /403.*needs `org:ci` or `project:releases`/,
      ({ sandbox }) => sandbox.sentry.mintToken({ kind: 'internal', organization: 'acme', scopes: ['org:read'] }).value,
    ],
  ])('nor %s', async (_, said, tokenFor) => {
    const shopped = await shop()
    const { version, run, record } = shopped
    const v1 = await version('v1')

    const result = await run('deploy', v1, { with: { 'sentry-auth-token': tokenFor(shopped) } })

    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'success' } })
    expect(warnings(result)).toEqual([expect.stringMatching(said)])
    expect(result.summary).toContain('### Warnings')
    expect(record()).toEqual([expect.stringMatching(/^untracked/)])
  })

  test('a Sentry that never answers delays a release by its budget at most', async () => {
    const { version, run, sandbox } = await shop()
    const none = { edit: { 'ops.yml': (text: string) => text.replace(/^sentry:\n[^]*/m, '') } }
    const without = await timed(async () => await run('deploy', await version('v1', none)))
    sandbox.kernel.faults.add({ kind: 'hang', service: 'sentry', times: Infinity })
    const v2 = await version('v2', IMPATIENT)

    const silent = await timed(async () => await run('deploy', v2))

    expect(silent.result.exitCode).toBe(0)
    // The rest is how much one run of this machine differs from another.
    expect(silent.ms - without.ms).toBeLessThan(2_000 + 20_000)
    expect(warnings(silent.result)).toEqual([expect.stringMatching(/did not answer within/)])
  })
})

describe('Sentry may be', () => {
  test('in another region, with an integration’s token', async () => {
    const { version, run, sandbox } = await shop()
    const europe = sandbox.sentry.addOrganization({ slug: 'acme-eu', region: 'de', projects: ['shop'] })
    const scopes = ['project:releases']
    const { value } = sandbox.sentry.mintToken({ kind: 'internal', organization: 'acme-eu', scopes })
    const v1 = await version('v1', settings('  organization: acme-eu\n  project: shop\n  url: https://de.sentry.io'))

    const result = await run('deploy', v1, { with: { 'sentry-auth-token': value } })

    expect(warnings(result)).toEqual([])
    expect([...europe.releases.keys()].toSorted()).toEqual([`api@${v1.sha}`, `web@${v1.sha}`])
    expect(new Set(sandbox.kernel.journal.find('sentry').map(({ host }) => host))).toEqual(new Set(['de.sentry.io']))
  })

  test('one’s own, for one component of two and under a name of one’s own', async () => {
    const { version, run, sandbox } = await shop()
    sandbox.sentry.addHost('errors.acme.example')
    const own = sandbox.sentry.addOrganization({ slug: 'own', projects: ['shop-web'], repositories: ['acme/shop'] })
    const { value } = sandbox.sentry.mintToken({
      kind: 'org',
      organization: 'own',
      url: 'https://errors.acme.example',
    })
    const lines = `  organization: acme\n  projects: { web: shop-web }\n  release: '{commit}'`
    const v1 = await version('v1', settings(lines))

    const result = await run('deploy', v1, { with: { 'sentry-auth-token': value } })

    expect([...own.releases.keys()]).toEqual([v1.sha])
    expect(result.outputs['sentry-release']).toBe(v1.sha)
    expect(result.requests['sentry']).toBeLessThanOrEqual(6)
    expect(warnings(result)).toEqual([
      expect.stringMatching(/belongs to the organization "own", so "acme" in ops\.yml/),
    ])
  })

  test('one for several projects only under names that tell them apart', async () => {
    const { version, run } = await shop()
    const lines = `  organization: acme\n  projects: { api: shop-api, web: shop-web }\n  release: '{commit}'`

    const result = await run('deploy', await version('v1', settings(lines)))

    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toMatch(/sentry\.release must hold \{component\}/)
  })
})

const program = findProgram()
const reason = program && process.platform === 'linux' && process.arch === 'x64' ? undefined : 'sentry-cli is not here'
if (reason) console.log(`skipped, because ${reason}: the scenarios with source maps`)

function findProgram(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@sentry/cli-linux-x64/bin/sentry-cli')
  } catch {
    return undefined
  }
}

const WITH_MAPS = `  organization: acme
  projects:
    api: shop-api
    web: { project: shop-web, sourcemaps: web/dist }
  budget: 20s`

;(reason ? describe.skip : describe)('source maps', () => {
  const tools = mkdtemp(join(tmpdir(), 'ops-actions-tools-'))
  afterAll(async () => {
    await rm(await tools, { recursive: true })
  })

  /** A shop whose frontend is built with source maps, and where sentry-cli can be fetched. */
  async function shopWithMaps(lines = WITH_MAPS): Promise<Shop & { build: (name: string) => Promise<Version> }> {
    const opened = await shop()
    opened.sandbox.sentry.offerDownload(DOWNLOAD, await readFile(program ?? ''))
    const build = async (name: string): Promise<Version> => {
      const made = await opened.version(name, settings(lines))
      await addMap(made)
      return made
    }
    return { ...opened, build }
  }

  async function addMap({ folder }: Version): Promise<void> {
    const assets = join(folder, 'web/dist/assets')
    const [script = ''] = (await readdir(assets)).filter((file) => file.endsWith('.js'))
    const map = { version: 3, file: script, sources: ['app.ts'], names: [], mappings: 'AAAA' }
    await writeFile(join(assets, `${script}.map`), JSON.stringify(map))
    await writeFile(
      join(assets, script),
      `${await readFile(join(assets, script), 'utf8')}\n//# sourceMappingURL=${script}.map\n`,
    )
  }

  async function servedScript({ sandbox, urls }: Shop): Promise<string> {
    const { internet } = sandbox.kernel
    const page = await (await internet(new Request(`${urls.web}/`))).text()
    const path = /src="([^"]+\.js)"/.exec(page)?.[1] ?? ''
    return await (await internet(new Request(`${urls.web}${path}`))).text()
  }

  test('are uploaded, and what is served carries the ids; the program is fetched once', async () => {
    const shopped = await shopWithMaps()
    const { build, run, sandbox } = shopped
    const env = { RUNNER_TOOL_CACHE: await tools }

    const first = await run('deploy', await build('v1'), { env })
    const v2 = await build('v2')
    const second = await run('deploy', v2, { env })

    expect([first.exitCode, second.exitCode]).toEqual([0, 0])
    expect([...warnings(first), ...warnings(second)]).toEqual([])
    const bundle = sandbox.sentry.bundles('acme').at(-1)
    expect(bundle).toMatchObject({ project: 'shop-web', release: `web@${v2.sha}` })
    const id = /debugId=(\S+)/.exec(await servedScript(shopped))?.[1]
    expect(bundle?.debugIds).toEqual([id])
    expect(sandbox.kernel.journal.find('sentry-downloads')).toHaveLength(1)
  })

  test('whose program is not the one that was pinned are not uploaded; the same release makes up for it', async () => {
    const shopped = await shopWithMaps()
    const { build, run, sandbox, record } = shopped
    const v1 = await build('v1')
    sandbox.sentry.offerDownload(DOWNLOAD, Buffer.from('#!/bin/sh\nexit 0\n'))

    const result = await run('deploy', v1)

    expect(result.exitCode).toBe(0)
    expect(warnings(result)).toEqual([
      expect.stringMatching(/^source maps of web: .* has the SHA-256 .*; it was not run/),
    ])
    expect(record()).toEqual([expect.stringMatching(/^web: untracked - source maps of web/)])
    expect(releaseOf(shopped, `web@${v1.sha}`)?.deploys).toHaveLength(1)

    sandbox.sentry.offerDownload(DOWNLOAD, await readFile(program ?? ''))
    const again = await run('deploy', v1)
    expect(again.outputs['status']).toBe('skipped')
    expect(sandbox.sentry.bundles('acme')).toHaveLength(1)
    expect(record()).toEqual(['web: tracked'])
  })

  test('are uploaded again while Sentry is in trouble, here with a program of one’s own', async () => {
    const { build, run, sandbox } = await shopWithMaps()
    sandbox.kernel.faults.add({ kind: 'status', status: 429, service: 'sentry', path: /chunk-upload/ })
    sandbox.kernel.faults.add({ kind: 'reset-before', service: 'sentry', path: /assemble/ })

    const result = await run('deploy', await build('v1'), { env: { SENTRY_BINARY_PATH: program ?? '' } })

    expect(warnings(result)).toEqual([])
    expect(sandbox.sentry.bundles('acme')).toHaveLength(1)
    expect(sandbox.kernel.journal.find('sentry-downloads')).toEqual([])
  })

  test('that belong to other files than those that are served are told by name', async () => {
    const { build, run } = await shopWithMaps(WITH_MAPS.replace('web/dist', 'web/dist/assets'))
    const v1 = await build('v1')
    const page = join(v1.folder, 'web/dist/index.html')
    await writeFile(page, (await readFile(page, 'utf8')).replace('</head>', '<script src="/own.js"></script></head>'))
    await writeFile(join(v1.folder, 'web/dist/own.js'), 'console.log("no map")\n')

    const result = await run('deploy', v1, { env: { RUNNER_TOOL_CACHE: await tools } })

    expect(result.exitCode).toBe(0)
    expect(warnings(result)).toEqual([
      expect.stringMatching(/^source maps of web: https:\/\/shop\.example\/own\.js carries no debug id/),
    ])
  })

  test('that are missing are a warning, and nothing is fetched for them', async () => {
    const { version, run, sandbox } = await shopWithMaps()

    const result = await run('deploy', await version('v1', settings(WITH_MAPS)))

    expect(result.exitCode).toBe(0)
    expect(warnings(result)).toEqual([expect.stringMatching(/^source maps of web: web\/dist holds no source map/)])
    expect(sandbox.kernel.journal.find('sentry-downloads')).toEqual([])
  })
})

async function timed<T>(act: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const startedAt = performance.now()
  const result = await act()
  return { result, ms: performance.now() - startedAt }
}
