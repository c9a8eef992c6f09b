import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { STYLE } from './style.ts'

export type Theme = 'light' | 'dark'

/** A page with this Markdown as GitHub would show it; in `title` what stands above it, or nothing. */
export function pageOf(markdown: string, { theme, title }: { theme: Theme; title?: string }): string {
  const body = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  }).replaceAll(/<pre><code class="language-mermaid">([^]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>')
  const header = title === undefined ? '' : `<header>${title}</header>`
  return `<!doctype html><html class="${theme}"><head><meta charset="utf-8"><style>${STYLE}</style></head><body><article>${header}<div>${body}</div></article></body></html>`
}
