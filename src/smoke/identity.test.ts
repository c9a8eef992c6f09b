import { expect, test } from '@jest/globals'
import type { Identity } from '../config.ts'
import { locate } from './address.ts'
import { readIdentity, readPath, sameCommit } from './identity.ts'
import { sameSite } from './probe.ts'

const SHA = 'd3f5678d3f5678d3f5678d3f5678d3f5678d3f56'

function read(identity: Omit<Identity, 'path'>, text: string, headers: Record<string, string> = {}): unknown {
  return readIdentity({ status: 200, headers, text, cut: false }, { path: '/v', ...identity })
}

test.each([
  ['a JSON field', { json: 'commit' }, `{"commit":"${SHA}"}`],
  ['a nested JSON field', { json: 'build.git.0.sha' }, `{"build":{"git":[{"sha":"${SHA}"}]}}`],
  ['a JSON key that holds dots', { json: 'git.commit.id' }, `{"git.commit.id":"${SHA}"}`],
  ['JSON after a byte order mark', { json: 'commit' }, `\uFEFF{"commit":"${SHA}"}`],
  ['upper case', { json: 'commit' }, `{"commit":"${SHA.toUpperCase()}"}`],
  ['a text body', { text: true as const }, `${SHA}\r\n`],
  ['a text body in quotes', { text: true as const }, `"${SHA}"`],
  ['a meta tag', { meta: 'commit' }, `<head><meta name="commit" content="${SHA}">`],
  ['a meta tag, content first', { meta: 'commit' }, `<META content='${SHA}' data-x name='commit' />`],
  ['a meta tag without quotes', { meta: 'commit' }, `<meta name=commit content=${SHA}>`],
  ['a minified meta tag', { meta: 'commit' }, `<meta name="commit"content="${SHA}">`],
  ['a meta tag over several lines', { meta: 'commit' }, `<meta\n  name = "commit"\n  content = "${SHA}"\n>`],
  ['a meta property', { meta: 'app:commit' }, `<meta property="app:commit" content="${SHA}">`],
  [
    'a meta tag among others',
    { meta: 'commit' },
    `<meta charset=utf-8><meta name="x" content="name=commit"><meta name="commit" content="${SHA}">`,
  ],
] satisfies [string, Omit<Identity, 'path'>, string][])('the commit is found in %s', (_, identity, text) => {
  expect(read(identity, text)).toEqual({ commit: SHA })
})

test('the commit is found in a header, whatever its case and quotes', () => {
  expect(read({ header: 'X-Commit' }, '', { 'x-commit': `"${SHA}"` })).toEqual({ commit: SHA })
})

test.each([
  ['null', '{"commit":null}', /no json field "commit" of \/v: it answers 200/],
  ['an object', '{"commit":{}}', /no json field/],
  ['inherited', '{}', /no json field/],
  ['a branch name', '{"commit":"main"}', /is "main", which is no commit/],
  ['not JSON', 'commit', /\/v should answer JSON, but it answers 200/],
])('a commit that is %s is a problem', (_, text, says) => {
  expect(read({ json: 'commit' }, text)).toEqual({ problem: expect.stringMatching(says) })
})

test('an inherited property is no field', () => {
  expect(readPath({}, 'constructor.name')).toBeUndefined()
  expect(readPath('text', 'length')).toBeUndefined()
})

test.each([
  [SHA, SHA.toUpperCase(), true],
  [SHA.slice(0, 7), SHA, true],
  [SHA, SHA.slice(0, 12), true],
  [SHA.slice(0, 6), SHA, false],
  [SHA.slice(1, 9), SHA, false],
  [SHA, `${SHA.slice(0, 39)}0`, false],
])('%s and %s: same commit %p', (one, other, same) => {
  expect(sameCommit(one, other)).toBe(same)
})

test.each([
  ['/version', 'https://shop.example', 'https://shop.example', 'https://shop.example/version'],
  ['/', 'https://shop.example', 'https://web-1.vercel.app', 'https://web-1.vercel.app/'],
  ['https://shop.example', 'https://shop.example', 'https://web-1.vercel.app', 'https://web-1.vercel.app/'],
  ['https://shop.example/a?b=1', 'https://shop.example', 'https://web-1.vercel.app', 'https://web-1.vercel.app/a?b=1'],
  ['https://shop.example/app/a', 'https://shop.example/app', 'https://w.vercel.app', 'https://w.vercel.app/app/a'],
  ['/a', 'https://shop.example/app', 'https://shop.example/app', 'https://shop.example/app/a'],
  ['https://shop.example/apple', 'https://shop.example/app', 'https://w.vercel.app', 'https://shop.example/apple'],
  ['https://api.shop.example/a', 'https://shop.example', 'https://w.vercel.app', 'https://api.shop.example/a'],
  [
    'https://shop.example.evil.test/',
    'https://shop.example',
    'https://w.vercel.app',
    'https://shop.example.evil.test/',
  ],
  ['//evil.test/a', 'https://shop.example', 'https://w.vercel.app', 'https://w.vercel.app/evil.test/a'],
])('%s of %s is looked up at %s as %s', (get, publicUrl, target, expected) => {
  expect(locate(get, publicUrl, target).href).toBe(expected)
})

test.each([
  ['https://shop.example', 'https://www.shop.example', true],
  ['http://shop.example', 'https://shop.example', true],
  ['https://shop.example', 'http://shop.example', false],
  ['https://shop.example', 'https://shop.example:8443', false],
  ['https://shop.example', 'https://login.shop.example', false],
  ['https://web-1.vercel.app', 'https://shop.example', false],
])('%s and %s: same site %p', (from, to, same) => {
  expect(sameSite(new URL(from), new URL(to))).toBe(same)
})
