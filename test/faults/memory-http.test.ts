import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { ask } from './memory-client.ts'
import { MemoryServer } from './memory-server.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

interface Network {
  serve(handler: Handler): Server
  request: typeof request
}

const REAL: Network = { serve: (handler) => createServer(handler), request }
const IN_MEMORY = {
  serve: (handler: Handler) => new MemoryServer().on('request', handler as never),
  request: ask,
} as unknown as Network

/** What happens to whoever asks, in its order. */
async function events({ serve, request }: Network, { handler, method = 'GET', stopAt }: Ending): Promise<string[]> {
  const seen: string[] = []
  const server = serve((incoming, response) => {
    response.on('close', () => seen.push(`server: ${response.writableFinished ? 'done' : 'given up'}`))
    handler(incoming, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  if (stopAt === 'nobody') await new Promise((resolve) => server.close(resolve))
  const headers = { 'X-Asked': 'yes', connection: 'close' }
  const sent = request(new URL(`http://127.0.0.1:${port}/a?b=c`), { method, headers })
  const stop = (): void => void sent.destroy(Object.assign(new Error('stopped'), { code: 'STOPPED' }))
  sent.on('error', (error: NodeJS.ErrnoException) => seen.push(`error ${error.code}`))
  sent.on('response', (response) => {
    const { 'content-type': type, 'set-cookie': cookies, 'x-told': told } = response.headers
    seen.push(`response ${response.statusCode} ${type} ${String(cookies)} ${String(told)}`)
    response.on('data', (part: Buffer) => seen.push(`data ${part.toString()}`))
    response.on('end', () => seen.push('end'))
    response.on('error', (error: NodeJS.ErrnoException) => seen.push(`answer's error ${error.code} ${error.message}`))
    if (stopAt === 'answer') stop()
  })
  const closed = once(sent, 'close')
  sent.end(method === 'POST' ? 'body' : undefined)
  if (stopAt === 'request') setTimeout(stop, 50)
  await closed.catch(() => undefined)
  await sleep(50)
  server.close()
  server.closeAllConnections()
  return seen.toSorted()
}

interface Ending {
  handler: Handler
  method?: string
  stopAt?: 'request' | 'answer' | 'nobody'
}

const nothing = (): void => undefined
const HEAD = { 'Content-Type': 'text/plain', 'content-length': 4 }

const ENDINGS: Record<string, Ending> = {
  'an answer': { handler: (_, response) => response.writeHead(200, HEAD).end('1234') },
  'an answer without a length': { handler: (_, response) => response.writeHead(200).end('1234') },
  'an answer in parts': {
    handler(_, response) {
      response.writeHead(200, HEAD).write('12')
      setTimeout(() => response.end('34'), 50)
    },
  },
  'no content': { handler: (_, response) => response.writeHead(204).end() },
  'cookies and other headers': {
    handler: (_, response) => response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'], 'X-Told': 'yes' }).end(),
  },
  'what was asked': {
    handler: ({ method, url, headers }, response) =>
      response.writeHead(200).end([method, url, headers['x-asked'], headers.host?.split(':')[0]].join(' ')),
  },
  'to be asked for the head alone': { method: 'HEAD', handler: (_, response) => response.writeHead(200, HEAD).end() },
  'a reset before the answer': { handler: (_, response) => response.socket?.destroy() },
  'a reset in the middle of the answer': {
    handler(_, response) {
      response.writeHead(200, HEAD).write('12')
      setTimeout(() => response.socket?.destroy(), 50)
    },
  },
  'nobody who listens': { stopAt: 'nobody', handler: nothing },
  'no answer, until the client stops': { stopAt: 'request', handler: nothing },
  'half an answer, until the client stops': {
    stopAt: 'answer',
    handler: (_, response) => response.writeHead(200, HEAD).write('12'),
  },
}

describe('in memory happens what happens over sockets', () => {
  test.each(Object.entries(ENDINGS))('%s', async (_, ending) => {
    const expected = await events(REAL, ending)
    expect(await events(IN_MEMORY, ending)).toEqual(expected)
    expect(expected).not.toEqual([])
  })
})
