/** One request to each of the two, made right after each other. */
export interface Pair {
  ours: number
  live: number
}

export interface Comparison {
  /** Percentile that is compared: 95. */
  rank: number
  /** How many times slower ours may be. */
  atMost: number
  /** How sure an answer must be: 0.95. */
  confidence: number
}

/** `slower`: than `atMost` times. `unclear`: the samples can't tell, because they are too few or vary too much. */
export type Slowness = 'slower' | 'not slower' | 'unclear'

/** What lies so far beyond the limit must be ruled out before it is said that ours is not slower. */
const MARGIN = 1.2
const ARRANGEMENTS = 999

/**
 * Compares a percentile by a permutation test: were ours exactly `atMost` times slower, it would make no difference to
 * exchange the two of a pair, after division by `atMost`. When fewer than 5 % of such arrangements look as slow as what
 * was seen, ours is slower with a confidence of 95 %. It knows no distribution and takes the machine's slow moments into
 * account, because they hit both of a pair. The same samples always have the same answer.
 */
export function compareTimes(pairs: readonly Pair[], { rank, atMost, confidence }: Comparison): Slowness {
  if (pairs.length === 0) return 'unclear'
  const random = createRandom(pairs.length)
  const unlikely = 1 - confidence
  if (shareAbove(pairs, rank, atMost, random) <= unlikely) return 'slower'
  const turned = pairs.map(({ ours, live }) => ({ ours: live, live: ours }))
  return shareAbove(turned, rank, 1 / (atMost * MARGIN), random) <= unlikely ? 'not slower' : 'unclear'
}

/** Share of arrangements in which the first of the pairs look at least as slow, against `factor`, as they were seen. */
function shareAbove(pairs: readonly Pair[], rank: number, factor: number, random: () => number): number {
  const first = Float64Array.from(pairs, ({ ours }) => logarithm(ours) - Math.log(factor))
  const second = Float64Array.from(pairs, ({ live }) => logarithm(live))
  const place = rankOf(rank, pairs.length)
  const a = first.slice()
  const b = second.slice()
  const seen = difference(a, b, place)
  let asSlow = 1
  for (let n = 0; n < ARRANGEMENTS; n++) {
    for (let i = 0; i < a.length; i++) {
      const swap = random() < 0.5
      a[i] = (swap ? second[i] : first[i]) ?? 0
      b[i] = (swap ? first[i] : second[i]) ?? 0
    }
    if (difference(a, b, place) >= seen - 1e-9) asSlow++
  }
  return asSlow / (ARRANGEMENTS + 1)
}

/** Sorts both. */
function difference(a: Float64Array, b: Float64Array, place: number): number {
  return (a.sort()[place] ?? 0) - (b.sort()[place] ?? 0)
}

function logarithm(ms: number): number {
  return Math.log(Math.max(ms, 0.001))
}

/** Where the percentile stands among `count` sorted values: nearest rank. */
export function rankOf(rank: number, count: number): number {
  return Math.max(0, Math.ceil((rank / 100) * count) - 1)
}

/** From 0 up to 1, always the same for a seed: Marsaglia's xorshift, whose bits are good enough to toss a coin. */
export function createRandom(seed: number): () => number {
  // A state of zero would stay zero, and small seeds begin with small numbers.
  let state = Math.imul(seed + 1, 0x9e37_79b1) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
