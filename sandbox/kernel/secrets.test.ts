import { expect, test } from '@jest/globals'
import { createKernel } from './kernel.ts'
import { formsOf } from './secrets.ts'

const SECRET = 'a+b/c=sandbox_secret-0123456789'

test.each([
  ['as it is', (secret: string) => `token ${secret}.`],
  ['in an address', (secret: string) => `?token=${encodeURIComponent(secret)}&x`],
  ...['', 'u', 'us', 'use', 'user'].flatMap((user): [string, (secret: string) => string][] => [
    [`in base64 after "${user}"`, (secret) => Buffer.from(`${user}${secret}:x`).toString('base64')],
    [`in base64url after "${user}"`, (secret) => Buffer.from(`${user}${secret}`).toString('base64url')],
  ]),
])('a secret is recognized %s', (_, wrap) => {
  const found = (text: string): boolean => formsOf(SECRET).some((form) => text.includes(form))
  expect(found(wrap(SECRET))).toBe(true)
  expect(found(wrap(SECRET.replace('0123', '0124')))).toBe(false)
})

test('a token is foreign to all services but its own, any other secret to all but those that are named', () => {
  const { tokens, clock } = createKernel()
  const { value } = tokens.mint({ service: 'vercel', kind: 'team' })
  tokens.guard(SECRET, ['vercel', 'vercel-edge'])

  expect(tokens.foreignIn(`Bearer ${value}`, 'vercel')).toBeUndefined()
  expect(tokens.foreignIn(`Bearer ${value}`, 'vercel-edge')).toBe('vercel')
  expect(tokens.foreignIn(Buffer.from(`x:${value}`).toString('base64'), 'github')).toBe('vercel')
  expect(tokens.foreignIn(SECRET, 'vercel-edge')).toBeUndefined()
  expect(tokens.foreignIn(SECRET, 'railway')).toBe('vercel')
  expect(tokens.foreignIn('nothing of the kind', 'github')).toBeUndefined()
  clock.close()
})
