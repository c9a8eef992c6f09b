import type { Application } from './application.ts'
import type { Gate, GateResult } from './gate.ts'
import type { Watch } from './platform.ts'
import type { RecordStore, Run } from './record.ts'

/** Everything a release works with. The domain asks for it by these interfaces; the action hands it in. */
export interface Context {
  application: Application
  store: RecordStore
  gate: Gate
  commits: Commits
  runs: Runs
  tracker?: Tracker | undefined
  incidents?: Incidents | undefined
  /** The run that is working now. */
  run: Run
  actor?: string | undefined
  watch: Watch
  /** Told the record's key as soon as it is open, so that whoever comes after a killed run can finish it. */
  opened?: (key: number) => void
  /** Longest time to wait for a release that is under way, ms. */
  waitMs: number
}

/** The repository's history, without a checkout of it. */
export interface Commits {
  /** The full SHA of a branch, tag or commit; nothing when there is none. */
  resolve(ref: string): Promise<string | undefined>
  /** What differs between two commits; nothing when that can't be told completely (too much, or no common history). */
  changes(base: string, head: string): Promise<Change[] | undefined>
  /** What `head` has and `base` has not, oldest first, of many the newest; nothing when they have no common history. */
  between(base: string, head: string): Promise<Commit[] | undefined>
}

export interface Commit {
  sha: string
  message: string
  author: { name: string; email: string }
  at: Date
}

export interface Change {
  path: string
  /** The changed lines in unified format, where there are any. */
  patch?: string | undefined
}

/** The workflow runs that work on releases; each is named by its `writer`. */
export interface Runs {
  /** The run has ended, or this attempt of it has; also when it was deleted. */
  isOver(writer: string): Promise<boolean>
  /** Asks it to stop, which takes as long as it takes. */
  cancel(writer: string): Promise<void>
}

/** Where people are told that a release needs them. Its trouble is a warning. */
export interface Incidents {
  /** Tells, or tells again, that a release of this environment is stuck; answers with the address to look at. */
  open(incident: Incident): Promise<string>
  /** The release is finished. */
  close(incident: Pick<Incident, 'environment'>, how: string): Promise<void>
}

export interface Incident {
  environment: string
  releaseId: string
  /** What serves where, and why it could not be put back; each one sentence. */
  troubles: string[]
  run: Run
}

/** Who keeps errors by release. Its trouble is a warning and never undoes a release. All calls may be repeated. */
export interface Tracker {
  /** A release waits for it so long at most, all waits together, ms. */
  budgetMs: number
  /** What the tracker calls this version of a component; nothing for one that it does not track. */
  nameOf(component: { name: string; commit: string }): string | undefined
  /** Before anything is deployed. */
  begin(release: TrackedRelease, call: TrackerCall): Promise<void>
  /** After the release is live. */
  live(release: TrackedRelease & { startedAt: Date; finishedAt: Date }, call: TrackerCall): Promise<void>
  /** After the release was undone. */
  undone(release: TrackedRelease, call: TrackerCall): Promise<void>
  artifacts?: Artifacts
}

/** What the tracker needs of the built files to make their errors readable. Trouble with one component is answered, not thrown. */
export interface Artifacts {
  /** Marks the built files, before they are uploaded to a platform. */
  prepare(release: TrackedRelease, call: TrackerCall): Promise<TrackerTrouble[]>
  /** Hands over what belongs to the marks. */
  upload(release: TrackedRelease, call: TrackerCall): Promise<TrackerTrouble[]>
  /** Looks whether what is served carries the marks. */
  prove(release: TrackedRelease, call: TrackerCall): Promise<TrackerTrouble[]>
}

export interface TrackerCall {
  /** Longest time for the call with all its retries. */
  withinMs: number
  signal: AbortSignal
}

export interface TrackerTrouble {
  component: string
  /** One sentence that says what to do. */
  message: string
}

export interface TrackedRelease {
  releaseId: string
  kind: 'deploy' | 'rollback'
  environment: string
  components: { name: string; commit: string; previousCommit: string | undefined; url: string }[]
}

/** What a gate has found, where and when. */
export interface GateReport {
  component: string
  /** `staged`: before any user saw it. `public`: on the public address. */
  where: 'staged' | 'public'
  startedAt: Date
  finishedAt: Date
  result: GateResult
}
