import { describe, expect, test } from '@jest/globals'
import { array, assert, constantFrom, property } from 'fast-check'
import { nodesOf, parsed, proseOf, shapeOf } from './notes/render-fixture.ts'
import { oneLine, plain } from './markdown.ts'

describe('text of strangers', () => {
  test.each([
    ['a list', '- a'],
    ['another list', '+ a'],
    ['a numbered list', '1. a'],
    ['another numbered list', '12) a'],
    ['a heading', '# a'],
    ['an underlined heading', '==='],
    ['a line', '---'],
    ['a quote', '> [!WARNING]'],
    ['a table', '| a | b |'],
    ['a fence', '```js'],
    ['a definition', '[a]: https://evil.example'],
    ['a footnote', '[^1]: a'],
    ['indented code', '        a'],
    ['an image', '![a](https://evil.example/a.png)'],
    ['a link', '[a](javascript:alert(1))'],
    ['an address', 'see https://evil.example/a and www.evil.example or <https://evil.example> or WWW.evil.example'],
    ['a mail address', 'mailto:ada@evil.example'],
    ['HTML', '<img src=x onerror=alert(1)><!-- a -->&lt;b&gt;'],
    ['emphasis', '*a* **b** _c_ ~~d~~ `e`'],
    ['a hard break', 'a  \nb\\\nc'],
  ])('is no %s', (_, text) => {
    const inList = parsed(`- ${plain(text)}`)
    expect(shapeOf(inList)).toEqual(['root', ['list', ['listItem', ['paragraph', 'text']]]])
    expect(shapeOf(parsed(`| a |\n| --- |\n| ${plain(text)} |`))).toEqual([
      'root',
      ['table', ['tableRow', ['tableCell', 'text']], ['tableRow', ['tableCell', 'text']]],
    ])
  })

  test.each(['@ada', 'x @acme/team y', '#12', 'fixes #12', 'acme/shop#12', 'GH-12', 'gh-12', 'acme/shop@ad4f2c1'])(
    'pings and refers to nobody: %s',
    (text) => {
      const [seen = ''] = proseOf(parsed(plain(text)))
      expect(seen).not.toMatch(/@\w|#\d|\bGH-\d/i)
      expect(seen.replaceAll('\u200B', '')).toBe(text)
    },
  )

  test.each([
    ['what reorders text', 'safe\u202Egnp.exe\u2066', 'safegnp.exe'],
    ['what cannot be seen', 'a\u200Bd\u00ADm\u2060i\uFEFFn\u3164\u115F', 'admin'],
    ['controls and line breaks', 'a\u0000b\r\nc\u2028d\u0085e\u001B[31m', 'a b c d e [31m'],
    ['half a character', 'a\uD83Db', 'a\uFFFDb'],
    ['towers of accents', `z${'\u0301'.repeat(500)}`, 'z\u0301\u0301\u0301\u0301'],
    ['hidden letters', 'a\u{E0061}\u{E0062}', 'a'],
  ])('loses %s', (_, text, expected) => {
    expect(oneLine(text)).toBe(expected)
  })

  test.each(['👩‍👩‍👧‍👦 family', '❤️ love', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag', 'Grüße, 日本語, עברית, हिन्दी', 'नमस्ते'])('keeps %s', (text) => {
    expect(oneLine(text)).toBe(text)
  })

  test('is cut between characters', () => {
    expect(plain(`${'a'.repeat(8)}😀😀`, 10)).toBe(`${'a'.repeat(8)}…`)
  })

  test('whatever it is made of, it is one text', () => {
    const pieces =
      '@ # ` ~ * _ [ ] ( ) < > ! | \\ & ; : / . - + = $ { } " \' 0 1 a www. https:// &#64; \n \r \t \u202E \u200B \uD83D <b> ``` GH-1'
    const hostile = array(constantFrom(...pieces.split(' '), ' '), { maxLength: 30 }).map((some) => some.join(''))
    assert(
      property(hostile, (text) => {
        const tree = parsed(`- ${plain(text)}\n- end`)
        expect(nodesOf(tree, 'listItem')).toHaveLength(2)
        for (const type of [
          'html',
          'link',
          'image',
          'code',
          'inlineCode',
          'heading',
          'emphasis',
          'strong',
          'delete',
          'break',
          'linkReference',
          'definition',
          'footnoteReference',
          'table',
        ] as const)
          expect(nodesOf(tree, type)).toEqual([])
        expect(nodesOf(tree, 'paragraph').length).toBeLessThanOrEqual(2)
        for (const seen of proseOf(tree)) expect(seen).not.toMatch(/@\w|#\d|:\/\/|www\.|\bGH-\d/i)
      }),
      { numRuns: 2_000 },
    )
  })
})
