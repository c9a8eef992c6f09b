import { namedIn } from '../config/previews.ts'
import type { Change } from '../release/context.ts'
import { isTouched } from '../release/changes.ts'
import type { Part } from './context.ts'

/** `built`: it gets a build of its own. `unchanged` and `shared`: the one of the shared environment stands for it. */
export type Choice = 'built' | 'unchanged' | 'shared'

/**
 * Builds what the pull request changes, and what is wired to something that is built: a frontend that has not changed
 * shows a changed backend only when it asks that one.
 */
export function choose(parts: readonly Part[], changes: readonly Change[] | undefined): Map<string, Choice> {
  const sources = parts.map(({ source }) => source)
  const choices = new Map(
    parts.map((part): [string, Choice] => {
      if (changes && !isTouched(part.source, changes, sources)) return [part.name, 'unchanged']
      return [part.name, part.host ? 'built' : 'shared']
    }),
  )
  for (let again = true; again;) {
    again = false
    for (const part of parts) {
      const isWired = wiredTo(part, parts).some((name) => choices.get(name) === 'built')
      if (!part.host || !isWired || choices.get(part.name) === 'built') continue
      choices.set(part.name, 'built')
      again = true
    }
  }
  return choices
}

/** What it asks: what comes before it, and what its variables name. Not what asks it, whose address it may only allow. */
function wiredTo({ name, after, variables }: Part, parts: readonly Part[]): string[] {
  const askers = parts.filter((part) => part.after.includes(name)).map((part) => part.name)
  return [...after, ...namedIn(variables)].filter((other) => other !== name && !askers.includes(other))
}
