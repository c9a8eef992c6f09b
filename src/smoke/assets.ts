import { type DefaultTreeAdapterTypes, parse } from 'parse5'

export type AssetKind = 'script' | 'stylesheet' | 'font' | 'image' | 'other'

/** Something that a page loads besides itself. */
export interface Asset {
  kind: AssetKind
  url: URL
  integrity: string
  /** The page asks for it in a way that lets it read what comes from another origin. */
  cors: boolean
}

export interface Content {
  assets: Asset[]
  /** Everything that the page would load without encryption. */
  insecure: URL[]
  /** What `<meta http-equiv>` and `<meta name>` say, by name in lower case. */
  meta: Map<string, string>
}

type Element = DefaultTreeAdapterTypes.Element
type Attributes = Map<string, string>

const SCRIPT_TYPE = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i
const PRELOADS: Record<string, AssetKind> = { script: 'script', style: 'stylesheet', font: 'font', image: 'image' }
const EMBEDDING = new Set(['script', 'img', 'iframe', 'video', 'audio', 'source', 'embed', 'object', 'track'])

/** What a browser with scripts would load of this page before any script runs. Each address once. */
export function readContent(html: string, page: URL, { images }: { images: boolean }): Content {
  const elements = [...elementsOf(parse(html))]
  const meta = new Map<string, string>()
  for (const { tagName, attributes } of elements) {
    const name = attributes.get('http-equiv') ?? attributes.get('name')
    if (tagName === 'meta' && name !== undefined) meta.set(name.toLowerCase(), attributes.get('content') ?? '')
  }
  const base = elements.find(({ tagName, attributes }) => tagName === 'base' && attributes.has('href'))
  const home = URL.parse(base?.attributes.get('href') ?? '', page.href) ?? page
  const assets = new Map<string, Asset>()
  const insecure = new Map<string, URL>()
  for (const { tagName, attributes } of elements) {
    const kind = kindOf(tagName, attributes, images)
    const address = attributes.get(tagName === 'link' ? 'href' : tagName === 'object' ? 'data' : 'src')?.trim()
    const url = address ? URL.parse(address, home.href) : null
    if (!url) continue
    url.hash = ''
    if (url.protocol === 'http:' && (kind || EMBEDDING.has(tagName))) insecure.set(url.href, url)
    if (!kind || !/^https?:$/.test(url.protocol)) continue
    const integrity = attributes.get('integrity') ?? ''
    const cors = attributes.has('crossorigin') || attributes.get('type') === 'module'
    assets.set(`${kind} ${url.href} ${integrity}`, { kind, url, integrity, cors })
  }
  return { assets: [...assets.values()], insecure: [...insecure.values()], meta }
}

function kindOf(tagName: string, attributes: Attributes, images: boolean): AssetKind | undefined {
  if (tagName === 'script') return SCRIPT_TYPE.test(attributes.get('type')?.trim() ?? '') ? 'script' : undefined
  if (tagName === 'img') return images ? 'image' : undefined
  if (tagName !== 'link') return undefined
  const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
  if (rel.includes('stylesheet')) return attributes.has('disabled') ? undefined : 'stylesheet'
  if (rel.includes('modulepreload')) return 'script'
  return rel.includes('preload') ? (PRELOADS[attributes.get('as')?.toLowerCase() ?? ''] ?? 'other') : undefined
}

/** In the order of the page. Without recursion: it may be nested as deep as somebody likes. */
function* elementsOf(
  document: DefaultTreeAdapterTypes.Document,
): Generator<{ tagName: string; attributes: Attributes }> {
  const open: DefaultTreeAdapterTypes.Node[] = [document]
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) yield { tagName: node.tagName, attributes: attributesOf(node) }
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) open.push(child)
  }
}

function attributesOf({ attrs }: Element): Attributes {
  return new Map(attrs.map(({ name, value }) => [name, value]))
}
