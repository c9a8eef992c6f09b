import { html, json, NEW } from '../local-site.ts'
import { META, type Misleading, page, rightVersion, TEXT } from './misleading.ts'

/** Something answers 200 that is not the page. */
export const PAGES: Misleading[] = [
  {
    what: 'a single-page application answers its page for everything',
    answers: (_, response) => html(response, page(NEW)),
    usual: { path: '/version', status: 200 },
    says: ['/version should answer JSON, but it answers 200 text/html "Shop"'],
  },
  {
    what: 'the file with the commit is missing, and the page of the application answers',
    answers: (_, response) => html(response, page(NEW)),
    identity: TEXT,
    usual: { path: '/commit.txt', status: 200 },
    says: ['the text of /commit.txt is "<!doctype html>', 'which is no commit'],
  },
  {
    what: 'the page of the application answers for an API that is not routed',
    answers: rightVersion((_, response) => html(response, page(NEW))),
    checks: [{ get: '/api/products', json: { 'products.0.currency': 'EUR' } }],
    usual: { path: '/api/products', status: 200 },
    says: ['expected JSON', 'came back: 200 text/html "Shop"'],
  },
  {
    what: 'the page of the application answers for a script that is gone',
    answers: (_, response) => html(response, page(NEW)),
    identity: META,
    checks: [{ get: '/assets/app-d3f5678.js', header: { 'content-type': 'javascript' } }],
    usual: { path: '/assets/app-d3f5678.js', status: 200 },
    says: ['expected header "content-type" to contain "javascript", it is "text/html'],
  },
  {
    what: 'the identity is right, the assets are old',
    answers: (request, response) => {
      if (request.url === '/') html(response, page(NEW))
      else response.setHeader('content-type', 'text/javascript').end('globalThis.COMMIT="abc1234"')
    },
    identity: META,
    checks: [{ get: '/assets/app.js', contains: 'COMMIT="d3f5678"' }],
    usual: { path: '/assets/app.js', status: 200 },
    says: ['expected to contain "COMMIT="d3f5678""', 'came back: 200 text/javascript "globalThis.COMMIT="abc1234""'],
  },
  {
    what: 'the page was built for the API of another environment',
    answers: (_, response) => html(response, page(NEW, '<script>API="https://api.staging.example"</script>')),
    identity: META,
    checks: [{ get: '/', contains: 'https://api.shop.example' }],
    usual: { path: '/', status: 200 },
    says: ['expected to contain "https://api.shop.example"'],
  },
  {
    what: 'a missing page answers 200 (soft 404)',
    answers: rightVersion((_, response) => html(response, '<title>Page not found</title>')),
    checks: [{ get: '/products', contains: 'Mug' }],
    usual: { path: '/products', status: 200 },
    says: ['expected to contain "Mug"; came back: 200 text/html "Page not found"'],
  },
  {
    what: 'a page that must be missing answers 200',
    source: 'adewale/agentic-mermaid#243',
    answers: rightVersion((_, response) => html(response, page(NEW))),
    checks: [{ get: '/no-such-page', status: 404 }],
    usual: { path: '/no-such-page', status: 200 },
    says: ['expected status 404', 'came back: 200 text/html "Shop"'],
  },
  {
    what: 'an error page answers 200',
    answers: (request, response) => html(response, page(NEW, request.url === '/cart' ? 'Something went wrong' : 'ok')),
    identity: META,
    checks: [{ get: '/cart', contains: 'Your basket' }],
    usual: { path: '/cart', status: 200 },
    says: ['expected to contain "Your basket"'],
  },
  {
    what: 'a maintenance page answers 200',
    answers: rightVersion((_, response) => html(response, "<title>We'll be back soon</title>")),
    checks: [{ get: '/', contains: 'Add to basket' }],
    usual: { path: '/', status: 200 },
    says: ['expected to contain "Add to basket"', `came back: 200 text/html "We'll be back soon"`],
  },
  ...(
    [
      ['the default page of the web server answers', 'Welcome to nginx!'],
      ['the domain is parked', 'shop.example is for sale'],
      ['the list of a directory answers', 'Index of /'],
      ['the platform shows that nothing is deployed yet', 'Your app will appear here soon'],
    ] as const
  ).map(([what, title]): Misleading => ({
    what,
    answers: (_, response) => html(response, `<html><head><title>${title}</title></head></html>`),
    identity: META,
    usual: { path: '/', status: 200 },
    says: [`no meta tag "commit" of /: it answers 200 text/html "${title}"`],
  })),
  {
    what: 'the body is empty',
    answers: (_, response) => void response.end(),
    identity: TEXT,
    usual: { path: '/commit.txt', status: 200 },
    says: ['the text of /commit.txt is empty'],
  },
  {
    what: 'there is no content at all (204)',
    answers: rightVersion((_, response) => void response.writeHead(204).end()),
    checks: [{ get: '/api/products', json: { total: 12 } }],
    usual: { path: '/api/products', status: 204 },
    says: ['expected JSON', 'came back: 204 no content type (empty)'],
  },
  {
    what: 'HTML comes where a check expects JSON',
    answers: rightVersion((_, response) => html(response, '<h1>ok</h1>')),
    checks: [{ get: '/health', json: { status: 'ok' } }],
    usual: { path: '/health', status: 200 },
    says: ['expected JSON; came back: 200 text/html "ok"'],
  },
  {
    what: 'GraphQL answers its errors with 200',
    answers: rightVersion((_, response) => json(response, { data: null, errors: [{ message: 'no such field' }] })),
    checks: [{ get: '/graphql?query={products{id}}', json: { 'data.products.0.id': 1 } }],
    usual: { path: '/graphql?query={products{id}}', status: 200 },
    says: ['expected json "data.products.0.id" to be 1', 'no such field'],
  },
  {
    what: 'the health endpoint is healthy and tells that its database is not',
    answers: rightVersion((_, response) => json(response, { status: 'ok', checks: { database: 'down' } })),
    checks: [{ get: '/health', json: { 'checks.database': 'up' } }],
    usual: { path: '/health', status: 200 },
    says: ['expected json "checks.database" to be "up", it is "down"'],
  },
  {
    what: 'the list is there and holds nothing',
    answers: rightVersion((_, response) => json(response, { products: [] })),
    checks: [{ get: '/api/products', json: { 'products.0.currency': 'EUR' } }],
    usual: { path: '/api/products', status: 200 },
    says: ['expected json "products.0.currency" to be "EUR", it is missing'],
  },
  {
    what: 'a text stands for the truth',
    answers: rightVersion((_, response) => json(response, { ready: 'true' })),
    checks: [{ get: '/health', json: { ready: true } }],
    usual: { path: '/health', status: 200 },
    says: ['expected json "ready" to be true, it is "true"'],
  },
  {
    what: 'HEAD is right, GET is not',
    answers: rightVersion((request, response) => {
      if (request.method === 'HEAD') response.end()
      else html(response, '<title>Application error</title>', 500)
    }),
    checks: [{ get: '/' }],
    usual: { path: '/', method: 'HEAD', status: 200 },
    says: ['came back: 500 text/html "Application error"'],
  },
  {
    what: 'a fast error counts as no sample of a fast page',
    answers: rightVersion((_, response, { count }) => json(response, {}, count > 8 ? 500 : 200)),
    checks: [{ get: '/products', p95: '20s' }],
    usual: { path: '/products', status: 200 },
    says: ['expected status 200 to 299; came back: 500'],
  },
  {
    what: 'a page loads, and a page answers for its script as well',
    answers: (_, response) => html(response, page(NEW, '', '<script src="/assets/app.js"></script>')),
    identity: META,
    checks: [{ page: '/' }],
    usual: { path: '/', status: 200 },
    says: ['the script http://127.0.0.1', '/assets/app.js is missing: a page answers in its place'],
  },
  {
    what: 'a page loads, and its scripts and styles were deleted with the version before',
    answers: (request, response) => {
      const head = '<link rel="stylesheet" href="/a.css"><script src="/app.js"></script>'
      if (request.url === '/') html(response, page(NEW, '', head))
      else html(response, '<title>Not found</title>', 404)
    },
    identity: META,
    checks: [{ page: '/' }],
    usual: { path: '/', status: 200 },
    says: ["/a.css can't be loaded: 404", "/app.js can't be loaded: 404"],
  },
  {
    what: 'the button stands only in a comment',
    answers: (_, response) => html(response, page(NEW, '<!-- <button>Add to basket</button> -->')),
    identity: META,
    checks: [{ get: '/', css: { button: { exists: true } } }],
    usual: { path: '/', status: 200 },
    says: ['expected css "button" to exist'],
  },
  {
    what: 'the login answers 200 and gives no session',
    answers: rightVersion((_, response) => html(response, '<title>Wrong password</title>')),
    checks: [{ post: '/login', send: { form: { user: 'probe' } }, cookie: { session: { exists: true } } }],
    usual: { path: '/login', status: 200 },
    says: ['expected cookie "session" to exist'],
  },
  {
    what: 'a download has another content than the one that was released',
    answers: rightVersion((_, response) => void response.end('installer of the version before')),
    checks: [{ get: '/installer.bin', sha256: 'a'.repeat(64) }],
    usual: { path: '/installer.bin', status: 200 },
    says: ['expected sha256 to be "aaaa', 'it is "722936eb'],
  },
]
