import { expect, test } from '@jest/globals'
import type { Part } from './context.ts'
import type { Host } from './host.ts'
import { choose } from './plan.ts'

const host = {} as Host
const part = (name: string, more: Partial<Part> = {}): Part => ({
  name,
  source: name,
  after: [],
  url: `https://${name}.staging.example`,
  productionUrl: `https://${name}.example`,
  host,
  variables: {},
  ...more,
})

const api = part('api', { variables: { ALLOWED_ORIGINS: '{web}' } })
const web = part('web', { after: ['api'] })
const admin = part('admin', { variables: { API_URL: '{api}' } })

const chosen = (parts: Part[], ...paths: string[]): object =>
  Object.fromEntries(
    choose(
      parts,
      paths.map((path) => ({ path })),
    ),
  )

test.each([
  ['both', ['api/a.js', 'web/b.js'], { api: 'built', web: 'built' }],
  ['the frontend, whose backend stays', ['web/b.js'], { api: 'unchanged', web: 'built' }],
  ['the backend, and so what asks it', ['api/a.js'], { api: 'built', web: 'built' }],
  ['a file of nobody, which counts for all', ['package-lock.json'], { api: 'built', web: 'built' }],
  ['documentation, which counts for none', ['docs/a.md', 'README.md'], { api: 'unchanged', web: 'unchanged' }],
])('a change of %s', (_, paths, expected) => {
  expect(chosen([api, web], ...paths)).toEqual(expected)
})

test('what cannot be told counts as changed', () => {
  expect(Object.fromEntries(choose([api, web], undefined))).toEqual({ api: 'built', web: 'built' })
})

test('a backend that is shared stays so, and what asks it is not built for that', () => {
  const shared = part('api', { host: undefined })
  expect(chosen([shared, web], 'api/a.js')).toEqual({ api: 'shared', web: 'unchanged' })
})

test('a variable wires as well as an order, and through others', () => {
  const portal = part('portal', { after: ['admin'] })
  expect(chosen([api, admin, portal], 'api/a.js')).toEqual({ api: 'built', admin: 'built', portal: 'built' })
})
