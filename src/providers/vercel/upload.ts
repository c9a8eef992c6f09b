import { closeSync, createReadStream, openSync, readlinkSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '../../help.ts'
import type { Http } from '../../http.ts'
import type { Entry } from './hash.ts'
import type { Pace } from './pace.ts'

/** A larger file is streamed; all the smaller ones under way together hold no more than the second number. */
const MOST_BUFFERED = 256 * 1024
const MOST_HELD = 16 * 1024 * 1024
/** The slowest line that is waited for, in bytes per second. */
const SLOWEST = 64 * 1024

/** Sends each content once. Repeating is harmless, because Vercel stores contents under their hash. */
export async function upload(
  root: string,
  entries: Entry[],
  send: Http,
  pace: Pace,
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  let next = 0
  let active = 0
  let held = 0
  const buffers = createBuffers()
  await new Promise<void>((resolve, reject) => {
    const fill = (): void => {
      for (let entry = entries[next]; entry && active < pace.connections(); entry = entries[++next]) {
        const weight = Math.min(entry.size, MOST_BUFFERED)
        if (active > 0 && held + weight > MOST_HELD) return
        active++
        held += weight
        sendOne(join(root, entry.path), entry, send, buffers, either).then(
          () => {
            active--
            held -= weight
            pace.done()
            fill()
          },
          (error: unknown) => {
            next = entries.length
            reject(error)
            stop.abort()
          },
        )
      }
      if (active === 0 && next >= entries.length) resolve()
    }
    fill()
  })
}

async function sendOne(file: string, entry: Entry, send: Http, buffers: Buffers, signal: AbortSignal): Promise<void> {
  const { size } = entry
  // In whole steps: Node keeps one list of timers for each different duration.
  const attemptMs = 30_000 + Math.ceil(size / SLOWEST / 10) * 10_000
  const buffer = size > MOST_BUFFERED ? undefined : buffers.take(size)
  await send('/v2/files', {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'x-now-digest': entry.sha ?? '',
      'x-now-size': String(size),
    },
    body: buffer
      ? read(file, entry, buffer)
      : () => createReadStream(file, { end: size - 1, highWaterMark: MOST_BUFFERED }),
    repeatable: true,
    attemptMs,
    totalMs: 120_000 + 3 * attemptMs,
    signal,
  })
  if (buffer) buffers.give(buffer)
}

function read(file: string, { path, size, mode }: Entry, buffer: Buffer): Buffer {
  const isLink = (mode & 0o170000) === 0o120000
  const got = isLink ? readlinkSync(file, 'buffer').copy(buffer) : readInto(file, buffer)
  if (got !== size)
    throw new Trouble('files-that-cannot-be-uploaded', `vercel: ${path} has changed while it was being uploaded`)
  return buffer.subarray(0, size)
}

/** One byte more than is expected would fit, so that a file that has grown is noticed. */
function readInto(file: string, buffer: Buffer): number {
  const fd = openSync(file, 'r')
  try {
    return readSync(fd, buffer, 0, buffer.length, null)
  } finally {
    closeSync(fd)
  }
}

/** Buffers are used again: thousands of new ones would pile up faster than they are collected. */
function createBuffers(): { take(size: number): Buffer; give(buffer: Buffer): void } {
  const free = new Map<number, Buffer[]>()
  return {
    take(size) {
      const length = 2 ** Math.max(14, Math.ceil(Math.log2(size + 1)))
      return free.get(length)?.pop() ?? Buffer.allocUnsafeSlow(length)
    },
    give(buffer) {
      const same = free.get(buffer.length) ?? []
      same.push(buffer)
      free.set(buffer.length, same)
    },
  }
}

type Buffers = ReturnType<typeof createBuffers>
