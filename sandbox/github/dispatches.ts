import type { Hono } from 'hono'
import { notFound, unprocessable } from './answer.ts'
import { readBody } from './body.ts'
import { needs } from './permissions.ts'
import { runJson } from './run-answer.ts'
import type { Env } from './world.ts'

const INPUTS = 25
const PAYLOAD_KEYS = 10
const PAYLOAD_BYTES = 64 * 1024
const EVENT_LENGTH = 100

/** What is dispatched becomes a queued run, and `repository.dispatches` tells tests what was asked for. */
export function dispatchRoutes(repo: Hono<Env>): void {
  repo.post('/actions/workflows/:workflow/dispatches', needs('actions:write'), async (c) => {
    const { repository, actor, links } = c.var
    const { graph, defaultBranch } = repository
    const body = await readBody(c)
    const path = `.github/workflows/${c.req.param('workflow')}`
    // It must stand on the default branch, whichever ref it is to run on.
    const workflow = graph.find(defaultBranch)?.files.get(path)?.content.toString()
    if (workflow === undefined) throw notFound()
    if (!workflow.includes('workflow_dispatch'))
      throw unprocessable("Workflow does not have 'workflow_dispatch' trigger")
    const ref = body.required('ref')
    const sha = graph.find(ref)?.sha
    if (!sha || /^[0-9a-f]{40}$/.test(ref)) throw unprocessable(`No ref found for: ${ref}`)
    const inputs = body.object('inputs') ?? {}
    if (Object.keys(inputs).length > INPUTS) throw unprocessable(`No more than ${INPUTS} inputs are allowed`)
    const branch = ref.replace(/^refs\/(heads|tags)\//, '')
    const event = 'workflow_dispatch'
    const run = repository.run({ path, event, status: 'queued', branch, sha, actor: actor.user.login })
    repository.dispatches.push({ workflow: path, ref, payload: inputs, run })
    if (body.flag('return_run_details') !== true) return c.body(null, 204)
    const { url, html_url } = runJson(links, repository, run)
    return c.json({ workflow_run_id: run.id, run_url: url, html_url })
  })

  repo.post('/dispatches', needs('contents:write'), async (c) => {
    const body = await readBody(c)
    const eventType = body.required('event_type')
    const payload = body.object('client_payload') ?? {}
    if (eventType.length > EVENT_LENGTH) throw unprocessable(`event_type is too long (maximum is ${EVENT_LENGTH})`)
    if (Object.keys(payload).length > PAYLOAD_KEYS)
      throw unprocessable(`No more than ${PAYLOAD_KEYS} properties are allowed; more were supplied.`)
    if (Buffer.byteLength(JSON.stringify(payload)) >= PAYLOAD_BYTES) throw unprocessable('client_payload is too large.')
    c.var.repository.dispatches.push({ eventType, payload })
    return c.body(null, 204)
  })
}
