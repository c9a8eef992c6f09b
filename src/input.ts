import { parseDuration } from './duration.ts'
import { type Problem, Problems } from './problems.ts'

/**
 * The inputs of an action. A getter never throws: it remembers what is wrong with the value and answers with a stand-in,
 * so that every mistake is told at once, before anything is done.
 *
 * Where environment variables are named, the first that is set stands in for an input left empty.
 */
export interface Input {
  text(name: string, ...variables: string[]): string
  optional(name: string, ...variables: string[]): string | undefined
  /** Masked before anything else is done with it. */
  secret(name: string, ...variables: string[]): string
  optionalSecret(name: string, ...variables: string[]): string | undefined
  /** A commit by all 40 digits of its SHA. */
  optionalCommit(name: string): string | undefined
  /** `true` or `false`. */
  flag(name: string): boolean
  /** One of the values. */
  choice<T extends string>(name: string, values: readonly T[]): T
  /** A whole number from zero up. */
  count(name: string): number
  /** `90s`, `5m`; in milliseconds. */
  duration(name: string): number
  optionalDuration(name: string): number | undefined
  /** `https:` addresses; `http:` too, for a server of one's own. */
  url(name: string, ...variables: string[]): string
  optionalUrl(name: string, ...variables: string[]): string | undefined
  /** One item a line, or separated by commas. */
  list(name: string): string[]
  /** `KEY=VALUE`, one a line. */
  pairs(name: string): Record<string, string>
  /** The same, with values that are masked. */
  secretPairs(name: string): Record<string, string>
}

export interface InputSource {
  /** The input's value, empty when it is not set. */
  get: (name: string) => string
  env: NodeJS.ProcessEnv
  /** Told of each secret as soon as it is read. */
  onSecret: (value: string) => void
}

export class WrongInputs extends Problems {}

/** Calls `read` once. Throws `WrongInputs` when any is wrong. */
export function readInputs<T>(source: InputSource, read: (input: Input) => T): T {
  const problems: Problem[] = []
  let inputs: T
  try {
    inputs = read(createInput(source, (message) => problems.push({ message, title: 'Wrong input' })))
  } catch (error) {
    // With a wrong input, `read` may have tripped over the stand-in: then only the input is to blame.
    if (problems.length === 0) throw error
    throw new WrongInputs('inputs', problems)
  }
  if (problems.length > 0) throw new WrongInputs('inputs', problems)
  return inputs
}

function createInput({ get, env, onSecret }: InputSource, report: (message: string) => void): Input {
  function optional(name: string, ...variables: string[]): string | undefined {
    for (const value of [get(name), ...variables.map((variable) => (env[variable] ?? '').trim())]) {
      if (value !== '') return value
    }
    return undefined
  }

  function optionalSecret(name: string, ...variables: string[]): string | undefined {
    const value = optional(name, ...variables)
    if (value !== undefined) onSecret(value)
    return value
  }

  function required<T>(value: T | undefined, standIn: T, name: string, remedy: string): T {
    if (value === undefined) report(`input "${name}" is missing; ${remedy}`)
    return value ?? standIn
  }

  function wrong<T>(name: string, value: string, remedy: string, standIn: T): T {
    report(`input "${name}" must be ${remedy}, got ${value === '' ? 'nothing' : JSON.stringify(value)}`)
    return standIn
  }

  function optionalUrl(name: string, ...variables: string[]): string | undefined {
    const value = optional(name, ...variables)
    if (value === undefined || /^https?:$/.test(URL.parse(value)?.protocol ?? '')) return value
    return wrong(name, value, 'an address like "https://shop.example"', undefined)
  }

  function optionalDuration(name: string): number | undefined {
    const value = optional(name)
    if (value === undefined) return undefined
    return parseDuration(value) ?? wrong(name, value, 'a duration like "90s" or "5m"', undefined)
  }

  function pairs(name: string, onWrong: (line: string) => void): Record<string, string> {
    const found: [string, string][] = []
    for (const line of lines(get(name), /\n/)) {
      const [, key, value] = /^([^=\s]+)=(.*)$/.exec(line) ?? []
      if (key === undefined || value === undefined) onWrong(line)
      else if (found.some(([known]) => known === key)) report(`input "${name}" has the key "${key}" twice; keep one`)
      else found.push([key, value])
    }
    return Object.fromEntries(found)
  }

  return {
    optional,
    optionalSecret,
    optionalUrl,
    optionalDuration,
    text: (name, ...variables) =>
      required(optional(name, ...variables), '', name, `set it below "with:"${orVariable(variables)}`),
    secret(name, ...variables) {
      const variable = variables[0] ?? name.replaceAll('-', '_').toUpperCase()
      const remedy = `set it below "with:" to \${{ secrets.${variable} }}${orVariable(variables)}`
      return required(optionalSecret(name, ...variables), '', name, remedy)
    },
    optionalCommit(name) {
      const value = optional(name)
      if (value === undefined || /^[0-9a-f]{40}$/i.test(value)) return value?.toLowerCase()
      return wrong(name, value, 'the full SHA of a commit with all 40 digits, like "${{ github.sha }}"', undefined)
    },
    flag(name) {
      const value = get(name)
      if (/^(true|True|TRUE|false|False|FALSE)$/.test(value)) return value.toLowerCase() === 'true'
      return wrong(name, value, '"true" or "false"', false)
    },
    choice<T extends string>(name: string, values: readonly T[]): T {
      const value = get(name)
      const known = values.find((one) => one === value)
      return known ?? wrong(name, value, `one of ${values.map((one) => `"${one}"`).join(', ')}`, '' as T)
    },
    count(name) {
      const value = get(name)
      return /^\d{1,9}$/.test(value) ? Number(value) : wrong(name, value, 'a whole number', 0)
    },
    duration: (name) =>
      get(name) === ''
        ? required(undefined, 0, name, 'write a duration like "90s" or "5m"')
        : (optionalDuration(name) ?? 0),
    url: (name, ...variables) =>
      optional(name, ...variables) === undefined
        ? required(undefined, '', name, `write an address like "https://shop.example"${orVariable(variables)}`)
        : (optionalUrl(name, ...variables) ?? ''),
    list: (name) => lines(get(name), /[\n,]/),
    pairs: (name) => pairs(name, (line) => wrong(name, line, 'lines of KEY=VALUE', undefined)),
    secretPairs(name) {
      const found = pairs(name, (line) =>
        wrong(name, `a line of ${line.length} letters`, 'lines of NAME=VALUE', undefined),
      )
      for (const value of Object.values(found)) onSecret(value)
      return found
    },
  }
}

function orVariable(variables: string[]): string {
  return variables.length > 0 ? `, or the environment variable ${variables.join(' or ')}` : ''
}

function lines(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
