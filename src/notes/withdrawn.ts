import type { Account } from './account.ts'
import type { Commit } from './commit.ts'
import type { Item, TakenBack } from './notes.ts'

/** What a release had shipped before it was taken back. */
export interface Shipment {
  by: TakenBack
  commits: readonly Commit[]
  account: Account
}

/** The changes of the range that were shipped before, by SHA. The latest of several releases counts. */
export function shippedBefore(commits: readonly Commit[], shipments: readonly Shipment[]): Map<string, TakenBack> {
  const found = new Map<string, TakenBack>()
  for (const { by, commits: shipped, account } of shipments) {
    const gone = new Set(account.cancelled)
    const same = sameness(shipped.filter(({ sha, parents }) => !gone.has(sha) && parents.length < 2))
    for (const commit of commits) if (same(commit)) found.set(commit.sha, by)
  }
  return found
}

/** What had been shipped, and is not in production any more. */
export function withdrawn(
  shipments: readonly Shipment[],
  { commits, account }: Pick<Shipment, 'commits' | 'account'>,
): { item: Item; by: TakenBack }[] {
  const gone = new Set(account.cancelled)
  const isThere = sameness(commits.filter(({ sha }) => !gone.has(sha)))
  const told = new Set<string>()
  return shipments.flatMap(({ by, commits: shipped, account: { items } }) => {
    const known = new Map(shipped.map((commit) => [commit.sha, commit]))
    const lost = items.filter(
      ({ commits: shas }) =>
        !shas.some((sha) => {
          const commit = known.get(sha)
          return told.has(sha) || (commit && isThere(commit))
        }),
    )
    for (const { commits: shas } of lost) for (const sha of shas) told.add(sha)
    return lost.map((item) => ({ item, by }))
  })
}

/** Tells of a commit whether its change is among these, maybe as another commit. */
function sameness(commits: readonly Commit[]): (commit: Commit) => boolean {
  const shas = new Set(commits.flatMap(({ sha, pickedFrom }) => [sha, ...pickedFrom]))
  const twins = new Set(commits.map(({ twin }) => twin))
  return ({ sha, pickedFrom, twin, parents }) =>
    shas.has(sha) || (parents.length < 2 && (pickedFrom.some((one) => shas.has(one)) || twins.has(twin)))
}
