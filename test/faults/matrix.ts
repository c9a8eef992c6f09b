import { MISHAPS } from './mishaps.ts'

/** What happens in one case. */
export type Case = { name: string; scenario: string } & (
  | { matrix: 'faults'; mishap: string; at: number; lasts: 'once' | 'always' }
  | { matrix: 'kills'; at: number; when: When; rescue: Rescue }
  | { matrix: 'cancellations'; at: number; when: When }
)

export type When = 'before' | 'after'
/** Who comes after a run that was killed. */
export type Rescue = 'recover' | 'deploy' | 'rollback'

const WHEN: When[] = ['before', 'after']
const RESCUES: Rescue[] = ['recover', 'deploy', 'rollback']

/**
 * Of everything that was asked, the numbers of the requests that are worth breaking. While a build is waited for, or a page is
 * looked at over several connections, the same is asked in a row: its first and its last, for those between are no different.
 */
export function worthBreaking(asked: readonly string[]): number[] {
  return asked.flatMap((one, at) => {
    const isBetween = one.startsWith('GET ') && asked[at - 1] === one && asked[at + 1] === one
    return isBetween ? [] : [at + 1]
  })
}

/** Every case, from the numbers of the requests that are broken in each scenario. */
export function casesOf(requests: Record<string, number[]>): Case[] {
  return Object.entries(requests).flatMap(([scenario, numbers]) => {
    return [
      ...numbers.flatMap((at) => Object.keys(MISHAPS).flatMap((mishap) => faultsAt(scenario, mishap, at))),
      // To be killed before a request is to be killed after the one before: the same was done, and nobody is left.
      ...killsAt(scenario, 1, 'before'),
      ...numbers.flatMap((at) => killsAt(scenario, at, 'after')),
      ...numbers.flatMap((at) => WHEN.map((when) => cancellationAt(scenario, at, when))),
    ]
  })
}

function faultsAt(scenario: string, mishap: string, at: number): Case[] {
  const base = { scenario, matrix: 'faults', mishap, at } as const
  return [
    { ...base, lasts: 'once', name: `${scenario}: ${mishap} at ${at}` },
    { ...base, lasts: 'always', name: `${scenario}: ${mishap} from ${at} on` },
  ]
}

function killsAt(scenario: string, at: number, when: When): Case[] {
  return RESCUES.map((rescue) => ({
    scenario,
    matrix: 'kills',
    at,
    when,
    rescue,
    name: `${scenario}: killed ${when} ${at}, then ${rescue}`,
  }))
}

function cancellationAt(scenario: string, at: number, when: When): Case {
  return { scenario, matrix: 'cancellations', at, when, name: `${scenario}: cancelled ${when} ${at}` }
}
