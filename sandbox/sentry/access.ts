import type { Token } from '../kernel/tokens.ts'
import { type Asked, Refusal } from './answers.ts'
import type { Organization, World } from './state.ts'

const PROJECT_WRITE = ['project:releases', 'project:write', 'project:admin']

/** Any one of the scopes suffices. */
export const NEEDS = {
  readRelease: ['org:ci', 'project:read', ...PROJECT_WRITE],
  writeRelease: ['org:ci', ...PROJECT_WRITE],
  deleteRelease: ['project:releases', 'project:admin'],
  uploadFiles: ['org:ci', ...PROJECT_WRITE],
  readRepositories: ['org:ci', 'org:read', 'org:write', 'org:admin', 'org:integrations'],
  readProject: ['project:read', 'project:write', 'project:admin'],
  readOrganization: ['org:read', 'org:write', 'org:admin'],
  readIssues: ['event:read', 'event:write', 'event:admin'],
}

export type TokenKind = 'org' | 'internal' | 'user'

export interface NewToken {
  kind: TokenKind
  organization: string
  /** Of an internal integration or a user; an organization token has `org:ci` and nothing else. */
  scopes?: string[]
  /** What an organization token says its server is; default: the sandbox's own address. */
  url?: string
  /** Virtual time in ms. */
  expiresAt?: number
}

export function mintToken(world: World, { kind, organization, scopes = [], url, expiresAt }: NewToken): Token {
  const { ids, clock, tokens } = world.kernel
  const address = url ?? world.url
  const claims = { iat: clock.now() / 1_000, url: address, region_url: address, org: organization }
  // sentry-cli takes the token for an opaque one unless both parts are strict base64.
  const secret = Buffer.from(ids.hex(64), 'hex').toString('base64').replaceAll('=', '')
  const values: Record<TokenKind, string> = {
    org: `sntrys_${Buffer.from(JSON.stringify(claims)).toString('base64')}_${secret}`,
    internal: ids.hex(64),
    user: `sntryu_${ids.hex(64)}`,
  }
  return tokens.mint({
    service: 'sentry',
    kind,
    value: values[kind],
    scopes: kind === 'org' ? ['org:ci'] : scopes,
    attributes: { organization },
    expiresAt,
  })
}

export function tokenOf({ kernel }: World, c: Asked): Token {
  const header = c.req.header('authorization')
  if (!header) throw new Refusal(401, { detail: 'Authentication credentials were not provided.' })
  const token = kernel.tokens.find('sentry', /^Bearer (.+)$/i.exec(header)?.[1])
  if (!token) throw new Refusal(401, { detail: 'Invalid token' })
  if (token.expiresAt !== undefined && token.expiresAt <= kernel.clock.now()) {
    throw new Refusal(401, { detail: 'Token expired' })
  }
  return token
}

/** The organization of the path, if the token may do this there. */
export function enter(world: World, c: Asked, need: keyof typeof NEEDS): Organization {
  const token = tokenOf(world, c)
  const organization = world.organizations.get(c.req.param('organization') ?? '')
  if (!organization || !servesRegion(c, organization)) {
    throw new Refusal(404, { detail: 'The requested resource does not exist' })
  }
  const mayDo = NEEDS[need].some((scope) => token.scopes.includes(scope))
  if (!mayDo || token.attributes['organization'] !== organization.slug) {
    throw new Refusal(403, { detail: 'You do not have permission to perform this action.' })
  }
  return organization
}

/** `de.sentry.io` knows only its own; every other host knows all. */
function servesRegion(c: Asked, { region }: Organization): boolean {
  const asked = /^(\w+)\.sentry\.io$/.exec(new URL(c.req.url).hostname)?.[1]
  return asked === undefined || asked === region
}
