import type { Person } from './notes.ts'
import { sectionOf } from './words.ts'

/** What the notes need of a commit; its text is not kept. */
export interface Commit {
  sha: string
  parents: string[]
  /** Seconds. */
  authoredAt: number
  committedAt: number
  title: string
  author: Person
  coAuthors: Person[]
  /** What it says to take back. */
  reverts: Reverted
  /** Commits that it is a copy of, as `git cherry-pick -x` writes. */
  pickedFrom: string[]
  /** The change behind it, whatever its SHA: author, their time and title stay when it is picked or rebased. */
  twin: string
  breaking?: string
  words?: string
  /** The pull request that it says to be the merge of. */
  pull?: { number: number; title: string }
}

export interface Reverted {
  shas: string[]
  pulls: number[]
  title?: string
}

export interface RawCommit {
  sha: string
  parents: string[]
  authoredAt: number
  committedAt: number
  author: Person
  email: string
  message: string
  /** The account behind an address, where that can be told. */
  loginOf: (email: string) => string | undefined
}

/** A part of a longer text keeps all of it in memory. */
const MOST_KEPT = 1000

export function commitOf({
  sha,
  parents,
  authoredAt,
  committedAt,
  author,
  email,
  message,
  loginOf,
}: RawCommit): Commit {
  const end = message.indexOf('\n')
  const first = (end < 0 ? message : message.slice(0, end)).trim()
  const title = message.length > MOST_KEPT ? Buffer.from(first).toString() : first
  const body = end < 0 ? '' : message.slice(end + 1).trim()
  const breaking = body && breakingOf(body)
  const words = body && sectionOf(body)
  const pull = pullOf(title, body)
  return {
    sha,
    parents,
    authoredAt,
    committedAt,
    title,
    author,
    coAuthors: body ? coAuthorsOf(body, loginOf) : [],
    reverts: revertedBy(title, body),
    pickedFrom: body.includes('(cherry picked from') ? all(PICKED, body) : [],
    twin: `${authoredAt} ${email} ${title}`,
    ...(breaking ? { breaking } : {}),
    ...(words ? { words } : {}),
    ...(pull ? { pull } : {}),
  }
}

/** What a pull request's text says for the notes. */
export function spokenIn(title: string, text: string): { words?: string; breaking?: string; reverts: Reverted } {
  const body = text.replaceAll('\r\n', '\n')
  const words = sectionOf(body)
  const breaking = breakingOf(body)
  return { ...(words ? { words } : {}), ...(breaking ? { breaking } : {}), reverts: revertedBy(title, body) }
}

const PICKED = /\(cherry picked from commit ([0-9a-f]{7,64})\)/g
const REVERTED = /\bThis reverts commits? ([0-9a-f]{7,64}(?:(?:,| and|,? and)? [0-9a-f]{7,64})*)/g
const REVERTED_PULL = /^(?:This )?reverts (?:pull request )?(?:[\w.-]+\/[\w.-]+)?#(\d{1,9})\b/gim
const QUOTED = /^(Revert|Reapply) "(.+)"(?: \(#\d+\))?$/
const CONVENTIONAL_REVERT = /^revert(?:\([^()]*\))?!?: (.+)$/i

const NOTHING: Reverted = { shas: [], pulls: [] }

/** Also of a pull request, whose text is the body. */
export function revertedBy(title: string, body: string): Reverted {
  const says = /revert/i.test(body)
  if (!says && !/^re(?:vert|apply)/i.test(title)) return NOTHING
  const [, how, quoted] = QUOTED.exec(title) ?? []
  const reverted = how === 'Reapply' ? `Revert "${quoted}"` : (quoted ?? CONVENTIONAL_REVERT.exec(title)?.[1])
  return {
    shas: says ? all(REVERTED, body).flatMap((list) => list.match(/[0-9a-f]{7,64}/g) ?? []) : [],
    pulls: says ? all(REVERTED_PULL, body).map(Number) : [],
    ...(reverted ? { title: withoutNumber(reverted) } : {}),
  }
}

export function isRevert({ reverts }: Pick<Commit, 'reverts'>): boolean {
  return reverts.shas.length > 0 || reverts.pulls.length > 0 || reverts.title !== undefined
}

/** Every revert of a revert brings back what the one below took. */
export function undoneBy(title: string): { title: string; undo: 'again' | 'away' } {
  let rest = withoutNumber(title)
  let away = false
  for (let found = revertedBy(rest, '').title; found !== undefined; found = revertedBy(rest, '').title) {
    rest = found
    away = !away
  }
  return { title: rest, undo: away ? 'away' : 'again' }
}

const MERGED = /^Merge pull request #(\d{1,9}) from \S+/
const NUMBERED = / \(#(\d{1,9})\)$/

function pullOf(title: string, body: string): Commit['pull'] {
  const merged = MERGED.exec(title)
  if (merged) return { number: Number(merged[1]), title: firstLine(body) || title }
  const numbered = NUMBERED.exec(title)
  return numbered ? { number: Number(numbered[1]), title: withoutNumber(title) } : undefined
}

export function withoutNumber(title: string): string {
  return title.replace(NUMBERED, '')
}

function breakingOf(body: string): string | undefined {
  const at = body.search(/^BREAKING[ -]CHANGE: /m)
  if (at < 0) return undefined
  const paragraph = body.slice(body.indexOf(':', at) + 1).split(/\n\s*\n|\n(?=[A-Z][\w-]*: )/, 1)[0]
  return paragraph?.trim() || undefined
}

function coAuthorsOf(body: string, loginOf: RawCommit['loginOf']): Person[] {
  if (!/^co-authored-by:/im.test(body)) return []
  return body.split('\n').flatMap((line) => {
    if (!/^co-authored-by:/i.test(line)) return []
    const [open, close] = [line.lastIndexOf('<'), line.lastIndexOf('>')]
    const name = line.slice('co-authored-by:'.length, open < 0 ? undefined : open).trim()
    return name ? [personOf(name, open < close ? line.slice(open + 1, close) : '', loginOf)] : []
  })
}

export function personOf(name: string, email: string, loginOf: RawCommit['loginOf']): Person {
  const login = loginOf(email)
  return { name, ...(login ? { login } : {}), bot: name.endsWith('[bot]') || email.includes('[bot]@') }
}

function all(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found)
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? ''
}
