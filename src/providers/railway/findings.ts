import type { Deployment, Finding } from '../../release/platform.ts'
import type { From } from './deploy.ts'
import { describe, digestOf, isServing, isUnderWay, type Seen } from './deployment.ts'
import { pageOf, type Service } from './service.ts'
import { readSource } from './source.ts'

/** What Railway says to all questions of preflight. */
export interface Answer {
  instance: {
    source: { image: string | null; repo: string | null } | null
    healthcheckPath: string | null
    rootDirectory: string | null
    activeDeployments: Seen[]
    latestDeployment: Seen | null
  }
  autoDeploy?: { enabled: boolean }
  staged?: { status: string; patch: unknown }
  target?: Seen & { environmentId: string; serviceId: string | null }
  platform?: { isStable: boolean; incident: { message: string } | null }
}

export function ofRestoring(
  { target }: Service,
  { wanted, restoring, live }: { wanted: Answer['target']; restoring: Deployment; live: Seen | undefined },
): Finding[] {
  const { id, commit = 'its commit' } = restoring
  if (!wanted)
    return finding('error', `deployment ${id} does not exist any more; deploy ${commit} instead of rolling back`)
  const elsewhere =
    wanted.environmentId !== target.environment.id || (wanted.serviceId ?? target.service.id) !== target.service.id
  if (elsewhere) {
    return finding(
      'error',
      `deployment ${id} belongs to another service or environment than ${target.service.name} in ${target.environment.name}; correct ops.yml, or choose another release`,
    )
  }
  if ((live?.id === id && isServing(live)) || wanted.canRollback) return []
  if (wanted.canRedeploy) {
    return finding(
      'warning',
      `the image of deployment ${id} has expired, so it is built again from the same source, which takes as long as a deployment`,
    )
  }
  return finding(
    'error',
    `deployment ${id} (${wanted.status}) can be neither rolled back nor built again; deploy ${commit} instead, which makes a new release`,
  )
}

export async function ofSource(from: From, { source, rootDirectory }: Answer['instance']): Promise<Finding[]> {
  const errors: string[] = []
  const warnings: string[] = []
  if (from.kind === 'image') {
    if (!digestOf(from.image)) {
      errors.push(
        `railway: the image ${from.image ? `"${from.image}" has no digest, so what it holds may change` : 'is missing'}; name it in the input \`images\` as COMPONENT=ghcr.io/owner/app@sha256:… with all 64 digits`,
      )
    }
    if (source?.repo)
      warnings.push(`railway: the service is connected to ${source.repo}; deploying an image disconnects it`)
  } else if (from.kind === 'commit') {
    if (!source?.repo)
      errors.push(
        'railway: the service has no connected repository to take the commit from; connect one in its settings, or use `from: directory`',
      )
  } else {
    const { problems } = await readSource(from.directory, from.uploads)
    errors.push(...problems)
    const root = rootDirectory?.replaceAll(/^[./]+|\/+$/g, '')
    if (root) {
      errors.push(
        `railway: the service looks for the source in ${rootDirectory}, but an upload holds only the component's own directory; clear "Root Directory" in its settings`,
      )
    }
  }
  return [
    ...errors.map((message): Finding => ({ severity: 'error', message })),
    ...warnings.map((message): Finding => ({ severity: 'warning', message })),
  ]
}

/** What another release has begun is its own affair, and recognised; anything else would be replaced or replace us. */
export function ofOthers(service: Service, latest: Seen | null): Finding[] {
  if (!latest || !isUnderWay(latest)) return []
  const { releaseId } = describe(latest)
  if (releaseId) {
    return [
      {
        severity: 'warning',
        message: `railway: deployment ${latest.id} of release ${releaseId} is still ${latest.status}`,
      },
    ]
  }
  return [
    {
      severity: 'error',
      message: `railway: deployment ${latest.id} (${latest.status}) is under way and not of a release; wait until it is done, or cancel it at ${pageOf(service, latest.id)}`,
    },
  ]
}

/**
 * Nothing that a release does commits staged changes. But those of this very service are somebody's half-done work on what
 * is about to be released, and are an error; those of other services are only told.
 */
export function ofStaged({ target }: Service, { status, patch }: NonNullable<Answer['staged']>): Finding[] {
  if (status !== 'STAGED' || isEmpty(patch)) return []
  const { services, ...rest } = patch as { services?: Record<string, unknown> }
  const others = services && isEmpty(rest) && isEmpty(services[target.service.id])
  const where = `the environment "${target.environment.name}" has staged changes that nobody has deployed`
  return [
    others
      ? {
          severity: 'warning',
          message: `railway: ${where}; they are of other services, and the release leaves them as they are`,
        }
      : {
          severity: 'error',
          message: `railway: ${where}; deploy or discard them on Railway first, or they are swept along with what is deployed next`,
        },
  ]
}

function finding(severity: Finding['severity'], message: string): Finding[] {
  return [{ severity, message: `railway: ${message}` }]
}

function isEmpty(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    Object.values(value).every((inner) => typeof inner === 'object' && isEmpty(inner))
  )
}
