import type { Severity } from './settings.ts'

/** Everything the verification works with. The domain asks for it by these interfaces; the action hands it in. */
export interface Context {
  /** The project's root, absolute. */
  root: string
  /** Of the root from the repository's root; empty when they are the same. */
  prefix: string
  /** The directory of the checkout, absolute. */
  workspace: string
  /** Full SHA of what is verified. */
  commit: string
  repository: Repository
  packages: Packages
  programs: Programs
  /** Nothing where nothing is to be kept. */
  store?: Store | undefined
  /** Environment of the programs that are run; without tokens. */
  env: Record<string, string>
  /** The same for an installation, which may need a token for the registry. */
  installEnv: Record<string, string>
  /** What must not stand in the output. */
  secrets: readonly KnownSecret[]
  /** Longest time of one script, ms. */
  timeoutMs: number
  signal: AbortSignal
  log: Log
}

export interface KnownSecret {
  name: string
  value: string
}

export interface Log {
  line: (text: string) => void
  /** What strangers print, folded; nothing in it is a command. */
  foreign: <T>(title: string, work: () => Promise<T>) => Promise<T>
}

/** A program by its argument list. */
export interface Command {
  program: string
  args: readonly string[]
  cwd: string
}

export interface Ended {
  /** Nothing when it was ended by a signal. */
  code: number | null
  timedOut: boolean
  durationMs: number
}

export interface Programs {
  /** Runs it to its end, together with all that it has started. Throws when it can't be started, or the job is cancelled. */
  run(command: Command, options: RunOptions): Promise<Ended>
  /** What it writes to its output; nothing when it fails. */
  answer(command: Command, env: Record<string, string>): Promise<string | undefined>
  /** Starts it, and leaves it to `work`; it is ended afterwards. */
  during<T>(
    command: Command,
    options: Omit<RunOptions, 'timeoutMs'>,
    work: (ended: Promise<Ended>) => Promise<T>,
  ): Promise<T>
}

export interface RunOptions {
  env: Record<string, string>
  timeoutMs: number
  signal: AbortSignal
  /** Without the line break; what stands on no line of its own comes as one. */
  onLine: (line: string) => void
}

/** What git knows of the checkout; nothing where it is none. */
export interface Repository {
  head(): Promise<string | undefined>
  /** Paths from `directory` of all files that are not ignored. */
  files(directory: string): Promise<string[] | undefined>
  /** Whether a file in the directory belongs to the repository. */
  tracks(directory: string): Promise<boolean>
}

export interface Packages {
  /** Who installs the packages of a directory; nothing when it has no `package.json`. Throws `Problems` when nobody can tell. */
  find(directory: string, root: string): Promise<PackageManager | undefined>
}

export interface PackageManager {
  name: string
  /** As the program tells it; part of what kept packages depend on. */
  version: string
  /** Version of Node that scripts run on. */
  node: string
  /** Directory of the lockfile, absolute. */
  directory: string
  /** Nothing where there is nothing to install. */
  lockfile: string | undefined
  /** The directories with a `package.json` that the lockfile is for, absolute. */
  members: readonly string[]
  /** With exactly what the lockfile says. */
  install: Command | undefined
  run(script: string, directory: string): Command
  /** Asks for advisories; nothing where nobody can be asked. */
  audit(options: { dev: boolean }): Audit | undefined
}

export interface Audit {
  command: Command
  /** Throws when what was printed is no answer. */
  read(output: string): Advisory[]
}

export interface Advisory {
  name: string
  severity: Severity | 'info'
  title: string
  url: string
}

/** Where something is kept from run to run. Its trouble is never an error: then nothing was kept. */
export interface Store {
  /** Puts an entry into a directory of its own and hands it to `read`. Nothing when there is none. */
  fetch<T>(entry: EntryName, read: (directory: string) => Promise<T | undefined>): Promise<T | undefined>
  /** Keeps what `write` puts into an empty directory; bytes. */
  keep(entry: EntryName, write: (directory: string) => Promise<void>): Promise<number | undefined>
}

export interface EntryName {
  /** `packages`, `build` or `report`. */
  kind: string
  key: string
  /** Where there is none of this key: the latest that begins so. */
  prefix?: string
}

/** What a person is to see at a place of the repository. */
export interface Finding {
  severity: 'error' | 'warning'
  /** One sentence. */
  message: string
  title?: string | undefined
  /** From the repository's root. */
  file?: string | undefined
  line?: number | undefined
  column?: number | undefined
}

export type Status = 'success' | 'failure' | 'skipped' | 'unknown'

export interface Check {
  name: string
  status: Status
  durationMs: number
  detail?: string
}

/** A check, and what it has found. */
export interface Checked extends Check {
  findings?: Finding[]
}
