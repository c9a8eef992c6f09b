import { closeSync, lstatSync, openSync, readlinkSync, readSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '../../help.ts'

const BLOCK = 512
const CHUNK = 256 * 1024
/** The largest size that the eleven octal digits of a header can say. */
const MOST_IN_HEADER = 8 ** 11 - 1
const NAME_BYTES = 100

/**
 * A tar of the paths below `root`, in chunks. Owners and times are left out, so that the same files give the same bytes.
 * Every file is written with its content, also those that are hard links of one another. Two buffers take turns: a chunk
 * may be used until the one after the next is asked for.
 */
export function* tar(root: string, paths: Iterable<string>): Generator<Buffer> {
  let chunk = Buffer.allocUnsafeSlow(CHUNK)
  let other = Buffer.allocUnsafeSlow(CHUNK)
  let used = 0

  function* put(bytes: Buffer): Generator<Buffer> {
    for (let from = 0; from < bytes.length;) {
      const copied = bytes.copy(chunk, used, from)
      from += copied
      used += copied
      if (used === CHUNK) yield take()
    }
  }
  function take(): Buffer {
    const full = chunk.subarray(0, used)
    ;[chunk, other] = [other, chunk]
    used = 0
    return full
  }
  function* putContent(path: string, size: number): Generator<Buffer> {
    const fd = openSync(join(root, path), 'r')
    try {
      for (let left = size; left > 0;) {
        const got = readSync(fd, chunk, used, Math.min(left, CHUNK - used), null)
        if (got === 0)
          throw new Trouble('files-that-cannot-be-uploaded', `vercel: ${path} has changed while it was being archived`)
        left -= got
        used += got
        if (used === CHUNK) yield take()
      }
    } finally {
      closeSync(fd)
    }
    yield* put(padding(size))
  }

  for (const path of paths) {
    const stat = lstatSync(join(root, path))
    const target = stat.isSymbolicLink() ? readlinkSync(join(root, path)) : ''
    const size = stat.isFile() ? stat.size : 0
    yield* put(headers(path, stat, size, target))
    if (size > 0) yield* putContent(path, size)
  }
  yield* put(Buffer.alloc(2 * BLOCK))
  yield take()
}

function headers(path: string, stat: Stats, size: number, target: string): Buffer {
  const name = stat.isDirectory() ? `${path}/` : path
  const type = stat.isSymbolicLink() ? '2' : stat.isDirectory() ? '5' : '0'
  const plain = header(fits(name) ? name : 'long', stat.mode & 0o7777, Math.min(size, MOST_IN_HEADER), type, target)
  const extra =
    (fits(name) ? '' : record('path', name)) +
    (fits(target) ? '' : record('linkpath', target)) +
    (size > MOST_IN_HEADER ? record('size', String(size)) : '')
  if (!extra) return plain
  const bytes = Buffer.from(extra)
  return Buffer.concat([header('pax', 0o644, bytes.length, 'x', ''), bytes, padding(bytes.length), plain])
}

function fits(text: string): boolean {
  return text.length <= NAME_BYTES && /^[\x20-\x7e]*$/.test(text)
}

/** `<length> <key>=<value>\n`, where the length counts its own digits too. */
function record(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  const digits = String(rest + String(rest).length).length
  return `${rest + digits} ${key}=${value}\n`
}

function header(name: string, mode: number, size: number, type: string, target: string): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, digits: number): void => {
    block.write(value.toString(8).padStart(digits, '0'), at, 'latin1')
  }
  block.write(name, 0, NAME_BYTES, 'utf8')
  octal(mode, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(0, 136, 11)
  block.fill(' ', 148, 156)
  block.write(type, 156, 'latin1')
  block.write(fits(target) ? target : 'long', 157, NAME_BYTES, 'utf8')
  block.write('ustar\u000000', 257, 'latin1')
  let sum = 0
  for (const byte of block) sum += byte
  octal(sum, 148, 6)
  block[154] = 0
  return block
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
}
