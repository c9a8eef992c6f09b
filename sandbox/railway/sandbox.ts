import type { Context } from './executable.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Limits } from './limits.ts'
import type { Processes } from './processes.ts'
import type { Deployment, State } from './state.ts'

/** What the parts of the Railway sandbox share. */
export interface Sandbox {
  state: State
  lifecycle: Lifecycle
  processes: Processes
  limits: Limits
  /** A client looks at these: time moves to the next event if one of them waits for it. */
  look: (context: Context, deployments: Deployment[]) => void
  /** Largest archive that an upload may have. */
  maxUploadBytes: number
}

export function createLook({ kernel: { clock } }: State): Sandbox['look'] {
  return (context, deployments) => {
    const waiting = deployments.filter(({ timer }) => timer !== undefined)
    const due = waiting.filter(({ status, seenAsSuccess }) => status !== 'SUCCESS' || seenAsSuccess)
    for (const deployment of waiting) if (deployment.status === 'SUCCESS') deployment.seenAsSuccess = true
    // Once for a request, however many of its fields look.
    if (due.length === 0 || context.looked) return
    context.looked = true
    clock.looked()
  }
}
