import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * As much of Vercel's API as a deployment of files needs, and as fast as Node can: builds are ready at once, and a digest
 * is believed. What it is like in truth shows in sandbox/; here only the clients are to be measured.
 */
export interface FakeApi {
  server: Server
  stats: { requests: number; uploads: number; bytes: number; deployments: number; unknown: string[] }
  /** Forgets the contents too, unless told to keep them. */
  reset(keepFiles: boolean): void
}

interface CreateBody {
  name?: string
  meta?: Record<string, string>
  files?: { sha?: string }[]
}

export function createFakeApi({ latencyMs = 0 }: { latencyMs?: number } = {}): FakeApi {
  const known = new Set<string>()
  const stats: FakeApi['stats'] = { requests: 0, uploads: 0, bytes: 0, deployments: 0, unknown: [] }
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void answer(request, response)
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(/\?.*/, '')
    if (path === '/bench/stats') return send(response, 200, stats)
    if (path === '/bench/reset') {
      reset(request.url?.includes('keep=1') ?? false)
      return send(response, 200, {})
    }
    stats.requests++
    if (path === '/v2/files') await receiveFile(request)
    const [status, body] = path === '/v2/files' ? [200, { urls: [] }] : await route(request, path)
    if (latencyMs > 0) await sleep(latencyMs)
    send(response, status, body)
  }

  async function receiveFile(request: IncomingMessage): Promise<void> {
    for await (const part of request as AsyncIterable<Buffer>) stats.bytes += part.length
    known.add(String(request.headers['x-now-digest']))
    stats.uploads++
  }

  async function route(request: IncomingMessage, path: string): Promise<[number, object]> {
    if (request.method === 'POST' && path === '/v13/deployments') return create(await readJson(request))
    if (path === '/v7/deployments') return [200, { deployments: [], pagination: { count: 0, next: null, prev: null } }]
    if (path.startsWith('/v13/deployments/')) return [200, deployment('dpl_bench')]
    if (path.endsWith('/events')) return [200, []]
    if (path.startsWith('/v9/projects/')) return [200, project]
    if (path === '/v2/user')
      return [200, { user: { id: 'bench', uid: 'bench', username: 'bench', email: 'a@b.example' } }]
    if (/^\/(v1\/|v2\/)?teams\/team_bench$/.test(path)) return [200, { id: 'team_bench', slug: 'bench', name: 'bench' }]
    stats.unknown.push(`${request.method} ${path}`)
    return [404, { error: { code: 'not_found', message: `${path} is not part of the benchmark` } }]
  }

  function create({ files = [] }: CreateBody): [number, object] {
    const missing = new Set(files.flatMap(({ sha }) => (sha && !known.has(sha) ? sha : [])))
    if (missing.size > 0) {
      return [400, { error: { code: 'missing_files', message: 'Missing files', missing: [...missing] } }]
    }
    stats.deployments++
    return [200, deployment('dpl_bench')]
  }

  function reset(keepFiles: boolean): void {
    if (!keepFiles) known.clear()
    Object.assign(stats, { requests: 0, uploads: 0, bytes: 0, deployments: 0, unknown: [] })
  }

  return { server, stats, reset }
}

const project = {
  id: 'prj_bench',
  name: 'bench',
  accountId: 'team_bench',
  rootDirectory: null,
  targets: {},
  latestDeployments: [],
  lastAliasRequest: null,
}

function deployment(id: string): object {
  const now = Date.now()
  const state = { readyState: 'READY', status: 'READY', readySubstate: 'STAGED', aliasAssigned: true, aliasError: null }
  const dates = { createdAt: now, bootedAt: now, buildingAt: now, ready: now }
  const address = { url: 'bench-1.vercel.app', alias: ['bench.vercel.app'], inspectorUrl: 'https://vercel.com/bench/1' }
  const owner = { projectId: 'prj_bench', ownerId: 'team_bench', creator: { uid: 'bench', username: 'bench' } }
  return {
    id,
    uid: id,
    name: 'bench',
    version: 2,
    target: 'production',
    meta: {},
    ...state,
    ...dates,
    ...address,
    ...owner,
  }
}

async function readJson(request: IncomingMessage): Promise<CreateBody> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString()) as CreateBody
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

/** As a process of its own: prints its address, and ends with the process that started it. */
if (import.meta.main) {
  const { server } = createFakeApi({ latencyMs: Number(process.argv[2] ?? 0) })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`)
  })
  process.stdin.resume().on('end', () => process.exit())
}
