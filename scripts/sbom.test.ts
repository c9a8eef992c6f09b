import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { bundled } from './bundled.ts'
import { nameOf, sbom } from './sbom.ts'

/** They ask for nothing but that their texts go along, and dist/lib/LICENSES.txt has them. */
const ALLOWED = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT License', 'Zlib']

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
}

test('everything that is bundled has a licence that allows it', async () => {
  const packages = await bundled()
  expect(packages.length).toBeGreaterThan(100)
  // `(MIT AND Zlib)` asks for both.
  const asked = (license: string): string[] => license.replaceAll(/[()]/g, '').split(' AND ')
  expect(packages.filter(({ license }) => !asked(license).every((one) => ALLOWED.includes(one)))).toEqual([])
})

test('the list of licences names each dependency', async () => {
  const names = new Set((await bundled()).map(({ name }) => name))
  expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([])
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

test('there are few of them', () => {
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(20)
})
