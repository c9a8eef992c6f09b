import { pipeline, type Readable, type Transform } from 'node:stream'

// More than one is rare, and more than a few are an attack.
const MOST_CODINGS = 2

/** The body as it was before `content-encoding`; the body itself when that is not set. */
export async function decoded(body: Readable, contentEncoding: string | undefined): Promise<Readable> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  if (codings.length === 0) return body
  const decoders = codings.length > MOST_CODINGS ? [] : (await Promise.all(codings.toReversed().map(decoderOf))).flat()
  if (decoders.length < codings.length) {
    throw new Error(
      `the answer is packed in a way that nobody asked for: content-encoding "${codings.join(', ').slice(0, 60)}"`,
    )
  }
  // What goes wrong on the way comes out at the end.
  return pipeline([body, ...decoders], () => undefined) as unknown as Readable
}

async function decoderOf(coding: string): Promise<Transform[]> {
  const zlib = await import('node:zlib')
  if (coding === 'gzip' || coding === 'x-gzip') return [zlib.createGunzip()]
  if (coding === 'deflate') return [zlib.createInflate()]
  if (coding === 'br') return [zlib.createBrotliDecompress()]
  return coding === 'zstd' ? [zlib.createZstdDecompress()] : []
}
