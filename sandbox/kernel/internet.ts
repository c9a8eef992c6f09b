import { Agent, type IncomingMessage, request as ask } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface Internet {
  fetch(request: Request): Promise<Response>
  close(): void
}

/** `fetch` by way of the proxy without TLS: the global one can't be told to use a proxy within a process. */
export function createInternet(proxyUrl: string): Internet {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(proxyUrl)

  return {
    async fetch(request) {
      const url = new URL(request.url)
      const outgoing = ask({
        agent,
        hostname,
        port,
        method: request.method,
        path: `http://${url.host}${url.pathname}${url.search}`,
        // `fetch` would unpack the answer; so nothing may be packed.
        headers: { ...Object.fromEntries(request.headers), host: url.host, 'accept-encoding': 'identity' },
        signal: request.signal,
      })
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        outgoing.once('response', resolve).once('error', reject)
      })
      const [answer] = await Promise.all([answered, send(request, outgoing)])
      return toResponse(answer)
    },
    close: () => agent.destroy(),
  }
}

async function send(request: Request, outgoing: NodeJS.WritableStream): Promise<void> {
  if (request.body) await pipeline(Readable.fromWeb(request.body), outgoing)
  else outgoing.end()
}

function toResponse(answer: IncomingMessage): Response {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(answer.headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const status = answer.statusCode ?? 502
  const empty = status === 204 || status === 304
  if (empty) answer.resume()
  return new Response(empty ? null : Readable.toWeb(answer), { status, headers })
}
