/** Random values from a seed, so that two runs with the same seed have the same ids. */
export interface Ids {
  /** Between 0 and 1, like `Math.random`. */
  random(): number
  /** `length` letters and digits. */
  word(length: number): string
  hex(length: number): string
  uuid(): string
  /** Counts up from 1 for each name. */
  next(name: string): number
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export function createIds(seed: number): Ids {
  let state = seed >>> 0
  const counters = new Map<string, number>()

  // mulberry32: small, and good enough for names.
  function random(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
  const hex = (length: number): string => pick('0123456789abcdef', length)

  return {
    random,
    hex,
    word: (length) => pick(LETTERS, length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    next(name) {
      const value = (counters.get(name) ?? 0) + 1
      counters.set(name, value)
      return value
    },
  }
}
