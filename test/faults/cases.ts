import { CASTS } from './casts.ts'
import { type Case as Mishap, casesOf } from './matrix.ts'
import { type Regression, regressions } from './regressions.ts'

export type Case = Mishap | Schedule | Life | Regression

/** Two or three at work at the same time, in an order that the seed decides. */
export interface Schedule {
  matrix: 'schedules'
  name: string
  scenario: string
  seed: number
}

/** Whatever can happen to an application in some days, as the seed decides. */
export interface Life {
  matrix: 'histories'
  name: string
  scenario: string
  seed: number
}

const SCHEDULES_EACH = 46
const HISTORIES = 300

/** Everything that there is to play. */
export function everyCase(requests: Record<string, number[]>): Case[] {
  return [
    ...regressions(),
    ...casesOf(requests),
    ...Object.keys(CASTS).flatMap((scenario) =>
      seeds(SCHEDULES_EACH).map((seed) => ({
        matrix: 'schedules' as const,
        name: `${scenario}: seed ${seed}`,
        scenario,
        seed,
      })),
    ),
    ...seeds(HISTORIES).map((seed) => ({
      matrix: 'histories' as const,
      name: `history: seed ${seed}`,
      scenario: 'history',
      seed,
    })),
  ]
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}
