import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Phase, type ProcessOptions, runPhase } from './process.ts'

export interface Manifest {
  name: string
  description: string
  inputs: Record<string, { description: string; required?: boolean; default?: string | boolean | number }>
  outputs: Record<string, { description: string }>
  runs: { using: string; main: string; post?: string; 'post-if'?: string }
}

export interface RunOptions extends ProcessOptions {
  /** As below `with:`. */
  with?: Record<string, string>
  /** As below `env:`: tokens, a sandbox's proxy variables. */
  env?: Record<string, string>
  /** The `github` context: what defaults like `${{ github.token }}` and the `GITHUB_*` variables are made of. */
  github?: Record<string, string>
  /** The webhook's payload. */
  event?: unknown
  /** Default: an empty directory. */
  workspace?: string
  /** Whether the post step runs. Default: unless the step was killed. */
  post?: boolean
  /** The folder that holds `actions/`; default: this repository. */
  root?: string
}

export interface Run extends Phase {
  post: Phase | undefined
}

// Also from the bundle, dist/sandbox; as an address the bundler would take it for a file.
const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../..')
const GITHUB: Record<string, string> = {
  token: 'ghs_000000000000000000000000000000000000',
  action: '__self',
  actor: 'octocat',
  api_url: 'https://api.github.com',
  event_name: 'push',
  graphql_url: 'https://api.github.com/graphql',
  job: 'release',
  ref: 'refs/heads/main',
  ref_name: 'main',
  ref_type: 'branch',
  repository: 'acme/shop',
  repository_id: '4711',
  repository_owner: 'acme',
  run_attempt: '1',
  run_id: '9001',
  run_number: '7',
  server_url: 'https://github.com',
  sha: '0123456789abcdef0123456789abcdef01234567',
  workflow: 'release',
  workflow_ref: 'acme/shop/.github/workflows/release.yml@refs/heads/main',
}

/** The folder of an action, `.` for the root action. */
export function actionFolder(name: string, root = REPOSITORY): string {
  return name === '.' ? root : join(root, 'actions', name)
}

export function readManifest(name: string, root = REPOSITORY): Manifest {
  const manifest = parse(readFileSync(join(actionFolder(name, root), 'action.yml'), 'utf8')) as Partial<Manifest>
  return { name, description: '', inputs: {}, outputs: {}, runs: { using: '', main: '' }, ...manifest }
}

/** Runs an action's main and post step as the runner does: same environment, same files, same signals, real processes. */
export async function runAction(name: string, options: RunOptions = {}): Promise<Run> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')))
  try {
    return await runSteps(name, home, options)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function runSteps(name: string, home: string, options: RunOptions): Promise<Run> {
  const manifest = readManifest(name, options.root)
  const { main: script, post: postScript } = manifest.runs
  const folder = actionFolder(name, options.root)
  const github = { ...GITHUB, ...options.github }
  const inputs = inputVariables(manifest, options.with ?? {}, github)
  const env = { ...jobEnvironment(github, home, options), ...options.env, ...inputs }
  const masks = new Set<string>([github['token'] ?? ''])

  const main = await runPhase({ script: join(folder, script), env, home: join(home, 'main'), masks, options })
  const undeclared = Object.keys(main.outputs).filter((output) => !Object.hasOwn(manifest.outputs, output))
  if (undeclared.length > 0)
    throw new Error(`${name}: action.yml does not declare the outputs ${undeclared.join(', ')}`)
  const unexpected = Object.keys(options.with ?? {}).filter((input) => !Object.hasOwn(manifest.inputs, input))
  if (unexpected.length > 0) {
    main.annotations.unshift({ severity: 'warning', message: `Unexpected input(s) ${unexpected.join(', ')}` })
  }
  if (postScript === undefined || !(options.post ?? !options.kill?.aborted)) return { ...main, post: undefined }

  const state = Object.fromEntries(Object.entries(main.state).map(([key, value]) => [`STATE_${key}`, value]))
  const post = await runPhase({
    script: join(folder, postScript),
    env: { ...env, ...main.env, ...state },
    home: join(home, 'post'),
    masks,
    // What ended the main step is over; the post step runs to its own end.
    options: options.onLine ? { onLine: options.onLine } : {},
  })
  return { ...main, post }
}

function jobEnvironment(github: Record<string, string>, home: string, options: RunOptions): Record<string, string> {
  const variables = Object.entries(github).filter(([key]) => key !== 'token')
  const workspace = options.workspace ?? directory(join(home, 'workspace'))
  const event = join(home, 'event.json')
  writeFileSync(event, JSON.stringify(options.event ?? {}))
  return {
    ...Object.fromEntries(variables.map(([key, value]) => [`GITHUB_${key.toUpperCase()}`, value])),
    PATH: process.env['PATH'] ?? '',
    HOME: directory(join(home, 'home')),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_PATH: event,
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: process.arch.toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: process.platform === 'darwin' ? 'macOS' : 'Linux',
    RUNNER_TEMP: directory(join(home, 'temp')),
    RUNNER_TOOL_CACHE: directory(join(home, 'tools')),
    RUNNER_WORKSPACE: dirname(workspace),
  }
}

function inputVariables(
  { inputs }: Manifest,
  given: Record<string, string>,
  github: Record<string, string>,
): Record<string, string> {
  const defaults = Object.entries(inputs).map(([key, input]) => [key, evaluate(String(input.default ?? ''), github)])
  const values = { ...Object.fromEntries(defaults), ...given } as Record<string, string>
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`INPUT_${key.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}

function evaluate(text: string, github: Record<string, string>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const [, property] = /^github\.(\w+)$/.exec(expression) ?? []
    if (property === undefined) throw new Error(`the harness does not know the expression "${expression}"`)
    return github[property] ?? ''
  })
}

function directory(path: string): string {
  mkdirSync(path, { recursive: true })
  return path
}
