import { code, oneLine, plain } from '../markdown.ts'
import type { Item, Person } from './notes.ts'

const MOST_WORDS = 2_000
const MOST_LINES = 12
/** Bodies may have 64 KB; nobody reads more than the beginning. */
const MOST_READ = 20_000

/** A title or a sentence of strangers as one line of Markdown, of which only code in backticks stays. */
export function inline(text: string, most = 300): string {
  const line = oneLine(text.slice(0, MOST_READ))
  const short =
    line.length > most
      ? `${line
          .slice(0, most - 1)
          .toWellFormed()
          .replace(/\uFFFD$/, '')}…`
      : line
  return short
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? spanOf(part) : padded(part, plain(part, Infinity))))
    .join('')
}

/** A span of blanks alone would not be one. */
function spanOf(part: string): string {
  const inner = part.slice(1, -1).trim()
  return inner === '' ? plain(part) : code(inner)
}

/** `plain` trims, but beside a span a blank is a gap between words. */
function padded(part: string, safe: string): string {
  if (safe === '') return part === '' ? '' : ' '
  return `${part.startsWith(' ') ? ' ' : ''}${safe}${part.endsWith(' ') ? ' ' : ''}`
}

/** An author's own words for the notes: one line of Markdown for each paragraph and each item of a list. */
export function wordLines(words: string): string[] {
  const paragraphs = words
    .slice(0, MOST_READ)
    .replaceAll(/<!--.*?(-->|$)/gs, '')
    .split(/\r\n|\r|\n/)
    .reduce<string[]>((lines, raw) => joined(lines, raw.trim()), [])
    .filter((line) => line !== '')
  const lines = paragraphs.slice(0, MOST_LINES)
  let left = MOST_WORDS
  const kept = lines.flatMap((line) => {
    const safe = left > 0 ? inline(line, Math.max(2, left)) : ''
    left -= line.length
    return safe === '' ? [] : [safe]
  })
  return paragraphs.length > lines.length ? [...kept, '…'] : kept
}

const FENCE = /^(`{3,}|~{3,})/
const BULLET = /^(?:[-*+]|\d{1,9}[.)])\s+/

/** Lines that belong together become one; marks of lists, quotes, headings and fences go. */
function joined(lines: string[], line: string): string[] {
  const last = lines.at(-1) ?? ''
  if (line === '' || FENCE.test(line)) return last === '' ? lines : [...lines, '']
  const bare = line.replace(/^(?:>\s*|#{1,6}\s+)+/, '')
  if (BULLET.test(bare)) return [...lines, bare.replace(BULLET, '').replace(/^\[[ xX]\]\s+/, '')]
  if (last === '') return [...lines, bare]
  return [...lines.slice(0, -1), `${last} ${bare}`]
}

const LOGIN = /^[a-z\d](?:[a-z\d-]{0,38})(?:\[bot\])?$/i

/** A link to the account, which pings nobody; the name alone where there is no account. */
export function personLink({ name, login }: Person, repositoryUrl: string): string {
  if (!login || !LOGIN.test(login) || login.endsWith('[bot]')) return plain(login ?? name, 60)
  return `[${plain(login)}](${repositoryUrl.split('/', 3).join('/')}/${login})`
}

export type References = 'links' | 'plain'

/** Where to read more about an item: its pull request, else its commits. */
export function itemLinks({ pull, commits }: Item, repositoryUrl: string, references: References): string {
  if (pull) {
    // In a comment a link would leave a trace at each of the pull requests.
    return references === 'plain' ? code(`#${pull.number}`) : `[#${pull.number}](${repositoryUrl}/pull/${pull.number})`
  }
  return commits
    .slice(0, 3)
    .map((sha) => commitLink(sha, repositoryUrl))
    .join(', ')
}

export function commitLink(sha: string, repositoryUrl: string): string {
  return /^[\da-f]{7,64}$/.test(sha) ? `[${code(sha.slice(0, 7))}](${repositoryUrl}/commit/${sha})` : plain(sha, 60)
}

/** Names and numbers of strangers as code; nothing when nothing of them can be seen. */
export function codeOf(text: string, most = 100): string {
  const line = oneLine(text.slice(0, MOST_READ)).replaceAll('`', '').slice(0, most).toWellFormed().trim()
  return line === '' ? '' : code(line)
}

/** A link that can only lead to a page; the text alone where the address is none. `text` is Markdown already. */
export function linkTo(text: string, target: string): string {
  const url = /^https?:\/\//i.test(target) ? URL.parse(target) : null
  if (!url || url.username || url.password) return text
  const address = url.href.replaceAll(/[()<>|\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `[${text}](${address.replaceAll('&', '&amp;')})`
}

/** `2026-11-23 01:51 UTC` */
export function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Replaces `{name}` by its value, once: what a value holds is never a placeholder. Blanks around an empty one join. */
export function fill(template: string, values: Record<string, string>): string {
  return template
    .replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : whole))
    .replaceAll(/[^\S\n]{2,}/g, ' ')
    .trim()
}

/** Part of a mark, which is a comment of HTML. */
export function markName(text: string): string {
  return text.replaceAll(/[^\w.@/+-]/g, '-').replaceAll(/-{2,}/g, '-')
}
