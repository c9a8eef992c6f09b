import { EXIT_CODE, type Scene, type Status } from './scenes.ts'
import type { Served } from './served.ts'

/** The output `result-json` of `deploy` and `rollback`, as far as the demo shows it. */
export interface Result {
  status: Status
  headline: string
  release: string
  commit: string
  components: { name: string; platform: string; url: string; outcome: string }[]
  gates: Gate[]
  timeline: Span[]
  warnings: string[]
  next: string[]
}

export interface Gate {
  component: string
  where: string
  result: { verdict: string; checks: Check[] }
}

export interface Check {
  name: string
  verdict: string
  detail: string
  attempts: number
  durationMs: number
}

export interface Span {
  component: string
  what: string
  /** ISO 8601. */
  from: string
  to: string
  failed: boolean
}

/** What one scene came to. */
export interface Outcome {
  scene: Scene
  exitCode: number
  result: Result
  /** What the public gets afterwards. */
  served: Served[]
  /** Requests by provider. */
  requests: Record<string, number>
  startedAt: number
  durationMs: number
  /** The job summary, in Markdown. */
  summary: string
}

/** A run that ended without a result has only its annotations to tell why. */
export function readResult(json: string | undefined, complaints: readonly string[]): Result {
  if (json) return JSON.parse(json) as Result
  return {
    status: 'failure',
    headline: complaints.join('; ') || 'The action ended without saying why.',
    release: '',
    commit: '',
    components: [],
    gates: [],
    timeline: [],
    warnings: [],
    next: [],
  }
}

/** How it differs from what the scene promised; empty when it does not. */
export function differences({ scene: { expected }, exitCode, result, served }: Outcome): string[] {
  const facts = [
    { what: 'status', is: result.status, should: expected.status },
    { what: 'exit code', is: String(exitCode), should: String(EXIT_CODE[expected.status]) },
    ...served.map(({ url, status, version }) => ({
      what: url,
      is: status === 200 ? (version ?? 'no version') : `status ${status}`,
      should: expected.serves,
    })),
  ]
  return facts
    .filter(({ is, should }) => is !== should)
    .map(({ what, is, should }) => `${what}: expected ${should}, got ${is}`)
}
