import { isOpen, type Release } from './oracle-record.ts'
import type { Served } from './oracle-served.ts'
import { type Component, short } from './oracle-story.ts'

interface Change {
  /** The releases before the run. */
  known: readonly Release[]
  before: Record<Component, Served>
  after: Record<Component, Served>
}

/** What a person has done is never replaced by a run without `force`. */
export function overwritten({ known, before, after }: Change): string[] {
  return strangers(known, before).flatMap(({ component, deployment, commit }) => {
    const now = after[component]
    if (now.deployment === deployment || now.byPerson) return []
    return [
      `a person has put ${deployment} (${short(commit)}) on ${component}, and it was replaced by ${now.deployment} without force`,
    ]
  })
}

/** A rollback without a target ends before it looks at anything. */
const NOWHERE_TO_GO = /never released|no earlier release|no release was ever live/

/** Whoever is refused because of a person is told what serves. */
export function untold({ known, before, text }: Omit<Change, 'after'> & { text: string }): string[] {
  if (NOWHERE_TO_GO.test(text)) return []
  return strangers(known, before)
    .filter(({ deployment = '' }) => !text.includes(deployment))
    .map(({ component, deployment }) => `the refusal does not say that ${deployment} serves ${component}`)
}

/**
 * What a person has put there and what is not the version that the record calls live. The build of a release that is open,
 * or was undone, can't be told from a change of that release that came late.
 */
function strangers(known: readonly Release[], before: Record<Component, Served>): Served[] {
  const live = known.findLast(({ verdict }) => verdict === 'live')
  const suspicious = known.filter((release) => isOpen(release) || release.verdict === 'undone')
  return Object.values(before).filter(
    ({ byPerson, deployment, commit }) =>
      byPerson &&
      deployment !== undefined &&
      commit !== live?.commit &&
      !suspicious.some((release) => release.commit === commit),
  )
}
