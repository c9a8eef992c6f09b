import { describe, expect, test } from '@jest/globals'
import type { Timing } from '../config/check.ts'
import { SAMPLES_TO_COMPARE } from '../config/to-check.ts'
import { type Measurement, measure, percentile, samplesOf } from './samples.ts'
import { compareTimes, createRandom, type Pair } from './slower.ts'

const signal = new AbortController().signal

function run(timing: Partial<Timing>, ask: Measurement['ask'], more: Partial<Measurement> = {}) {
  return measure({ ask, timing: { samples: 20, concurrency: 1, ...timing }, hasTime: () => true, signal, ...more })
}

test('a percentile is the smallest value that so many do not exceed', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index)
  expect(samplesOf(values, 900)).toEqual({ count: 200, p50Ms: 100, p95Ms: 190, p99Ms: 198, coldMs: 900 })
  expect(percentile([], 95)).toBe(0)
})

test('as many samples are taken as asked for, so many at once', async () => {
  let under = 0
  let most = 0
  const found = await run({ samples: 30, concurrency: 5, p95Ms: 1_000 }, async () => {
    most = Math.max(most, ++under)
    await new Promise((resolve) => setTimeout(resolve, 2))
    under--
    return 12
  })
  expect(most).toBe(5)
  expect(found).toMatchObject({ verdict: 'pass', detail: 'warm 12 ms, p95 12 ms of 30', samples: { count: 30 } })
})

test.each([
  [{ p50Ms: 20 }, 11, /^p50 is too high: 11 of 11 warm requests took longer than 20 ms, the slowest 60 ms$/],
  [{ p95Ms: 20 }, 2, /^p95 is too high: 2 of 2 warm/],
  [{ p99Ms: 20 }, 1, /^p99 is too high: 1 of 1 warm/],
  [{ durationMs: 20 }, 1, /^took 60 ms, at most 20 ms expected$/],
])('a limit %j that cannot be met any more ends the measuring', async (limits, asked, says) => {
  let count = 0
  const found = await run(limits, async () => (count++, 60))
  expect(found).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(says) })
  expect(count).toBe(asked)
})

test('an answer that is wrong ends the measuring with its reason', async () => {
  let count = 0
  const found = await run({}, async () => (++count === 3 ? { verdict: 'fail', detail: 'answered 500' } : 5))
  expect(found).toEqual({ verdict: 'fail', detail: 'answered 500' })
  expect(count).toBe(3)
})

test('samples that do not fit into the time leave the verdict open', async () => {
  let count = 0
  const found = await run({}, async () => (count++, 5), { hasTime: () => count < 7 })
  expect(found).toMatchObject({ verdict: 'unknown', detail: expect.stringMatching(/^only 7 of 20 samples fitted/) })
})

describe('compared with what is live now', () => {
  const compare = { p95: 1.25, confidence: 0.95 }
  const steady = (ms: number, seed: number) => {
    const random = createRandom(seed)
    return async () => ms * (0.9 + random() / 5)
  }

  test('the two are asked in turns, and neither is always first', async () => {
    const order: string[] = []
    const ask = async () => (order.push('A'), 10)
    await run({ samples: 4, compare }, ask, { live: async () => (order.push('B'), 10) })
    expect(order.join('')).toBe('BABBAABBA')
  })

  test('half as slow again fails, with both times', async () => {
    const found = await run({ samples: 100, compare }, steady(30, 1), { live: steady(20, 2) })
    expect(found).toMatchObject({
      verdict: 'fail',
      detail: expect.stringMatching(
        /^p95 is 1\.\d+ times that of what is live now \(\d+ ms, \d+ ms\), at most 1\.25 times expected, with a confidence of 95 %$/,
      ),
    })
  })

  test('the same times pass', async () => {
    const found = await run({ samples: 100, compare }, steady(20, 1), { live: steady(20, 2) })
    expect(found).toMatchObject({
      verdict: 'pass',
      detail: expect.stringMatching(/^warm \d+ ms; p95 is [01]\.\d+ times/),
    })
  })

  test('too few samples tell nothing', async () => {
    const found = await run({ samples: 3, compare }, steady(90, 1), { live: steady(20, 2) })
    expect(found).toMatchObject({ verdict: 'unknown', detail: expect.stringMatching(/3 samples are too few/) })
  })

  test('nothing that is live, or something broken, is no reason to hold back what replaces it', async () => {
    expect(await run({ compare }, async () => 5)).toMatchObject({
      verdict: 'pass',
      detail: 'warm 5 ms; not compared: nothing else is live',
    })
    const live = async () => ({ verdict: 'fail' as const, detail: 'answered 500' })
    expect(await run({ compare }, async () => 5, { live })).toMatchObject({
      verdict: 'pass',
      detail: 'warm 5 ms; not compared: what is live now gave no good answer: answered 500',
    })
  })

  test('the default number of samples grows with the percentile', () => {
    expect(SAMPLES_TO_COMPARE.p50).toBeLessThan(SAMPLES_TO_COMPARE.p95)
    expect(SAMPLES_TO_COMPARE.p95).toBeLessThan(SAMPLES_TO_COMPARE.p99)
  })
})

/** Log-normal, as times of answers are, with a slow one now and then. */
function pairs(random: () => number, count: number, slower: number): Pair[] {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const time = (): number => 20 * Math.exp(0.3 * normal()) * (random() < 0.01 ? 5 : 1)
  return Array.from({ length: count }, () => ({ ours: slower * time(), live: time() }))
}

function share(runs: number, count: number, slower: number, atMost: number) {
  const random = createRandom(count)
  const found = { slower: 0, 'not slower': 0, unclear: 0 }
  for (let n = 0; n < runs; n++) {
    found[compareTimes(pairs(random, count, slower), { rank: 95, atMost, confidence: 0.95 })] += 1 / runs
  }
  return found
}

test('equals fail in no more runs than the confidence allows, even without any tolerance', () => {
  // 5 % of 200 runs are 10; more than 18 would come by chance once in a hundred times.
  expect(share(200, 60, 1, 1).slower).toBeLessThanOrEqual(0.09)
})

test('equals pass, and with a usual tolerance never fail', () => {
  const { slower, 'not slower': passed } = share(100, SAMPLES_TO_COMPARE.p95, 1, 1.25)
  expect(slower).toBe(0)
  expect(passed).toBeGreaterThan(0.8)
})

test('a slowdown to 1.5 times is found, and almost never passes', () => {
  const found = share(100, SAMPLES_TO_COMPARE.p95, 1.5, 1.25)
  expect(found.slower).toBeGreaterThan(0.7)
  // Expected in 5 of 100 runs; more than 11 would come by chance once in a hundred times.
  expect(found['not slower']).toBeLessThanOrEqual(0.11)
})

test('the same samples have the same answer', () => {
  const seen = pairs(createRandom(3), 80, 1.3)
  const answers = Array.from({ length: 3 }, () => compareTimes(seen, { rank: 95, atMost: 1.2, confidence: 0.9 }))
  expect(new Set(answers).size).toBe(1)
})
