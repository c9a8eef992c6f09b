import { expect, test } from '@jest/globals'
import { progress, withShortIds } from './tell.ts'
import { duration, type Screen, terminal, wrap } from './terminal.ts'

function screen(options: Partial<Screen> = {}) {
  const written: string[] = []
  return { ...options, written, write: (text: string) => written.push(text) }
}

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{}, {}, false],
])('on a screen of %j with %j colours are %j', (options, env, coloured) => {
  expect(terminal(screen(options), env).paint('red', 'x') !== 'x').toBe(coloured)
})

test.each([
  [undefined, 80],
  [0, 80],
  [20, 60],
  [70, 70],
  [300, 100],
])('a screen of %j columns is written on %j', (columns, width) => {
  expect(terminal(screen({ columns }), {}).width).toBe(width)
})

test('paragraphs are wrapped and indented', () => {
  const out = screen({ columns: 60 })
  terminal(out, {}).paragraph(`one ${'x'.repeat(70)} two`, { indent: 2 })
  expect(out.written).toEqual(['  one\n', `  ${'x'.repeat(58)}\n`, `  ${'x'.repeat(12)} two\n`])
})

test.each([
  ['', 10, []],
  ['a b c', 3, ['a b', 'c']],
  ['aaa bb', 3, ['aaa', 'bb']],
  ['aaaa', 3, ['aaa', 'a']],
])('%j within %j is %j', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines)
})

test('progress leaves out what is meant for the runner, and cuts what is too long', () => {
  const out = screen({ columns: 80 })
  const tell = progress(terminal(out, {}))
  for (const line of ['::add-mask::secret', '', '::group::Build', 'api: building', 'y'.repeat(90)]) tell(line)
  expect(out.written).toHaveLength(2)
  expect(out.written[0]).toMatch(/^ {5} +0\.\d s {2}api: building\n$/)
  expect(out.written[1]).toMatch(/^.{79}…\n$/)
})

test('ids are shortened to what tells them apart', () => {
  expect(withShortIds('c6a649af-adca-41e5-ac0c-22894b954774 and dpl_cd4b0jqOl6HkOHrbFtWSn3HvuReb')).toBe(
    'c6a649af and dpl_cd4b0j',
  )
})

test.each([
  [12.4, '12 ms'],
  [949, '949 ms'],
  [950, '0.9 s'],
  [12_340, '12.3 s'],
])('%j ms are %j', (ms, text) => {
  expect(duration(ms)).toBe(text)
})
