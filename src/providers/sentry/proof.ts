import { createHttp, type Transport } from '../../http.ts'
import type { TrackerCall } from '../../release/context.ts'

export interface ServedPage {
  component: string
  /** Public address of the component. */
  url: string
  /** Debug ids of the maps that Sentry has. */
  known: ReadonlySet<string>
  transport?: Transport | undefined
}

const MOST_SCRIPTS = 40

/** Scripts that the page loads from its own host and whose errors no uploaded map can make readable, each with the reason. */
export async function findUnknown(
  { component, url, known, transport }: ServedPage,
  { withinMs, signal }: TrackerCall,
): Promise<string[]> {
  const http = createHttp({
    name: component,
    baseUrl: `${url}/`,
    connections: 8,
    attemptMs: withinMs,
    totalMs: withinMs,
    signal,
    ...transport,
  })
  const page = await http('')
  if (!String(page.headers['content-type']).includes('html')) return []
  const scripts = scriptsIn(page.text(), `${url}/`).slice(0, MOST_SCRIPTS)
  const reasons = await Promise.all(
    scripts.map(async (script) => {
      const id = idIn((await http(script)).text())
      if (!id) return [`${script} carries no debug id`]
      return known.has(id) ? [] : [`${script} carries the debug id ${id}, which Sentry does not know`]
    }),
  )
  return reasons.flat()
}

function scriptsIn(html: string, address: string): string[] {
  const found = [
    ...html.matchAll(/<script\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)/gi),
    ...html.matchAll(/<link\b(?=[^>]*\srel=["']?modulepreload)[^>]*?\shref\s*=\s*["']?([^"'\s>]+)/gi),
  ]
  const { host } = new URL(address)
  const urls = found.flatMap(([, path = '']) => URL.parse(path.replaceAll('&amp;', '&'), address) ?? [])
  return [...new Set(urls.filter((one) => one.host === host).map(({ href }) => href))]
}

function idIn(script: string): string | undefined {
  return [...script.matchAll(/^\/\/[#@] debugId=([0-9a-f-]{36})\s*$/gim)].at(-1)?.[1]?.toLowerCase()
}
