import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

interface Node {
  type: string
  value?: string
  url?: string
  depth?: number
  lang?: string | null
  meta?: string | null
  children?: Node[]
  position?: { start: { line: number } }
}

export interface Block {
  /** The word after the fence, and what follows it; empty where there is none, as in an indented block. */
  lang: string
  meta: string
  text: string
  line: number
}

export function blocksOf(markdown: string): Block[] {
  return nodesOf(markdown)
    .filter(({ type }) => type === 'code')
    .map(({ lang, meta, value = '', position }) => ({
      lang: lang ?? '',
      meta: meta ?? '',
      text: `${value}\n`,
      line: position?.start.line ?? 0,
    }))
}

export interface Heading {
  depth: number
  /** As GitHub makes it. */
  anchor: string
}

export function headingsOf(markdown: string): Heading[] {
  const seen = new Map<string, number>()
  return nodesOf(markdown)
    .filter(({ type }) => type === 'heading')
    .map((heading) => {
      const slug = wordsOf(heading)
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_\s-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-')
      const times = seen.get(slug) ?? 0
      seen.set(slug, times + 1)
      return { depth: heading.depth ?? 0, anchor: times === 0 ? slug : `${slug}-${times}` }
    })
}

/** Where a page can be entered: its headings, and what it names itself. */
export function anchorsOf(markdown: string): Set<string> {
  const ids = [...markdown.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1] ?? '')
  return new Set([...headingsOf(markdown).map(({ anchor }) => anchor), ...ids])
}

/** Targets of links and pictures, those in HTML included. */
export function linksOf(markdown: string): string[] {
  const nodes = nodesOf(markdown)
  const inHtml = nodes.flatMap(({ type, value = '' }) =>
    type === 'html' ? [...value.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map((match) => match[1] ?? '') : [],
  )
  return [...nodes.flatMap(({ url }) => url ?? []), ...inHtml]
}

function nodesOf(markdown: string): Node[] {
  const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)]
  return flat(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node)
}

function wordsOf({ value = '', children = [] }: Node): string {
  return value + children.map(wordsOf).join('')
}
