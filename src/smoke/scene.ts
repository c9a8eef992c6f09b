import type { Severity } from '../config/check.ts'
import type { Transport } from '../http.ts'
import type { Evidence, Target, Verdict } from '../release/gate.ts'

/** Where one gate looks, and for how long: what every kind of check needs to know. */
export interface Scene {
  target: Target
  /** The component's public address, where what is live answers. */
  publicUrl: string
  /** What is live now, to compare with; nothing when the target is that itself. */
  live: string | undefined
  /** Where an address of a check is to be looked up: at the staged deployment when it lies below `publicUrl`. */
  locate: (address: string) => URL
  /** The headers with secrets that may go to this origin: none for any other than the target's. */
  accessFor: (url: URL) => Record<string, string>
  transport: Transport
  /** When this check must be over, on the clock of `performance.now()`. */
  deadline: number
  /** Deadline of one request. */
  requestMs: number
  signal: AbortSignal
  /** One line for the log. */
  report: (line: string) => void
}

/** What one try of a check has shown, or one part of it that has a verdict of its own. */
export interface Finding extends Evidence {
  verdict: Verdict
  /** What was expected and what came back, in one sentence. */
  detail: string
  /** Which part of the check, when there are several: `assets`. */
  part?: string
  /** When it differs from that of the check. */
  severity?: Severity
  /** Another try would tell nothing new. */
  final?: true
}
