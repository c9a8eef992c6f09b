import { type ExecutionResult, execute, type GraphQLSchema } from 'graphql'
import { type Context as HonoContext, Hono } from 'hono'
import { createReader, isMistaken } from '../kernel/documents.ts'
import type { Bindings, Service } from '../kernel/service.ts'
import { type Access, accessOf, type Principal, principalOf } from './access.ts'
import { type Context, executable } from './executable.ts'
import { deploymentResolvers } from './resolvers/deployments.ts'
import { environmentResolvers } from './resolvers/environments.ts'
import { patchResolvers } from './resolvers/patches.ts'
import { projectResolvers } from './resolvers/projects.ts'
import { serviceResolvers } from './resolvers/services.ts'
import { variableResolvers } from './resolvers/variables.ts'
import { volumeResolvers } from './resolvers/volumes.ts'
import type { Sandbox } from './sandbox.ts'
import type { Plan } from './state.ts'
import { upload } from './upload.ts'

interface GraphqlRequest {
  query?: string
  variables?: Record<string, unknown>
  operationName?: string
}

const PLANS: Plan[] = ['free', 'hobby', 'pro', 'enterprise']

export function createApi(sandbox: Sandbox, close: () => Promise<void>): Service {
  const { state, limits, lifecycle } = sandbox
  const schema = executable(
    deploymentResolvers(sandbox),
    environmentResolvers(sandbox),
    patchResolvers(sandbox),
    projectResolvers(sandbox),
    serviceResolvers(sandbox),
    variableResolvers(sandbox),
    volumeResolvers(sandbox),
  )
  const app = new Hono<Bindings>()

  async function answer(
    c: HonoContext<Bindings>,
    refuse: (message: string) => Response,
    run: (access: Access) => Promise<Response>,
  ): Promise<Response> {
    lifecycle.sweep()
    let principal: Principal
    try {
      principal = principalOf(state.kernel, c.req.raw.headers)
    } catch (error) {
      return refuse((error as Error).message)
    }
    const { headers, exceeded } = limits.count(principal.token, planOf(principal))
    const response = exceeded
      ? new Response('Too Many Requests', { status: 429 })
      : await run(accessOf(state, principal))
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
    return response
  }

  function planOf({ projectId, workspaceId }: Principal): Plan {
    const plans = state.projects
      .filter(({ id, workspace }) => (projectId ? id === projectId : !workspaceId || workspace.id === workspaceId))
      .map(({ plan }) => plan)
    return PLANS.findLast((plan) => plans.includes(plan)) ?? 'hobby'
  }

  app.post('/graphql/v2', async (c) => {
    const body = await c.req.json<GraphqlRequest>().catch((): GraphqlRequest => ({}))
    return await answer(c, refuseQuery, async (access) => await run(schema, body, access))
  })

  app.post('/project/:project/environment/:environment/up', async (c) => {
    return await answer(c, refuseUpload, async (access) => await upload(sandbox, access, c.req.raw))
  })

  return { name: 'railway', owns: (host) => host === 'backboard.railway.com', app, close }
}

const readDocument = createReader()

const refuseQuery = (message: string): Response => Response.json({ errors: [{ message }], data: null })

const refuseUpload = (message: string): Response => Response.json({ message }, { status: 401 })

async function run(
  schema: GraphQLSchema,
  { query = '', variables, operationName }: GraphqlRequest,
  access: Access,
): Promise<Response> {
  const document = readDocument(query, schema)
  if (isMistaken(document)) return Response.json({ errors: document, data: null }, { status: 400 })
  const context: Context = { ...access, looked: false }
  const { data = null, errors }: ExecutionResult = await execute({
    schema,
    document,
    contextValue: context,
    ...(variables && { variableValues: variables }),
    ...(operationName !== undefined && { operationName }),
  })
  return Response.json(errors ? { errors, data } : { data })
}
