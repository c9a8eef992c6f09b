import type { Audience, Notes } from './notes.ts'

type Version = readonly [number, number, number]

/**
 * The tag of the next version: the highest one raised by what the notes hold. What breaks raises the first number, a
 * feature the second, anything else the third; below 1.0.0 what breaks raises the second.
 */
export function nextTag(template: string, tags: readonly string[], notes: Record<Audience, Notes>): string {
  const [before = '', after = ''] = template.split('{version}')
  const known = tags.flatMap((tag) => versionOf(tag, { before, after }) ?? [])
  const highest = known.toSorted(compare).at(-1)
  const next = highest === undefined ? FIRST : raised(highest, Object.values(notes))
  return `${before}${next.join('.')}${after}`
}

const FIRST: Version = [1, 0, 0]

function versionOf(tag: string, { before, after }: { before: string; after: string }): [Version] | undefined {
  if (!tag.startsWith(before) || !tag.endsWith(after)) return undefined
  const [, ...numbers] =
    /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(tag.slice(before.length, tag.length - after.length)) ?? []
  const [major, minor, patch] = numbers.map(Number)
  return major === undefined || minor === undefined || patch === undefined ? undefined : [[major, minor, patch]]
}

function compare(left: Version, right: Version): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2]
}

function raised([major, minor, patch]: Version, notes: readonly Notes[]): Version {
  if (notes.some(({ breaking }) => breaking.length > 0)) return major === 0 ? [0, minor + 1, 0] : [major + 1, 0, 0]
  const types = notes.flatMap(({ sections }) => sections.flatMap(({ items }) => items.map(({ type }) => type)))
  return types.includes('feat') ? [major, minor + 1, 0] : [major, minor, patch + 1]
}
