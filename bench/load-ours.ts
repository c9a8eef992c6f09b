import { fire } from '../src/smoke/fire.ts'

const [url = '', seconds = '5', connections = '10'] = process.argv.slice(2)
const tally = await fire(new URL(url), {
  durationMs: Number(seconds) * 1_000,
  connections: Number(connections),
  headers: {},
  timeoutMs: 10_000,
  ca: undefined,
  signal: new AbortController().signal,
})
if (tally.failed > 0) throw new Error(`${tally.failed} requests failed: ${tally.reason ?? ''}`)
console.log(JSON.stringify({ rate: tally.answered / tally.seconds, p99Ms: tally.ms(99) }))
