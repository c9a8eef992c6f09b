import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command, Exit, Processes, Running } from '../../sandbox/railway/processes.ts'

/** How a backend goes wrong, as its file `release.json` says. */
export type Behaviour = 'crashes-at-start' | 'never-healthy' | 'wrong-commit' | 'nothing-to-sell'

interface Backend {
  commit: string
  behaviour?: Behaviour
}

/** Railway's containers as servers in this process: a release then costs milliseconds instead of the start of Node. */
export async function createBackends(): Promise<Processes> {
  const root = await mkdtemp(join(tmpdir(), 'ops-actions-faults-'))
  /** Opened when its port was asked for, so that nobody else takes it. */
  const waiting = new Map<string, Server>()
  const running = new Set<Running>()

  function run({ cwd, variables, onLine }: Command): Running {
    const backend = JSON.parse(readFileSync(join(cwd, 'release.json'), 'utf8')) as Backend
    const port = variables['PORT'] ?? ''
    const server = waiting.get(port)
    if (!server) throw new Error(`the rig has no port ${port}`)
    waiting.delete(port)
    let end: (exit: Exit) => void
    const exited = new Promise<Exit>((resolve) => (end = resolve))
    const leave = (exit: Exit): void => {
      server.close(() => end(exit))
      server.closeAllConnections()
    }
    const replica: Running = { exited, signal: (signal) => leave({ code: null, signal }) }
    running.add(replica)
    void exited.then(() => running.delete(replica))
    if (backend.behaviour === 'crashes-at-start') {
      onLine('PAYMENT_KEY is not set', 'error')
      leave({ code: 1, signal: null })
    } else {
      server.on('request', (request, response) => answer(backend, request, response))
    }
    return replica
  }

  return {
    run,
    folder: async () => await mkdtemp(join(root, 'f-')),
    async port() {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      waiting.set(String(port), server)
      return port
    },
    async close() {
      for (const server of waiting.values()) server.close()
      for (const replica of running) replica.signal('SIGKILL')
      await rm(root, { recursive: true, force: true })
    },
  }
}

function answer({ commit, behaviour }: Backend, { url }: IncomingMessage, response: ServerResponse): void {
  const pages: Record<string, { status: number; body: object }> = {
    '/health': { status: behaviour === 'never-healthy' ? 503 : 200, body: {} },
    '/version': { status: 200, body: { commit: behaviour === 'wrong-commit' ? '0badc0de'.repeat(5) : commit } },
    '/products': { status: 200, body: { products: behaviour === 'nothing-to-sell' ? 0 : 3 } },
  }
  const { status, body } = pages[url ?? ''] ?? { status: 404, body: {} }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
