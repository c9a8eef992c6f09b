import { createServer, type IncomingHttpHeaders, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'tar'
import { createKernel, type KernelOptions } from '../kernel/kernel.ts'
import { type Kernel, listenerOf, type Service } from '../kernel/service.ts'
import type { ProjectHandle, ServiceHandle } from './handles.ts'
import type { ServiceOptions } from './projects.ts'
import { createRailway, type RailwayOptions, type RailwaySandbox, type TokenOptions } from './railway.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface GraphqlAnswer {
  status: number
  headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any
  messages: string[]
}

type Auth = Record<string, string>

/** A Railway sandbox on two loopback ports, with one project `shop` and its service `api`. */
export interface Fixture {
  kernel: Kernel
  railway: RailwaySandbox
  project: ProjectHandle
  api: ServiceHandle
  apiUrl: string
  edgePort: number
  account: Auth
  /** Ids for variables of a query. */
  ids: { project: string; environment: string; service: string }
  auth(options: TokenOptions): Auth
  graphql(query: string, variables?: object, auth?: Auth): Promise<GraphqlAnswer>
  up(archive: Uint8Array, options?: { message?: string; service?: string; auth?: Auth }): Promise<Response>
  visit(path?: string, options?: { host?: string; method?: string; headers?: Auth; body?: string }): Promise<Answer>
  /** Asks for the status until it is none of the pending ones. */
  wait(id: string): Promise<string[]>
  /** A folder with an application. */
  app(files: Record<string, string>): Promise<string>
  close(): Promise<void>
}

const DOMAIN = 'shop-api.up.railway.app'

export async function start({
  service = {},
  railway: railwayOptions = {},
  kernel: kernelOptions = {},
  plan = 'pro',
  environments = ['production', 'staging'],
}: {
  service?: Partial<ServiceOptions>
  railway?: RailwayOptions
  kernel?: KernelOptions
  plan?: 'free' | 'hobby' | 'pro' | 'enterprise'
  environments?: string[]
} = {}): Promise<Fixture> {
  const kernel = createKernel(kernelOptions)
  const railway = createRailway(kernel, { patienceMs: 2_000, ...railwayOptions })
  const project = railway.addProject({
    name: 'shop',
    plan,
    environments,
    services: [{ name: 'api', domains: [DOMAIN], healthcheckPath: '/health', ...service }],
  })
  const api = project.service('api')
  const [apiServer, edgeServer] = await Promise.all(railway.services.map(async (one) => await listen(kernel, one)))
  if (!apiServer || !edgeServer) throw new Error('railway has two services')
  const folders: string[] = []
  const auth = (options: TokenOptions): Auth => {
    const token = railway.mintToken(options)
    return options.kind === 'project' ? { 'project-access-token': token } : { authorization: `Bearer ${token}` }
  }
  const account = auth({ kind: 'account' })
  const ids = { project: project.id, environment: project.environmentId(), service: api.id }
  const apiUrl = urlOf(apiServer)

  async function graphql(query: string, variables: object = {}, headers = account): Promise<GraphqlAnswer> {
    const response = await fetch(`${apiUrl}/graphql/v2`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    const { data, errors = [] } = JSON.parse(text.startsWith('{') ? text : '{}') as {
      data?: unknown
      errors?: { message: string }[]
    }
    return { status: response.status, headers: response.headers, data, messages: errors.map(({ message }) => message) }
  }

  return {
    kernel,
    railway,
    project,
    api,
    apiUrl,
    edgePort: (edgeServer.address() as AddressInfo).port,
    account,
    ids,
    auth,
    graphql,
    async up(archive, { message, service: serviceId = api.id, auth: headers = account } = {}) {
      const query = new URLSearchParams({ serviceId, ...(message === undefined ? {} : { message }) })
      return await fetch(`${apiUrl}/project/${project.id}/environment/${ids.environment}/up?${query.toString()}`, {
        method: 'POST',
        headers: { 'content-type': 'application/gzip', ...headers },
        body: Buffer.from(archive),
      })
    },
    async visit(path = '/', { host = DOMAIN, method = 'GET', headers = {}, body } = {}) {
      return await new Promise((resolve, reject) => {
        const { port } = edgeServer.address() as AddressInfo
        const asked = ask({ port, host: '127.0.0.1', path, method, headers: { host, ...headers } }, (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () => {
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(chunks).toString(),
            })
          })
        })
        asked.once('error', reject)
        asked.end(body)
      })
    },
    async wait(id) {
      const seen: string[] = []
      for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
        const { data } = await graphql('query ($id: String!) { deployment(id: $id) { status } }', { id })
        const { status } = (data as { deployment: { status: string } }).deployment
        if (seen.at(-1) !== status) seen.push(status)
        if (!['QUEUED', 'INITIALIZING', 'BUILDING', 'DEPLOYING', 'REMOVING'].includes(status)) return seen
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      throw new Error(`${id} is still ${seen.at(-1)}`)
    },
    async app(files) {
      const folder = await mkdtemp(join(tmpdir(), 'app-'))
      folders.push(folder)
      for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
      return folder
    },
    async close() {
      for (const server of [apiServer, edgeServer]) {
        server.closeAllConnections()
        server.close()
      }
      await railway.close()
      kernel.clock.close()
      for (const folder of folders) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** An application that answers with `says`, and 200 on /health unless told otherwise. */
export function serverThat({ says, health = 200 }: { says: string; health?: number }): Record<string, string> {
  return {
    'package.json': JSON.stringify({ scripts: { start: 'node server.js' } }),
    'server.js': `
      require('node:http').createServer((request, response) => {
        if (request.url === '/health') return response.writeHead(${health}).end()
        if (request.url === '/env') return response.end(JSON.stringify(process.env))
        if (request.url === '/slow') return setTimeout(() => response.end(${JSON.stringify(says)}), 150)
        if (request.url === '/stream') return response.write('first')
        if (request.url === '/exit') process.exit(0)
        if (request.url === '/crash') process.exit(3)
        response.setHeader('set-cookie', ['a=1', 'b=2'])
        let body = ''
        request.on('data', (chunk) => (body += chunk)).on('end', () => {
          response.end(${JSON.stringify(says)} + (body && ' ' + request.method + ' ' + body))
        })
      }).listen(process.env.PORT, '127.0.0.1')`,
  }
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 5)))
    if (Date.now() > deadline) throw new Error('it never came true')
}

export async function archiveOf(folder: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of create({ cwd: folder, gzip: true, prefix: '.' }, ['.'])) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function listen(kernel: Kernel, service: Service): Promise<Server> {
  const listener = listenerOf(kernel, service)
  const server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return server
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
