import type { Clock } from '../kernel/clock.ts'
import type { Plan } from './state.ts'

const PER_HOUR: Record<Plan, number> = { free: 100, hobby: 1_000, pro: 10_000, enterprise: 10_000 }
const HOUR = 3_600_000

export interface Limits {
  /** Counts a request: the headers of its answer, and whether it is one too many. */
  count(token: string, plan: Plan): { headers: Record<string, string>; exceeded: boolean }
  /** Overrides the plan's requests per hour. */
  perHour: number | undefined
}

export function createLimits(clock: Clock): Limits {
  const windows = new Map<string, { resetAt: number; used: number }>()

  return {
    perHour: undefined,
    count(token, plan) {
      const now = clock.now()
      const current = windows.get(token)
      const window = current && current.resetAt > now ? current : { resetAt: now + HOUR, used: 0 }
      windows.set(token, window)
      window.used++
      const limit = this.perHour ?? PER_HOUR[plan]
      const exceeded = window.used > limit
      return {
        exceeded,
        headers: {
          'x-ratelimit-limit': String(limit),
          'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
          'x-ratelimit-reset': String(Math.ceil(window.resetAt / 1_000)),
          ...(exceeded ? { 'retry-after': String(Math.ceil((window.resetAt - now) / 1_000)) } : {}),
        },
      }
    },
  }
}
