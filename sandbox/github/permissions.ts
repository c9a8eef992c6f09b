import type { MiddlewareHandler } from 'hono'
import type { Token } from '../kernel/tokens.ts'
import { notFound, Refusal } from './answer.ts'
import type { Repository } from './repository.ts'
import { type User } from './users.ts'
import type { Env, World } from './world.ts'

/** Named as in a workflow's `permissions:`. */
export type Permission =
  | 'actions'
  | 'administration'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'environments'
  | 'issues'
  | 'metadata'
  | 'pull-requests'
  | 'statuses'
export type Access = 'read' | 'write'
export type Permissions = Partial<Record<Permission, Access | 'none'>>

export interface MintOptions {
  /** `owner/name`; without it a personal token reaches every repository. */
  repository?: string
  permissions?: Permissions
  kind?: 'installation' | 'personal'
  /** Whose personal token it is. */
  login?: string
  /** Virtual time in ms. */
  expiresAt?: number
}

/** Who asks. */
export interface Actor {
  kind: 'installation' | 'personal'
  user: User
  repository: string | undefined
  permissions: Permissions
  token: string
}

export function mintToken({ kernel }: World, options: MintOptions): string {
  const { repository, permissions = {}, kind = 'installation', login, expiresAt } = options
  if (kind === 'installation' && !repository) throw new Error('sandbox: an installation token needs its repository')
  return kernel.tokens.mint({
    service: 'github',
    kind,
    scopes: Object.entries(permissions).map(([name, access]) => `${name}:${access}`),
    attributes: {
      login: login ?? (kind === 'installation' ? 'github-actions[bot]' : 'mona'),
      ...(repository && { repository }),
    },
    expiresAt,
  }).value
}

export function actorOf({ kernel, users }: World, authorization: string | undefined): Actor {
  if (!authorization) throw new Refusal(401, { message: 'Requires authentication' })
  const token = kernel.tokens.find('github', /^(?:bearer|token) (\S+)$/i.exec(authorization)?.[1])
  if (!token || (token.expiresAt !== undefined && token.expiresAt <= kernel.clock.now()))
    throw new Refusal(401, { message: 'Bad credentials' })
  return {
    kind: token.kind as Actor['kind'],
    user: users.named(token.attributes['login'] ?? 'mona'),
    repository: token.attributes['repository'],
    permissions: permissionsOf(token),
    token: token.value,
  }
}

function permissionsOf({ scopes }: Token): Permissions {
  return { ...(Object.fromEntries(scopes.map((scope) => scope.split(':'))) as Permissions), metadata: 'read' }
}

const covers = (actor: Actor, repository: Repository): boolean =>
  actor.repository === undefined
    ? actor.kind === 'personal'
    : actor.repository.toLowerCase() === repository.fullName.toLowerCase()

/** A private repository that a token doesn't reach does not exist for it. */
export function isVisible(actor: Actor, repository: Repository): boolean {
  return covers(actor, repository) || !repository.private
}

export function refusalOf(
  actor: Actor,
  repository: Repository,
  needed: `${Permission}:${Access}`,
): Refusal | undefined {
  const [permission, access] = needed.split(':') as [Permission, Access]
  if (!covers(actor, repository)) {
    if (repository.private) return notFound()
    // What is public can be read with any token.
    return access === 'read' ? undefined : forbidden(actor, needed)
  }
  const held = actor.permissions[permission]
  return held === 'write' || held === access ? undefined : forbidden(actor, needed)
}

function forbidden({ kind }: Actor, needed: string): Refusal {
  return new Refusal(403, {
    message: `Resource not accessible by ${kind === 'installation' ? 'integration' : 'personal access token'}`,
    headers: { 'x-accepted-github-permissions': needed.replaceAll('-', '_').replace(':', '=') },
  })
}

/** Guards a route below a repository. */
export function needs(needed: `${Permission}:${Access}`): MiddlewareHandler<Env> {
  return async (c, next) => {
    const refusal = refusalOf(c.var.actor, c.var.repository, needed)
    if (refusal) throw refusal
    await next()
  }
}
