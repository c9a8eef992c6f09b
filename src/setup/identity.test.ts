import { expect, test } from '@jest/globals'
import { adviceFor } from './advice.ts'
import type { FoundComponent } from './components.ts'
import { FRAMEWORKS } from './frameworks.ts'
import { findIdentity } from './identity.ts'
import type { Tree } from './tree.ts'

function tree(files: Record<string, string>): Tree {
  return {
    root: '/nowhere',
    files: Object.keys(files),
    text: (path) => files[path],
    json: () => undefined,
    below: () => Object.keys(files),
  }
}

/** Written down as code; others are told in words. */
const advised = FRAMEWORKS.map((framework) => {
  const platform = framework.side === 'frontend' ? 'vercel' : 'railway'
  return { framework, advice: adviceFor({ framework, platform } as FoundComponent) }
}).filter(({ advice }) => !/^(the page|GET )/.test(`${advice[0]?.file}`) && !advice[0]?.lines[0]?.startsWith('GET '))

test.each(advised)(
  'whoever follows the advice for $framework.id is found to tell the commit',
  ({ framework, advice }) => {
    const files = Object.fromEntries(advice.map(({ lines }, index) => [`file-${index}.tsx`, `${lines.join('\n')}\n`]))
    const expected =
      framework.side === 'frontend' ? { path: '/', meta: 'commit' } : { path: '/version', json: 'commit' }
    expect(findIdentity(tree(files), '.', framework.side)).toEqual(expected)
  },
)

test('most frameworks have advice of their own', () => {
  expect(advised.length).toBeGreaterThan(8)
})

test.each([
  ['a route that tells nothing', { 'a.js': "app.get('/version', (_, res) => res.send('1.0'))" }, undefined],
  ['a commit that no route tells', { 'a.js': 'const release = { commit: process.env.OPS_COMMIT }' }, undefined],
  ['a test of it', { 'a.test.js': "get('/version'); const x = { commit: env.OPS_COMMIT }" }, undefined],
  [
    'a health route in the same file',
    { 'a.js': "app.get('/healthz', (_, res) => res.json({ sha: process.env.RAILWAY_GIT_COMMIT_SHA }))" },
    { path: '/healthz', json: 'sha' },
  ],
  [
    'a health route elsewhere',
    { 'a.js': "app.get('/healthz', ok)", 'b.js': 'export const release = { commit: process.env.GIT_COMMIT }' },
    undefined,
  ],
])('%s', (_, files, expected) => {
  expect(findIdentity(tree(files as Record<string, string>), '.', 'backend')).toEqual(expected)
})
