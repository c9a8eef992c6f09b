import { expect, test } from '@jest/globals'
import { readConfig } from '../config.ts'
import { Problems } from '../problems.ts'

const FILE = `components:
  web:
    vercel: { project: prj_1 }
    source: web
    url: https://shop.example
    identity: { path: /, meta: commit }
    smoke:
      - `

async function mistakes(check: string): Promise<string[]> {
  return await mistakesIn(FILE + check.replaceAll('\n', '\n        '))
}

async function mistakesIn(text: string): Promise<string[]> {
  try {
    await readConfig({ file: 'ops.yml', environment: 'production', workspace: '.', text, sources: 'any' })
  } catch (error) {
    if (!(error instanceof Problems)) throw error
    return error.problems.map(
      ({ line, column, message }) => `${line}:${column} ${message.replaceAll('components.web.smoke', 'smoke')}`,
    )
  }
  return []
}

const WRONG: [string, string, string][] = [
  ['two requests in one', 'get: /\npost: /', '8:9 smoke[0] needs exactly one of "get", "post", '],
  ['a misspelt method', 'gett: /', '8:9 smoke[0] has no key "gett"; did you mean "get"?'],
  [
    'a misspelt predicate',
    'get: /\njson: { a: { equal: 1 } }',
    '9:22 smoke[0].json.a has no key "equal"; did you mean "equals"?',
  ],
  [
    'a predicate inside "not"',
    'get: /\nbody: { not: { contain: x } }',
    '9:24 smoke[0].body.not has no key "contain"; did you mean "contains"?',
  ],
  [
    'no predicate',
    'get: /\nbody: {}',
    '9:15 smoke[0].body must be a mapping of predicates such as { startsWith: text/ }, got a mapping',
  ],
  [
    'a type nobody knows',
    'get: /\njson: { a: { is: nummer } }',
    '9:26 smoke[0].json.a.is must be one of "text", "number", ',
  ],
  [
    'a severity nobody knows',
    'get: /\nseverity: degrade',
    '9:19 smoke[0].severity must be one of "critical", "degraded", got "degrade"; did you mean "degraded"?',
  ],
  [
    'a class of statuses',
    'get: /\nstatus: 6xx',
    '9:17 smoke[0].status must be a number from 100 to 599, a class like "4xx", or a list of them, got "6xx"',
  ],
  [
    'a number of redirects',
    'get: /\nredirects: some',
    '9:20 smoke[0].redirects must be "follow", "never" or a number up to 20, got "some"',
  ],
  [
    'an expression that is none',
    'get: /\nbody: { matches: "(" }',
    '9:17 smoke[0].body.matches: "(" is no regular expression: ',
  ],
  ['a pattern that is none', 'get: /\nregex: { "[": x }', '9:18 smoke[0].regex.[: "[" is no regular expression: '],
  [
    'a JSONPath that is none',
    'get: /\njsonpath: { "$.a[": 1 }',
    '9:21 smoke[0].jsonpath.$.a[: "$.a[" is no JSONPath: unclosed bracketed selection',
  ],
  ['an XPath that is none', 'get: /\nxpath: { "//a[": 1 }', '9:18 smoke[0].xpath.//a[: "//a[" is no XPath: '],
  [
    'an XPath function that nobody knows',
    'get: /\nxpath: { "foo(1)": 1 }',
    '9:18 smoke[0].xpath.foo(1): "foo(1)" is no XPath: ',
  ],
  ['a selector that is none', 'get: /\ncss: { "a[": x }', '9:16 smoke[0].css.a[: "a[" is no CSS selector: '],
  [
    'a captured JSONPath that is none',
    'get: /\ncapture: { a: { jsonpath: a.b } }',
    '9:25 smoke[0].capture.a.jsonpath: "a.b" is no JSONPath: ',
  ],
  [
    'a capture of two',
    'get: /\ncapture: { a: { json: b, css: a } }',
    '9:20 smoke[0].capture.a needs exactly one of "header", "cookie", ',
  ],
  [
    'two bodies',
    'post: /\nsend: { json: { a: 1 }, body: x }',
    '9:33 smoke[0].send.body stands beside "json"; send one',
  ],
  [
    'a body with GET',
    'get: /\nsend: { json: { a: 1 } }',
    '9:17 smoke[0].send.json cannot go with a GET; use "post", "put" or "patch"',
  ],
  [
    'a password',
    'get: /\nsend: { basic: { user: ada, password: hunter22 } }',
    '9:47 smoke[0].send.basic.password must be a name in braces such as "{{SMOKE_PASSWORD}}", never the password itself, got a text',
  ],
  [
    'a captured address without steps',
    'get: "{{next}}"',
    '8:9 smoke[0].get begins with a captured value; use "steps", which capture it',
  ],
  [
    'an assertion beside the steps',
    'steps: [{ get: / }]\nstatus: 200',
    '9:9 smoke[0].status belongs to a request; write it into the step',
  ],
  [
    'an assertion beside a certificate',
    'tls: /\nstatus: 200',
    '9:9 smoke[0].status belongs to a request; it cannot stand beside "tls"',
  ],
  ['no steps', 'steps: []', '8:16 smoke[0].steps must be a list of at least one step, got a list'],
  [
    'a measured POST',
    'post: /orders\np95: 1s',
    '9:9 smoke[0].p95 would send the POST again and again; measure a "get" instead',
  ],
  [
    'samples without a limit',
    'get: /\nsamples: 30',
    '9:9 smoke[0].samples needs a limit beside it, such as "p95: 800ms"',
  ],
  [
    'a comparison without a limit',
    'get: /\ncompare: { confidence: 0.9 }',
    '9:18 smoke[0].compare must be a mapping with a limit such as { p95: 1.25 }, got a mapping',
  ],
  [
    'a comparison that must be faster',
    'get: /\ncompare: { p95: 0.5 }',
    '9:25 smoke[0].compare.p95 must be a number from 1 up, got 0.5',
  ],
  [
    'a share without a sign',
    'load: { address: /, errors: 1 }',
    '8:37 smoke[0].load.errors must be a share like "1%", got 1',
  ],
  [
    'more connections than requests',
    'load: { address: /, rate: 5 }',
    '8:15 smoke[0].load.connections is 10, more than the 5 requests a second',
  ],
  ['a page that is a list', 'page: [/]', '8:15 smoke[0].page must be '],
  [
    'nothing asked of Sentry',
    'sentry: { over: 1m }',
    '8:17 smoke[0].sentry must be a mapping with "newIssues", "crashFree" or "crashFreeDrop", got a mapping',
  ],
  [
    'a metric without a limit',
    'prometheus: { query: up }',
    '8:21 smoke[0].prometheus must be a mapping with "below", "above" or "compare", got a mapping',
  ],
  [
    'a bake time that outlives the gate',
    'prometheus: { query: up, below: 1, over: 9m }',
    '8:44 smoke[0].prometheus.over is 9m, and the gate ends after 5m; write a longer "gate: { timeout: … }"',
  ],
]

test.each(WRONG)('tells %s', async (_, check, says) => {
  const told = await mistakes(check)
  expect(told).toEqual([expect.stringContaining(says)])
})

test('what is right is not complained of', async () => {
  const text = `${FILE}get: /
        json: { a: 1, b: [1, 2], c: { not: { equals: 1 } } }
        compare: { p95: 1.25 }
      - tls: { address: /, warnLeft: 30% }
      - steps:
          - post: /login
            send: { form: { user: ada, password: "{{SMOKE_PASSWORD}}" } }
            capture: { token: { jsonpath: $.token, secret: true } }
          - get: "{{next}}"
      - page: { address: /, calls: [{ url: https://api.shop.example/products }] }
      - prometheus: { query: up, above: 0, over: 1m }
`
  expect(await mistakesIn(text)).toEqual([])
})

test('signals at the top of the file have no owner', async () => {
  const text = `${FILE}get: /\nsmoke:\n  - sentry: { newIssues: 0 }\n`
  const read = readConfig({ file: 'ops.yml', environment: 'production', workspace: '.', text, sources: 'any' })
  await expect(read).rejects.toThrow('smoke[0].sentry has no address that tells whose it is')
})
