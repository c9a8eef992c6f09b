import { Trouble } from '../../help.ts'
import { HttpError } from '../../http.ts'
import type { Version, Watch } from '../../release/platform.ts'
import { archive } from './archive.ts'
import { stamp } from './deployment.ts'
import { idsOf, type Service } from './service.ts'
import type { Entry } from './source.ts'

/** Sends the source and returns the id of the deployment that Railway makes of it. */
export async function upload(
  { api, target, timeoutMs }: Service,
  { entries, version }: { entries: Entry[]; version: Version },
  watch: Watch,
): Promise<string> {
  const { project, environment, service } = idsOf(target)
  // So that the application can tell what it is; the platform has no variable for the commit of an upload.
  const identity = {
    path: 'ops-release.json',
    content: JSON.stringify({ commit: version.commit, release: version.releaseId }),
  }
  let broken: unknown
  const send = async (length?: number): Promise<string> =>
    await api.upload(
      {
        path: `/project/${project}/environment/${environment}/up`,
        query: { serviceId: service, message: stamp(version) },
        body: () => archive(entries, [identity]).on('error', (error) => (broken = error)),
        length,
        timeoutMs,
      },
      watch,
    )
  try {
    return await send().catch(async (error: unknown) => {
      if (!(error instanceof HttpError) || error.status !== 411) throw error
      // A gateway that wants to know the length beforehand: the same source gives the same bytes, so count them first.
      let length = 0
      for await (const chunk of archive(entries, [identity])) length += (chunk as Buffer).length
      return await send(length)
    })
  } catch (error) {
    if (broken instanceof Error && !watch.signal.aborted) throw broken
    if (error instanceof HttpError && error.status === 413) {
      throw new Trouble(
        'files-that-cannot-be-uploaded',
        `${error.message}: the archive is too large for Railway; list what is not needed in .railwayignore`,
        { cause: error },
      )
    }
    throw error
  }
}
