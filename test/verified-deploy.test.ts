import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { runAction } from '../sandbox/runner/runner.ts'
import { openShop, type Shop, sum, type Version } from './shop.ts'

let shop: Shop
let version: Version
/** What verify has left, as an artifact carries it to the job that deploys. */
let report = ''

beforeAll(async () => {
  shop = await openShop()
  version = await shop.version('v1')
  const verified = await runAction('verify', {
    workspace: version.folder,
    github: { sha: version.sha },
    with: { cache: 'false' },
  })
  report = verified.outputs['result-json'] ?? ''
})
afterAll(async () => {
  await shop.close()
})

let folder: string
beforeEach(async () => {
  folder = `${version.folder}-${Math.random().toString(36).slice(2)}`
  await cp(version.folder, folder, { recursive: true })
  await mkdir(join(folder, 'verified'))
  await writeFile(join(folder, 'verified/report.json'), report)
})

const deploy = async (at: Version, inputs: Record<string, string> = {}) =>
  await shop.run('deploy', { ...at, folder }, { with: { verified: 'verified/report.json', ...inputs } })

const CHANGES: [string, () => Promise<unknown>, RegExp][] = [
  [
    'a file that was changed',
    async () => await writeFile(join(folder, 'web/dist/index.html'), 'mine'),
    /web\/dist of web has been changed\./,
  ],
  [
    'a file that was added',
    async () => await writeFile(join(folder, 'web/dist/more.js'), ''),
    /has been changed \(4 files instead of 3\)/,
  ],
  [
    'an output that is not there',
    async () => await rm(join(folder, 'web/dist'), { recursive: true }),
    /web\/dist of web is not here/,
  ],
  [
    'a report that is not there',
    async () => await rm(join(folder, 'verified'), { recursive: true }),
    /there is no file verified\/report\.json/,
  ],
  [
    'a report that is none',
    async () => await writeFile(join(folder, 'verified/report.json'), '{"version":1}'),
    /is no report of verify/,
  ],
  [
    'a report that failed',
    async () => await edit((text) => text.replace(/("status":)"success"/, '$1"failure"')),
    /its verdict is failure/,
  ],
  [
    'a report of other components',
    async () => await edit((text) => text.replace('"name":"web"', '"name":"shop"')),
    /it does not know web/,
  ],
  [
    'a report that leads elsewhere',
    async () => await edit((text) => text.replace('"directory":"dist"', '"directory":"../../dist"')),
    /leads out of its source/,
  ],
  [
    'an upload that was not verified',
    async () => {
      const file = join(folder, 'ops.yml')
      await writeFile(file, (await readFile(file, 'utf8')).replace('team: team_', 'prebuilt: true, team: team_'))
    },
    /web uploads \.vercel\/output, and dist was verified/,
  ],
]

async function edit(change: (text: string) => string): Promise<void> {
  const file = join(folder, 'verified/report.json')
  const text = await readFile(file, 'utf8')
  const changed = change(text)
  expect(changed).not.toBe(text)
  await writeFile(file, changed)
}

test.each(CHANGES)('%s stops the release before anybody is asked', async (_, change, message) => {
  await change()
  const run = await deploy(version)
  expect({ exitCode: run.exitCode, status: run.outputs['status'], requests: sum(run.requests) }).toEqual({
    exitCode: 1,
    status: 'failure',
    requests: 0,
  })
  expect(run.annotations.map((one) => one.message)).toEqual([expect.stringMatching(message)])
})

test('a report of another commit stops the release', async () => {
  const run = await deploy({ ...version, sha: 'f'.repeat(40) })
  expect(run.exitCode).toBe(1)
  expect(run.annotations[0]?.message).toContain(
    `it is of commit ${version.sha.slice(0, 7)}, and fffffff is to be released`,
  )
  expect(sum(run.requests)).toBe(0)
})

test('what was verified is released', async () => {
  const run = await deploy(version)
  expect({ exitCode: run.exitCode, status: run.outputs['status'] }).toEqual({ exitCode: 0, status: 'success' })
  expect(await shop.served()).toEqual({ api: version.sha, web: version.sha })
})
