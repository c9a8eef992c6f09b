import type { ComponentConfig } from '../config.ts'
import { nearest } from '../nearest.ts'
import { Problems } from '../problems.ts'

/** Values by name, as they stand for `{{name}}`. */
export type Variables = ReadonlyMap<string, unknown>

const NAME = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g

export class UnknownVariable extends Error {}

/** Texts with the values in place of their names, at any depth; a text that is only a name becomes the value itself. */
export function fill<T extends object>(value: T, variables: Variables): T {
  if (!holdsNames(value)) return value
  return replace(value, (name) => {
    if (variables.has(name)) return variables.get(name)
    const known = [...variables.keys()].map((one) => `"${one}"`).join(', ')
    throw new UnknownVariable(`there is no value for "{{${name}}}"; known: ${known || 'none'}`)
  }) as T
}

const known = new WeakMap<object, boolean>()

/** Remembered: most checks hold none, and each is filled again for every try and sample. */
function holdsNames(value: object): boolean {
  const before = known.get(value)
  if (before !== undefined) return before
  const holds = namesIn(value).size > 0
  known.set(value, holds)
  return holds
}

/** Every name that stands somewhere in the value. */
export function namesIn(value: unknown): Set<string> {
  const names = new Set<string>()
  replace(value, (name) => names.add(name))
  return names
}

function replace(value: unknown, valueOf: (name: string) => unknown): unknown {
  if (typeof value === 'string') {
    const [whole, name = ''] = new RegExp(`^${NAME.source}$`).exec(value) ?? []
    return whole === undefined ? value.replaceAll(NAME, (_, one: string) => asText(valueOf(one))) : valueOf(name)
  }
  if (Array.isArray(value)) return value.map((item) => replace(item, valueOf))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [asText(replace(key, valueOf)), replace(child, valueOf)]),
  )
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Throws `Problems` with every name that no step captures and nobody has given. */
export function demandVariables(
  components: readonly Pick<ComponentConfig, 'name' | 'smoke'>[],
  variables: Readonly<Record<string, string>> = {},
): void {
  const given = Object.keys(variables)
  const problems = components.flatMap(({ name: component, smoke }) =>
    smoke.flatMap((check) => {
      if (check.kind !== 'request') return []
      const captured = check.steps.flatMap(({ capture }) => capture.map(({ name }) => name))
      const missing = [...namesIn(check.steps)].filter((name) => !given.includes(name) && !captured.includes(name))
      return missing.map(
        (name) =>
          `${component}: ${check.name}: nobody gives a value for "{{${name}}}"; ${remedyFor(name, [...given, ...captured])}`,
      )
    }),
  )
  if (problems.length > 0)
    throw new Problems(
      'smoke checks',
      problems.map((message) => ({ message, title: 'Missing value' })),
    )
}

function remedyFor(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  if (meant !== undefined) return `did you mean "{{${meant}}}"?`
  return `capture it in a step before, or set it as the environment variable ${name.startsWith(PREFIX) ? name : `${PREFIX}${name}`}`
}

const PREFIX = 'SMOKE_'

/** The environment's share of the values: only what was named for checks, since tokens stand there as well. */
export function variablesOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value = '']) =>
      name.startsWith(PREFIX) && value !== '' ? [[name, value]] : [],
    ),
  )
}
