type Headers = Record<string, string>

/** What goes wrong. `applied` in the comments: did the server act on the request? */
export type FaultKind =
  | { kind: 'status'; status: number; headers?: Headers | (() => Headers); body?: unknown } // not applied
  | { kind: 'html'; status?: number; applied?: boolean } // a gateway's error page; not applied unless told
  | { kind: 'graphql-error'; message: string } // 200 with `errors`; not applied
  | { kind: 'delay'; ms: number } // applied, late
  | { kind: 'hang' } // never answers; not applied
  | { kind: 'reset-before' } // closed without an answer; not applied
  | { kind: 'reset-after' } // applied, the answer is lost
  | { kind: 'truncate' } // applied, half of the body, then closed
  | { kind: 'half-json' } // applied, a complete answer whose JSON stops in the middle
  | { kind: 'drip'; ms: number; bytes?: number } // applied, one byte or `bytes` of them each `ms`
  | { kind: 'call'; when: 'before' | 'after'; run: (request: FaultRequest) => void | Promise<void> } // applied

export interface FaultRequest {
  /** How many requests the sandbox has had so far, this one included. */
  n: number
  service: string
  method: string
  path: string
  operation?: string | undefined
  /** By which of the network's entrances it came in. */
  entrance?: string | undefined
}

export type Fault = FaultKind & {
  service?: string
  method?: string
  path?: string | RegExp
  operation?: string
  /** Of this visitor only, whose entrance has this name. */
  entrance?: string
  /** The request with this number, counted over all services. */
  n?: number
  /** Let this many fitting requests pass first. */
  skip?: number
  /** Play it this often; default 1. `Infinity` for a lasting outage. */
  times?: number
}

export interface Faults {
  add(...faults: Fault[]): void
  clear(): void
  /** The first fault that fits, counted down. */
  take(request: FaultRequest): Fault | undefined
}

export function createFaults(): Faults {
  let rules: (Fault & { skip: number; times: number })[] = []

  function fits(rule: Fault, request: FaultRequest): boolean {
    if (rule.n !== undefined && rule.n !== request.n) return false
    if (rule.service && rule.service !== request.service) return false
    if (rule.method && rule.method !== request.method) return false
    if (rule.operation && rule.operation !== request.operation) return false
    if (rule.entrance && rule.entrance !== request.entrance) return false
    if (rule.path === undefined) return true
    return typeof rule.path === 'string' ? request.path.startsWith(rule.path) : rule.path.test(request.path)
  }

  return {
    add(...faults) {
      rules.push(...faults.map((fault) => ({ ...fault, skip: fault.skip ?? 0, times: fault.times ?? 1 })))
    },
    clear() {
      rules = []
    },
    take(request) {
      const rule = rules.find((one) => one.times > 0 && fits(one, request))
      if (!rule) return undefined
      if (rule.skip > 0) {
        rule.skip--
        return undefined
      }
      rule.times--
      return rule
    },
  }
}
