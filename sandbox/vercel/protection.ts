import type { Project, World } from './state.ts'

const NAME = 'x-vercel-protection-bypass'
const COOKIE = '_vercel_jwt'

/** What stands between a visitor and a protected deployment: an answer, or a cookie for the next visit, or nothing. */
export function loginWall(
  world: World,
  project: Project,
  host: string,
  request: Request,
): { answer?: Response; cookie?: string } {
  const open = project.protection === 'none' || project.domains.some(({ name }) => name === host)
  if (open) return {}
  const { headers, url } = request
  const query = new URL(url).searchParams
  const secret = headers.get(NAME) ?? query.get(NAME) ?? undefined
  if (secret !== undefined && works(world, project, secret)) {
    const wanted = headers.get('x-vercel-set-bypass-cookie') ?? query.get('x-vercel-set-bypass-cookie')
    if (wanted !== 'true' && wanted !== 'samesitenone') return {}
    const site = wanted === 'samesitenone' ? 'None' : 'Lax'
    return { cookie: `${COOKIE}=${secret}; Path=/; HttpOnly; Secure; SameSite=${site}` }
  }
  const cookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(headers.get('cookie') ?? '')?.[1]
  if (cookie !== undefined && works(world, project, cookie)) return {}
  return { answer: project.wall === 'redirect' ? toLogin(host, url) : loginPage(host, url) }
}

// A fresh secret takes a moment to reach the edge.
function works(world: World, project: Project, secret: string): boolean {
  const known = project.bypass.get(secret)
  if (known && known.activeAt > world.kernel.clock.now()) world.kernel.clock.looked()
  return known !== undefined && known.activeAt <= world.kernel.clock.now()
}

function login(host: string, url: string): string {
  const { pathname, search } = new URL(url)
  return `https://vercel.com/sso-api?url=${encodeURIComponent(`https://${host}${pathname}${search}`)}`
}

function toLogin(host: string, url: string): Response {
  return new Response('Redirecting...\n', { status: 302, headers: { location: login(host, url) } })
}

function loginPage(host: string, url: string): Response {
  const page = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Authentication Required</title></head>',
    `<body><h1>Authentication Required</h1><p>This page is protected. <a href="${login(host, url)}">Log in</a></p></body></html>`,
  ].join('')
  return new Response(page, {
    status: 401,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store, max-age=0',
      'x-robots-tag': 'noindex',
      'set-cookie': '_vercel_sso_nonce=sandbox; Path=/; HttpOnly; Secure; SameSite=Lax',
    },
  })
}
