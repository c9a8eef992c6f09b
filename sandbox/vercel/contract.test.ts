import { expect, test } from '@jest/globals'
import { contractChecker, loadContract } from '../kernel/contract.ts'
import { vercelDrift } from './drift.ts'
import { startBench } from './testing.ts'

const document = await loadContract('vercel.openapi.json')
if (!document) console.log('vercel.openapi.json: skipped, because CONTRACTS_DIR is not set')

const judged = document ? test : test.skip
judged('the official document finds an answer of the wrong shape', findsTheWrongShape)

async function findsTheWrongShape(): Promise<void> {
  const bench = await startBench()
  bench.vercel.addProject({ name: 'shop' })
  bench.token = bench.vercel.mintToken()
  const { json } = await bench.call('GET', '/v9/projects/shop')
  await bench.close()

  const checker = contractChecker({ document: document ?? { paths: {} }, drift: vercelDrift })
  const answer = (body: object): string[] =>
    checker.check({
      method: 'GET',
      path: '/v9/projects/shop',
      status: 200,
      contentType: 'application/json',
      text: JSON.stringify(body),
    })

  expect(answer(json as object)).toEqual([])
  expect(answer({ ...json, accountId: 7 }).join()).toContain('/accountId must be string')
}
