import { Trouble } from '../../help.ts'
import type { Deployment, Switch, Watch } from '../../release/platform.ts'
import { RailwayError } from './api.ts'
import { bringBack } from './bring-back.ts'
import { describe, describeLive, isServing, isUnderWay, newestFirst, sameContent, type Seen } from './deployment.ts'
import type { From } from './deploy.ts'
import { discard } from './discard.ts'
import { putImageBack } from './image.ts'
import { look, type Service, type State } from './service.ts'

/** Makes the content of an earlier deployment serve again, in a new deployment, unless it serves already. */
export async function restore(
  service: Service,
  { deployment, from }: { deployment: Deployment; from: From['kind'] },
  watch: Switch,
): Promise<Deployment> {
  const before = await lookFor(service, deployment, watch)
  const wanted = before.wanted
  const { serving } = before
  const serves = serving && isServing(serving) && sameContent(serving, wanted) ? serving : undefined
  if (!serves) await watch.allow(serving && describeLive(serving))
  await clearTheWay(service, before, watch)
  const seen = serves ?? (await bringBack(service, { wanted, before }, watch))
  if (from === 'image') await putImageBack(service, { set: before.image, serving: wanted }, watch)
  const known = describe(seen)
  const earlier = describe(wanted)
  return {
    ...known,
    commit: known.commit ?? earlier.commit ?? deployment.commit,
    releaseId: known.releaseId ?? earlier.releaseId ?? deployment.releaseId,
  }
}

type Before = State & { wanted: Seen }

async function lookFor(service: Service, { id, commit }: Deployment, watch: Watch): Promise<Before> {
  try {
    const { wanted, ...state } = await look(service, watch, id)
    if (wanted) return { ...state, wanted }
  } catch (error) {
    if (!(error instanceof RailwayError) || !error.missing) throw error
  }
  throw new Trouble(
    'it-cannot-be-brought-back',
    `railway: deployment ${id} does not exist any more; deploy ${commit ?? 'its commit'} again instead`,
  )
}

/** What is still being built would replace what is brought back, as soon as it is ready. */
async function clearTheWay(service: Service, { recent, serving, wanted }: Before, watch: Watch): Promise<void> {
  for (const seen of recent) {
    if (!isUnderWay(seen) || sameContent(seen, wanted)) continue
    if (serving && newestFirst(seen, serving) > 0) continue
    const { releaseId } = describe(seen)
    if (releaseId === undefined) {
      watch.report(
        `deployment ${seen.id} (${seen.status}) was not made by a release, and will replace what is brought back; cancel it on Railway unless it is meant`,
      )
      continue
    }
    watch.report(`deployment ${seen.id} of release ${releaseId} is ${seen.status}; cancelling it`)
    await discard(service, { deployment: seen, from: 'directory' }, watch)
  }
}
