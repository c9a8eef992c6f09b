export type Verdict = 'pass' | 'fail' | 'unknown'

/** One check of a gate and what came of it. */
export interface CheckResult {
  name: string
  verdict: Verdict
  /** What was expected and what came back, in one sentence; for a pass, what was seen. */
  detail: string
  attempts: number
  durationMs: number
}

export interface GateResult {
  /** `pass` only when every check passed; `unknown` is never green. */
  verdict: Verdict
  checks: CheckResult[]
}

/** Where one component is to be checked. */
export interface Target {
  component: string
  /** Public address, or that of the staged deployment. */
  url: string
  /** The full SHA it must serve; absent when only the checks count. */
  commit: string | undefined
  /** Headers that get past the platform's protection; sent to this origin only. */
  access: Record<string, string>
}

/** What `release` needs of whoever looks at a component from outside. */
export interface Gate {
  /**
   * Identity first, then the component's own checks. Asks again until all pass or the deadline of the gate is over.
   */
  check(target: Target, watch: { signal: AbortSignal; report: (line: string) => void }): Promise<GateResult>
  /** The full SHA that `url` of the component serves now, or nothing when it does not tell. One look, no waiting. */
  served(target: Pick<Target, 'component' | 'url' | 'access'>, signal: AbortSignal): Promise<string | undefined>
}
