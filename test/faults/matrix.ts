import { MISHAPS } from './mishaps.ts'

/** What happens in one case. */
export type Case = { name: string; scenario: string } & (
  | { matrix: 'faults'; mishap: string; at: number; times: number }
  | { matrix: 'kills'; at: number; when: When; then: Rescue }
  | { matrix: 'cancellations'; at: number; when: When }
)

export type When = 'before' | 'after'
/** Who comes after a run that was killed. */
export type Rescue = 'recover' | 'deploy' | 'rollback'

const WHEN: When[] = ['before', 'after']
const RESCUES: Rescue[] = ['recover', 'deploy', 'rollback']

/** Every case, from how many requests each scenario makes when nothing befalls it. */
export function casesOf(requests: Record<string, number>): Case[] {
  return Object.entries(requests).flatMap(([scenario, count]) => {
    const numbers = Array.from({ length: count }, (_, at) => at + 1)
    return [
      ...numbers.flatMap((at) => Object.keys(MISHAPS).flatMap((mishap) => faultsAt(scenario, mishap, at))),
      ...numbers.flatMap((at) => WHEN.flatMap((when) => killsAt(scenario, at, when))),
      ...numbers.flatMap((at) => WHEN.map((when) => cancellationAt(scenario, at, when))),
    ]
  })
}

function faultsAt(scenario: string, mishap: string, at: number): Case[] {
  const base = { scenario, matrix: 'faults', mishap, at } as const
  return [
    { ...base, times: 1, name: `${scenario}: ${mishap} at ${at}` },
    { ...base, times: Infinity, name: `${scenario}: ${mishap} from ${at} on` },
  ]
}

function killsAt(scenario: string, at: number, when: When): Case[] {
  return RESCUES.map((then) => ({
    scenario,
    matrix: 'kills',
    at,
    when,
    then,
    name: `${scenario}: killed ${when} ${at}, then ${then}`,
  }))
}

function cancellationAt(scenario: string, at: number, when: When): Case {
  return { scenario, matrix: 'cancellations', at, when, name: `${scenario}: cancelled ${when} ${at}` }
}
