import { brotliCompressSync, gzipSync } from 'node:zlib'
import { html, json, NEW, OLD } from '../local-site.ts'
import { META, type Misleading, page, rightVersion } from './misleading.ts'

/** Somebody else answers: another service, another site, a cache. */
export const PLACES: Misleading[] = [
  {
    what: 'the wrong service answers with the right version',
    answers: rightVersion((_, response) => json(response, { service: 'admin', status: 'ok' })),
    checks: [{ get: '/health', json: { service: 'shop-api', status: 'ok' } }],
    usual: { path: '/health', status: 200 },
    says: ['expected json "service" to be "shop-api", it is "admin"'],
  },
  {
    what: 'the staged deployment of another project answers',
    answers: (_, response) => html(response, page('e'.repeat(40), 'Admin').replace('Shop', 'Back office')),
    identity: META,
    usual: { path: '/', status: 200 },
    says: ['serves eeeeeee, another version; expected d3f5678', '"Back office"'],
  },
  {
    what: 'another project of the same repository answers with the same commit',
    answers: (_, response) => html(response, page(NEW, 'Back office')),
    identity: META,
    checks: [{ get: '/', contains: 'Add to basket' }],
    usual: { path: '/', status: 200 },
    says: ['expected to contain "Add to basket"'],
  },
  {
    what: 'the load balancer answers its own health check, with nobody behind it',
    answers: (request, response) => {
      if (request.url === '/health') response.end('healthy')
      else html(response, '<title>503 Service Temporarily Unavailable</title>', 503)
    },
    usual: { path: '/health', status: 200 },
    says: ['/version answers 503 text/html "503 Service Temporarily Unavailable"'],
  },
  {
    what: 'another site answers with the right version after a redirect',
    answers: (_, response, { elsewhere }) => void response.writeHead(302, { location: elsewhere }).end(),
    elsewhere: (_, response) => json(response, { commit: NEW }),
    usual: { path: '/version', status: 200 },
    says: ['another site, which proves nothing about this component'],
  },
  {
    what: 'production redirects to another environment, which has the new version',
    answers: (request, response, { elsewhere }) => {
      response.writeHead(301, { location: `${elsewhere}${request.url}` }).end()
    },
    elsewhere: (_, response) => html(response, page(NEW)),
    identity: META,
    usual: { path: '/', status: 200 },
    says: ['redirects to http://127.0.0.1', 'another site, which proves nothing'],
  },
  {
    what: 'a check ends on another site',
    answers: rightVersion((_, response, { elsewhere }) => void response.writeHead(302, { location: elsewhere }).end()),
    elsewhere: (_, response) => html(response, 'Welcome'),
    checks: [{ get: '/', contains: 'Welcome' }],
    usual: { path: '/', status: 200 },
    says: ['to another site, http://127.0.0.1'],
  },
  {
    what: 'a cache answers with the page of yesterday',
    answers: (_, response) => {
      response.setHeader('age', '86400')
      html(response, page(OLD))
    },
    identity: META,
    usual: { path: '/', status: 200 },
    says: ['serves abc1234 (from a cache, 86400 s old), another version'],
  },
  {
    what: 'a cache that tells no age still answers with the old version',
    answers: (_, response) => {
      response.setHeader('x-cache', 'Hit from cloudfront')
      json(response, { commit: OLD })
    },
    usual: { path: '/version', status: 200 },
    says: ['serves abc1234 (from a cache), another version'],
  },
  {
    what: 'the identity is fresh, the page behind it comes from a stale cache',
    answers: rightVersion((_, response) => {
      response.setHeader('cf-cache-status', 'STALE')
      html(response, page(OLD, 'Old prices'))
    }),
    checks: [{ get: '/', contains: 'New prices' }],
    usual: { path: '/', status: 200 },
    says: ['expected to contain "New prices"', '(from a cache)'],
  },
  {
    what: 'a proxy remembers the identity of a version that is gone again',
    answers: (request, response) => {
      if (request.url !== '/version') return json(response, { commit: OLD })
      response.setHeader('age', '600')
      json(response, { commit: NEW })
    },
    usual: { path: '/version', status: 200 },
    says: ['only a cache tells d3f5678 (from a cache, 600 s old); behind it serves abc1234, another version'],
  },
  {
    what: 'the old version comes packed, though nobody asked for that',
    answers: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(gzipSync(JSON.stringify({ commit: OLD })))
    },
    usual: { path: '/version', status: 200 },
    says: ['serves abc1234, another version'],
  },
  {
    what: 'the answer is packed in another way than it says',
    answers: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(brotliCompressSync(JSON.stringify({ commit: NEW })))
    },
    usual: { path: '/version', status: 200 },
    says: ["the answer can't be unpacked as gzip"],
  },
  {
    what: 'the answer says that it is packed, and is not',
    answers: (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br' })
      response.end(JSON.stringify({ commit: NEW }))
    },
    usual: { path: '/version', status: 200 },
    says: ["the answer can't be unpacked as br"],
  },
  {
    what: 'a script comes where JSON is expected',
    answers: (_, response) => {
      response.setHeader('content-type', 'application/json').end(`callback({"commit":"${NEW}"})`)
    },
    usual: { path: '/version', status: 200 },
    says: ['/version should answer JSON, but it answers 200 application/json "callback('],
  },
  {
    what: 'the lines of two servers come in one answer',
    answers: (_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(`{"commit":"${NEW}"}\n{"commit":"${OLD}"}`)
    },
    usual: { path: '/version', status: 200 },
    says: ['/version should answer JSON'],
  },
]
