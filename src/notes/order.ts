import type { Commit } from './commit.ts'

/** Parents before children; the same commits are always in the same order. */
export function ordered(commits: readonly Commit[]): Commit[] {
  const known = new Map(commits.map((commit) => [commit.sha, commit]))
  const byTime = [...known.values()].sort((a, b) => a.committedAt - b.committedAt || (a.sha < b.sha ? -1 : 1))
  const placed = new Set<string>()
  const result: Commit[] = []
  for (const start of byTime) {
    const open = [start]
    for (let commit = open.at(-1); commit; commit = open.at(-1)) {
      const parent = commit.parents.find((sha) => known.has(sha) && !placed.has(sha))
      const next = parent === undefined || placed.has(commit.sha) ? undefined : known.get(parent)
      if (next) {
        open.push(next)
        continue
      }
      open.pop()
      if (placed.has(commit.sha)) continue
      placed.add(commit.sha)
      result.push(commit)
    }
  }
  return result
}

/** For each commit that did not land on the main line itself, the merge that brought it most directly. */
export function broughtBy(commits: readonly Commit[], head: string): Map<string, Commit> {
  const known = new Map(commits.map((commit) => [commit.sha, commit]))
  const claimed = new Set<string>()
  const owners = new Map<string, Commit>()
  const open: { tip: string; owner?: Commit }[] = [{ tip: head }]
  for (let branch = open.pop(); branch; branch = open.pop()) {
    const { tip, owner } = branch
    for (let commit = known.get(tip); commit && !claimed.has(commit.sha); commit = known.get(commit.parents[0] ?? '')) {
      claimed.add(commit.sha)
      if (owner) owners.set(commit.sha, owner)
      // The oldest merge of a line comes last, so it is the first to claim what is before several of them.
      for (const parent of commit.parents.slice(1)) open.push({ tip: parent, owner: commit })
    }
  }
  return owners
}
