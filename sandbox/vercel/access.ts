import type { Context } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import type { Token } from '../kernel/tokens.ts'
import { refuse } from './refusal.ts'
import type { Deployment, Owner, Project, World } from './state.ts'

/** Who asks, and in whose name. */
export interface Actor {
  token: Token
  owner: Owner
}

export function actorOf(world: World, c: Context<Bindings>): Actor {
  const value = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (!value) refuse(403, 'forbidden', 'The request is missing an authentication token', { missingToken: true })
  const token = world.kernel.tokens.find('vercel', value)
  const expired = token?.expiresAt !== undefined && token.expiresAt <= world.kernel.clock.now()
  if (!token || expired) refuse(403, 'forbidden', 'Not authorized', { invalidToken: true })
  return { token, owner: ownerFor(world, token, c.req.query('teamId'), c.req.query('slug')) }
}

function ownerFor(world: World, token: Token, teamId: string | undefined, slug: string | undefined): Owner {
  const home = token.attributes['team']
  const wanted = teamId ?? slug
  if (wanted === undefined) return home === undefined ? world.personal : (world.teams.get(home) ?? world.personal)
  const team = [...world.teams.values()].find((one) => (teamId === undefined ? one.slug === slug : one.id === teamId))
  if (team && (home === undefined || home === team.id)) return team
  const scope = team?.slug ?? wanted
  return refuse(
    403,
    'forbidden',
    `Not authorized: Trying to access resource under scope "${scope}". You must re-authenticate to this scope or use a token with access to this scope.`,
    { saml: false, teamId: team?.id ?? teamId ?? null, scope, enforced: false },
  )
}

export function projectOf(world: World, actor: Actor, idOrName: string): Project {
  const project = [...world.projects.values()].find(
    (one) => one.owner.id === actor.owner.id && (one.id === idOrName || one.name === idOrName),
  )
  const only = actor.token.attributes['project']
  if (only !== undefined && project?.id !== only) {
    refuse(403, 'forbidden', `Not authorized: the token is limited to one project`, { scope: actor.owner.slug })
  }
  return project ?? refuse(404, 'not_found', 'Project not found.')
}

export function deploymentOf(world: World, actor: Actor, idOrUrl: string): Deployment {
  const deployment = findDeployment(world, idOrUrl)
  if (deployment?.ownerId !== actor.owner.id || deployment.deletedAt !== undefined) {
    refuse(404, 'not_found', `Can't find the deployment "${idOrUrl}" under the context "${actor.owner.slug}"`, {
      deploymentId: idOrUrl,
    })
  }
  projectOf(world, actor, deployment.projectId)
  return deployment
}

export function findDeployment(world: World, idOrUrl: string): Deployment | undefined {
  const host = idOrUrl.toLowerCase()
  return (
    world.deployments.get(idOrUrl) ??
    world.deployments.get(world.aliases.get(host)?.deploymentId ?? '') ??
    [...world.deployments.values()].find((one) => one.url === host)
  )
}

export async function jsonBody(c: Context<Bindings>): Promise<Record<string, unknown>> {
  const text = await c.req.text()
  if (text === '') return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    refuse(400, 'bad_request', 'Invalid JSON')
  }
  return isRecord(body) ? body : refuse(400, 'bad_request', 'Invalid request: should be object.')
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function onlyKeys(value: Record<string, unknown>, allowed: readonly string[], dataPath = ''): void {
  const extra = Object.keys(value).find((key) => !allowed.includes(key))
  if (extra === undefined) return
  const place = dataPath === '' ? '' : `\`${dataPath}\` `
  refuse(400, 'bad_request', `Invalid request: ${place}should NOT have additional property \`${extra}\`.`, {
    keyword: 'additionalProperties',
    dataPath,
    params: { additionalProperty: extra },
  })
}
