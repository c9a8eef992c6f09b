import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../../help.ts'
import { waitMs } from '../../backoff.ts'
import type { SentrySettings } from '../../config.ts'
import { type Http, HttpError, type Transport } from '../../http.ts'
import type { Commits, TrackedRelease, Tracker, TrackerCall } from '../../release/context.ts'
import { sentryCli } from './cli.ts'
import { client, explain, organizationOf, overruled, pathOf, serverOf, versionOf } from './client.ts'
import { commitReader, isConnected, refsOf } from './commits.ts'
import { sourceMaps } from './source-maps.ts'

export interface SentryOptions {
  settings: SentrySettings
  /** Without one each call says that it is missing. */
  token: string | undefined
  /** `owner/name` on GitHub. */
  repository: string
  commits: Commits
  /** Where the built files are. */
  workspace: string
  temp: string
  warn: (line: string) => void
  transport?: Transport | undefined
  signal?: AbortSignal | undefined
}

type Tracked = TrackedRelease['components'][number] & { project: string; version: string }
type Live = Parameters<Tracker['live']>[0]

const MISSING =
  'sentry: input "sentry-auth-token" is missing, so Sentry is told nothing; set it below "with:" to ${{ secrets.SENTRY_AUTH_TOKEN }}'

/** Keeps Sentry's releases in step with ours. Each component has a release of its own name, so that projects don't mix. */
export function sentry(options: SentryOptions): Tracker {
  const { settings, token, transport } = options
  const http = token ? client({ settings, token, transport, signal: options.signal }) : undefined
  const nameVersion = (component: { name: string; commit: string }): string => versionOf(component, settings.release)
  const readCommits = commitReader(options)
  if (token) for (const line of overruled({ settings, token })) options.warn(line)

  return {
    budgetMs: settings.budgetMs,
    nameOf: (component) => (settings.projects[component.name] ? nameVersion(component) : undefined),

    async begin(release, call) {
      const components = tracked(release)
      if (components.length === 0) return
      const ask = within(call)
      const connected = await isConnected(ask, options.repository)
      await Promise.all(
        components.map(async (component) => {
          if (connected && (await announce(ask, component, refsOf(options, component), [400])).status !== 400) return
          await announce(ask, component, await readCommits(component))
        }),
      )
    },

    async live(release, call) {
      const ask = within(call)
      await Promise.all(
        tracked(release).map(async (component) => {
          await enterDeploy(ask, component, release, call)
          if (release.kind === 'rollback') return
          const json = { dateReleased: release.finishedAt.toISOString() }
          await explain(ask(pathOf(component.version), { method: 'PUT', json, repeatable: true }))
        }),
      )
    },

    async undone(release, call) {
      const ask = within(call)
      await Promise.all(tracked(release).map(async (component) => await archive(ask, component)))
    },

    ...(token && Object.keys(settings.sourcemaps).length > 0
      ? {
          artifacts: sourceMaps({
            folders: settings.sourcemaps,
            projects: settings.projects,
            versionOf: nameVersion,
            workspace: options.workspace,
            cli: sentryCli({
              server: serverOf({ settings, token }),
              organization: organizationOf({ settings, token }),
              token,
              temp: options.temp,
              transport,
            }),
            transport,
          }),
        }
      : {}),
  }

  /** A version that several components share is told once. */
  function tracked({ components }: TrackedRelease): Tracked[] {
    const all = components.flatMap((component) => {
      const project = settings.projects[component.name]
      return project ? [{ ...component, project, version: nameVersion(component) }] : []
    })
    return all.filter(({ version }, index) => all.findIndex((one) => one.version === version) === index)
  }

  function within({ withinMs, signal }: TrackerCall): Http {
    const endsAt = performance.now() + withinMs
    return async (path, request) => {
      if (!http) throw new Trouble('trouble-with-sentry', MISSING)
      return await http(path, { ...request, totalMs: Math.max(1, endsAt - performance.now()), signal })
    }
  }
}

/** Makes the release, or adds to the one that is there. */
async function announce(http: Http, { version, project }: Tracked, commits: object, accept: number[] = []) {
  const json = {
    version,
    projects: [project],
    dateStarted: new Date().toISOString(),
    // An earlier attempt may have been undone, and its release archived.
    status: 'open',
    ...commits,
  }
  // 208 says that it is there already, so this may be sent twice.
  return await explain(http('releases/', { method: 'POST', json, repeatable: true, accept }))
}

/** Enters that the component serves this version now, once for each release of ours: Sentry itself would count each request. */
async function enterDeploy(http: Http, component: Tracked, release: Live, call: TrackerCall): Promise<void> {
  const { version, project, url } = component
  const path = `${pathOf(version)}deploys/`
  const json = {
    environment: release.environment,
    name: release.releaseId,
    url,
    dateStarted: release.startedAt.toISOString(),
    dateFinished: release.finishedAt.toISOString(),
    projects: [project],
  }
  const endsAt = performance.now() + call.withinMs
  for (let attempt = 1; ; attempt++) {
    const known = await explain(http(path, { accept: [404] }))
    // A version that was live before ops-actions came has no release in Sentry yet.
    if (known.status === 404) await announce(http, component, {})
    else if (known.json<{ name: string | null }[]>().some(({ name }) => name === release.releaseId)) return
    try {
      await explain(http(path, { method: 'POST', json }))
      return
    } catch (error) {
      const mayGoOn = error instanceof HttpError && error.mayHaveActed && error.failure !== 'cancelled'
      const wait = waitMs(mayGoOn ? error.answer : undefined, attempt)
      if (!mayGoOn || performance.now() + wait >= endsAt) throw error
      await sleep(wait, undefined, { signal: call.signal })
    }
  }
}

/** A release that nobody was served leaves the lists; one that has served, here or in another environment, stays. */
async function archive(http: Http, { version }: Tracked): Promise<void> {
  const known = await explain(http(pathOf(version), { accept: [404] }))
  if (known.status === 404) return
  const { dateReleased, deployCount } = known.json<{ dateReleased: string | null; deployCount: number }>()
  if (dateReleased || deployCount > 0) return
  const json = { version, projects: [], status: 'archived' }
  await explain(http('releases/', { method: 'POST', json, repeatable: true }))
}
