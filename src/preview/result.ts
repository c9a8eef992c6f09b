import type { Topic } from '../help.ts'
import type { GateResult } from '../release/gate.ts'
import type { Deployment } from '../release/platform.ts'
import type { Choice } from './plan.ts'

/** What became of a preview, for outputs, summary and comment. */
export interface PreviewResult {
  status: 'success' | 'failure' | 'skipped'
  /** One sentence. */
  headline: string
  commit: string
  /** Of the record, where there is one. */
  key: number | undefined
  parts: PartResult[]
  warnings: string[]
  next: string[]
  /** What the docs help with, where it has failed. */
  help?: Topic | undefined
}

export interface PartResult {
  name: string
  platform: string | undefined
  choice: Choice
  /** Where it is served, once that is known. */
  url: string | undefined
  deployment?: Deployment | undefined
  gate?: GateResult | undefined
}

export function skipped(commit: string, headline: string, key?: number): PreviewResult {
  return { status: 'skipped', headline, commit, key, parts: [], warnings: [], next: [] }
}
