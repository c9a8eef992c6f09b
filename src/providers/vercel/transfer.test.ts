import { createHash } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { list, type ReadEntry } from 'tar'
import { HttpError } from '../../http.ts'
import { createArchive } from './archive.ts'
import { hashAll } from './hash.ts'
import { createPace } from './pace.ts'
import { upload } from './upload.ts'

const { signal } = new AbortController()
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'transfer-test-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const sha1 = (content: string | Buffer): string => createHash('sha1').update(content).digest('hex')

test('files, links and empty directories are told as lstat and their bytes say', async () => {
  const large = Buffer.alloc(700_000, 'abc')
  writeFileSync(join(root, 'large'), large)
  writeFileSync(join(root, 'exact'), large.subarray(0, 256 * 1024))
  writeFileSync(join(root, 'empty'), '')
  writeFileSync(join(root, 'run.sh'), 'echo')
  chmodSync(join(root, 'run.sh'), 0o755)
  symlinkSync('run.sh', join(root, 'link'))
  mkdirSync(join(root, 'folder'))

  expect(await hashAll(root, ['large', 'exact', 'empty', 'run.sh', 'link', 'folder'], signal)).toEqual([
    { path: 'large', sha: sha1(large), size: 700_000, mode: 0o100644 },
    { path: 'exact', sha: sha1(large.subarray(0, 256 * 1024)), size: 256 * 1024, mode: 0o100644 },
    { path: 'empty', sha: sha1(''), size: 0, mode: 0o100644 },
    { path: 'run.sh', sha: sha1('echo'), size: 4, mode: 0o100755 },
    { path: 'link', sha: sha1('run.sh'), size: 6, mode: expect.any(Number) },
    { path: 'folder', sha: undefined, size: 0, mode: 0o040755 },
  ])
})

test('so many files that a second thread helps give the same hashes', async () => {
  const paths = Array.from({ length: 2000 }, (_, n) => `file-${n}`)
  for (const path of paths) writeFileSync(join(root, path), path)

  const entries = await hashAll(root, paths, signal)

  expect(entries.map(({ sha }) => sha)).toEqual(paths.map((path) => sha1(path)))
})

test.each([3, 2000])('a file among %d that cannot be read is an error that names it', async (count) => {
  const paths = Array.from({ length: count }, (_, n) => `file-${n}`)
  for (const path of paths) writeFileSync(join(root, path), path)

  await expect(hashAll(root, [...paths, 'gone'], signal)).rejects.toThrow(/gone/)
})

test('the parts of an archive make up a gzipped tar of every path', async () => {
  const far = `${'folder/'.repeat(30)}file`
  mkdirSync(join(root, 'folder/'.repeat(30)), { recursive: true })
  mkdirSync(join(root, 'leer-für-später'))
  const contents: Record<string, string> = { 'a.txt': 'a'.repeat(100_000), [far]: 'far', 'ünï.txt': 'ü', empty: '' }
  for (const [path, content] of Object.entries(contents)) writeFileSync(join(root, path), content)
  linkSync(join(root, 'a.txt'), join(root, 'same.txt'))
  symlinkSync(far, join(root, 'link'))
  chmodSync(join(root, 'empty'), 0o755)

  const archive = await createArchive(
    root,
    [...Object.keys(contents), 'same.txt', 'link', 'leer-für-später'],
    signal,
    500,
  )

  expect(archive.parts.length).toBeGreaterThan(1)
  const bytes = archive.parts.map(({ path }) => readFileSync(join(archive.root, path)))
  expect(archive.parts).toEqual(
    bytes.map((part, n) => ({
      path: `.vercel/source.tgz.part${n + 1}`,
      sha: sha1(part),
      size: part.length,
      mode: 0o100666,
    })),
  )
  expect(await unpack(Buffer.concat(bytes))).toEqual({
    ...contents,
    'same.txt': contents['a.txt'],
    link: `-> ${far}`,
    'leer-für-später/': '',
  })
  await archive.remove()
  expect(() => readFileSync(join(archive.root, '.vercel/source.tgz.part1'))).toThrow(/ENOENT/)
})

async function unpack(archive: Buffer): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  writeFileSync(join(root, 'whole.tgz'), archive)
  await list({
    file: join(root, 'whole.tgz'),
    strict: true,
    onReadEntry(entry: ReadEntry) {
      const parts: Buffer[] = []
      entry.on('data', (part: Buffer) => parts.push(part))
      entry.on('end', () => {
        found[entry.path] = entry.linkpath ? `-> ${entry.linkpath}` : Buffer.concat(parts).toString()
      })
    },
  })
  return found
}

test('never more uploads at once than the pace allows, each content once', async () => {
  const paths = Array.from({ length: 300 }, (_, n) => `file-${n}`)
  for (const path of paths) writeFileSync(join(root, path), path)
  let active = 0
  let most = 0
  const sent: string[] = []
  const entries = await hashAll(root, paths, signal)

  await upload(
    root,
    entries,
    async (_, request) => {
      most = Math.max(most, ++active)
      await new Promise((resolve) => setTimeout(resolve, 1))
      sent.push(request?.headers?.['x-now-digest'] ?? '')
      active--
      return undefined as never
    },
    createPace(),
    signal,
  )

  expect(most).toBe(64)
  expect(sent).toEqual(entries.map(({ sha }) => sha))
})

test('a file that has changed since it was hashed stops the upload', async () => {
  writeFileSync(join(root, 'a'), 'one')
  const entries = await hashAll(root, ['a'], signal)
  writeFileSync(join(root, 'a'), 'three')

  await expect(upload(root, entries, async () => undefined as never, createPace(), signal)).rejects.toThrow(
    /a has changed while/,
  )
})

test('the first upload that fails ends the others', async () => {
  const paths = Array.from({ length: 500 }, (_, n) => `file-${n}`)
  for (const path of paths) writeFileSync(join(root, path), path)
  const entries = await hashAll(root, paths, signal)
  let calls = 0

  await expect(
    upload(
      root,
      entries,
      async () => {
        calls++
        throw new HttpError('vercel: refused', 'status')
      },
      createPace(),
      signal,
    ),
  ).rejects.toThrow('refused')
  expect(calls).toBe(64)
})
