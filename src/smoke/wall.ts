import type { IncomingHttpHeaders } from 'node:http'

/** A login page that stands where the component should. */
export interface Wall {
  /** Who asks for a login, and what to do about it. */
  message: string
  /** The platform's own wall: never what a check expects, whatever its status. */
  platform: boolean
}

interface Seen {
  url: URL
  status: number
  headers: IncomingHttpHeaders
  text: string
  /** The request carried the secret that should have opened the way. */
  secretSent: boolean
  /** The request carried a user name and a password, or a token. */
  passwordSent: boolean
}

const LOGIN_HOST =
  /^(login|signin|auth|sso|accounts?|id|idp)\.|\.(okta|oktapreview|auth0|onelogin|cloudflareaccess|pingone|jumpcloud|b2clogin|ciamlogin|amazoncognito|workos)\.com$|\.accounts\.dev$/
const LOGIN_PATH = /\/(login|log-in|signin|sign-in|sso|sso-api|oauth2?|authorize|saml2?)(\/|$)/i

/** Recognises who answers in place of the component. */
export function findWall(seen: Seen): Wall | undefined {
  if (isVercelWall(seen)) return { message: vercelMessage(seen), platform: true }
  if (seen.headers['x-vercel-mitigated'] === 'challenge') {
    const message = `the firewall of Vercel challenges the request as if a robot sent it; allow the runner in the project's firewall rules`
    return { message, platform: true }
  }
  const challenger = challengerOf(seen.headers)
  if (challenger !== undefined) {
    const message = `${challenger} challenges the request as if a robot sent it; let the runner pass there, or check an address that it leaves alone`
    return { message, platform: true }
  }
  const next = seen.status >= 300 && seen.status < 400 ? URL.parse(seen.headers.location ?? '', seen.url.href) : null
  if (next && next.hostname !== seen.url.hostname && isLogin(next)) {
    const message = `redirects to a login page at ${next.host}; check an address that needs no login, or make this one public`
    return { message, platform: false }
  }
  const scheme = /^\s*(basic|digest|negotiate|ntlm)\b/i.exec(seen.headers['www-authenticate'] ?? '')?.[1]
  if (seen.status === 401 && scheme) {
    const remedy = seen.passwordSent
      ? 'and refuses what was sent; is the secret still right?'
      : 'send them with "send: { basic: … }", or check an address that needs none'
    const message = `asks for a user name and password (WWW-Authenticate: ${scheme}); ${remedy}`
    return { message, platform: false }
  }
  return undefined
}

// https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-js-challenge-api-get-token.html
function challengerOf(headers: IncomingHttpHeaders): string | undefined {
  if (headers['cf-mitigated'] === 'challenge') return 'Cloudflare'
  const action = headers['x-amzn-waf-action']
  return action === 'challenge' || action === 'captcha' ? 'AWS WAF' : undefined
}

/** A page that asks for a password and says that it is for that. */
export function looksLikeLogin({ headers, text }: Pick<Seen, 'headers' | 'text'>): boolean {
  if (!(headers['content-type'] ?? '').includes('html')) return false
  const start = text.slice(0, 65_536)
  const title = /<title[^<>]{0,200}>([^<]{0,300})/i.exec(start)?.[1] ?? ''
  return /<input\s[^<>]{0,300}type\s?=\s?["']?password/i.test(start) && /\b(log|sign)[\s-]?(in|on)\b/i.test(title)
}

/** The address looks like a page on which people log in. */
export function isLogin(url: URL): boolean {
  return LOGIN_HOST.test(url.hostname) || LOGIN_PATH.test(url.pathname)
}

// The page answers 401 or a redirect to vercel.com/sso-api, with 200-ish HTML in between; the nonce is in all of them.
// https://vercel.com/docs/deployment-protection/methods-to-bypass-deployment-protection/protection-bypass-automation
function isVercelWall({ url, status, headers, text }: Seen): boolean {
  const next = URL.parse(headers.location ?? '', url.href)
  if (next?.hostname === 'vercel.com' && isLogin(next)) return true
  if (headers['set-cookie']?.some((cookie) => cookie.startsWith('_vercel_sso_nonce='))) return true
  if (!(headers['content-type'] ?? '').includes('html')) return false
  const start = text.slice(0, 65_536)
  if (/_vercel_sso_nonce\s*=/.test(start)) return true
  const refused = status === 401 || status === 403
  const words = start.includes('vercel.com/sso-api') || /<title>\s*Authentication Required/i.test(start)
  return refused && words && (/vercel/i.test(String(headers.server)) || headers['x-vercel-id'] !== undefined)
}

function vercelMessage({ url, secretSent }: Seen): string {
  const where = `the login page of Vercel's deployment protection answers at ${url.host}`
  if (secretSent) {
    return `${where} although a bypass secret was sent; it is not (or no longer) this project's: copy it again from the project's settings, Deployment Protection`
  }
  return `${where}; give the input "vercel-automation-bypass-secret" the project's own secret (project settings, Deployment Protection, Protection Bypass for Automation)`
}
