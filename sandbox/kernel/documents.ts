import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'

/** Reads GraphQL documents. Clients send the same few over and over, and each is looked through only once. */
export type ReadDocument = (query: string, schema: GraphQLSchema) => DocumentNode | readonly GraphQLError[]

/** For schemas that differ in nothing but what their resolvers know. */
export function createReader(): ReadDocument {
  const known = new Map<string, ReturnType<ReadDocument>>()
  return (query, schema) => {
    const found = known.get(query) ?? read(query, schema)
    known.set(query, found)
    return found
  }
}

function read(query: string, schema: GraphQLSchema): ReturnType<ReadDocument> {
  try {
    const document = parse(query)
    const mistakes = validate(schema, document)
    return mistakes.length > 0 ? mistakes : document
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

export function isMistaken(read: ReturnType<ReadDocument>): read is readonly GraphQLError[] {
  return Array.isArray(read)
}
