/**
 * What well-known tokens look like. One expression, because it is run over every byte that is shipped: each part begins
 * with letters of its own, and none can run away.
 */
const KINDS: readonly (readonly [kind: string, pattern: string])[] = [
  ['a GitHub token', 'gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{50,255}'],
  ['a Sentry token', 'sntry[su]_[A-Za-z0-9_=+/-]{30,400}'],
  ['an AWS access key', '(?<![A-Za-z0-9/+_-])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9/+_=])'],
  ['a GitLab token', 'glpat-[A-Za-z0-9_-]{20,64}'],
  ['a Grafana token', 'glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}|glc_[A-Za-z0-9+/=]{40,400}'],
  ['a Slack token', 'xox[abeoprs]-[A-Za-z0-9-]{20,250}'],
  ['a Slack webhook', 'hooks\\.slack\\.com/services/T[A-Za-z0-9_]{8,12}/B[A-Za-z0-9_]{8,12}/[A-Za-z0-9_]{20,30}'],
  ['a Stripe secret key', '(?<![a-z])[rs]k_(?:live|test)_[A-Za-z0-9]{20,250}|whsec_[A-Za-z0-9+/=]{32,64}'],
  ['an npm token', 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])'],
  ['an OpenAI key', 'sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,250}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}'],
  ['an Anthropic key', 'sk-ant-[a-z0-9]{2,8}-[A-Za-z0-9_-]{40,250}'],
  ['a SendGrid key', 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}'],
  ['a Hugging Face token', '(?<![A-Za-z0-9_])hf_[A-Za-z]{34}(?![A-Za-z0-9])'],
  ['a DigitalOcean token', 'do[opr]_v1_[a-f0-9]{64}'],
  ['a Shopify token', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'],
  ['a Vercel token', '(?<![A-Za-z0-9])vc[a-z]_[A-Za-z0-9]{24,100}'],
  ['a private key', '-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----(?:\\\\r|\\\\n|\\s)*[A-Za-z0-9+/=]{16}'],
  ['a JSON web token', 'eyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{20,1000}'],
  ['an address with a password', '://[A-Za-z0-9_.%~-]{1,64}:[^\\s/:@"\'`<>{}$\\\\]{6,128}@[A-Za-z0-9.-]+'],
]

const ALL = new RegExp(KINDS.map(([, pattern]) => `(${pattern})`).join('|'), 'g')

/** Begins all of the above. Nearly every text has none of it, and to see that takes a third of the time. */
const MAYBE =
  /gh[pousr]_[A-Za-z0-9]{36}|github_pat_|sntry[su]_|A(?:KIA|SIA)[A-Z2-7]{16}|gl(?:pat-|sa_|c_)[A-Za-z0-9]{20}|xox[abeoprs]-|slack\.com\/services|[rs]k_(?:live|test)_|whsec_|npm_[A-Za-z0-9]{36}|sk-(?:[a-z]{3,8}-|[A-Za-z0-9]{20}T3)|SG\.[A-Za-z0-9_-]{22}|hf_[A-Za-z]{34}|do[opr]_v1_|shp[acps][ats]_|vc[a-z]_[A-Za-z0-9]{24}|PRIVATE KEY|eyJ[A-Za-z0-9_-]{10,2000}\.eyJ|:\/\/[A-Za-z0-9_.%~-]{1,64}:[^\s/:@"'`<>{}$\\]{6,128}@/

/** A value that may be a secret, if the name before it says so. */
const VALUE = /[:=]\s{0,3}["'`]([A-Za-z0-9+/_.~=-]{20,200})["'`]/g
const NAME = /(?:secret|token|passw(?:or)?d|api_?key|private_?key|access_?key|credential)s?["']?\s{0,3}$/i
const LONGEST_NAME = 24

export interface TokenFound {
  kind: string
  value: string
  /** In the text. */
  index: number
}

/** Everything in a text that looks like a secret. */
export function* tokensIn(text: string): Generator<TokenFound> {
  if (MAYBE.test(text)) {
    for (const match of text.matchAll(ALL)) {
      const which = match.slice(1).findIndex((group) => group !== undefined)
      const kind = KINDS[which]?.[0] ?? 'a token'
      if (!isHarmless(kind, match[0])) yield { kind, value: match[0], index: match.index }
    }
  }
  for (const match of text.matchAll(VALUE)) {
    const value = match[1] ?? ''
    if (!NAME.test(text.slice(Math.max(0, match.index - LONGEST_NAME), match.index)) || !isRandom(value)) continue
    yield { kind: 'a secret by its name', value, index: match.index + match[0].lastIndexOf(value) }
  }
}

const PLACEHOLDER = /example|placeholder|your[-_]|x{6,}|\*{3,}|0{10,}|123456|abcdef|changeme|password/i

function isHarmless(kind: string, value: string): boolean {
  if (kind === 'a private key') return false
  if (kind === 'a JSON web token') return isPublicToken(value)
  if (kind === 'an address with a password') return /:(\/\/)?[^@]*(pass(word|wd)?|secret|pwd|xxx+|\*+)@/i.test(value)
  return PLACEHOLDER.test(value)
}

/** Some services give out keys for browsers in this form; what they may do says their role. */
function isPublicToken(token: string): boolean {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { role?: unknown }
    return claims.role === 'anon'
  } catch {
    return true
  }
}

/** Bits of information in each letter; words of people have fewer than random ones. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0)
}

function isRandom(value: string): boolean {
  if (PLACEHOLDER.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return false
  // Names with parts (`user.password.reset2`) are no secrets.
  if (/^[a-z]+([._-][a-z0-9]+)+$/i.test(value) && entropy(value) < 4.2) return false
  const hex = /^[0-9a-f]+$/i.test(value)
  return entropy(value) >= (hex ? 3.2 : 3.8)
}
