import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { programs } from '../providers/programs.ts'
import { pack, unpack } from './archive.ts'
import type { Context } from './context.ts'

let root = ''
let entry = ''
let context: Context

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'archive-root-'))
  entry = await mkdtemp(join(tmpdir(), 'archive-entry-'))
  const env = { PATH: process.env['PATH'] ?? '' }
  context = { root, env, programs: programs(), signal: new AbortController().signal } as unknown as Context
  await mkdir(join(root, 'web/dist'), { recursive: true })
  await writeFile(join(root, 'web/dist/index.html'), 'Hello')
  await pack(context, entry, { key: 'k', paths: ['web/dist'], facts: { tookMs: 7 } })
})
afterEach(async () => {
  await Promise.all([root, entry].map(async (folder) => await rm(folder, { recursive: true, force: true })))
})

const options = { key: 'k', paths: ['web/dist'] }

test('what was packed comes back as it was, in place of what is there', async () => {
  await writeFile(join(root, 'web/dist/stale.html'), 'old')
  expect(await unpack(context, entry, options)).toEqual({ tookMs: 7 })
  expect(await readdir(join(root, 'web/dist'))).toEqual(['index.html'])
  expect(await readdir(entry)).toEqual(['content.tar', 'manifest.json'])
})

const FORGERIES: [string, () => Promise<unknown>, RegExp][] = [
  [
    'changed content',
    async () => await edit('content.tar', (text) => text.replace('Hello', 'Howdy')),
    /its content is not what it says/,
  ],
  ['another length', async () => await edit('content.tar', (text) => `${text}\0`), /not as long as it says/],
  ['half of it', async () => await edit('content.tar', (text) => text.slice(0, 700)), /not as long as it says/],
  [
    'another key',
    async () => await edit('manifest.json', (text) => text.replace('"key":"', '"key":"x')),
    /something else/,
  ],
  ['no manifest', async () => await rm(join(entry, 'manifest.json')), /does not say what it is/],
  [
    'a huge manifest',
    async () => await writeFile(join(entry, 'manifest.json'), ' '.repeat(2_000_000)),
    /does not say what it is/,
  ],
  [
    'a manifest that is none',
    async () => await writeFile(join(entry, 'manifest.json'), '[]'),
    /does not say what it is/,
  ],
  ['a file where none belongs', async () => await forge(['./web/dist', './intruder']), /does not belong there/],
  ['a file above', async () => await forge(['./web/dist', '../escape'], ['-P']), /does not belong there/],
  ['no archive', async () => await forgeContent(Buffer.from('no archive at all')), /tar ended with/],
]

test.each(FORGERIES)('%s is not used, and nothing is changed', async (_, change, message) => {
  await change()
  await expect(unpack(context, entry, options)).rejects.toThrow(message)
  expect(await readFile(join(root, 'web/dist/index.html'), 'utf8')).toBe('Hello')
  expect(await readdir(root)).toEqual(['web'])
})

test('through a link nothing is written elsewhere', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'archive-outside-'))
  const [one, two] = [join(entry, 'one'), join(entry, 'two')]
  await mkdir(join(one, 'web/dist'), { recursive: true })
  await symlink(outside, join(one, 'web/dist/link'))
  await mkdir(join(two, 'web/dist/link'), { recursive: true })
  await writeFile(join(two, 'web/dist/link/escaped'), 'mine')
  const file = join(entry, 'forged.tar')
  execFileSync('tar', ['-cf', file, '-C', one, './web/dist/link'])
  execFileSync('tar', ['-rf', file, '-C', two, './web/dist/link/escaped'])
  await forgeContent(await readFile(file))
  await unpack(context, entry, options).catch(() => undefined)
  expect(await readdir(outside)).toEqual([])
  await rm(outside, { recursive: true })
})

async function edit(name: string, change: (text: string) => string): Promise<void> {
  const file = join(entry, name)
  await writeFile(file, Buffer.from(change((await readFile(file)).toString('latin1')), 'latin1'))
}

/** Whole by its digest, and with more in it than should be. */
async function forge(paths: string[], flags: string[] = []): Promise<void> {
  const tree = join(entry, 'tree/here')
  await mkdir(join(tree, 'web/dist'), { recursive: true })
  for (const path of ['web/dist/index.html', 'intruder', '../escape']) await writeFile(join(tree, path), 'mine')
  const file = join(entry, 'forged.tar')
  execFileSync('tar', [...flags, '-cf', file, '-C', tree, ...paths])
  await forgeContent(await readFile(file))
}

async function forgeContent(content: Buffer): Promise<void> {
  await writeFile(join(entry, 'content.tar'), content)
  const manifest = JSON.parse(await readFile(join(entry, 'manifest.json'), 'utf8')) as object
  const sha256 = createHash('sha256').update(content).digest('hex')
  await writeFile(join(entry, 'manifest.json'), JSON.stringify({ ...manifest, bytes: content.length, sha256 }))
}
