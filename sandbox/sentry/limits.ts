import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Bindings, Kernel } from '../kernel/service.ts'

const WINDOW_S = 1
const CONCURRENT = 1_000

/** Per caller and endpoint, in fixed windows; the five headers are on every answer. */
export function limits(kernel: Kernel, limit: () => number): MiddlewareHandler<Bindings> {
  const windows = new Map<string, { start: number; used: number }>()
  const running = new Map<string, number>()

  return async (c, next) => {
    const endpoint = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? 'unknown'
    const key = `${c.req.header('authorization') ?? ''} ${c.req.method} ${endpoint}`
    const start = Math.floor(kernel.clock.now() / 1_000 / WINDOW_S) * WINDOW_S
    const known = windows.get(key)
    const window = known?.start === start ? known : { start, used: 0 }
    windows.set(key, window)
    window.used++
    const concurrent = (running.get(key) ?? 0) + 1
    running.set(key, concurrent)

    const allowed = window.used <= limit()
    if (allowed) await next()
    else {
      const detail = `You are attempting to use this endpoint too frequently. Limit is ${limit()} requests in ${WINDOW_S} seconds`
      c.res = c.json({ detail }, 429)
    }

    running.set(key, (running.get(key) ?? 1) - 1)
    c.header('x-sentry-rate-limit-limit', String(limit()))
    c.header('x-sentry-rate-limit-remaining', String(Math.max(0, limit() - window.used)))
    c.header('x-sentry-rate-limit-reset', String(start + WINDOW_S))
    c.header('x-sentry-rate-limit-concurrentlimit', String(CONCURRENT))
    c.header('x-sentry-rate-limit-concurrentremaining', String(Math.max(0, CONCURRENT - concurrent)))
  }
}
