import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Run, runAction } from '../sandbox/runner/runner.ts'
import { withoutHelp } from './help-link.ts'

const COMMIT = 'd3f5678'.padEnd(40, '0')
const TOKEN = 't0ken-that-is-captured'

let server: Server
let url: string
let workspace: string
let asked: string[] = []

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'smoke-test-'))
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'application/json')
    if (request.url === '/version') response.end(JSON.stringify({ commit: COMMIT }))
    else if (request.url === '/login') {
      const sent: Buffer[] = []
      request.on('data', (part: Buffer) => sent.push(part))
      request.on('end', () => {
        const right = Buffer.concat(sent).toString() === '{"password":"correct-horse"}'
        response.writeHead(right ? 200 : 401, right ? { 'set-cookie': 'session=1; Path=/' } : {})
        response.end(JSON.stringify(right ? { token: TOKEN } : { sent: Buffer.concat(sent).toString() }))
      })
    } else if (request.url === '/me') {
      const { authorization, cookie } = request.headers
      response.end(JSON.stringify({ authorization, cookie, name: authorization === `Bearer ${TOKEN}` ? 'Ada' : '' }))
    } else response.writeHead(404).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(workspace, { recursive: true })
})

const CHECKS = `
- name: login
  steps:
    - post: /login
      send: { json: { password: '{{PASSWORD}}' } }
      capture: { token: { jsonpath: $.token, secret: true } }
    - get: /me
      send: { headers: { authorization: 'Bearer {{token}}' } }
      json: { name: Ada, cookie: session=1 }
- get: /nowhere
  status: 4xx
- get: /nowhere
  severity: degraded
  retries: 0
`

async function smokeTest(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<Run> {
  asked = []
  const identity = '{ path: /version, json: commit }'
  return await runAction('smoke-test', {
    workspace,
    env,
    with: { url, identity, commit: COMMIT, checks: CHECKS, ...inputs },
  })
}

test('a login flow passes with secrets of the input, and nothing secret is shown', async () => {
  const run = await smokeTest({ secrets: 'PASSWORD=correct-horse', junit: 'reports/smoke.xml' })
  expect(run.exitCode).toBe(0)
  expect(run.outputs).toMatchObject({
    status: 'success',
    'passed-count': '3',
    'failed-count': '0',
    'unknown-count': '0',
    'degraded-count': '1',
  })
  expect(run.annotations).toMatchObject([{ message: expect.stringContaining('expected status 200 to 299') }])
  expect(asked.filter((one) => !one.includes('/version'))).toHaveLength(4)
  const report = await readFile(join(workspace, 'reports/smoke.xml'), 'utf8')
  expect(report).toContain('login')
  for (const shown of [run.log, run.summary, JSON.stringify(run.outputs), report]) {
    expect(shown.replaceAll(/::add-mask::.*/g, '')).not.toMatch(/correct-horse|t0ken-that-is-captured/)
  }
})

test('a wrong secret from the environment fails at the step that needs it', async () => {
  const run = await smokeTest(
    { checks: CHECKS.replace('{{PASSWORD}}', '{{SMOKE_PASSWORD}}') },
    { SMOKE_PASSWORD: 'battery-staple' },
  )
  expect(run.exitCode).toBe(1)
  expect(run.outputs).toMatchObject({ status: 'failure', 'failed-count': '1' })
  expect(run.log).toMatch(/login: POST \/login: expected status 200 to 299; came back: 401/)
  expect(run.log.replaceAll(/::add-mask::.*/g, '')).not.toContain('battery-staple')
})

test('a value that nobody gives is a mistake that is told before anything is asked', async () => {
  const run = await smokeTest({})
  expect(run.exitCode).toBe(1)
  expect(run.annotations.map(({ message }) => withoutHelp(message))).toEqual([
    expect.stringMatching(/login: nobody gives a value for "\{\{PASSWORD\}\}"; capture it .*SMOKE_PASSWORD$/),
  ])
  expect(asked).toEqual([])
})

test('a dry run lists what would be checked, and asks nothing', async () => {
  const run = await smokeTest({ secrets: 'PASSWORD=correct-horse', 'dry-run': 'true' })
  expect(run.outputs).toMatchObject({ status: 'skipped' })
  expect(run.summary).toMatch(/Dry run[^]*login[^]*GET \/nowhere/)
  expect(asked).toEqual([])
})
