import { describe, expect, test } from '@jest/globals'
import { nodesOf, parsed, shapeOf } from './render-fixture.ts'
import { codeOf, fill, inline, linkTo, personLink, timeOf, wordLines } from './text.ts'

describe('a title', () => {
  test.each([
    ['keeps code', 'Drop `legacy` now', 'Drop `legacy` now'],
    ['keeps no code of blanks', 'a ` ` b', 'a \\` \\` b'],
    ['keeps a single backtick as text', 'it`s', 'it\\`s'],
    ['pings nobody from beside code', '`a`@ada', '`a`@&#8203;ada'],
    ['is cut within code', `\`${'a'.repeat(20)}\``, `\\\`${'a'.repeat(8)}…`],
  ])('%s', (_, text, expected) => {
    expect(inline(text, 10 + (text.length < 20 ? 10 : 0))).toBe(expected)
  })

  test.each(['``` a ```', '`` ` ``', '`a``b`', '`\\`<b>`', '`a` `b', '`|`'])('is one paragraph: %s', (text) => {
    const tree = parsed(`- ${inline(text)}`)
    expect(nodesOf(tree, 'html')).toEqual([])
    expect(nodesOf(tree, 'code')).toEqual([])
    expect(nodesOf(tree, 'paragraph')).toHaveLength(1)
  })
})

describe('an author’s own words', () => {
  test.each<[string, string, string[]]>([
    ['are one line for a paragraph', 'One\ntwo\n\nthree', ['One two', 'three']],
    ['are one line for an item', '- one\n  more\n* two\n1. three\n- [x] four', ['one more', 'two', 'three', 'four']],
    ['lose headings, quotes and fences', '# One\n\n> two\n```js\nthree\n```', ['One', 'two', 'three']],
    ['lose the hints of a template', 'One<!-- write\nhere -->\n<!-- open', ['One']],
    ['are nothing where nothing can be seen', '\u200B\n\n<!-- -->', []],
    ['are cut after some lines', 'a\n\n'.repeat(20), [...Array<string>(12).fill('a'), '…']],
  ])('%s', (_, words, expected) => {
    expect(wordLines(words)).toEqual(expected)
  })

  test('of 64 KB are as long as a person reads, and cost little', () => {
    const bodies = ['a ', '\n- x', '`', '<!--', '@ada ', '\u0301', '> # - ', '\n\n1. ', '| a |\n| - |\n', '\t']
    for (const piece of bodies) {
      const length = wordLines(piece.repeat(Math.ceil(65_536 / piece.length))).join('\n').length
      expect(length).toBeLessThan(16_000)
    }
  })
})

test.each([
  ['a person', { name: 'Ada', login: 'ada', bot: false }, '[ada](https://github.com/ada)'],
  ['a bot', { name: 'x', login: 'renovate[bot]', bot: true }, 'renovate\\[bot\\]'],
  ['somebody without an account', { name: '@ada <b>', bot: false }, '@&#8203;ada &lt;b&gt;'],
  ['a login that is none', { name: 'x', login: '../evil](', bot: false }, '\\../evil\\]('],
])('%s is named without a ping', (_, person, expected) => {
  expect(personLink(person, 'https://github.com/acme/shop')).toBe(expected)
})

test.each([
  ['https://a.example/x(y)|z', '[a](https://a.example/x%28y%29%7cz)'],
  ['https://a.example/?b=1&lt;=2', '[a](https://a.example/?b=1&amp;lt;=2)'],
  ['javascript:alert(1)', 'a'],
  ['https://user:secret@a.example/', 'a'],
  ['//evil.example', 'a'],
  ['https://a.example/ "title', '[a](https://a.example/%20%22title)'],
])('a link leads only to a page: %s', (address, expected) => {
  expect(linkTo('a', address)).toBe(expected)
})

test('code holds what it is given, and nothing where that cannot be seen', () => {
  expect(codeOf('v1`<b>\n@ada')).toBe('`v1<b> @ada`')
  expect(codeOf('\u200B`` ')).toBe('')
  expect(shapeOf(parsed(codeOf('a`b```c')))).toEqual(['root', ['paragraph', 'inlineCode']])
})

test('a placeholder is replaced once, and joins the blanks beside it when it is empty', () => {
  expect(fill('{title} {scope} {links}', { title: '{links}', scope: '', links: '$& {title}' })).toBe(
    '{links} $& {title}',
  )
  expect(fill('{toString} {a}', { a: '1' })).toBe('{toString} 1')
})

test('times are told to the minute, everywhere the same', () => {
  expect(timeOf(new Date('2026-11-23T01:51:59+02:00'))).toBe('2026-11-22 23:51 UTC')
})
