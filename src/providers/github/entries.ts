import { Trouble } from '../../help.ts'
import type { Entry, Plan, Step } from '../../release/record.ts'

/** GitHub's own states, as its pages show them. The step in the description is what counts. */
export type StatusState = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive'

const STATES: Partial<Record<Step, StatusState>> = {
  live: 'success',
  undone: 'failure',
  stuck: 'error',
  yielded: 'inactive',
  superseded: 'inactive',
  'rolled-back': 'inactive',
}

const LONGEST = 140

export function stateOf(step: Step): StatusState {
  return STATES[step] ?? 'in_progress'
}

/** An entry as the description of a status: `#7 web: promoted dpl_abc`, at most 140 characters. */
export function encode({ sequence, component, step, deployment, note }: Omit<Entry, 'at' | 'by'>): string {
  const fact = `#${sequence} ${component ? `${component}: ` : ''}${step}${deployment ? ` ${deployment}` : ''}`
  if (!note) return fact
  const full = `${fact} - ${note.replaceAll(/\s+/g, ' ')}`
  return full.length > LONGEST ? `${full.slice(0, LONGEST - 1)}…` : full
}

export interface WireStatus {
  description?: string | null
  at: Date
  /** The status's `log_url`, which names the writer. */
  by?: string | null | undefined
}

/** Nothing for a status that is not ours. */
export function decode({ description, at, by }: WireStatus): Entry | undefined {
  const match = /^#(\d+) (?:([a-z][a-z0-9-]*): )?([a-z-]+)(?: (?!- )(\S+))?(?: - (.*))?$/s.exec(description ?? '')
  if (!match) return undefined
  const [, sequence, component, step, deployment, note] = match
  return { sequence: Number(sequence), at, by: by || undefined, component, step: step as Step, deployment, note }
}

const SCHEMA = 1

/** The plan as the payload of a deployment. Everybody who reads the repository can read it. */
export function payloadOf(plan: Plan): { [key: string]: unknown } {
  return { schema: SCHEMA, ...plan }
}

/** Nothing when the payload is not one of ours. GraphQL gives it as text, sometimes as text within text. */
export function planOf(payload: unknown): Plan | undefined {
  let value = payload
  for (let depth = 0; typeof value === 'string' && depth < 2; depth++) {
    try {
      value = JSON.parse(value) as unknown
    } catch {
      return undefined
    }
  }
  if (typeof value !== 'object' || value === null || !('schema' in value) || !('releaseId' in value)) return undefined
  const { schema, ...plan } = value as Plan & { schema: unknown }
  if (schema !== SCHEMA) {
    throw new Trouble(
      'a-release-is-not-finished',
      `release ${plan.releaseId} was recorded by another version of ops-actions (schema ${String(schema)}); use that version or a later one`,
    )
  }
  return plan
}
