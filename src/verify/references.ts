import { readFile } from 'node:fs/promises'
import { matchesGlob, posix } from 'node:path'
import type { OutputFile } from './files.ts'

export interface Missing {
  /** The page or style sheet, from the output directory. */
  path: string
  line: number
  column: number
  /** As it stands there. */
  reference: string
  /** Where it would have to lie. */
  target: string
}

interface Reference {
  reference: string
  line: number
  column: number
}

/** Attributes whose address a browser fetches by itself. */
const FETCHED: Record<string, readonly string[]> = {
  script: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  iframe: ['src'],
  input: ['src'],
  object: ['data'],
}
const LINKS = /\b(stylesheet|icon|apple-touch-icon|modulepreload|preload|prefetch|manifest|mask-icon)\b/i
const MOST = 20
const LARGEST_PAGE = 16 * 1024 * 1024

export interface ReferenceOptions {
  base: string
  /** Globs of what somebody else answers. */
  elsewhere: readonly string[]
}

/** What pages and style sheets of the output refer to and nobody would find there. */
export async function missingReferences(files: readonly OutputFile[], options: ReferenceOptions): Promise<Missing[]> {
  const known = new Set(files.map(({ path }) => path))
  const missing: Missing[] = []
  for (const { path, file, size } of files) {
    if (!/\.(html?|css)$/i.test(path) || size > LARGEST_PAGE || missing.length >= MOST) continue
    const text = await readFile(file, 'utf8')
    const { references, base } = /\.css$/i.test(path) ? { references: inStyles(text), base: '' } : await inPage(text)
    for (const { reference, line, column } of references) {
      const target = targetOf(reference, { page: path, ownBase: base, base: options.base })
      if (target === undefined || exists(target, known)) continue
      if (options.elsewhere.some((glob) => matchesGlob(`/${target}`, glob) || matchesGlob(target, glob))) continue
      missing.push({ path, line, column, reference, target })
    }
  }
  return missing.slice(0, MOST)
}

/** As a server of files answers: a directory by its page, and a page without its ending. */
function exists(target: string, known: ReadonlySet<string>): boolean {
  const path = target.replace(/\/+$/, '')
  return known.has(path) || known.has(`${path}.html`) || known.has(path === '' ? 'index.html' : `${path}/index.html`)
}

/** The path in the output; nothing for what lies on another server, or is no address at all. */
function targetOf(
  reference: string,
  { page, ownBase, base }: { page: string; ownBase: string; base: string },
): string | undefined {
  const text = reference.trim()
  if (text === '' || /^(#|[a-z][a-z0-9+.-]*:|\/\/|\{\{|\$\{|<%|%[A-Z_]+%)/i.test(text)) return undefined
  const root = 'http://output.invalid'
  const prefix = base.endsWith('/') ? base : `${base}/`
  const from = URL.parse(ownBase || page, `${root}${prefix}${page}`)
  const url = URL.parse(text, from?.href ?? root)
  if (!url || url.origin !== root) return undefined
  // A browser that goes too far up stays at the root; a path outside of the base belongs to another application.
  if (!url.pathname.startsWith(prefix))
    return prefix === '/' ? undefined : decode(posix.normalize(url.pathname)).slice(1)
  return decode(url.pathname.slice(prefix.length))
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

interface Node {
  tagName?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
  content?: Node
  value?: string
  sourceCodeLocation?: {
    startLine: number
    startCol: number
    attrs?: Record<string, { startLine: number; startCol: number }>
  } | null
}

async function inPage(text: string): Promise<{ references: Reference[]; base: string }> {
  const { parse } = await import('parse5')
  const references: Reference[] = []
  let base = ''
  const waiting: Node[] = [parse(text, { sourceCodeLocationInfo: true }) as Node]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    waiting.push(...(node.childNodes ?? []), ...(node.content ? [node.content] : []))
    const tag = node.tagName ?? ''
    const attributes = new Map((node.attrs ?? []).map(({ name, value }) => [name, value]))
    if (tag === 'base') base ||= attributes.get('href') ?? ''
    const names = tag === 'link' && LINKS.test(attributes.get('rel') ?? '') ? ['href'] : FETCHED[tag]
    for (const name of names ?? []) {
      const value = attributes.get(name)
      if (value === undefined) continue
      const at = node.sourceCodeLocation?.attrs?.[name] ?? node.sourceCodeLocation
      const place = { line: at?.startLine ?? 1, column: at?.startCol ?? 1 }
      const all = name === 'srcset' ? value.split(/,\s+/).map((one) => one.trim().split(/\s+/)[0] ?? '') : [value]
      references.push(...all.map((reference) => ({ reference, ...place })))
    }
  }
  return { references: references.sort((a, b) => a.line - b.line || a.column - b.column), base }
}

function inStyles(text: string): Reference[] {
  const blanked = text.replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  return [...blanked.matchAll(/\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]+))\s*\)/g)].map((match) => {
    const before = text.slice(0, match.index).split('\n')
    const reference = match[1] ?? match[2] ?? match[3] ?? ''
    return { reference, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  })
}
