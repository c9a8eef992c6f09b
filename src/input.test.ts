import { expect, test } from '@jest/globals'
import { type Input, readInputs, WrongInputs } from './input.ts'

interface World {
  inputs?: Record<string, string>
  env?: Record<string, string>
}

function reading<T>(read: (input: Input) => T, { inputs = {}, env = {} }: World = {}) {
  const secrets: string[] = []
  const source = { get: (name: string) => inputs[name] ?? '', env, onSecret: (value: string) => secrets.push(value) }
  return { run: () => readInputs(source, read), secrets }
}

function mistakes(read: (input: Input) => unknown, world?: World): string[] {
  try {
    reading(read, world).run()
  } catch (error) {
    if (error instanceof WrongInputs) return error.problems.map(({ message }) => message)
    throw error
  }
  return []
}

const read: [string, (input: Input) => unknown, string, unknown][] = [
  ['a text', (input) => input.text('x'), 'shop', 'shop'],
  ['an optional text', (input) => input.optional('x'), 'shop', 'shop'],
  ['an optional text left empty', (input) => input.optional('x'), '', undefined],
  ['a secret', (input) => input.secret('x'), 'hush', 'hush'],
  ['an optional secret left empty', (input) => input.optionalSecret('x'), '', undefined],
  ['a flag', (input) => input.flag('x'), 'true', true],
  ['a flag that is off', (input) => input.flag('x'), 'false', false],
  ['a flag as YAML writes it', (input) => input.flag('x'), 'True', true],
  ['a commit', (input) => input.optionalCommit('x'), 'ABCDEF0123'.repeat(4), 'abcdef0123'.repeat(4)],
  ['no commit', (input) => input.optionalCommit('x'), '', undefined],
  ['a choice', (input) => input.choice('x', ['plan', 'apply']), 'apply', 'apply'],
  ['a count', (input) => input.count('x'), '12', 12],
  ['seconds', (input) => input.duration('x'), '90s', 90_000],
  ['minutes', (input) => input.duration('x'), '5m', 300_000],
  ['milliseconds', (input) => input.duration('x'), '800ms', 800],
  ['an optional duration left empty', (input) => input.optionalDuration('x'), '', undefined],
  ['an address', (input) => input.url('x'), 'https://shop.example', 'https://shop.example'],
  ["an address of one's own server", (input) => input.url('x'), 'http://127.0.0.1:80', 'http://127.0.0.1:80'],
  ['an optional address left empty', (input) => input.optionalUrl('x'), '', undefined],
  ['a list by lines', (input) => input.list('x'), 'a\n\n  b \n', ['a', 'b']],
  ['a list by commas', (input) => input.list('x'), 'a, b,', ['a', 'b']],
  ['a list left empty', (input) => input.list('x'), '', []],
  ['pairs with an empty value', (input) => input.pairs('x'), 'a=\nb=1=2', { a: '', b: '1=2' }],
]

test.each(read)('reads %s', (_, get, value, expected) => {
  expect(reading(get, { inputs: { x: value } }).run()).toEqual(expected)
})

const wrong: [string, (input: Input) => unknown, string, string][] = [
  ['a missing text', (input) => input.text('x'), '', 'input "x" is missing; set it below "with:"'],
  [
    'a missing text with a variable',
    (input) => input.text('x', 'X_ID'),
    '',
    'input "x" is missing; set it below "with:", or the environment variable X_ID',
  ],
  [
    'a missing secret',
    (input) => input.secret('vercel-token', 'VERCEL_TOKEN'),
    '',
    'input "vercel-token" is missing; set it below "with:" to ${{ secrets.VERCEL_TOKEN }}, or the environment variable VERCEL_TOKEN',
  ],
  [
    'a missing secret without a variable',
    (input) => input.secret('api-key'),
    '',
    'input "api-key" is missing; set it below "with:" to ${{ secrets.API_KEY }}',
  ],
  [
    'a short commit',
    (input) => input.optionalCommit('x'),
    'abcdef0',
    'input "x" must be the full SHA of a commit with all 40 digits, like "${{ github.sha }}", got "abcdef0"',
  ],
  ['a flag left empty', (input) => input.flag('x'), '', 'input "x" must be "true" or "false", got nothing'],
  ['no boolean', (input) => input.flag('x'), 'yes', 'input "x" must be "true" or "false", got "yes"'],
  [
    'no choice',
    (input) => input.choice('x', ['plan', 'apply']),
    'aply',
    'input "x" must be one of "plan", "apply", got "aply"',
  ],
  ['no count', (input) => input.count('x'), '-1', 'input "x" must be a whole number, got "-1"'],
  ['half a count', (input) => input.count('x'), '1.5', 'input "x" must be a whole number, got "1.5"'],
  [
    'a bare number as duration',
    (input) => input.duration('x'),
    '5',
    'input "x" must be a duration like "90s" or "5m", got "5"',
  ],
  ['no time at all', (input) => input.duration('x'), '0s', 'input "x" must be a duration like "90s" or "5m", got "0s"'],
  [
    'a missing duration',
    (input) => input.duration('x'),
    '',
    'input "x" is missing; write a duration like "90s" or "5m"',
  ],
  [
    'an optional duration that is none',
    (input) => input.optionalDuration('x'),
    'soon',
    'input "x" must be a duration like "90s" or "5m", got "soon"',
  ],
  [
    'no address',
    (input) => input.url('x'),
    'shop.example',
    'input "x" must be an address like "https://shop.example", got "shop.example"',
  ],
  [
    'an address of another kind',
    (input) => input.optionalUrl('x'),
    'ftp://shop.example',
    'input "x" must be an address like "https://shop.example", got "ftp://shop.example"',
  ],
  [
    'a missing address',
    (input) => input.url('x', 'X_URL'),
    '',
    'input "x" is missing; write an address like "https://shop.example", or the environment variable X_URL',
  ],
  ['a line that is no pair', (input) => input.pairs('x'), 'a=1\nb', 'input "x" must be lines of KEY=VALUE, got "b"'],
  ['a key that comes twice', (input) => input.pairs('x'), 'a=1\na=2', 'input "x" has the key "a" twice; keep one'],
]

test.each(wrong)('refuses %s', (_, get, value, message) => {
  expect(mistakes(get, { inputs: { x: value } })).toEqual([message])
})

test('blanks around a key are refused rather than kept in its name', () => {
  expect(mistakes((input) => input.pairs('x'), { inputs: { x: 'web = no' } })).toEqual([
    'input "x" must be lines of KEY=VALUE, got "web = no"',
  ])
})

test('tells all mistakes at once', () => {
  const world = { inputs: { b: 'on', c: '3' } }
  expect(mistakes((input) => [input.text('a'), input.flag('b'), input.duration('c')], world)).toHaveLength(3)
})

test('a well-known variable stands in for an input left empty', () => {
  const { run, secrets } = reading((input) => input.secret('token', 'OLD_TOKEN', 'TOKEN'), {
    env: { TOKEN: ' abcd\n' },
  })
  expect(run()).toBe('abcd')
  expect(secrets).toEqual(['abcd'])
})

test('the input wins over the variable', () => {
  const world = { inputs: { project: 'mine' }, env: { PROJECT: 'theirs' } }
  expect(reading((input) => input.text('project', 'PROJECT'), world).run()).toBe('mine')
})

test('a secret is masked before the next input is read', () => {
  const seen: number[] = []
  const { run, secrets } = reading(
    (input) => {
      input.optionalSecret('token')
      seen.push(secrets.length)
    },
    { inputs: { token: 'abcd' } },
  )
  run()
  expect(seen).toEqual([1])
})

test('a reader that trips over a stand-in does not hide the mistake', () => {
  expect(mistakes((input) => new URL(input.text('url')))).toEqual(['input "url" is missing; set it below "with:"'])
})

test('a reader that fails by itself is not taken for a wrong input', () => {
  const { run } = reading(() => {
    throw new Error('a fault of the action')
  })
  expect(run).toThrow('a fault of the action')
})
