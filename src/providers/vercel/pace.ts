import { performance } from 'node:perf_hooks'

export const MOST_CONNECTIONS = 256
const FIRST_CONNECTIONS = 64
const LEAST_CONNECTIONS = 4
/** A process busier than this gains nothing from more connections than the second number; they would only take memory. */
const BUSY = 0.75
const ENOUGH_WHEN_BUSY = 16

export interface Pace {
  /** How many uploads may run at once now. */
  connections(): number
  /** One more is finished. */
  done(): void
  /** Vercel has limited the rate. Tells whether that has changed anything. */
  limited(): boolean
}

/**
 * How many uploads run at once: more for as long as the process waits for the network and more have made it faster,
 * fewer when it has its hands full, and when Vercel limits the rate.
 */
export function createPace(now = () => performance.now(), busy = createMeter()): Pace {
  let connections = FIRST_CONNECTIONS
  let previous = 0
  let growing = true
  let calm = true
  let finished = 0
  let since = now()
  let limitedAt = -Infinity
  return {
    connections: () => connections,
    done() {
      finished++
      if (finished < 4 * connections) return
      const rate = finished / Math.max(1, now() - since)
      if (busy() > BUSY) connections = Math.min(connections, Math.max(ENOUGH_WHEN_BUSY, Math.floor(connections / 2)))
      else if (calm && connections < FIRST_CONNECTIONS) connections = FIRST_CONNECTIONS
      else if (growing) {
        growing = rate > 1.15 * previous && connections < MOST_CONNECTIONS
        if (growing) connections *= 2
      }
      previous = rate
      finished = 0
      since = now()
    },
    limited() {
      // The answers to what was already under way tell nothing new.
      if (now() - limitedAt < 1000) return false
      limitedAt = now()
      growing = false
      calm = false
      connections = Math.max(LEAST_CONNECTIONS, Math.floor(connections / 2))
      return true
    },
  }
}

/** The share of the time since the last look in which the process had something to do. */
function createMeter(): () => number {
  let last = performance.eventLoopUtilization()
  return () => {
    const current = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(current, last)
    last = current
    return utilization
  }
}
