import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Identity } from '../../config.ts'
import { type Look, NEW } from '../local-site.ts'

/** A target that looks healthy and is not what was released. */
export interface Misleading {
  what: string
  /** Who met it: a thread on GitHub. */
  source?: string
  answers: Answers
  /** What a second site answers, for targets that lead there. */
  elsewhere?: Answers
  identity?: Identity
  checks?: Look['checks']
  access?: Record<string, string>
  /** For what shows only after several looks. */
  gateTimeoutMs?: number
  /** What the usual check asks: a GET, and status 200 after all redirects is fine. */
  usual: { path: string; method?: 'HEAD'; status: number }
  /** Texts that the gate's message holds, in this order. */
  says: string[]
}

export type Answers = (
  request: IncomingMessage,
  response: ServerResponse,
  more: { count: number; elsewhere: string },
) => void

export const META: Identity = { path: '/', meta: 'commit' }
export const TEXT: Identity = { path: '/commit.txt', text: true }

export function page(commit: string, body = 'Add to basket', head = ''): string {
  const meta = `<meta name="commit" content="${commit}">`
  return `<!doctype html><html><head><title>Shop</title>${head}${meta}</head><body>${body}</body></html>`
}

/** A version endpoint that is right, and something else at all other paths. */
export function rightVersion(others: Answers): Answers {
  return (request, response, more) => {
    if (request.url !== '/version') return others(request, response, more)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ commit: NEW }))
  }
}
