import * as v from 'valibot'
import { DEFAULTS, PLACEHOLDERS, type Settings } from '../notes/settings.ts'
import type { Path } from './document.ts'
import { type Finding, pathName, show, unknown } from './structure.ts'

const words = (description: string, what: string) =>
  v.pipe(v.array(v.pipe(v.string(what), v.regex(/\S/, what)), 'a list'), v.description(description))

const longText = (description: string) =>
  v.pipe(v.string('a text'), v.maxLength(5_000, 'a text of at most 5000 characters'), v.description(description))

const flag = (description: string) => v.pipe(v.boolean('true or false'), v.description(description))

const AUDIENCES = ['users', 'operators'] as const

const category = v.strictObject(
  {
    title: v.pipe(
      v.string('a text'),
      v.regex(/\S/, 'a text that is not empty'),
      v.description('Heading of the section.'),
    ),
    types: v.optional(
      words('Types of conventional titles, such as `feat`. `*` takes what no other category takes.', 'a type'),
      [],
    ),
    labels: v.optional(words('Labels of pull requests. They count before the type.', 'a label'), []),
    audiences: v.optional(
      v.pipe(
        v.array(v.picklist(AUDIENCES, 'one of "users", "operators"'), 'a list'),
        v.minLength(1, 'a list of at least one audience'),
        v.description('Who reads the section. Default: both.'),
      ),
      [...AUDIENCES],
    ),
  },
  'a mapping with "title" and "types" or "labels"',
)

const exclude = v.strictObject(
  {
    types: v.optional(words('Types of conventional titles.', 'a type')),
    labels: v.optional(words('Labels of pull requests. Default: `skip-notes`, `skip-changelog`.', 'a label')),
    authors: v.optional(words('Accounts; `*` at the beginning or the end stands for anything.', 'an account')),
  },
  'a mapping with "types", "labels" or "authors"',
)

const release = v.strictObject(
  {
    title: v.optional(
      v.pipe(
        v.string('a text'),
        v.regex(/^[^\n]{1,200}$/, 'one line of at most 200 characters'),
        v.description(`Title, with ${braces('title')}. Default: \`${DEFAULTS.release.title}\`.`),
      ),
    ),
    tag: v.optional(
      v.pipe(
        v.string('a text'),
        v.regex(/^(?!\/)[\w.@/+-]*\{version\}[\w.+-]*$/, 'a name with {version} in it, such as "v{version}"'),
        v.description(`How a computed version is called. Default: \`${DEFAULTS.release.tag}\`.`),
      ),
    ),
    draft: v.optional(flag('Leave it to a person to publish it. Default: `false`.')),
    prerelease: v.optional(flag('Mark it as not ready for production. Default: `false`.')),
  },
  'a mapping with "title", "tag", "draft" or "prerelease"',
)

export const notes = v.pipe(
  v.strictObject(
    {
      categories: v.optional(
        v.pipe(
          v.array(category, 'a list'),
          v.description('Sections in the order in which they stand. Breaking changes stand before them.'),
        ),
      ),
      exclude: v.optional(v.pipe(exclude, v.description('What is counted, but not listed.'))),
      collapse: v.optional(
        v.pipe(
          v.number('a number'),
          v.integer('a whole number'),
          v.minValue(0, 'a number from 0'),
          v.description('A section with more items is folded; 0 folds none. Default: `20`.'),
        ),
      ),
      infrastructure: v.optional(
        words("Patterns, from the repository's root, of files that operators want to know of.", 'a pattern'),
      ),
      item: v.optional(
        v.pipe(
          v.string('a text'),
          v.regex(/^(?=.*\{title\})[^\n]{1,300}$/, 'one line with {title} in it, of at most 300 characters'),
          v.description(`One line of the list, with ${braces('item')}. Default: \`${DEFAULTS.item}\`.`),
        ),
      ),
      header: v.optional(longText(`Markdown above everything, with ${braces('header')}.`)),
      footer: v.optional(longText(`Markdown below everything, with ${braces('footer')}.`)),
      release: v.optional(v.pipe(release, v.description('The release on GitHub that the notes are published as.'))),
    },
    'a mapping',
  ),
  v.description('How release notes are made.'),
)

type NotesFile = v.InferOutput<typeof notes>
export type SoundNotes = Partial<Omit<NotesFile, 'categories' | 'release'>> & {
  categories?: (Partial<v.InferOutput<typeof category>> | undefined)[]
  release?: Partial<NonNullable<NotesFile['release']>> | undefined
}

/** With every default filled in. */
export function toSettings(file: NotesFile | undefined): Settings {
  const { categories, exclude: excluded, collapse, infrastructure, item, header, footer, release: own } = file ?? {}
  return {
    categories: categories ?? DEFAULTS.categories,
    exclude: {
      labels: excluded?.labels ?? DEFAULTS.exclude.labels,
      types: excluded?.types ?? DEFAULTS.exclude.types,
      authors: excluded?.authors ?? DEFAULTS.exclude.authors,
    },
    collapseAfter: collapse ?? DEFAULTS.collapseAfter,
    infrastructure: infrastructure ?? DEFAULTS.infrastructure,
    item: item ?? DEFAULTS.item,
    header: header ?? DEFAULTS.header,
    footer: footer ?? DEFAULTS.footer,
    release: {
      title: own?.title ?? DEFAULTS.release.title,
      tag: own?.tag ?? DEFAULTS.release.tag,
      draft: own?.draft ?? DEFAULTS.release.draft,
      prerelease: own?.prerelease ?? DEFAULTS.release.prerelease,
    },
  }
}

/** What no schema can say of the notes. */
export function checkNotes({ categories, item, header, footer, release: own }: SoundNotes): Finding[] {
  return [
    ...(categories ? checkCategories(categories) : []),
    ...checkBraces(['notes', 'item'], item, PLACEHOLDERS.item),
    ...checkBraces(['notes', 'header'], header, PLACEHOLDERS.header),
    ...checkBraces(['notes', 'footer'], footer, PLACEHOLDERS.footer),
    ...checkBraces(['notes', 'release', 'title'], own?.title, PLACEHOLDERS.title),
  ]
}

function checkCategories(categories: NonNullable<SoundNotes['categories']>): Finding[] {
  // A category that is wrong in itself may be the one that is missing.
  if (categories.includes(undefined)) return []
  const owners = new Map<string, string>()
  const findings = categories.flatMap(({ title = '', types = [], labels = [] } = {}, index): Finding[] => {
    const path = ['notes', 'categories', index]
    if (types.length + labels.length === 0) {
      const message = `${pathName(path)} has neither "types" nor "labels", so nothing would ever stand there`
      return [{ path, part: 'key', message }]
    }
    return [
      ...types.map((name, at) => ['types', name, at] as const),
      ...labels.map((name, at) => ['labels', name, at] as const),
    ].flatMap(([list, name, at]) => {
      const owner = owners.get(`${list} ${name}`)
      owners.set(`${list} ${name}`, owner ?? title)
      if (owner === undefined) return []
      const place = [...path, list, at]
      return [
        {
          path: place,
          part: 'value' as const,
          message: `${pathName(place)}: ${show(name)} belongs to ${show(owner)} already; keep one of them`,
        },
      ]
    })
  })
  if (owners.has('types *')) return findings
  const message = `notes.categories leaves changes without a place; add one such as { title: Other, types: ['*'] }`
  return [...findings, { path: ['notes', 'categories'], part: 'key', message }]
}

function checkBraces(path: Path, text: string | undefined, known: readonly string[]): Finding[] {
  const names = [...(text ?? '').matchAll(/\{([A-Za-z]\w*)\}/g)].map((match) => match[1] ?? '')
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({ path, part: 'value', message: unknown(pathName(path), 'placeholder', name, known) }))
}

function braces(place: keyof typeof PLACEHOLDERS): string {
  return PLACEHOLDERS[place].map((name) => `{${name}}`).join(' ')
}
