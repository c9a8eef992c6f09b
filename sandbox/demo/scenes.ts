import type { Breakage } from '../versions.ts'

/** One run of one action: what it shows, and how it must end. */
export interface Scene {
  title: string
  /** What is about to happen and why it matters. */
  about: string
  action: 'deploy' | 'rollback'
  /** Which version is checked out. */
  version: string
  /** Commits that version first. */
  change?: { message: string; broken?: Breakage }
  /** As below `with:`. */
  inputs?: Record<string, string>
  expected: { status: Status; serves: string }
}

export type Status = 'success' | 'failure' | 'skipped' | 'rolled-back'

export const SCENES: [Scene, ...Scene[]] = [
  {
    title: 'Release v1',
    about: 'The first release: frontend and backend go live together, each proven by the commit that it serves.',
    action: 'deploy',
    version: 'v1',
    change: { message: 'Sell six good things' },
    expected: { status: 'success', serves: 'v1' },
  },
  {
    title: 'Release v2',
    about: 'Both halves change. The backend moves first, so that a new page never meets an old backend.',
    action: 'deploy',
    version: 'v2',
    change: { message: 'Free shipping from 50 euros' },
    expected: { status: 'success', serves: 'v2' },
  },
  {
    title: 'Release v3, whose backend sells nothing',
    about: 'It says that it is healthy, so a health check would let it pass. The gate looks at what it sells.',
    action: 'deploy',
    version: 'v3',
    change: { message: 'Hide what is sold out', broken: 'healthy-but-wrong' },
    expected: { status: 'rolled-back', serves: 'v2' },
  },
  {
    title: 'Release v4, whose frontend breaks in public',
    about: 'It works on its preview and fails on the real address, so it must be undone after it went live.',
    action: 'deploy',
    version: 'v4',
    change: { message: 'Try the backend out on previews', broken: 'frontend-broken-after-promotion' },
    expected: { status: 'rolled-back', serves: 'v2' },
  },
  {
    title: 'Roll back to v1',
    about: 'v2 is fine, and somebody wants v1 all the same: one input, both halves, nothing is built again.',
    action: 'rollback',
    version: 'v4',
    inputs: { to: 'v1' },
    expected: { status: 'success', serves: 'v1' },
  },
  {
    title: 'The same again',
    about: 'The same input a second time, as from a nervous hand: nothing may be touched.',
    action: 'rollback',
    version: 'v4',
    inputs: { to: 'v1' },
    expected: { status: 'skipped', serves: 'v1' },
  },
]

/** The runner's exit code that belongs to a status: only a version that is live ends in 0. */
export const EXIT_CODE: Record<Status, number> = { success: 0, skipped: 0, 'rolled-back': 1, failure: 1 }

export const VERDICT: Record<Status, string> = {
  success: 'Live',
  skipped: 'Nothing to do',
  'rolled-back': 'Undone',
  failure: 'Failed',
}
