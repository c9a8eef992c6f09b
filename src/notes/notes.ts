/** Who reads: those who use the application, or those who run it. */
export type Audience = 'users' | 'operators'

/** Text of strangers everywhere below: only `render` and `text` make it fit for a page. */
export interface Person {
  name: string
  /** The account's name, where it is known. */
  login?: string
  bot: boolean
}

export interface PullRequest {
  number: number
  title: string
  url: string
  author: Person
  labels: string[]
  /** Its own words for the notes: the section `## Release notes` of its text. */
  words?: string
  /** Issues that it closed. */
  issues: number[]
}

/** A release of the record whose code was taken back. */
export interface TakenBack {
  releaseId: string
  commit: string
  reason?: string
}

/** One change as a person understands it: a pull request with all its commits, or a commit of its own. */
export interface Item {
  /** `#12`, or the SHA of a commit without a pull request. */
  key: string
  /** Without the conventional prefix. */
  title: string
  /** Of a conventional title, in small letters: `feat`. */
  type?: string
  scope?: string
  /** What breaks, in the author's words; the title where there are none. */
  breaking?: string
  /** The author's own words for the notes, in Markdown. */
  words?: string
  labels: string[]
  pull?: PullRequest
  /** SHAs, the last one that landed first. */
  commits: string[]
  /** Everybody who wrote it, once, without bots unless there is nobody else. */
  authors: Person[]
  /** Components whose source it changes, in the order of `ops.yml`; empty where that is not known. */
  components: string[]
  /** It was shipped before and taken back since. */
  reshipped?: TakenBack
  /** It brings back what an earlier release had reverted (`again`), or takes away what an earlier release had (`away`). */
  undo?: 'again' | 'away'
}

export interface Section {
  /** Of the category. */
  title: string
  items: Item[]
}

/** Why commits of the range do not stand in the notes. */
export interface Exclusion {
  /** A short reason, fit for print: `label "skip-notes"`, `merges`, `not shipped`. */
  rule: string
  commits: string[]
}

/** The proof that nothing was forgotten: `inRange` = `listed` + `cancelled` + the sum of `excluded`. Counts commits. */
export interface Count {
  inRange: number
  listed: number
  cancelled: number
  excluded: Exclusion[]
}

/** One end of the range. */
export interface Point {
  commit: string
  /** What it is called: a tag, a branch, a release id; the short SHA otherwise. */
  label: string
  releaseId?: string
}

export interface Range {
  /** Absent for a first release. */
  from?: Point
  to: Point
  /** `forward`: `to` holds more than `from`. `back`: a rollback, after which `withdrawn` is all there is. */
  direction: 'forward' | 'back'
}

export interface ChangedFile {
  path: string
  /** Present when a statement takes something away that earlier code needs. */
  contracting?: string
}

/** What whoever runs the application must know, found in the difference between both ends. */
export interface Facts {
  migrations: ChangedFile[]
  variables: { name: string; change: 'new' | 'changed' | 'gone'; path: string }[]
  infrastructure: ChangedFile[]
  /** False where the difference was too large to be read, or there is none: then the lists may lack something. */
  complete: boolean
}

export interface Evidence {
  environment: string
  releaseId: string
  commit: string
  kind: 'deploy' | 'rollback'
  verdict: string
  liveSince?: Date
  /** Of the workflow run that made the release. */
  runUrl: string
  actor?: string
  reason?: string
  components: {
    name: string
    platform: string
    url: string
    deployment?: string
    commit?: string
    unchanged: boolean
    sentryRelease?: { name: string; url: string }
  }[]
  /** Verdicts of the gates as the record tells them. */
  gates: { component?: string; verdict: 'pass'; at: Date }[]
  /** What to pass to the action `rollback` as `to`, so that this release's predecessor serves again. */
  rollbackTo?: string
}

/** Everything that the notes of one audience are rendered from. The same notes give the same bytes. */
export interface Notes {
  audience: Audience
  range: Range
  /** Those with a breaking change, which stand first and in no other section. */
  breaking: Item[]
  /** In the order of the categories; none is empty. */
  sections: Section[]
  /** In production before, and not any more: by a rollback, or because a later release left it out. */
  withdrawn: { item: Item; by: TakenBack }[]
  count: Count
  /** Everybody who wrote something that is listed, by name, without bots. */
  contributors: Person[]
  facts: Facts
  /** Absent where no release of the record is meant: a range by input. */
  evidence?: Evidence
  /** What could not be found out; each one sentence. */
  warnings: string[]
  /** `https://github.com/acme/shop`: for links to commits, comparisons and people. */
  repositoryUrl: string
}
