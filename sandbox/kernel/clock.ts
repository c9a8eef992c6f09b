/**
 * Virtual time. Everything that changes by itself in the sandbox (a build that ends, an image that expires) is an event
 * here; nobody calls `setTimeout`.
 * - `jump`: time moves to the next event whenever a client looks at something pending, so that no test sleeps.
 * - a number: virtual time runs that many times faster than the wall clock (1 is real time).
 */
export interface Clock {
  /** Milliseconds since 1970 in virtual time. */
  now(): number
  /** ISO 8601 of `now()`. */
  iso(): string
  /** Runs `event` once, `ms` of virtual time from now. Returns a function that takes it back. */
  after(ms: number, event: () => void): () => void
  /** A client has looked at something that is still pending. */
  looked(): void
  /** Lets `ms` pass at once, with every event on the way. */
  advance(ms: number): void
  close(): void
}

export type Pace = 'jump' | number

interface Event {
  at: number
  order: number
  run: () => void
}

export function createClock({ pace = 'jump', startAt = Date.now() }: { pace?: Pace; startAt?: number } = {}): Clock {
  let events: Event[] = []
  let order = 0
  let jumped = 0
  let timer: NodeJS.Timeout | undefined
  const startedAt = Date.now()

  const elapsed = (): number => (pace === 'jump' ? Date.now() - startedAt : (Date.now() - startedAt) * pace)
  const now = (): number => Math.floor(startAt + elapsed() + jumped)

  function runDue(): void {
    for (let next = earliest(); next && next.at <= now(); next = earliest()) {
      events = events.filter((event) => event !== next)
      next.run()
    }
    schedule()
  }

  function earliest(): Event | undefined {
    return events.reduce<Event | undefined>(
      (a, b) => (!a || b.at < a.at || (b.at === a.at && b.order < a.order) ? b : a),
      undefined,
    )
  }

  function schedule(): void {
    clearTimeout(timer)
    const next = earliest()
    if (!next) return
    const wait = Math.max(0, next.at - now()) / (pace === 'jump' ? 1 : pace)
    timer = setTimeout(runDue, Math.min(wait, 2 ** 31 - 1))
    timer.unref()
  }

  return {
    now,
    iso: () => new Date(now()).toISOString(),
    after(ms, run) {
      const event = { at: now() + ms, order: order++, run }
      events.push(event)
      schedule()
      return () => {
        events = events.filter((other) => other !== event)
        schedule()
      }
    },
    looked() {
      if (pace !== 'jump') return
      const next = earliest()
      if (next) jumped += Math.max(0, next.at - now())
      runDue()
    },
    advance(ms) {
      const target = now() + ms
      for (let next = earliest(); next && next.at <= target; next = earliest()) {
        jumped += Math.max(0, next.at - now())
        runDue()
      }
      jumped += Math.max(0, target - now())
      runDue()
    },
    close() {
      clearTimeout(timer)
      events = []
    },
  }
}
