import { existsSync, realpathSync } from 'node:fs'
import { basename, join, posix, relative, sep } from 'node:path'
import { Trouble } from '../src/help.ts'
import type { ComponentConfig, Config } from '../src/config.ts'
import type { Input } from '../src/input.ts'
import type { Job } from '../src/job.ts'
import { Problems } from '../src/problems.ts'
import { actionsCache } from '../src/providers/cache/actions-cache.ts'
import { checkout } from '../src/providers/git/checkout.ts'
import { packages } from '../src/providers/packages/find.ts'
import { programs } from '../src/providers/programs.ts'
import type { Base } from '../src/verify/base.ts'
import type { Context } from '../src/verify/context.ts'
import { cleanEnvironment } from '../src/verify/environment.ts'
import { BUILD, VERIFY } from '../src/verify/settings.ts'
import type { Target } from '../src/verify/target.ts'
import type { VerifyRequest } from '../src/verify/verify.ts'

export type VerifyInputs = ReturnType<typeof verifyInputs>

const DEFAULT_CONFIG = 'ops.yml'
/** Shorter values stand in many a file by chance. */
const SHORTEST_SECRET = 8
/** Runs for these events work for the default branch, and on request with what a stranger has sent. */
const UNTRUSTED = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
])

export function verifyInputs(input: Input) {
  return {
    config: input.text('config'),
    workingDirectory: input.text('working-directory'),
    scripts: input.optional('scripts'),
    output: input.optional('output'),
    githubToken: input.optionalSecret('github-token'),
    secrets: input.secretPairs('secrets'),
    passEnvironment: input.list('pass-environment'),
    cache: input.flag('cache'),
    timeoutMs: input.duration('timeout'),
  }
}

/** Joins the domain with git, the package managers and GitHub's cache. Throws `Problems` when the inputs don't fit. */
export async function verifyContext(
  inputs: VerifyInputs,
  job: Job,
): Promise<{ context: Context; request: VerifyRequest }> {
  const workspace = realpathSync(job.workspace)
  const root = rootOf(workspace, inputs.workingDirectory)
  const repository = checkout(workspace, job.signal)
  const commit = (await repository.head()) ?? job.sha
  if (!/^[0-9a-f]{40}$/.test(commit))
    throw new Trouble(
      'wrong-inputs',
      'verify does not know which commit it looks at; does a checkout step come before this one?',
    )
  const { scripts, install, held, secrets } = cleanEnvironment(process.env, inputs.passEnvironment)
  if (held.length > 0) {
    job.log.line(`not handed to scripts: ${held.join(', ')} (to hand one on, name it in the input "pass-environment")`)
  }
  const runner = programs()
  const config = await configOf(inputs, root)
  const prefix = posixFrom(workspace, root)
  const context: Context = {
    root,
    prefix,
    workspace,
    commit,
    repository,
    packages: packages({ programs: runner, env: scripts, workspace }),
    programs: runner,
    env: scripts,
    installEnv: install,
    store: inputs.cache
      ? actionsCache({ workspace, mayWrite: !UNTRUSTED.has(job.eventName), report: job.log.line })
      : undefined,
    secrets: [
      ...(inputs.githubToken === undefined ? [] : [{ name: 'github-token', value: inputs.githubToken }]),
      ...Object.entries(inputs.secrets).map(([name, value]) => ({ name, value })),
      ...secrets,
    ].filter(({ value }) => value.length >= SHORTEST_SECRET),
    timeoutMs: inputs.timeoutMs,
    signal: job.signal,
    log: job.log,
  }
  const targets = config
    ? config.components.map((one) => toTarget(one, config, { root, prefix }))
    : [directoryItself(inputs, { root, prefix })]
  return { context, request: { targets, settings: config?.verify ?? VERIFY, base: baseOf(job) } }
}

function rootOf(workspace: string, directory: string): string {
  const root = join(workspace, directory)
  const path = posixFrom(workspace, existsSync(root) ? realpathSync(root) : root)
  if (existsSync(root) && path !== '..' && !path.startsWith('../')) return realpathSync(root)
  const message = `input "working-directory" must be a directory inside the repository, got ${JSON.stringify(directory)}; is it checked out?`
  throw new Problems('inputs', [{ title: 'Wrong input', message }])
}

async function configOf(
  { config: file, scripts, output }: VerifyInputs,
  workspace: string,
): Promise<Config | undefined> {
  if (file === DEFAULT_CONFIG && !existsSync(join(workspace, file))) return undefined
  const { readConfig } = await import('../src/config.ts')
  const config = await readConfig({ file, environment: 'production', workspace })
  const extra = [...(scripts === undefined ? [] : ['scripts']), ...(output === undefined ? [] : ['output'])]
  if (extra.length === 0) return config
  const message = `input "${extra.join('" and "')}" is for a repository without ${file}; here it is the key "build" of a component that says it`
  throw new Problems('inputs', [{ title: 'Wrong input', message }])
}

function toTarget(
  component: ComponentConfig,
  { sentry }: Config,
  { root, prefix }: { root: string; prefix: string },
): Target {
  const { name, source, build, vercel, railway } = component
  // Whoever has them uploaded to Sentry has them built.
  const sourcemaps = build.sourcemaps || sentry?.sourcemaps[name] !== undefined
  return {
    name,
    source: posix.join(prefix, source),
    directory: join(root, source).replace(/[/\\]$/, ''),
    build: { ...build, sourcemaps },
    kind: vercel ? 'site' : railway ? 'server' : undefined,
    prebuilt: vercel?.prebuilt ?? false,
  }
}

function directoryItself(
  { scripts, output }: VerifyInputs,
  { root, prefix }: { root: string; prefix: string },
): Target {
  const steps = scripts
    ?.split('\n')
    .map((line) =>
      line
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .filter((step) => step.length > 0)
  return {
    name: basename(root),
    source: posix.join(prefix, '.'),
    directory: root,
    build: { ...BUILD, ...(steps ? { scripts: steps } : {}), ...(output === undefined ? {} : { output }) },
    kind: undefined,
    prebuilt: false,
  }
}

/** What a pull request starts from; for a push, what the branch was before. */
function baseOf({ eventName, event, ref, branch }: Job): Base | undefined {
  if (eventName === 'pull_request') {
    const { base } = (event['pull_request'] ?? {}) as { base?: { ref?: string; sha?: string } }
    return base?.ref === undefined ? undefined : { branch: base.ref, commit: base.sha, isBranch: false }
  }
  const isBranch = ref.startsWith('refs/heads/') && branch !== undefined && !UNTRUSTED.has(eventName)
  const { before } = event as { before?: string }
  return isBranch ? { branch, commit: before, isBranch } : undefined
}

function posixFrom(from: string, to: string): string {
  return relative(from, to).split(sep).join('/')
}
