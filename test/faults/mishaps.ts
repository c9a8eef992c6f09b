import type { Fault } from '../../sandbox/kernel/faults.ts'
import type { Asked } from './turnstile.ts'

type Kind = Pick<Fault, 'kind'> & Record<string, unknown>

/** Everything that may become of one request and its answer. */
export const MISHAPS: Record<string, Kind> = {
  '429 in seconds': { kind: 'status', status: 429, headers: { 'retry-after': '20' } },
  '429 until a date': { kind: 'status', status: 429, headers: () => ({ 'retry-after': dateIn(30_000) }) },
  '500': { kind: 'status', status: 500 },
  '502 as a page': { kind: 'html', status: 502 },
  'no answer': { kind: 'hang' },
  'reset before': { kind: 'reset-before' },
  'reset after': { kind: 'reset-after' },
  'half an answer': { kind: 'half-json' },
  'slow answer': { kind: 'drip', ms: 4_000, bytes: 400 },
}

function dateIn(ms: number): string {
  return new Date(Date.now() + ms).toUTCString()
}

/** A mishap of requests like this one, from now on: of the same operation, or else of the same path. */
export function mishapOf(name: string, { service, method, path, operation }: Asked, lasts: 'once' | 'always'): Fault {
  const kind = MISHAPS[name]
  if (!kind) throw new Error(`rig: there is no mishap ${name}`)
  const where =
    operation === undefined ? { path: new RegExp(`^${path.replaceAll(/[^\w/-]/g, String.raw`\$&`)}$`) } : { operation }
  return { ...kind, service, method, ...where, times: lasts === 'once' ? 1 : Infinity } as Fault
}
