import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Verdict } from '../../release/gate.ts'
import type { Answers, Look } from '../local-site.ts'

/** A server that wants to hang the gate, to fill its memory or to confuse it. */
export interface Hostile {
  what: string
  /** What it answers as a web server. */
  answers?: Answers
  /** What it does with the bare connection, as soon as something was asked. */
  serves?: (socket: Socket) => void
  identity?: Look['identity']
  verdict: Exclude<Verdict, 'pass'>
  says: RegExp
}

/** A server that speaks no protocol but that of the table. */
export async function tcp(serves: (socket: Socket) => void): Promise<{ url: string; close: () => void }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => {
      serves(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** Writes the same for ever, as fast as it is taken. */
export function forever(stream: NodeJS.WritableStream & { destroyed?: boolean }, part: string | Buffer): void {
  const more = (): void => {
    while (stream.destroyed !== true && stream.write(part));
  }
  stream.on('drain', more)
  more()
}

export function drip(stream: NodeJS.WritableStream, part: string): void {
  const timer = setInterval(() => stream.write(part), 20)
  stream.on('close', () => {
    clearInterval(timer)
  })
}
