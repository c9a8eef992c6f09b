import { writeSync } from 'node:fs'
import { readChecks } from '../src/config/checks.ts'
import { gate } from '../src/smoke/gate.ts'

/** One gate on the site of the benchmark, with so many checks; each call runs it anew. */
export async function gateOn(url: string, checks: number): Promise<() => Promise<void>> {
  const list = Array.from({ length: checks }, (_, n) => `- get: /check/${n}\n  json: { path: /check/${n} }`).join('\n')
  const smoke = checks === 0 ? [] : await readChecks('checks', list, url)
  const component = { name: 'bench', url, identity: { path: '/version', json: 'commit' }, smoke }
  const target = { component: 'bench', url, commit: 'd3f5678'.padEnd(40, '0'), access: {} }
  const watch = { signal: new AbortController().signal, report: () => undefined }
  return async () => {
    const looker = gate({ components: [component], gateTimeoutMs: 60_000, transport: { proxyEnv: {} } })
    const result = await looker.check(target, watch)
    const wrong = result.checks.find(({ verdict }) => verdict !== 'pass')
    if (wrong) throw new Error(`${wrong.name}: ${wrong.detail}`)
  }
}

/** As a process of its own it waits until the site is healthy, and prints when it knew. */
if (import.meta.main) {
  const run = await gateOn(process.argv[2] ?? '', 0)
  await run()
  writeSync(1, String(Date.now()))
  process.exit()
}
