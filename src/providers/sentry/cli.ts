import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../../help.ts'
import { waitMs } from '../../backoff.ts'
import { createHttp, type Transport } from '../../http.ts'
import type { TrackerCall } from '../../release/context.ts'
import { remedyFor } from './client.ts'
import { CLI_BUILDS, CLI_VERSION } from './cli-builds.ts'

export interface CliOptions {
  server: string
  organization: string
  token: string
  /** Where nothing of the repository lies: sentry-cli obeys the configuration files that it finds. */
  temp: string
  transport?: Transport | undefined
  env?: NodeJS.ProcessEnv
}

/** Runs sentry-cli with these arguments, again while Sentry is in trouble. */
export type Cli = (args: readonly string[], call: TrackerCall) => Promise<void>

const TOOL = 'sentry-cli'
const DOWNLOADS = 'https://downloads.sentry-cdn.com/sentry-cli'
/** A program of 23 MB, and what it may still grow by. */
const MAX_BYTES = 96 * 1024 * 1024
/** What it needs of the environment, besides what it is told. */
const PASSED_ON = /^(https?_proxy|no_proxy|all_proxy|curl_ca_bundle|ssl_cert_(file|dir)|systemroot|tmpdir|temp|tmp)$/i

export function sentryCli({ server, organization, token, temp, transport, env = process.env }: CliOptions): Cli {
  let program: Promise<string> | undefined
  const environment = {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => PASSED_ON.test(name))),
    HOME: temp,
    SENTRY_URL: server,
    SENTRY_ORG: organization,
    SENTRY_AUTH_TOKEN: token,
    SENTRY_LOAD_DOTENV: '0',
    SENTRY_LOG_LEVEL: 'warn',
    // It repeats only some of its requests; the whole command is repeated here.
    SENTRY_HTTP_MAX_RETRIES: '0',
  }

  return async (args, { withinMs, signal }) => {
    const endsAt = performance.now() + withinMs
    program ??= fetchProgram({ temp, transport, env }, { withinMs, signal })
    const file = await program.catch((error: unknown) => {
      program = undefined
      throw error
    })
    for (let attempt = 1; ; attempt++) {
      const timeoutMs = Math.max(1, Math.floor(endsAt - performance.now()))
      const output = await run(file, args, { environment, temp, timeoutMs, signal })
      if (output === undefined) return
      const wait = waitMs(undefined, attempt)
      if (!isTransient(output) || performance.now() + wait >= endsAt) {
        throw new Trouble('trouble-with-sentry', `sentry-cli ${args.slice(0, 2).join(' ')}: ${reasonIn(output)}`)
      }
      await sleep(wait, undefined, { signal })
    }
  }
}

/** What it has said when it failed; nothing when it did not. */
async function run(
  file: string,
  args: readonly string[],
  options: { environment: NodeJS.ProcessEnv; temp: string; timeoutMs: number; signal: AbortSignal },
): Promise<string | undefined> {
  const { environment: env, temp: cwd, timeoutMs: timeout, signal } = options
  return await new Promise((resolve, reject) => {
    execFile(file, args, { env, cwd, timeout, signal, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (!error) resolve(undefined)
      else if (signal.aborted || typeof error.code === 'string') reject(error)
      else if (error.killed) resolve(`Caused by:\n    it took longer than ${Math.round(timeout / 1000)} s`)
      else resolve(`${stdout}\n${stderr}`)
    })
  })
}

/** 429, a status from 500 up, or an error of the network, which it tells by curl's number. */
function isTransient(output: string): boolean {
  return /http status: (429|5\d\d)\b/.test(output) || /^\s*(\d+: )?\[\d+\] /m.test(output)
}

function reasonIn(output: string): string {
  const causes = /^Caused by:\n((?: {4}.*\n?)+)/m.exec(output)?.[1]?.trim().split('\n')
  const reason = (causes?.at(-1) ?? /^error: (.*)$/m.exec(output)?.[1] ?? 'it failed').replace(/^\s*\d+: /, '').trim()
  const remedy = remedyFor(Number(/http status: (\d+)/.exec(reason)?.[1]))
  return `${reason.slice(0, 300)}${remedy ? `: ${remedy}` : ''}`
}

/** The program's path: one that is there already, or the very one that ops-actions was tested with. */
async function fetchProgram(
  { temp, transport, env }: Required<Pick<CliOptions, 'temp' | 'env'>> & Pick<CliOptions, 'transport'>,
  { withinMs, signal }: TrackerCall,
): Promise<string> {
  const own = env['SENTRY_BINARY_PATH']
  if (own) return own
  const build = CLI_BUILDS[`${process.platform}-${process.arch}`]
  if (!build) {
    throw new Trouble(
      'trouble-with-sentry',
      `there is no sentry-cli for ${process.platform} on ${process.arch}; name one of your own in SENTRY_BINARY_PATH`,
    )
  }
  const { cacheFile, find } = await import('@actions/tool-cache')
  const name = process.platform === 'win32' ? `${TOOL}.exe` : TOOL
  const cached = join(find(TOOL, CLI_VERSION), name)
  if ((await hashOf(cached)) === build.sha256) return cached

  const http = createHttp({
    name: 'sentry-cli',
    baseUrl: `${(env['SENTRYCLI_CDNURL'] || DOWNLOADS).replace(/\/$/, '')}/`,
    attemptMs: withinMs,
    totalMs: withinMs,
    signal,
    ...transport,
  })
  const { body } = await http(`${CLI_VERSION}/${build.file}`, { maxBytes: MAX_BYTES })
  const found = createHash('sha256').update(body).digest('hex')
  if (found !== build.sha256) {
    throw new Trouble(
      'trouble-with-sentry',
      `the download of ${build.file} ${CLI_VERSION} has the SHA-256 ${found}, not ${build.sha256}; it was not run`,
    )
  }
  const file = join(temp, `${TOOL}-${process.pid}`)
  await writeFile(file, body)
  await chmod(file, 0o755)
  const folder = await cacheFile(file, name, TOOL, CLI_VERSION)
  await rm(file)
  return join(folder, name)
}

async function hashOf(file: string): Promise<string | undefined> {
  const content = await readFile(file).catch(() => undefined)
  return content && createHash('sha256').update(content).digest('hex')
}
