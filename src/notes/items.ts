import { type Commit, undoneBy, withoutNumber } from './commit.ts'
import type { Landing } from './landing.ts'
import type { Item, Person, TakenBack } from './notes.ts'
import type { Settings } from './settings.ts'
import type { Touching } from './sources.ts'

export interface Grouping {
  /** The pull request of each commit. */
  came: ReadonlyMap<string, Landing>
  /** Reverts of what was there before the range. */
  outward: ReadonlySet<string>
  broughtBy: ReadonlyMap<string, Commit>
  touching: Touching | undefined
  /** In the order of `ops.yml`. */
  components: readonly { name: string; source: string }[]
  shippedBefore: ReadonlyMap<string, TakenBack>
  settings: Settings
}

/** What landed, one item for each pull request or commit of its own, the latest first; and the merges that belong to none. */
export function itemsOf(alive: readonly Commit[], grouping: Grouping): { items: Item[]; idle: Commit[] } {
  const keys = keysOf(alive, grouping)
  const groups = new Map<string, Commit[]>()
  const idle: Commit[] = []
  for (const commit of alive.toReversed()) {
    const key = keys.get(commit.sha)
    const group = groups.get(key ?? '')
    if (key === undefined) idle.push(commit)
    else if (group) group.push(commit)
    else groups.set(key, [commit])
  }
  return { items: [...groups].map(([key, commits]) => toItem(key, commits, grouping)), idle }
}

function keysOf(alive: readonly Commit[], { broughtBy, came }: Grouping): Map<string, string> {
  const keys = new Map<string, string>()
  const twins = new Map<string, Commit>()
  const pulls = new Map<number, string>()
  for (const commit of alive) {
    const { sha, parents, pickedFrom, twin } = commit
    if (parents.length > 1) continue
    const pull = came.get(sha)
    const first = twins.get(twin)
    // On one line of history nobody picks what is there already, so such commits only look alike.
    const origin = first && broughtBy.get(first.sha) !== broughtBy.get(sha) ? first.sha : undefined
    if (!first) twins.set(twin, commit)
    const known = pickedFrom.map((one) => keys.get(one)).find((one) => one) ?? keys.get(origin ?? '')
    const key = known ?? (pull ? `#${pull.number}` : sha)
    keys.set(sha, key)
    if (pull && !pulls.has(pull.number)) pulls.set(pull.number, key)
  }
  for (const { sha, parents } of alive) {
    const key = parents.length > 1 ? pulls.get(came.get(sha)?.number ?? 0) : undefined
    if (key !== undefined) keys.set(sha, key)
  }
  return keys
}

/** `feat(cart)!: title` */
const CONVENTIONAL = /^([A-Za-z][\w-]{0,29})(?:\(([^()]{1,60})\))?(!)?: +(\S.*)$/

interface Title {
  title: string
  type?: string
  scope?: string
  isBreaking: boolean
}

function parseTitle(text: string): Title {
  const [, type, scope, mark, title] = CONVENTIONAL.exec(text) ?? []
  if (type === undefined || title === undefined) return { title: text, isBreaking: false }
  return { title, type: type.toLowerCase(), ...(scope ? { scope } : {}), isBreaking: mark !== undefined }
}

function toItem(key: string, commits: readonly Commit[], grouping: Grouping): Item {
  const { came, outward, shippedBefore, settings } = grouping
  // Where a change came twice, the item is called after the first time.
  const pull = key.startsWith('#')
    ? commits.map(({ sha }) => came.get(sha)).findLast((one) => key === `#${one?.number}`)
    : undefined
  const own = commits.filter(({ parents }) => parents.length < 2)
  const first = own.at(-1)
  const named = pull?.title ?? first?.title ?? ''
  const undoing = first && outward.has(first.sha) ? undoneBy(named) : undefined
  const shown = parseTitle(undoing?.title ?? withoutNumber(named))
  const parsed = own.map(({ title }) => parseTitle(title))
  const type = undoing?.undo === 'away' ? 'revert' : (shown.type ?? (undoing ? undefined : strongest(parsed, settings)))
  const isBreaking = shown.isBreaking || (!undoing && parsed.some((one) => one.isBreaking))
  const breaking =
    pull?.breaking ??
    own.find((commit) => commit.breaking)?.breaking ??
    (isBreaking && undoing?.undo !== 'away' ? shown.title : undefined)
  const words = pull?.words ?? own.find((commit) => commit.words)?.words
  const reshipped = commits.map(({ sha }) => shippedBefore.get(sha)).find((one) => one)
  return {
    key,
    title: shown.title,
    ...(type ? { type } : {}),
    ...(shown.scope ? { scope: shown.scope } : {}),
    ...(breaking ? { breaking } : {}),
    ...(words ? { words } : {}),
    labels: pull?.labels ?? [],
    ...(pull ? { pull: withoutExtras(pull) } : {}),
    commits: commits.map(({ sha }) => sha),
    authors: people([
      ...(pull ? [pull.author] : []),
      ...own.flatMap(({ author, coAuthors }) => [author, ...coAuthors]),
    ]),
    components: componentsOf(commits, grouping),
    ...(reshipped ? { reshipped } : {}),
    ...(undoing ? { undo: undoing.undo } : {}),
  }
}

function withoutExtras({ number, title, url, author, labels, words, issues }: Landing): NonNullable<Item['pull']> {
  return { number, title, url, author, labels, ...(words ? { words } : {}), issues }
}

/** The type of the commits that stands first in the notes. */
function strongest(titles: readonly Title[], { categories }: Settings): string | undefined {
  const types = titles.flatMap(({ type }) => type ?? [])
  return categories.flatMap((category) => category.types).find((type) => types.includes(type)) ?? types[0]
}

export function componentsOf(
  commits: readonly Commit[],
  { touching, components }: Pick<Grouping, 'touching' | 'components'>,
): string[] {
  return components
    .filter(({ source }) => commits.some(({ sha }) => touching?.sources.get(source)?.has(sha)))
    .map(({ name }) => name)
}

/** Each once, whether or not the account is known everywhere; bots only where there is nobody else. */
export function people(all: readonly Person[]): Person[] {
  const accounts = new Set(all.flatMap(({ name, login }) => (login ? [name] : [])))
  const known = new Map<string, Person>()
  for (const person of all) {
    if (person.login === undefined && accounts.has(person.name)) continue
    const key = (person.login ?? person.name).toLowerCase()
    if (!known.has(key)) known.set(key, person)
  }
  const found = [...known.values()]
  const humans = found.filter(({ bot }) => !bot)
  return humans.length > 0 ? humans : found
}
