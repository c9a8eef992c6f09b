import type { Artifacts, TrackedRelease, TrackerCall, TrackerTrouble } from './context.ts'
import { messageOf } from './errors.ts'
import type { Patience } from './patience.ts'

/** The built files of one release, on their way to the error tracker. */
export interface TrackedFiles {
  /** Marks them. */
  prepare(): void
  /** Hands over what belongs to the marks, beside the builds; resolves as soon as the marked files may be uploaded. */
  begin(): Promise<void>
  /** What could not be handed over. */
  finish(): Promise<TrackerTrouble[]>
  /** What is served without marks, in sentences. */
  prove(): Promise<string[]>
}

/** Part of the patience that marking may take, so that the rest is left for the release itself. */
const SHARE = 1 / 3

export function trackedFiles(
  artifacts: Artifacts,
  release: TrackedRelease,
  { patience, call }: { patience: Patience; call: (share?: number) => TrackerCall },
): TrackedFiles {
  let prepared: Promise<TrackerTrouble[]> = Promise.resolve([])
  let uploaded: Promise<TrackerTrouble[]> | undefined

  async function upload(): Promise<TrackerTrouble[]> {
    const early = await prepared
    const failed = new Set(early.map(({ component }) => component))
    const late = await artifacts.upload(release, call())
    return [...early, ...late.filter(({ component }) => !failed.has(component))]
  }

  return {
    prepare() {
      prepared = artifacts.prepare(release, call(SHARE))
    },
    async begin() {
      uploaded = upload()
      await patience.wait(prepared).catch(() => undefined)
    },
    async finish() {
      return await patience
        .wait(uploaded ?? upload())
        .catch((error: unknown) =>
          release.components.map(({ name }) => ({ component: name, message: `files of ${name}: ${messageOf(error)}` })),
        )
    },
    async prove() {
      const troubles = await patience.wait(artifacts.prove(release, call())).catch(() => [])
      return troubles.map(({ message }) => message)
    },
  }
}
