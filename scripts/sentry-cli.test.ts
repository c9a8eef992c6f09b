import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { cliBuilds } from './sentry-cli.ts'

test('the sentry-cli that actions fetch is the one of the lock file', () => {
  const written = readFileSync(new URL('../src/providers/sentry/cli-builds.ts', import.meta.url), 'utf8')
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ')
  expect(plain(written)).toBe(plain(cliBuilds()))
  expect(written.match(/sha256: '[0-9a-f]{64}'/g)).toHaveLength(9)
})
