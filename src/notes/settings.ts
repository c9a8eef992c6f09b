import type { Audience } from './notes.ts'

/** A heading of the notes. An item belongs to the first category that one of its labels, or else its type, names. */
export interface Category {
  title: string
  labels: string[]
  /** Conventional types: `feat`. `*` takes what no other category takes. */
  types: string[]
  audiences: Audience[]
}

export interface Exclude {
  labels: string[]
  types: string[]
  /** Logins or names; `*` at the end or the beginning stands for anything. */
  authors: string[]
}

/** How notes are made: `notes` of `ops.yml`, with every default filled in. */
export interface Settings {
  /** In the order in which they stand. */
  categories: Category[]
  exclude: Exclude
  /** A section with more items is folded; 0 folds none. */
  collapseAfter: number
  /** Globs of files whose change whoever runs the application wants to know. */
  infrastructure: string[]
  /** One line of the list. */
  item: string
  /** Markdown above and below everything. */
  header: string
  footer: string
  release: ReleaseSettings
}

/** The release on GitHub that the notes are published as. */
export interface ReleaseSettings {
  title: string
  /** Names a computed version. */
  tag: string
  draft: boolean
  prerelease: boolean
}

/** What stands in braces in these texts. */
export const PLACEHOLDERS = {
  item: ['title', 'scope', 'links', 'people', 'components'],
  header: ['environment', 'release', 'tag', 'commit', 'previous'],
  footer: ['environment', 'release', 'tag', 'commit', 'previous'],
  title: ['environment', 'release', 'tag', 'commit', 'previous'],
  tag: ['version'],
} as const

export const DEFAULTS: Settings = {
  categories: [
    { title: 'New', labels: ['feature', 'enhancement'], types: ['feat'], audiences: ['users', 'operators'] },
    { title: 'Fixed', labels: ['bug', 'fix'], types: ['fix'], audiences: ['users', 'operators'] },
    { title: 'Faster', labels: ['performance'], types: ['perf'], audiences: ['users', 'operators'] },
    { title: 'Security', labels: ['security'], types: ['security'], audiences: ['users', 'operators'] },
    { title: 'Taken away', labels: [], types: ['revert'], audiences: ['users', 'operators'] },
    { title: 'Dependencies', labels: ['dependencies'], types: ['deps'], audiences: ['operators'] },
    {
      title: 'Under the hood',
      labels: ['documentation', 'internal'],
      types: ['build', 'chore', 'ci', 'docs', 'refactor', 'style', 'test'],
      audiences: ['operators'],
    },
    { title: 'Other', labels: [], types: ['*'], audiences: ['users', 'operators'] },
  ],
  exclude: { labels: ['skip-notes', 'skip-changelog'], types: [], authors: [] },
  collapseAfter: 20,
  infrastructure: [
    '.github/workflows/**',
    '**/Dockerfile*',
    '**/docker-compose*.{yml,yaml}',
    '**/compose*.{yml,yaml}',
    '**/*.tf',
    '**/vercel.json',
    '**/railway.{json,toml}',
    '**/nixpacks.toml',
    'ops.yml',
  ],
  item: '{title} {links} {people}',
  header: '',
  footer: '',
  release: { title: '{tag}', tag: 'v{version}', draft: false, prerelease: false },
}
