import { PROVIDERS } from '../demo/requests.ts'
import type { Entry } from '../kernel/journal.ts'

export interface Asked {
  provider: string
  requests: number
  /** What was to be changed, in order, each with its count: `deploymentCreate`, `POST /v2/files (12)`. */
  changes: string[]
}

/** What was asked of each provider's API, from the requests themselves. */
export function askedOf(entries: readonly Entry[]): Asked[] {
  return PROVIDERS.flatMap((provider) => {
    const own = entries.filter(({ service }) => service === provider)
    if (own.length === 0) return []
    const counts = new Map<string, number>()
    for (const entry of own.filter(isChange)) counts.set(nameOf(entry), (counts.get(nameOf(entry)) ?? 0) + 1)
    const changes = [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`))
    return [{ provider, requests: own.length, changes }]
  })
}

function isChange({ method, operation, body = '' }: Entry): boolean {
  if (method === 'GET' || method === 'HEAD') return false
  return operation === undefined || /\bmutation\b/.test(body)
}

/** Ids differ from run to run and tell nothing. */
function nameOf({ method, path, operation }: Entry): string {
  const plain = path
    .replace(/^\/(api\/0\/(organizations\/[^/]+\/)?|repos\/[^/]+\/[^/]+\/)/, '/')
    .replaceAll(/\/(projects?|environment)\/[^/]+(?=\/)/g, '/$1/…')
    .replaceAll(/\/(\d+|dpl_\w+|[\w-]*\d[\w-]{11,}|[^/]*@[^/]*)(?=\/|$)/g, '/…')
  return operation ?? `${method} ${plain}`
}
