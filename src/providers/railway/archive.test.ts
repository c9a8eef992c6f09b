import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { list, type ReadEntry } from 'tar'
import { archive } from './archive.ts'
import { writeFiles } from './testing.ts'
import { readSource } from './source.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'railway-archive-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

const bytesOf = async (stream: Readable): Promise<Buffer> => Buffer.concat(await stream.toArray())

async function entriesOf(stream: Readable): Promise<ReadEntry[]> {
  const entries: ReadEntry[] = []
  const file = join(root, '..', `${root.split('/').at(-1)}.tgz`)
  await writeFile(file, await bytesOf(stream))
  await list({ file, strict: true, onReadEntry: (entry) => void entries.push(entry) })
  await rm(file)
  return entries
}

test('every name begins with `./`, however long it is, and the generated file wins over one of the same name', async () => {
  const long = `${'directory/'.repeat(30)}größe.txt`
  await writeFiles(root, { 'server.js': 'x', [long]: 'yy', 'ops-release.json': 'old' })

  const { entries } = await readSource(root, [])
  const found = await entriesOf(archive(entries, [{ path: 'ops-release.json', content: '{"commit":"ä"}' }]))

  const paths = found.map(({ path }) => path)
  expect(paths).toContain('./')
  expect(paths).toContain(`./${long}`)
  expect(paths.every((path) => path.startsWith('./'))).toBe(true)
  expect(found.filter(({ path }) => path === './ops-release.json')).toMatchObject([
    { size: 15, mode: 0o644, type: 'File' },
  ])
  expect(found.find(({ path }) => path === './directory/')).toMatchObject({ mode: 0o755, type: 'Directory' })
})

test('the same source gives the same bytes', async () => {
  await writeFiles(root, { 'b.js': 'x', 'a/c.js': 'y' })
  const first = await bytesOf(archive((await readSource(root, [])).entries, []))
  await writeFiles(root, { 'a/c.js': 'y' })

  expect((await bytesOf(archive((await readSource(root, [])).entries, []))).equals(first)).toBe(true)
})

const MEGA = 1024 * 1024

/** What is really held, and not merely not collected yet. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

test('two hundred megabytes flow through without being held', async () => {
  await writeFile(join(root, 'sparse.bin'), '')
  await truncate(join(root, 'sparse.bin'), 200 * MEGA)
  const { entries } = await readSource(root, [])
  const before = heldBytes()
  let most = 0
  let parts = 0
  const receiver = new Writable({
    write(_, __, done) {
      // Each look collects garbage first, so not at every part.
      if (parts++ % 20 === 0) most = Math.max(most, heldBytes() - before)
      setImmediate(done)
    },
  })

  await pipeline(archive(entries, []), receiver)

  expect(entries).toMatchObject([{ size: 200 * MEGA }])
  expect(most).toBeLessThan(30 * MEGA)
})

test('nothing is read ahead of a receiver that has stopped reading', async () => {
  await writeFile(join(root, 'random.bin'), randomBytes(60 * MEGA))
  const { entries } = await readSource(root, [])
  const before = heldBytes()
  const stream = archive(entries, [])

  await once(stream, 'readable')
  await setTimeout(300)
  const held = heldBytes() - before
  stream.destroy()

  expect(held).toBeLessThan(30 * MEGA)
})

test('a file that shrinks while it is read breaks the archive with its name', async () => {
  await writeFiles(root, { 'log.txt': 'x'.repeat(1000) })
  const { entries } = await readSource(root, [])
  await truncate(join(root, 'log.txt'), 10)

  await expect(bytesOf(archive(entries, []))).rejects.toThrow('log.txt has changed while it was uploaded')
})
