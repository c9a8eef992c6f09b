/** Chance that can be repeated: the same seed gives the same answers, in whichever world. */
export interface Chances {
  /** From 0 up to, and without, 1. */
  next(): number
  /** From 1 to `most`. */
  upTo(most: number): number
  pick<T>(from: readonly T[]): T
  is(probability: number): boolean
}

export function chancesOf(seed: number): Chances {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    upTo: (most) => 1 + Math.floor(next() * most),
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
    is: (probability) => next() < probability,
  }
}
