import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { countRequests } from '../sandbox/demo/requests.ts'
import type { Entry } from '../sandbox/kernel/journal.ts'
import type { KernelOptions } from '../sandbox/kernel/kernel.ts'
import { type Run, runAction, type RunOptions } from '../sandbox/runner/runner.ts'
import { type Sandbox, startSandbox } from '../sandbox/start.ts'
import { type Breakage, makeVersion } from '../sandbox/versions.ts'
import { type ExampleWorld, exampleWorld } from '../sandbox/world.ts'

/** A version of the example application that can be released. */
export interface Version {
  name: string
  sha: string
  folder: string
}

export interface ShopRun extends Run {
  /** Requests by provider, without uploads of single files and without repeated looks at a process that starts. */
  requests: Record<string, number>
}

/** The example application, its accounts in a sandbox of its own, and the actions run on it as a runner does. */
export interface Shop extends ExampleWorld {
  sandbox: Sandbox
  version(name: string, options?: VersionOptions): Promise<Version>
  run(action: string, version: Version, options?: RunOptions): Promise<ShopRun>
  /** What a visitor gets: the commit of each component, or the status where there is none. */
  served(): Promise<{ api: string; web: string }>
  /** The last entry of each release in the record, oldest first: `#7 live - …` without the number. */
  record(): string[]
  close(): Promise<void>
}

export interface VersionOptions {
  broken?: Breakage
  /** Components whose source the commit changes; both when absent. */
  changes?: ('api' | 'web')[]
  /** Edits of the version's files: path → function of its text. */
  edit?: Record<string, (text: string) => string>
}

/** The same bundles start over and over, and half of a start is to compile them. */
export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'ops-actions-compiled') }

export async function openShop(options: KernelOptions = {}): Promise<Shop> {
  const sandbox = await startSandbox(options)
  const world = exampleWorld(sandbox)
  const home = await mkdtemp(join(tmpdir(), 'ops-actions-test-'))
  const { tokens, repository } = world
  let runId = 1000

  return {
    ...world,
    sandbox,

    async version(name, { broken, changes = ['api', 'web'], edit = {} } = {}) {
      const files = Object.fromEntries(changes.map((component) => [`${component}/version.txt`, name]))
      const sha = repository.commit({ message: name, files })
      const folder = await makeVersion(join(home, `${name}-${sha.slice(0, 7)}`), { commit: sha, name, broken })
      // How fast this machine answers decides nothing, unless the version is slow on purpose. Lines keep their numbers.
      if (broken !== 'slow')
        await change(folder, 'ops.yml', (text) => text.replaceAll(/^(\s+)(?=p95: \d+ms)/gm, '$1# '))
      for (const [path, edited] of Object.entries(edit)) await change(folder, path, edited)
      return { name, sha, folder }
    },

    async run(action, { sha, folder }, { github = {}, with: inputs = {}, env = {}, cancel, ...rest } = {}) {
      const id = ++runId
      const run = repository.run({ id, status: 'in_progress', windUpMs: Infinity })
      const asked = new AbortController()
      run.onCancel = () => {
        asked.abort()
      }
      const before = sandbox.kernel.journal.entries.length
      const result = await runAction(action, {
        workspace: folder,
        env: { ...COMPILED, ...sandbox.environment(), ...env },
        github: { sha, run_id: String(id), token: tokens.github, ...github },
        with: {
          'vercel-token': tokens.vercel,
          'railway-token': tokens.railway,
          'sentry-auth-token': tokens.sentry,
          ...inputs,
        },
        ...rest,
        cancel: cancel ? AbortSignal.any([cancel, asked.signal]) : asked.signal,
      })
      run.end(result.exitCode === 0 ? 'success' : 'failure')
      noSecrets(result, Object.values(tokens))
      expect(sandbox.kernel.journal.refusedHosts).toEqual([])
      const entries = sandbox.kernel.journal.entries.slice(before)
      return { ...result, requests: countRequests(lookedOnce(entries)) }
    },

    async served() {
      const [api, web] = await Promise.all([
        get(sandbox, `${world.urls.api}/version`, (text) => (JSON.parse(text) as { commit: string }).commit),
        get(sandbox, `${world.urls.web}/`, (text) => /name="commit" content="(\w+)"/.exec(text)?.[1] ?? 'no commit'),
      ])
      return { api, web }
    },

    record: () =>
      repository.deployments
        .toSorted((a, b) => a.id - b.id)
        .map(({ statuses }) =>
          (statuses.toSorted((a, b) => a.id - b.id).at(-1)?.description ?? '').replace(/^#\d+ /, ''),
        ),

    async close() {
      await sandbox.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** How often somebody looks at a process that starts depends on the machine; only the first of such looks is left. */
function lookedOnce(entries: readonly Entry[]): Entry[] {
  const latest = new Map<string, string | undefined>()
  return entries.filter(({ service, operation }) => {
    const again = operation === 'progress' && latest.get(service) === operation
    latest.set(service, operation)
    return !again
  })
}

async function change(folder: string, path: string, edited: (text: string) => string): Promise<void> {
  const file = join(folder, path)
  await writeFile(file, edited(await readFile(file, 'utf8').catch(() => '')))
}

async function get({ kernel }: Sandbox, url: string, read: (text: string) => string): Promise<string> {
  const answer = await kernel.internet(new Request(url))
  return answer.status === 200 ? read(await answer.text()) : String(answer.status)
}

/** No secret stands in anything that a run has written for others to read. */
function noSecrets(run: Run, secrets: string[]): void {
  const phases = [run, ...(run.post ? [run.post] : [])]
  for (const { rawLog, summary, outputs, annotations } of phases) {
    const log = rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    const written = [...log, summary, JSON.stringify(outputs), JSON.stringify(annotations)].join('\n')
    for (const secret of secrets) expect(written).not.toContain(secret)
  }
}

export function sum(requests: Record<string, number>): number {
  return ['vercel', 'railway', 'github', 'sentry'].reduce((total, name) => total + (requests[name] ?? 0), 0)
}
