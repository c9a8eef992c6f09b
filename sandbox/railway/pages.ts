interface Arguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[]
  pageInfo: { startCursor: string | null; endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean }
}

// Nobody has documented how many come when nothing is asked for.
const DEFAULT_PAGE = 100
const LARGEST_PAGE = 1_000

/** A Relay page. */
export function pageOf<T extends { id: string }>(items: T[], { first, after, last, before }: Arguments): Connection<T> {
  const from = after ? indexOf(items, after) + 1 : 0
  const to = before ? indexOf(items, before) : items.length
  let start = from
  let end = Math.max(from, to)
  if (last !== null && last !== undefined) start = Math.max(from, end - Math.min(last, LARGEST_PAGE))
  else end = Math.min(end, from + Math.min(first ?? DEFAULT_PAGE, LARGEST_PAGE))
  const edges = items.slice(start, end).map((node) => ({ cursor: cursorOf(node), node }))
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
    },
  }
}

const cursorOf = ({ id }: { id: string }): string => Buffer.from(id).toString('base64url')

function indexOf(items: { id: string }[], cursor: string): number {
  const index = items.findIndex((item) => cursorOf(item) === cursor)
  if (index < 0) throw new Error('Invalid cursor')
  return index
}
