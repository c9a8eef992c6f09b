import type { Topic } from '../help.ts'
import type { Application } from './application.ts'
import type { GateReport } from './context.ts'
import type { Deployment } from './platform.ts'
import { deploymentOf, type Plan, type ReleaseRecord } from './record.ts'
import type { Overview } from './survey.ts'

/** What became of a release, for outputs, summary and report. */
export interface ReleaseResult {
  status: 'success' | 'failure' | 'skipped' | 'rolled-back'
  /** One sentence: what happened and what serves now. */
  headline: string
  plan: Plan
  /** Absent when nothing was opened: a dry run, or nothing to do. */
  record: ReleaseRecord | undefined
  components: ComponentResult[]
  gates: GateReport[]
  /** Names of the version at the error tracker. */
  trackedAs: string[]
  warnings: string[]
  /** What a person should do next; each one sentence. */
  next: string[]
  /** What the docs say about a failure. */
  help?: Topic | undefined
}

export interface ComponentResult {
  name: string
  platform: string
  url: string
  before: Deployment | undefined
  after: Deployment | undefined
  outcome: Outcome
}

export type Outcome =
  'live' | 'unchanged' | 'put back' | 'removed' | 'left alone' | 'never live' | 'not touched' | 'unknown' | 'planned'

/** One row for each component of the record. */
export function componentResults(
  record: ReleaseRecord,
  application: Application,
  outcomeOf: (name: string) => Outcome,
): ComponentResult[] {
  return Object.entries(record.plan.components).map(([name, { platform, before }]) => ({
    name,
    platform,
    url: application.components.find((component) => component.name === name)?.url ?? '',
    before,
    after: deploymentOf(record, name),
    outcome: outcomeOf(name),
  }))
}

/** The answer when nothing has to be done, or when nothing was to be done. */
export function withoutRecord(
  plan: Plan,
  { components, warnings }: Overview,
  { headline, outcome }: { headline: string; outcome: 'live' | 'planned' },
): ReleaseResult {
  return {
    status: 'skipped',
    headline,
    plan,
    record: undefined,
    components: components.map(({ component: { name, platform, url }, live }) => {
      const { after, unchanged } = plan.components[name] ?? {}
      return {
        name,
        platform: platform.name,
        url,
        before: live,
        after: after?.id ? { id: after.id, commit: after.commit } : outcome === 'live' ? live : undefined,
        outcome: unchanged ? 'unchanged' : outcome,
      }
    }),
    gates: [],
    trackedAs: [],
    warnings,
    next: [],
  }
}
