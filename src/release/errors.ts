import type { Topic } from '../help.ts'

/** Reasons not to begin. Nothing was changed. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly topic: Topic = 'nothing-was-begun'
  readonly reasons: string[]

  constructor(reasons: string[], failures: unknown[] = []) {
    const all = [...reasons, ...failures.map(messageOf)]
    super(
      all.length === 1 ? (all[0] ?? '') : `${all.length} reasons not to begin:\n- ${all.join('\n- ')}`,
      failures.length === 1 ? { cause: (failures[0] as Error).cause } : undefined,
    )
    this.reasons = all
  }
}

/** A gate did not pass. */
export class GateFailure extends Error {
  override name = 'GateFailure'
  readonly topic: Topic = 'a-gate-did-not-pass'
}

/** Another run has taken this release over, and finishes it; this one must not change anything more. */
export class TakenOver extends Error {
  override name = 'TakenOver'
  readonly topic: Topic = 'another-run-has-the-release'

  constructor(owner: string) {
    super(`this release was taken over by ${owner.replace(/#.*/, '')}`)
  }
}

/** Somebody else has changed what serves, outside of a release. */
export class Interference extends Error {
  override name = 'Interference'
  readonly topic: Topic = 'somebody-changed-something-in-a-dashboard'
}

/** The run was cancelled; what is left to do is left to the post step or to the next run. */
export class Cancelled extends Error {
  override name = 'Cancelled'
  readonly topic: Topic = 'the-job-was-cancelled'
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
