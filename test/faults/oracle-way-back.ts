import { isOpen, type Release } from './oracle-record.ts'

const WERE_LIVE = ['live', 'superseded', 'rolled-back']

/** The commit that was live before the one that is; going back to one ends all that came after it. */
export function wayBack(releases: readonly Release[]): string | undefined {
  const path: string[] = []
  for (const { kind, commit, verdict = '' } of releases) {
    if (!WERE_LIVE.includes(verdict) || path.at(-1) === commit) continue
    const earlier = kind === 'rollback' ? path.lastIndexOf(commit) : -1
    if (earlier >= 0) path.length = earlier + 1
    else path.push(commit)
  }
  return path.at(-2)
}

/** A rollback that is not told where to goes to the version that was live before. */
export function wentWrong(before: readonly Release[], after: readonly Release[]): string[] {
  const wanted = wayBack(before)
  if (wanted === undefined || before.some(isOpen)) return []
  const live = after.findLast(({ verdict }) => verdict === 'live')
  if (live?.commit === wanted) return []
  return [
    `the version before the live one is ${wanted.slice(0, 7)}, and the rollback made ${live?.commit.slice(0, 7)} live`,
  ]
}
