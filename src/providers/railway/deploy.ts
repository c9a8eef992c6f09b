import { Trouble } from '../../help.ts'
import type { Deployment, Switch, Version, Watch } from '../../release/platform.ts'
import { create } from './create.ts'
import { describe, describeLive, digestOf, imageOf } from './deployment.ts'
import { DEPLOY } from './documents.ts'
import { findAttempt } from './find.ts'
import { setImage } from './image.ts'
import { idsOf, look, type Service, type State } from './service.ts'
import { readSource } from './source.ts'
import { upload } from './upload.ts'
import { waitUntilHealthy } from './wait.ts'

/** What a deployment is made from. */
export type From =
  | { kind: 'directory'; directory: string; uploads: string[]; image?: undefined }
  | { kind: 'image'; image: string }
  | { kind: 'commit'; image?: undefined }

/** `made` is told the id as soon as Railway has it, before it is known whether it will ever serve. */
export async function deploy(
  service: Service,
  { from, version, made }: { from: From; version: Version; made: (id: string) => void },
  watch: Switch,
): Promise<Deployment> {
  const before = await look(service, watch)
  const earlier = findAttempt(before, version, from)
  if (earlier) watch.report(`deployment ${earlier.id} was made by an earlier attempt of this release; going on with it`)
  else await watch.allow(before.serving && describeLive(before.serving))
  const id = earlier?.id ?? (await start(service, { from, version, before }, watch))
  made(id)
  const seen = await waitUntilHealthy(service, id, watch)
  return { ...describe(seen), commit: version.commit, releaseId: version.releaseId }
}

export interface Start<Kind extends From> {
  from: Kind
  version: Version
  before: State
}

/** Asks for a deployment of the version, once, and gives its id. */
export async function start(service: Service, { from, ...rest }: Start<From>, watch: Watch): Promise<string> {
  if (from.kind === 'directory') return await uploadDirectory(service, { from, ...rest }, watch)
  if (from.kind === 'image') return await deployImage(service, { from, ...rest }, watch)
  const { version, before } = rest
  return await create(
    service,
    {
      what: `the deployment of ${version.commit}`,
      before,
      make: async () => await deployNow(service, version.commit, watch),
      ours: (seen) => describe(seen).commit === version.commit,
    },
    watch,
  )
}

async function deployImage(
  service: Service,
  { from: { image }, before }: Start<Extract<From, { kind: 'image' }>>,
  watch: Watch,
): Promise<string> {
  await setImage(service, image, watch)
  try {
    return await create(
      service,
      {
        what: `the deployment of ${image}`,
        before,
        make: async () => await deployNow(service, undefined, watch),
        ours: (seen) => digestOf(imageOf(seen)) === digestOf(image),
      },
      watch,
    )
  } catch (error) {
    // Nothing was deployed, so whatever is deployed next must not silently bring this image.
    if (before.image && !watch.signal.aborted) await setImage(service, before.image, watch).catch(() => undefined)
    throw error
  }
}

async function deployNow({ api, target }: Service, commit: string | undefined, watch: Watch): Promise<string> {
  const { environment, service } = idsOf(target)
  return (await api.mutate<{ id: string }>(DEPLOY, { environment, service, commit }, watch)).id
}

async function uploadDirectory(
  service: Service,
  { from, version, before }: Start<Extract<From, { kind: 'directory' }>>,
  watch: Watch,
): Promise<string> {
  const { entries, problems } = await readSource(from.directory, from.uploads)
  if (problems.length > 0) throw new Trouble('files-that-cannot-be-uploaded', problems.join('\n'))
  const files = entries.filter(({ kind }) => kind === 'file')
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  watch.report(`uploading ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB before compression`)
  return await create(
    service,
    {
      what: 'the upload',
      before,
      make: async () => await upload(service, { entries, version }, watch),
      ours: (seen) => describe(seen).releaseId === version.releaseId,
    },
    watch,
  )
}
