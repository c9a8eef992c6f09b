import { matchesGlob } from 'node:path'
import type { Change, Commits } from './context.ts'
import type { Seen } from './survey.ts'

/** Nobody is served by these, so a change there concerns no component. */
export const NOT_SHIPPED = ['**/*.md', '.github/**', 'docs/**', 'LICENSE*', '.gitignore', '.editorconfig']

/**
 * The components whose source is the same as in what they serve now. Always measured against the commit that is served,
 * never against the commit before: a release that failed in between must not hide a change. A file that belongs to no
 * component (a lock file, a shared package) counts for all of them.
 */
export async function unchanged(commits: Commits, components: readonly Seen[], head: string): Promise<Set<string>> {
  const bases = new Map<string, Promise<Change[] | undefined>>()
  const same = new Set<string>()
  const sources = components.map(({ component }) => component.source)
  for (const { component, live } of components) {
    const base = live?.commit
    if (!base) continue
    if (!bases.has(base)) bases.set(base, base === head ? Promise.resolve([]) : commits.changes(base, head))
    const changes = await bases.get(base)
    if (changes && !isTouched(component.source, changes, sources)) same.add(component.name)
  }
  return same
}

/** Whether a change concerns the component with this source; `sources` are those of all components. */
export function isTouched(source: string, changes: readonly Change[], sources: readonly string[]): boolean {
  return changes.some(({ path }) => {
    if (within(path, source)) return source !== '.' || !notShipped(path)
    return !notShipped(path) && !sources.some((other) => other !== '.' && within(path, other))
  })
}

function within(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`)
}

function notShipped(path: string): boolean {
  return NOT_SHIPPED.some((glob) => matchesGlob(path, glob))
}

/** DDL that an earlier version of the code can't live with. */
const CONTRACTING =
  /\b(drop\s+(table|column|index|view|database|schema)|rename\s+(table|column|to)|alter\s+table\s+\S+\s+(drop|rename|modify|change)|truncate\s+table)\b/i

export interface SchemaChange {
  path: string
  /** The statement that takes something away, as far as it was recognised. */
  contracting: string | undefined
}

/** Changes of the database's schema among `changes`, by the globs of the components. */
export function schemaChanges(changes: readonly Change[], globs: readonly string[]): SchemaChange[] {
  return changes
    .filter(({ path }) => globs.some((glob) => matchesGlob(path, glob)))
    .map(({ path, patch = '' }) => {
      const added = patch.split('\n').filter((line) => line.startsWith('+'))
      const contracting = added
        .find((line) => CONTRACTING.test(line))
        ?.slice(1)
        .trim()
      return { path, contracting }
    })
}
