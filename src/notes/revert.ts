import { type Commit, isRevert, type Reverted, withoutNumber } from './commit.ts'

export interface Change {
  commit: Commit
  /** Number of the pull request that it belongs to. */
  pull: number | undefined
  /** What it takes back, also in the words of its pull request. */
  reverts: Reverted
}

export interface Undone {
  /** Their effect is gone, or is to take away the effect of another of the range. */
  cancelled: Set<string>
  /** Reverts that work on what was there before the range. */
  outward: Set<string>
}

export interface RevertQuestion {
  /** Parents before children. */
  changes: readonly Change[]
  broughtBy: ReadonlyMap<string, Commit>
  /** SHAs that the repository does not have: they were rewritten before they landed. */
  missing: ReadonlySet<string>
}

/** Follows every chain of reverts: a commit counts unless a later one that counts itself takes it back. */
export function undone(question: RevertQuestion): Undone {
  const { changes } = question
  const gone = new Set<string>()
  const cancelled = new Set<string>()
  const outward = new Set<string>()
  if (!changes.some(isRevert)) return { cancelled, outward }
  const find = finder(question)
  for (let at = changes.length - 1; at >= 0; at--) {
    const change = changes[at]
    if (!change) continue
    const { sha } = change.commit
    if (gone.has(sha)) {
      cancelled.add(sha)
    } else if (isRevert(change)) {
      const { inside, outside } = find(change, at)
      for (const target of inside) gone.add(target)
      if (outside) outward.add(sha)
      else cancelled.add(sha)
    }
  }
  return { cancelled, outward }
}

interface Found {
  inside: string[]
  /** Some of what it takes back is not in the range. */
  outside: boolean
}

function finder({ changes, broughtBy, missing }: RevertQuestion): (change: Change, at: number) => Found {
  const places = new Map(changes.map(({ commit }, place) => [commit.sha, place]))
  const shorts = groups(changes, ({ commit }) => [commit.sha.slice(0, 7)])
  const copies = groups(changes, ({ commit }) => commit.pickedFrom)
  const titles = groups(changes, ({ commit }) => [withoutNumber(commit.title)])
  const pulls = groups(changes, ({ pull }) => (pull === undefined ? [] : [pull]))
  const sides = groups(changes, ({ commit }) => [broughtBy.get(commit.sha)?.sha ?? ''])

  return ({ reverts, pull }, at) => {
    const earlier = (found: readonly number[] = []): number[] => found.filter((place) => place < at)
    const titled = reverts.title === undefined ? [] : earlier(titles.get(reverts.title))
    if (reverts.shas.length > 0) return joined(reverts.shas.map(bySha))
    if (reverts.pulls.length > 0) return joined(reverts.pulls.map((number) => earlier(pulls.get(number))))
    return joined([titled.slice(-1)])

    function bySha(sha: string): number[] {
      const exact = places.get(sha) ?? shorts.get(sha.slice(0, 7))?.find((place) => shaAt(place).startsWith(sha))
      const found = earlier(exact === undefined ? copies.get(sha) : [exact])
      if (found.length > 0) return found
      // A rebase has given new SHAs to the commits of a branch, and the text of the revert still names an old one.
      const own = titled.filter((place) => pull !== undefined && changes[place]?.pull === pull)
      return (missing.has(sha) ? titled : own).slice(-1)
    }
  }

  function joined(each: number[][]): Found {
    return { inside: each.flat().flatMap(whole), outside: each.some(({ length }) => length === 0) }
  }

  /** Whoever takes back a merge takes back all that it brought. */
  function whole(place: number): string[] {
    const all = [shaAt(place)]
    for (let next = 0; next < all.length; next++) all.push(...(sides.get(all[next] ?? '') ?? []).map(shaAt))
    return all
  }

  function shaAt(place: number): string {
    return changes[place]?.commit.sha ?? ''
  }
}

function groups<K>(changes: readonly Change[], keysOf: (change: Change) => K[]): Map<K, number[]> {
  const found = new Map<K, number[]>()
  changes.forEach((change, place) => {
    for (const key of keysOf(change)) {
      const group = found.get(key)
      if (group) group.push(place)
      else found.set(key, [place])
    }
  })
  return found
}
