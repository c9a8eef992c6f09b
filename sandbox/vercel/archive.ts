import { Parser } from 'tar'
import { keep } from './files.ts'
import type { FileEntry, World } from './state.ts'

const PART = /^\.vercel\/source\.tgz\.part(\d+)$/
const LINK = 0o120777
const REGULAR = 0o100000

/** Puts the files of an archive in place of its parts. */
export async function unpack(world: World, files: Map<string, FileEntry>): Promise<Map<string, FileEntry>> {
  const parts = [...files]
    .flatMap(([name, { sha }]) => {
      const number = PART.exec(name)?.[1]
      return number === undefined ? [] : [{ name, sha, number: Number(number) }]
    })
    .sort((a, b) => a.number - b.number)
  if (parts.length === 0) return files

  const unpacked = new Map([...files].filter(([name]) => !PART.test(name)))
  await new Promise<void>((resolve, reject) => {
    const parser = new Parser({
      strict: true,
      onReadEntry(entry) {
        const chunks: Buffer[] = []
        entry.on('data', (chunk: Buffer) => chunks.push(chunk))
        entry.on('end', () => {
          const name = entry.path.replace(/^\.\//, '')
          if (entry.type === 'Directory') return
          const link = entry.type === 'SymbolicLink'
          const content = link ? Buffer.from(entry.linkpath ?? '') : Buffer.concat(chunks)
          unpacked.set(name, { sha: keep(world, content), mode: link ? LINK : REGULAR | (entry.mode ?? 0o644) })
        })
      },
    })
    parser.on('error', reject)
    parser.on('end', resolve)
    for (const { sha } of parts) parser.write(world.contents.get(sha) ?? Buffer.alloc(0))
    parser.end()
  })
  return unpacked
}
