import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PullHandle } from '../sandbox/github/pulls.ts'
import type { Entry } from '../sandbox/kernel/journal.ts'
import type { KernelOptions } from '../sandbox/kernel/kernel.ts'
import type { RunOptions } from '../sandbox/runner/runner.ts'
import { type Breakage, makeVersion } from '../sandbox/versions.ts'
import { openShop, type Shop, type ShopRun, type Version } from './shop.ts'

export interface NewPull {
  /** Components whose source it changes; both when absent. */
  changes?: ('api' | 'web' | 'docs')[]
  /** Owner of the fork that it comes from. */
  fork?: string
  body?: string
  title?: string
}

export interface PullVersion extends Version {
  pull: PullHandle
}

/** The example application with a staging environment, and pull requests to it. */
export interface PullShop extends Shop {
  /** A pull request with one commit. */
  open(branch: string, options?: NewPull): Promise<PullVersion>
  /** One more commit of it. */
  push(version: PullVersion, options?: { changes?: NewPull['changes']; broken?: Breakage }): Promise<PullVersion>
  /** `deploy` as the event starts it. */
  preview(version: PullVersion, options?: RunOptions & { action?: string }): Promise<ShopRun>
  /** The commit that each preview tells, the address that the page asks for its data, and who may ask the backend. */
  shown(run: ShopRun): Promise<{ api: string; web: string; asks: string; allowed: string | null }>
  /** The comment on the pull request. */
  comments(version: PullVersion): string[]
  /** The last state of each deployment on GitHub for it, oldest first. */
  states(version: PullVersion): string[]
  /** What was asked of anything that is production's. Must stay empty. */
  touches(): string[]
}

const SECRET = 'bypass000000000000000000000000ab'

export const PREVIEWS = `
environments:
  staging:
    components:
      api: { url: 'https://api-staging.up.railway.app' }
      web: { url: https://staging.shop.example, vercel: { project: shop-web-staging } }
`

const OWN = `previews:
  environment: staging
  isolated: true
  variables:
    web: { API_URL: '{api}' }
    api: { ALLOWED_ORIGINS: '{web}' }
`

/** `own`: a changed backend gets an environment of its own. */
export async function openPulls({
  previews = OWN,
  ...options
}: KernelOptions & { previews?: string } = {}): Promise<PullShop> {
  const shop = await openShop(options)
  const { repository, sandbox, staging, tokens } = shop
  const home = await mkdtemp(join(tmpdir(), 'ops-actions-pulls-'))
  const project = staging.web.state
  project.protection = 'previews'
  project.bypass.set(SECRET, { createdAt: 0, activeAt: 0 })
  // As the example's own build does, for what matters here.
  project.build = (files, env) => new Map([...files].map(([path, content]) => [path, built(path, content, env)]))
  await staging.web.seed({ files: { 'dist/index.html': 'staging', 'vercel.json': '{"outputDirectory":"dist"}' } })

  async function version(sha: string, name: string, broken?: Breakage): Promise<Version> {
    const folder = await makeVersion(join(home, `${name}-${sha.slice(0, 7)}`), { commit: sha, name, broken })
    const file = join(folder, 'ops.yml')
    const text = (await readFile(file, 'utf8')).replaceAll(/^(\s+)(?=p95: \d+ms)/gm, '$1# ').replace('3m', '8s')
    await writeFile(file, `${text}${PREVIEWS}${previews}`)
    return { name, sha, folder }
  }

  function commit(branch: string, changes: NewPull['changes'] = ['api', 'web']): string {
    const files = Object.fromEntries(changes.map((one) => [`${one}/${branch}-${++count}.txt`, String(count)]))
    return repository.commit({ message: `feat: ${branch} ${count}`, branch, files })
  }
  let count = 0

  return {
    ...shop,
    async open(branch, { changes, ...more } = {}) {
      const sha = commit(branch, changes)
      const pull = repository.pull({ title: `feat: ${branch}`, head: branch, ...more })
      return { ...(await version(sha, branch)), pull }
    },
    async push({ name, pull }, { changes, broken } = {}) {
      const sha = commit(name, changes)
      pull.push(sha)
      return { ...(await version(sha, name, broken)), pull }
    },
    preview: async (one, { action = 'synchronize', with: inputs = {}, github = {}, ...rest } = {}) =>
      await shop.run('deploy', one, {
        event: eventOf(one, action),
        github: { event_name: 'pull_request', head_ref: one.name, ...github },
        with: { 'railway-token': tokens.railwayWorkspace, ...inputs },
        ...rest,
      }),
    async shown({ outputs }) {
      const { preview } = JSON.parse(outputs['result-json'] ?? '{}') as { preview: { name: string; url: string }[] }
      const addressOf = (name: string): string => preview.find((one) => one.name === name)?.url ?? ''
      const page = await visit(`${addressOf('web')}/`)
      const origin = { origin: addressOf('web') }
      const api = await visit(`${addressOf('api')}/version`, origin)
      const text = await page.text()
      return {
        web: /name="commit" content="(\w+)"/.exec(text)?.[1] ?? String(page.status),
        asks: /data-api="([^"]*)"/.exec(text)?.[1] ?? 'nothing',
        api: api.status === 200 ? ((await api.json()) as { commit: string }).commit : String(api.status),
        allowed: api.headers.get('access-control-allow-origin'),
      }
    },
    comments: ({ pull }) => pull.thread.comments.map(({ body }) => body),
    states: ({ pull }) =>
      repository.deployments
        .filter(({ environment }) => environment === `preview/pr-${pull.number}`)
        .toSorted((a, b) => a.id - b.id)
        .map(({ statuses }) => statuses.at(-1)?.state ?? 'pending'),
    touches: () => sandbox.kernel.journal.entries.filter((entry) => touchesProduction(shop, entry)).map(drawn),
    async close() {
      await shop.close()
      await rm(home, { recursive: true, force: true })
    },
  }

  async function visit(url: string, headers: Record<string, string> = {}): Promise<Response> {
    const bypass = { 'x-vercel-protection-bypass': SECRET }
    return await sandbox.kernel.internet(new Request(url, { headers: { ...bypass, ...headers } }))
  }
}

/** As it was when this commit was pushed, though the pull request may have moved on. */
function eventOf({ pull, sha }: PullVersion, action: string): object {
  const event = pull.event(action) as { pull_request: { head: object } }
  return { ...event, pull_request: { ...event.pull_request, head: { ...event.pull_request.head, sha } } }
}

function built(path: string, content: Buffer, env: Record<string, string>): Buffer | string {
  if (!path.endsWith('index.html')) return content
  return content
    .toString()
    .replace(/data-api="[^"]*"/, `data-api="${env['API_URL'] ?? '/api'}"`)
    .replace(/name="commit" content="\w*"/, `name="commit" content="${env['OPS_COMMIT'] ?? ''}"`)
}

/** Reading its own project is how a token is proven; anything else that names production is too much. */
function touchesProduction({ urls, vercel, railway }: Shop, entry: Entry): boolean {
  const asked = `${entry.host}${entry.path}${entry.query}${entry.body ?? ''}`
  const names = [vercel.project.id, `"project":"${vercel.project.name}"`, railway.project.environmentId('production')]
  const isVisit = [urls.web, urls.api].some((url) => entry.host === new URL(url).host)
  return isVisit || names.some((name) => asked.includes(name)) || asked.includes('"target":"production"')
}

function drawn({ service, method, host, path, operation }: Entry): string {
  return `${service} ${method} ${host}${path} ${operation ?? ''}`.trim()
}
