import { createClock, type Pace } from './clock.ts'
import { createFaults } from './faults.ts'
import { createIds } from './ids.ts'
import { createJournal } from './journal.ts'
import type { Kernel } from './service.ts'
import { createTokens } from './tokens.ts'

export interface KernelOptions {
  pace?: Pace
  seed?: number
  /** Virtual time at the start, ms since 1970; default: now. */
  startAt?: number
}

export function createKernel({ pace = 'jump', seed = 1, startAt = Date.now() }: KernelOptions = {}): Kernel {
  const ids = createIds(seed)
  return {
    ids,
    internet: async (request) => await Promise.reject(new Error(`sandbox: nobody serves ${request.url}`)),
    clock: createClock({ pace, startAt }),
    journal: createJournal(),
    faults: createFaults(),
    tokens: createTokens(ids),
  }
}
