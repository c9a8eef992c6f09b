import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = new URL('..', import.meta.url)
const model = readFileSync(new URL('SECURITY.md', root), 'utf8')
const threats = model.split('## Who could do what')[1]?.match(/^\| (?!-|tries to|holds).*$/gm) ?? []

/** The last cell: `file`: name of the test. */
function named(threat: string): { file: string; name: string } | undefined {
  const [, file, name] = /`([\w./-]+\.test\.ts)`: (.*?) *\|$/.exec(threat) ?? []
  return file !== undefined && name !== undefined ? { file, name } : undefined
}

test('each threat names its test, unless it is none of ours', () => {
  expect(threats.length).toBeGreaterThan(20)
  const unnamed = threats.filter((threat) => !named(threat) && !threat.includes('outside of this suite'))
  expect(unnamed).toEqual([])
})

test.each(threats.flatMap((threat) => named(threat) ?? []))('$file has a test "$name"', ({ file, name }) => {
  const path = fileURLToPath(new URL(file, root))
  expect(existsSync(path)).toBe(true)
  const text = readFileSync(path, 'utf8')
  // As it stands in the source: in any quotes, the name of a test and not of something else.
  const at = ["'", '"', '`'].map((quote) => text.indexOf(`(${quote}${name}${quote}, `)).find((index) => index >= 0)
  expect(at).toBeGreaterThan(0)
})
