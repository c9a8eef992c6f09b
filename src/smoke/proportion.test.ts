import { expect, test } from '@jest/globals'
import { interval, leastIncrease } from './proportion.ts'

test.each([
  // Wilson's score interval, one-sided 95 %, worked out by hand from its formula.
  [{ count: 0, of: 10 }, 0, 0.213],
  [{ count: 5, of: 10 }, 0.2693, 0.7307],
  [{ count: 100, of: 10_000 }, 0.0085, 0.0118],
])('the true share of %o lies between %d and %d', (sample, low, high) => {
  expect(interval(sample).low).toBeCloseTo(low, 3)
  expect(interval(sample).high).toBeCloseTo(high, 3)
})

test('a difference of few is chance, the same of many is none', () => {
  expect(leastIncrease({ count: 3, of: 50 }, { count: 1, of: 50 })).toBeLessThan(0)
  expect(leastIncrease({ count: 600, of: 10_000 }, { count: 200, of: 10_000 })).toBeGreaterThan(0.03)
})
