import { html, json, NEW } from '../local-site.ts'
import { META, type Misleading, page, rightVersion } from './misleading.ts'

const BYPASS = { 'x-vercel-protection-bypass': 'secret-of-another-project' }
const VERCEL = "the login page of Vercel's deployment protection answers at 127.0.0.1"
const form = (title: string): string =>
  `<!doctype html><title>${title}</title><form method="post"><input name="user"><input type="password" name="p"></form>`

/** Somebody who asks for a login, or who doubts that the visitor is human, stands before the component. */
export const WALLS: Misleading[] = [
  {
    what: 'a login wall of the platform answers 401',
    answers: (_, response) => {
      response.setHeader('set-cookie', '_vercel_sso_nonce=x1; Path=/')
      html(response, '<title>Authentication Required</title>', 401)
    },
    usual: { path: '/', status: 401 },
    says: [VERCEL, 'vercel-automation-bypass-secret'],
  },
  {
    what: 'the platform redirects to its login',
    source: 'superset-sh/superset#6993',
    answers: (_, response) => {
      response.writeHead(302, { location: 'https://vercel.com/sso-api?url=x&nonce=y' }).end()
    },
    usual: { path: '/', status: 200 },
    says: [VERCEL],
  },
  {
    what: 'a login page of the platform answers 200 and sets its nonce by script',
    answers: (_, response) => html(response, '<script>document.cookie="_vercel_sso_nonce=abc"</script>'),
    usual: { path: '/', status: 200 },
    says: [VERCEL],
  },
  {
    what: 'the secret that opens the wall is that of another project',
    source: 'cacheplane/threadplane#974',
    answers: (_, response) => {
      response.writeHead(307, { location: 'https://vercel.com/sso-api?url=x&nonce=y' }).end()
    },
    access: BYPASS,
    usual: { path: '/', status: 200 },
    says: [VERCEL, "although a bypass secret was sent; it is not (or no longer) this project's"],
  },
  {
    what: 'the wall of the platform answers the very status that is expected',
    answers: rightVersion((_, response) => {
      response.setHeader('set-cookie', '_vercel_sso_nonce=x1; Path=/')
      html(response, 'Log in', 401)
    }),
    checks: [{ get: '/admin', status: 401 }],
    usual: { path: '/admin', status: 401 },
    says: [VERCEL],
  },
  ...(
    [
      ['Okta', 'https://acme.okta.com/app/1', 'acme.okta.com'],
      ['Cloudflare Access', 'https://acme.cloudflareaccess.com/cdn-cgi/access/login/shop', 'acme.cloudflareaccess.com'],
      ['Microsoft', 'https://login.microsoftonline.com/common/oauth2/authorize', 'login.microsoftonline.com'],
      ['Google', 'https://accounts.google.com/o/oauth2/v2/auth?client_id=1', 'accounts.google.com'],
      [
        'Amazon Cognito',
        'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
        'acme.auth.eu-west-1.amazoncognito.com',
      ],
    ] as const
  ).map(([who, location, host]): Misleading => ({
    what: `${who} asks for a login`,
    answers: (_, response) => void response.writeHead(302, { location }).end(),
    usual: { path: '/', status: 200 },
    says: [`redirects to a login page at ${host}`],
  })),
  {
    what: 'a password is asked for',
    answers: (_, response) => void response.writeHead(401, { 'www-authenticate': 'Basic realm="staging"' }).end(),
    usual: { path: '/', status: 401 },
    says: ['asks for a user name and password (WWW-Authenticate: Basic)'],
  },
  {
    what: 'the version endpoint sends strangers to the login of the application',
    answers: (request, response) => {
      if (request.url === '/login') html(response, form('Sign in'))
      else response.writeHead(302, { location: '/login' }).end()
    },
    usual: { path: '/version', status: 200 },
    says: ['a login page answers at http://127.0.0.1', '/login, where strangers are not let in'],
  },
  {
    what: 'a login form answers 200 at the address itself',
    answers: rightVersion((_, response) => html(response, form('Log in to Shop'))),
    checks: [{ get: '/account' }],
    usual: { path: '/account', status: 200 },
    says: ['a login page answers at http://127.0.0.1', '/account, where strangers are not let in'],
  },
  {
    what: 'a private page sends strangers to the login',
    answers: rightVersion((request, response) => {
      if (request.url === '/login') html(response, 'Log in')
      else response.writeHead(302, { location: '/login' }).end()
    }),
    checks: [{ get: '/account' }],
    usual: { path: '/account', status: 200 },
    says: ['was redirected to a login page'],
  },
  {
    what: 'the version endpoint wants a token',
    answers: (_, response) => json(response, { error: 'missing token' }, 401),
    usual: { path: '/version', status: 401 },
    says: ['/version answers 401 application/json "{"error":"missing token"}"'],
  },
  {
    what: 'a protected route lets everybody in',
    source: 'inite-ai/inite-brain-service#524',
    answers: rightVersion((_, response) => json(response, { users: ['alice'] })),
    checks: [{ get: '/api/users', status: 401 }],
    usual: { path: '/api/users', status: 200 },
    says: ['expected status 401', 'came back: 200 application/json'],
  },
  {
    what: 'the firewall of Vercel challenges the visitor',
    answers: (_, response) => {
      response.setHeader('x-vercel-mitigated', 'challenge')
      html(response, '<title>Vercel Security Checkpoint</title>', 403)
    },
    usual: { path: '/', status: 403 },
    says: ['the firewall of Vercel challenges the request'],
  },
  {
    what: 'Cloudflare challenges the visitor',
    answers: rightVersion((_, response) => {
      response.setHeader('cf-mitigated', 'challenge')
      html(response, '<title>Just a moment...</title>', 403)
    }),
    checks: [{ get: '/admin', status: 403 }],
    usual: { path: '/admin', status: 403 },
    says: ['Cloudflare challenges the request as if a robot sent it'],
  },
  {
    what: 'the firewall of AWS answers 202 with a puzzle',
    answers: rightVersion((_, response) => {
      response.setHeader('x-amzn-waf-action', 'challenge')
      html(response, '<script>solve()</script>', 202)
    }),
    checks: [{ get: '/' }],
    usual: { path: '/', status: 202 },
    says: ['AWS WAF challenges the request as if a robot sent it'],
  },
  {
    what: 'a tunnel shows its warning before the page',
    answers: (_, response) => html(response, '<title>You are about to visit</title><button>Visit Site</button>'),
    usual: { path: '/', status: 200 },
    says: ['/version should answer JSON, but it answers 200 text/html "You are about to visit"'],
  },
  {
    what: 'the proxy of the network blocks the page with 200',
    answers: (_, response) => html(response, '<title>Blocked by policy</title>'),
    identity: META,
    usual: { path: '/', status: 200 },
    says: ['no meta tag "commit" of /: it answers 200 text/html "Blocked by policy"'],
  },
  {
    what: 'the page is right, but a form for a password is all that it shows',
    answers: (request, response) => html(response, request.url === '/' ? page(NEW) : form('Sign in')),
    identity: META,
    checks: [{ get: '/orders', status: 200 }],
    usual: { path: '/orders', status: 200 },
    says: ['a login page answers at', '/orders'],
  },
]
