import type { Platform } from './platform.ts'

/** A part that is deployed on its own. */
export interface Component {
  name: string
  platform: Platform
  /** Public address, without a trailing slash. */
  url: string
  /** Directory from the repository's root; `.` is the root. */
  source: string
  /** Components whose traffic must be switched before this one. */
  after: string[]
  /** Globs of the files that change the database's schema. */
  migrations: string[]
}

export interface Application {
  environment: string
  components: Component[]
}

/** Dependencies first: the order in which traffic moves forward. Components without a relation keep the file's order. */
export function inOrder<T extends { name: string; after: string[] }>(components: readonly T[]): T[] {
  const ordered: T[] = []
  const visit = (component: T): void => {
    if (ordered.includes(component)) return
    for (const name of component.after) {
      const dependency = components.find((other) => other.name === name)
      if (dependency) visit(dependency)
    }
    ordered.push(component)
  }
  components.forEach(visit)
  return ordered
}
