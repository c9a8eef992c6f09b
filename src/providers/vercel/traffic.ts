import { Trouble } from '../../help.ts'
import { HttpError } from '../../http.ts'
import type { Live, Switch, Watch } from '../../release/platform.ts'
import { type AliasJob, type Api, idOf, toDeployment, type WireProject } from './api.ts'
import { pause, poll } from './wait.ts'

/** Moving the domains takes seconds; only a promotion behind a rolling release waits for people. */
const MOST_MS = 5 * 60_000
const MOST_TRIES = 3

export interface Move {
  type: 'promote' | 'rollback'
  deploymentId: string
  /** Of a rollback, shown on Vercel's dashboard. */
  description?: string
}

export interface TrafficOptions {
  api: Api
  component: string
  timeoutMs: number
}

/** Lets this deployment serve production, and returns when it does. Nothing is asked for when it serves already. */
export async function moveTraffic(options: TrafficOptions, move: Move, watch: Switch): Promise<void> {
  const { api, component } = options
  const before = await whenQuiet(options, move, watch)
  const last = before.lastAliasRequest
  const underWay = isMatch(last, move) && isOpen(last)
  // A move that failed half-way may have left some domains behind, whatever the project says.
  if (!underWay && productionOf(before) === move.deploymentId && last?.jobStatus !== 'failed') return
  const since = underWay ? 0 : (last?.requestedAt ?? 0)
  if (!underWay) await watch.allow(liveOf(before))
  if (!underWay && !(await request(options, move, before.id, since, watch))) return

  watch.report(`${move.type} of ${move.deploymentId} has begun`)
  const project = await waitForJob(options, move, since, watch)
  const job = project.lastAliasRequest
  if (job?.jobStatus === 'failed') {
    const names = await failedAliases(api, project.id, watch)
    throw new Trouble(
      'traffic-did-not-move',
      `vercel: the ${move.type} of ${move.deploymentId} (${component}) failed` +
        (names.length > 0 ? `; these domains did not move: ${names.join(', ')}` : '') +
        '. Look at the domains in the project settings on Vercel, and repeat',
    )
  }
  await prove(options, move, watch)
}

export function productionOf(project: WireProject): string | undefined {
  const production = project.targets?.production
  return production ? idOf(production) : undefined
}

/** What serves production, and how that came about. */
export function liveOf({ targets, lastAliasRequest: last }: WireProject): Live | undefined {
  const production = targets?.production
  if (!production) return undefined
  const { createdAt, creator } = production
  const moved = last?.toDeploymentId === idOf(production) && last.jobStatus === 'succeeded' ? last : undefined
  const at = moved?.requestedAt ?? createdAt
  const how = moved?.type === 'rollback' ? 'rolled back to' : moved ? 'promoted' : 'deployed'
  const who = creator?.username ?? creator?.email
  const arrival = [at && `${how} at ${new Date(at).toISOString()}`, who && `made by ${who}`].filter(Boolean).join(', ')
  return { ...toDeployment(production), arrival: arrival || undefined }
}

function isMatch(job: AliasJob | null | undefined, { type, deploymentId }: Move): boolean {
  return job?.toDeploymentId === deploymentId && job.type === type
}

export function isOpen(job: AliasJob | null | undefined): boolean {
  return job?.jobStatus === 'pending' || job?.jobStatus === 'in-progress'
}

/** Waits for a move that somebody else has begun, because two at once would end as chance has it. */
async function whenQuiet(
  { api, component, timeoutMs }: TrafficOptions,
  move: Move,
  watch: Watch,
): Promise<WireProject> {
  let told = false
  const quiet = await poll(
    async () => {
      const project = await api.project(watch)
      const job = project.lastAliasRequest
      if (!isOpen(job) || isMatch(job, move)) return project
      if (!told) watch.report(`waiting for the ${job?.type} of ${job?.toDeploymentId} to end`)
      told = true
      return undefined
    },
    { firstMs: 500, mostMs: 5000, deadlineMs: Math.min(timeoutMs, MOST_MS), signal: watch.signal },
  )
  if (quiet) return quiet
  throw new Trouble(
    'somebody-changed-something-in-a-dashboard',
    `vercel: another promotion or rollback of ${component} does not end. Look at it on Vercel, and repeat`,
  )
}

/** False when Vercel has nothing to do. Asked again only once it is certain that the first request had no effect. */
async function request(
  { api }: TrafficOptions,
  move: Move,
  projectId: string,
  since: number,
  watch: Watch,
): Promise<boolean> {
  const path = `${move.type === 'promote' ? '/v10' : '/v1'}/projects/${projectId}/${move.type}/${move.deploymentId}`
  for (let attempt = 1; ; attempt++) {
    try {
      const query = { description: move.description?.slice(0, 250) }
      const { status } = await api.call(path, { method: 'POST', json: {}, query }, watch)
      if (status === 202) {
        // It may happen at any later time, so that to give up here would leave a surprise behind.
        watch.report(`${move.type} is queued behind an active rolling release; waiting for its end`)
      }
      return true
    } catch (error) {
      if (!(error instanceof HttpError) || error.failure === 'cancelled') throw error
      if (error.status !== 409 && !error.mayHaveActed) throw error
      const project = await api.project(watch)
      const { lastAliasRequest: job } = project
      if (isMatch(job, move) && (job?.requestedAt ?? 0) > since) return true
      if (productionOf(project) === move.deploymentId) return false
      if (error.status === 409 || attempt === MOST_TRIES) throw error
      await pause(500 * attempt, watch.signal)
    }
  }
}

/** Until the job is over that was asked for here: this deployment, this type, requested after `since`. */
async function waitForJob(
  { api, component, timeoutMs }: TrafficOptions,
  move: Move,
  since: number,
  watch: Watch,
): Promise<WireProject> {
  let status = ''
  const project = await poll(
    async () => {
      const seen = await api.project(watch)
      const job = seen.lastAliasRequest
      if (!job || job.requestedAt <= since) return undefined
      if (!isMatch(job, move)) {
        if (isOpen(job)) return undefined
        throw new Trouble(
          'somebody-changed-something-in-a-dashboard',
          `vercel: a ${job.type} of ${job.toDeploymentId} came in between the ${move.type} of ${move.deploymentId} (${component}). ` +
            'Find out who asked for it, and repeat',
        )
      }
      if (job.jobStatus !== status) watch.report(`${move.type} is ${job.jobStatus}`)
      status = job.jobStatus
      return isOpen(job) ? undefined : seen
    },
    { firstMs: 250, mostMs: 5000, deadlineMs: Math.min(timeoutMs, MOST_MS), signal: watch.signal },
  )
  if (project) return project
  throw new Trouble(
    'traffic-did-not-move',
    `vercel: the ${move.type} of ${move.deploymentId} (${component}) ${status ? `is still ${status}` : 'has not begun'} ` +
      `after ${Math.round(Math.min(timeoutMs, MOST_MS) / 1000)} s. It may still happen: look at the project on Vercel before repeating`,
  )
}

/** The job's word is not enough: the project and one of its domains must point at this deployment. */
async function prove({ api, component, timeoutMs }: TrafficOptions, move: Move, watch: Watch): Promise<void> {
  let serving: string | undefined
  const proven = await poll(
    async () => {
      const project = await api.project(watch)
      serving = productionOf(project)
      if (serving === move.deploymentId) serving = (await lookUp(api, project, watch)) ?? serving
      return serving === move.deploymentId || undefined
    },
    { firstMs: 250, mostMs: 2000, deadlineMs: Math.min(timeoutMs, 10_000), signal: watch.signal },
  )
  if (proven) return
  throw new Trouble(
    'traffic-did-not-move',
    `vercel: the ${move.type} of ${move.deploymentId} (${component}) was reported as done, but production serves ${serving ?? 'nothing'}`,
  )
}

/** What a production domain points at, the user's own one where there is one. */
async function lookUp(api: Api, project: WireProject, watch: Watch): Promise<string | undefined> {
  const hosts = project.targets?.production?.alias ?? []
  const host = hosts.find((one) => !one.endsWith('.vercel.app')) ?? hosts[0]
  if (!host) return undefined
  const answer = await api.call(`/v4/aliases/${encodeURIComponent(host)}`, { accept: [404] }, watch)
  return answer.json<{ deploymentId?: string | null }>().deploymentId ?? undefined
}

interface FailedAliases {
  aliases?: { alias?: string | { alias?: string }; status?: string }[]
}

async function failedAliases(api: Api, projectId: string, watch: Watch): Promise<string[]> {
  try {
    const query = { failedOnly: true, limit: 100 }
    const answer = await api.call(`/v1/projects/${projectId}/promote/aliases`, { query }, watch)
    const { aliases = [] } = answer.json<FailedAliases>()
    return aliases.flatMap(({ alias }) => (typeof alias === 'string' ? alias : alias?.alias) ?? [])
  } catch {
    return []
  }
}
