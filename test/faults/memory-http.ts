import { createRequire, syncBuiltinESMExports } from 'node:module'
import { Agent, type Asking, ask } from './memory-client.ts'
import { type Handler, MemoryServer } from './memory-server.ts'

/**
 * `node:http` without sockets, parsers and TLS: what this process asks of its own servers is handed over in memory. They
 * would cost more than all the rest of a release, and the operating system would have a say in when something happens; the
 * scenarios of the built bundles have them. It knows what product and sandbox use, and nothing more.
 *
 * Importing this module installs it; it must come before whatever may keep a function of `node:http` for itself.
 */
const require = createRequire(import.meta.url)
const http = require('node:http') as Record<string, unknown>
const https = require('node:https') as Record<string, unknown>

function createServer(...given: unknown[]): MemoryServer {
  const server = new MemoryServer()
  const handler = given.findLast((one) => typeof one === 'function')
  return handler ? server.on('request', handler as Handler) : server
}

const own = { Agent, request: (...asking: Asking) => ask(...asking), createServer }
Object.assign(http, own)
Object.assign(https, own)
syncBuiltinESMExports()
