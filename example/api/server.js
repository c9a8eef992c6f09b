import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { priceOf } from './cart.js'
import { findProduct, PRODUCTS } from './catalogue.js'
import { allow, allowedOrigins } from './cors.js'
import { createMetrics } from './metrics.js'
import { readRelease } from './release.js'

const MAX_BODY = 16 * 1024

/** One entry a route; everything else shares the label `other`, so that visitors cannot make up time series. */
const ROUTES = [
  ['GET', '/health', () => ({ status: 200, body: { status: 'ok' } })],
  ['GET', '/version', (_, { release }) => ({ status: 200, body: release })],
  ['GET', '/products', () => ({ status: 200, body: { products: PRODUCTS } })],
  ['GET', '/products/:id', ({ id }) => found(findProduct(id))],
  ['POST', '/cart', async (_, { request }) => priceOf(await readJson(request))],
]

export function createShop({ env = process.env, release = readRelease(env) } = {}) {
  const metrics = createMetrics({ routes: ROUTES.map(([method, path]) => ({ method, path })), release })
  const origins = allowedOrigins(env)

  return createServer(async (request, response) => {
    const startedAt = performance.now()
    const { pathname } = new URL(request.url ?? '/', 'http://shop')
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const match = ROUTES.map((route) => ({ route, values: valuesOf(route, pathname) })).filter(({ values }) => values)
    const hit = match.find(({ route }) => route[0] === method)
    response.on('finish', () => {
      const route = hit?.route[1] ?? 'other'
      metrics.observe({ method, route, status: response.statusCode, seconds: (performance.now() - startedAt) / 1000 })
    })
    allow(origins, request, response)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    if (pathname === '/metrics') {
      return void response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(metrics.text())
    }
    const { status, body } = await answer(hit, match.length > 0, { request, release })
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify({ service: 'shop-api', ...body }))
  })
}

async function answer(hit, known, context) {
  if (!hit) return known ? failure(405, 'this method is not allowed here') : failure(404, 'there is nothing here')
  try {
    return await hit.route[2](hit.values, context)
  } catch (error) {
    if (error instanceof SyntaxError) return failure(400, error.message)
    console.error(error)
    return failure(500, 'something went wrong')
  }
}

function valuesOf([, path], pathname) {
  const wanted = path.split('/')
  const given = pathname.split('/')
  if (wanted.length !== given.length) return undefined
  if (!wanted.every((part, index) => part.startsWith(':') || part === given[index])) return undefined
  return Object.fromEntries(
    wanted.flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), given[index]]] : [])),
  )
}

async function readJson(request) {
  let text = ''
  for await (const part of request) {
    text += part
    if (text.length > MAX_BODY) throw new SyntaxError('the basket is too large')
  }
  return JSON.parse(text)
}

function found(value) {
  return value ? { status: 200, body: value } : failure(404, 'there is no such product')
}

function failure(status, message) {
  return { status, body: { error: message } }
}

/** Answers what was asked before, and nothing new: a release must not cost anybody a request. */
function stopGently(server) {
  server.close(() => process.exit(0))
  // A connection becomes idle when its last answer is sent, which is after this moment.
  setInterval(() => server.closeIdleConnections(), 50).unref()
  setTimeout(() => process.exit(0), 8_000).unref()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const server = createShop()
  server.prependListener('request', (_, response) => {
    if (!server.listening) response.setHeader('connection', 'close')
  })
  server.listen(Number(process.env.PORT ?? 3000), () => {
    console.log(`shop-api listens on port ${server.address().port}`)
  })
  process.once('SIGTERM', () => stopGently(server))
  process.once('SIGINT', () => stopGently(server))
}
