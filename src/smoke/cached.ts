import type { IncomingHttpHeaders } from 'node:http'

const HIT = /\b(hit|stale|revalidated|updating)\b/i

/** How old the answer is that a cache gave in place of the component; nothing when none did. */
export function cachedFor({ headers }: { headers: IncomingHttpHeaders }): string | undefined {
  const age = Number(headers.age)
  if (age > 0) return `from a cache, ${age} s old`
  const status = ['x-vercel-cache', 'cf-cache-status', 'x-cache', 'cache-status', 'x-cache-status', 'x-proxy-cache']
    .map((name) => String(headers[name] ?? ''))
    .find((value) => HIT.test(value))
  return status === undefined ? undefined : 'from a cache'
}

/** The same address, as no cache can know it. */
export function pastCaches(address: URL): URL {
  const fresh = new URL(address)
  fresh.searchParams.set('ops-actions', Math.random().toString(36).slice(2))
  return fresh
}
