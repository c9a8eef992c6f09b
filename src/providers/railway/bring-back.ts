import { Trouble } from '../../help.ts'
import type { Watch } from '../../release/platform.ts'
import { create } from './create.ts'
import { fits, isUnderWay, sameContent, type Seen } from './deployment.ts'
import { REDEPLOY, ROLLBACK } from './documents.ts'
import type { Service, State } from './service.ts'
import { waitUntilHealthy } from './wait.ts'

/** Makes a new deployment with the content of `wanted`, and waits until it serves. */
export async function bringBack(
  service: Service,
  { wanted, before }: { wanted: Seen; before: State },
  watch: Watch,
): Promise<Seen> {
  const begun = before.recent.find((seen) => isUnderWay(seen) && sameContent(seen, wanted))
  if (begun) watch.report(`deployment ${begun.id} brings back ${wanted.id} already; going on with it`)
  const id =
    begun?.id ??
    (await create(service, { ...wayBack(service, wanted, watch), before, ours: (seen) => fits(seen, wanted) }, watch))
  return await waitUntilHealthy(service, id, watch)
}

function wayBack(
  { api }: Service,
  { id, canRollback, canRedeploy, status }: Seen,
  watch: Watch,
): { what: string; make: () => Promise<string | undefined> } {
  if (canRollback) {
    return {
      what: `the rollback to ${id}`,
      make: async () => {
        const { done } = await api.mutate<{ done: boolean }>(ROLLBACK, { id }, watch)
        if (!done)
          throw new Trouble(
            'it-cannot-be-brought-back',
            `railway: deploymentRollback of ${id} answered false: nothing was rolled back`,
          )
        return undefined
      },
    }
  }
  if (canRedeploy) {
    watch.report(`the image of ${id} has expired; it is built again from the same source`)
    return {
      what: `the rebuild of ${id}`,
      make: async () => (await api.mutate<{ deployment: { id: string } }>(REDEPLOY, { id }, watch)).deployment.id,
    }
  }
  throw new Trouble(
    'it-cannot-be-brought-back',
    `railway: deployment ${id} (${status}) can be neither rolled back nor built again; deploy its commit instead, which makes a new release`,
  )
}
