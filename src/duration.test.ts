import { expect, test } from '@jest/globals'
import { formatDuration, parseDuration } from './duration.ts'

test.each([
  ['800ms', 800],
  ['90s', 90_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['0s', undefined],
  ['5', undefined],
  ['5 m', undefined],
  ['1.5s', undefined],
  ['-5s', undefined],
  ['5d', undefined],
  ['', undefined],
  ['1234567s', undefined],
])('%j is %p ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

test.each([
  [350, '350 ms'],
  [12_400, '12.4 s'],
  [12_000, '12 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min'],
  [185_000, '3 min 5 s'],
  [3_600_000, '60 min'],
])('%d ms reads %j', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})
