import { buildSchema, execute, GraphQLError } from 'graphql'
import type { Context, Hono } from 'hono'
import { createReader, isMistaken } from '../kernel/documents.ts'
import { Refusal } from './answer.ts'
import { isObject, readBody } from './body.ts'
import { graphqlError } from './connection.ts'
import { repositoryNode, userNode } from './nodes.ts'
import { type Actor, isVisible, type Permission, refusalOf } from './permissions.ts'
import type { Repository } from './repository.ts'
import { SCHEMA } from './schema.ts'
import type { Meter } from './transport.ts'
import { type Env, type Links, nodeId, stamp, type World } from './world.ts'

/** What resolvers need to know about the request. */
export interface Asked {
  world: World
  links: Links
  actor: Actor
  demand: (repository: Repository, permission: `${Permission}:${'read' | 'write'}`) => void
}

const schema = buildSchema(SCHEMA)
const readDocument = createReader()

export function graphqlRoutes(api: Hono<Env>, world: World, meter: Meter): void {
  api.post('/graphql', async (c) => {
    const body = await readBody(c)
    const query = body.raw['query']
    if (typeof query !== 'string')
      throw new Refusal(400, { message: 'A query attribute must be specified and must be a string.' })
    return c.json(
      await answer(query, {
        variables: body.object('variables') ?? {},
        operationName: body.text('operationName'),
        root: rootOf(c, world, meter),
      }),
    )
  })
}

interface Request {
  variables: Record<string, unknown>
  operationName: string | undefined
  root: object
}

/** GitHub answers 200 to every document, wrong ones as well. */
async function answer(query: string, { variables, operationName, root }: Request): Promise<object> {
  try {
    const document = readDocument(query, schema)
    if (isMistaken(document)) return { errors: document.map(errorJson) }
    const result = await execute({
      schema,
      document,
      rootValue: root,
      variableValues: variables,
      ...(operationName !== undefined && { operationName }),
    })
    return {
      ...('data' in result && { data: result.data }),
      ...(result.errors && { errors: result.errors.map(errorJson) }),
    }
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [errorJson(error)] }
    throw error
  }
}

function errorJson({ message, path, locations, extensions }: GraphQLError): object {
  const { type, ...others } = extensions
  return {
    ...(type !== undefined && { type }),
    ...(path && { path }),
    ...(Object.keys(others).length > 0 && { extensions: others }),
    ...(locations && { locations }),
    message,
  }
}

function rootOf(c: Context<Env>, world: World, meter: Meter): object {
  const { actor, links } = c.var
  const asked: Asked = {
    world,
    links,
    actor,
    demand(repository, permission) {
      const refusal = refusalOf(actor, repository, permission)
      if (refusal) throw graphqlError('FORBIDDEN', refusal.message)
    },
  }
  return {
    viewer: () => userNode(asked, actor.user),
    rateLimit() {
      const { limit, used, resetAt } = meter.bucketOf(actor, 'graphql')
      return { cost: 1, limit, used, remaining: Math.max(0, limit - used), nodeCount: 0, resetAt: stamp(resetAt) }
    },
    repository({ owner, name }: { owner: string; name: string }) {
      const fullName = `${owner}/${name}`.toLowerCase()
      const found = world.repositories.find((one) => one.fullName.toLowerCase() === fullName)
      if (!found || !isVisible(actor, found))
        throw graphqlError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`)
      return repositoryNode(asked, found)
    },
    minimizeComment: ({ input }: { input: unknown }) => minimizeComment(asked, input),
  }
}

function minimizeComment({ world, actor, demand }: Asked, input: unknown): object {
  const { subjectId, classifier, clientMutationId } = isObject(input) ? input : {}
  for (const repository of world.repositories.filter((one) => isVisible(actor, one)))
    for (const thread of repository.threads)
      for (const comment of thread.comments) {
        if (nodeId('IC', comment.id) !== subjectId) continue
        demand(repository, thread.pull ? 'pull-requests:write' : 'issues:write')
        comment.minimized = String(classifier).toLowerCase().replace('_', '-')
        return {
          clientMutationId,
          minimizedComment: {
            __typename: 'IssueComment',
            id: subjectId,
            databaseId: comment.id,
            body: comment.body,
            isMinimized: true,
            minimizedReason: comment.minimized,
            viewerCanMinimize: true,
          },
        }
      }
  throw graphqlError('NOT_FOUND', `Could not resolve to a node with the global id of '${String(subjectId)}'`)
}
