import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const POOL_BYTES = 4 * 1024 * 1024
const SLICE = 512

/** Files of text that compresses about as well as code does, each with a content of its own; the same ones each time. */
export function makeTree(directory: string, { files, bytes }: { files: number; bytes: number }): void {
  const random = createRandom(files)
  const pool = makePool(random)
  const size = Math.floor(bytes / files)
  const content = Buffer.alloc(size)
  for (let n = 0; n < files; n++) {
    for (let at = 0; at < size; at += SLICE) {
      const from = Math.floor(random() * (POOL_BYTES - SLICE))
      pool.copy(content, at, from, from + SLICE)
    }
    content.write(`// ${n}\n`)
    const folder = join(directory, `part-${n % 53}`, `group-${n % 7}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `module-${n}.js`), content)
  }
}

function makePool(random: () => number): Buffer {
  const letters = 'etaoinshrdlucmfwypvbgkqjxz'
  const words = Array.from({ length: 3000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 8) }, () => letters[Math.floor(random() ** 2 * 26)]).join(''),
  )
  const marks = [' ', ' ', ' ', '.', '(', ')', ' = ', ';\n', ',\n  ']
  let text = ''
  while (text.length < POOL_BYTES) {
    text += (words[Math.floor(random() ** 2 * words.length)] ?? '') + (marks[Math.floor(random() * marks.length)] ?? '')
  }
  return Buffer.from(text.slice(0, POOL_BYTES))
}

/** mulberry32 */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
