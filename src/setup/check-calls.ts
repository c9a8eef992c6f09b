import { show, unknown } from '../config/structure.ts'
import type { Problem } from '../problems.ts'
import { asMapping, type Call, type Mapping, stepsOf, textOf } from './calls.ts'
import { type Interface, interfaceOf, namesOf } from './interface.ts'
import { nameOfSecret } from './workflows.ts'

/** What of `ops.yml` decides whether a call is right. */
export interface Application {
  config: string
  environments: readonly string[]
  /** `vercel-token`: who needs it, as `web in ops.yml`. */
  tokens: Readonly<Record<string, string>>
}

export interface Surroundings {
  packageRoot: string
  /** Nothing when `ops.yml` itself is wrong. */
  application: Application | undefined
}

/** Everything that is wrong with one call. */
export function checkCall(call: Call, { packageRoot, application }: Surroundings): Problem[] {
  const taken = interfaceOf(packageRoot, call.kind, call.name)
  if (!taken) {
    const known = namesOf(packageRoot, call.kind)
    return [problem(call, ['uses'], unknown('ops-actions', call.kind, call.name, known))]
  }
  return [
    ...checkInputs(call, taken),
    ...(call.kind === 'workflow' ? checkSecrets(call, taken) : checkSteps(call)),
    ...checkPermissions(call, taken),
    ...(application && releases(call)
      ? [...checkEnvironment(call, application), ...checkTokens(call, application)]
      : []),
    ...checkTrigger(call),
    ...(releases(call) ? checkConcurrency(call) : []),
  ]
}

/** Whether it changes what is live. */
export function releases({ kind, name }: Call): boolean {
  const names = kind === 'workflow' ? ['pipeline', 'rollback', 'recover'] : ['.', 'deploy', 'rollback']
  return names.includes(name)
}

function problem(call: Call, path: readonly (string | number)[], message: string, part?: 'key'): Problem {
  return call.yaml.problem([...call.path, ...path], message, part)
}

function checkInputs(call: Call, { inputs }: Interface): Problem[] {
  const known = [...inputs.keys()]
  const missing = known.filter((name) => inputs.get(name)?.required && !Object.hasOwn(call.with, name))
  return [
    ...Object.keys(call.with)
      .filter((name) => !inputs.has(name))
      .map((name) => problem(call, ['with', name], unknown(titleOf(call), 'input', name, known), 'key')),
    ...missing.map((name) =>
      problem(call, ['uses'], `${titleOf(call)} needs the input "${name}"; set it below "with:"`),
    ),
  ]
}

function checkSecrets(call: Call, { secrets }: Interface): Problem[] {
  const known = [...secrets.keys()]
  return Object.keys(asMapping(call.job['secrets']))
    .filter((name) => !secrets.has(name))
    .map((name) => problem(call, ['secrets', name], unknown(titleOf(call), 'secret', name, known), 'key'))
}

/** A step reads the repository's files, so they must be there. */
function checkSteps(call: Call): Problem[] {
  const index = Number(call.path.at(-1))
  const before = stepsOf(call.job).slice(0, index)
  if (before.some(({ uses, run }) => /checkout/.test(textOf(uses)) || /\bgit (clone|checkout)\b/.test(textOf(run))))
    return []
  return [
    problem(call, ['uses'], `${titleOf(call)} reads the repository's files; put "uses: actions/checkout@v6" before it`),
  ]
}

function checkPermissions(call: Call, { permissions }: Interface): Problem[] {
  const own = call.job['permissions'] !== undefined
  const stated = own ? call.job['permissions'] : call.workflow['permissions']
  const wanted = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`)
  if (stated === undefined) {
    const message = `job "${call.jobName}" has no permissions, so they are what the repository's settings say; add "permissions: { ${wanted.join(', ')} }"`
    return [problem(call, ['uses'], message)]
  }
  const short = Object.entries(permissions).filter(([name, level]) => !suffices(stated, name, level))
  if (short.length === 0) return []
  const path = own ? ['jobs', call.jobName, 'permissions'] : ['permissions']
  const missing = short.map(([name, level]) => `${name}: ${level}`).join(', ')
  return [call.yaml.problem(path, `${titleOf(call)} needs the permissions ${missing}; without one it is none`, 'key')]
}

function suffices(stated: unknown, name: string, level: 'read' | 'write'): boolean {
  if (stated === 'write-all') return true
  if (stated === 'read-all') return level === 'read'
  const given = asMapping(stated)[name]
  return given === 'write' || (given === 'read' && level === 'read')
}

function checkEnvironment(call: Call, { config, environments }: Application): Problem[] {
  const input = call.with['environment']
  const asked = textOf(input) || 'production'
  const found: Problem[] = []
  if (!isExpression(asked) && configOf(call) === config && !environments.includes(asked)) {
    found.push(problem(call, ['with', 'environment'], unknown(config, 'environment', asked, environments)))
  }
  const stated = call.job['environment']
  if (stated === undefined) return found
  const name = textOf(stated) || textOf(asMapping(stated)['name'])
  const path = ['jobs', call.jobName, 'environment']
  if (call.kind === 'workflow') {
    const message = `a job that calls a workflow has no environment of its own; take it away, or write "with: { environment: ${name} }"`
    return [...found, call.yaml.problem(path, message, 'key')]
  }
  if (!isExpression(name) && !isExpression(asked) && name !== asked) {
    const message = `job "${call.jobName}" gets the secrets of "${name}" and ${titleOf(call)} releases to "${asked}"; name the same environment in both`
    return [...found, call.yaml.problem(path, message)]
  }
  return found
}

/** A token may also come as an environment variable, and whatever `inherit` hands over stands nowhere. */
function checkTokens(call: Call, { config, tokens }: Application): Problem[] {
  if (configOf(call) !== config || call.job['secrets'] === 'inherit') return []
  const handed = call.kind === 'workflow' ? asMapping(call.job['secrets']) : call.with
  const step = call.kind === 'action' ? (stepsOf(call.job)[Number(call.path.at(-1))] ?? {}) : {}
  const variables = call.kind === 'action' ? [call.workflow, call.job, step].map(({ env }) => asMapping(env)) : []
  const below = call.kind === 'workflow' ? 'secrets' : 'with'
  return Object.entries(tokens)
    .filter(
      ([name]) =>
        empty(handed[name] ?? handed[nameOfSecret(name)]) && !variables.some((env) => !empty(env[nameOfSecret(name)])),
    )
    .map(([name, by]) => {
      const remedy = `add "${name}: \${{ secrets.${nameOfSecret(name)} }}" below "${below}:"`
      return problem(call, [below], `${titleOf(call)} is not handed "${name}", which ${by} needs; ${remedy}`, 'key')
    })
}

function empty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function checkTrigger(call: Call): Problem[] {
  const on = call.workflow['on']
  const named = Array.isArray(on) || typeof on === 'string'
  const names = named ? [on].flat() : Object.keys(asMapping(on))
  const found: Problem[] = []
  if (names.includes('pull_request_target')) {
    const message = 'on pull_request_target the code of strangers runs beside your secrets; use "pull_request"'
    found.push(call.yaml.problem(named ? ['on'] : ['on', 'pull_request_target'], message, 'key'))
  }
  const types = asMapping(asMapping(on)['pull_request'])['types']
  if (titleOf(call) === 'pipeline.yml' && names.includes('pull_request') && ![types].flat().includes('closed')) {
    const message =
      'nobody takes a preview away again; write "types: [opened, synchronize, reopened, closed]" below "pull_request:"'
    found.push(call.yaml.problem(['on', 'pull_request'], message, 'key'))
  }
  return found
}

function checkConcurrency(call: Call): Problem[] {
  const places = [
    { path: ['concurrency'], value: call.workflow['concurrency'] },
    { path: ['jobs', call.jobName, 'concurrency'], value: call.job['concurrency'] },
  ]
  return places
    .filter(({ value }) => asMapping(value)['cancel-in-progress'] === true)
    .map(({ path }) =>
      call.yaml.problem(
        [...path, 'cancel-in-progress'],
        'the next run would cancel a release that is under way, which is then undone; write "cancel-in-progress: false"',
        'key',
      ),
    )
}

/** The group that the calling job waits in, where it can be told without running it. */
export function groupOf({ workflow, job }: { workflow: Mapping; job: Mapping }): string | undefined {
  const stated = job['concurrency'] ?? workflow['concurrency']
  const group = textOf(stated) || textOf(asMapping(stated)['group'])
  return group === '' || isExpression(group) ? undefined : group
}

function configOf(call: Call): string {
  return textOf(call.with['config']) || 'ops.yml'
}

function isExpression(text: string): boolean {
  return text.includes('${{')
}

export function titleOf({ kind, name }: Call): string {
  return kind === 'workflow' ? `${show(name).slice(1, -1)}.yml` : name === '.' ? 'ops-actions' : name
}
