import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { Writable } from 'node:stream'

/** A request as its server sees it, complete. */
export interface Incoming {
  method: string
  url: string
  headers: IncomingHttpHeaders
  rawHeaders: string[]
  /** What the server's adapter looks for before it reads a stream. */
  rawBody: Buffer
  readableEnded: true
  socket: object
}

/** Whoever waits for an answer. */
export interface Asker {
  onHead(status: number, headers: OutgoingHttpHeaders): void
  onPart(part: Buffer): void
  onEnd(): void
  /** The connection was closed before the end of the answer. */
  onCut(): void
}

export type Handler = (request: Incoming, answer: Answer) => void

const PORTS = { from: 1024, to: 65_535 }
const listening = new Map<number, MemoryServer>()
let lastPort = PORTS.from

export function serverAt(port: number): MemoryServer | undefined {
  return listening.get(port)
}

/** None that was in use a moment ago, so that nobody reaches the next server by mistake. */
function freePort(): number {
  do lastPort = lastPort < PORTS.to ? lastPort + 1 : PORTS.from
  while (listening.has(lastPort))
  return lastPort
}

export class MemoryServer extends EventEmitter<{ request: [Incoming, Answer] }> {
  // As with Node, a server's work is no part of what its visitor is doing.
  readonly #outside = AsyncLocalStorage.snapshot()
  readonly #answers = new Set<Answer>()
  #port = 0
  #closed: (() => void) | undefined

  listen(_port: number, _host: string, done: () => void): this {
    this.#port = freePort()
    listening.set(this.#port, this)
    process.nextTick(done)
    return this
  }

  address(): { port: number } {
    return { port: this.#port }
  }

  /** Answers with what takes the request back. */
  take(request: Incoming, asker: Asker): () => void {
    const answer = this.#outside(() => new Answer(asker, request.method))
    this.#answers.add(answer)
    answer.once('close', () => {
      this.#answers.delete(answer)
      this.#endIfIdle()
    })
    process.nextTick(() => this.#outside(() => this.emit('request', request, answer)))
    return () => this.#outside(() => answer.destroy())
  }

  close(done: () => void = () => undefined): this {
    listening.delete(this.#port)
    this.#closed = done
    process.nextTick(() => this.#endIfIdle())
    return this
  }

  closeAllConnections(): void {
    for (const answer of this.#answers) answer.destroy()
  }

  #endIfIdle(): void {
    if (this.#answers.size > 0) return
    this.#closed?.()
    this.#closed = undefined
  }
}

/** The server's side of an answer. */
export class Answer extends Writable {
  readonly socket = { destroy: (): void => void this.destroy() }
  headersSent = false
  readonly #asker: Asker
  readonly #isHead: boolean
  #status = 200
  #headers: OutgoingHttpHeaders = {}

  constructor(asker: Asker, method: string) {
    super()
    this.#asker = asker
    this.#isHead = method === 'HEAD'
  }

  writeHead(status: number, headers: OutgoingHttpHeaders = {}): this {
    this.#status = status
    this.#headers = headers
    return this
  }

  flushHeaders(): void {
    if (this.headersSent || this.destroyed) return
    this.headersSent = true
    this.#asker.onHead(this.#status, this.#headers)
  }

  override _write(part: Buffer, _: string, done: () => void): void {
    this.flushHeaders()
    if (!this.#isHead) this.#asker.onPart(part)
    done()
  }

  override _final(done: () => void): void {
    this.flushHeaders()
    this.#asker.onEnd()
    done()
  }

  override _destroy(_: Error | null, done: () => void): void {
    if (!this.writableFinished) this.#asker.onCut()
    done()
  }
}
