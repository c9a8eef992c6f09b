import { expect, test } from '@jest/globals'
import { nearest } from './nearest.ts'

const KEYS = ['source', 'url', 'identity', 'after', 'smoke', 'migrations', 'timeout', 'vercel', 'railway']

test.each([
  ['identiy', 'identity'],
  ['indentity', 'identity'],
  ['idnetity', 'identity'],
  ['Source', 'source'],
  ['scource', 'source'],
  ['urls', 'url'],
  ['migration', 'migrations'],
  ['time-out', 'timeout'],
  ['railyway', 'railway'],
  ['versel', 'vercel'],
  ['dependsOn', undefined],
  ['x', undefined],
  ['', undefined],
])('%j was meant as %j', (word, meant) => {
  expect(nearest(word, KEYS)).toBe(meant)
})

test('of two equally near the first counts', () => {
  expect(nearest('ab', ['ac', 'ad'])).toBe('ac')
})
