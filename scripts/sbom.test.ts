import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { bundled } from './bundled.ts'
import { nameOf, sbom } from './sbom.ts'

/** They ask for nothing but that their texts go along, and the LICENSES.txt of dist/ have them. */
const ALLOWED = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT License', 'Zlib']

/** In files that lie beside the sources and are loaded by tests only. */
const TESTING = ['mdast-util-from-markdown', 'mdast-util-gfm', 'micromark-extension-gfm']

/** The packages whose code the product's own files load; types are not code. */
function imported(): Set<string> {
  const lines = execFileSync(
    'git',
    ['grep', '--untracked', '-hE', "(from|import\\() ?'[^.]", '--', 'src', 'actions', 'cli', ':!*.test.ts'],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
  )
  const names = lines
    .split('\n')
    .filter((line) => !line.startsWith('import type '))
    .map((line) => /(?:\bfrom |import\()'((?:@[\w-]+\/)?[\w.-]+)[/']/.exec(line)?.[1] ?? 'node')
  return new Set(names.filter((name) => !name.startsWith('node') && !TESTING.includes(name)))
}

test('everything that is bundled has a licence that allows it', async () => {
  const packages = await bundled()
  expect(packages.length).toBeGreaterThan(100)
  // `(MIT AND Zlib)` asks for both.
  const asked = (license: string): string[] => license.replaceAll(/[()]/g, '').split(' AND ')
  expect(packages.filter(({ license }) => !asked(license).every((one) => ALLOWED.includes(one)))).toEqual([])
})

test('the list of licences names each package that the product loads', async () => {
  const names = new Set((await bundled(['lib'])).map(({ name }) => name))
  expect(imported().size).toBeGreaterThan(10)
  expect([...imported()].filter((name) => !names.has(name))).toEqual([])
})

test('the bill of materials holds what is bundled, with versions and hashes, and nothing else', async () => {
  const { components, metadata } = await sbom()
  expect(metadata.component.name).toBe('ops-actions')
  const names = new Set(components.map(({ purl }) => nameOf(purl)))
  const inside = (await bundled()).map(({ name }) => name)
  expect(inside.filter((name) => !names.has(name))).toEqual([])
  expect([...names].filter((name) => !inside.includes(name))).toEqual([])
  expect(components.filter((component) => !('hashes' in component) || !component.version)).toEqual([])
})

test('dependencies are pinned to a version', () => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const all = Object.assign({}, ...['dependencies', 'devDependencies'].map((key) => JSON.parse(text)[key])) as Record<
    string,
    string
  >
  expect(Object.keys(all).length).toBeGreaterThan(40)
  expect(Object.entries(all).filter(([, range]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/.test(range))).toEqual([])
})

test('few of them get into the product', () => {
  expect(imported().size).toBeLessThanOrEqual(25)
})
