import { expect, test } from '@jest/globals'
import { explain } from './explain.ts'
import { keepSecret } from './redact.ts'

const cases: [string, unknown, string][] = [
  ['an error', new Error('railway: deployment 4f2 ended as FAILED'), 'railway: deployment 4f2 ended as FAILED'],
  ['a text', 'just words', 'just words'],
  ['nothing', undefined, ''],
  ['an error without a message', new RangeError(), 'RangeError'],
  ['a prefix', 'Uncaught TypeError: x is not a function', 'x is not a function'],
  [
    'a cause',
    new Error('release of 9c1 failed', { cause: new Error('web could not be promoted', { cause: 'Error: 502' }) }),
    'release of 9c1 failed\n  because web could not be promoted\n    because 502',
  ],
  [
    'a cause that the message repeats',
    new Error('failed: read ECONNRESET', { cause: new Error('read ECONNRESET') }),
    'failed: read ECONNRESET',
  ],
  [
    'several causes',
    new AggregateError([new Error('api did not come back'), new Error('web did not come back')], 'nothing is undone'),
    'nothing is undone\n  because api did not come back\n  because web did not come back',
  ],
]

test.each(cases)('explains %s', (_, error, text) => {
  expect(explain(error)).toBe(text)
})

test('a circle of causes ends', () => {
  const error = new Error('first')
  error.cause = new Error('second', { cause: error })
  expect(explain(error)).toBe('first\n  because second')
})

test('no secret is told, in no message of the chain', () => {
  keepSecret('tok_explained')
  const error = new Error('asked with tok_explained', { cause: new Error('was tok_explained') })
  expect(explain(error)).toBe('asked with ***\n  because was ***')
})
