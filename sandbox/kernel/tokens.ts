import type { Ids } from './ids.ts'
import { formsOf } from './secrets.ts'

export interface Token {
  value: string
  service: string
  /** As the provider tells them apart: `account`, `project`, `org`, `installation` … */
  kind: string
  /** What it may do and where; each service reads its own. */
  scopes: string[]
  attributes: Record<string, string>
  /** Virtual time in ms. */
  expiresAt?: number | undefined
}

/** Credentials made by the sandbox. It knows no others, so a real one is neither used nor kept. */
export interface Tokens {
  mint(token: Pick<Token, 'service' | 'kind'> & Partial<Token>): Token
  find(service: string, value: string | undefined): Token | undefined
  revoke(value: string): void
  /** A secret that is no token of `mint`, and the services that may see it. */
  guard(value: string, services: string[]): void
  /** Whose secret stands in the text, in whatever form, although this service must not see it. */
  foreignIn(text: string, service: string): string | undefined
}

export function createTokens(ids: Ids): Tokens {
  const tokens = new Map<string, Token>()
  const guarded = new Map<string, { services: string[]; forms: string[] }>()
  const guard = (value: string, services: string[]): void =>
    void guarded.set(value, { services, forms: formsOf(value) })
  return {
    mint({ value, scopes = [], attributes = {}, ...rest }) {
      const token = { value: value ?? `sandbox_${rest.service}_${ids.word(32)}`, scopes, attributes, ...rest }
      tokens.set(token.value, token)
      guard(token.value, [token.service])
      return token
    },
    find(service, value) {
      const token = value === undefined ? undefined : tokens.get(value)
      return token?.service === service ? token : undefined
    },
    revoke(value) {
      tokens.delete(value)
    },
    guard,
    foreignIn: (text, service) =>
      [...guarded.values()].find(
        ({ services, forms }) => !services.includes(service) && forms.some((form) => text.includes(form)),
      )?.services[0],
  }
}
