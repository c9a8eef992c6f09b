import type { Account } from './account.ts'
import { people } from './items.ts'
import type { Audience, Count, Exclusion, Item, Person, Section } from './notes.ts'
import type { Category, Settings } from './settings.ts'
import { saysNothing } from './words.ts'

export interface Selection {
  breaking: Item[]
  sections: Section[]
  count: Count
  contributors: Person[]
}

/** What one audience is told of an account, and what not. */
export function select(account: Account, audience: Audience, settings: Settings): Selection {
  const breaking: Item[] = []
  const listed = new Map<Category, Item[]>()
  const excluded = new Map<string, string[]>()
  const exclude = (rule: string, commits: readonly string[]): void => {
    const others = excluded.get(rule)
    if (others) others.push(...commits)
    else excluded.set(rule, [...commits])
  }
  for (const { sha, rule } of account.excluded) exclude(rule, [sha])
  for (const item of account.items) {
    const category = categoryOf(item, settings)
    const rule = ruleAgainst(item, category, audience, settings)
    if (rule !== undefined) exclude(rule, item.commits)
    else if (item.breaking !== undefined) breaking.push(item)
    else if (category && listed.has(category)) listed.get(category)?.push(item)
    else if (category) listed.set(category, [item])
  }
  const sections = settings.categories.flatMap((category) => {
    const items = listed.get(category)
    return items ? [{ title: category.title, items }] : []
  })
  const items = [...breaking, ...sections.flatMap((section) => section.items)]
  return {
    breaking,
    sections,
    count: {
      inRange: account.inRange,
      listed: items.reduce((sum, { commits }) => sum + commits.length, 0),
      cancelled: account.cancelled.length,
      excluded: exclusions(excluded),
    },
    contributors: people(items.flatMap(({ authors }) => authors))
      .filter(({ bot }) => !bot)
      .toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.name, b.name)),
  }
}

function exclusions(excluded: ReadonlyMap<string, string[]>): Exclusion[] {
  return [...excluded]
    .map(([rule, commits]) => ({ rule, commits }))
    .toSorted((a, b) => b.commits.length - a.commits.length || compare(a.rule, b.rule))
}

function categoryOf({ labels, type = '' }: Item, { categories }: Settings): Category | undefined {
  const names = new Set(labels.map((label) => label.toLowerCase()))
  return (
    categories.find((category) => category.labels.some((label) => names.has(label.toLowerCase()))) ??
    categories.find(({ types }) => types.includes(type)) ??
    categories.find(({ types }) => types.includes('*'))
  )
}

function ruleAgainst(
  item: Item,
  category: Category | undefined,
  audience: Audience,
  { exclude }: Settings,
): string | undefined {
  const label = exclude.labels.find((one) => item.labels.some((has) => has.toLowerCase() === one.toLowerCase()))
  if (label !== undefined) return `label "${label}"`
  if (item.type !== undefined && exclude.types.includes(item.type)) return `type "${item.type}"`
  const author = exclude.authors.find((one) => item.authors.every((person) => isCalled(person, one)))
  if (author !== undefined) return `author "${author}"`
  if (item.words !== undefined && saysNothing(item.words)) return 'nothing to tell, as its author says'
  if (item.breaking !== undefined) return undefined
  if (!category) return 'of no category'
  return category.audiences.includes(audience) || item.words !== undefined ? undefined : `not for ${audience}`
}

function isCalled({ name, login }: Person, pattern: string): boolean {
  const wanted = pattern.toLowerCase()
  return [name, login].some((one) => {
    const is = one?.toLowerCase()
    if (is === undefined) return false
    if (wanted.startsWith('*')) return is.endsWith(wanted.slice(1))
    return wanted.endsWith('*') ? is.startsWith(wanted.slice(0, -1)) : is === wanted
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
