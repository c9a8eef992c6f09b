import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROUNDS = 31

/** What an action costs before it does anything, as a multiple of what Node itself costs. */
const programs = {
  'node -e 0': ['-e', '0'],
  'deploy, until it refuses its inputs': [fileURLToPath(new URL('../dist/deploy/index.js', import.meta.url))],
}

const times = Object.entries(programs).map(([name, args]) => ({ name, args, ms: [] as number[] }))
for (let round = 0; round < ROUNDS; round++) {
  // In turns, so that a busy moment of the machine hits all alike.
  for (const { args, ms } of times) {
    const startedAt = performance.now()
    spawnSync(process.execPath, args, { env: { PATH: process.env['PATH'] } })
    ms.push(performance.now() - startedAt)
  }
}
const medians = times.map(({ name, ms }) => ({ name, ms: ms.toSorted((a, b) => a - b)[(ROUNDS - 1) / 2] ?? 0 }))
for (const { name, ms } of medians) {
  console.log(`${name}: ${ms.toFixed(1)} ms, ${(ms / (medians[0]?.ms ?? ms)).toFixed(2)} times`)
}
