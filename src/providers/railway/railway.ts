import type { RailwaySettings } from '../../config.ts'
import type { Transport } from '../../http.ts'
import type { DirectPlatform, Watch } from '../../release/platform.ts'
import { createApi } from './api.ts'
import { deploy, type From } from './deploy.ts'
import { describe, describeLive } from './deployment.ts'
import { discard } from './discard.ts'
import { findAttempt } from './find.ts'
import { preflight } from './preflight.ts'
import { restore } from './restore.ts'
import { look, type Service } from './service.ts'
import { findTarget, type Target } from './target.ts'

export interface RailwayOptions {
  settings: RailwaySettings
  /** The release's; `settings.environment` beats it. */
  environment: string
  /** Of a project, a workspace or an account. */
  token: string
  /** Absolute path of the component's source. */
  directory: string
  component: string
  /** Files that look like secrets and are meant to be uploaded, from `directory`. */
  uploads: string[]
  /** `ghcr.io/owner/app@sha256:…`, when `settings.from` is `image`. */
  image?: string
  apiUrl: string
  /** Longest time for a deployment to become healthy. */
  timeoutMs: number
  transport?: Transport
}

/** One service of a Railway project, which serves each deployment as soon as it is healthy. */
export function railway(options: RailwayOptions): DirectPlatform {
  const { settings, timeoutMs } = options
  const api = createApi(options)
  const from = fromOf(options)
  /** Deployments of this process by release, for where Railway keeps no mark of it. */
  const made = new Map<string, string>()
  let known: Promise<Target> | undefined

  async function service(watch: Watch): Promise<Service> {
    const wanted = { ...settings, environment: settings.environment ?? options.environment }
    known ??= findTarget(api, wanted, watch)
    try {
      return { api, target: await known, timeoutMs }
    } catch (error) {
      known = undefined
      throw error
    }
  }

  return {
    name: 'railway',
    async preflight(intent, watch) {
      return await preflight(await service(watch), { from, intent }, watch)
    },
    async live(watch) {
      const { serving } = await look(await service(watch), watch)
      return serving && describeLive(serving)
    },
    async find(releaseId, watch) {
      const id = made.get(releaseId)
      const state = await look(await service(watch), watch)
      const found = state.recent.find((seen) => seen.id === id) ?? findAttempt(state, { releaseId }, from)
      return found && { ...describe(found), releaseId }
    },
    async deploy(version, watch) {
      const keep = (id: string): void => {
        made.set(version.releaseId, id)
      }
      return await deploy(await service(watch), { from, version, made: keep }, watch)
    },
    async restore(deployment, watch) {
      return await restore(await service(watch), { deployment, from: from.kind }, watch)
    },
    async discard(deployment, watch) {
      await discard(await service(watch), { deployment, from: from.kind }, watch)
    },

    async withdraw(deployment, watch) {
      await discard(await service(watch), { deployment, from: from.kind }, watch)
    },
  }
}

export function fromOf({
  settings,
  directory,
  uploads,
  image = '',
}: Pick<RailwayOptions, 'settings' | 'directory' | 'uploads' | 'image'>): From {
  if (settings.from === 'directory') return { kind: 'directory', directory, uploads }
  return settings.from === 'image' ? { kind: 'image', image } : { kind: 'commit' }
}
