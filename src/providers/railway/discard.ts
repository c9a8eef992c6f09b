import { Trouble } from '../../help.ts'
import type { Deployment, Watch } from '../../release/platform.ts'
import { pause, RailwayError } from './api.ts'
import { bringBack } from './bring-back.ts'
import type { From } from './deploy.ts'
import { isServing, isUnderWay, type Seen } from './deployment.ts'
import { CANCEL, REMOVE } from './documents.ts'
import { putImageBack } from './image.ts'
import { look, pageOf, type Service, type State } from './service.ts'

const CANCELLABLE = new Set(['QUEUED', 'WAITING', 'NEEDS_APPROVAL', 'INITIALIZING', 'BUILDING'])
const GONE = new Set(['FAILED', 'SKIPPED', 'REMOVED', 'REMOVING'])
const LOOKS_MS = [0, 250, 500, 1000, 2000, 4000, 8000]
const ROUNDS = 4

/** Cancels a deployment that is still being built, removes one that runs. Railway ends both as REMOVED. */
export async function discard(
  service: Service,
  { deployment: { id }, from }: { deployment: Pick<Deployment, 'id'>; from: From['kind'] },
  watch: Watch,
): Promise<void> {
  const first = await lookFor(service, id, watch)
  let state = first
  for (let round = 1; state && !GONE.has(state.wanted.status); round++) {
    if (first && isUnderWay(first.wanted) && first.serving && isServing(state.wanted)) {
      // It was faster than its cancellation. Removing it now would leave nothing that serves.
      watch.report(`deployment ${id} has begun to serve meanwhile; bringing back ${first.serving.id}`)
      await bringBack(service, { wanted: first.serving, before: state }, watch)
    } else {
      await end(service, state.wanted, watch)
    }
    state = await lookUntilChanged(service, state.wanted, watch)
    if (round === ROUNDS && state && !GONE.has(state.wanted.status)) {
      throw new Trouble(
        'traffic-did-not-move',
        `railway: deployment ${id} was to be taken away, but is still ${state.wanted.status}; remove it at ${pageOf(service, id)}`,
      )
    }
  }
  if (from === 'image' && state) await putImageBack(service, { set: state.image, serving: state.serving }, watch)
}

async function end({ api }: Service, { id, status }: Seen, watch: Watch): Promise<void> {
  try {
    // Twice is once: what is gone already is refused, and the next look tells.
    await api.mutate(CANCELLABLE.has(status) ? CANCEL : REMOVE, { id }, watch, { repeatable: true })
  } catch (error) {
    if (!(error instanceof RailwayError) || error.denied) throw error
    watch.report(error.message)
  }
}

type Found = State & { wanted: Seen }

async function lookFor(service: Service, id: string, watch: Watch): Promise<Found | undefined> {
  try {
    const { wanted, ...state } = await look(service, watch, id)
    return wanted && { ...state, wanted }
  } catch (error) {
    if (error instanceof RailwayError && error.missing) return undefined
    throw error
  }
}

async function lookUntilChanged(service: Service, { id, status }: Seen, watch: Watch): Promise<Found | undefined> {
  let state: Found | undefined
  for (const wait of LOOKS_MS) {
    await pause(wait, watch)
    state = await lookFor(service, id, watch)
    if (state?.wanted.status !== status) break
  }
  return state
}
