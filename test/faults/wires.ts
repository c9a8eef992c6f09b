import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

/**
 * Both ends of every connection are in this process, so that it can be told whether something is on its way that no end
 * has noticed yet. The operating system delivers most of it at once, but on a busy machine some of it milliseconds later.
 */
interface Wire {
  client?: Socket
  server?: Socket
}

const wires = new Map<string, Wire>()
const connecting = new Set<Socket>()

subscribe('net.client.socket', (message) => {
  const { socket } = message as { socket: Socket }
  connecting.add(socket)
  socket.once('close', () => connecting.delete(socket))
  socket.once('connect', () => {
    connecting.delete(socket)
    // On its way to a proxy, Node holds small pieces back until earlier ones are acknowledged, for 40 ms of real time.
    socket.setNoDelay(true)
    attach(socket, 'client', `${socket.localPort}-${socket.remotePort}`)
  })
})

subscribe('net.server.socket', (message) => {
  const { socket } = message as { socket: Socket }
  attach(socket, 'server', `${socket.remotePort}-${socket.localPort}`)
})

function attach(socket: Socket, end: keyof Wire, name: string): void {
  const known = wires.get(name)
  // The operating system has given the ports of an earlier connection away again.
  const wire = known && !known[end] ? known : {}
  wire[end] = socket
  wires.set(name, wire)
  socket.once('close', () => {
    if (wires.get(name) === wire && isClosed(wire.client) && isClosed(wire.server)) wires.delete(name)
  })
}

function isClosed(socket: Socket | undefined): boolean {
  return socket === undefined || socket.closed
}

/** Something was sent, opened or closed at one end that the other one does not know of. */
export function isOnItsWay(): boolean {
  if (connecting.size > 0) return true
  for (const { client, server } of wires.values()) {
    if (!client || !server || client.closed !== server.closed) return true
    if (client.closed) continue
    if (client.bytesWritten !== server.bytesRead || server.bytesWritten !== client.bytesRead) return true
  }
  return false
}

/** For a standstill's message. */
export function describeWires(): string[] {
  return [...wires].map(
    ([name, { client, server }]) =>
      `${name}: ${client?.closed} ${client?.bytesWritten}/${server?.bytesRead} ${server?.closed} ${server?.bytesWritten}/${client?.bytesRead}`,
  )
}
