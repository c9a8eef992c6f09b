import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { resultSchema } from '../../scripts/result-schema.ts'
import { readConfig } from '../config.ts'
import { keepSecret } from '../redact.ts'
import type { CheckResult, Verdict } from '../release/gate.ts'
import { junit, writeJunit } from './junit.ts'
import { summary } from './report-summary.ts'
import { annotations, countsOf, headline, type Looked, outputs, toJson, verdictOf } from './report.ts'

const COMMIT = 'd3f5678'.padEnd(40, '0')
const HOSTILE = '<img src=x> | [a](https://evil.test) @everyone ]]> & "\'\u0000\u0008\uD800\uFFFF\r\n::error::x'

const PASSED: Partial<CheckResult> = { servedCommit: COMMIT, status: 200 }
const FAILED: Partial<CheckResult> = { name: 'GET /cart', verdict: 'fail', attempts: 4, detail: 'expected status 200' }
const DEGRADED: Partial<CheckResult> = { ...FAILED, name: 'GET /slow', severity: 'degraded' }
const UNKNOWN: Partial<CheckResult> = { name: 'sentry', verdict: 'unknown', detail: 'not enough data' }
const FLAKY: Partial<CheckResult> = { name: 'GET /search', attempts: 3, flaky: true }

function looked(...checks: Partial<CheckResult>[]): Looked[] {
  const full = checks.map((check) => ({
    name: 'GET /',
    verdict: 'pass' as Verdict,
    detail: '200',
    attempts: 1,
    durationMs: 12,
    ...check,
  }))
  const critical = full.filter(({ severity }) => severity !== 'degraded')
  const verdict =
    (['fail', 'unknown'] as const).find((one) => critical.some((check) => check.verdict === one)) ?? 'pass'
  const target = { component: 'web', url: 'https://shop.example', commit: COMMIT }
  return [{ target, result: { verdict, checks: full } }]
}

test('every kind of check is counted once, flaky ones as passed too', () => {
  expect(countsOf(looked(PASSED, FAILED, DEGRADED, UNKNOWN, FLAKY))).toEqual({
    passed: 2,
    failed: 1,
    unknown: 1,
    flaky: 1,
    degraded: 1,
  })
  expect(outputs(looked(PASSED, FLAKY, DEGRADED))).toMatchObject({
    status: 'success',
    'passed-count': '2',
    'failed-count': '0',
    'unknown-count': '0',
    'flaky-count': '1',
    'degraded-count': '1',
  })
})

test('failure weighs more than doubt, and nothing at all is in doubt', () => {
  expect(verdictOf(looked(UNKNOWN, FAILED))).toBe('fail')
  expect(verdictOf([])).toBe('unknown')
  expect(headline([])).toMatch(/nothing to check/)
})

test('the headline names what stops, never what is only degraded', () => {
  expect(headline(looked(DEGRADED, FAILED))).toBe('web: GET /cart: expected status 200')
  expect(headline(looked(PASSED, DEGRADED))).toBe('1 checks passed; 1 degraded check did not')
  expect(headline(looked(FLAKY, {}))).toBe('all 2 checks passed, 1 of them only when tried again')
})

test('the summary begins with the verdict, shows only columns that somebody uses, and says what to do next', () => {
  const text = summary(looked(PASSED, { ...FAILED, expected: 'status 200', got: '500 "boom"', status: 500 }, FLAKY))
  expect(text).toMatch(/^## Failed\n\nweb: GET \/cart: expected status 200\n\n\| component /)
  expect(text).toContain('| component | check | verdict | tries | status | commit | expected | what came back |')
  expect(text).toContain('| web | GET / | pass | 1 | 200 | `d3f5678` |  | 200 |')
  expect(text).toContain('| web | GET /cart | fail | 4 | 500 |  | status 200 | 500 "boom" |')
  expect(text).toContain('| web | GET /search | pass (flaky) | 3 |')
  expect(text).toMatch(/### Next\n\n- Compare what was expected.*\n- Some checks passed only when tried again/)
})

test('measured times and degraded checks show in the table', () => {
  const samples = { count: 20, p50Ms: 12.3, p95Ms: 48.7, p99Ms: 60 }
  const text = summary(looked({ samples }, DEGRADED))
  expect(text).toContain('| web | GET / | pass | 1 | 12 ms / 49 ms | 200 |')
  expect(text).toContain('| web | GET /slow | fail (degraded) | 4 |')
  expect(text).toMatch(/^## Passed/)
})

test('how a wrong answer begins is folded away, cut, without secrets and without control characters', () => {
  keepSecret('s3cret-of-the-page')
  const response = `</details>\n# not a title\nyou sent s3cret-of-the-page\u0007${'x'.repeat(5_000)}`
  const text = summary(looked({ ...FAILED, response }, { response: 'of a check that passed' }))
  const [, folded = ''] = /<details><summary>([^]*)\n\n<\/details>$/m.exec(text) ?? []
  expect(folded).toContain('\n    </details>\n    # not a title\n    you sent ***\uFFFD')
  expect(text.length).toBeLessThan(3_500)
  expect(text).not.toContain('of a check that passed')
})

test('what came back cannot break out of the summary', () => {
  const text = summary(looked({ ...FAILED, name: HOSTILE, detail: HOSTILE, expected: HOSTILE, got: HOSTILE }))
  expect(text).not.toMatch(/<img|[^\\]\]\(|@everyone|^::/m)
  expect(text.split('\n').filter((line) => line.startsWith('| web'))).toHaveLength(1)
})

const schema = readFileSync(new URL('../../schema/smoke-result.schema.json', import.meta.url), 'utf8')
const validate = new Ajv({ allErrors: true, strict: true }).compile(JSON.parse(schema) as object)

test('the published schema of the result is that of the source', () => {
  expect(schema).toBe(resultSchema())
})

test('what is written is what the schema says, whatever the checks have seen', () => {
  const place = { file: 'ops.yml', line: 12, column: 5 }
  const samples = { count: 20, p50Ms: 1, p95Ms: 2, p99Ms: 3, coldMs: 9 }
  const full = { ...FAILED, ...PASSED, place, samples, expected: 'a', got: 'b', response: 'c', files: ['shot.png'] }
  for (const results of [[], looked(PASSED, FAILED, DEGRADED, UNKNOWN, FLAKY, full)]) {
    const written: unknown = JSON.parse(outputs(results)['result-json'] ?? '')
    expect(validate(written) || validate.errors).toBe(true)
  }
  expect(validate({ ...toJson([]), surprise: 1 })).toBe(false)
})

test('a result stays small enough for an output', () => {
  const long = 'x'.repeat(100_000)
  const checks = Array.from({ length: 100 }, () => ({
    ...FAILED,
    detail: long,
    expected: long,
    got: long,
    response: long,
  }))
  expect(outputs(looked(...checks))['result-json']?.length).toBeLessThan(500_000)
})

interface Suite {
  '@tests': string
  '@failures': string
  '@errors': string
  '@name': string
  testcase: Record<string, unknown>[]
}

function parsed(xml: string): { testsuites: { '@tests': string; testsuite: Suite[] } } {
  expect(XMLValidator.validate(xml)).toBe(true)
  const options = {
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name: string) => /suite$|case$/.test(name),
  }
  return new XMLParser(options).parse(xml) as ReturnType<typeof parsed>
}

test('the JUnit report has a suite for each component, a failure, an error, and degraded and flaky ones that passed', () => {
  const place = { file: 'ops.yml', line: 12, column: 5 }
  const [web] = looked(PASSED, { ...FAILED, place }, DEGRADED, UNKNOWN, FLAKY) as [Looked]
  const api = { ...web, target: { ...web.target, component: 'api' } }
  const { testsuites } = parsed(junit([web, api]))
  expect(testsuites['@tests']).toBe('10')
  expect(testsuites.testsuite.map((suite) => suite['@name'])).toEqual(['web', 'api'])
  expect(testsuites.testsuite[0]).toMatchObject({ '@tests': '5', '@failures': '1', '@errors': '1' })
  expect(testsuites.testsuite[0]?.testcase).toEqual([
    { '@classname': 'web', '@name': 'GET /', '@time': '0.012' },
    expect.objectContaining({
      '@file': 'ops.yml',
      '@line': '12',
      failure: { '@message': 'expected status 200', '@type': 'fail', '#text': 'expected status 200' },
    }),
    expect.objectContaining({ 'system-out': 'degraded, which stops nothing: expected status 200' }),
    expect.objectContaining({ error: expect.objectContaining({ '@message': 'not enough data', '@type': 'unknown' }) }),
    expect.objectContaining({ 'system-out': 'flaky: passed only at try 3; 200' }),
  ])
})

test('nothing that came back can break the JUnit report, and no character stands in it that XML forbids', () => {
  const xml = junit(
    looked({ ...FAILED, name: HOSTILE, detail: HOSTILE, response: HOSTILE }, { ...FLAKY, detail: HOSTILE }),
  )
  parsed(xml)
  expect(xml).not.toMatch(/<img|[^\t\n\r\u0020-\uFFFD]/)
  expect(xml.isWellFormed()).toBe(true)
  expect(xml).toContain('message="&lt;img src=x&gt;')
})

test('the JUnit report is written inside the workspace only', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'junit-'))
  symlinkSync(tmpdir(), join(workspace, 'link'))
  try {
    await writeJunit({ path: 'reports/smoke/junit.xml', workspace, looked: looked(PASSED) })
    expect(readFileSync(join(workspace, 'reports/smoke/junit.xml'), 'utf8')).toBe(junit(looked(PASSED)))
    for (const path of ['../junit.xml', '/tmp/junit.xml', '.', 'link/junit.xml']) {
      await expect(writeJunit({ path, workspace, looked: [] })).rejects.toThrow('inside the workspace')
    }
  } finally {
    rmSync(workspace, { recursive: true })
  }
})

test('each check that did not simply pass is annotated once, and never one that was not asked', () => {
  const place = { file: 'ops.yml', line: 12, column: 5 }
  const unasked = { ...UNKNOWN, name: 'GET /later', attempts: 0 }
  expect(annotations(looked(PASSED, { ...FAILED, place }, DEGRADED, UNKNOWN, FLAKY, unasked))).toEqual([
    { severity: 'error', title: 'GET /cart failed', message: 'web: expected status 200', ...place },
    { severity: 'warning', title: 'GET /slow is degraded', message: 'web: expected status 200' },
    { severity: 'warning', title: 'sentry is not known', message: 'web: not enough data' },
    { severity: 'notice', title: 'GET /search is flaky', message: 'web: passed only at try 3' },
  ])
})

test('a check knows its line of ops.yml, its own as well as those of the application', async () => {
  const text = `components:
  api:
    railway: { project: p, service: api }
    source: api
    url: https://api.shop.example
    identity: { path: /version, json: commit }
    smoke:
      - get: /health
      - get: /products
        status: 200
  web:
    vercel: { project: prj }
    source: web
    url: https://shop.example
    identity: { path: /, meta: commit }
smoke:
  - get: https://shop.example/
  - get: https://api.shop.example/status
`
  const { components } = await readConfig({
    file: 'ops.yml',
    environment: 'production',
    workspace: '.',
    text,
    sources: 'any',
  })
  expect(components.map(({ smoke }) => smoke.map(({ place }) => place?.line))).toEqual([[8, 9, 18], [17]])
  expect(components[0]?.smoke[0]?.place).toEqual({ file: 'ops.yml', line: 8, column: 9 })
})
