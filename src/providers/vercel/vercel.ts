import type { VercelSettings } from '../../config.ts'
import { HttpError, type Transport } from '../../http.ts'
import { keepSecret } from '../../redact.ts'
import type { Finding, StagingPlatform, Survey, Watch } from '../../release/platform.ts'
import { createApi, idOf, stateOf, toDeployment, type WireDeployment, type WireProject } from './api.ts'
import { releaseHead } from './body.ts'
import { waitForBuild } from './build.ts'
import { create } from './create.ts'
import { chooseFiles } from './files.ts'
import { discard } from './discard.ts'
import { bypassOf, judgeProject, judgeRestoring } from './project.ts'
import { liveOf, moveTraffic } from './traffic.ts'

export interface VercelOptions {
  settings: VercelSettings
  token: string
  /** Absolute path of the component's source. */
  directory: string
  component: string
  /** Files that look like secrets and are meant to be uploaded. */
  uploads: string[]
  /** Gets requests past the protection of staged builds; the project's own one when absent. */
  bypassSecret?: string
  apiUrl: string
  /** Longest time for a build to become ready. */
  timeoutMs: number
  transport?: Transport
}

export function vercel(options: VercelOptions): StagingPlatform {
  const { settings, component, directory } = options
  keepSecret(options.token)
  if (options.bypassSecret) keepSecret(options.bypassSecret)
  const api = createApi(options)
  let bypass = options.bypassSecret || undefined
  let known: WireProject | undefined
  let chosen: string[] | undefined

  /** Fresh; id and name of the project never change, so that `known` does for those. */
  async function readProject(watch: Watch): Promise<WireProject> {
    known = await api.project(watch)
    bypass ??= bypassOf(known)
    return known
  }

  async function findWire(project: WireProject, releaseId: string, watch: Watch): Promise<WireDeployment | undefined> {
    const all = await api.list(project.id, watch)
    // Newest first. A redeployment that somebody makes of it has the same metadata, and is no build of this release.
    return all.findLast((wire) => wire.meta?.['opsRelease'] === releaseId && wire.url && stateOf(wire) !== 'DELETED')
  }

  async function choose(watch: Watch): Promise<string[]> {
    const { uploads } = options
    const source = { directory, component, prebuilt: settings.prebuilt, target: 'production', uploads } as const
    return await chooseFiles(source, watch.report)
  }

  async function judgeSource(watch: Watch): Promise<Finding[]> {
    try {
      chosen = await choose(watch)
      return []
    } catch (error) {
      return [{ severity: 'error', message: (error as Error).message }]
    }
  }

  return {
    name: 'vercel',
    restoreNote:
      'Until the next release promotes, Vercel keeps production builds that others make staged: that is its instant rollback.',

    async preflight({ action, restoring }, watch): Promise<Survey> {
      let project: WireProject
      try {
        project = await readProject(watch)
      } catch (error) {
        if (!(error instanceof HttpError) || ![401, 402, 403, 404].includes(error.status ?? 0)) throw error
        return { live: undefined, findings: [{ severity: 'error', message: error.message }] }
      }
      const findings = judgeProject(project, action === 'rollback' || bypass !== undefined, restoring !== undefined)
      if (restoring) findings.push(...(await judgeRestoring(api, restoring, watch)))
      if (action === 'deploy') findings.push(...(await judgeSource(watch)))
      return { live: liveOf(project), findings }
    },

    live: async (watch) => liveOf(await readProject(watch)),

    async find(releaseId, watch) {
      const wire = await findWire(known ?? (await readProject(watch)), releaseId, watch)
      return wire && toDeployment(wire)
    },

    async stage(version, watch) {
      const project = known ?? (await readProject(watch))
      const find = async (): Promise<WireDeployment | undefined> => await findWire(project, version.releaseId, watch)
      let made = await find()
      if (made) {
        watch.report(`going on with deployment ${idOf(made)} of an earlier attempt`)
      } else {
        chosen ??= await choose(watch)
        const head = releaseHead(version)
        made = await create({ api, settings, component, directory, project, head, find, watch }, chosen)
      }
      const ready = await waitForBuild({ api, id: idOf(made), component, watch }, options.timeoutMs)
      return { ...toDeployment(ready), commit: version.commit, releaseId: version.releaseId }
    },

    async promote({ id }, watch) {
      await moveTraffic({ api, component, timeoutMs: options.timeoutMs }, { type: 'promote', deploymentId: id }, watch)
    },

    async restore(deployment, watch) {
      const { id, commit, releaseId } = deployment
      const traffic = { api, component, timeoutMs: options.timeoutMs }
      const description = `ops-actions: back to ${[commit?.slice(0, 7), releaseId].filter(Boolean).join(' of release ') || id}`
      try {
        await moveTraffic(traffic, { type: 'rollback', deploymentId: id, description }, watch)
      } catch (error) {
        // The plan, or the age of the deployment, rules an instant rollback out. A promotion moves the same domains.
        if (!(error instanceof HttpError) || ![400, 402, 422].includes(error.status ?? 0)) throw error
        watch.report(`${error.message}; promoting it instead`)
        await moveTraffic(traffic, { type: 'promote', deploymentId: id }, watch)
      }
      return deployment
    },

    async discard({ id }, watch) {
      await discard(api, component, id, watch)
    },

    async withdraw({ id }, watch) {
      const accept = [404, 410]
      await api.call(
        `/v13/deployments/${encodeURIComponent(id)}`,
        { method: 'DELETE', repeatable: true, accept },
        watch,
      )
    },

    access: (): Record<string, string> => (bypass ? { 'x-vercel-protection-bypass': bypass } : {}),
  }
}
