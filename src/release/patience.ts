import { setTimeout as sleep } from 'node:timers/promises'

/** Waiting that has an end: all waits together last no longer than it was made for. */
export interface Patience {
  leftMs(): number
  /** Throws when there was no patience left for it. */
  wait<T>(work: Promise<T>): Promise<T>
}

export function patienceOf(totalMs: number): Patience {
  let leftMs = totalMs
  return {
    leftMs: () => leftMs,
    async wait(work) {
      const startedAt = performance.now()
      const settled = new AbortController()
      let over = false
      const end = sleep(leftMs, undefined, { signal: settled.signal }).then(() => {
        over = true
        throw new Error(`there was no answer within ${totalMs / 1000} s`)
      })
      try {
        return await Promise.race([work, end])
      } finally {
        end.catch(() => undefined)
        settled.abort()
        leftMs = over ? 0 : Math.max(0, leftMs - (performance.now() - startedAt))
      }
    },
  }
}
