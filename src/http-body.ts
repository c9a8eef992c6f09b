import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { decoded } from './decode.ts'

/** Unpacked, and never more than `maxBytes` of it: what was packed may be a thousand times as long. */
export async function readBody(
  response: IncomingMessage,
  { maxBytes, bodiless }: { maxBytes: number; bodiless: boolean },
): Promise<{ body: Buffer; cut: boolean }> {
  const coding = response.headers['content-encoding']
  const packed = coding !== undefined && !bodiless && response.statusCode !== 204 && response.statusCode !== 304
  const stream = packed ? await unpacked(response, coding) : response
  const parts: Buffer[] = []
  let size = 0
  // Listeners, because for a small answer an iterator makes more garbage than all the rest.
  return await new Promise((resolve, reject) => {
    stream.on('data', (part: Buffer) => {
      parts.push(part)
      size += part.length
      if (size <= maxBytes) return
      resolve({ body: Buffer.concat(parts).subarray(0, maxBytes), cut: true })
      stream.destroy()
      response.destroy()
    })
    stream.on('end', () => {
      resolve({ body: Buffer.concat(parts), cut: false })
    })
    stream.on('error', (error: NodeJS.ErrnoException) => {
      const broken = /^(Z_|ERR_|unexpected end)/.test(error.code ?? '') && !error.code?.startsWith('ERR_STREAM')
      reject(broken && packed ? new Error(`the answer can't be unpacked as ${coding}: ${error.message}`) : error)
    })
    stream.on('close', () => {
      reject(Object.assign(new Error('the answer broke off'), { code: 'ECONNRESET' }))
    })
  })
}

async function unpacked(response: IncomingMessage, coding: string): Promise<Readable> {
  try {
    return await decoded(response, coding)
  } catch (error) {
    response.destroy()
    throw error
  }
}

/** The words for people in an error body, wherever the provider keeps them. Never the whole body. */
export function messageOf(text: string): string {
  try {
    const body = JSON.parse(text) as Record<string, unknown>
    const error = (body['error'] ?? body['err'] ?? body) as Record<string, unknown> | string
    const message = typeof error === 'string' ? error : (error['message'] ?? error['detail'])
    const code = typeof error === 'object' && typeof error['code'] === 'string' ? `${error['code']}: ` : ''
    return typeof message === 'string' ? `${code}${message}`.slice(0, 300) : ''
  } catch {
    return ''
  }
}
