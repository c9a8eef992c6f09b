import { html, json, NEW, OLD } from '../local-site.ts'
import { META, type Misleading, page, rightVersion, TEXT } from './misleading.ts'

const OLD_VERSION = ['serves abc1234, another version; expected d3f5678']
const healthy = { status: 'ok' }

/** Another version than the one that was released answers. */
export const VERSIONS: Misleading[] = [
  {
    what: 'the old version answers healthily',
    source: 'LucasSantana-Dev/Lucky#442',
    answers: (_, response) => json(response, { ...healthy, commit: OLD }),
    usual: { path: '/health', status: 200 },
    says: [...OLD_VERSION, 'last answer: 200 application/json'],
  },
  {
    what: 'the image of last month was deployed again, in success',
    source: 'markmhendrickson/neotoma#2286',
    answers: (_, response) => json(response, { ...healthy, commit: OLD, builtAt: '2026-10-20T10:00:00Z' }),
    usual: { path: '/health', status: 200 },
    says: OLD_VERSION,
  },
  {
    what: 'the new API answers, the old frontend is still there',
    source: 'stella/stella#698',
    answers: rightVersion((_, response) => html(response, page(OLD))),
    identity: META,
    usual: { path: '/', status: 200 },
    says: OLD_VERSION,
  },
  {
    what: 'every second replica is still the old one',
    answers: (_, response, { count }) => json(response, { commit: count % 2 ? NEW : OLD }),
    gateTimeoutMs: 350,
    usual: { path: '/version', status: 200 },
    says: ['serves d3f5678 only now and then (several replicas?)', 'serves abc1234'],
  },
  {
    what: 'one of three replicas is still the old one',
    answers: (_, response, { count }) => json(response, { commit: count % 3 === 2 ? OLD : NEW }),
    gateTimeoutMs: 350,
    usual: { path: '/version', status: 200 },
    says: ['only now and then (several replicas?)'],
  },
  {
    what: 'a balancer ties each connection to a replica, and every second one is old',
    answers: (() => {
      const connections: unknown[] = []
      return (request, response) => {
        if (!connections.includes(request.socket)) connections.push(request.socket)
        json(response, { commit: connections.indexOf(request.socket) % 2 ? OLD : NEW })
      }
    })(),
    gateTimeoutMs: 350,
    usual: { path: '/version', status: 200 },
    says: ['only now and then (several replicas?)', 'serves abc1234'],
  },
  {
    what: 'the deployment was rolled back by the platform a moment later',
    answers: (_, response, { count }) => json(response, { commit: count === 1 ? NEW : OLD }),
    gateTimeoutMs: 350,
    usual: { path: '/version', status: 200 },
    says: ['only now and then', 'serves abc1234, another version'],
  },
  {
    what: 'another commit that begins with the same seven digits',
    answers: (_, response) => json(response, { commit: NEW.replace(/0+$/, (zeros) => 'f'.repeat(zeros.length)) }),
    usual: { path: '/version', status: 200 },
    says: ['serves d3f5678f, another version; expected d3f56780'],
  },
  {
    what: 'six characters of the commit are right',
    answers: (_, response) => void response.end(NEW.slice(0, 6)),
    identity: TEXT,
    usual: { path: '/commit.txt', status: 200 },
    says: ['is "d3f567", which is no commit'],
  },
  {
    what: 'the commit stands in the wrong field',
    answers: (_, response) => json(response, { sha: NEW, commit: OLD }),
    usual: { path: '/version', status: 200 },
    says: OLD_VERSION,
  },
  {
    what: 'the commit is that of the base image',
    answers: (_, response) => json(response, { base: { commit: NEW }, app: { commit: OLD } }),
    identity: { path: '/version', json: 'app.commit' },
    usual: { path: '/version', status: 200 },
    says: OLD_VERSION,
  },
  {
    what: 'the field is missing',
    answers: (_, response) => json(response, { version: '1.4.0' }),
    usual: { path: '/version', status: 200 },
    says: ['no json field "commit" of /version: it answers 200 application/json "{"version":"1.4.0"}"'],
  },
  {
    what: 'the field holds an object',
    answers: (_, response) => json(response, { commit: { sha: NEW } }),
    usual: { path: '/version', status: 200 },
    says: ['no json field "commit" of /version'],
  },
  {
    what: 'the field holds a list with both commits',
    answers: (_, response) => json(response, { commit: [NEW, OLD] }),
    usual: { path: '/version', status: 200 },
    says: ['no json field "commit" of /version'],
  },
  ...(
    [
      ['the build did not know its commit', 'unknown'],
      ['the build did not fill its commit in', '${GIT_SHA}'],
      ['the name of the branch stands for the commit', 'main'],
      ['a version number stands for the commit', '1.4.0'],
      ['the build had changes that nobody committed', `${NEW}-dirty`],
    ] as const
  ).map(([what, commit]): Misleading => ({
    what,
    answers: (_, response) => json(response, { ...healthy, commit }),
    usual: { path: '/version', status: 200 },
    says: [`json field "commit" of /version is "${commit}", which is no commit`],
  })),
  {
    what: 'the commit is empty',
    answers: (_, response) => json(response, { commit: '' }),
    usual: { path: '/version', status: 200 },
    says: ['json field "commit" of /version is empty'],
  },
  {
    what: 'the right commit comes with a failing status',
    answers: (_, response) => json(response, { commit: NEW, status: 'starting' }, 503),
    usual: { path: '/version', status: 503 },
    says: ['/version answers 503 application/json'],
  },
  {
    what: 'two proxies each add their header with a commit',
    answers: (_, response) => {
      response.setHeader('x-commit', [NEW, OLD])
      html(response, page(NEW))
    },
    identity: { path: '/', header: 'x-commit' },
    usual: { path: '/', status: 200 },
    says: ['header "x-commit" of / is "', 'which is no commit'],
  },
  {
    what: 'the right meta tag is commented out',
    answers: (_, response) => html(response, `<head><!-- <meta name="commit" content="${NEW}"> --></head>`),
    identity: META,
    usual: { path: '/', status: 200 },
    says: ['no meta tag "commit" of /'],
  },
  {
    what: 'the right meta tag stands in a script, the real one is old',
    answers: (_, response) => {
      const script = `<script>const head = '<meta name="commit" content="${NEW}">'</script>`
      html(response, page(OLD, 'Add to basket', script))
    },
    identity: META,
    usual: { path: '/', status: 200 },
    says: OLD_VERSION,
  },
  {
    what: 'the page has two meta tags that contradict each other',
    answers: (_, response) => html(response, page(OLD, 'Add to basket', `<meta name="commit" content="${NEW}">`)),
    identity: META,
    usual: { path: '/', status: 200 },
    says: ['the page has several meta tags "commit"'],
  },
  {
    what: 'the identity is right, the pages are those of the version before',
    answers: rightVersion((_, response) => {
      response.setHeader('x-commit', OLD)
      html(response, page(OLD))
    }),
    checks: [{ get: '/', header: { 'x-commit': NEW } }],
    usual: { path: '/', status: 200 },
    says: [`expected header "x-commit" to contain "${NEW}", it is "${OLD}"`],
  },
]
