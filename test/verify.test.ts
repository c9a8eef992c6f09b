import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { type Run, runAction } from '../sandbox/runner/runner.ts'
import { verifyReport } from '../src/verify/report.ts'
import { BROKEN, KNOWN_SECRET } from './broken-builds.ts'
import { npmInstall, project, registry } from './projects.ts'

/** The tools that projects have, installed once for all of them. */
const TOOLS = { eslint: '9.39.1', typescript: '5.9.3', vite: '7.1.12', vitest: '3.2.4' }
const made: string[] = []

afterAll(async () => {
  await Promise.all(made.map(async (folder) => await rm(folder, { recursive: true, force: true })))
})

async function folderOf(files: Record<string, unknown>): Promise<string> {
  const folder = await project(files)
  made.push(folder)
  return folder
}

function reportOf(run: Run) {
  return v.parse(verifyReport, JSON.parse(run.outputs['result-json'] ?? 'null'))
}

function component(name: string, kind: 'site' | 'server', build: object = {}): object {
  const platform =
    kind === 'site' ? { vercel: { project: `prj_${name}` } } : { railway: { project: 'p', service: name } }
  return {
    ...platform,
    source: name,
    url: `https://${name}.shop.example`,
    identity: { path: '/', meta: 'commit' },
    build,
  }
}

describe('what must not pass', () => {
  let run: Run
  let workspace: string

  beforeAll(async () => {
    const cache = await mkdtemp(join(tmpdir(), 'verify-npm-'))
    made.push(cache)
    workspace = await folderOf({
      'tools/package.json': { private: true, dependencies: TOOLS },
      'fine/package.json': { private: true, scripts: { build: 'node build.mjs' } },
      'fine/build.mjs': "import { cpSync } from 'node:fs'\ncpSync('src', 'dist', { recursive: true })\n",
      'fine/src/index.html': '<title>Fine</title>\n<link rel="stylesheet" href="a.css">\n',
      'fine/src/a.css': 'h1 { background: url("data:image/png;base64,AAAA") }\n',
      'fine/src/app.js': 'const commit = "0123456789abcdef0123456789abcdef01234567"\n',
      'ops.yml': {
        verify: { audit: 'off' },
        components: {
          fine: component('fine', 'site'),
          ...Object.fromEntries(
            BROKEN.map(({ name, kind, build }) => [
              name,
              component(name, kind ?? 'site', kind === 'server' ? build : { start: false, ...build }),
            ]),
          ),
        },
      },
    })
    for (const { name, files } of BROKEN) await project(files, join(workspace, name))
    await npmInstall(join(workspace, 'tools'), cache)
    await symlink(join(workspace, 'tools/node_modules'), join(workspace, 'node_modules'))
    run = await runAction('verify', {
      workspace,
      env: registry(cache),
      with: { secrets: `API_PASSWORD=${KNOWN_SECRET}`, cache: 'false' },
    })
  })

  test('the step fails, and a component that is right passes beside all that is wrong', () => {
    expect(run.exitCode).toBe(1)
    expect(run.outputs['status']).toBe('failure')
    const report = reportOf(run)
    const fine = report.components.find(({ name }) => name === 'fine')
    expect(fine).toMatchObject({ status: 'success', output: { directory: 'dist', files: 3 } })
    expect(report.components.filter(({ status }) => status === 'failure')).toHaveLength(BROKEN.length)
  })

  test.each(BROKEN)('$name: $check says why, at $file:$line', ({ name, check, file, line, message }) => {
    const found = reportOf(run).components.find((one) => one.name === name)
    expect(found?.checks.filter(({ status }) => status === 'failure').map((one) => one.name)).toEqual([check])
    const here = run.annotations.filter((one) => one.file?.startsWith(`${name}/`) && one.severity === 'error')
    expect(here.map((one) => ({ file: one.file, line: one.line }))).toContainEqual({ file: `${name}/${file}`, line })
    expect(here.map((one) => one.message).join('\n')).toMatch(message)
  })

  test('no secret that was found is told again', () => {
    expect(run.summary).not.toContain(KNOWN_SECRET)
    expect(JSON.stringify(run.annotations)).not.toMatch(/ghp_|q8Zr2Lx0Vn7Wb4Ks9Td1|MIIEvQ/)
  })
})
