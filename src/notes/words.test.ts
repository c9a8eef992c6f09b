import { describe, expect, test } from '@jest/globals'
import { saysNothing, sectionOf } from './words.ts'

describe('the section for the notes', () => {
  const TABLE: [string, string, string | undefined][] = [
    [
      'ends at the next heading of its level',
      'Why\n\n## Release notes\nFaster.\n### Details\nMuch.\n## Tests\nMany.',
      'Faster.\n### Details\nMuch.',
    ],
    ['may have any level and case, and a colon', '# RELEASE NOTE:\r\n\r\nFaster.\r\n', 'Faster.'],
    ['is not read from code', '```md\n## Release notes\nno\n```\n', undefined],
    ['may hold code with headings', '## Release notes\n~~~\n## not one\n~~~\nyes', '~~~\n## not one\n~~~\nyes'],
    ['goes without the hints of a template', '## Release notes\n<!-- what users see -->\nYes<!-- no -->.', 'Yes.'],
    ['is none when only a hint stands there', '## Release notes\n<!-- what users see -->\n\n## Tests', undefined],
    ['ends where a comment is never closed', '## Release notes\nYes.\n<!-- no', 'Yes.'],
    ['is none where nobody wrote one', 'The release notes are elsewhere.', undefined],
  ]
  test.each(TABLE)('%s', (_, text, section) => {
    expect(sectionOf(text)).toBe(section)
  })

  test('takes no longer for a text that is made to take long', () => {
    const hostile = `## Release notes\n${'<!--'.repeat(16_000)}${' '.repeat(60_000)}`
    expect(sectionOf(hostile)).toBeUndefined()
  })
})

test('"none" is nothing to tell', () => {
  expect(['None', 'n/a', '_none_', '-', 'No notes.'].map(saysNothing)).toEqual([true, true, true, true, true])
  expect(['None of the carts is lost', 'faster'].map(saysNothing)).toEqual([false, false])
})
