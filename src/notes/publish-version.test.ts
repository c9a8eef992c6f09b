import { expect, test } from '@jest/globals'
import type { Notes } from './notes.ts'
import { nextTag } from './publish-version.ts'
import { anItem, bothNotes } from './render-fixture.ts'

const holding = (type: string): Partial<Notes> => ({ sections: [{ title: 'Any', items: [anItem({ type })] }] })
const broken: Partial<Notes> = { breaking: [anItem()], sections: [] }

test.each<[string, string, string[], Partial<Notes>, string]>([
  ['a first version', 'v{version}', [], holding('feat'), 'v1.0.0'],
  ['what breaks', 'v{version}', ['v1.2.3'], broken, 'v2.0.0'],
  ['a feature', 'v{version}', ['v1.2.3'], holding('feat'), 'v1.3.0'],
  ['a fix', 'v{version}', ['v1.2.3'], holding('fix'), 'v1.2.4'],
  ['nothing that is listed', 'v{version}', ['v1.2.3'], { sections: [] }, 'v1.2.4'],
  ['what breaks before 1.0.0', 'v{version}', ['v0.4.1'], broken, 'v0.5.0'],
  ['the highest number, not the last name', 'v{version}', ['v1.9.0', 'v1.10.0', 'v1.2.0'], holding('fix'), 'v1.10.1'],
  [
    'tags of its own kind only',
    'shop@{version}',
    ['shop@1.0.0', 'shop@2.0.0-rc.1', 'shop@9', 'v3.0.0'],
    holding('fix'),
    'shop@1.0.1',
  ],
  ['what stands behind the number', 'v{version}-web', ['v1.0.0-web', 'v2.0.0'], holding('feat'), 'v1.1.0-web'],
])('the next tag: %s', (_, template, tags, notes, expected) => {
  expect(nextTag(template, tags, bothNotes(notes))).toBe(expected)
})

test('what only operators read counts as well', () => {
  const notes = bothNotes(holding('fix'))
  notes.operators.breaking = [anItem()]
  expect(nextTag('v{version}', ['v1.0.0'], notes)).toBe('v2.0.0')
})
