import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Entry } from '../../sandbox/kernel/journal.ts'
import { runAction } from '../../sandbox/runner/runner.ts'
import { startSandbox } from '../../sandbox/start.ts'
import { type Breakage, makeVersion } from '../../sandbox/versions.ts'
import { exampleWorld } from '../../sandbox/world.ts'

export const PROVIDERS = ['vercel', 'railway', 'github', 'sentry'] as const
export type Costs = Record<(typeof PROVIDERS)[number], number>

interface Case {
  what: string
  action: string
  /** Which version is checked out; made when it is named first. */
  version: string
  /** Components that the version changes; both when absent. */
  changes?: string[]
  broken?: Breakage
  inputs?: Record<string, string>
  ends: string
}

const CASES: Case[] = [
  { what: 'first release', action: 'deploy', version: 'v1', ends: 'success' },
  { what: 'release, both changed', action: 'deploy', version: 'v2', ends: 'success' },
  { what: 'the same commit again', action: 'deploy', version: 'v2', ends: 'skipped' },
  { what: 'release, frontend changed', action: 'deploy', version: 'v3', changes: ['web'], ends: 'success' },
  {
    what: 'dry run',
    action: 'deploy',
    version: 'v4',
    broken: 'healthy-but-wrong',
    inputs: { 'dry-run': 'true' },
    ends: 'skipped',
  },
  { what: 'release, undone', action: 'deploy', version: 'v4', ends: 'rolled-back' },
  { what: 'rollback', action: 'rollback', version: 'v4', inputs: { to: 'v1' }, ends: 'success' },
  { what: 'the same rollback again', action: 'rollback', version: 'v4', inputs: { to: 'v1' }, ends: 'skipped' },
  { what: 'scheduled `recover`, all is well', action: 'deploy', version: 'v4', inputs: { recover: 'true' }, ends: '' },
  { what: 'smoke test', action: 'smoke-test', version: 'v1', inputs: { environment: 'production' }, ends: 'success' },
]

/** Runs the built actions on the example application, and counts in the sandbox's journal what each has asked. */
export async function measureCosts(): Promise<{ what: string; requests: Costs }[]> {
  const sandbox = await startSandbox()
  const { repository, tokens } = exampleWorld(sandbox)
  const home = await mkdtemp(join(tmpdir(), 'ops-actions-costs-'))
  const { journal } = sandbox.kernel
  const made = new Map<string, string>()
  try {
    const measured = []
    for (const [index, { what, action, version, changes = ['api', 'web'], broken, inputs, ends }] of CASES.entries()) {
      const sha = made.get(version) ?? (await make(version, changes, broken))
      const job = repository.run({ id: 1000 + index, status: 'in_progress' })
      const from = journal.entries.length
      const run = await runAction(action, {
        workspace: join(home, version),
        env: sandbox.environment(),
        github: { sha, run_id: String(job.id), token: tokens.github },
        with: { ...(action === 'smoke-test' ? {} : tokensOf(tokens)), ...inputs },
      })
      job.end(run.exitCode === 0 ? 'success' : 'failure')
      const status = run.outputs['status'] ?? ''
      if (ends !== '' && status !== ends) throw new Error(`${what} ended with "${status}":\n${run.log}`)
      measured.push({ what, requests: count(journal.entries.slice(from)) })
    }
    return measured
  } finally {
    await sandbox.close()
    await rm(home, { recursive: true, force: true })
  }

  async function make(version: string, changes: string[], broken: Breakage | undefined): Promise<string> {
    const files = Object.fromEntries(changes.map((component) => [`${component}/version.txt`, version]))
    const sha = repository.commit({ message: version, files })
    repository.tag(version, sha)
    const file = join(await makeVersion(join(home, version), { commit: sha, name: version, broken }), 'ops.yml')
    // How fast this machine answers decides nothing.
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/p95: \d+ms/g, 'p95: 30s'))
    made.set(version, sha)
    return sha
  }
}

function tokensOf({ vercel, railway, sentry }: { vercel: string; railway: string; sentry: string }) {
  return { 'vercel-token': vercel, 'railway-token': railway, 'sentry-auth-token': sentry }
}

/** Requests to the APIs, without uploads of single files and without repeated looks at what takes its time. */
function count(entries: readonly Entry[]): Costs {
  const counts: Costs = { vercel: 0, railway: 0, github: 0, sentry: 0 }
  const latest = new Map<string, string>()
  for (const { service, method, path, operation } of entries) {
    const provider = PROVIDERS.find((one) => one === service)
    if (!provider || path === '/v2/files') continue
    const what = `${method} ${path} ${operation ?? ''}`
    const again = isLook(method, path, operation) && latest.get(service) === what
    latest.set(service, what)
    if (!again) counts[provider]++
  }
  return counts
}

function isLook(method: string, path: string, operation: string | undefined): boolean {
  return operation === 'progress' || (method === 'GET' && /\/deployments\/dpl_|\/projects\//.test(path))
}
