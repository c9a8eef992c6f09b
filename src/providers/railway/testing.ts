import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createKernel } from '../../../sandbox/kernel/kernel.ts'
import { openNetwork } from '../../../sandbox/kernel/network.ts'
import type { Kernel } from '../../../sandbox/kernel/service.ts'
import type { ProjectHandle, ServiceHandle } from '../../../sandbox/railway/handles.ts'
import type { ProjectOptions, ServiceOptions } from '../../../sandbox/railway/projects.ts'
import { createRailway, type RailwaySandbox } from '../../../sandbox/railway/railway.ts'
import type { DirectPlatform, Switch, Version } from '../../release/platform.ts'
import { railway, type RailwayOptions } from './railway.ts'

export const COMMITS = { one: '1'.repeat(40), two: '2'.repeat(40), three: '3'.repeat(40) }

/** Serves the identity that was uploaded with it. */
const SERVER = `
const { createServer } = require('node:http')
const { existsSync, readFileSync } = require('node:fs')
const identity = existsSync('ops-release.json') ? readFileSync('ops-release.json') : readFileSync('identity.json')
createServer((request, response) => response.end(identity)).listen(process.env.PORT)
`

export interface World {
  kernel: Kernel
  sandbox: RailwaySandbox
  project: ProjectHandle
  service: ServiceHandle
  /** The component's source directory. */
  directory: string
  watch: Switch
  /** What was reported. */
  lines: string[]
  platform: (
    options?: Partial<Omit<RailwayOptions, 'settings'>> & { settings?: Partial<RailwayOptions['settings']> },
  ) => DirectPlatform
  /** A folder with a server in it that tells this commit. */
  folder: (commit: string) => Promise<string>
  /** What the public address answers. */
  served: () => Promise<unknown>
  /** Requests to the API so far: the operation, or the path. */
  asked: () => string[]
  close: () => Promise<void>
}

async function openWorld({
  service = {},
  project = {},
  files = { 'server.js': SERVER },
}: {
  service?: Partial<ServiceOptions>
  project?: Partial<ProjectOptions>
  files?: Record<string, string>
} = {}): Promise<World> {
  const kernel = createKernel()
  const sandbox = createRailway(kernel, { patienceMs: 3000 })
  const network = await openNetwork(kernel, sandbox.services)
  const root = await mkdtemp(join(tmpdir(), 'railway-test-'))
  const directory = join(root, 'source')
  await writeFiles(directory, files)
  const handle = sandbox.addProject({
    name: 'shop',
    services: [{ name: 'api', domains: ['api.shop.example'], healthcheckPath: '/', ...service }, { name: 'worker' }],
    ...project,
  })
  const lines: string[] = []
  let folders = 0

  return {
    kernel,
    sandbox,
    project: handle,
    service: handle.service('api'),
    directory,
    watch: { signal: AbortSignal.timeout(60_000), allow: async () => {}, report: (line) => void lines.push(line) },
    lines,
    platform: ({ settings, ...options } = {}) =>
      railway({
        settings: { project: handle.id, service: 'api', from: 'directory', ...settings },
        environment: 'production',
        token: options.token ?? sandbox.mintToken({ kind: 'project', project: handle }),
        directory,
        component: 'api',
        uploads: [],
        apiUrl: network.urls['railway'] ?? '',
        timeoutMs: 20_000,
        ...options,
      }),
    async folder(commit) {
      const folder = join(root, `folder-${++folders}`)
      await writeFiles(folder, { 'server.js': SERVER, 'identity.json': JSON.stringify({ commit }) })
      return folder
    },
    async served() {
      const response = await kernel.internet(new Request('https://api.shop.example/'))
      return response.ok ? await response.json() : response.status
    },
    asked: () => kernel.journal.find('railway').map(({ operation, path }) => operation ?? path.split('/').at(-1) ?? ''),
    async close() {
      await network.close()
      kernel.clock.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** Opens worlds and remembers them, for `afterEach`. */
export function worlds(): { open: typeof openWorld; closeAll: () => Promise<void> } {
  const opened: World[] = []
  return {
    async open(options) {
      const world = await openWorld(options)
      opened.push(world)
      return world
    },
    async closeAll() {
      await Promise.all(opened.splice(0).map(async (world) => await world.close()))
    },
  }
}

export function version(commit: string, releaseId = `release-of-${commit.slice(0, 7)}`): Version {
  return { releaseId, commit, environment: 'production', repository: 'acme/shop' }
}

export async function writeFiles(directory: string, files: Record<string, string>): Promise<void> {
  await mkdir(directory, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}
