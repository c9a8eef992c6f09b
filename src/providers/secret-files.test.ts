import { expect, test } from '@jest/globals'
import { secretFiles } from './secret-files.ts'

test.each([
  '.env',
  'apps/web/.env',
  '.env.production',
  '.env.local',
  '.ENV',
  'production.env',
  '.envrc',
  'tls/server.pem',
  'server.key',
  'id_rsa',
  '.ssh/id_rsa.old',
  'id_ed25519',
  'cert.p12',
  'cert.PFX',
  '.netrc',
  '.git-credentials',
  'home/.aws/credentials',
])('%s is a secret', (path) => {
  expect(secretFiles([path], [])).toEqual([path])
})

test.each([
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.production.example',
  'src/env.ts',
  'environment.js',
  'id_rsa.pub',
  'keyboard.js',
  'key.ts',
  'docs/pem.md',
  'package.json',
])('%s is no secret', (path) => {
  expect(secretFiles([path], [])).toEqual([])
})

test.each<[string, string, boolean]>([
  ['.npmrc', '//packages.example/:_authToken=npm_abcdef', true],
  ['.npmrc', '//packages.example/:_authToken=${NPM_TOKEN}', false],
  ['.npmrc', '//packages.example/:_authToken="${NPM_TOKEN}"', false],
  ['.npmrc', 'legacy-peer-deps=true', false],
  ['.yarnrc.yml', 'npmAuthToken: "abcdef"', true],
  ['.yarnrc.yml', 'nodeLinker: node-modules', false],
  ['service-account.json', '{"private_key": "-----BEGIN PRIVATE KEY-----"}', true],
  ['shop-0123456789ab.json', '{"private_key": "-----BEGIN PRIVATE KEY-----"}', true],
  ['google-fonts.json', '{"fonts": []}', false],
])('%s with the content %s: %s', (path, content, secret) => {
  expect(secretFiles([path], [], () => content)).toEqual(secret ? [path] : [])
})

test('a file that is meant to be uploaded is let through, and only that one', () => {
  const found = secretFiles(['.env.production', 'sub/.env.production', 'a.pem'], ['./.env.production', 'a.pem'])

  expect(found).toEqual(['sub/.env.production'])
})

test('without a way to read it, an ambiguous file counts as a secret', () => {
  expect(secretFiles(['.npmrc'], [])).toEqual(['.npmrc'])
})
