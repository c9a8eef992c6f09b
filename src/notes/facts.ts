import { matchesGlob } from 'node:path'
import { schemaChanges } from '../release/changes.ts'
import type { Change } from '../release/context.ts'
import type { ChangedFile, Facts } from './notes.ts'

const NO_FACTS: Facts = { migrations: [], variables: [], infrastructure: [], complete: false }

export interface FactsQuestion {
  /** Absent when they could not be read completely. */
  changes: readonly Change[] | undefined
  /** Globs of the components' files that change the database's schema. */
  migrations: readonly string[]
  infrastructure: readonly string[]
}

/** What whoever runs the application must know of a difference. */
export function factsOf({ changes, migrations, infrastructure }: FactsQuestion): Facts {
  if (!changes) return NO_FACTS
  return {
    migrations: unique(
      schemaChanges(changes, migrations).map(({ path, contracting }) => ({
        path,
        ...(contracting === undefined ? {} : { contracting }),
      })),
    ),
    variables: variablesOf(changes),
    infrastructure: unique(
      changes.flatMap(({ path }) => (infrastructure.some((glob) => matchesGlob(path, glob)) ? [{ path }] : [])),
    ),
    complete: true,
  }
}

function unique(files: readonly ChangedFile[]): ChangedFile[] {
  const byPath = new Map(files.toReversed().map((file) => [file.path, file]))
  return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** A file that lists variables for people: `.env.example`. */
const LISTING = /(^|\/)\.?env(\.[\w-]+)*$/
const DECLARED = /^\s*(?:export\s+)?([A-Za-z_]\w{0,99})\s*=/
const READ =
  /(?:process\.env|import\.meta\.env)(?:\.([A-Z_]\w{0,99})|\[['"]([A-Z_]\w{0,99})['"]\])|(?:\bgetenv|\benviron(?:\.get)?|\bENV(?:\.fetch)?|\bDeno\.env\.get|\benv|\bLookupEnv|\bGetenv)[[(]['"]([A-Z_]\w{0,99})['"]/g

/** Which lines of a difference are read: those of migrations, and those that name variables. */
export function linesThatMatter(migrations: readonly string[]): (path: string, line: string) => boolean {
  const isMigration = new Map<string, boolean>()
  return (path, line) => {
    if (namesIn(path, line).length > 0) return true
    const known = isMigration.get(path) ?? migrations.some((glob) => matchesGlob(path, glob))
    isMigration.set(path, known)
    return known
  }
}

function namesIn(path: string, line: string): string[] {
  if (LISTING.test(path)) return [DECLARED.exec(line)?.[1] ?? []].flat()
  if (!/env/i.test(line)) return []
  return [...line.matchAll(READ)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

interface Mentions {
  path: string
  added: boolean
  removed: boolean
  listed: boolean
}

function variablesOf(changes: readonly Change[]): Facts['variables'] {
  const found = new Map<string, Mentions>()
  for (const { path, patch = '' } of changes) {
    for (const line of patch.split('\n')) {
      const [sign] = line
      if (sign !== '+' && sign !== '-') continue
      for (const name of namesIn(path, line.slice(1))) {
        const listed = LISTING.test(path)
        const known = found.get(name) ?? { path, added: false, removed: false, listed }
        // The list for people knows better than a line of code.
        if (known.listed && !listed) continue
        const fresh = listed && !known.listed ? { path, added: false, removed: false, listed } : known
        found.set(name, { ...fresh, added: fresh.added || sign === '+', removed: fresh.removed || sign === '-' })
      }
    }
  }
  return [...found]
    .filter(([, { added, removed, listed }]) => listed || added !== removed)
    .map(([name, { path, added, removed }]) => ({ name, path, change: nameOf(added, removed) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function nameOf(added: boolean, removed: boolean): Facts['variables'][number]['change'] {
  return added ? (removed ? 'changed' : 'new') : 'gone'
}
