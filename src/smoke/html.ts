import type { DefaultTreeAdapterTypes } from 'parse5'

/** A page that expressions can be put to. */
export interface Page {
  /** The texts of all elements that the selector finds. */
  css: (selector: string) => Promise<string[]>
  /** The values that the expression yields, a node by its text. `nodes`: it has looked for nodes. */
  xpath: (expression: string) => Promise<{ values: unknown[]; nodes: boolean }>
}

const HTML = 'http://www.w3.org/1999/xhtml'

/** The libraries are loaded, and the page is read, with the first question. */
export function readPage(html: string): Page {
  let document: Node | undefined
  return {
    async css(selector) {
      const [{ parse }, { adapter }, { selectAll }] = await Promise.all([
        import('parse5'),
        import('parse5-htmlparser2-tree-adapter'),
        import('css-select'),
      ])
      const found = selectAll(selector, parse(html, { treeAdapter: adapter }))
      return found.map((element) => trimmed(textOf(element)))
    },
    async xpath(expression) {
      const [{ parse }, { default: fontoxpath }] = await Promise.all([
        import('parse5'),
        import('fontoxpath/dist/fontoxpath.js'),
      ])
      document ??= toNodes(parse(html))
      const { evaluateXPath } = fontoxpath
      const options = { namespaceResolver: (prefix: string) => (prefix === '' ? HTML : null) }
      const found = evaluateXPath(expression, document, FACADE, null, evaluateXPath.ALL_RESULTS_TYPE, options)
      const values = found as unknown[]
      const nodes = values.length === 0 || values.some(isNode)
      return { nodes, values: values.map((one) => (isNode(one) ? trimmed(one.data ?? textOf(one)) : one)) }
    },
  }
}

/** What the XPath engine asks of a node. */
interface Node {
  nodeType: number
  nodeName: string
  localName: string
  namespaceURI: string | null
  prefix: null
  parentNode: Node | null
  childNodes: Node[]
  attributes: (Node & { value: string })[]
  /** Of a text, a comment, an attribute. */
  data?: string
  place: number
}

const FACADE = {
  getAllAttributes: ({ attributes }: Node) => attributes,
  getAttribute: ({ attributes }: Node, name: string) =>
    attributes.find(({ localName }) => localName === name)?.value ?? null,
  getChildNodes: ({ childNodes }: Node) => childNodes,
  getData: ({ data }: Node) => data ?? '',
  getFirstChild: ({ childNodes }: Node) => childNodes[0] ?? null,
  getLastChild: ({ childNodes }: Node) => childNodes.at(-1) ?? null,
  getNextSibling: ({ parentNode, place }: Node) => parentNode?.childNodes[place + 1] ?? null,
  getPreviousSibling: ({ parentNode, place }: Node) => parentNode?.childNodes[place - 1] ?? null,
  getParentNode: ({ parentNode }: Node) => parentNode,
}

type Parsed = DefaultTreeAdapterTypes.Node

/** Without recursion: a page may be nested as deep as somebody likes. */
function toNodes(parsed: Parsed): Node {
  const root = toNode(parsed, null, 0)
  const open: [Parsed, Node][] = [[parsed, root]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [source, node] = next
    const children =
      'childNodes' in source ? source.childNodes.filter(({ nodeName }) => nodeName !== '#documentType') : []
    for (const [place, child] of children.entries()) {
      const made = toNode(child, node, place)
      node.childNodes.push(made)
      open.push([child, made])
    }
  }
  return root
}

const TYPES: Record<string, number> = { '#document': 9, '#text': 3, '#comment': 8 }

function toNode(source: Parsed, parentNode: Node | null, place: number): Node {
  const element = 'tagName' in source ? source : undefined
  const data = 'value' in source ? source.value : 'data' in source ? source.data : undefined
  const node: Node = {
    nodeType: TYPES[source.nodeName] ?? 1,
    nodeName: source.nodeName,
    localName: element?.tagName ?? source.nodeName,
    namespaceURI: element?.namespaceURI ?? null,
    prefix: null,
    parentNode,
    childNodes: [],
    attributes: [],
    ...(data === undefined ? {} : { data }),
    place,
  }
  node.attributes = (element?.attrs ?? []).map(({ name, value }) => ({
    ...node,
    nodeType: 2,
    nodeName: name,
    localName: name,
    name,
    namespaceURI: null,
    parentNode: node,
    attributes: [],
    value,
    data: value,
  }))
  return node
}

interface Texts {
  data?: string
  children?: readonly unknown[]
  childNodes?: readonly unknown[]
}

function textOf(node: unknown): string {
  const texts: string[] = []
  const open: unknown[] = [node]
  for (let next = open.pop() as Texts | undefined; next; next = open.pop() as Texts | undefined) {
    const children = next.children ?? next.childNodes
    if (children && children.length > 0) open.push(...children.toReversed())
    else texts.push(next.data ?? '')
  }
  return texts.join('')
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value
}

function trimmed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
