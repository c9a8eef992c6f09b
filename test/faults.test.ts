import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('..', import.meta.url))
const SAMPLE = 150

interface Figures {
  cases: number
  violations: number
  outcomes: Record<string, Record<string, number>>
}

test('whatever befalls a release, one version serves and the record tells the truth', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'ops-actions-faults-')), 'figures.json')
  const options = ['test/faults/main.ts', '--sample', String(SAMPLE), '--figures', file]
  const run = promisify(execFile)(process.execPath, options, { cwd: root })
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  const figures = JSON.parse(await readFile(file, 'utf8')) as Figures
  await rm(dirname(file), { recursive: true })

  expect(stdout).toMatch(new RegExp(`\n${SAMPLE} cases in \\d+ s, 0 with violations`))
  expect(figures).toMatchObject({ cases: SAMPLE, violations: 0 })
  const played = Object.keys(figures.outcomes)
  for (const matrix of ['faults', 'kills', 'cancellations']) {
    for (const scenario of [
      'deploy',
      'deploy with a failing gate',
      'deploy undone after its promotion',
      'rollback',
      'rollback with an expired image',
      'recovery of a killed deploy',
    ]) {
      expect(played).toContain(`${matrix}, ${scenario}`)
    }
  }
}, 120_000)
