export type Verdict = 'pass' | 'fail' | 'unknown'

/** What a check has seen, as far as it has seen it. All texts are cut and without secrets. */
export interface Evidence {
  /** Of the last answer. */
  status?: number
  servedCommit?: string
  /** Of the first difference. */
  expected?: string
  got?: string
  /** The beginning of the answer's body. */
  response?: string
  samples?: Samples
  /** Paths of what was written to the disk, such as a screenshot. */
  files?: string[]
}

/** Times of warm requests, by nearest rank. */
export interface Samples {
  count: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  /** The first request, which is not counted. */
  coldMs?: number
}

/** Where a check stands in a file of the repository. */
export interface Place {
  file: string
  line: number
  column: number
}

/** One check of a gate and what came of it. */
export interface CheckResult extends Evidence {
  /** Where it stands in ops.yml, when it stands there. */
  place?: Place
  name: string
  verdict: Verdict
  /** `degraded`: the release goes on whatever the verdict. Otherwise it is critical. */
  severity?: 'critical' | 'degraded'
  /** It passed, but only when it was tried again. */
  flaky?: true
  /** What was expected and what came back, in one sentence; for a pass, what was seen. */
  detail: string
  attempts: number
  durationMs: number
}

export interface GateResult {
  /** `pass` only when every critical check passed; `unknown` is never green. */
  verdict: Verdict
  checks: CheckResult[]
  /** What is wrong and stops nothing, a sentence each: degraded checks that did not pass. */
  warnings?: string[]
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
