import { Hono } from 'hono'
import type { Bindings, Service } from '../kernel/service.ts'

export interface Downloads {
  service: Service
  offer(path: string, content: Buffer): void
}

/** Where Sentry keeps the programs of sentry-cli. */
export function createDownloads(): Downloads {
  const files = new Map<string, Buffer>()
  const app = new Hono<Bindings>()
  app.get('/sentry-cli/:version/:file', (c) => {
    const content = files.get(`${c.req.param('version')}/${c.req.param('file')}`)
    if (!content) return c.text('Not Found', 404)
    return c.body(new Uint8Array(content), 200, { 'content-type': 'application/octet-stream' })
  })
  return {
    service: { name: 'sentry-downloads', owns: (host) => host === 'downloads.sentry-cdn.com', app },
    offer: (path, content) => void files.set(path, content),
  }
}
