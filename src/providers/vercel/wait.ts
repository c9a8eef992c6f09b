import { setTimeout as sleep } from 'node:timers/promises'

interface Rhythm {
  firstMs: number
  mostMs: number
  deadlineMs: number
  signal: AbortSignal
}

/** Looks until `look` gives something, at growing intervals; nothing when the deadline has passed first. */
export async function poll<T>(
  look: (leftMs: number) => Promise<T | undefined>,
  { firstMs, mostMs, deadlineMs, signal }: Rhythm,
): Promise<T | undefined> {
  const endsAt = performance.now() + deadlineMs
  for (let interval = firstMs; ; interval = Math.min(mostMs, interval * 1.3)) {
    const seen = await look(Math.max(1000, endsAt - performance.now()))
    if (seen !== undefined) return seen
    const left = endsAt - performance.now()
    if (left <= 0) return undefined
    await pause(Math.min(interval, left), signal)
  }
}

export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((cause: unknown) => {
    throw new Error('vercel: the wait was cancelled', { cause })
  })
}
