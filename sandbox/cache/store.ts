import { rm } from 'node:fs/promises'
import type { Kernel } from '../kernel/service.ts'
import type { Folder } from './folder.ts'
import type { Claims } from './token.ts'

export interface Entry {
  id: number
  /** The name of its blob. */
  blob: string
  repository: string
  scope: string
  key: string
  version: string
  state: 'reserved' | 'stored'
  size: number
  /** Uploaded so far, not yet put in order. */
  blocks: Map<string, string>
  /** The files that make it up, in their order. */
  parts: { file: string; size: number }[]
  createdAt: number
  usedAt: number
}

export interface Wanted {
  key: string
  restoreKeys: string[]
  version: string
}

export interface Store {
  entries(repository: string): Entry[]
  blob(name: string): Entry | undefined
  /** Nothing when the key is taken. */
  reserve(where: { repository: string; scope: string }, what: { key: string; version: string }): Entry | undefined
  reserved(claims: Claims, what: { key: string; version: string }): Entry | undefined
  complete(entry: Entry): void
  find(claims: Claims, wanted: Wanted): Entry | undefined
  /** A new file for a block or a whole blob. */
  newFile(): Promise<string>
}

interface StoreOptions {
  kernel: Kernel
  folder: Folder
  limitBytes: number
  reservationMs: number
}

const UNUSED_MS = 7 * 86_400_000

/** Nothing happens on its own here: what has become too old is found out when somebody looks. */
export function createStore({ kernel, folder, limitBytes, reservationMs }: StoreOptions): Store {
  const { clock, ids } = kernel
  let all: Entry[] = []

  function sweep(): void {
    const now = clock.now()
    const gone = all.filter(({ state, createdAt, usedAt }) =>
      state === 'reserved' ? now - createdAt >= reservationMs : now - usedAt >= UNUSED_MS,
    )
    drop(gone)
    for (const repository of new Set(all.map((entry) => entry.repository))) makeRoom(repository)
  }

  function makeRoom(repository: string): void {
    const stored = all.filter((entry) => entry.repository === repository && entry.state === 'stored')
    let bytes = stored.reduce((sum, { size }) => sum + size, 0)
    const leastUsedFirst = stored.sort((a, b) => a.usedAt - b.usedAt || a.id - b.id)
    const gone = leastUsedFirst.filter(({ size }) => {
      if (bytes <= limitBytes) return false
      bytes -= size
      return true
    })
    drop(gone)
  }

  function drop(gone: Entry[]): void {
    all = all.filter((entry) => !gone.includes(entry))
    for (const { parts, blocks } of gone)
      for (const file of [...parts.map((part) => part.file), ...blocks.values()]) void rm(file, { force: true })
  }

  return {
    entries(repository) {
      sweep()
      return all.filter((entry) => entry.repository === repository)
    },
    blob(name) {
      sweep()
      return all.find(({ blob }) => blob === name)
    },
    reserve({ repository, scope }, { key, version }) {
      sweep()
      const fits = (entry: Entry): boolean =>
        entry.repository === repository && entry.scope === scope && entry.key === key && entry.version === version
      if (all.some(fits)) return undefined
      const entry: Entry = {
        id: 100 + ids.next('cache.entry'),
        blob: ids.hex(32),
        repository,
        scope,
        key,
        version,
        state: 'reserved',
        size: 0,
        blocks: new Map(),
        parts: [],
        createdAt: clock.now(),
        usedAt: clock.now(),
      }
      all.push(entry)
      return entry
    },
    reserved({ repository, scopes }, { key, version }) {
      sweep()
      return all.find(
        (entry) =>
          entry.repository === repository &&
          entry.state === 'reserved' &&
          entry.key === key &&
          entry.version === version &&
          scopes.some(({ scope, permission }) => scope === entry.scope && (permission & 2) !== 0),
      )
    },
    complete(entry) {
      entry.state = 'stored'
      entry.usedAt = clock.now()
      sweep()
    },
    find({ repository, scopes }, { key, restoreKeys, version }) {
      sweep()
      const newestFirst = all
        .filter((entry) => entry.repository === repository && entry.state === 'stored' && entry.version === version)
        .sort((a, b) => b.id - a.id)
      for (const { scope } of scopes.filter(({ permission }) => (permission & 1) !== 0)) {
        const here = newestFirst.filter((entry) => entry.scope === scope)
        const exact = here.find((entry) => entry.key === key)
        const found =
          exact ??
          [key, ...restoreKeys]
            .map((prefix) => here.find((entry) => entry.key.startsWith(prefix)))
            .find((entry) => entry !== undefined)
        if (!found) continue
        found.usedAt = clock.now()
        return found
      }
      return undefined
    },
    newFile: () => folder.path(`${ids.next('cache.file')}`),
  }
}
