import { HttpError } from '../../http.ts'
import { keepSecret } from '../../redact.ts'
import type { Deployment, Finding, Watch } from '../../release/platform.ts'
import { type Api, stateOf, type WireProject } from './api.ts'

/** The secret that automation gets past the protection with, as the project itself tells it. */
export function bypassOf(project: WireProject): string | undefined {
  const [secret] =
    Object.entries(project.protectionBypass ?? {}).find(([, value]) => value?.scope === 'automation-bypass') ?? []
  if (secret) keepSecret(secret)
  return secret
}

/** What stands in the way of a staged release, and what is worth knowing before one. */
export function judgeProject(project: WireProject, canLook: boolean, restoring: boolean): Finding[] {
  const findings: Finding[] = []
  const add = (severity: Finding['severity'], message: string): void => {
    findings.push({ severity, message: `vercel: ${message}` })
  }
  if (project.rollingRelease) {
    add(
      'error',
      `project ${project.name} has rolling releases configured, so that a promotion would show the new version to a part of the visitors only, while the backend has one version. Disable them in the project settings on Vercel`,
    )
  }
  if (isProtected(project) && !canLook) {
    add(
      'error',
      `project ${project.name} protects its deployments, so that the staged build could not be checked. Create a secret under Settings, Deployment Protection, Protection Bypass for Automation (the token reads it by itself, or pass it as VERCEL_AUTOMATION_BYPASS_SECRET)`,
    )
  }
  if (project.lastRollbackTarget) {
    // A rollback pins it again.
    if (restoring) return findings
    const why = project.rollbackDescription?.description
    add(
      'warning',
      `project ${project.name} is pinned by an earlier rollback${why ? ` ("${why}")` : ''}: production builds that others make stay staged until the next promotion. This release promotes, which ends it`,
    )
  } else if (project.autoAssignCustomDomains === false) {
    add(
      'warning',
      `project ${project.name} does not assign its production domains by itself: builds made outside of a release stay staged`,
    )
  }
  return findings
}

/** Whether previews are behind a login. */
export function isWalled({ ssoProtection, passwordProtection, trustedIps }: WireProject): boolean {
  return [ssoProtection, passwordProtection, trustedIps].some((protection) => protection?.deploymentType !== undefined)
}

/** `preview` leaves the addresses of production builds open, and a staged build is one. */
function isProtected({ ssoProtection, passwordProtection, trustedIps }: WireProject): boolean {
  return [ssoProtection, passwordProtection, trustedIps].some(
    (protection) => protection?.deploymentType !== undefined && protection.deploymentType !== 'preview',
  )
}

/** Why this deployment could not be made to serve again. */
export async function judgeRestoring(api: Api, deployment: Deployment, watch: Watch): Promise<Finding[]> {
  try {
    const wire = await api.deployment(deployment.id, watch)
    if (stateOf(wire) !== 'READY') {
      return unfit(
        `deployment ${deployment.id} is ${stateOf(wire)} and cannot serve again. Choose another release, or deploy its commit anew`,
      )
    }
    if (wire.target !== 'production') {
      return unfit(
        `deployment ${deployment.id} was not built for production and cannot serve it. Choose another release`,
      )
    }
    return []
  } catch (cause) {
    if (!(cause instanceof HttpError) || (cause.status !== 404 && cause.status !== 410)) throw cause
    return unfit(
      `deployment ${deployment.id} no longer exists on Vercel. Choose another release, or deploy its commit anew`,
    )
  }
}

function unfit(message: string): Finding[] {
  return [{ severity: 'error', message: `vercel: ${message}` }]
}
