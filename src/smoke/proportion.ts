/** So many of so many. */
export interface Sample {
  count: number
  of: number
}

/** One-sided confidence of 95 %. */
const Z = 1.645

/** Between which shares the true one lies (Wilson's score interval): small samples have wide ones. */
export function interval({ count, of }: Sample): { share: number; low: number; high: number } {
  const share = count / of
  const middle = share + Z ** 2 / (2 * of)
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  const scale = 1 + Z ** 2 / of
  return { share, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}

/** By how much the first share is at least larger than the second (Newcombe's interval of a difference). */
export function leastIncrease(now: Sample, before: Sample): number {
  const [one, other] = [interval(now), interval(before)]
  return one.share - other.share - Math.hypot(one.share - one.low, other.high - other.share)
}
