import { expect, test } from '@jest/globals'
import { assert, constantFrom, oneof, property, string } from 'fast-check'
import { parse } from 'yaml'
import { scalar } from './ops-yml.ts'

const odd = constantFrom(
  '',
  '.',
  '..',
  '~',
  'no',
  'True',
  '1e3',
  '0x1f',
  '12',
  '-',
  '- a',
  'a: b',
  'a #b',
  '*a',
  '&a',
  '{a',
  'a]',
  'a,b',
  '!a',
)

test('whatever a name is, it is read back from a mapping and from a list as it was', () => {
  assert(
    property(oneof(odd, string({ unit: 'grapheme' })), (text) => {
      expect(parse(`a: { b: ${scalar(text)} }\nc: [${scalar(text)}]\n`)).toEqual({ a: { b: text }, c: [text] })
    }),
    { numRuns: 500 },
  )
})

test('names, paths, patterns and ids stand there plainly', () => {
  const plain = ['apps/web', 'https://shop.example', '/version', 'api/migrations/**', 'prj_1', '.']
  expect(plain.map(scalar)).toEqual(plain)
})
