import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Played } from './play.ts'

interface Results {
  played: Played[]
  seconds: number
  /** For the figures, as JSON. */
  file: string
}

/** Says how it went, in print and as JSON, and answers with the exit code. */
export function report({ played, seconds, file }: Results): number {
  const wrong = played.filter(({ violations }) => violations.length > 0)
  const slowest = played.toSorted((a, b) => b.recoveredMs - a.recoveredMs)[0]
  const outcomes = countOutcomes(played)

  for (const { name, story } of played) if (story) console.log(`\n${name}\n${story}`)
  for (const [what, counts] of Object.entries(outcomes)) {
    console.log(`\n${what}`)
    for (const [outcome, count] of Object.entries(counts)) console.log(`${String(count).padStart(7)}  ${outcome}`)
  }
  for (const { name, violations, repeat = [name] } of wrong) {
    const only = repeat.map((one) => `--only '${one}'`).join(' ')
    console.log(`\n${name}\n${violations.map((one) => `  ${one}`).join('\n')}\n  npm run test:faults -- ${only}`)
  }
  console.log(
    `\n${played.length} cases in ${seconds.toFixed(0)} s, ${wrong.length} with violations; it took at most ${((slowest?.recoveredMs ?? 0) / 1000).toFixed(0)} s until all was well again (${slowest?.name ?? 'nothing was played'})`,
  )
  mkdirSync(dirname(file), { recursive: true })
  const worst = slowest && { name: slowest.name, ms: slowest.recoveredMs }
  writeFileSync(
    file,
    `${JSON.stringify({ cases: played.length, violations: wrong.length, seconds, worst, outcomes }, null, 2)}\n`,
  )
  return wrong.length > 0 || played.length === 0 ? 1 : 0
}

/** By matrix and scenario, the most frequent outcome first. */
function countOutcomes(played: Played[]): Record<string, Record<string, number>> {
  const all: Record<string, Record<string, number>> = {}
  for (const { matrix, scenario, outcome } of played) {
    const counts = (all[`${matrix}, ${scenario}`] ??= {})
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return Object.fromEntries(
    Object.entries(all).map(([what, counts]) => [
      what,
      Object.fromEntries(Object.entries(counts).toSorted(([, a], [, b]) => b - a)),
    ]),
  )
}
