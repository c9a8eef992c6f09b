import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Imports of values go down only; types of an interface may be imported by whoever fulfils it. */
const FLOORS = [/^(actions|cli)\//, /^src\/(providers|smoke)\//, /^src\//]

function floorOf(file: string): number {
  return FLOORS.findIndex((floor) => floor.test(file))
}

interface Import {
  from: string
  to: string
}

function importsOf(folder: string): Import[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', folder], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(
      (file) => file.endsWith('.ts') && !/\.test\.ts$|\/(testing|test-world|local-site|fake-world)\.ts$/.test(file),
    )
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8')
    const found = text.matchAll(
      /^(?:import|export) (?!type )[^'\n]*(?:\n[^'\n]*)*? from '(\.[^']+)'|import\('(\.[^']+)'\)/gm,
    )
    return [...found].map((match) => ({ from, to: normalize(join(dirname(from), match[1] ?? match[2] ?? '')) }))
  })
}

const drawn = ({ from, to }: Import): string => `${from} -> ${to}`

test('imports go down only', () => {
  const imports = ['actions', 'cli', 'src'].flatMap(importsOf)
  const up = imports.filter(({ from, to }) => floorOf(to) < floorOf(from))

  expect(imports.length).toBeGreaterThan(100)
  expect(up.map(drawn)).toEqual([])
})

test('the release knows no vendor', () => {
  const outside = importsOf('src/release').filter(({ to }) => !/^src\/(release\/|[a-z-]+\.ts)/.test(to))

  expect(outside.map(drawn)).toEqual([])
})

test('a preview knows no vendor', () => {
  const outside = importsOf('src/preview').filter(
    ({ to }) => !/^src\/((preview|release|config|verify)\/|[a-z-]+\.ts)/.test(to),
  )

  expect(outside.map(drawn)).toEqual([])
})

test('the sandbox and the product share no code', () => {
  const shared = [
    ...importsOf('sandbox').filter(({ to }) => /^(src|actions)\//.test(to)),
    ...['src', 'actions'].flatMap(importsOf).filter(({ to }) => to.startsWith('sandbox/')),
  ]

  expect(shared.map(drawn)).toEqual([])
})
