import { expect, test } from '@jest/globals'
import { describe, type Seen, servingOf } from './deployment.ts'
import { findAttempt } from './find.ts'

const RELEASE = '20260310-120000-abcdef1-9f1c'
const DIGEST = `sha256:${'a'.repeat(64)}`
const IMAGE = { kind: 'image' as const, image: `ghcr.io/acme/api@${DIGEST}` }

function seen(changes: Partial<Seen> = {}): Seen {
  return {
    id: 'd1',
    status: 'SUCCESS',
    createdAt: '2026-03-10T12:00:30.000Z',
    url: null,
    staticUrl: null,
    meta: {},
    canRollback: true,
    canRedeploy: true,
    deploymentStopped: false,
    creator: null,
    ...changes,
  }
}

function find(deployment: Seen, from: Parameters<typeof findAttempt>[2], active: Seen[] = []): Seen | undefined {
  const state = { recent: [deployment], active, serving: active[0], image: undefined, wanted: undefined }
  return findAttempt(state, { releaseId: RELEASE }, from)
}

test('an upload is found by its message, under whatever key and in whatever state', () => {
  const ours = seen({ status: 'FAILED', meta: { anything: `ops-release ${RELEASE} ${'a'.repeat(40)}` } })

  expect(find(ours, { kind: 'directory' })).toBe(ours)
  expect(describe(ours)).toMatchObject({ releaseId: RELEASE, commit: 'a'.repeat(40) })
  expect(
    find(seen({ meta: { message: `ops-release ${RELEASE}0 ${'a'.repeat(40)}` } }), { kind: 'directory' }),
  ).toBeUndefined()
  expect(find(seen({ meta: null }), { kind: 'directory' })).toBeUndefined()
})

test.each<[string, Partial<Seen>, boolean]>([
  ['under way', { status: 'BUILDING' }, true],
  ['failed, perhaps of an earlier attempt', { status: 'FAILED' }, false],
  ['of an earlier release', { status: 'BUILDING', createdAt: '2026-03-10T11:00:00.000Z' }, false],
  ['of another image', { status: 'BUILDING', meta: { image: `ghcr.io/acme/api@sha256:${'b'.repeat(64)}` } }, false],
])('a deployment by image that is %s', (_, changes, found) => {
  const deployment = seen({ meta: { image: 'ghcr.io/acme/api', imageDigest: DIGEST }, ...changes })

  expect(find(deployment, IMAGE) === deployment).toBe(found)
})

test('a deployment by commit is found by the commit in the release id', () => {
  const deployment = seen({ meta: { commitHash: `abcdef1${'0'.repeat(33)}` } })

  expect(find(deployment, { kind: 'commit' }, [deployment])).toBe(deployment)
  expect(find(deployment, { kind: 'commit' })).toBeUndefined()
})

test('while one drains two are active, and the newest serves', () => {
  const old = seen({ id: 'old', createdAt: '2026-03-01T00:00:00.000Z' })

  expect(servingOf([old, seen()])?.id).toBe('d1')
  expect(servingOf([old, seen({ status: 'CRASHED' })])?.id).toBe('old')
  expect(servingOf([])).toBeUndefined()
})
