import { GraphQLError } from 'graphql'

export interface PageArguments {
  after?: string | null
  before?: string | null
  first?: number | null
  last?: number | null
}

/** GitHub names the kind of an error beside its message, not below `extensions`. */
export function graphqlError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } })
}

/** A page in the way of GitHub: a size is compulsory, and 100 is the most. */
export function connection<T>(name: string, items: T[], args: PageArguments, keyOf: (item: T) => number | string) {
  const { first, last } = args
  if (typeof first !== 'number' && typeof last !== 'number')
    throw graphqlError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    )
  for (const [argument, size] of Object.entries({ first, last }))
    if (typeof size === 'number' && (size > 100 || size < 0))
      throw graphqlError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${size} records on the \`${name}\` connection exceeds the \`${argument}\` limit of 100 records.`,
      )
  const cursorOf = (item: T): string => Buffer.from(`cursor:v2:${keyOf(item)}`).toString('base64')
  const indexOf = (cursor: string): number => items.findIndex((item) => cursorOf(item) === cursor)
  const from = args.after ? indexOf(args.after) + 1 : 0
  const to = args.before ? indexOf(args.before) : items.length
  const window = items.slice(from, to)
  const nodes = typeof first === 'number' ? window.slice(0, first) : window.slice(-(last ?? 0) || window.length)
  const [start, end] = [nodes[0], nodes.at(-1)]
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: cursorOf(node) })),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end !== undefined && items.indexOf(end) < items.length - 1,
      hasPreviousPage: start !== undefined && items.indexOf(start) > 0,
      startCursor: start === undefined ? null : cursorOf(start),
      endCursor: end === undefined ? null : cursorOf(end),
    },
  }
}
