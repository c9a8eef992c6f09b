interface Watched {
  stops: ((() => void) | undefined)[]
  /** The places in `stops` that nobody has. */
  free: number[]
}

const known = new WeakMap<AbortSignal, Watched>()

/**
 * Calls `stop` when the signal is aborted, until the answer is called. A listener for each of thousands of requests would
 * keep them all in memory for long, because one that was removed still refers to the next; so do the tables of a `Set`.
 */
export function onAbort(signal: AbortSignal, stop: () => void): () => void {
  const { stops, free } = known.get(signal) ?? watch(signal)
  const place = free.pop() ?? stops.length
  stops[place] = stop
  return () => {
    if (stops[place] !== stop) return
    stops[place] = undefined
    free.push(place)
  }
}

function watch(signal: AbortSignal): Watched {
  const watched: Watched = { stops: [], free: [] }
  known.set(signal, watched)
  signal.addEventListener(
    'abort',
    () => {
      for (const stop of watched.stops) stop?.()
    },
    { once: true },
  )
  return watched
}
