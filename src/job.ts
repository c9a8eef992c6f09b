import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Where and why the job runs. */
export interface Surroundings {
  /** `owner/name`. */
  repository: string
  sha: string
  ref: string
  /** Of a pull request its head; none for a tag. */
  branch: string | undefined
  eventName: string
  runId: number
  runAttempt: number
  runUrl: string
  actor: string
  workspace: string
  temp: string
  serverUrl: string
  apiUrl: string
  graphqlUrl: string
}

export interface Log {
  line: (text: string) => void
  notice: (text: string) => void
  warning: (text: string) => void
  /** Seen only when the job runs with debug logging. */
  debug: (text: string) => void
  /** Folds all lines that are logged meanwhile. Groups cannot be nested. */
  group: <T>(title: string, work: () => Promise<T>) => Promise<T>
  /** The same for what strangers print: meanwhile no line is a command to the runner, whoever writes it. */
  foreign: <T>(title: string, work: () => Promise<T>) => Promise<T>
}

/** The job that this step belongs to, and the ways to speak to it. */
export interface Job extends Surroundings {
  /** The webhook's payload, read when it is asked for. */
  readonly event: Record<string, unknown>
  /** Aborted when the job is cancelled: 7.5 s later the runner asks again, 2.5 s after that it kills. */
  signal: AbortSignal
  log: Log
  /** Writes an output now, for what must be known even if the step is killed. */
  output: (name: string, value: string) => void
  /** What a main step leaves for its post step. */
  state: { save: (key: string, value: string) => void; read: (key: string) => string | undefined }
}

export function readSurroundings(env: NodeJS.ProcessEnv): Surroundings {
  const text = (variable: string, otherwise = ''): string => env[variable] || otherwise
  const repository = text('GITHUB_REPOSITORY')
  const serverUrl = text('GITHUB_SERVER_URL', 'https://github.com')
  const apiUrl = text('GITHUB_API_URL', 'https://api.github.com')
  const runId = text('GITHUB_RUN_ID', '0')
  const attempt = text('GITHUB_RUN_ATTEMPT', '1')
  const branch = text('GITHUB_HEAD_REF') || (env['GITHUB_REF_TYPE'] === 'branch' ? text('GITHUB_REF_NAME') : '')
  return {
    repository,
    sha: text('GITHUB_SHA'),
    ref: text('GITHUB_REF'),
    branch: branch || undefined,
    eventName: text('GITHUB_EVENT_NAME'),
    runId: Number(runId),
    runAttempt: Number(attempt),
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}`,
    actor: text('GITHUB_ACTOR'),
    workspace: text('GITHUB_WORKSPACE', process.cwd()),
    temp: text('RUNNER_TEMP', tmpdir()),
    serverUrl,
    apiUrl,
    graphqlUrl: text('GITHUB_GRAPHQL_URL', `${apiUrl}/graphql`),
  }
}

export function readEvent(env: NodeJS.ProcessEnv): Record<string, unknown> {
  const file = env['GITHUB_EVENT_PATH']
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
}
