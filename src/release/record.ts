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
  | 'claimed'
  | 'untracked' // the error tracker could not be told of it, or of this component's files
  | 'tracked' // and was told later
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
  /** Who wrote it: the `writer` of a run. */
  by?: string | undefined
  /** What the release is and stays, where the step changes nothing of that. Only for the store. */
  standing?: Verdict | undefined
}

export interface PlannedComponent {
  platform: string
  /** What an undo brings back: what served when the release began; nothing on a first release. */
  before: Deployment | undefined
  /** The deployment that served when the release began, where that was not to be kept. */
  found?: string | undefined
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
  /** The URL with a mark of the very process, because two steps of one run may work on the same release. */
  writer: string
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
  /** What stands in the record now, whoever wrote it, in the order in which it was written. */
  entries(record: ReleaseRecord): Promise<Entry[]>
}

/** What it has come to. */
export function verdict(record: Pick<ReleaseRecord, 'plan' | 'entries'>): Verdict | undefined {
  return verdicts(record).at(-1)
}

/**
 * The verdicts that count. Only the owner may close a release: a process that has lost it to another may write on for a
 * while. What was live, later releases may replace.
 */
function verdicts({ plan, entries }: Pick<ReleaseRecord, 'plan' | 'entries'>): Verdict[] {
  let owner: string | undefined = plan.run.writer
  let counted: Verdict[] = []
  for (const { step, by, component } of entries) {
    if (step === 'claimed') {
      owner = by
      counted = []
    } else if (component === undefined && isVerdict(step)) {
      const replaced = (step === 'superseded' || step === 'rolled-back') && counted.includes('live')
      if (by === owner || replaced) counted.push(step)
    }
  }
  return counted
}

/** Who works on it: whoever claimed it last, or else the run that opened it. */
export function ownerOf({ plan, entries }: Pick<ReleaseRecord, 'plan' | 'entries'>): string {
  return entries.findLast(({ step }) => step === 'claimed')?.by ?? plan.run.writer
}

/** Nobody has finished it yet. */
export function isOpen(record: Pick<ReleaseRecord, 'plan' | 'entries'>): boolean {
  const found = verdict(record)
  return found === undefined || found === 'stuck'
}

/** It serves or has served the public as a whole. */
export function wasLive(record: ReleaseRecord): boolean {
  return verdicts(record).includes('live')
}

/** Once an undo has begun there is no way forward any more: builds may be gone. */
export function isBeingUndone({ plan, entries }: ReleaseRecord): boolean {
  return entries.some(
    ({ step, component, deployment }) =>
      step === 'discarding' ||
      step === 'stuck' ||
      (step === 'restoring' && deployment !== plan.components[component ?? '']?.after.id),
  )
}

/** What the error tracker was not told yet: components whose files are missing there, and '' for the release itself. */
export function untracked({ entries }: Pick<ReleaseRecord, 'entries'>): Set<string> {
  const missing = new Set<string>()
  for (const { step, component = '' } of entries) {
    if (step === 'untracked') missing.add(component)
    if (step === 'tracked') missing.delete(component)
  }
  return missing
}

function isVerdict(step: string): step is Verdict {
  return VERDICTS.includes(step)
}

/** The deployment of a component that this release made, or brought back, as far as the record knows it. */
export function deploymentOf(record: ReleaseRecord, component: string): Deployment | undefined {
  const { plan, entries } = record
  const planned = plan.components[component]
  if (!planned) return undefined
  if (planned.unchanged) return planned.before
  const { id: wanted, commit } = planned.after
  if (plan.kind === 'rollback') {
    const id = wanted && (copiesOf(record, component, wanted).at(-1) ?? wanted)
    return id ? { id, commit } : undefined
  }
  const made = entries.findLast(
    (entry) => entry.component === component && entry.deployment && MAKING.has(entry.step),
  )?.deployment
  const id = made ?? wanted
  return id ? { id, commit, ...(made ? { releaseId: plan.releaseId } : {}) } : undefined
}

const MAKING = new Set<Step>(['staged', 'deployed', 'promoting', 'promoted'])

/** The deployment and all that were made of it when it was brought back, through all releases, the newest last. */
export function copiesIn(history: readonly ReleaseRecord[], component: string, deployment: string): string[] {
  const copies = new Set([deployment])
  for (const record of history.toReversed())
    for (const known of copies) for (const copy of copiesOf(record, component, known)) copies.add(copy)
  return [...copies]
}

/** What this release has got when it brought a deployment back: where the platform makes a new one of it, that one. */
export function copiesOf({ entries }: ReleaseRecord, component: string, deployment: string): string[] {
  let restoring: string | undefined
  const copies: string[] = []
  for (const entry of entries) {
    if (entry.component !== component) continue
    if (entry.step === 'restoring') restoring = entry.deployment
    if (entry.step === 'restored' && restoring === deployment && entry.deployment) copies.push(entry.deployment)
  }
  return copies
}
