import type { Result } from '../demo/outcome.ts'
import type { Entry } from '../kernel/journal.ts'
import type { Served } from './look.ts'
import type { Scene } from './scenes.ts'

/** What one scene came to. */
export interface Outcome {
  scene: Scene
  exitCode: number
  result: Result
  /** What the action's annotations say is wrong. */
  complaints: string[]
  /** SHA → version. */
  commits: Map<string, string>
  served: Served[]
  /** By provider. */
  requests: Record<string, number>
  entries: Entry[]
  durationMs: number
  /** What each backend's latest process has printed last. */
  printed: Record<string, string[]>
}

/** Long enough for nobody to meet by chance, and what people shorten a commit to. */
const SHORT = 7

/** `v1` where the answer holds its commit. */
export function versionOf({ status, text }: Served, commits: Outcome['commits']): string | undefined {
  if (status !== 200) return undefined
  return [...commits].find(([sha]) => text.includes(sha.slice(0, SHORT)))?.[1]
}

/** How it differs from what the scene promises; empty when it does not. */
export function differences({ scene: { expected }, exitCode, result, served, commits }: Outcome): string[] {
  const accepted = expected.status.includes(result.status)
  const facts = [
    { what: 'the status', is: result.status, should: accepted ? result.status : expected.status.join(' or ') },
    { what: 'the exit code', is: String(exitCode), should: expected.status.includes('success') ? '0' : '1' },
    ...served.map((one) => ({
      what: one.url,
      is: versionOf(one, commits) ?? `status ${one.status}, no commit`,
      should: expected.serves,
    })),
  ]
  return facts
    .filter(({ is, should }) => is !== should)
    .map(({ what, is, should }) => `${what}: expected ${should}, got ${is}`)
}

export function broken(outcomes: readonly Outcome[]): boolean {
  return outcomes.some((outcome) => differences(outcome).length > 0)
}

/** Backends that did not come to serve, and were meant to. */
export function neverStarted({ result, scene, printed }: Outcome): string[] {
  if (scene.expected.status.includes(result.status)) return []
  const failed = result.timeline.filter(({ what, failed }) => failed && what.startsWith('build'))
  return Object.keys(printed).filter((name) => failed.some(({ component }) => component === name))
}
