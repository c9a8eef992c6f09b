import { createRequire, syncBuiltinESMExports } from 'node:module'

/**
 * No TLS in this process: what goes to an `https:` address goes to the sandbox in plain HTTP, which it serves the same.
 * Certificates and handshakes cost more than all the rest of a release; the scenarios of the built bundles have them.
 *
 * Importing this module installs it; it must come before whatever may keep a function of `node:https` for itself.
 */
const require = createRequire(import.meta.url)
const http = require('node:http') as typeof import('node:http')
const https = require('node:https') as { request: unknown; Agent: unknown }

https.Agent = http.Agent
https.request = (address: URL, ...rest: [import('node:http').RequestOptions]) => {
  const plain = new URL(address)
  plain.protocol = 'http:'
  return http.request(plain, ...rest)
}
syncBuiltinESMExports()
