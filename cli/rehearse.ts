import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type * as Sandbox from '../sandbox/rehearsal/rehearse.ts'
import { readConfig } from '../src/config.ts'
import { explain } from '../src/explain.ts'
import { Problems } from '../src/problems.ts'
import { isToFillIn } from '../src/setup/fill-in.ts'
import { secretIn } from '../src/config/secrets.ts'
import { tellProblems } from './check.ts'
import { packageRoot, program } from './package.ts'
import { readPlan } from './plan.ts'
import { isRunnersNode, runOnRunnersNode } from './runners-node.ts'
import { complain, say } from './screen.ts'
import { pairs, WrongUsage } from './usage.ts'

const OPTIONS = {
  broken: { type: 'boolean', default: false },
  rollback: { type: 'boolean', default: false },
  build: { type: 'boolean', default: true },
  env: { type: 'string', multiple: true },
  'env-file': { type: 'string' },
  config: { type: 'string', default: 'ops.yml' },
  environment: { type: 'string', default: 'production' },
  verbose: { type: 'boolean', default: false },
} as const

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS, allowNegative: true })
  const variables = readVariables(values)
  if (process.platform === 'win32') throw new Error('a rehearsal runs on Linux and macOS; on Windows run it in WSL')
  if (!isRunnersNode()) return await runOnRunnersNode(['rehearse', ...args])

  const root = process.cwd()
  if (!existsSync(join(root, values.config))) {
    throw new Error(`there is no ${values.config} here; ${program()} init writes ops.yml`)
  }
  const config = await readConfig({ file: values.config, environment: values.environment, workspace: root }).catch(
    (error: unknown) => {
      if (!(error instanceof Problems)) throw error
      return error
    },
  )
  if (config instanceof Problems) return tellProblems(config.problems)
  const missing = config.components.flatMap(({ name, vercel, railway, url }) =>
    [vercel?.project, railway?.project, url].some((text) => isToFillIn(text ?? '')) ? [name] : [],
  )
  if (missing.length > 0) {
    say(
      `${values.config} still has places to fill in (${missing.join(', ')}); a rehearsal makes do with what stands there.`,
    )
  }
  const plan = readPlan(config, { root, packageRoot, variables, builds: values.build ? 'scripts' : 'built' })
  return await play(plan, values)
}

async function play(
  plan: ReturnType<typeof readPlan>,
  { broken, rollback, verbose }: { broken: boolean; rollback: boolean; verbose: boolean },
): Promise<number> {
  const { BuildFailure, rehearse, scenesOf, terminal } = await loadSandbox()
  const stop = new AbortController()
  const end = (): void => stop.abort(new Error('stopped'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  process.stdout.on('error', end)
  try {
    const screen = terminal(process.stdout, process.env)
    const well = await rehearse({ plan, scenes: scenesOf({ broken, rollback }), screen, verbose, signal: stop.signal })
    return well ? 0 : 1
  } catch (error) {
    if (stop.signal.aborted) {
      complain('stopped; nothing is left behind')
      return 130
    }
    if (!(error instanceof BuildFailure)) throw error
    complain(explain(error))
    complain('Is everything installed? With --no-build a rehearsal takes what you have built yourself.')
    return 1
  }
}

/** A bundle of its own beside that of the actions. */
async function loadSandbox(): Promise<typeof Sandbox> {
  const file = join(packageRoot, 'dist/sandbox/index.js')
  return (await import(/* webpackIgnore: true */ pathToFileURL(file).href)) as typeof Sandbox
}

/** A rehearsal needs no token, and one that is handed over by mistake must not get into a process. */
function readVariables(values: {
  env?: string[] | undefined
  'env-file'?: string | undefined
}): Record<string, string> {
  const lines = values['env-file'] === undefined ? [] : readFileSync(values['env-file'], 'utf8').split(/\r?\n/)
  const stated = lines
    .filter((line) => /^\s*(export\s+)?\w+=/.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^export\s+/, '')
        .replace(/=(["'])(.*)\1$/, '=$2'),
    )
    .filter((line) => !line.endsWith('='))
  const variables = { ...pairs('env-file', stated), ...pairs('env', values.env) }
  for (const [name, value] of Object.entries(variables)) {
    const kind = /^(VERCEL|RAILWAY|RAILWAY_API|SENTRY_AUTH|GITHUB|GH)_TOKEN$/.test(name) ? 'a token' : secretIn(value)
    if (kind !== undefined && kind !== 'an address with a password') {
      throw new WrongUsage(`${name} looks like ${kind}; a rehearsal needs none and takes none`)
    }
  }
  return variables
}
