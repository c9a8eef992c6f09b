import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { parse } from 'valibot'
import { fileCheck, type GivenCheck } from '../config/check-schema.ts'
import { toCheck } from '../config/to-check.ts'
import type { Identity } from '../config.ts'
import type { GateResult } from '../release/gate.ts'
import { gate, type GateOptions } from './gate.ts'

export const NEW = 'd3f5678'.padEnd(40, '0')
export const OLD = 'abc1234'.padEnd(40, '0')

export interface Site {
  url: string
  port: number
  /** What came in, in order. */
  requests: IncomingMessage[]
}

export type Answers = (request: IncomingMessage, response: ServerResponse, count: number) => void

const running: (() => Promise<void>)[] = []

/** A real server for a test; `closeSites` ends all of them. */
export async function site(answers: Answers): Promise<Site> {
  const requests: IncomingMessage[] = []
  const listener: RequestListener = (request, response) => {
    requests.push(request)
    answers(request, response, requests.length)
  }
  const server = createServer(listener)
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, requests }
}

export async function closeSites(): Promise<void> {
  await Promise.all(running.splice(0).map((close) => close()))
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

export function html(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text)
}

export interface Look {
  url: string
  publicUrl?: string
  identity?: Identity
  /** As they stand in `ops.yml`. */
  checks?: GivenCheck[]
  commit?: string | undefined
  access?: Record<string, string>
  options?: Partial<GateOptions>
  report?: (line: string) => void
  signal?: AbortSignal
}

/** For what never becomes right: the gate goes to its deadline. */
export const HURRY = { gateTimeoutMs: 350 }

/** One gate with a single component `api`. What is right may take its time, what is wrong is soon given up. */
export function look(given: Look): Promise<GateResult> {
  const component = {
    name: 'api',
    url: given.publicUrl ?? given.url,
    identity: given.identity ?? { path: '/version', json: 'commit' },
    smoke: (given.checks ?? []).map((check) => toCheck(parse(fileCheck, check), given.publicUrl ?? given.url)),
  }
  const options = { components: [component], gateTimeoutMs: 30_000, settleMs: 250, requestMs: 30_000, ...given.options }
  const commit = 'commit' in given ? given.commit : NEW
  const target = { component: 'api', url: given.url, commit, access: given.access ?? {} }
  const signal = given.signal ?? new AbortController().signal
  return gate(options).check(target, { signal, report: given.report ?? (() => undefined) })
}
