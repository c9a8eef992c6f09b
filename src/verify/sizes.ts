import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import type { OutputFile } from './files.ts'
import type { Sizes } from './settings.ts'

export interface Measured {
  total: Sizes
  /** By path. */
  files: Map<string, Sizes>
}

const AT_ONCE = 4
const WHOLE = 8 * 1024 * 1024
/** What servers pack; the rest is packed already, and is sent as it is. */
const PACKED = /\.(html?|[cm]?js|css|json|svg|txt|xml|wasm|map|webmanifest|ico|ttf|otf|eot|md|csv|rsc|body)$/i

// About what a server on the edge does for each visitor; the best quality takes a hundred times as long.
const GZIP = { level: 6 }
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** What visitors fetch, in the three forms that servers send. */
export async function measure(files: readonly OutputFile[], signal: AbortSignal): Promise<Measured> {
  const sizes = new Map<string, Sizes>()
  const waiting = [...files]
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      signal.throwIfAborted()
      sizes.set(file.path, await sizesOf(file))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const total = { raw: 0, gzip: 0, brotli: 0 }
  for (const one of sizes.values()) for (const form of FORMS) total[form] += one[form]
  return { total, files: sizes }
}

export const FORMS = ['raw', 'gzip', 'brotli'] as const

async function sizesOf({ path, file, size }: OutputFile): Promise<Sizes> {
  if (!PACKED.test(path) || size < 64) return { raw: size, gzip: size, brotli: size }
  if (size > WHOLE) {
    const [zipped, brotli] = await Promise.all([
      through(file, createGzip(GZIP)),
      through(file, createBrotliCompress(BROTLI)),
    ])
    return { raw: size, gzip: zipped, brotli }
  }
  const content = await readFile(file)
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(content, GZIP),
    promisify(brotliCompress)(content, BROTLI),
  ])
  return { raw: content.length, gzip: zipped.length, brotli: brotli.length }
}

async function through(file: string, packer: NodeJS.ReadWriteStream): Promise<number> {
  let size = 0
  for await (const part of createReadStream(file).pipe(packer)) size += (part as Buffer).length
  return size
}
