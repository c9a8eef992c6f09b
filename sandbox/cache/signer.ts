import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Kernel } from '../kernel/service.ts'

/** Signs what this cache gives out and knows it again; no other sandbox's, and no real one's. */
export interface Signer {
  sign(text: string): string
  verify(text: string, signature: string): boolean
}

export function createSigner({ ids }: Kernel): Signer {
  const secret = ids.hex(64)
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url')
  return {
    sign,
    verify(text, signature) {
      const [mine, given] = [Buffer.from(sign(text)), Buffer.from(signature)]
      return mine.length === given.length && timingSafeEqual(mine, given)
    },
  }
}
