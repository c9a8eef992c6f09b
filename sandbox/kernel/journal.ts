/** What one request to a provider was. Bodies and headers are kept as sent, except for credentials. */
export interface Entry {
  n: number
  /** Virtual time. */
  at: number
  service: string
  /** By which of the network's entrances it came in, where it has a name. */
  entrance?: string | undefined
  method: string
  host: string
  path: string
  query: string
  /** The GraphQL operation or RPC method, where there is one. */
  operation?: string | undefined
  headers: Record<string, string>
  /** The first 64 KiB of a text or JSON body. */
  body?: string | undefined
  bytes: number
  /** Whose secret it carried, though this service must not see it. */
  foreignSecret?: string | undefined
  status?: number | undefined
  /** The fault that was played. */
  fault?: string | undefined
}

export interface Journal {
  readonly entries: Entry[]
  /** Hosts outside the sandbox that somebody tried to reach. Must stay empty. */
  readonly refusedHosts: string[]
  add(entry: Omit<Entry, 'n'>): Entry
  /** Entries that fit, in order: `find('vercel', 'POST', '/v13/deployments')`. */
  find(service: string, method?: string, path?: string | RegExp): Entry[]
  clear(): void
}

export function createJournal(): Journal {
  const entries: Entry[] = []
  let n = 0
  return {
    entries,
    refusedHosts: [],
    add(entry) {
      const added = { n: ++n, ...entry }
      entries.push(added)
      return added
    },
    find: (service, method, path) =>
      entries.filter(
        (entry) =>
          entry.service === service &&
          (!method || entry.method === method) &&
          (!path ||
            (typeof path === 'string' ? entry.path === path || entry.operation === path : path.test(entry.path))),
      ),
    clear() {
      entries.length = 0
    },
  }
}
