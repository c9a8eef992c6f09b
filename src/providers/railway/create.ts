import { Trouble } from '../../help.ts'
import { HttpError } from '../../http.ts'
import type { Watch } from '../../release/platform.ts'
import { pause, RailwayError } from './api.ts'
import type { Seen } from './deployment.ts'
import { look, type Service, type State } from './service.ts'

export interface Creation {
  /** As in messages: `the rollback`. */
  what: string
  /** What there was before, so that whatever is new can be told. */
  before: State
  /** Makes a deployment and gives its id, or nothing where Railway does not tell it. */
  make: () => Promise<string | undefined>
  /** Could this new deployment be the one? */
  ours: (seen: Seen) => boolean
}

const LOOKS_MS = [0, 1000, 2000]
// A rollback is answered before its deployment is in the list.
const PATIENT_LOOKS_MS = [0, 500, 1000, 2000, 4000, 8000, 10_000]

/**
 * Makes a deployment exactly once. When the answer is lost, nobody knows whether Railway has acted: what is new since
 * then is looked at, and only where nothing fits is the request sent again.
 */
export async function create(service: Service, creation: Creation, watch: Watch): Promise<string> {
  const { what, make } = creation
  for (let attempt = 1; ; attempt++) {
    try {
      const id = (await make()) ?? (await findNew(service, creation, watch, PATIENT_LOOKS_MS))
      if (id !== undefined) return id
      throw new Trouble(
        'a-provider-does-not-answer',
        `railway: ${what} was accepted, but no new deployment has appeared; see the deployments of ${service.target.service.name} before trying again`,
      )
    } catch (error) {
      if (!mayHaveActed(error)) throw error
      watch.report(`${error.message}; looking whether ${what} was made all the same`)
      const id = await findNew(service, creation, watch, LOOKS_MS)
      if (id !== undefined) {
        watch.report(`${what} was made: deployment ${id}`)
        return id
      }
      // An answer that says no is final; only silence may be asked again.
      if (error instanceof RailwayError || attempt === 3) throw error
    }
  }
}

async function findNew(
  service: Service,
  { before, ours }: Creation,
  watch: Watch,
  looks: number[],
): Promise<string | undefined> {
  const known = new Set(before.recent.map(({ id }) => id))
  const since = Date.parse(before.recent[0]?.createdAt ?? '') || 0
  for (const wait of looks) {
    await pause(wait, watch)
    const { recent } = await look(service, watch)
    const made = recent.find((seen) => !known.has(seen.id) && Date.parse(seen.createdAt) >= since && ours(seen))
    if (made) return made.id
  }
  return undefined
}

/** A refusal that is not clear may have come after the act as well. */
function mayHaveActed(error: unknown): error is HttpError | RailwayError {
  if (error instanceof RailwayError) return !error.final
  return error instanceof HttpError && error.mayHaveActed && error.failure !== 'cancelled'
}
