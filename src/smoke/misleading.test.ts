import { afterEach, expect, test } from '@jest/globals'
import type { Check, Identity } from '../config.ts'
import { type Answers, closeSites, html, HURRY, json, look, NEW, OLD, site } from './local-site.ts'

interface Misleading {
  what: string
  answers: Answers
  identity?: Identity
  checks?: Check[]
  says: RegExp
}

const META: Identity = { path: '/', meta: 'commit' }
const page = (commit: string, body = 'Add to basket'): string =>
  `<!doctype html><html><head><title>Shop</title><meta name="commit" content="${commit}"></head><body>${body}</body></html>`

/** A version endpoint that is right, and something else at all other paths. */
const rightVersion =
  (others: Answers): Answers =>
  (request, response, count) => {
    if (request.url === '/version') json(response, { commit: NEW })
    else others(request, response, count)
  }

const TARGETS: Misleading[] = [
  {
    what: 'the old version answers healthily',
    answers: (_, response) => json(response, { status: 'ok', commit: OLD }),
    says: /serves abc1234, another version; expected d3f5678.*last answer: 200 application\/json/,
  },
  {
    what: 'a login wall of the platform answers 401',
    answers: (_, response) => {
      response.setHeader('set-cookie', '_vercel_sso_nonce=x1; Path=/')
      html(response, '<title>Authentication Required</title>', 401)
    },
    says: /Vercel's deployment protection.*vercel-automation-bypass-secret/,
  },
  {
    what: 'the platform redirects to its login',
    answers: (_, response) => {
      response.writeHead(302, { location: 'https://vercel.com/sso-api?url=x&nonce=y' }).end()
    },
    says: /Vercel's deployment protection/,
  },
  {
    what: 'a login page answers 200 and sets its nonce by script',
    answers: (_, response) => html(response, '<script>document.cookie="_vercel_sso_nonce=abc"</script>'),
    says: /Vercel's deployment protection/,
  },
  {
    what: 'somebody else asks for a login',
    answers: (_, response) => void response.writeHead(302, { location: 'https://acme.okta.com/app/1' }).end(),
    says: /redirects to a login page at acme\.okta\.com/,
  },
  {
    what: 'a password is asked for',
    answers: (_, response) => void response.writeHead(401, { 'www-authenticate': 'Basic realm="staging"' }).end(),
    says: /asks for a user name and password/,
  },
  {
    what: 'a missing page answers 200 (soft 404)',
    answers: rightVersion((_, response) => html(response, '<title>Page not found</title>')),
    checks: [{ get: '/products', contains: ['Mug'] }],
    says: /expected to contain "Mug"; came back: 200 text\/html "Page not found"/,
  },
  {
    what: 'a single-page application answers its page for everything',
    answers: (_, response) => html(response, page(NEW)),
    says: /\/version should answer JSON, but it answers 200 text\/html "Shop"/,
  },
  {
    what: 'an error page answers 200',
    answers: (request, response) => html(response, page(NEW, request.url === '/cart' ? 'Something went wrong' : 'ok')),
    identity: META,
    checks: [{ get: '/cart', contains: ['Your basket'] }],
    says: /expected to contain "Your basket"/,
  },
  {
    what: 'every second replica is still the old one',
    answers: (_, response, count) => json(response, { commit: count % 2 ? NEW : OLD }),
    says: /only now and then \(several replicas\?\)/,
  },
  {
    what: 'the wrong service answers with the right version',
    answers: rightVersion((_, response) => json(response, { service: 'admin', status: 'ok' })),
    checks: [{ get: '/health', json: { service: 'shop-api', status: 'ok' } }],
    says: /expected json "service" to be "shop-api", it is "admin"/,
  },
  {
    what: 'a cache answers with the page of yesterday',
    answers: (_, response) => {
      response.setHeader('age', '86400')
      html(response, page(OLD))
    },
    identity: META,
    says: /serves abc1234/,
  },
  {
    what: 'the body is empty',
    answers: (_, response) => void response.end(),
    identity: { path: '/commit.txt', text: true },
    says: /the text of \/commit\.txt is empty/,
  },
  {
    what: 'HTML comes where a check expects JSON',
    answers: rightVersion((_, response) => html(response, '<h1>ok</h1>')),
    checks: [{ get: '/health', json: { status: 'ok' } }],
    says: /expected JSON; came back: 200 text\/html "ok"/,
  },
  {
    what: 'the right commit comes with a failing status',
    answers: (_, response) => json(response, { commit: NEW, status: 'starting' }, 503),
    says: /\/version answers 503 application\/json/,
  },
  {
    what: 'the field is missing',
    answers: (_, response) => json(response, { version: '1.4.0' }),
    says: /no json field "commit" of \/version: it answers 200 application\/json "{"version":"1\.4\.0"}"/,
  },
  {
    what: 'the build did not know its commit',
    answers: (_, response) => json(response, { commit: 'unknown' }),
    says: /json field "commit" of \/version is "unknown", which is no commit/,
  },
  {
    what: 'the right meta tag is commented out',
    answers: (_, response) => html(response, `<head><!-- <meta name="commit" content="${NEW}"> --></head>`),
    identity: META,
    says: /no meta tag "commit" of \//,
  },
  {
    what: 'six characters of the commit are right',
    answers: (_, response) => void response.end(NEW.slice(0, 6)),
    identity: { path: '/commit.txt', text: true },
    says: /is "d3f567", which is no commit/,
  },
  {
    what: 'a fast error counts as no sample of a fast page',
    answers: rightVersion((_, response, count) => json(response, {}, count > 8 ? 500 : 200)),
    checks: [{ get: '/products', p95Ms: 20_000 }],
    says: /expected status 200 to 299; came back: 500/,
  },
  {
    what: 'a private page sends strangers to the login',
    answers: rightVersion((request, response) => {
      if (request.url === '/login') html(response, 'Log in')
      else response.writeHead(302, { location: '/login' }).end()
    }),
    checks: [{ get: '/account' }],
    says: /was redirected to a login page/,
  },
  {
    what: 'the wall of the platform answers the very status that is expected',
    answers: rightVersion((_, response) => {
      response.setHeader('set-cookie', '_vercel_sso_nonce=x1; Path=/')
      html(response, 'Log in', 401)
    }),
    checks: [{ get: '/admin', status: 401 }],
    says: /Vercel's deployment protection/,
  },
]

afterEach(closeSites)

test.each(TARGETS)('misleading: $what', async ({ answers, identity, checks, says }) => {
  const { url } = await site(answers)
  const result = await look({ url, ...(identity && { identity }), ...(checks && { checks }), options: HURRY })
  expect(result.verdict).toBe('fail')
  expect(result.checks.map(({ detail }) => detail).join('\n')).toMatch(says)
})

test('misleading: another site answers with the right version after a redirect', async () => {
  const other = await site((_, response) => json(response, { commit: NEW }))
  const { url } = await site((_, response) => void response.writeHead(302, { location: other.url }).end())
  const result = await look({ url, options: HURRY })
  expect(result).toMatchObject({ verdict: 'fail', checks: [{ detail: expect.stringContaining('another site') }] })
})

test('misleading: a check that ends on another site does not count', async () => {
  const other = await site((_, response) => html(response, 'Welcome'))
  const answers = rightVersion((_, response) => void response.writeHead(302, { location: other.url }).end())
  const { url } = await site(answers)
  const result = await look({ url, checks: [{ get: '/', contains: ['Welcome'] }] })
  expect(result.checks[1]).toMatchObject({ verdict: 'fail', detail: expect.stringContaining('to another site') })
})

test('misleading: no commit and no checks prove nothing', async () => {
  const { url } = await site((_, response) => json(response, { commit: NEW }))
  expect(await look({ url, commit: undefined })).toEqual({ verdict: 'unknown', checks: [] })
})
