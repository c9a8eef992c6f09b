import { createHash, type Hash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Entry } from './hash.ts'
import { tar } from './tar.ts'

const PART_BYTES = 100 * 1024 * 1024
const READ_AND_WRITE = 0o100666

export interface Archive {
  /** The directory in which the parts lie under their names. */
  root: string
  parts: Entry[]
  remove(): Promise<void>
}

/** One gzipped tar of all paths, in parts that Vercel puts together again; on disk, never in memory. */
export async function createArchive(
  directory: string,
  paths: string[],
  signal: AbortSignal,
  partBytes = PART_BYTES,
): Promise<Archive> {
  const root = await mkdtemp(join(tmpdir(), 'ops-vercel-'))
  const remove = async (): Promise<void> => {
    await rm(root, { recursive: true, force: true })
  }
  try {
    return { root, parts: await spool(root, tar(directory, paths), partBytes, signal), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function spool(root: string, chunks: Iterable<Buffer>, partBytes: number, signal: AbortSignal): Promise<Entry[]> {
  // Higher levels take several times as long for a tenth less; the upload is seldom the slower part.
  const zip = createGzip({ level: 1, chunkSize: 256 * 1024 })
  const cutter = createCutter(root, partBytes)
  let failure: Error | undefined
  zip.on('data', (chunk: Buffer) => {
    // Nobody could catch what is thrown from here, such as a full disk.
    try {
      if (!failure) cutter.add(chunk)
    } catch (error) {
      failure = error as Error
    }
  })
  try {
    let writing: Promise<void> | undefined
    for (const chunk of chunks) {
      signal.throwIfAborted()
      await writing
      if (failure) throw failure
      writing = new Promise((resolve, reject) => {
        zip.write(chunk, (error) => {
          if (error) reject(error)
          else resolve()
        })
      })
    }
    await writing
    zip.end()
    await finished(zip)
    if (failure) throw failure
  } finally {
    zip.destroy()
    cutter.finish()
  }
  return cutter.parts
}

function createCutter(root: string, partBytes: number): { parts: Entry[]; add(chunk: Buffer): void; finish(): void } {
  const parts: Entry[] = []
  let open: { fd: number; hash: Hash; entry: Entry } | undefined

  function next(): NonNullable<typeof open> {
    const path = `.vercel/source.tgz.part${parts.length + 1}`
    mkdirSync(dirname(join(root, path)), { recursive: true })
    return {
      fd: openSync(join(root, path), 'w'),
      hash: createHash('sha1'),
      entry: { path, sha: undefined, size: 0, mode: READ_AND_WRITE },
    }
  }
  function finish(): void {
    if (!open) return
    closeSync(open.fd)
    parts.push({ ...open.entry, sha: open.hash.digest('hex') })
    open = undefined
  }
  function add(chunk: Buffer): void {
    for (let from = 0; from < chunk.length;) {
      open ??= next()
      const piece = chunk.subarray(from, from + partBytes - open.entry.size)
      writeSync(open.fd, piece)
      open.hash.update(piece)
      open.entry.size += piece.length
      from += piece.length
      if (open.entry.size === partBytes) finish()
    }
  }
  return { parts, add, finish }
}
