import { redact } from '../../redact.ts'
import type { Watch } from '../../release/platform.ts'
import { LOGS } from './documents.ts'
import { pageOf, type Service } from './service.ts'

/** One step of a deployment, in the order in which they began. */
export interface DeploymentEvent {
  step: string
  createdAt: string
  completedAt: string | null
  payload: {
    error: string | null
    reason: string | null
    detail: string | null
    skipped: boolean | null
    attempt: number | null
    maxAttempts: number | null
  } | null
}

const DOING: Record<string, string> = {
  SNAPSHOT_CODE: 'reading the source',
  BUILD_IMAGE: 'building the image',
  PUBLISH_IMAGE: 'storing the image',
  WAIT_FOR_DEPENDENCIES: 'waiting for the services it depends on',
  MIGRATE_VOLUMES: 'moving its volumes',
  PRE_DEPLOY_COMMAND: 'running the pre-deploy command',
  CREATE_CONTAINER: 'starting the container',
  CONFIGURE_NETWORK: 'setting up the network',
  HEALTHCHECK: 'waiting for the health check',
  DRAIN_INSTANCES: 'draining the earlier instances',
}
const BUILD_STEPS = new Set(['SNAPSHOT_CODE', 'BUILD_IMAGE', 'PUBLISH_IMAGE'])
const LOG_LINES = 12

export function doing({ step, payload }: DeploymentEvent): string {
  return `${DOING[step] ?? step.toLowerCase().replaceAll('_', ' ')}${payload?.skipped ? ' (skipped)' : ''}`
}

/** What has failed and why, in Railway's own words, with the end of the log that tells more. */
export async function explainFailure(
  service: Service,
  { id, events, watch }: { id: string; events: DeploymentEvent[]; watch: Watch },
): Promise<string> {
  const failed =
    events.findLast(({ payload }) => payload?.error) ??
    events.findLast(({ completedAt, step }) => !completedAt && step !== 'DRAIN_INSTANCES') ??
    events.findLast(({ payload }) => payload?.reason ?? payload?.detail)
  const why = failed ? ` while ${doing(failed)}${reasonOf(failed)}` : ', and Railway gives no reason'
  const log = await lastLines(service, { id, build: failed ? BUILD_STEPS.has(failed.step) : true, watch })
  return `${why}; see ${pageOf(service, id)}${log}`
}

function reasonOf({ step, payload }: DeploymentEvent): string {
  const { error, reason, detail, attempt, maxAttempts } = payload ?? {}
  const words = [
    ...new Set([error, reason, detail].filter((text) => text !== null && text !== undefined && text !== '')),
  ]
  const tries = attempt ? ` (attempt ${attempt}${maxAttempts ? ` of ${maxAttempts}` : ''})` : ''
  return ` (${step})${tries}${words.length > 0 ? `: ${redact(words.join('; ')).slice(0, 500)}` : ''}`
}

/** Best effort: a log that can't be had must not hide the failure. */
export async function lastLines(
  { api }: Service,
  { id, build, watch }: { id: string; build: boolean; watch: Watch },
): Promise<string> {
  try {
    const answer = await api.query<Record<'build' | 'run', { timestamp: string; message: string }[] | undefined>>(
      LOGS,
      { id, limit: LOG_LINES, build, run: !build },
      { ...watch, report: () => undefined },
      { totalMs: 15_000 },
    )
    // Railway sends one line more than was asked for.
    const lines = (answer.build ?? answer.run ?? [])
      .toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1))
      .slice(-LOG_LINES)
      .map(
        ({ message }) =>
          `  | ${redact(message)
            .replaceAll(/[\r\n]+/g, ' ')
            .slice(0, 300)}`,
      )
    return lines.length > 0 ? `\nlast lines of its ${build ? 'build' : 'deploy'} log:\n${lines.join('\n')}` : ''
  } catch {
    return ''
  }
}
