import { createServer } from 'node:http'

/**
 * A site that is not healthy before the moment that `/bench/arm?at=…` names, and that counts what it is asked. As a process
 * of its own: prints its address, and ends with the process that started it.
 */
const [latencyMs = '0'] = process.argv.slice(2)
const commit = 'd3f5678'.padEnd(40, '0')
let healthyAt = 0
let early = 0

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const url = new URL(request.url ?? '/', 'http://site')
  response.setHeader('content-type', 'application/json')
  if (url.pathname === '/bench/arm') {
    healthyAt = Number(url.searchParams.get('at'))
    early = 0
    response.end('{}')
  } else if (url.pathname === '/bench/stats') response.end(JSON.stringify({ early }))
  else if (Date.now() < healthyAt) {
    early++
    response.writeHead(503).end('{"status":"starting"}')
  } else if (latencyMs === '0') answer()
  else setTimeout(answer, Number(latencyMs))

  function answer(): void {
    response.end(`{"status":"ok","commit":"${commit}","path":"${url.pathname}"}`)
  }
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`)
})
process.stdin.resume().on('end', () => process.exit())
