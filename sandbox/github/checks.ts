import type { Hono } from 'hono'
import { invalid, notFound, numberOf, pageOf, Refusal, unprocessable } from './answer.ts'
import { type Body, isObject, type Json, readBody } from './body.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

export interface CheckRun {
  id: number
  name: string
  sha: string
  externalId: string
  detailsUrl: string | null
  status: string
  conclusion: string | null
  startedAt: string | null
  completedAt: string | null
  title: string | null
  summary: string | null
  text: string | null
  annotations: Json[]
}

const CHECK_STATUSES = ['queued', 'in_progress', 'completed'] as const
const CONCLUSIONS = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'stale',
  'timed_out',
] as const

/** Everything that reports on a commit: statuses, check runs and workflow runs, each with its newest word. */
export function contextsOf(repository: Repository, sha: string): { context: string; state: string }[] {
  const contexts = new Map<string, string>()
  for (const { context, state } of repository.statuses.filter((one) => one.sha === sha)) contexts.set(context, state)
  for (const check of repository.checkRuns.filter((one) => one.sha === sha)) contexts.set(check.name, stateOf(check))
  for (const run of repository.runs.filter((one) => one.sha === sha))
    for (const job of run.jobs) contexts.set(job, stateOf(run))
  return [...contexts].map(([context, state]) => ({ context, state }))
}

function stateOf({ status, conclusion }: { status: string; conclusion: string | null }): string {
  if (status !== 'completed') return 'pending'
  return ['success', 'neutral', 'skipped'].includes(conclusion ?? '') ? 'success' : 'failure'
}

export function checkRoutes(repo: Hono<Env>, world: World): void {
  repo.use('/check-runs/*', async (c, next) => {
    if (c.req.method !== 'GET' && c.var.actor.kind === 'personal')
      throw new Refusal(403, { message: 'You must authenticate via a GitHub App.' })
    await next()
  })

  repo.post('/check-runs', needs('checks:write'), async (c) => {
    const body = await readBody(c)
    const sha = body.required('head_sha')
    if (!c.var.repository.graph.commits.has(sha)) throw unprocessable(`No commit found for SHA: ${sha}`)
    const check: CheckRun = {
      id: nextId(world, 'check'),
      name: body.required('name'),
      sha,
      externalId: '',
      detailsUrl: null,
      status: 'queued',
      conclusion: null,
      startedAt: stamp(world.kernel.clock.now()),
      completedAt: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
    }
    update(world, check, body)
    c.var.repository.checkRuns.push(check)
    return c.json(checkJson(c.var.links, c.var.repository, check), 201)
  })

  repo.patch('/check-runs/:id', needs('checks:write'), async (c) => {
    const check = c.var.repository.checkRuns.find(({ id }) => id === numberOf(c, 'id'))
    if (!check) throw notFound()
    update(world, check, await readBody(c))
    return c.json(checkJson(c.var.links, c.var.repository, check))
  })

  repo.get('/commits/:ref/check-runs', needs('checks:read'), (c) => {
    const { repository, links } = c.var
    const { check_name: name, status, filter = 'latest' } = c.req.query()
    const sha = shaAt(repository, c.req.param('ref'))
    const all = repository.checkRuns
      .filter((one) => one.sha === sha && (!name || one.name === name) && (!status || one.status === status))
      .sort((a, b) => b.id - a.id)
    const found = filter === 'all' ? all : all.filter((one) => all.find((other) => other.name === one.name) === one)
    const checks = pageOf(c, found).map((one) => checkJson(links, repository, one))
    return c.json({ total_count: found.length, check_runs: checks })
  })
}

export function shaAt({ graph }: Repository, ref: string): string {
  const commit = graph.find(ref)
  if (!commit) throw unprocessable(`No commit found for SHA: ${ref}`)
  return commit.sha
}

function update(world: World, check: CheckRun, body: Body): void {
  const output = body.object('output')
  const conclusion = body.oneOf('conclusion', CONCLUSIONS)
  const annotations = output?.['annotations'] ?? []
  if (!Array.isArray(annotations) || annotations.length > 50)
    throw unprocessable('Invalid request.\n\nNo more than 50 items are allowed; more were supplied.')
  for (const field of ['summary', 'text'] as const) {
    const value = output?.[field]
    if (typeof value === 'string' && value.length > 65_535)
      throw invalid({ resource: 'CheckRun', code: 'custom', field, message: `${field} is too long` })
    if (typeof value === 'string') check[field] = value
  }
  const actions = body.list('actions') ?? []
  if (actions.length > 3)
    throw unprocessable('Invalid request.\n\nNo more than 3 items are allowed; more were supplied.')
  if (typeof output?.['title'] === 'string') check.title = output['title']
  // They add up over several requests.
  check.annotations.push(...annotations.filter(isObject))
  check.name = body.text('name') ?? check.name
  check.externalId = body.text('external_id') ?? check.externalId
  check.detailsUrl = body.text('details_url') ?? check.detailsUrl
  check.startedAt = body.text('started_at') ?? check.startedAt
  check.status = conclusion ? 'completed' : (body.oneOf('status', CHECK_STATUSES) ?? check.status)
  check.conclusion = conclusion ?? check.conclusion
  if (check.status === 'completed') {
    if (!check.conclusion) throw invalid({ resource: 'CheckRun', code: 'missing_field', field: 'conclusion' })
    check.completedAt = body.text('completed_at') ?? check.completedAt ?? stamp(world.kernel.clock.now())
  }
}

function checkJson(links: Links, { fullName }: Repository, check: CheckRun) {
  const { id, name, sha, externalId, detailsUrl, status, conclusion, startedAt, completedAt } = check
  const { title, summary, text, annotations } = check
  const url = `${links.api}/repos/${fullName}/check-runs/${id}`
  return {
    id,
    name,
    node_id: nodeId('CR', id),
    head_sha: sha,
    external_id: externalId,
    url,
    html_url: `${links.web}/${fullName}/runs/${id}`,
    details_url: detailsUrl ?? `${links.web}/${fullName}/runs/${id}`,
    status,
    conclusion,
    started_at: startedAt,
    completed_at: completedAt,
    output: {
      title,
      summary,
      text,
      annotations_count: annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: 5 },
    app: null,
    pull_requests: [],
  }
}
