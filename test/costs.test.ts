import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { withCosts } from '../scripts/costs.ts'
import { measureCosts } from '../scripts/costs/measure.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('the requests that the docs tell are those that the actions make', async () => {
  const page = read('docs/cost.md')
  const measured = await measureCosts()
  // `npm run docs:cost` writes them.
  expect(page).toBe(await withCosts(page, measured))

  const total = (what: string): number =>
    Object.values(measured.find((one) => one.what === what)?.requests ?? {}).reduce((sum, count) => sum + count, 0)
  expect(read('README.md')).toContain(
    `A release makes ${total('release, both changed')} requests, a rollback ${total('rollback')}`,
  )
})
