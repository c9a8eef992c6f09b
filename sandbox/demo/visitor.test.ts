import { expect, test } from '@jest/globals'
import { samplesOf, served } from './testing.ts'
import { failedAnswers, segmentsOf, sendVisitor, timeTogether } from './visitor.ts'

const web = samplesOf('web', { 0: undefined, 1: 'v1', 2: 'v1', 3: 'v1', 4: 'v2' })
const api = samplesOf('api', { 0: 'v1', 1: 'v1', 2: 'v2', 3: 'v2', 4: 'v2' })
const lengths = (segments: { version: string | undefined; from: number; to: number }[]) =>
  segments.map(({ version, from, to }) => [version, to - from])

test('a version lasts until another one is seen', () => {
  expect(lengths(segmentsOf([...web, ...api], 'web'))).toEqual([
    [undefined, 1_000],
    ['v1', 3_000],
    ['v2', 0],
  ])
})

test('a version that comes back is a segment of its own', () => {
  const samples = samplesOf('api', { 0: 'v2', 1: 'v3', 2: 'v2' })
  expect(segmentsOf(samples, 'api').map(({ version }) => version)).toEqual(['v2', 'v3', 'v2'])
})

test('two versions have met for as long as both have certainly served', () => {
  const met = (which: (web: string, api: string) => boolean): number => timeTogether([...web, ...api], which)
  expect(met((page, backend) => page === 'v1' && backend === 'v2')).toBe(900)
  expect(met((page, backend) => page > backend)).toBe(0)
})

test('only what lies within the time counts', () => {
  const second = (web[3]?.askedAt ?? 0) - 500
  const together = timeTogether([...web, ...api], (page, backend) => page !== backend, { from: second, to: Infinity })
  expect(together).toBe(500)
})

test('an error is one only after the first success', () => {
  expect(failedAnswers(samplesOf('web', { 0: undefined, 1: 'v1', 2: undefined, 3: 'v1' }))).toBe(1)
})

test('the visitor asks both components until he leaves', async () => {
  const visitor = sendVisitor(async (component) => await Promise.resolve(served(component, 'v1')), 1)
  while (visitor.samples.length < 6) await new Promise(setImmediate)
  await visitor.leave()
  const { length } = visitor.samples
  expect(new Set(visitor.samples.map(({ component }) => component))).toEqual(new Set(['web', 'api']))
  await new Promise((resolve) => {
    setTimeout(resolve, 10)
  })
  expect(visitor.samples).toHaveLength(length)
})
