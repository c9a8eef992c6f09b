import { createHash } from 'node:crypto'
import { Trouble } from '../../help.ts'
import { HttpError } from '../../http.ts'
import { keepSecret } from '../../redact.ts'
import type { Host } from '../../preview/host.ts'
import type { Deployment, Version, Watch } from '../../release/platform.ts'
import { createApi, idOf, stateOf, toDeployment, type WireDeployment, type WireProject } from './api.ts'
import { commitMeta } from './body.ts'
import { isPending, waitForBuild } from './build.ts'
import { create } from './create.ts'
import { detailOf } from './errors.ts'
import { chooseFiles } from './files.ts'
import { bypassOf, isWalled } from './project.ts'
import { editsOf } from './edits.ts'
import type { VercelOptions } from './vercel.ts'

export interface VercelPreviewOptions extends VercelOptions {
  /** Names the pull request's previews, and nobody else's: `pr-12-3fa9c1`. */
  key: string
  /** `owner/name` on GitHub, and the pull request's branch. */
  source: Pick<Version, 'repository' | 'branch'>
}

/** Previews of one component in a Vercel project. Each build has an address; one of ours follows the pull request. */
export function vercelPreviews(options: VercelPreviewOptions): Host {
  const { settings, component, directory, key, uploads } = options
  keepSecret(options.token)
  if (options.bypassSecret) keepSecret(options.bypassSecret)
  const api = createApi(options)
  let bypass = options.bypassSecret
  let known: Promise<WireProject> | undefined
  let seen: WireDeployment[] = []

  async function project(watch: Watch): Promise<WireProject> {
    known ??= api.project(watch)
    const found = await known
    bypass ??= bypassOf(found)
    return found
  }

  async function ours(watch: Watch, pages?: 'all'): Promise<WireDeployment[]> {
    const { id } = await project(watch)
    const all = await api.listPreviews(id, watch, pages)
    return all.filter((wire) => wire.meta?.['opsPreview'] === key && stateOf(wire) !== 'DELETED')
  }

  async function find(meta: Record<string, string>, watch: Watch): Promise<WireDeployment | undefined> {
    seen = await ours(watch)
    const marks = ['opsCommit', 'opsWiring']
    const made = seen.filter((wire) => wire.url && marks.every((mark) => wire.meta?.[mark] === meta[mark]))
    return made.find((wire) => stateOf(wire) === 'READY') ?? made.find(isPending)
  }

  /** What serves production is never one of ours, whatever its metadata says. */
  async function take(wire: WireDeployment, watch: Watch): Promise<void> {
    if (wire.target === 'production') return
    const path = `/v13/deployments/${encodeURIComponent(idOf(wire))}`
    await api.call(path, { method: 'DELETE', repeatable: true, accept: [404, 410] }, watch)
  }

  return {
    name: 'vercel',

    async claim(watch) {
      const found = await project(watch)
      const { name, targets, latestDeployments = [] } = found
      if (isWalled(found) && bypass === undefined) {
        throw new Trouble(
          'no-preview-could-be-made',
          `vercel: project ${name} protects its previews, so that the gate could not look at them. Create a secret under Settings, Deployment Protection, Protection Bypass for Automation (the token reads it by itself, or pass it as VERCEL_AUTOMATION_BYPASS_SECRET)`,
        )
      }
      if (!targets?.production && latestDeployments.length === 0) {
        throw new Trouble(
          'no-preview-could-be-made',
          `vercel: project ${name} has no deployment yet, and Vercel gives its first one to production, whatever it was meant for; release to it once before the first preview`,
        )
      }
      return `https://${hostOf(name, options)}`
    },

    async build({ commit, variables, addresses }, watch) {
      const found = await project(watch)
      const wiring = markOf(JSON.stringify([variables, ...addresses]))
      const meta = { opsPreview: key, opsWiring: wiring, ...commitMeta({ commit, ...options.source }) }
      let made = await find(meta, watch)
      if (made) watch.report(`deployment ${idOf(made)} is there already`)
      else {
        const source = { directory, component, prebuilt: settings.prebuilt, target: 'preview', uploads } as const
        const paths = await chooseFiles(source, watch.report)
        const env = { ...variables, OPS_COMMIT: commit }
        const creation = {
          head: { env, build: { env }, meta },
          edits: editsOf(directory, { paths, addresses, report: watch.report }),
          find: async () => await find(meta, watch),
          allow: watch.allow,
        }
        made = await create({ api, settings, component, directory, project: found, ...creation, watch }, paths)
      }
      if (made.target === 'production') throw new Error(`vercel: ${idOf(made)} was meant as a preview of ${component}`)
      const ready = await waitForBuild({ api, id: idOf(made), component, watch }, options.timeoutMs)
      return { ...toDeployment(ready), commit }
    },

    async expose({ id }: Deployment, watch) {
      const alias = hostOf((await project(watch)).name, options)
      const path = `/v2/deployments/${encodeURIComponent(id)}/aliases`
      try {
        await api.call(path, { method: 'POST', json: { alias }, repeatable: true, accept: [409] }, watch)
      } catch (error) {
        if (!(error instanceof HttpError) || detailOf(error.answer).code !== 'alias_in_use') throw error
        throw new Error(`vercel: ${alias}, the address of this preview, belongs to another project`, { cause: error })
      }
    },

    async prune({ id }, watch) {
      for (const wire of seen) if (idOf(wire) !== id) await take(wire, watch)
    },

    async remove(watch) {
      for (const wire of await ours(watch, 'all')) await take(wire, watch)
    },

    access: (): Record<string, string> => (bypass ? { 'x-vercel-protection-bypass': bypass } : {}),
  }
}

/** Known before anything is built, the same for all commits, and nobody else's. A label has at most 63 characters. */
function hostOf(project: string, { key, settings }: VercelPreviewOptions): string {
  const mark = createHash('sha256')
    .update(`${settings.team ?? ''} ${project}`)
    .digest('hex')
    .slice(0, 6)
  const tail = `-${key}-${mark}`
  const name = project.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')
  return `${name.slice(0, 63 - tail.length)}${tail}.vercel.app`
}

function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6)
}
