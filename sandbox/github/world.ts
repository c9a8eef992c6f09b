import type { HttpBindings } from '@hono/node-server'
import type { Kernel } from '../kernel/service.ts'
import type { Actor } from './permissions.ts'
import type { Repository } from './repository.ts'
import type { Users } from './users.ts'

/** What one GitHub of the sandbox consists of. */
export interface World {
  kernel: Kernel
  users: Users
  repositories: Repository[]
  limits: Limits
}

/** Points an hour; tests may lower them at any time. */
export interface Limits {
  installation: number
  personal: number
  /** What an exhausted limit answers with; GitHub documents both. */
  status: 403 | 429
}

/** Where the addresses in answers lead: real host names behind the proxy, else the loopback server that was asked. */
export interface Links {
  api: string
  uploads: string
  blobs: string
  web: string
}

export type Env = { Bindings: HttpBindings; Variables: { actor: Actor; links: Links; repository: Repository } }

export const HOSTS = {
  api: 'api.github.com',
  uploads: 'uploads.github.com',
  blobs: 'productionresultssa1.blob.core.windows.net',
}

export function linksFor(host: string): Links {
  const web = 'https://github.com'
  if (!Object.values(HOSTS).includes(host.replace(/:\d+$/, '')))
    return { api: `http://${host}`, uploads: `http://${host}`, blobs: `http://${host}`, web }
  return {
    api: `https://${HOSTS.api}`,
    uploads: `https://${HOSTS.uploads}`,
    blobs: `https://${HOSTS.blobs}`,
    web,
  }
}

/** GitHub's times have whole seconds: two records of one second can't be told apart by them. */
export function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

export function nodeId(prefix: string, id: number | string): string {
  return `${prefix}_kwDO${Buffer.from(String(id)).toString('base64url')}`
}

/** Ids in the size of the real ones, so that a client that treats them as small numbers is found out. */
export function nextId({ kernel }: World, kind: string): number {
  return 1_700_000_000 + kernel.ids.next(`github.${kind}`)
}
