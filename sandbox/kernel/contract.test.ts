import { expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { type Call, checked, contractChecker, type OpenApi } from './contract.ts'
import type { Bindings } from './service.ts'

const document: OpenApi = {
  paths: {
    '/things/{name}': {
      get: {
        operationId: 'getThing',
        parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/thing' } } } } },
      },
      post: {
        operationId: 'makeThing',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                additionalProperties: false,
                properties: { name: { type: 'string' } },
              },
            },
          },
        },
        responses: { 204: {}, 400: {} },
      },
    },
    '/files/{path}': { get: { operationId: 'getFile', responses: { 200: {} } } },
  },
  components: {
    schemas: {
      thing: {
        type: 'object',
        required: ['home'],
        properties: {
          home: { type: 'string', format: 'uri' },
          size: { type: 'number', nullable: true },
          owner: { $ref: '#/components/schemas/thing', nullable: true },
        },
      },
    },
  },
}

const checker = contractChecker({ document, spanning: ['path'] })
const get: Call = {
  method: 'GET',
  path: '/things/a',
  status: 200,
  contentType: 'application/json',
  text: '{"home":""}',
}
const post: Call = { method: 'POST', path: '/things/a', body: { name: 'a' }, status: 204, text: '' }

test.each<[string, Call, string[]]>([
  ['a fitting answer', get, []],
  ['null where it may be', { ...get, text: '{"home":"","size":null,"owner":null}' }, []],
  ['a wrong answer', { ...get, text: '{"home":7}' }, ['answer 200/home must be string']],
  ['a number in the query', { ...get, query: new URLSearchParams('page=2') }, []],
  [
    'text for a number in the query',
    { ...get, query: new URLSearchParams('page=two') },
    ['query/page must be integer'],
  ],
  [
    'an unknown query',
    { ...get, query: new URLSearchParams('x=1') },
    ['query must NOT have additional properties (x)'],
  ],
  ['an undeclared status', { ...get, status: 418 }, ['answer 418 is not declared']],
  [
    'another content type',
    { ...get, contentType: 'text/html' },
    ['answer 200 is declared as application/json, not text/html'],
  ],
  ['a fitting request', post, []],
  ['a wrong request that is accepted', { ...post, body: {} }, ["body must have required property 'name'"]],
  ['a missing request body', { ...post, body: undefined }, ['body must be object']],
  ['a wrong request that is refused', { ...post, body: {}, status: 400 }, []],
  ['a body where none belongs', { ...post, text: 'x' }, ['answer 204 must have no body']],
  ['a path with slashes', { method: 'GET', path: '/files/a/b', status: 200, text: '' }, []],
])('%s', (_, call, expected) => {
  expect(checker.check(call).map((line) => line.replace(/^.*?\): /, ''))).toEqual(expected)
})

test('a path outside the document is a violation unless it is refused', () => {
  expect(checker.check({ ...get, path: '/things/a/b' })).toEqual(['GET /things/a/b: no such operation'])
  expect(checker.check({ ...get, path: '/things/a/b', status: 404 })).toEqual([])
})

test('a known drift is applied to a copy of the document', () => {
  const drift = [
    {
      because: 'new status',
      apply: ({ paths }: OpenApi) => void (paths['/things/{name}']!['get']!.responses[418] = {}),
    },
  ]
  expect(contractChecker({ document, drift }).check({ ...get, status: 418, text: '' })).toEqual([])
  expect(checker.check({ ...get, status: 418 })).toHaveLength(1)
})

test('as middleware it judges what a service answers', async () => {
  const judge = contractChecker({ document })
  const app = new Hono<Bindings>().get('/things/:name', (c) =>
    c.json({ home: c.req.param('name') === 'good' ? '' : 1 }),
  )
  const service = checked({ name: 'things', owns: () => true, app }, judge)

  await service.app.request('/things/good')
  expect(judge.violations).toEqual([])
  expect(await (await service.app.request('/things/bad')).json()).toEqual({ home: 1 })
  expect(judge.violations).toEqual(['GET /things/bad (getThing): answer 200/home must be string'])
})
