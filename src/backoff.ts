import type { IncomingHttpHeaders } from 'node:http'

/** The wait before attempt `attempt + 1`: what the server asks for, else growing, both with jitter. */
export function waitMs(
  answer: { headers: IncomingHttpHeaders } | undefined,
  attempt: number,
  now = Date.now(),
): number {
  const asked = retryAfterMs(answer?.headers['retry-after'], now)
  if (asked !== undefined) return asked + Math.random() * Math.min(1000, 100 + asked / 4)
  return Math.min(8000, 250 * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2)
}

/** `Retry-After` is whole seconds or an HTTP date. */
export function retryAfterMs(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined || header.trim() === '') return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
