import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

/** A backend runs, and the release is not over. */
const SERVING = /api: .* is SUCCESS/

let home = ''
let temp = ''
let report = ''

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'demo-test-')))
  temp = join(home, 'temp')
  report = join(home, 'report/demo.html')
  mkdirSync(temp)
})

afterEach(() => {
  rmSync(home, { recursive: true, force: true })
})

function start() {
  return spawn(process.execPath, ['sandbox/demo.ts', '--report', report], {
    env: { PATH: process.env['PATH'], TMPDIR: temp },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Folders that it has not deleted, and processes that still run in one. */
function leftBehind(): string[] {
  const processes = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  return [...readdirSync(temp), ...processes.map(directoryOf).filter((directory) => directory.startsWith(temp))]
}

function directoryOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It has ended, or is not ours.
    return ''
  }
}

test('the demo ends as it promises, shows it, and leaves nothing behind but its report', async () => {
  const demo = start()
  const [printed, complaints, [code]] = await Promise.all([text(demo.stdout), text(demo.stderr), once(demo, 'exit')])
  expect({ code, complaints, unexpected: /Not as expected.*/.exec(printed)?.[0] }).toEqual({ code: 0, complaints: '' })

  const verdicts = [...printed.matchAll(/^ {5}([A-Z][A-Z ]+?) {2}exit code (\d)/gm)].map(([, ...groups]) => groups)
  expect(verdicts).toEqual([
    ['LIVE', '0'],
    ['LIVE', '0'],
    ['UNDONE', '1'],
    ['UNDONE', '1'],
    ['LIVE', '0'],
    ['NOTHING TO DO', '0'],
  ])
  const pages = [...printed.matchAll(/https:\/\/shop\.example\/ +200 {2}(v\d)/g)].map(([, version]) => version)
  expect(pages).toEqual(['v1', 'v2', 'v2', 'v2', 'v1', 'v1'])
  expect(printed.replaceAll(/\s+/g, ' ')).toContain('A frontend never met a backend older than itself.')
  expect(printed).not.toMatch(/^\s*::/m)
  expect(printed).not.toContain('\u001B')
  expect(Math.max(...printed.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)

  const page = readFileSync(report, 'utf8')
  expect(printed).toContain(report)
  expect(page.match(/<article class="card/g)).toHaveLength(6)
  expect(leftBehind()).toEqual([])
})

test('an interrupted demo stops everything and says so', async () => {
  const demo = start()
  const seen: string[] = []
  demo.stdout.on('data', (chunk: Buffer) => {
    const before = seen.join('')
    seen.push(chunk.toString())
    if (!SERVING.test(before) && SERVING.test(seen.join(''))) demo.kill('SIGINT')
  })
  const [code] = (await once(demo, 'exit')) as [number | null]
  expect(code).toBe(130)
  expect(seen.join('')).toMatch(/\nstopped\n$/)
  expect(existsSync(report)).toBe(false)
  expect(leftBehind()).toEqual([])
})
