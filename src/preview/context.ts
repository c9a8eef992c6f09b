import type { Change } from '../release/context.ts'
import type { Gate } from '../release/gate.ts'
import type { Watch } from '../release/platform.ts'
import type { Host } from './host.ts'

/** A component of the application as a preview sees it. */
export interface Part {
  name: string
  /** Directory from the repository's root; `.` is the root. */
  source: string
  /** Components that it is wired to. */
  after: string[]
  /** Where the shared environment serves it, without a trailing slash. */
  url: string
  /** Where production serves it: no preview may ask there. */
  productionUrl: string
  /** Absent where all previews use the shared one. */
  host: Host | undefined
  /** Variables of its previews; `{api}` stands for the address of the preview of `api`. */
  variables: Record<string, string>
}

export interface PullRequest {
  number: number
  /** Full SHA that the run is about. */
  commit: string
}

/** What GitHub says of the pull request now. */
export interface PullState {
  /** Full SHA. */
  head: string
  open: boolean
}

/** One commit's preview, as it is kept. */
export interface PreviewRecord {
  key: number
  commit: string
  /** It was taken away, or a newer one has taken its place. */
  gone: boolean
}

export type RecordState = 'in_progress' | 'success' | 'failure' | 'inactive'

/** Where people see which previews there are. */
export interface PreviewRecords {
  /** The pull request and its previews, the newest first. */
  look(): Promise<{ pull: PullState; previews: PreviewRecord[] }>
  pull(): Promise<PullState>
  open(commit: string): Promise<PreviewRecord>
  say(record: PreviewRecord, what: { state: RecordState; note: string; url?: string | undefined }): Promise<void>
}

/** What is shown on the pull request: one comment, by sections. */
export interface PreviewComment {
  put(sections: { preview?: string; checks?: string; notes?: string }): Promise<string>
}

export interface PreviewContext {
  pull: PullRequest
  /** Name of the shared environment. */
  environment: string
  /** In the order in which they are wired. */
  parts: Part[]
  records: PreviewRecords
  /** What the pull request changes; nothing when that can't be told completely. */
  changes(): Promise<readonly Change[] | undefined>
  gate: Gate
  comment: PreviewComment
  /** What the pull request would add to the release notes, in Markdown. */
  notes(): Promise<string>
  /** What its verification has found, in Markdown, where that is known. */
  checks: string | undefined
  runUrl: string
  watch: Watch
}
