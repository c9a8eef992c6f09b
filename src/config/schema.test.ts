import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { opsSchema } from '../../scripts/schema.ts'

const published = readFileSync(fileURLToPath(new URL('../../schema/ops.schema.json', import.meta.url)), 'utf8')
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  JSON.parse(published) as object,
)

const SHOP = `components:
  api:
    railway: { project: 8c6f…, service: api }
    source: apps/api
    url: https://api.shop.example
    identity: { path: /version, json: commit }
  web:
    vercel: { project: prj_…, team: team_… }
    source: apps/web
    url: https://shop.example
    identity: { path: /, meta: commit }
    after: [api]
smoke:
  - get: https://shop.example/
    status: 200
    contains: Add to basket
    p95: 800ms
`

test('the published schema is that of the source', () => {
  expect(published).toBe(opsSchema())
})

test('an editor accepts the smallest useful file', () => {
  expect(validate(parse(SHOP)) || validate.errors).toBe(true)
})

test.each([
  ['an unknown key', SHOP.replace('source: apps/api', 'source: apps/api\n    sorce: x')],
  ['two platforms', SHOP.replace('after: [api]', 'railway: { project: a, service: b }')],
  ['no identity', SHOP.replace(', json: commit', '')],
  ['http in public', SHOP.replace('https://api', 'http://api')],
  ['a duration without a unit', SHOP.replace('800ms', '800')],
  ['a name with capitals', SHOP.replace('  web:', '  Web:')],
])('an editor marks %s', (_, text) => {
  expect(validate(parse(text))).toBe(false)
})

test('every key of the file is described', () => {
  const bare: string[] = []
  walk(JSON.parse(published) as Node, '')
  expect(bare).toEqual([])

  function walk(node: Node, path: string): void {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      // An override is described where the component is.
      if (!child.description && !path.includes('environments')) bare.push(`${path}.${key}`)
      walk(child, `${path}.${key}`)
    }
    for (const child of [node.additionalProperties, node.items]) if (typeof child === 'object') walk(child, path)
  }
})

interface Node {
  description?: string
  properties?: Record<string, Node>
  additionalProperties?: Node | boolean
  items?: Node
}
