import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PullHandle } from '../../sandbox/github/pulls.ts'
import { checkOut } from '../../sandbox/github/checkout.ts'
import type { RunOptions } from '../../sandbox/runner/runner.ts'
import { type Breakage, makeVersion } from '../../sandbox/versions.ts'
import { mirror } from '../../scripts/mirror.ts'
import { openShop, type Shop } from '../shop.ts'
import { type ActRun, type Event, runAct } from './act.ts'

interface Options {
  broken?: Breakage
  branch?: string
}

interface On {
  sha: string
  branch?: string
  ends?: ActRun['conclusion']
}

/** A pull request gets a frontend and a backend of its own. */
const PREVIEWS = `
environments:
  staging:
    components:
      api: { url: https://api-staging.up.railway.app }
      web: { url: https://staging.shop.example, vercel: { project: shop-web-staging } }
previews: { environment: staging, isolated: true }
`

/** The example application in a repository of its own, whose workflows call those of this one. */
export interface ActShop extends Shop {
  /** Commits a version of the whole application, and returns its SHA. */
  push(name: string, options?: Options): Promise<string>
  /** The same, and live without a workflow: what was there before. */
  release(name: string): Promise<string>
  /** The same, and its runner dies when the log says this. */
  die(name: string, when: RegExp): Promise<void>
  /** What stands below a pull request. */
  comments(pull: PullHandle): string[]
  /** The last state of each of its previews. */
  previews(pull: PullHandle): string[]
  /** Throws with the log when it does not end as it should: in success, unless told. */
  act(workflow: string, event: Event & On): Promise<ActRun & { id: number }>
}

export async function openActShop(): Promise<ActShop> {
  const home = await mkdtemp(join(tmpdir(), 'ops-actions-act-'))
  const product = join(home, 'ops-actions')
  await mirror(product, { repository: 'acme/ops-actions', ref: 'v1' })
  const shop = await openShop()
  const { sandbox, repository, staging, tokens } = shop
  // Vercel would give the first deployment of a project to production, so previews are only made where there is one.
  await staging.web.seed({ files: { 'index.html': 'staging' } })
  let runs = 0

  async function push(name: string, { broken, branch = 'main' }: Options = {}): Promise<string> {
    const folder = await makeVersion(join(home, name), { commit: '0'.repeat(40), name, broken })
    await rm(join(folder, 'web/dist'), { recursive: true })
    const files = filesOf(folder)
    // How fast this machine answers decides nothing.
    const config = files['ops.yml']?.replaceAll(/p95: \d+ms/g, 'p95: 30s') ?? ''
    return repository.commit({ message: name, files: { ...files, 'ops.yml': config + PREVIEWS }, branch })
  }

  async function release(name: string, options: RunOptions = {}): Promise<string> {
    const sha = await push(name)
    const folder = join(home, `released-${name}`)
    await checkOutAt(folder, sha)
    execFileSync(process.execPath, ['build.mjs'], { cwd: join(folder, 'web'), env: { OPS_COMMIT: sha } })
    await shop.run('deploy', { name, sha, folder }, options)
    return sha
  }

  async function checkOutAt(folder: string, sha: string, branch = 'main'): Promise<void> {
    await mkdir(folder, { recursive: true })
    await checkOut(repository.graph, folder)
    const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' })
    // Where act learns which repository and branch it is in.
    git('remote', 'add', 'origin', `https://github.com/${repository.fullName}.git`)
    git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    git('checkout', '-B', branch, sha)
  }

  return {
    ...shop,
    push,
    release,

    comments: ({ thread }) => thread.comments.map(({ body }) => body),

    previews: ({ number }) =>
      repository.deployments
        .filter(({ environment }) => environment === `preview/pr-${number}`)
        .map(({ statuses }) => statuses.toSorted((a, b) => a.id - b.id).at(-1)?.state ?? 'pending'),

    async die(name, when) {
      const kill = new AbortController()
      const onLine = (line: string): void => {
        if (when.test(line)) kill.abort()
      }
      await release(name, { kill: kill.signal, onLine })
      if (!kill.signal.aborted) throw new Error(`the log of ${name} never said ${String(when)}`)
    },

    async act(workflow, { sha, branch, ends = 'success', ...event }) {
      const place = join(home, `run-${++runs}`)
      const workspace = join(place, 'shop')
      await checkOutAt(workspace, sha, branch)
      const run = repository.run({ status: 'in_progress', event: event.name, sha, windUpMs: Infinity })
      const result = await runAct({
        workspace,
        workflow,
        event,
        home: place,
        artifacts: join(home, 'artifacts'),
        repositories: { 'acme/ops-actions@v1': product },
        secrets: {
          GITHUB_TOKEN: tokens.github,
          VERCEL_TOKEN: tokens.vercel,
          // One that can make environments, for previews.
          RAILWAY_TOKEN: tokens.railwayWorkspace,
          SENTRY_AUTH_TOKEN: tokens.sentry,
        },
        env: { ...providersOnly(sandbox.environment()), GITHUB_RUN_ID: String(run.id), STAND_IN_REMOTE: workspace },
      })
      run.end(result.conclusion)
      if (result.conclusion !== ends) throw new Error(`${workflow} ended in ${result.conclusion}:\n${result.log}`)
      return { ...result, id: run.id }
    },

    async close() {
      await shop.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Artifacts are those of act, which gives their address to actions by itself. */
function providersOnly(environment: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('ACTIONS_')))
}

function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}
