import { expect, test } from '@jest/globals'
import { barsOf, rowsOf } from './bars.ts'
import { span } from './testing.ts'

const spans = [
  span('web', 'build, staged', [0, 4]),
  span('api', 'build and deploy', [0, 6]),
  span('api', 'gate, public', [6, 6.01], true),
  span('web', 'promote', [8, 10]),
]

test('spans of one component stand together, on the scale of all', () => {
  expect(rowsOf(spans)).toMatchObject([
    { component: 'api', what: 'build and deploy', from: 0, to: 0.6, durationMs: 6_000 },
    { component: 'api', what: 'gate, public', from: 0.6, failed: true },
    { component: 'web', what: 'build, staged', from: 0, to: 0.4 },
    { component: 'web', what: 'promote', from: 0.8, to: 1 },
  ])
})

test('bars begin and end in their place, and the shortest can still be seen', () => {
  const bars = barsOf(spans, 53)
  expect(bars.map(({ label, bar, time }) => `${label}|${bar}|${time}`)).toEqual([
    'api  build and deploy|████████████        |  6.0 s',
    '     gate, public    |            ▒       |  10 ms',
    'web  build, staged   |████████            |  4.0 s',
    '     promote         |                ████|  2.0 s',
  ])
})

test('a step that ends with the last one stays within the width', () => {
  const [, last] = barsOf([span('a', 'x', [0, 10]), span('a', 'y', [10, 10])], 40)
  expect(last?.bar).toMatch(/^ +█$/)
  expect(last?.bar).toHaveLength(24)
})

test('without spans there is nothing to draw', () => {
  expect(barsOf([], 80)).toEqual([])
})
