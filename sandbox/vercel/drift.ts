import type { Drift, OpenApi, Operation } from '../kernel/contract.ts'

type Schema = Record<string, unknown>

/** Where Vercel itself is known to differ from the public document of October 2025. */
export const vercelDrift: Drift[] = [
  {
    because: 'readyState and status gained BLOCKED, and frameworks and node versions keep growing',
    apply(document) {
      eachSchema(document, (schema) => {
        const values = schema['enum']
        if (Array.isArray(values) && values.includes('CANCELED') && !values.includes('BLOCKED')) values.push('BLOCKED')
      })
    },
  },
  {
    because: 'the command line sends more on creation than the document lists',
    apply(document) {
      const create = operation(document, '/v13/deployments', 'post')
      for (const name of ['prebuilt', 'withCache']) create.parameters?.push({ name, in: 'query', schema: {} })
      const body = create.requestBody?.content?.['application/json']?.schema as { properties: Schema }
      for (const name of 'env build regions functions source version actor autoAssignCustomDomains'.split(' ')) {
        body.properties[name] = {}
      }
      const { items } = body.properties['files'] as { items: { oneOf: { properties: Schema }[] } }
      for (const { properties } of items.oneOf) properties['mode'] = { type: 'integer' }
    },
  },
  {
    because: 'answers have these statuses though the document leaves them out',
    apply(document) {
      for (const operations of Object.values(document.paths)) {
        for (const { responses } of Object.values(operations)) {
          for (const status of [400, 401, 402, 403, 404, 409, 410, 413, 422, 426, 429]) responses[status] ??= {}
        }
      }
    },
  },
  {
    because: 'the command line calls other versions of these',
    apply({ paths }) {
      copy(
        paths,
        '/v1/projects/{projectId}/rollback/{deploymentId}',
        '/v9/projects/{projectId}/rollback/{deploymentId}',
      )
      copy(paths, '/v3/deployments/{idOrUrl}/events', '/v3/now/deployments/{idOrUrl}/events')
      const { parameters = [] } = paths['/v1/projects/{projectId}/promote/aliases']?.['get'] ?? {}
      const responses = { 200: { content: { 'application/json': {} } } }
      paths['/v9/projects/{projectId}/promote/aliases'] = { get: { parameters, responses } }
    },
  },
  {
    because: 'one alias is answered as an object, which the document calls a list',
    apply(document) {
      const content = operation(document, '/v4/aliases/{idOrAlias}', 'get').responses[200]?.content
      const media = content?.['application/json']
      if (media) media.schema = (media.schema as { items: Schema }).items
    },
  },
  {
    because: 'protection-bypass gained a note and an update',
    apply(document) {
      const { requestBody } = operation(document, '/v1/projects/{idOrName}/protection-bypass', 'patch')
      const body = requestBody?.content?.['application/json']?.schema as { properties: Schema }
      body.properties['update'] = { type: 'object' }
      const { properties } = body.properties['generate'] as { properties: Schema }
      properties['note'] = { type: 'string' }
    },
  },
]

function operation({ paths }: OpenApi, path: string, method: string): Operation {
  const found = paths[path]?.[method]
  if (!found) throw new Error(`the contract has no ${method} ${path}`)
  return found
}

function copy(paths: OpenApi['paths'], from: string, to: string): void {
  const known = paths[from]
  if (known) paths[to] = known
}

function eachSchema(value: unknown, visit: (schema: Schema) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) visit(value as Schema)
  for (const inner of Object.values(value)) eachSchema(inner, visit)
}
