import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Audience, Item, Notes } from './notes.ts'

export const REPOSITORY = 'https://github.com/acme/shop'

export function sha(digit: string): string {
  return digit.repeat(40)
}

export function anItem(overrides: Partial<Item> = {}): Item {
  return {
    key: '#12',
    title: 'Pay by card',
    type: 'feat',
    labels: [],
    pull: {
      number: 12,
      title: 'feat: pay by card',
      url: `${REPOSITORY}/pull/12`,
      author: { name: 'Ada', login: 'ada', bot: false },
      labels: [],
      issues: [],
    },
    commits: [sha('a')],
    authors: [{ name: 'Ada', login: 'ada', bot: false }],
    components: ['web'],
    ...overrides,
  }
}

export function someNotes(overrides: Partial<Notes> = {}): Notes {
  return {
    audience: 'users',
    range: {
      from: { commit: sha('1'), label: 'v1.0.0' },
      to: { commit: sha('2'), label: '2222222' },
      direction: 'forward',
    },
    breaking: [],
    sections: [{ title: 'New', items: [anItem()] }],
    withdrawn: [],
    count: { inRange: 1, listed: 1, cancelled: 0, excluded: [] },
    contributors: [],
    facts: { migrations: [], variables: [], infrastructure: [], complete: true },
    warnings: [],
    repositoryUrl: REPOSITORY,
    ...overrides,
  }
}

/** The same for users and for operators. */
export function bothNotes(overrides: Partial<Notes> = {}): Record<Audience, Notes> {
  return { users: someNotes(overrides), operators: someNotes({ ...overrides, audience: 'operators' }) }
}

/** As GitHub's own parser would see it. */
export function parsed(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

export function nodesOf<T extends Nodes['type']>(node: Nodes, type: T): Extract<Nodes, { type: T }>[] {
  const own = node.type === type ? [node as Extract<Nodes, { type: T }>] : []
  return 'children' in node ? [...own, ...node.children.flatMap((child) => nodesOf(child, type))] : own
}

/** What stands outside of code, where GitHub looks for names and numbers after the Markdown is rendered. */
export function proseOf(node: Nodes): string[] {
  return nodesOf(node, 'text').map(({ value }) => value)
}

/** The tree without places, with the texts left out: what is left is the layout. */
export function shapeOf(node: Nodes): unknown {
  if (!('children' in node)) return node.type
  return [node.type, ...node.children.map(shapeOf)]
}
