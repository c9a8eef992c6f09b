import { expect, test } from '@jest/globals'
import { readConfig } from '../config.ts'
import { Problems } from '../problems.ts'
import { filled, namedIn } from './previews.ts'

const FILE = `components:
  api:
    railway: { project: p, service: api }
    source: api
    url: https://api.shop.example
    identity: { path: /version, json: commit }
  web:
    vercel: { project: shop-web }
    source: web
    url: https://shop.example
    identity: { meta: commit }
    after: [api]
environments:
  staging:
    components:
      api: { url: https://api.staging.example }
      web: { url: https://staging.example, vercel: { project: shop-web-staging } }
`

async function read(previews: string): ReturnType<typeof readConfig> {
  const text = `${FILE}${previews}`
  return await readConfig({ file: 'ops.yml', environment: 'production', workspace: '/', text, sources: 'any' })
}

async function wrong(previews: string): Promise<string[]> {
  const error = await read(previews).catch((reason: unknown) => reason)
  if (!(error instanceof Problems)) throw new Error('it was read without a mistake')
  return error.problems.map(({ message, line, column }) => `${line}:${column} ${message}`)
}

test('an environment is all it needs', async () => {
  const { previews } = await read('previews: { environment: staging }\n')
  expect(previews).toEqual({ environment: 'staging', isolated: false, variables: {} })
  expect((await read('')).previews).toBeUndefined()
})

test.each([
  ['previews: {}', '18:1 previews needs the key "environment"'],
  ['previews: { environment: production }', '18:26 previews.environment: a preview never touches production'],
  ['previews: { environment: stagin }', 'did you mean "staging"?'],
  ['previews: { environment: staging, isolate: true }', 'previews has no key "isolate"; did you mean "isolated"?'],
  ['previews: { environment: staging, isolated: yes please }', 'previews.isolated must be true or false'],
  ['previews: { environment: staging, variables: { wbe: { A: b } } }', 'did you mean "web"?'],
  ['previews: { environment: staging, variables: { web: { API: "{apo}" } } }', 'did you mean "api"?'],
  ['previews: { environment: staging, variables: { web: { A-B: "{api}" } } }', '"A-B" is not a name'],
  [
    'previews: { environment: staging, variables: { api: { CORS: "{web}" } } }',
    'are never set, because previews share',
  ],
])('%s is a mistake', async (previews, message) => {
  expect((await wrong(`${previews}\n`)).join('\n')).toContain(message)
})

test('braces stand for addresses of components, and for nothing else', () => {
  const addresses = new Map([['api', 'https://api-pr-12.up.railway.app']])
  expect(filled('{api}/v1', addresses)).toBe('https://api-pr-12.up.railway.app/v1')
  expect(filled('wss://{api.host}/live', addresses)).toBe('wss://api-pr-12.up.railway.app/live')
  expect(filled('{"json": true} {other}', addresses)).toBe('{"json": true} {other}')
  expect(namedIn({ A: '{api}', B: '{api.host} {web}', C: 'x' })).toEqual(['api', 'api', 'web'])
})
