import type { Deployment } from './platform.ts'

/**
 * What a component or the whole release has come to. A participle is written before the change it names, so that whoever
 * finds the record knows what may have happened; the past tense is written after it.
 */
export type Step =
  | 'staging'
  | 'staged'
  | 'deploying'
  | 'deployed'
  | 'promoting'
  | 'promoted'
  | 'restoring'
  | 'restored'
  | 'discarding'
  | 'discarded'
  | Verdict

/** What the whole release has come to. All but `stuck` are final. */
export type Verdict =
  | 'live' // it serves the public
  | 'undone' // it failed, and what served before serves again
  | 'yielded' // it changed nothing, because another release was under way
  | 'superseded' // it was live until a later release
  | 'rolled-back' // it was live until it was taken back
  | 'stuck' // it failed and could not be undone: somebody has to repeat the recovery

const VERDICTS: readonly string[] = [
  'live',
  'undone',
  'yielded',
  'superseded',
  'rolled-back',
  'stuck',
] satisfies Verdict[]

export interface Entry {
  /** Counts from 1 within a release; says the order where clocks can't. */
  sequence: number
  at: Date
  /** Absent when the entry is about the whole release. */
  component?: string | undefined
  step: Step
  deployment?: string | undefined
  /** For people. */
  note?: string | undefined
}

export interface PlannedComponent {
  platform: string
  /** What served when the release began; nothing on a first release. */
  before: Deployment | undefined
  /** What is to serve: the deployment itself where it exists already, at least its commit. */
  after: { id?: string | undefined; commit: string | undefined }
  /** It stays as it is, because its source has not changed since what serves. */
  unchanged?: boolean
}

/** Fixed when the record is opened. Holds all that is needed to finish or undo the release without the run that began it. */
export interface Plan {
  releaseId: string
  kind: 'deploy' | 'rollback'
  environment: string
  commit: string
  /** For a rollback: the release that is brought back. */
  of?: string | undefined
  run: Run
  actor?: string | undefined
  reason?: string | undefined
  /** In the order in which traffic moves. */
  components: Record<string, PlannedComponent>
}

/** The workflow run that works on a release. */
export interface Run {
  id: number
  attempt: number
  url: string
}

export interface ReleaseRecord {
  /** The store's own number; a later release has a higher one. */
  key: number
  openedAt: Date
  plan: Plan
  /** In sequence. */
  entries: Entry[]
}

/** Where the history of releases is kept. Appending is safe to repeat: an entry with the same sequence is the same entry. */
export interface RecordStore {
  /** Newest first. */
  history(environment: string): Promise<ReleaseRecord[]>
  open(plan: Plan): Promise<ReleaseRecord>
  append(record: ReleaseRecord, entry: Entry): Promise<void>
}

export function verdict(record: ReleaseRecord): Verdict | undefined {
  return record.entries.findLast(({ step }) => isVerdict(step))?.step as Verdict | undefined
}

/** Nobody has finished it yet. */
export function isOpen(record: ReleaseRecord): boolean {
  const found = verdict(record)
  return found === undefined || found === 'stuck'
}

/** It serves or has served the public as a whole. */
export function wasLive(record: ReleaseRecord): boolean {
  return record.entries.some(({ step }) => step === 'live')
}

export function isVerdict(step: string): step is Verdict {
  return VERDICTS.includes(step)
}

/** The deployment of a component that this release made, or brought back, as far as the record knows it. */
export function deploymentOf({ plan, entries }: ReleaseRecord, component: string): Deployment | undefined {
  const planned = plan.components[component]
  if (!planned) return undefined
  if (planned.unchanged) return planned.before
  const mine = entries.filter((entry) => entry.component === component && entry.deployment)
  // Undoing restores too; of a rollback only the first restored deployment is its own.
  const own =
    plan.kind === 'rollback'
      ? mine.find(({ step }) => step === 'restored')
      : mine.findLast(({ step }) => step === 'staged' || step === 'deployed' || step === 'promoted')
  const id = own?.deployment ?? planned.after.id
  return id ? { id, commit: planned.after.commit } : undefined
}

/** Appends to a record in order, one entry at a time, although components are worked on in parallel. */
export interface Journal {
  record: ReleaseRecord
  note(entry: Omit<Entry, 'sequence' | 'at'>): Promise<void>
}

export function journal(store: RecordStore, record: ReleaseRecord): Journal {
  let last: Promise<void> = Promise.resolve()
  return {
    record,
    note(entry) {
      const numbered = { ...entry, sequence: (record.entries.at(-1)?.sequence ?? 0) + 1, at: new Date() }
      record.entries.push(numbered)
      last = last.catch(() => undefined).then(async () => await store.append(record, numbered))
      return last
    },
  }
}
