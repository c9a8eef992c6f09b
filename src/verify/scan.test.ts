import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { listFiles } from './files.ts'
import { type Scan, scan, type ScanOptions } from './scan.ts'
import { tokensIn } from './tokens.ts'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const SECRET = 'q+8/"Zr2Lx0Vn7'
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scan-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function scanned(content: string | Buffer, options: Partial<ScanOptions> = {}): Promise<Scan> {
  await writeFile(join(folder, 'app.js'), content)
  const { files } = await listFiles(folder, { isSource: false, within: folder })
  const secrets = [{ name: 'PASSWORD', value: SECRET }]
  return await scan(files, { secrets, builderPaths: ['/home/runner/work'], commit: COMMIT, allow: [], ...options })
}

describe('a known secret is found', () => {
  test.each([
    ['as it is', SECRET],
    ['in a text of JSON', JSON.stringify(SECRET)],
    ['in an address', `https://a.example/?key=${encodeURIComponent(SECRET)}`],
    ['in base64', Buffer.from(SECRET).toString('base64')],
  ])('%s', async (_, text) => {
    const { hits } = await scanned(`const a = 1\nconst b = ${text}\n`)
    expect(hits.map(({ kind, line, what }) => ({ kind, line, what }))).toEqual([
      { kind: 'secret', line: 2, what: 'the value of PASSWORD' },
    ])
  })

  // The place of a block's edge, and of the part of it that is looked at twice.
  test.each([-1, -5, -10, 0, 5].map((shift) => 1024 * 1024 + shift))('over the edge of a block, at %i', async (at) => {
    const { hits } = await scanned(`${'x'.repeat(at)}${SECRET}${'y'.repeat(2_000_000)}`)
    expect(hits).toEqual([expect.objectContaining({ line: 1, column: at + 1 })])
  })

  test('behind a hundred paths of the machine', async () => {
    const { hits } = await scanned(`${'/home/runner/work\n'.repeat(100)}${SECRET}`)
    expect(hits.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['path 1', 'secret 101'])
  })

  test('unless its fingerprint is allowed', async () => {
    const [hit] = (await scanned(SECRET)).hits
    expect((await scanned(SECRET, { allow: [hit?.fingerprint ?? ''] })).hits).toEqual([])
  })
})

test('whether the commit stands in the output is told, and the digest is that of paths and contents', async () => {
  const one = await scanned('a')
  expect(one.namesCommit).toBe(false)
  const two = await scanned(`// ${COMMIT.slice(0, 7)}`)
  expect(two.namesCommit).toBe(true)
  expect(two.digest).not.toBe(one.digest)
  expect((await scanned('a')).digest).toBe(one.digest)
})

describe('what looks like a secret', () => {
  const random = (length: number): string =>
    'k7Zq2Xw9Rt4Vb8Nm3Lp6Js1Hd5Gf0CyUeIoAaTzQxWvBnMcSdKjHgFlPrYtUi'.slice(0, length)
  const rows: [string, string, boolean][] = [
    ['a GitHub token', `ghp_${random(36)}`, true],
    ['an AWS key', ['AKIA', 'Q3EGZ5TKWXN7LPRD'].join(''), true],
    ['an AWS key of the documentation', 'AKIAIOSFODNN7EXAMPLE', false],
    ['a Stripe key', `sk_live_${random(24)}`, true],
    ['a name with sk_live in it', 'task_live_reloading_of_everything', false],
    ['an address with a password', 'mysql://root:k7Zq2Xw9@db.internal/shop', true],
    ['an address without', 'https://user@example.com:8080/a@b', false],
    ['an address with a place for one', 'mysql://user:password@localhost/shop', false],
    ['a token for browsers', jwt({ role: 'anon' }), false],
    ['a token for servers', jwt({ role: 'service_role' }), true],
    ['a secret by its name', `clientSecret: "${random(20)}"`, true],
    ['words under such a name', 'token: "invalid-or-expired-session-token"', false],
    ['a hash of a file', `integrity: "sha512-${random(40)}"`, false],
    ['a hash under another name', '"hash":"3f9a1c20b7de3f9a1c20b7de"', false],
  ]
  test.each(rows)('%s', (_, text, isFound) => {
    expect([...tokensIn(`a = 1;\n${text}\n`)].length > 0).toBe(isFound)
  })

  function jwt(claims: object): string {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: 'somebody', ...claims })}.${random(43)}`
  }
})
