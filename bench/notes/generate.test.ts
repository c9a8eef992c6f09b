import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { generate } from './generate.ts'

test('a generated history has as many commits and tags as asked for, and is the same each time', () => {
  const [one = '', other = ''] = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'generated-')))
  try {
    const heads = [one, other].map((directory) => {
      generate(directory, { commits: 200, tags: 10 })
      const ask = (...args: string[]): string => execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim()
      expect(ask('rev-list', '--count', 'HEAD')).toBe('200')
      expect(ask('tag').split('\n')).toHaveLength(10)
      expect(Number(ask('rev-list', '--merges', '--count', 'HEAD'))).toBeGreaterThan(10)
      return ask('rev-parse', 'HEAD')
    })
    expect(heads[0]).toBe(heads[1])
  } finally {
    for (const directory of [one, other]) rmSync(directory, { recursive: true, force: true })
  }
})
