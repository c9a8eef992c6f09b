import type { Kernel } from '../kernel/service.ts'
import type { Signer } from './signer.ts'

export interface Scope {
  /** A ref. */
  scope: string
  /** 1 read, 2 write, 3 both. */
  permission: 1 | 2 | 3
}

export interface RuntimeTokenOptions {
  /** `owner/name` */
  repository: string
  ref: string
  defaultBranch?: string
  /** The base branch of a pull request. */
  base?: string
  /** Instead of what follows from the refs. */
  scopes?: Scope[]
  expiresInMs?: number
}

export interface Claims {
  repository: string
  scopes: Scope[]
}

const SIX_HOURS = 6 * 3_600_000

export function mintRuntimeToken({ clock }: Kernel, signer: Signer, options: RuntimeTokenOptions): string {
  const { repository, scopes = scopesOf(options), expiresInMs = SIX_HOURS } = options
  const seconds = Math.floor(clock.now() / 1000)
  const payload = {
    iss: 'https://token.actions.githubusercontent.com',
    nbf: seconds,
    exp: seconds + Math.floor(expiresInMs / 1000),
    scp: 'Actions.Results:sandbox:sandbox',
    // A list as text inside the JSON: that is GitHub's form.
    ac: JSON.stringify(scopes.map(({ scope, permission }) => ({ Scope: scope, Permission: permission }))),
    repository_id: repository,
  }
  const text = [{ typ: 'JWT', alg: 'HS256' }, payload].map((part) => encode(JSON.stringify(part))).join('.')
  return `${text}.${signer.sign(text)}`
}

/** A run writes to its own ref only, and also reads what the base and the default branch left. */
function scopesOf({ ref, base, defaultBranch = 'main' }: RuntimeTokenOptions): Scope[] {
  const readable = [base, defaultBranch].filter((name) => name !== undefined).map((name) => `refs/heads/${name}`)
  const others = [...new Set(readable)].filter((scope) => scope !== ref)
  return [{ scope: ref, permission: 3 }, ...others.map((scope): Scope => ({ scope, permission: 1 }))]
}

export function readRuntimeToken(
  { clock }: Kernel,
  signer: Signer,
  authorization: string | undefined,
): Claims | undefined {
  const [header, payload, signature] = (/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '').split('.')
  if (!header || !payload || !signature || !signer.verify(`${header}.${payload}`, signature)) return undefined
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    exp: number
    ac: string
    repository_id: string
  }
  if (claims.exp * 1000 <= clock.now()) return undefined
  const scopes = JSON.parse(claims.ac) as { Scope: string; Permission: Scope['permission'] }[]
  return {
    repository: claims.repository_id,
    scopes: scopes.map(({ Scope, Permission }) => ({ scope: Scope, permission: Permission })),
  }
}

const encode = (text: string): string => Buffer.from(text).toString('base64url')
