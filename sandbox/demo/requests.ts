import type { Entry } from '../kernel/journal.ts'

export const PROVIDERS = ['vercel', 'railway', 'github', 'sentry'] as const

/** Requests to the APIs. Single files of an upload are left out; the edges, where visitors and gates ask, are no API. */
export function countRequests(entries: readonly Entry[]): Record<string, number> {
  return Object.fromEntries(
    PROVIDERS.map((provider) => [
      provider,
      entries.filter((entry) => entry.service === provider && !isFile(entry)).length,
    ]),
  )
}

function isFile({ service, method, path }: Entry): boolean {
  return service === 'vercel' && method === 'POST' && path === '/v2/files'
}
