import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readYaml, type YamlFile } from '../config/document.ts'
import { type Config, readConfig } from '../config.ts'
import { type Problem, Problems } from '../problems.ts'
import { type Call, callsIn } from './calls.ts'
import { type Application, checkCall, groupOf, releases, titleOf } from './check-calls.ts'
import { isToFillIn, whereToFind } from './fill-in.ts'

export interface Checked {
  /** In the order of the files. */
  problems: Problem[]
  /** Of workflows that use ops-actions. */
  workflows: string[]
}

const FOLDER = '.github/workflows'

/** `ops.yml` as a release reads it, and every workflow that uses ops-actions. Asks nobody. */
export async function check(root: string, options: { config: string; packageRoot: string }): Promise<Checked> {
  const { config: file, packageRoot } = options
  const { problems, config } = await checkConfig(root, file)
  const application = config && toApplication(config, environmentsIn(root, file))
  const calls: Call[] = []
  const unreadable: string[] = []
  for (const path of workflowFiles(root)) {
    const text = read(join(root, path))
    if (!text?.includes('ops-actions')) continue
    const yaml = readYaml(path, text)
    problems.push(...yaml.problems)
    if (yaml.value === undefined) unreadable.push(path)
    const found = callsIn(path, yaml)
    calls.push(...found)
    problems.push(...found.flatMap((call) => checkCall(call, { packageRoot, application })))
  }
  problems.push(...checkTogether(calls))
  const workflows = [...new Set([...calls.map((call) => call.file), ...unreadable])]
  if (workflows.length === 0) {
    problems.push({ file: FOLDER, message: 'no workflow uses ops-actions; ops-actions init writes them' })
  }
  return { problems: once(problems), workflows }
}

async function checkConfig(root: string, file: string): Promise<{ problems: Problem[]; config: Config | undefined }> {
  const path = join(root, file)
  if (!existsSync(path)) {
    return { problems: [{ file, message: 'there is no such file; ops-actions init writes one' }], config: undefined }
  }
  if (statSync(path).isDirectory()) {
    return { problems: [{ file, message: 'this is a directory, and must be a file' }], config: undefined }
  }
  try {
    const config = await readConfig({ file, environment: 'production', workspace: root })
    return { problems: toFillIn(readYaml(file, readFileSync(path, 'utf8'))), config }
  } catch (error) {
    if (!(error instanceof Problems)) throw error
    return { problems: [...error.problems], config: undefined }
  }
}

function toFillIn(yaml: YamlFile): Problem[] {
  return textsWithPaths(yaml.value, [])
    .filter(({ text }) => isToFillIn(text))
    .map(({ path, text }) => {
      const where = whereToFind(path)
      return yaml.problem(path, `${path.join('.')} is still to be filled in, got "${text}" (${where})`)
    })
}

function textsWithPaths(value: unknown, path: (string | number)[]): { path: (string | number)[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, child]) => textsWithPaths(child, [...path, key]))
}

function environmentsIn(root: string, file: string): string[] {
  const { environments } = (readYaml(file, read(join(root, file)) ?? '').value ?? {}) as { environments?: object }
  return ['production', ...Object.keys(environments ?? {})]
}

function toApplication({ file, components, sentry }: Config, environments: string[]): Application {
  const onVercel = components.find(({ vercel }) => vercel)
  const onRailway = components.find(({ railway }) => railway)
  return {
    config: file,
    environments,
    tokens: {
      ...(onVercel ? { 'vercel-token': `${onVercel.name} in ${file}` } : {}),
      ...(onRailway ? { 'railway-token': `${onRailway.name} in ${file}` } : {}),
      ...(sentry ? { 'sentry-auth-token': `sentry in ${file}` } : {}),
    },
  }
}

function workflowFiles(root: string): string[] {
  try {
    return readdirSync(join(root, FOLDER))
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => `${FOLDER}/${name}`)
  } catch {
    return []
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** What no single call can say: one version everywhere, and a way back that waits for nobody. */
function checkTogether(calls: readonly Call[]): Problem[] {
  const [first] = calls
  const problems: Problem[] = []
  for (const call of calls) {
    if (!first) break
    const [own, usual] = [call, first].map(({ repository, version }) => `${repository}@${version}`)
    if (own !== usual) {
      const message = `${titleOf(call)} is that of ${own}, and ${first.file} uses ${usual}; a release and its rollback must be of one version`
      problems.push(call.yaml.problem([...call.path, 'uses'], message))
    }
  }
  const forward = calls.filter((call) => releases(call) && call.name !== 'rollback')
  for (const call of calls.filter(({ name }) => name === 'rollback')) {
    const group = groupOf(call)
    const other = forward.find((one) => group !== undefined && one.file !== call.file && groupOf(one) === group)
    if (!other) continue
    const where = call.job['concurrency'] === undefined ? ['concurrency'] : ['jobs', call.jobName, 'concurrency']
    const message = `a rollback in the concurrency group "${group}" of ${other.file} would wait for a release that hangs; give it a group of its own`
    problems.push(call.yaml.problem(where, message, 'key'))
  }
  return problems
}

function once(problems: readonly Problem[]): Problem[] {
  const known = new Map(
    problems.map((problem) => [`${problem.file}:${problem.line}:${problem.column} ${problem.message}`, problem]),
  )
  return [...known.values()]
}
