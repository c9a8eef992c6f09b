import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { plan, type Wish } from './plan.ts'
import { preview } from './report-preview.ts'

const COMMIT = 'd3f5678'.padEnd(40, '0')
let workspace: string

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'smoke-'))
  const file = `
components:
  api:
    railway: { project: p, service: api }
    source: api
    url: https://api.shop.example
    identity: { path: /version, json: commit }
  web:
    vercel: { project: prj_1 }
    source: web
    url: https://shop.example
    identity: { path: /, meta: commit }
smoke:
  - get: https://shop.example/
    contains: Add to basket
gate: { timeout: 90s }
`
  writeFileSync(join(workspace, 'ops.yml'), file)
})

afterAll(() => {
  rmSync(workspace, { recursive: true, force: true })
})

function wish(given: Partial<Wish>): Wish {
  const nothing = { url: undefined, environment: undefined, checks: undefined, identity: undefined, commit: undefined }
  return { ...nothing, config: 'ops.yml', timeoutMs: undefined, bypassSecret: undefined, workspace, ...given }
}

test('an environment is checked as ops.yml says, and the secret goes to Vercel only', async () => {
  const planned = await plan(wish({ environment: 'production', commit: COMMIT, bypassSecret: 's3cret' }))
  expect(planned).toMatchObject({ gateTimeoutMs: 90_000, anyCommit: true })
  expect(planned.targets).toEqual([
    { component: 'api', url: 'https://api.shop.example', commit: COMMIT, access: {} },
    {
      component: 'web',
      url: 'https://shop.example',
      commit: COMMIT,
      access: { 'x-vercel-protection-bypass': 's3cret' },
    },
  ])
})

test('an address is checked as the inputs say, in the words of ops.yml', async () => {
  const planned = await plan(
    wish({
      url: 'https://shop.example',
      identity: '{ path: /version, json: commit }',
      checks: '- get: /\n  contains: Add to basket\n  p95: 800ms\n- { get: /admin, status: 401 }',
    }),
  )
  expect(planned.components).toMatchObject([
    {
      name: 'shop.example',
      url: 'https://shop.example',
      identity: { path: '/version', json: 'commit' },
      smoke: [
        { name: 'GET /', steps: [{ address: '/' }], timing: { p95Ms: 800 } },
        { name: 'GET /admin', steps: [{ asserts: [{ predicates: [{ is: 'oneOf', value: [401] }] }] }] },
      ],
    },
  ])
  expect(preview(planned)).toMatch(/\| shop\.example \| https:&#8203;\/\/shop\.example \| GET \/admin \| .*401.* \|/)
})

test.each<[string, Partial<Wish>, RegExp]>([
  ['nothing', {}, /"url" or "environment" is missing/],
  ['both', { url: 'https://a.example', environment: 'production' }, /exclude each other/],
  ['an address alone', { url: 'https://a.example' }, /"checks" and "identity" are missing/],
  ['a commit nobody tells', { url: 'https://a.example', commit: COMMIT }, /input "identity" is missing/],
  [
    'a branch as commit',
    { environment: 'production', commit: 'main' },
    /must be a SHA of at least 7 digits, got "main"/,
  ],
  ['checks twice', { environment: 'production', checks: '- get: /' }, /"checks" belongs to "url"/],
  [
    'an identity that is none',
    { url: 'https://a.example', identity: '{ path: /v }' },
    /"identity", line 1: .*exactly one/,
  ],
  [
    'a misspelt check',
    { url: 'https://a.example', checks: '- get: /\n- get: /x\n  containts: y' },
    /"checks", line 3: .*did you mean "contains"/,
  ],
  ['checks that are no list', { url: 'https://a.example', checks: 'get: /' }, /line 1: it must be a list/],
])('%s is a mistake that is told before anything is asked', async (_, given, message) => {
  await expect(plan(wish(given))).rejects.toThrow(message)
})
