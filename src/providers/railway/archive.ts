import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { Header } from 'tar/header'
import { Pax } from 'tar/pax'
import { Trouble } from '../../help.ts'
import type { Entry } from './source.ts'

/** A file that is not on the disk. */
export interface Generated {
  path: string
  content: string
}

const BLOCK = 512
// The same source gives the same bytes. Not 1970, which archive tools take for "unknown".
const MTIME = new Date('1985-10-26T08:15:00Z')

/** A gzipped tarball that is made while it is read: at no time is more than a few chunks in memory. */
export function archive(entries: Entry[], generated: Generated[]): Readable {
  const blocks = Readable.from(tar(entries, generated))
  // Whoever reads the result sees the error; the callback only keeps it from being thrown a second time.
  return pipeline(blocks, createGzip(), () => undefined)
}

async function* tar(entries: Entry[], generated: Generated[]): AsyncGenerator<Buffer> {
  const replaced = new Set(generated.map(({ path }) => path))
  yield header('./', 'directory', { executable: true, size: 0 })
  for (const { path, content } of generated) {
    const bytes = Buffer.from(content)
    yield header(`./${path}`, 'file', { executable: false, size: bytes.length })
    yield bytes
    yield padding(bytes.length)
  }
  for (const entry of entries) {
    if (replaced.has(entry.path)) continue
    yield header(`./${entry.path}${entry.kind === 'directory' ? '/' : ''}`, entry.kind, entry)
    yield* content(entry)
    yield padding(entry.size)
  }
  yield Buffer.alloc(2 * BLOCK)
}

async function* content({ path, file, size }: Entry): AsyncGenerator<Buffer> {
  if (size === 0) return
  let sent = 0
  for await (const chunk of createReadStream(file, {
    end: size - 1,
    highWaterMark: 256 * 1024,
  }) as AsyncIterable<Buffer>) {
    sent += chunk.length
    yield chunk
  }
  if (sent < size)
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `railway: ${path} has changed while it was uploaded; is something still building?`,
    )
}

function header(path: string, kind: Entry['kind'], { executable, size }: Pick<Entry, 'executable' | 'size'>): Buffer {
  const fields = {
    path,
    // Only the executable bit is kept, as in Git: the umask of the machine must not decide what the container may read.
    mode: executable || kind === 'directory' ? 0o755 : 0o644,
    uid: 0,
    gid: 0,
    size,
    mtime: MTIME,
    type: kind === 'directory' ? ('Directory' as const) : ('File' as const),
  }
  const block = Buffer.alloc(BLOCK)
  const tooLong = new Header(fields).encode(block)
  return tooLong ? Buffer.concat([new Pax({ path, size }).encode(), block]) : block
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
}
