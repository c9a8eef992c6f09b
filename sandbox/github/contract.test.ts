import { expect, test } from '@jest/globals'
import { caller, contractIsLoaded, EVERYTHING, startBench } from './testing.ts'

// All other tests are judged as well; here stand the answers that none of them asks for.
async function tour(): Promise<void> {
  await using bench = await startBench()
  const token = bench.github.mintToken({ kind: 'personal', login: 'ada', permissions: EVERYTHING })
  const personal = caller(bench.url, token)
  const run = bench.shop.run({ status: 'queued' })
  bench.shop.commit({ message: 'x', branch: 'x', files: { 'x.txt': 'x\n' } })
  bench.shop.pull({ title: 'X', head: 'x', assignees: ['ada'], labels: ['a'] })

  for (const path of ['/user', '/rate_limit', '', `actions/runs/${run.id}`, 'actions/artifacts', 'pulls', 'issues'])
    expect((await personal('GET', path)).status).toBe(200)
  const environments = caller(
    bench.url,
    bench.github.mintToken({ kind: 'personal', permissions: { administration: 'write', actions: 'read' } }),
  )
  expect((await environments('PUT', 'environments/staging', {})).status).toBe(200)
  expect((await personal('GET', 'branches/none')).status).toBe(404)
}

;(contractIsLoaded ? test : test.skip)('what no other test asks for fits the contract too', tour)
