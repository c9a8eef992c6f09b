import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checked, contractChecker, type ContractChecker, loadContract } from '../kernel/contract.ts'
import { createKernel, type KernelOptions } from '../kernel/kernel.ts'
import { type Kernel, listenerOf, type Service } from '../kernel/service.ts'
import { vercelDrift } from './drift.ts'
import { createVercel, type VercelSandbox } from './vercel.ts'

export interface Answer {
  status: number
  headers: Record<string, string>
  text: string
}

export interface Bench {
  kernel: Kernel
  vercel: VercelSandbox
  /** Where the API listens. */
  url: string
  /** JSON from the API. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; json: Json }>
  /** What a visitor of this host gets from the edge. */
  visit(host: string, path?: string, options?: { method?: string; headers?: Record<string, string> }): Promise<Answer>
  token: string
  close(): Promise<void>
}

// Answers are looked into with matchers, which check their shape.
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any

const document = await loadContract('vercel.openapi.json')
export const contractIsLoaded = document !== undefined

/** One Vercel sandbox behind two servers. Closing it throws what broke the contract, where that is loaded. */
export async function startBench(options: KernelOptions = {}): Promise<Bench> {
  const kernel = createKernel(options)
  const vercel = createVercel(kernel)
  const checker = document && contractChecker({ document, drift: vercelDrift })
  const servers = await Promise.all(vercel.services.map((service) => listen(kernel, service, checker)))
  const [api, edge] = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  if (api === undefined || edge === undefined) throw new Error('the sandbox has no two services')
  const bench: Bench = {
    kernel,
    vercel,
    url: api,
    token: '',
    async call(method, path, body, headers = {}) {
      const answer = await fetch(`${api}${path}`, {
        method,
        headers: { authorization: `Bearer ${bench.token}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, json: text === '' ? undefined : JSON.parse(text) }
    },
    visit: async (host, path = '/', { method = 'GET', headers = {} } = {}) =>
      await visit(edge, { host, path, method, headers }),
    async close() {
      kernel.clock.close()
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
      if (checker && checker.violations.length > 0) throw new Error(checker.violations.join('\n'))
    },
  }
  return bench
}

async function listen(kernel: Kernel, service: Service, checker: ContractChecker | undefined): Promise<Server> {
  const judged = checker && service.name === 'vercel' ? checked(service, checker) : service
  const listener = listenerOf(kernel, judged)
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return server
}

// `fetch` sends its own Host header whatever it is told.
async function visit(
  edge: string,
  { host, path, method, headers }: { host: string; path: string; method: string; headers: Record<string, string> },
): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const sent = request(`${edge}${path}`, { method, headers: { ...headers, host } }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(incoming.headers).map(([key, value]) => [key, String(value)])),
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}
