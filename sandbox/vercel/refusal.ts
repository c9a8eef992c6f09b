/** An error that is answered as Vercel writes them. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly extra: Record<string, unknown>

  constructor(status: number, code: string, message: string, extra: Record<string, unknown> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.extra = extra
  }
}

export function refuse(status: number, code: string, message: string, extra: Record<string, unknown> = {}): never {
  throw new Refusal(status, code, message, extra)
}
