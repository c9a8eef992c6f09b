import { crc32, inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const MEGABYTE = 1024 * 1024

/** The files of a ZIP archive by name, read from its central directory. */
export function readZip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.of(0x50, 0x4b, 0x05, 0x06))
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('it is not a ZIP archive')
  const files = new Map<string, Buffer>()
  const directory = end - archive.readUInt32LE(end + 12)
  // Offsets may count from something before the archive, as they do in a source bundle.
  const base = directory - archive.readUInt32LE(end + 16)
  let at = directory
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('its directory is damaged')
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    if (!name.endsWith('/')) files.set(name, readEntry(archive, { at, base, name }))
    at += 46 + nameLength + extra + comment
  }
  return files
}

function readEntry(archive: Buffer, { at, base, name }: { at: number; base: number; name: string }): Buffer {
  const method = archive.readUInt16LE(at + 10)
  const header = base + archive.readUInt32LE(at + 42)
  // The local header has an extra field of its own length.
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20))
  if (method !== 0 && method !== 8) throw new Error(`${name} is compressed by the unknown method ${method}`)
  const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: 512 * MEGABYTE })
  if (crc32(content) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`)
  return content
}
