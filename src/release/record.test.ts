import { expect, test } from '@jest/globals'
import { COMMIT, fakeRun } from './fake-world.ts'
import { copiesIn, type ReleaseRecord } from './record.ts'

test('copies are followed through any number of releases that brought the same deployment back', () => {
  const history = Array.from({ length: 60 }, (_, at) => rollback(at, 'd-1', at === 30 ? 'd-2' : 'd-1')).toReversed()

  expect(copiesIn(history, 'web', 'd-1')).toEqual(['d-1', 'd-2'])
})

/** Brings a deployment back, as which the platform has made `restored` serve. */
function rollback(key: number, restoring: string, restored: string): ReleaseRecord {
  const run = fakeRun(key)
  const entry = { component: 'web', at: new Date(0), by: run.writer }
  return {
    key,
    openedAt: new Date(0),
    plan: {
      releaseId: `r-${key}`,
      kind: 'rollback',
      environment: 'production',
      commit: COMMIT('a'),
      run,
      components: {},
    },
    entries: [
      { ...entry, sequence: 1, step: 'restoring', deployment: restoring },
      { ...entry, sequence: 2, step: 'restored', deployment: restored },
    ],
  }
}
