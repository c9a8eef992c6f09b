import { Trouble } from '../../help.ts'
import { redact } from '../../redact.ts'
import type { Watch } from '../../release/platform.ts'
import { type Api, idOf, stateOf, type WireDeployment } from './api.ts'
import { poll } from './wait.ts'

const LOG_LINES = 10
/** How long a build that is ready may leave open whether it gets an address. */
const ADDRESS_MS = 5000

interface Build {
  api: Api
  id: string
  component: string
  watch: Watch
}

/** Waits until this very deployment can be reached, and throws with Vercel's reason when it never will. */
export async function waitForBuild(build: Build, timeoutMs: number): Promise<WireDeployment> {
  const { id, component, watch } = build
  let shown = ''
  let latest: WireDeployment = {}
  const ready = await poll(
    async (leftMs) => {
      latest = await look(build, leftMs)
      const line = describe(latest)
      if (line !== shown) watch.report(`${line}${shown ? '' : ` (${id})`}`)
      shown = line
      return stateOf(latest) === 'READY' ? latest : undefined
    },
    { firstMs: 250, mostMs: 10_000, deadlineMs: timeoutMs, signal: watch.signal },
  )
  if (ready) return await waitForAddress(build, ready)
  throw new Trouble(
    'a-deployment-did-not-become-ready',
    `vercel: deployment ${id} of ${component} was still ${describe(latest)} after ${Math.round(timeoutMs / 1000)} s` +
      `${place(latest)}. Raise \`timeout\` in ops.yml when its build takes longer`,
  )
}

/** That the build is ready is enough for a staged one, but a check or an alias that fails soon after is a failure. */
async function waitForAddress(build: Build, ready: WireDeployment): Promise<WireDeployment> {
  let latest = ready
  await poll(
    async (leftMs) => {
      if (!latest.aliasAssigned) latest = await look(build, leftMs)
      return latest.aliasAssigned || undefined
    },
    { firstMs: 250, mostMs: 1000, deadlineMs: ADDRESS_MS, signal: build.watch.signal },
  )
  return latest
}

async function look(build: Build, leftMs: number): Promise<WireDeployment> {
  const { api, id, watch } = build
  const wire = await api.deployment(id, watch, leftMs)
  const failure = failureOf(wire)
  if (failure) throw new Trouble('a-deployment-did-not-become-ready', await explainFailure(build, wire, failure))
  return wire
}

export function isPending(wire: WireDeployment): boolean {
  return stateOf(wire) !== 'READY' && failureOf(wire) === undefined
}

function describe(wire: WireDeployment): string {
  const state = stateOf(wire)
  if (state !== 'QUEUED') return wire.readySubstate ? `${state} (${wire.readySubstate})` : state
  if (wire.isInConcurrentBuildsQueue)
    return 'QUEUED behind other builds of the team (its concurrent builds are used up)'
  return wire.isInSystemBuildsQueue ? "QUEUED in Vercel's own build queue" : state
}

/** Why this deployment will never serve; nothing while it still may. */
function failureOf(wire: WireDeployment): string | undefined {
  const state = stateOf(wire)
  if (state === 'BLOCKED') return `ended as BLOCKED${blockReason(wire.seatBlock?.blockCode)}`
  if (state === 'CANCELED') return 'was cancelled'
  if (state === 'DELETED') return 'was deleted'
  if (state === 'ERROR' || state.endsWith('_ERROR')) return `ended as ${state}`
  if (wire.aliasError) {
    const { aliasError } = wire
    const text =
      typeof aliasError === 'string' ? aliasError : [aliasError.code, aliasError.message].filter(Boolean).join(': ')
    return `was built, but got no address (${text})`
  }
  if (wire.checks?.['deployment-alias']?.state === 'failed') {
    return 'was built, but a check that must pass before it gets an address has failed'
  }
  return undefined
}

function blockReason(code: string | undefined): string {
  if (code === 'TEAM_ACCESS_REQUIRED') {
    return " (TEAM_ACCESS_REQUIRED): the owner of the token has no seat in the team. Add that account to the team, or use a member's token"
  }
  if (code === 'COMMIT_AUTHOR_REQUIRED') {
    return " (COMMIT_AUTHOR_REQUIRED): Vercel wants the commit's author to be a member of the team. Add the author, or let Vercel deploy commits of others in the team's settings"
  }
  return code ? ` (${code})` : ''
}

async function explainFailure(
  { api, component, watch }: Build,
  wire: WireDeployment,
  failure: string,
): Promise<string> {
  const step = wire.errorStep ? ` at ${wire.errorStep}` : ''
  const code = wire.errorCode ? ` (${wire.errorCode}${step})` : ''
  const message = wire.errorMessage ?? wire.readyStateReason
  const lines = stateOf(wire).endsWith('ERROR') ? await lastErrors(api, idOf(wire), watch) : []
  return redact(
    `vercel: deployment ${idOf(wire)} of ${component} ${failure}${code}${message ? `: ${message}` : ''}${place(wire)}` +
      (lines.length > 0 ? `\nThe build log ends with:\n${lines.map((line) => `  ${line}`).join('\n')}` : ''),
  )
}

function place({ inspectorUrl }: WireDeployment): string {
  return inspectorUrl ? `; see ${inspectorUrl}` : ''
}

interface LogEvent {
  created?: number
  type?: string
  level?: string
  text?: string
  payload?: { text?: string; level?: string }
}

/** The last lines that the build wrote as errors. The log may be missing, and must not hide why the build failed. */
async function lastErrors(api: Api, id: string, watch: Watch): Promise<string[]> {
  try {
    const log = (await api.log(id, watch)).trim()
    const events = (
      log.startsWith('[') ? JSON.parse(log) : log.split('\n').map((line) => JSON.parse(line) as unknown)
    ) as LogEvent[]
    return events
      .sort((a, b) => (a.created ?? 0) - (b.created ?? 0))
      .filter(
        ({ type, level, payload }) => type === 'stderr' || type === 'fatal' || (level ?? payload?.level) === 'error',
      )
      .flatMap(({ text, payload }) => (text ?? payload?.text ?? '').split('\n'))
      .map((line) => line.trimEnd())
      .filter(Boolean)
      .slice(-LOG_LINES)
  } catch {
    return []
  }
}
