import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createKernel } from '../kernel/kernel.ts'
import { type Network, openNetwork } from '../kernel/network.ts'
import type { Kernel } from '../kernel/service.ts'
import { createSentry, type SentrySandbox } from './sentry.ts'

const run = promisify(execFile)
const binary = findBinary()
const hasGit = await run('git', ['--version']).then(
  () => true,
  () => false,
)
const reason = !binary ? 'sentry-cli has no binary for this machine' : hasGit ? undefined : 'there is no git'
if (reason) console.log(`skipped, because ${reason}: the conformance tests with sentry-cli`)

function findBinary(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(`@sentry/cli-${process.platform}-${process.arch}/bin/sentry-cli`)
  } catch {
    return undefined
  }
}

const VERSION = 'shop@1.4.0'

interface Lab {
  sentry: SentrySandbox
  kernel: Kernel
  folder: string
  cli: (...args: string[]) => Promise<string>
}

const labs: (Lab & { network: Network })[] = []
afterEach(async () => {
  for (const { network, kernel, folder } of labs.splice(0)) {
    await network.close()
    kernel.clock.close()
    await rm(folder, { recursive: true })
  }
})

interface LabOptions {
  repositories?: string[]
  /** Whose address the token carries. */
  server?: 'sentry.io' | 'loopback'
}

/** A git checkout beside a sandbox. */
async function openLab({ repositories = [], server = 'sentry.io' }: LabOptions = {}): Promise<Lab> {
  const kernel = createKernel()
  const sentry = createSentry(kernel)
  const network = await openNetwork(kernel, sentry.services)
  sentry.addOrganization({ slug: 'acme', projects: ['shop-web'], repositories })
  const url = server === 'sentry.io' ? 'https://sentry.io' : (network.urls['sentry'] ?? '')
  const folder = await mkdtemp(join(tmpdir(), 'sentry-cli-'))
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    ...network.environment(),
    SENTRY_AUTH_TOKEN: sentry.mintToken({ kind: 'org', organization: 'acme', url }).value,
    SENTRY_PROJECT: 'shop-web',
    SENTRY_LOG_LEVEL: 'warn',
  }
  const git = async (...args: string[]): Promise<unknown> =>
    await run('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', ...args], { cwd: folder, env })
  await git('init', '--quiet')
  await git('remote', 'add', 'origin', 'https://github.com/acme/shop.git')
  for (const message of ['first', 'second']) await git('commit', '--quiet', '--allow-empty', '--message', message)

  const cli = async (...args: string[]): Promise<string> => {
    const { stdout, stderr } = await run(binary ?? '', args, { cwd: folder, env })
    return stdout + stderr
  }
  const lab = { sentry, kernel, folder, cli, network }
  labs.push(lab)
  return lab
}

async function writeBuild(folder: string): Promise<void> {
  await mkdir(join(folder, 'dist'))
  await writeFile(join(folder, 'dist', 'app.js'), 'console.log("shop");\n//# sourceMappingURL=app.js.map\n')
  const map = {
    version: 3,
    file: 'app.js',
    sources: ['app.ts'],
    sourcesContent: ['console.log("shop")'],
    names: [],
    mappings: 'AAAA',
  }
  await writeFile(join(folder, 'dist', 'app.js.map'), JSON.stringify(map))
}

;(reason ? describe.skip : describe)('sentry-cli', () => {
  test('makes a release, its commits and deploys', async () => {
    const { cli, sentry, kernel } = await openLab()

    await cli('releases', 'new', VERSION)
    await cli('releases', 'set-commits', VERSION, '--local')
    await cli('releases', 'finalize', VERSION)
    await cli('deploys', 'new', '--release', VERSION, '--env', 'production', '--name', 'r1')
    const listed = await cli('releases', 'list')
    const deploys = await cli('deploys', 'list', '--release', VERSION)
    const info = await cli('info')

    const release = sentry.organizations.get('acme')?.releases.get(VERSION)
    expect(release).toMatchObject({
      projects: ['shop-web'],
      commits: [{ message: 'second\n', author_name: 'Ada' }, { message: 'first\n' }],
      deploys: [{ environment: 'production', name: 'r1' }],
    })
    expect(release?.dateReleased).not.toBeNull()
    expect(listed).toContain(VERSION)
    expect(deploys).toContain('production')
    expect(info).toContain('org:ci')
    expect(kernel.journal.entries.every(({ host }) => host === 'sentry.io')).toBe(true)
    expect(kernel.journal.refusedHosts).toEqual([])
  })

  test('takes the commits since the release before', async () => {
    const { cli, sentry, folder } = await openLab()
    const { stdout: first } = await run('git', ['rev-parse', 'HEAD~1'], { cwd: folder })
    await cli('releases', 'new', VERSION)
    await cli('releases', 'new', 'shop@1.5.0')
    const old = sentry.organizations.get('acme')?.releases.get(VERSION)
    old?.commits.push({ id: first.trim() })

    await cli('releases', 'set-commits', 'shop@1.5.0', '--local')

    expect(sentry.organizations.get('acme')?.releases.get('shop@1.5.0')?.commits).toMatchObject([
      { message: 'second\n' },
    ])
  })

  test('sets commits by reference when the repository is connected', async () => {
    const { cli, sentry } = await openLab({ repositories: ['acme/shop'] })

    await cli('releases', 'new', VERSION)
    await cli('releases', 'set-commits', VERSION, '--commit', `acme/shop@${'a'.repeat(40)}..${'b'.repeat(40)}`)

    expect(sentry.organizations.get('acme')?.releases.get(VERSION)?.refs).toEqual([
      { repository: 'acme/shop', commit: 'b'.repeat(40), previousCommit: 'a'.repeat(40) },
    ])
  })

  test('uploads source maps that Sentry can find by debug id', async () => {
    const { cli, sentry, folder, kernel } = await openLab()
    await writeBuild(folder)

    await cli('sourcemaps', 'inject', 'dist')
    await cli('sourcemaps', 'upload', 'dist', '--release', VERSION, '--wait')
    await cli('sourcemaps', 'upload', 'dist', '--release', VERSION, '--wait')

    const [bundle] = sentry.bundles('acme')
    const script = await readFile(join(folder, 'dist', 'app.js'), 'utf8')
    expect(bundle).toMatchObject({ organization: 'acme', project: 'shop-web', release: VERSION })
    expect(bundle?.files.map(({ url, type }) => [url, type])).toEqual([
      ['~/app.js', 'minified_source'],
      ['~/app.js.map', 'source_map'],
    ])
    expect(bundle?.files[0]?.content.toString()).toBe(script)
    expect(bundle?.debugIds).toEqual([/debugId=(\S+)/.exec(script)?.[1]])
    expect(kernel.journal.find('sentry', 'POST', /chunk-upload/)).toHaveLength(1)
  })

  test('reports why a bundle could not be assembled', async () => {
    const { cli, sentry, folder } = await openLab()
    await writeBuild(folder)
    sentry.scriptAssembly({ failures: ['the store is full'] })

    const upload = cli('sourcemaps', 'upload', 'dist', '--release', VERSION, '--wait')

    await expect(upload).rejects.toThrow('the store is full')
    expect(sentry.bundles('acme')).toEqual([])
  })

  test('follows the address in its token, without the proxy on loopback', async () => {
    const { cli, kernel } = await openLab({ server: 'loopback' })

    await cli('--url', 'https://sentry.io', 'releases', 'new', VERSION)

    expect(kernel.journal.entries).toMatchObject([{ host: '127.0.0.1', method: 'POST', status: 201 }])
  })

  test('fails at once when it is refused', async () => {
    const { cli, kernel } = await openLab()
    kernel.faults.add({ kind: 'status', status: 429 })

    await expect(cli('releases', 'new', VERSION)).rejects.toThrow('429')
    await expect(cli('releases', 'finalize', VERSION)).rejects.toThrow(/not found/i)
  })
})
