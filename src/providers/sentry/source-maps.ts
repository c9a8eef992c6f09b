import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transport } from '../../http.ts'
import type { Artifacts, TrackedRelease, TrackerTrouble } from '../../release/context.ts'
import type { Cli } from './cli.ts'
import { findUnknown } from './proof.ts'

export interface SourceMapOptions {
  /** Component → folder of its built scripts and their maps, from the repository's root. */
  folders: Record<string, string>
  projects: Record<string, string>
  versionOf: (component: TrackedRelease['components'][number]) => string
  workspace: string
  cli: Cli
  transport?: Transport | undefined
}

const LEFT_OUT = new Set(['node_modules', '.git'])

/** Source maps that Sentry finds by the debug id that script and map share, wherever the script is served from. */
export function sourceMaps(options: SourceMapOptions): Artifacts {
  const { folders, projects, versionOf, workspace, cli, transport } = options
  /** Components whose scripts carry their ids. */
  const ready = new Set<string>()

  const withFolder = (release: TrackedRelease): (TrackedRelease['components'][number] & { folder: string })[] =>
    release.components.flatMap((component) => {
      const folder = folders[component.name]
      return folder ? [{ ...component, folder: join(workspace, folder) }] : []
    })

  async function each(
    release: TrackedRelease,
    act: (component: ReturnType<typeof withFolder>[number]) => Promise<string[] | void>,
  ): Promise<TrackerTrouble[]> {
    const troubles = await Promise.all(
      withFolder(release).map(async (component) => {
        const found = await act(component).catch((error: unknown) => [
          error instanceof Error ? error.message : String(error),
        ])
        return (found ?? []).map((message) => ({
          component: component.name,
          message: `source maps of ${component.name}: ${message}`,
        }))
      }),
    )
    return troubles.flat()
  }

  return {
    prepare: async (release, call) =>
      await each(release, async ({ name, folder }) => {
        if ((await findMaps(folder)).length === 0) {
          return [`${folders[name]} holds no source map; build with them before this step, or take the folder away`]
        }
        await cli(['sourcemaps', 'inject', folder], call)
        ready.add(name)
      }),

    upload: async (release, call) =>
      await each(release, async (component) => {
        if (!ready.has(component.name)) {
          return ['this run has not uploaded them; run the deploy action on the same commit again']
        }
        // By itself it is content when the upload is queued.
        const waitFor = String(Math.max(1, Math.floor(call.withinMs / 1000)))
        const to = ['--project', projects[component.name] ?? '', '--release', versionOf(component)]
        await cli(['sourcemaps', 'upload', ...to, '--wait-for', waitFor, component.folder], call)
      }),

    prove: async (release, call) =>
      await each(release, async ({ name, url, folder }) => {
        if (!ready.has(name)) return
        const known = new Set((await Promise.all((await findMaps(folder)).map(readId))).flat())
        const unknown = await findUnknown({ component: name, url, known, transport }, call)
        return unknown.map((what) => `${what}, so its errors stay unreadable; is it served from ${folders[name]}?`)
      }),
  }
}

async function findMaps(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : await findMaps(path)
      return /\.(m|c)?js\.map$/.test(entry.name) ? [path] : []
    }),
  )
  return found.flat()
}

async function readId(map: string): Promise<string[]> {
  const text = await readFile(map, 'utf8')
  return [...text.matchAll(/"debug_?id"\s*:\s*"([0-9a-f-]{36})"/gi)].map(([, id = '']) => id.toLowerCase())
}
