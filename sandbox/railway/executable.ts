import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'
import { type Access, NOT_AUTHORIZED } from './access.ts'

export interface Context extends Access {
  /** Has this request moved the clock already? */
  looked: boolean
}

/** Arguments were checked against the schema before a resolver sees them. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Resolver<S = any> = (source: S, args: any, context: Context) => unknown
// oxlint-disable-next-line typescript/no-explicit-any
export type Resolvers = Record<string, Record<string, Resolver>>

export const SCHEMA = readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8')

const ROOTS = ['Query', 'Mutation']

/** The schema with its resolvers. A root field without one refuses; a resolver without a field breaks the build. */
export function executable(...topics: Resolvers[]): GraphQLSchema {
  const schema = buildSchema(SCHEMA)
  for (const root of ROOTS) {
    for (const field of Object.values(fieldsOf(schema, root))) {
      field.resolve = () => {
        throw new Error(`sandbox: ${root}.${field.name} is not modelled`)
      }
    }
  }
  for (const topic of topics) {
    for (const [type, resolvers] of Object.entries(topic)) {
      const fields = fieldsOf(schema, type)
      for (const [name, resolver] of Object.entries(resolvers)) {
        const field = fields[name]
        if (!field) throw new Error(`sandbox: Railway's schema has no ${type}.${name}`)
        field.resolve = (ROOTS.includes(type) ? guarded(name, resolver) : resolver) as GraphQLFieldResolver<
          unknown,
          unknown
        >
      }
    }
  }
  return schema
}

function guarded(name: string, resolver: Resolver): Resolver {
  return (source, args, context) => {
    if (context.principal.refused.includes(name)) throw new Error(NOT_AUTHORIZED)
    return resolver(source, args, context)
  }
}

function fieldsOf(schema: GraphQLSchema, name: string): Record<string, GraphQLField<unknown, unknown>> {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`sandbox: Railway's schema has no type ${name}`)
  return type.getFields()
}
