import { type Arbitrary, array, constant, constantFrom, integer, oneof, option, record } from 'fast-check'
import type { Incident } from './actor.ts'
import type { JobOptions } from './job.ts'
import type { Breakage } from './world.ts'

/** What happens to the application, one step after another. */
export interface History {
  steps: Step[]
  /** What makes an end to what a person has done: the last word is had by force. */
  end: 'deploy' | 'rollback'
}

export type Step =
  | { do: 'deploy'; broken?: Breakage | undefined; trouble?: Trouble | undefined }
  /** Back to one of the versions so far, or to the release before. */
  | { do: 'rollback'; to?: number | undefined; trouble?: Trouble | undefined }
  | { do: 'recover'; trouble?: Trouble | undefined }
  /** The job of the last run that was interrupted runs once more. */
  | { do: 'rerun'; trouble?: Trouble | undefined }
  | { do: 'person'; click: Click }
  | { do: 'wait'; hours: number }

/** What befalls a run at the request with this number. */
export type Trouble =
  | { is: 'kill'; at: number; when: Incident['when'] }
  | { is: 'cancel'; at: number; when: Incident['when'] }
  /** From there on, until the step is over. */
  | { is: 'outage'; at: number; of: Provider; looks: Outage }
  | { is: 'person'; at: number; click: Click }

export type Provider = 'vercel' | 'railway' | 'github' | 'railway-edge'
export type Outage = 'status' | 'reset-before' | 'reset-after'

/** What a person does in a dashboard. `which` chooses among the deployments that can be chosen there. */
export type Click =
  | { on: 'vercel'; what: 'promote' | 'rollback' | 'redeploy'; which: number }
  | { on: 'vercel'; what: 'push' }
  | { on: 'railway'; what: 'redeploy' | 'rollback'; which: number }
  | { on: 'railway'; what: 'remove' }

/** Counted in the requests that a run of this kind makes. */
const at = integer({ min: 0, max: 59 })
const when = constantFrom('before' as const, 'after' as const)
const which = integer({ min: 0, max: 3 })

const click: Arbitrary<Click> = oneof(
  record({ on: constant('vercel'), what: constantFrom('promote', 'rollback', 'redeploy'), which }),
  record({ on: constant('vercel'), what: constant('push') }),
  record({ on: constant('railway'), what: constantFrom('redeploy', 'rollback'), which }),
  record({ on: constant('railway'), what: constant('remove') }),
)

const trouble: Arbitrary<Trouble | undefined> = option(
  oneof(
    { weight: 3, arbitrary: record({ is: constant('kill'), at, when }) },
    { weight: 2, arbitrary: record({ is: constant('cancel'), at, when }) },
    {
      weight: 2,
      arbitrary: record({
        is: constant('outage'),
        at,
        of: constantFrom('vercel', 'railway', 'github', 'railway-edge'),
        looks: constantFrom('status', 'reset-before', 'reset-after'),
      }),
    },
    { weight: 1, arbitrary: record({ is: constant('person'), at, click }) },
  ),
  { nil: undefined, freq: 2 },
)

const broken = constantFrom<Breakage>('nothing-to-sell', 'broken-in-public', 'crashes-at-start')

const step: Arbitrary<Step> = oneof(
  { weight: 4, arbitrary: record({ do: constant('deploy'), broken: constant(undefined), trouble }) },
  { weight: 1, arbitrary: record({ do: constant('deploy'), broken, trouble }) },
  { weight: 3, arbitrary: record({ do: constant('rollback'), to: option(which, { nil: undefined }), trouble }) },
  { weight: 1, arbitrary: record({ do: constant('recover'), trouble }) },
  { weight: 1, arbitrary: record({ do: constant('rerun'), trouble }) },
  { weight: 1, arbitrary: record({ do: constant('person'), click }) },
  { weight: 1, arbitrary: record({ do: constant('wait'), hours: constantFrom(1, 80) }) },
)

export const anyHistory: Arbitrary<History> = record({
  steps: array(step, { minLength: 4, maxLength: 8, size: 'max' }),
  end: constantFrom('deploy', 'rollback'),
})

/** About as many as each makes by itself, so that most trouble comes to pass. */
const MOST_REQUESTS = { deploy: 60, rollback: 42, recover: 16 }

export function requestOf({ at }: Trouble, kind: JobOptions['kind']): number {
  return 1 + (at % MOST_REQUESTS[kind])
}

export function tellTrouble(trouble: Trouble, kind: JobOptions['kind']): string {
  const at = requestOf(trouble, kind)
  if (trouble.is === 'kill') return `killed ${trouble.when} its request ${at}`
  if (trouble.is === 'cancel') return `cancelled ${trouble.when} its request ${at}`
  if (trouble.is === 'outage') return `${trouble.of} down (${trouble.looks}) from its request ${at} on`
  return `while grace at its request ${at} does a ${trouble.click.what} on ${trouble.click.on}`
}
