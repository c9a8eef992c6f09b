import { Trouble } from '../../help.ts'
import type { VercelSettings } from '../../config.ts'
import { HttpError } from '../../http.ts'
import type { Watch } from '../../release/platform.ts'
import { type Api, planOf, type WireDeployment, type WireProject } from './api.ts'
import { type Archive, createArchive } from './archive.ts'
import { bodyOf, type Head } from './body.ts'
import { detailOf, isUploadQuota } from './errors.ts'
import { type Entry, hashAll } from './hash.ts'
import { createPace, MOST_CONNECTIONS } from './pace.ts'
import { upload } from './upload.ts'
import { pause } from './wait.ts'

const MOST_FILES = 15_000
/** Uploads of one day, by plan. A plan that is not known is taken for the smallest. */
const UPLOAD_QUOTA: Record<string, number> = { pro: 40_000, enterprise: 40_000 }
const SMALLEST_QUOTA = 5000
/** How often contents may turn out to be missing, or an answer be lost, before it is given up. */
const MOST_TRIES = 4

export interface Creation {
  api: Api
  settings: VercelSettings
  component: string
  directory: string
  project: WireProject
  head: Head
  /** Files that are sent with another content: path → content. */
  edits?: ReadonlyMap<string, string> | undefined
  /** Throws when the deployment is no longer wanted. Asked after an upload, which may have taken long. */
  allow?: (() => Promise<void>) | undefined
  /** Looks whether the deployment exists already. */
  find: () => Promise<WireDeployment | undefined>
  watch: Watch
}

/** Uploads what Vercel lacks and creates the deployment. */
export async function create(creation: Creation, paths: string[]): Promise<WireDeployment> {
  const { settings, component, watch } = creation
  const tooMany = paths.length > MOST_FILES
  if (tooMany && settings.archive === 'never') {
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `vercel: ${component} has ${paths.length} files, and a deployment at most ${MOST_FILES}: ` +
        'set `archive: auto` or `archive: always` in ops.yml, or leave files out with a .vercelignore',
    )
  }
  if (settings.archive === 'always') return await createFromArchive(creation, paths)
  if (tooMany) {
    return await createFromArchive(creation, paths, `${paths.length} files are more than one deployment may have`)
  }

  const entries = edited(await hashAll(creation.directory, paths, watch.signal), creation.edits)
  const quota = UPLOAD_QUOTA[planOf(creation.project)] ?? SMALLEST_QUOTA
  try {
    const made = await createFrom(creation, creation.directory, entries, settings.archive === 'auto' ? quota : Infinity)
    if (made) return made
  } catch (error) {
    if (settings.archive !== 'auto' || !isUploadQuota(error)) throw error
    return await createFromArchive(creation, paths, "the day's quota of uploads is used up")
  }
  return await createFromArchive(creation, paths, `the new files are more than the ${quota} uploads of one day`)
}

function edited(entries: Entry[], edits: Creation['edits']): Entry[] {
  return entries.map((entry) => {
    const data = edits?.get(entry.path)
    return data === undefined ? entry : { ...entry, sha: undefined, data }
  })
}

async function createFromArchive(creation: Creation, paths: string[], reason?: string): Promise<WireDeployment> {
  const { component, directory, watch, edits } = creation
  if (edits && edits.size > 0) {
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `vercel: ${[...edits.keys()].join(', ')} of ${component} must be changed for a preview, which an archive does not allow` +
        `${reason ? ` (and one would be needed, because ${reason})` : ''}; set \`archive: never\` in ops.yml`,
    )
  }
  if (reason) watch.report(`sending one archive instead of single files, because ${reason}`)
  let archive: Archive | undefined
  try {
    archive = await createArchive(directory, paths, watch.signal)
    const made = await createFrom(creation, archive.root, archive.parts, Infinity)
    if (!made)
      throw new Trouble('files-that-cannot-be-uploaded', `vercel: the archive of ${component} was not accepted`)
    return made
  } finally {
    await archive?.remove()
  }
}

/** Nothing, and nothing uploaded, when Vercel lacks more than `mostUploads` of the contents. */
async function createFrom(
  creation: Creation,
  root: string,
  entries: Entry[],
  mostUploads: number,
): Promise<WireDeployment | undefined> {
  const { api, component, watch } = creation
  const body = bodyOf(creation.directory, creation.project, creation.head, entries)
  const pace = createPace()
  const send = api.transfers(MOST_CONNECTIONS, () => {
    if (pace.limited()) watch.report(`limited in its rate; going on with ${pace.connections()} uploads at once`)
  })

  for (let round = 1; ; round++) {
    const outcome = await post(creation, body)
    if (!Array.isArray(outcome)) return outcome
    if (round > MOST_TRIES)
      throw new Trouble(
        'files-that-cannot-be-uploaded',
        `vercel: contents of ${component} are still missing after their upload`,
      )
    const wanted = new Set(outcome)
    const missing = new Map(entries.flatMap((entry) => (wanted.has(entry.sha ?? '') ? [[entry.sha, entry]] : [])))
    if (missing.size === 0)
      throw new Trouble(
        'files-that-cannot-be-uploaded',
        `vercel: misses contents that no file of ${component} has: ${outcome[0] ?? '?'}`,
      )
    if (missing.size > mostUploads) return undefined
    const bytes = [...missing.values()].reduce((sum, { size }) => sum + size, 0)
    watch.report(`uploading ${missing.size} of ${entries.length} files, ${megabytes(bytes)}`)
    await upload(root, [...missing.values()], send, pace, watch.signal)
    await creation.allow?.()
  }
}

/** The deployment, or the hashes that Vercel misses. */
async function post(creation: Creation, body: Buffer): Promise<WireDeployment | string[]> {
  const { api, settings, find, watch } = creation
  for (let attempt = 1; ; attempt++) {
    try {
      const request = {
        method: 'POST',
        query: { skipAutoDetectionConfirmation: 1, prebuilt: settings.prebuilt ? 1 : undefined },
        headers: { 'content-type': 'application/json' },
        body,
        attemptMs: 90_000,
        totalMs: 300_000,
      }
      const answer = await api.call('/v13/deployments', request, watch)
      for (const [name, value] of Object.entries(answer.headers)) {
        if (/^x-(vercel|now)-(warning|notice)-/.test(name)) watch.report(String(value))
      }
      return answer.json<WireDeployment>()
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      const { code, missing } = detailOf(error.answer)
      if (code === 'missing_files' && missing) return missing
      if (!error.mayHaveActed || error.failure === 'cancelled') throw error
      watch.report(`${error.message}; looking whether the deployment was created all the same`)
      const made = await findSoon(find, 1000 * attempt, watch)
      if (made) return made
      if (attempt === MOST_TRIES) throw error
    }
  }
}

/** What was created only a moment ago may not be listed yet. */
async function findSoon(find: Creation['find'], waitMs: number, watch: Watch): Promise<WireDeployment | undefined> {
  const made = await find()
  if (made) return made
  await pause(waitMs, watch.signal)
  return await find()
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}
