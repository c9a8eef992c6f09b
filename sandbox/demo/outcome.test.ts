import { expect, test } from '@jest/globals'
import { differences, readResult } from './outcome.ts'
import { brokenPromises, recapTable, trafficOf } from './recap.ts'
import { countRequests } from './requests.ts'
import { SCENES } from './scenes.ts'
import { outcomeOf, samplesOf, served } from './testing.ts'

test.each(SCENES)('"$title" that ends as promised differs in nothing', (scene) => {
  expect(differences(outcomeOf({ scene }))).toEqual([])
})

test('a scene that ends otherwise says in what', () => {
  const outcome = outcomeOf({
    exitCode: 1,
    result: { status: 'failure' },
    served: [served('web', 'v9'), served('api', undefined)],
  })
  expect(differences(outcome)).toEqual([
    'status: expected success, got failure',
    'exit code: expected 0, got 1',
    'https://web.example/: expected v1, got v9',
    'https://api.example/: expected v1, got status 404',
  ])
  expect(brokenPromises([outcome], ['example.org', 'example.org'])).toEqual([
    ...differences(outcome).map((difference) => `Release v1: ${difference}`),
    'somebody tried to reach example.org, outside of the sandbox',
  ])
})

test('a run without a result fails with what it has complained of', () => {
  expect(readResult('', ['no token', 'no project'])).toMatchObject({
    status: 'failure',
    headline: 'no token; no project',
  })
})

test('requests are counted by provider, without files and edges', () => {
  const entry = (service: string, path = '/x') => ({
    n: 0,
    at: 0,
    service,
    method: 'POST',
    host: '',
    path,
    query: '',
    headers: {},
    bytes: 0,
  })
  const entries = [
    entry('vercel'),
    entry('vercel', '/v2/files'),
    entry('vercel-edge'),
    entry('railway'),
    entry('github'),
  ]
  expect(countRequests(entries)).toEqual({ vercel: 1, railway: 1, github: 1, sentry: 0 })
})

test('the recap fits into 80 columns', () => {
  const rows = recapTable(SCENES.map((scene) => outcomeOf({ scene, durationMs: 12_345 })))
  expect(rows).toHaveLength(1 + SCENES.length)
  expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(80)
  expect(rows[3]).toMatch(/^Release v3 {7}Undone +12\.3 s +13 +8 +11 +11 {2}v2$/)
})

test('the time of the old page on the new backend is that of the second release', () => {
  const [first, second] = SCENES.map((scene) => outcomeOf({ scene, durationMs: 10_000 }))
  if (!first || !second) throw new Error('two scenes are needed')
  const samples = [
    ...samplesOf('web', { 0: 'v1', 1: 'v1', 2: 'v1', 3: 'v2' }),
    ...samplesOf('api', { 0: 'v1', 1: 'v2', 2: 'v2', 3: 'v2' }),
  ]
  expect(trafficOf(samples, [first, second])).toEqual({ answers: 8, failed: 0, oldPageMs: 900, newPageMs: 0 })
})
