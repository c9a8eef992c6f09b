import { describe, expect, test } from '@jest/globals'
import type { Plan, ReleaseRecord, Verdict } from '../release/record.ts'
import { findEnds } from './range.ts'

const RUN = { id: 1, attempt: 1, url: 'https://ci.example/1', writer: 'https://ci.example/1#a' }

function record(key: number, verdicts: Verdict[], plan: Partial<Plan> = {}): ReleaseRecord {
  const commit = String(key).repeat(40)
  return {
    key,
    openedAt: new Date(key),
    plan: {
      releaseId: `r${key}`,
      kind: 'deploy',
      environment: 'production',
      commit,
      run: RUN,
      components: {},
      ...plan,
    },
    entries: verdicts.map((step, at) => ({ sequence: at + 1, at: new Date(key), step, by: RUN.writer })),
  }
}

const rollback = (key: number, to: number, verdicts: Verdict[] = ['live']): ReleaseRecord =>
  record(key, verdicts, { kind: 'rollback', of: `r${to}`, commit: String(to).repeat(40), reason: 'prices are wrong' })

/** Oldest first, as people tell it. */
async function ends(records: ReleaseRecord[], wish: { from?: string; to?: string } = {}) {
  const resolve = async (ref: string): Promise<string | undefined> =>
    await Promise.resolve(/^\d{40}$/.test(ref) ? ref : ref === 'main' ? '9'.repeat(40) : undefined)
  const found = await findEnds({ history: records.toReversed(), environment: 'production', resolve, ...wish })
  const { from, to, takenBack, takenBackEarlier } = found
  return {
    from: from && (from.releaseId ?? from.label),
    to: to.releaseId ?? to.label,
    takenBack: takenBack.map(({ releaseId }) => releaseId),
    earlier: takenBackEarlier.map(({ releaseId }) => releaseId),
  }
}

describe('the range', () => {
  test('goes from the release before to the live one', async () => {
    expect(await ends([record(1, ['live', 'superseded']), record(2, ['live'])])).toEqual({
      from: 'r1',
      to: 'r2',
      takenBack: [],
      earlier: [],
    })
  })

  test('begins nowhere for the first release', async () => {
    expect(await ends([record(1, ['live'])])).toMatchObject({ from: undefined, to: 'r1' })
  })

  test('never begins with a release that failed, was undone or is open', async () => {
    const records = [
      record(1, ['live', 'superseded']),
      record(2, ['undone']),
      record(3, ['stuck']),
      record(4, []),
      record(5, ['live']),
    ]
    expect(await ends(records)).toMatchObject({ from: 'r1', to: 'r5' })
  })

  test('begins after a rollback with what that brought back, and knows what it took away', async () => {
    const records = [
      record(1, ['live', 'superseded']),
      record(2, ['live', 'rolled-back']),
      rollback(3, 1, ['live', 'superseded']),
      record(4, ['live']),
    ]
    expect(await ends(records)).toEqual({ from: 'r3', to: 'r4', takenBack: ['r2'], earlier: [] })
  })

  test('counts every release that a longer way back has passed', async () => {
    const records = [
      record(1, ['live', 'superseded']),
      record(2, ['live', 'superseded']),
      record(3, ['live', 'rolled-back']),
      rollback(4, 1),
    ]
    expect(await ends(records)).toEqual({ from: 'r3', to: 'r4', takenBack: ['r2', 'r3'], earlier: [] })
  })

  test('remembers what was taken back before, because it may come again', async () => {
    const records = [
      record(1, ['live', 'superseded']),
      record(2, ['live', 'rolled-back']),
      rollback(3, 1, ['live', 'superseded']),
      record(4, ['live', 'superseded']),
      record(5, ['live']),
    ]
    expect(await ends(records)).toEqual({ from: 'r4', to: 'r5', takenBack: [], earlier: ['r2'] })
  })

  test('lies between what is named: releases by id or commit, and anything that can be resolved', async () => {
    const records = [record(1, ['live', 'superseded']), record(2, ['live', 'superseded']), record(3, ['live'])]
    expect(await ends(records, { to: 'r2' })).toMatchObject({ from: 'r1', to: 'r2' })
    expect(await ends(records, { from: '1'.repeat(40) })).toMatchObject({ from: 'r1', to: 'r3' })
    expect(await ends(records, { to: 'main' })).toMatchObject({ from: 'r3', to: 'main' })
    await expect(ends(records, { to: 'v9' })).rejects.toThrow('"v9" is no release, commit, tag or branch')
  })

  test('has no end where nothing is live', async () => {
    await expect(ends([record(1, ['undone'])])).rejects.toThrow(/no release is live in production/)
  })

  test('begins with what was served before the first release, where every component tells', async () => {
    const before = { id: 'd', commit: '7'.repeat(40) }
    const part = { platform: 'vercel', after: { commit: undefined } }
    expect(await ends([record(1, ['live'], { components: { web: { ...part, before } } })])).toMatchObject({
      from: '7777777',
    })
    const half = { web: { ...part, before }, api: { ...part, before: undefined } }
    expect(await ends([record(1, ['live'], { components: half })])).toMatchObject({ from: undefined })
  })
})
