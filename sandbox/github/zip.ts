import { crc32 } from 'node:zlib'

/** A zip archive without compression. */
export function zip(files: Record<string, string | Uint8Array>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), Buffer.from(content)]
    const common = commonHeader(name, data)
    const local = Buffer.concat([u32(0x04034b50), common, name, data])
    // Version, then (behind the common part) comment length, disk, attributes and the place of the local part.
    directory.push(u32(0x02014b50), u16(20), common, u16(0), u16(0), u16(0), u32(0), u32(offset), name)
    parts.push(local)
    offset += local.length
  }
  const index = Buffer.concat(directory)
  const count = u16(parts.length)
  return Buffer.concat([
    ...parts,
    index,
    Buffer.concat([u32(0x06054b50), u16(0), u16(0), count, count, u32(index.length), u32(offset), u16(0)]),
  ])
}

/** Version, UTF-8 flag, method "stored", time, date, checksum, both sizes, name length, extra length. */
function commonHeader(name: Buffer, data: Buffer): Buffer {
  const size = u32(data.length)
  return Buffer.concat([
    u16(20),
    u16(0x0800),
    u16(0),
    u16(0),
    u16(0x21),
    u32(crc32(data)),
    size,
    size,
    u16(name.length),
    u16(0),
  ])
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
