import type { Watch } from '../../release/platform.ts'
import { imageOf, type Seen } from './deployment.ts'
import { SET_IMAGE } from './documents.ts'
import { idsOf, type Service } from './service.ts'

/** Sets what the next deployment is made from; deploys nothing. */
export async function setImage({ api, target }: Service, image: string, watch: Watch): Promise<void> {
  const { environment, service } = idsOf(target)
  await api.mutate(SET_IMAGE, { environment, service, image }, watch, { repeatable: true })
}

/**
 * A rollback brings back the content of a deployment, not the settings of its service: without this, the next deployment
 * that somebody starts by hand would bring the bad image again. What serves is right either way, so trouble is only told.
 */
export async function putImageBack(
  service: Service,
  { set, serving }: { set: string | undefined; serving: Seen | undefined },
  watch: Watch,
): Promise<void> {
  const image = serving && imageOf(serving)
  if (image === undefined || image === set) return
  try {
    await setImage(service, image, watch)
  } catch (error) {
    watch.report(
      `the image of the service could not be set back to ${image} (${(error as Error).message}); do it by hand before anything is deployed there`,
    )
  }
}
