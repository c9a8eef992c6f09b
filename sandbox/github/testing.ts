import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getOctokit } from '@actions/github'
import { checked, contractChecker, loadContract } from '../kernel/contract.ts'
import { createKernel, type KernelOptions } from '../kernel/kernel.ts'
import { type Kernel, listenerOf } from '../kernel/service.ts'
import { githubDrift } from './drift.ts'
import { createGitHub, type GitHubSandbox } from './github.ts'
import type { Permissions } from './permissions.ts'
import type { Repository } from './repository.ts'

// Answers are looked into with matchers, which check their shape.
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any

export interface Answer {
  status: number
  headers: Headers
  json: Json
}

export interface Bench {
  kernel: Kernel
  github: GitHubSandbox
  /** acme/shop, with one commit. */
  shop: Repository
  url: string
  /** With a token that may do everything a workflow can. Paths below the repository start without a slash. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** The same with a token of these permissions. */
  as(permissions: Permissions): Bench['call']
  graphql(query: string, variables?: Record<string, unknown>): Promise<Json>
  octokit: ReturnType<typeof getOctokit>
  [Symbol.asyncDispose](): Promise<void>
}

export const EVERYTHING: Permissions = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  'pull-requests': 'write',
  statuses: 'write',
}

const document = await loadContract('github.openapi.json')
export const contractIsLoaded = document !== undefined
if (!contractIsLoaded) console.log('github contract: skipped, because CONTRACTS_DIR is not set')

/** One GitHub on loopback. Its end throws what broke the contract, where that is loaded. */
export async function startBench(options: KernelOptions & { private?: boolean } = {}): Promise<Bench> {
  const kernel = createKernel(options)
  const github = createGitHub(kernel)
  const checker =
    document &&
    contractChecker({ document, drift: githubDrift, spanning: ['ref', 'path', 'basehead', 'branch', 'tag'] })
  const service = github.services[0]
  if (!service) throw new Error('the sandbox has no service')
  const listener = listenerOf(kernel, checker ? checked(service, checker) : service)
  const server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const shop = github.addRepository({ owner: 'acme', name: 'shop', private: options.private ?? false })
  shop.commit({ message: 'Open the shop', files: { 'README.md': '# Shop\n' } })
  const token = github.mintToken({ repository: 'acme/shop', permissions: EVERYTHING })
  const call = caller(url, token)

  return {
    kernel,
    github,
    shop,
    url,
    call,
    as: (permissions) => caller(url, github.mintToken({ repository: 'acme/shop', permissions })),
    async graphql(query, variables = {}) {
      const answer = await call('POST', '/graphql', { query, variables })
      return answer.json
    },
    octokit: getOctokit(token, { baseUrl: url }),
    async [Symbol.asyncDispose]() {
      kernel.clock.close()
      await close(server)
      if (checker && checker.violations.length > 0) throw new Error(checker.violations.join('\n'))
    },
  }
}

export function caller(url: string, token: string | undefined): Bench['call'] {
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(addressOf(url, path), {
      method,
      redirect: 'manual',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('application/json')
    return { status: answer.status, headers: answer.headers, json: isJson ? JSON.parse(text) : text }
  }
}

function addressOf(url: string, path: string): string {
  if (path.startsWith('http')) return path
  return path.startsWith('/') ? url + path : `${url}/repos/acme/shop${path && `/${path}`}`
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
