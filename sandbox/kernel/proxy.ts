import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server as NetServer, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Authority } from './certificate.ts'
import type { Journal } from './journal.ts'
import type { Listener } from './service.ts'

export interface Proxy {
  /** For `HTTPS_PROXY` and `HTTP_PROXY`. */
  url: string
  close(): Promise<void>
}

export interface ProxyOptions {
  authority: Authority
  journal: Journal
  /** What answers for a host name, if anything in the sandbox does. */
  listenerFor: (host: string) => Listener | undefined
  /** Whoever comes in here is known by this name. */
  entrance?: string | undefined
}

/** Leads the real host names to the sandbox, and nowhere else. */
export async function openProxy({ authority, journal, listenerFor, entrance }: ProxyOptions): Promise<Proxy> {
  const keepAlive = { keepAliveTimeout: 60_000 }
  const byHost = (request: IncomingMessage, response: ServerResponse): void =>
    route(request, response, hostOf(request.headers.host))
  // Neither listens: tunnels are handed to them.
  const plain = createServer(keepAlive, byHost)
  const tls = createTlsServer(
    {
      ...keepAlive,
      // What everybody knows; the default asks for more arithmetic than a sandbox is worth.
      ecdhCurve: 'X25519:P-256',
      SNICallback: (host, done) => {
        if (listenerFor(host)) done(null, authority.contextFor(host))
        else done(new Error(`sandbox: nobody serves ${host}`))
      },
    },
    byHost,
  )
  const server = createServer(keepAlive, (request, response) => {
    if (!URL.canParse(request.url ?? '')) return refuse(response, 400, 'this is a proxy, ask it for http://host/path')
    const url = new URL(request.url ?? '')
    if (url.port) return refuseHost(response, url.host)
    request.url = url.pathname + url.search
    request.headers.host = url.host
    route(request, response, url.hostname)
  })
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const [host = '', port] = (request.url ?? '').toLowerCase().split(':')
    // Node's `fetch` makes a tunnel for plain HTTP as well.
    const inner = port === '443' ? tls : port === '80' ? plain : undefined
    if (!inner || !listenerFor(host)) {
      const refused = inner ? host : `${host}:${port}`
      journal.refusedHosts.push(refused)
      socket.end(`HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\n\r\n${outside(refused)}\n`)
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    inner.emit('connection', socket)
  })

  function route(request: IncomingMessage, response: ServerResponse, host: string): void {
    const listener = listenerFor(host)
    if (listener) void listener(request, response, entrance)
    else refuseHost(response, host)
  }
  function refuseHost(response: ServerResponse, host: string): void {
    journal.refusedHosts.push(host)
    refuse(response, 403, outside(host))
  }

  const sockets = track(server)
  const url = await listen(server)
  return {
    url,
    async close() {
      // Tunnels have left the HTTP server, so it can't close them itself.
      for (const socket of sockets) socket.destroy()
      tls.closeAllConnections()
      plain.closeAllConnections()
      await shut(server)
    },
  }
}

const hostOf = (header = ''): string => header.toLowerCase().replace(/:\d+$/, '')
const outside = (host: string): string => `sandbox: ${host} is outside of the sandbox, nothing leaves it`

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${message}\n`)
}

function track(server: NetServer): Set<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

/** An HTTP server on a free loopback port. */
export async function openServer(listener: RequestListener): Promise<Proxy> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  return { url: await listen(server), close: async () => await shut(server) }
}

async function listen(server: NetServer): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function shut(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
