import { deploymentOf, type ReleaseRecord, verdict, wasLive } from '../release/record.ts'
import type { Evidence } from './notes.ts'

export interface EvidenceQuestion {
  release: ReleaseRecord
  before: ReleaseRecord | undefined
  /** Public address by component. */
  urls: ReadonlyMap<string, string>
  /** What the error tracker calls this version of a component. */
  trackedAs: (component: string, commit: string) => { name: string; url: string } | undefined
}

/** What the record knows of a release. */
export function evidenceOf({ release, before, urls, trackedAs }: EvidenceQuestion): Evidence {
  const { plan, entries } = release
  const live = wasLive(release) ? entries.find(({ step, component }) => step === 'live' && !component) : undefined
  const previous = before?.plan.of ?? before?.plan.releaseId
  return {
    environment: plan.environment,
    releaseId: plan.releaseId,
    commit: plan.commit,
    kind: plan.kind,
    verdict: verdict(release) ?? 'open',
    ...(live ? { liveSince: live.at } : {}),
    runUrl: plan.run.url,
    ...(plan.actor ? { actor: plan.actor } : {}),
    ...(plan.reason ? { reason: plan.reason } : {}),
    components: Object.entries(plan.components).map(([name, { platform, unchanged = false }]) => {
      const { id, commit } = deploymentOf(release, name) ?? {}
      const sentryRelease = commit ? trackedAs(name, commit) : undefined
      return {
        name,
        platform,
        url: urls.get(name) ?? '',
        ...(id ? { deployment: id } : {}),
        ...(commit ? { commit } : {}),
        unchanged,
        ...(sentryRelease ? { sentryRelease } : {}),
      }
    }),
    // A deployment that did not pass its gates never becomes live; a rollback is not gated.
    gates:
      live && plan.kind === 'deploy'
        ? Object.keys(plan.components).map((component) => ({ component, verdict: 'pass', at: live.at }))
        : [],
    ...(previous && plan.kind === 'deploy' ? { rollbackTo: previous } : {}),
  }
}
