const HEADING = /^ {0,3}(#{1,6})[ \t]+(.+)$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/

/** The section `## Release notes` of a text, without the hints of a template; nothing when it is empty. */
export function sectionOf(text: string): string | undefined {
  if (!/release notes?/i.test(text)) return undefined
  const lines = withoutComments(text.replaceAll('\r\n', '\n')).split('\n')
  const section: string[] = []
  let level = 0
  let fence: string | undefined
  for (const line of lines) {
    const [, mark] = FENCE.exec(line) ?? []
    if (mark && (fence === undefined || mark.startsWith(fence))) fence = fence === undefined ? mark : undefined
    const heading = fence === undefined ? HEADING.exec(line) : null
    const [, signs = '', name = ''] = heading ?? []
    if (level > 0 && heading && signs.length <= level) break
    if (level > 0) section.push(line)
    else if (heading && /^release notes?:?\s*#*\s*$/i.test(name.trim())) level = signs.length
  }
  return section.join('\n').trim() || undefined
}

/** The author says that there is nothing to tell. */
export function saysNothing(words: string): boolean {
  return /^[*_\s-]*(none|n\/a|nothing|no notes?|-)[*_\s.]*$/i.test(words)
}

/** One that is never closed hides all that follows, as it does on a page. */
function withoutComments(text: string): string {
  let rest = ''
  let at = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    rest += text.slice(at, open)
    const close = text.indexOf('-->', open + 4)
    if (close < 0) return rest
    at = close + 3
  }
  return rest + text.slice(at)
}
