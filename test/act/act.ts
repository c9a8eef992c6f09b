import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const WORKFLOWS = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))

/** Before the test is given up, so that nothing is left running. */
const LONGEST_MS = 180_000

/** The program, and its version when it is there. */
export const act = findAct()

export interface Event {
  name: 'push' | 'pull_request' | 'workflow_dispatch' | 'schedule' | 'workflow_run'
  payload?: object
  inputs?: Record<string, string>
}

export interface ActRequest {
  /** A checkout of the repository whose workflow runs. */
  workspace: string
  /** The workflow's file in it. */
  workflow: string
  event: Event
  /** Repositories by `owner/name@ref` that are folders of this machine. */
  repositories: Record<string, string>
  secrets: Record<string, string>
  env: Record<string, string>
  /** For its files. */
  home: string
  /** Where runs leave what later ones fetch. */
  artifacts: string
}

export interface ActRun {
  conclusion: 'success' | 'failure'
  /** What became of each job that ran, by its name. */
  jobs: Record<string, 'success' | 'failure'>
  log: string
}

/** Runs a workflow as `act` does on the machine itself, without containers. */
export async function runAct({ workspace, home, ...request }: ActRequest): Promise<ActRun> {
  const child = spawn(act.program, [request.event.name, ...(await argumentsOf(request, home))], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    // The Node of these tests is the one that runs the actions.
    env: { HOME: home, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (log += data.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { conclusion: code === 0 ? 'success' : 'failure', ...read(log) }
}

async function argumentsOf(request: Omit<ActRequest, 'workspace' | 'home'>, home: string): Promise<string[]> {
  const { workflow, event, repositories, secrets, env, artifacts } = request
  const file = (name: string, text: string): string => {
    writeFileSync(join(home, name), text)
    return join(home, name)
  }
  const options = {
    workflows: `.github/workflows/${workflow}`,
    platform: 'ubuntu-24.04=-self-hosted',
    'concurrent-jobs': '2',
    eventpath: file('event.json', JSON.stringify({ ...event.payload, inputs: event.inputs })),
    'secret-file': file('secrets', linesOf(secrets)),
    'env-file': file('env', linesOf({ ...env, STAND_INS: HERE })),
    // Else it would look for those in the workspace.
    'var-file': file('vars', ''),
    'input-file': file('inputs', ''),
    'action-cache-path': join(home, 'cache'),
    'artifact-server-path': artifacts,
    'artifact-server-addr': '127.0.0.1',
    'artifact-server-port': String(await freePort()),
  }
  const local = Object.entries({ ...standIns(), ...repositories }).map(([name, folder]) => `${name}=${folder}`)
  return [
    '--json',
    '--no-skip-checkout',
    '--no-cache-server',
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ...local.flatMap((pair) => ['--local-repository', pair]),
  ]
}

function linesOf(pairs: Record<string, string>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

interface Line {
  msg?: string
  job?: string
  jobResult?: 'success' | 'failure'
}

function read(output: string): Pick<ActRun, 'jobs' | 'log'> {
  const jobs: ActRun['jobs'] = {}
  const text = output.split('\n').map((raw) => {
    if (!raw.startsWith('{')) return raw
    const { msg = '', job = '', jobResult } = JSON.parse(raw) as Line
    // `Pipeline/Pipeline/Deploy  `: of the caller, of its job, and of the job itself, filled up with blanks.
    if (jobResult) jobs[job.split('/').at(-1)?.trim() ?? ''] = jobResult
    return `${job}: ${msg.trimEnd()}`
  })
  return { jobs, log: text.join('\n') }
}

/** Each action of others that a workflow names, by something small that does the same here. */
function standIns(): Record<string, string> {
  const texts = readdirSync(WORKFLOWS).map((name) => readFileSync(join(WORKFLOWS, name), 'utf8'))
  const names = texts.flatMap((text) => [...text.matchAll(/uses: (actions\/([\w-]+)@\w+)/g)])
  return Object.fromEntries(names.map(([, full = '', name = '']) => [full, join(HERE, name)]))
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
      })
    })
  })
}

function findAct(): { program: string; version: string | undefined } {
  const program = process.env['ACT'] ?? 'act'
  try {
    return { program, version: execFileSync(program, ['--version'], { encoding: 'utf8' }).trim() }
  } catch {
    return { program, version: undefined }
  }
}
