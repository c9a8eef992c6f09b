import type { Status } from '../demo/scenes.ts'

/** One run of one action in a rehearsal, and how it must end. */
export interface Scene {
  title: string
  action: 'deploy' | 'rollback'
  /** Which version is checked out: `v1`. */
  version: string
  /** That version tells another version's commit. */
  tellsCommitOf?: string
  inputs?: Record<string, string>
  /** Any of these statuses. */
  expected: { status: Status[]; serves: string }
}

export function scenesOf({ broken, rollback }: { broken: boolean; rollback: boolean }): Scene[] {
  const scenes: Scene[] = [
    { title: 'Release v1', action: 'deploy', version: 'v1', expected: { status: ['success'], serves: 'v1' } },
  ]
  if (broken) {
    scenes.push({
      title: 'Release v2, which is not what it says it is',
      action: 'deploy',
      version: 'v2',
      tellsCommitOf: 'v1',
      // Where only a frontend is released, it never went live, and there is nothing to undo.
      expected: { status: ['rolled-back', 'failure'], serves: 'v1' },
    })
  }
  if (rollback) {
    scenes.push(
      { title: 'Release v3', action: 'deploy', version: 'v3', expected: { status: ['success'], serves: 'v3' } },
      {
        title: 'Roll back to v1',
        action: 'rollback',
        version: 'v3',
        inputs: { to: 'v1' },
        expected: { status: ['success'], serves: 'v1' },
      },
    )
  }
  return scenes
}
