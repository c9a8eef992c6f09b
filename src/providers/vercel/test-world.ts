import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createKernel } from '../../../sandbox/kernel/kernel.ts'
import { type Kernel, listenerOf, type Service } from '../../../sandbox/kernel/service.ts'
import { createVercel, type ProjectOptions, type VercelSandbox } from '../../../sandbox/vercel/vercel.ts'
import type { StagingPlatform, Switch, Version } from '../../release/platform.ts'
import { vercel, type VercelOptions } from './vercel.ts'

export const version: Version = {
  releaseId: '4711',
  commit: '0123456789abcdef0123456789abcdef01234567',
  environment: 'production',
  repository: 'acme/shop',
  branch: 'main',
}

export const SITE = { 'index.html': '<h1>Shop</h1>', 'css/site.css': 'h1 { color: teal }' }

type Project = ReturnType<VercelSandbox['addProject']>

export interface TestWorld {
  kernel: Kernel
  sandbox: VercelSandbox
  project: Project
  directory: string
  lines: string[]
  watch: Switch
  /** A client of the project as a step of a workflow would make it: without memory of others. */
  client(options?: Partial<Omit<VercelOptions, 'settings'>> & Partial<VercelOptions['settings']>): StagingPlatform
  write(files: Record<string, string>): void
  /** What a visitor of this host sees. */
  visit(host: string, headers?: Record<string, string>): Promise<{ status: number; body: string }>
  requests(): string[]
  close(): void
}

export async function startWorld(options: Partial<ProjectOptions> = {}): Promise<TestWorld> {
  const kernel = createKernel()
  const sandbox = createVercel(kernel)
  const team = sandbox.addTeam({ slug: 'acme' })
  const project = sandbox.addProject({ name: 'web', team, domains: ['shop.example'], ...options })
  const token = sandbox.mintToken({ team })
  const [api, edge] = await Promise.all(sandbox.services.map(async (service) => await serve(kernel, service)))
  if (!api || !edge) throw new Error('the sandbox has no API or no edge')
  const directory = mkdtempSync(join(tmpdir(), 'vercel-test-'))
  const lines: string[] = []

  return {
    kernel,
    sandbox,
    project,
    directory,
    lines,
    watch: { signal: new AbortController().signal, allow: async () => {}, report: (line) => lines.push(line) },
    client: ({ project: name = project.id, team: owner = team.id, prebuilt = false, archive = 'auto', ...rest } = {}) =>
      vercel({
        settings: { project: name, team: owner, prebuilt, archive },
        token,
        directory,
        component: 'web',
        uploads: [],
        apiUrl: urlOf(api),
        timeoutMs: 60_000,
        transport: { proxyEnv: {} },
        ...rest,
      }),
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true })
        writeFileSync(join(directory, path), content)
      }
    },
    visit: async (host, headers = {}) => await get(urlOf(edge), { host, ...headers }),
    requests: () => kernel.journal.entries.map(({ method, path }) => `${method} ${path}`),
    close() {
      for (const server of [api, edge]) {
        server.closeAllConnections()
        server.close()
      }
      kernel.clock.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function serve(kernel: Kernel, service: Service): Promise<Server> {
  const listener = listenerOf(kernel, service)
  const server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return server
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** `fetch` would replace the host header. */
async function get(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return await new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (body += part))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}
