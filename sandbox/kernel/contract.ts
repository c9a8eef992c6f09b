import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { Hono, type MiddlewareHandler } from 'hono'
import type { Bindings, Service } from './service.ts'

type Schema = Record<string, unknown>

interface Parameter {
  $ref?: string
  name: string
  in: string
  required?: boolean
  schema?: Schema
}

interface Media {
  content?: Record<string, { schema?: Schema }>
}

export interface Operation {
  operationId?: string
  parameters?: Parameter[]
  requestBody?: Media & { required?: boolean; $ref?: string }
  responses: Record<string, Media & { $ref?: string }>
}

/** The part of an OpenAPI 3.0 document that is judged by. */
export interface OpenApi {
  info?: Record<string, unknown>
  paths: Record<string, Record<string, Operation>>
  components?: Record<string, Record<string, unknown>>
}

/** A way in which the provider is known to differ from its own document. */
export interface Drift {
  because: string
  apply(document: OpenApi): void
}

export interface Call {
  method: string
  path: string
  query?: URLSearchParams
  /** Parsed, where it was JSON. */
  body?: unknown
  status: number
  contentType?: string | undefined
  text: string
}

export interface ContractChecker {
  /** Every way in which the call breaks the contract. */
  check(call: Call): string[]
  /** Judges what passes and keeps what it found in `violations`. */
  middleware: MiddlewareHandler<Bindings>
  violations: string[]
}

/** The document of this name in CONTRACTS_DIR; nothing where the variable is not set. */
export async function loadContract(file: string): Promise<OpenApi | undefined> {
  const directory = process.env['CONTRACTS_DIR']
  if (!directory) return undefined
  return JSON.parse(await readFile(join(directory, file), 'utf8')) as OpenApi
}

/** The same service, with each of its calls judged. */
export function checked(service: Service, { middleware }: ContractChecker): Service {
  return { ...service, app: new Hono<Bindings>().use('*', middleware).route('/', service.app) }
}

/** `spanning` names the path parameters that may hold slashes when they end a path. */
export function contractChecker({
  document: original,
  drift = [],
  spanning = [],
}: {
  document: OpenApi
  drift?: Drift[]
  spanning?: string[]
}): ContractChecker {
  const document = structuredClone(original)
  for (const one of drift) one.apply(document)
  const validators = new Map<unknown, ValidateFunction>()
  const strictly = createAjv(document, false)
  // A query is text; numbers and lists are read from it as the provider does.
  const leniently = createAjv(document, 'array')
  const routes = routesOf(document, spanning)
  const violations: string[] = []

  function errorsOf(ajv: Ajv, key: object, schema: Schema, value: unknown): string[] {
    const validate = validators.get(key) ?? ajv.compile(translate(schema) as Schema)
    validators.set(key, validate)
    return validate(value) ? [] : describe(validate.errors ?? [])
  }

  function judgeRequest(operation: Operation, { query, body }: Call): string[] {
    const parameters = (operation.parameters ?? []).map((one) => dereference(document, one)).filter(isQuery)
    const schema = {
      type: 'object',
      properties: Object.fromEntries(parameters.map((one) => [one.name, one.schema ?? {}])),
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    }
    const sent = Object.fromEntries(query ?? [])
    const found = errorsOf(leniently, operation, schema, sent).map((error) => `query${error}`)
    const wanted = operation.requestBody && dereference(document, operation.requestBody)
    const json = wanted?.content?.['application/json']?.schema
    if (json && (body !== undefined || wanted.required)) {
      found.push(...errorsOf(strictly, json, json, body).map((error) => `body${error}`))
    }
    return found
  }

  function judgeAnswer(operation: Operation, { status, contentType = '', text }: Call): string[] {
    const declared = operation.responses[status] ?? operation.responses[`${Math.floor(status / 100)}XX`]
    const answer = declared ?? operation.responses['default']
    if (!answer) return [`answer ${status} is not declared`]
    const { content } = dereference(document, answer)
    if (!content) return status < 300 && text !== '' ? [`answer ${status} must have no body`] : []
    const type = contentType.split(';')[0] ?? ''
    const media = content[type]
    if (!media) return [`answer ${status} is declared as ${Object.keys(content).join(', ')}, not ${type || 'nothing'}`]
    const { schema } = media
    if (!schema || !type.includes('json')) return []
    const values = type === 'application/stream+json' ? text.split('\n').filter((line) => line !== '') : [text]
    return values.flatMap((value) =>
      errorsOf(strictly, schema, schema, JSON.parse(value)).map((error) => `answer ${status}${error}`),
    )
  }

  function check(call: Call): string[] {
    const { method, path, status } = call
    const route = routes.find((one) => one.method === method && one.pattern.test(path))
    if (!route) return status === 404 ? [] : [`${method} ${path}: no such operation`]
    const { operation } = route
    // A refused request may be as wrong as it likes; one that is accepted may not.
    const found = [...(status < 400 ? judgeRequest(operation, call) : []), ...judgeAnswer(operation, call)]
    return found.map((error) => `${method} ${path} (${operation.operationId}): ${error}`)
  }

  const middleware: MiddlewareHandler<Bindings> = async (c, next) => {
    const isJson = (c.req.header('content-type') ?? '').includes('json')
    const body = isJson ? await c.req.text() : ''
    await next()
    const contentType = c.res.headers.get('content-type') ?? undefined
    const endless = contentType?.includes('stream') ?? false
    if (c.res.status >= 500 || endless || c.res.headers.has('x-sandbox')) return
    const url = new URL(c.req.url)
    const text = c.res.body ? await c.res.clone().text() : ''
    violations.push(
      ...check({
        method: c.req.method,
        path: url.pathname,
        query: url.searchParams,
        body: parse(body),
        status: c.res.status,
        contentType,
        text,
      }),
    )
  }

  return { check, middleware, violations }
}

function createAjv(document: OpenApi, coerceTypes: false | 'array'): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: false, coerceTypes, validateFormats: true })
  formats.default(ajv)
  const uri = ajv.formats['uri'] as { test(text: string): boolean } | ((text: string) => boolean)
  ajv.addFormat('uri', (text) => text === '' || (typeof uri === 'function' ? uri(text) : uri.test(text)))
  ajv.addSchema(translate({ $id: 'openapi', components: document.components ?? {} }) as Schema)
  return ajv
}

/** OpenAPI 3.0 as JSON Schema: `nullable` in words that ajv knows, references from the document's own id. */
function translate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translate)
  if (typeof value !== 'object' || value === null) return value
  const { nullable, ...rest } = value as Schema
  const plain = Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace(/^#/, 'openapi#') : translate(inner),
    ]),
  )
  // A property may be named `nullable`; then it is a schema, not a flag.
  if (typeof nullable === 'object') return { ...plain, nullable: translate(nullable) }
  if (nullable !== true) return plain
  if (typeof plain['type'] === 'string' && plain['enum'] === undefined)
    return { ...plain, type: [plain['type'], 'null'] }
  return { anyOf: [plain, { type: 'null' }] }
}

interface Route {
  method: string
  pattern: RegExp
  literals: number
  operation: Operation
}

function routesOf({ paths }: OpenApi, spanning: string[]): Route[] {
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => /^(get|put|post|delete|patch|head|options)$/.test(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        pattern: patternOf(path, spanning),
        literals: path.replace(/\{[^}]+\}/g, '').length,
        operation,
      })),
  )
  return routes.sort((a, b) => b.literals - a.literals)
}

function patternOf(path: string, spanning: string[]): RegExp {
  const parts = path.split(/(\{[^}]+\})/).filter((part) => part !== '')
  const source = parts.map((part, index) => {
    if (!part.startsWith('{')) return part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    return index === parts.length - 1 && spanning.includes(part.slice(1, -1)) ? '.+' : '[^/]+'
  })
  return new RegExp(`^${source.join('')}$`)
}

function dereference<T extends { $ref?: string }>(document: OpenApi, value: T): T {
  if (value.$ref === undefined) return value
  const [, section = '', name = ''] = value.$ref.split('/').slice(1)
  return (document.components?.[section]?.[name] ?? value) as T
}

function isQuery({ in: place }: Parameter): boolean {
  return place === 'query'
}

function describe(errors: ErrorObject[]): string[] {
  const shown = errors.slice(0, 5).map(({ instancePath, message = '', params }) => {
    const { additionalProperty } = params as { additionalProperty?: string }
    return `${instancePath} ${message}${additionalProperty === undefined ? '' : ` (${additionalProperty})`}`
  })
  return [...new Set(shown)]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
