import type { Drift, Operation } from '../kernel/contract.ts'

const refused = (description: string): object => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/basic-error' } } },
})

const json = (type: 'object' | 'array'): Operation['responses'][string] => ({
  content: { 'application/json': { schema: { type } } },
})

/** Where GitHub's own document says less than GitHub answers. */
export const githubDrift: Drift[] = [
  {
    because: 'refusals that every operation may answer with are documented in prose only',
    apply({ paths }) {
      for (const operation of Object.values(paths).flatMap((one) => Object.values(one))) {
        if (!('responses' in operation)) continue
        for (const status of ['400', '401', '403', '404', '409', '410', '422', '429'])
          operation.responses[status] ??= refused('refused')
        operation.responses['304'] ??= {}
      }
    },
  },
  {
    because: 'these are outside the cut of the document that the contract holds',
    apply({ paths }) {
      const responses = { 401: refused('refused'), 403: refused('refused'), 404: refused('refused') }
      Object.assign(paths, {
        '/graphql': { post: { responses: { ...responses, 200: json('object'), 400: refused('refused') } } },
        '/repos/{owner}/{repo}/actions/runs/{run_id}/cancel': {
          post: { responses: { ...responses, 202: json('object'), 409: refused('refused') } },
        },
        '/repos/{owner}/{repo}/releases/assets/{asset_id}': { delete: { responses: { ...responses, 204: {} } } },
      })
      const removed = { delete: { responses: { ...responses, 204: {} } } }
      Object.assign((paths['/repos/{owner}/{repo}/releases/{release_id}'] ??= {}), removed)
      Object.assign((paths['/repos/{owner}/{repo}/issues/comments/{comment_id}'] ??= {}), removed)
      const contents = paths['/repos/{owner}/{repo}/contents/{path}']?.['get']
      if (contents) paths['/repos/{owner}/{repo}/contents'] = { get: contents }
      const assets = (paths['/repos/{owner}/{repo}/releases/{release_id}/assets'] ??= {})
      assets['get'] ??= { responses: { ...responses, 200: json('array') } }
    },
  },
  {
    because: 'the storage behind artifacts is not part of the API',
    apply({ paths }) {
      const parameters = ['se', 'sig'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
      const responses = { 200: { content: { 'application/zip': {} } }, 401: {}, 403: {} }
      paths['/actions-results/{file}'] = { get: { parameters, responses } }
    },
  },
  {
    because: 'both forms of a conflict fit one that has neither of their special fields',
    apply({ paths }) {
      const put = paths['/repos/{owner}/{repo}/contents/{path}']?.['put']
      if (put) put.responses['409'] = refused('conflict')
    },
  },
]
