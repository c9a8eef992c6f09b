import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mirror } from './mirror.ts'
import { notes, prepare } from './release.ts'
import { withoutQueue, withSiblings } from './siblings.ts'

const FILES = ['CHANGELOG.md', 'package.json', 'package-lock.json', '.github/workflows']
let folder: string
const read = async (path: string): Promise<string> => await readFile(join(folder, path), 'utf8')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ops-actions-release-'))
  await mkdir(join(folder, '.github'))
  for (const path of FILES) {
    await cp(fileURLToPath(new URL(`../${path}`, import.meta.url)), join(folder, path), { recursive: true })
  }
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('a release stands in the package, its lock, the changelog and every workflow', async () => {
  await prepare('7.8.9', pathToFileURL(`${folder}/`))

  const [changes, manifest, lock, pipeline] = await Promise.all(
    ['CHANGELOG.md', 'package.json', 'package-lock.json', '.github/workflows/pipeline.yml'].map(read),
  )
  expect(notes(changes ?? '', '7.8.9')).toContain('`rollback`')
  expect(notes(changes ?? '', 'Unreleased')).toBe('')
  expect(JSON.parse(manifest ?? '')).toMatchObject({ version: '7.8.9', devDependencies: { valibot: '1.5.0' } })
  const { version, packages } = JSON.parse(lock ?? '') as { version: string; packages: Record<string, object> }
  expect({ version, own: packages[''], other: packages['node_modules/valibot'] }).toMatchObject({
    version: '7.8.9',
    own: { version: '7.8.9' },
    other: { version: '1.5.0' },
  })
  const refs = [...(pipeline ?? '').matchAll(/uses: acme\/ops-actions\/\S+@(\S+)/g)].map(([, ref]) => ref)
  expect(new Set(refs)).toEqual(new Set(['v7.8.9']))
  expect(refs.length).toBeGreaterThan(3)
})

test('a release that nobody has described is refused', async () => {
  await prepare('7.8.9', pathToFileURL(`${folder}/`))
  await expect(prepare('7.9.0', pathToFileURL(`${folder}/`))).rejects.toThrow('nothing below "## Unreleased"')
})

test.each(['v1.2.3', '1.2', '', '1.2.3-beta'])('"%s" is no version', async (version) => {
  await expect(prepare(version, pathToFileURL(`${folder}/`))).rejects.toThrow('like 1.2.3')
})

test('a mirror holds what a workflow loads, under its own name, and nothing that an older server refuses', async () => {
  await rm(folder, { recursive: true })
  await mirror(folder, { repository: 'tools/ops-actions', ref: 'v7' })

  expect(await readdir(join(folder, '.github/workflows'))).toHaveLength(5)
  const [pipeline, manifest, entry] = await Promise.all(
    ['.github/workflows/pipeline.yml', 'actions/deploy/action.yml', 'dist/deploy/index.js'].map(read),
  )
  expect(pipeline).toContain('uses: tools/ops-actions/actions/deploy@v7')
  expect(pipeline).not.toMatch(/acme\/ops-actions|queue:/)
  expect(manifest).toContain('main: ../../dist/deploy/index.js')
  expect(entry).toContain('../lib/index.js')
})

test('a workflow names siblings, and leaves those of others alone', () => {
  const workflow =
    'uses: acme/ops-actions@v1\nuses: acme/ops-actions/actions/deploy@v1.0.0 \nuses: actions/checkout@v7\n'
  expect(withSiblings(workflow, { repository: 'tools/ops-actions', ref: 'v2' })).toBe(
    'uses: tools/ops-actions@v2\nuses: tools/ops-actions/actions/deploy@v2 \nuses: actions/checkout@v7\n',
  )
  expect(withoutQueue('concurrency:\n  group: a\n  queue: max\n')).toBe('concurrency:\n  group: a\n')
})
