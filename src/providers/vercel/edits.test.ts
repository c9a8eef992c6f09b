import { expect, test } from '@jest/globals'
import { withAddresses } from './edits.ts'

const ADDRESSES = new Map([
  ['https://shop.example', 'https://shop-pr-1.vercel.app'],
  ['https://shop.example/api', 'https://api-pr-1.up.railway.app'],
])

test.each([
  ['"https://shop.example/api/:path*"', '"https://api-pr-1.up.railway.app/:path*"'],
  ['"https://shop.example/apis"', '"https://shop-pr-1.vercel.app/apis"'],
  ['"https://shop.example"', '"https://shop-pr-1.vercel.app"'],
  ['"https://shop.example.org/"', '"https://shop.example.org/"'],
  ['"https://shop.example:8443/"', '"https://shop.example:8443/"'],
  ['"https://shopXexample/"', '"https://shopXexample/"'],
  ['"http://shop.example/"', '"http://shop.example/"'],
])('%s becomes %s', (text, expected) => {
  expect(withAddresses(text, ADDRESSES)).toBe(expected)
})

test('without addresses nothing changes', () => {
  expect(withAddresses('https://shop.example', new Map())).toBe('https://shop.example')
})
