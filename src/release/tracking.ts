import type { Context, TrackedRelease } from './context.ts'
import { messageOf } from './errors.ts'
import type { Plan } from './record.ts'
import type { ReleaseResult } from './result.ts'

export interface Tracking {
  /** Announces the release, beside its builds. To be called when the record is open: what was refused is not announced. */
  begin(): void
  /** Says that the release is live, when it is. Answers with the result and what the tracker made of it; never throws. */
  finish(result: ReleaseResult): Promise<ReleaseResult>
}

/** Tells the error tracker about a release. Its trouble is a warning and nothing else. */
export function trackingOf({ tracker, application }: Context, plan: Plan): Tracking {
  if (!tracker) return { begin: () => undefined, finish: async (result) => await Promise.resolve(result) }
  const startedAt = new Date()
  const tracked: TrackedRelease = {
    releaseId: plan.releaseId,
    environment: plan.environment,
    components: application.components.flatMap(({ name, url }) => {
      const planned = plan.components[name]
      const commit = planned?.after.commit
      return planned && commit && !planned.unchanged
        ? [{ name, url, commit, previousCommit: planned.before?.commit }]
        : []
    }),
  }
  const trouble: string[] = []
  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    await act().catch((error: unknown) => trouble.push(`${what}: ${messageOf(error)}`))
  }
  let begun: Promise<void> | undefined

  return {
    begin() {
      begun = attempt('the release could not be announced', async () => await tracker.begin(tracked))
    },
    async finish(result) {
      await begun
      if (result.status === 'success' && trouble.length === 0) {
        await attempt(
          'the deployment could not be entered',
          async () => await tracker.live({ ...tracked, startedAt, finishedAt: new Date() }),
        )
      }
      const names = tracked.components.flatMap((component) => tracker.nameOf(component) ?? [])
      return { ...result, trackedAs: names, warnings: [...result.warnings, ...trouble] }
    },
  }
}
