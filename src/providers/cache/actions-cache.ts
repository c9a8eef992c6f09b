import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { explain } from '../../explain.ts'
import type { EntryName, Store } from '../../verify/context.ts'

export interface CacheOptions {
  workspace: string
  /** What has come from elsewhere must not be kept where others trust it. */
  mayWrite: boolean
  /** One line for the log. */
  report: (line: string) => void
  /** Longest time for one entry. */
  timeoutMs?: number
}

/** Below the workspace: GitHub's cache tells entries apart by the path, and that of other directories differs from runner to runner. */
const FOLDER = '.ops-verify'

/** A miss is told at once. Who needs longer is asked again and again, and will be no better the next time. */
const SLOW_MS = 10_000

/** What is kept in GitHub's cache. Whatever goes wrong there: then nothing was kept, and the log says why. */
export function actionsCache({ workspace, mayWrite, report, timeoutMs = 5 * 60_000 }: CacheOptions): Store {
  let isIll = false
  return {
    async fetch(entry, read) {
      return await trouble(entry, async ({ restoreCache, isFeatureAvailable }, path) => {
        if (!isFeatureAvailable()) return undefined
        const key = await withTimeout(
          restoreCache(
            [path],
            keyOf(entry),
            entry.prefix === undefined ? [] : [keyOf({ ...entry, key: entry.prefix })],
            {
              timeoutInMs: 30_000,
              segmentTimeoutInMs: 60_000,
            },
          ),
        )
        // A key is looked for as a prefix too.
        if (key === undefined || (key !== keyOf(entry) && entry.prefix === undefined)) return undefined
        return await read(join(workspace, path))
      })
    },

    async keep(entry, write) {
      if (!mayWrite) return undefined
      return await trouble(entry, async ({ saveCache, isFeatureAvailable }, path) => {
        if (!isFeatureAvailable()) return undefined
        await mkdir(join(workspace, path), { recursive: true })
        await write(join(workspace, path))
        const bytes = await sizeOf(join(workspace, path))
        // It never throws: -1 says that it was not kept, and why stands in the log.
        return (await withTimeout(saveCache([path], keyOf(entry)))) < 0 ? undefined : bytes
      })
    },
  }

  async function trouble<T>(
    entry: EntryName,
    work: (client: typeof import('@actions/cache'), path: string) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    if (isIll) return undefined
    const path = `${FOLDER}/${entry.kind}`
    const startedAt = performance.now()
    try {
      await rm(join(workspace, path), { recursive: true, force: true })
      const found = await work(await import('@actions/cache'), path)
      isIll = found === undefined && performance.now() - startedAt > SLOW_MS
      if (isIll) report('cache: it does not answer; going on without it')
      return found
    } catch (error) {
      report(`cache (${entry.kind}): not used, because ${explain(error)}`)
      return undefined
    } finally {
      await rm(join(workspace, FOLDER), { recursive: true, force: true }).catch(() => undefined)
    }
  }

  async function withTimeout<T>(work: Promise<T>): Promise<T> {
    const over = new AbortController()
    work.catch(() => undefined)
    const late = sleep(timeoutMs, undefined, { signal: over.signal }).then(() => {
      throw new Error(`it took longer than ${timeoutMs / 1000} s`)
    })
    late.catch(() => undefined)
    try {
      return await Promise.race([work, late])
    } finally {
      over.abort()
    }
  }
}

function keyOf({ kind, key }: EntryName): string {
  return `ops-verify-${kind}-v1-${key}`.replaceAll(',', '_').slice(0, 512)
}

async function sizeOf(directory: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(directory)).map(async (name) => (await stat(join(directory, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
