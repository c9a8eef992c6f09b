import { type Context, Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf, deploymentOf } from './access.ts'
import { aliasesOf } from './answers.ts'
import { type Deployment, isPending, type LogLine, type World } from './state.ts'

export function eventRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()

  for (const prefix of ['/v3/deployments', '/v3/now/deployments']) {
    app.get(`${prefix}/:idOrUrl/events`, (c) => {
      const deployment = deploymentOf(world, actorOf(world, c), c.req.param('idOrUrl'))
      const query = c.req.query()
      const streams = query['follow'] === '1' || query['format'] === 'lines' || wantsStream(c)
      if (streams) return stream(world, deployment, query)
      if (isPending(deployment)) world.kernel.clock.looked()
      const events = between(deployment, query).map((line) => flat(deployment, line))
      if (query['direction'] === 'backward') events.reverse()
      const limit = Number(query['limit'] ?? 100)
      return c.json(limit < 0 ? events : events.slice(0, limit))
    })
  }

  return app
}

function wantsStream(c: Context<Bindings>): boolean {
  return c.req.header('accept')?.includes('application/stream+json') ?? false
}

function stream(world: World, deployment: Deployment, query: Record<string, string>): Response {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      // A pull that gives nothing would be repeated at once.
      for (;;) {
        const lines = between(deployment, query)
        const fresh: object[] = lines.slice(sent).map((line) => flat(deployment, line))
        sent = lines.length
        const over = !isPending(deployment) || query['follow'] !== '1'
        if (over && deployment.aliasAssignedAt !== undefined) fresh.push(assigned(world, deployment))
        const text = fresh.map((line) => `${JSON.stringify(line)}\n`).join('')
        if (text !== '') controller.enqueue(new TextEncoder().encode(text))
        if (over) return controller.close()
        if (text !== '') return
        await new Promise<void>((resolve) => {
          world.kernel.clock.after(250, resolve)
          world.kernel.clock.looked()
        })
      }
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/stream+json' } })
}

function between(deployment: Deployment, { since, until }: Record<string, string>): LogLine[] {
  return deployment.lines.filter(
    ({ created }) => created >= Number(since ?? 0) && created <= Number(until ?? Number.MAX_SAFE_INTEGER),
  )
}

function flat(deployment: Deployment, { id, created, serial, type, text, level, readyState }: LogLine): object {
  return {
    id,
    created,
    date: created,
    deploymentId: deployment.id,
    serial,
    type,
    ...(text !== undefined && { text }),
    ...(level && { level }),
    info: { type: 'build', name: `bld_${deployment.id.slice(4, 13)}`, ...(readyState && { readyState }) },
  }
}

function assigned(world: World, deployment: Deployment): object {
  return {
    type: 'alias-assigned',
    deploymentId: deployment.id,
    date: deployment.aliasAssignedAt,
    alias: aliasesOf(world, deployment).map(({ alias }) => alias),
    aliasError: null,
    aliasWarning: null,
  }
}
