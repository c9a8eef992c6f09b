import * as v from 'valibot'
import { nearest } from '../nearest.ts'
import type { Path } from './document.ts'
import type { Either, OneOf } from './parts.ts'

/** A mistake at a place of the file, before it is known which line that is. */
export interface Finding {
  path: Path
  part: 'key' | 'value'
  message: string
}

/** Everything about `value` that the schema does not allow. */
export function findMistakes(schema: v.GenericSchema, value: unknown): Finding[] {
  const { issues = [] } = v.safeParse(schema, value, { abortPipeEarly: true })
  const lists = listsForMappings(schema, value, [])
  const others = issues.flatMap((issue) => explainIssue(schema, issue))
  return [
    ...lists,
    ...others.filter(({ path }) => !lists.some((list) => list.path.every((step, index) => path[index] === step))),
    ...wrongChoices(schema, value, []),
  ]
}

/** As it is called in messages: `components.api.smoke[0].get`. */
export function pathName(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}

/** The value without what is wrong in it, so that the rest can be looked at all the same. Lists keep their places. */
export function soundParts(schema: v.GenericSchema | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const { success, output } = v.safeParse(schema, value)
  if (isListForMapping(schema, value)) return undefined
  if (success || typeof value !== 'object' || value === null) return success ? output : undefined
  if (Array.isArray(value)) return value.map((item: unknown, index) => soundParts(schemaAt(schema, [index]), item))
  const keys = new Set([...Object.keys(entriesOf(schema)), ...Object.keys(value)])
  const parts = [...keys].map((key) => [key, soundParts(below(schema, key), (value as Record<string, unknown>)[key])])
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined))
}

function explainIssue(schema: v.GenericSchema, issue: v.BaseIssue<unknown>): Finding[] {
  const path = (issue.path ?? []).map((item) => item.key as string | number)
  const last = issue.path?.at(-1)
  const key = String(path.at(-1))
  const parent = path.slice(0, -1)
  if (issue.type === 'strict_object' && last?.origin === 'key') {
    const known = entriesOf(schemaAt(schema, parent))
    const unknownKeys = Object.keys(last.input as object).filter((one) => !Object.hasOwn(known, one))
    if (issue.received === 'undefined') {
      // Its misspelling is told already.
      if (unknownKeys.some((one) => nearest(one, Object.keys(known)) === key)) return []
      const meaning = known[key] && v.getDescription(known[key])?.split(/[.;:]/)[0]
      return [at(parent, 'key', `${nameOr(parent)} needs the key "${key}"${meaning ? ` (${meaning})` : ''}`)]
    }
    // Valibot tells only the first of the unknown keys.
    return unknownKeys.map((one) =>
      at([...parent, one], 'key', unknown(nameOr(parent), 'key', one, Object.keys(known))),
    )
  }
  if (last?.origin === 'key') {
    return [at(path, 'key', `${nameOr(parent)}: ${show(key)} is not a name; a name has ${issue.message}`)]
  }
  const options = optionsOf(schemaAt(schema, path))
  const meant = typeof issue.input === 'string' ? nearest(issue.input, options) : undefined
  const hint = hintFor(issue) ?? (meant ? `; did you mean "${meant}"?` : '')
  // Somebody may have written a real one there.
  const got = key === 'password' ? 'a text' : show(issue.input)
  return [at(path, 'value', `${nameOr(path)} must be ${issue.message}, got ${got}${hint}`)]
}

/** `what "word" …` that nobody knows, with the nearest that somebody does. */
export function unknown(where: string, what: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  const names = known.map((one) => `"${one}"`).join(', ')
  return `${where} has no ${what} ${show(word)}; ${meant ? `did you mean "${meant}"?` : `known: ${names || 'none'}`}`
}

/** A value as people may see it: short, and never more than one line. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 76)}…"` : text
}

function hintFor({ type, input, expected, message }: v.BaseIssue<unknown>): string | undefined {
  const isNumber = typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input))
  if ((type === 'number' || message.startsWith('a number')) && isNumber) return '; leave the quotes away'
  if (type === 'literal' && typeof input === 'string' && input === expected) return '; leave the quotes away'
  if (type === 'boolean' && /^(true|false)$/i.test(String(input))) return '; leave the quotes away'
  if (message.startsWith('a duration') && typeof input === 'number') return '; add the unit'
  if (expected === 'string' && ['number', 'boolean'].includes(typeof input)) return '; put it in quotes'
}

/** To valibot a list is a mapping like any other. */
function listsForMappings(schema: v.GenericSchema | undefined, value: unknown, path: Path): Finding[] {
  if (isListForMapping(schema, value)) {
    const { message } = unwrap(schema) as { message?: string }
    return [at(path, 'value', `${nameOr(path)} must be ${message}, got a list`)]
  }
  return children(value).flatMap(([step, child]) => listsForMappings(below(schema, step), child, [...path, step]))
}

function isListForMapping(schema: v.GenericSchema | undefined, value: unknown): boolean {
  if (Array.isArray(value) && eitherOf(schema)) return false
  const { entries, value: values } = (unwrap(schema) ?? {}) as Shape
  return Array.isArray(value) && Boolean(entries ?? values)
}

function children(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()]
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function wrongChoices(schema: v.GenericSchema | undefined, value: unknown, path: Path): Finding[] {
  const found = children(value).flatMap(([step, child]) =>
    wrongChoices(schemaAt(schema, [step]), child, [...path, step]),
  )
  const { oneOf } = (schema ? v.getMetadata(schema) : {}) as Partial<OneOf>
  if (!oneOf || typeof value !== 'object' || value === null || Array.isArray(value)) return found
  const given = oneOf.filter((key) => Object.hasOwn(value, key))
  if (given.length === 1) return found
  const known = Object.keys(entriesOf(unwrap(schema)))
  const misspelt = Object.keys(value).some((key) => !known.includes(key) && oneOf.includes(nearest(key, known) ?? ''))
  // Its misspelling is told already.
  if (given.length === 0 && misspelt) return found
  const [first, ...others] = oneOf.map((key) => `"${key}"`)
  if (given.length === 0 && others.length > 4) {
    const message = `${nameOr(path)} needs the key ${first}, or another that says what it does: ${others.join(', ')}`
    return [at(path, 'key', message), ...found]
  }
  const names = [first, ...others].join(', ')
  const count = given.length === 0 ? 'none of them' : given.map((key) => `"${key}"`).join(' and ')
  return [at(path, 'key', `${nameOr(path)} needs exactly one of ${names}, it has ${count}`), ...found]
}

function at(path: Path, part: Finding['part'], message: string): Finding {
  return { path, part, message }
}

function nameOr(path: Path): string {
  return pathName(path) || 'the file'
}

interface Shape {
  entries?: Record<string, v.GenericSchema>
  value?: v.GenericSchema
  item?: v.GenericSchema
  wrapped?: v.GenericSchema
  options?: readonly unknown[]
}

function schemaAt(schema: v.GenericSchema | undefined, path: Path): v.GenericSchema | undefined {
  let found = unwrap(schema)
  for (const step of path) found = unwrap(below(found, step))
  return found
}

/** As it stands there: optional, and with its default. */
function below(schema: v.GenericSchema | undefined, step: string | number): v.GenericSchema | undefined {
  const shape = unwrap(schema) as Shape | undefined
  return shape?.entries?.[step] ?? shape?.value ?? shape?.item
}

/** What may also be written short is looked at in its long form, which has the keys. */
function unwrap(schema: v.GenericSchema | undefined): v.GenericSchema | undefined {
  const inner = stripped(schema)
  const long = eitherOf(inner)?.[1]
  return long ? unwrap(long) : inner
}

function stripped(schema: v.GenericSchema | undefined): v.GenericSchema | undefined {
  let inner = schema
  while ((inner as Shape | undefined)?.wrapped) inner = (inner as Shape).wrapped
  return inner
}

function eitherOf(schema: v.GenericSchema | undefined): Either['either'] | undefined {
  return (stripped(schema) as Partial<Either> | undefined)?.either
}

function entriesOf(schema: v.GenericSchema | undefined): Record<string, v.GenericSchema> {
  return (schema as Shape | undefined)?.entries ?? {}
}

function optionsOf(schema: v.GenericSchema | undefined): string[] {
  const options = (schema as Shape | undefined)?.options ?? []
  return options.filter((option) => typeof option === 'string')
}
