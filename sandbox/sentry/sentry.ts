import { Hono } from 'hono'
import type { Bindings, Kernel, Service } from '../kernel/service.ts'
import type { Token } from '../kernel/tokens.ts'
import { enter, mintToken, type NewToken, tokenOf } from './access.ts'
import { type Asked, Refusal } from './answers.ts'
import type { Bundle } from './bundle.ts'
import { chunkRoutes } from './chunks.ts'
import { commitRoutes } from './commits.ts'
import { deployRoutes } from './deploys.ts'
import { createDownloads } from './downloads.ts'
import { errorRoutes } from './errors.ts'
import { type Feed, feed } from './feed.ts'
import { limits } from './limits.ts'
import { releaseRoutes } from './releases.ts'
import { sessionRoutes } from './sessions.ts'
import { addOrganization, type NewOrganization, type Organization, projectOf, type World } from './state.ts'

export interface SentrySandbox {
  services: Service[]
  /** Readable state, by slug. */
  organizations: Map<string, Organization>
  addOrganization(organization: NewOrganization): Organization
  mintToken(token: NewToken): Token
  /** What Sentry's downloads hold at `3.8.0/sentry-cli-Linux-x86_64`. */
  offerDownload(path: string, content: Buffer): void
  /** Traffic of a release; health and issues are computed from it. */
  feed(traffic: Feed): void
  /** What was uploaded and assembled for an organization, oldest first. */
  bundles(organization: string): Bundle[]
  /** How long the next bundles take, and why they fail, one reason each. */
  scriptAssembly(script: { takesMs?: number; failures?: string[] }): void
  /** Requests a second for each caller and endpoint. */
  setRateLimit(limit: number): void
  /** A self-hosted server's name, answered beside those of sentry.io. */
  addHost(host: string): void
  /** The address in organization tokens that are minted from now on. */
  setUrl(url: string): void
}

export function createSentry(kernel: Kernel): SentrySandbox {
  const hosts = new Set(['sentry.io', 'us.sentry.io', 'de.sentry.io'])
  const world: World = {
    kernel,
    organizations: new Map(),
    url: 'https://sentry.io',
    late: 0,
    assembly: { takesMs: 2_000, failures: [] },
  }
  let rateLimit = 1_000

  const app = new Hono<Bindings>()
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json(error.body, error.status)
    throw error
  })
  app.use(limits(kernel, () => rateLimit))
  app.all('/api/0/*', async (c, next) => {
    // The real server redirects, and a redirected POST loses its body.
    if (c.req.path.endsWith('/')) await next()
    else return c.json({ detail: 'sandbox: the path must end with a slash' }, 404)
  })
  app.get('/api/0/', (c) => c.json(whoIs(world, c)))
  app.get('/api/0/organizations/:organization/', (c) => {
    const { id, slug } = enter(world, c, 'readOrganization')
    const { origin } = new URL(c.req.url)
    return c.json({ id, slug, name: slug, links: { organizationUrl: origin, regionUrl: origin } })
  })
  app.get('/api/0/projects/:organization/:project/', (c) => {
    const organization = enter(world, c, 'readProject')
    const project = projectOf(organization, c.req.param('project'))
    if (!project) throw new Refusal(404, { detail: 'The requested resource does not exist' })
    const { id, slug } = organization
    return c.json({ ...project, name: project.slug, platform: 'javascript', organization: { id, slug, name: slug } })
  })
  for (const add of [releaseRoutes, deployRoutes, commitRoutes, chunkRoutes, sessionRoutes, errorRoutes])
    add(app, world)

  const downloads = createDownloads()

  return {
    services: [{ name: 'sentry', owns: (host) => hosts.has(host), app }, downloads.service],
    organizations: world.organizations,
    addOrganization: (organization) => addOrganization(world, organization),
    offerDownload: (path, content) => downloads.offer(path, content),
    mintToken: (token) => mintToken(world, token),
    feed: (traffic) => feed(world, traffic),
    bundles: (organization) =>
      [...(world.organizations.get(organization)?.assemblies.values() ?? [])].flatMap(({ bundle }) => bundle ?? []),
    scriptAssembly({ takesMs = world.assembly.takesMs, failures = [] }) {
      world.assembly = { takesMs, failures: [...failures] }
    },
    setRateLimit(limit) {
      rateLimit = limit
    },
    addHost: (host) => void hosts.add(host),
    setUrl(url) {
      world.url = url
    },
  }
}

/** An organization token belongs to nobody. */
function whoIs(world: World, c: Asked): Record<string, unknown> {
  const { kind, scopes } = tokenOf(world, c)
  const user = { id: '1', username: 'sandbox', email: 'sandbox@acme.example', name: 'Sandbox' }
  return { version: '0', auth: { scopes }, user: kind === 'org' ? null : user }
}
