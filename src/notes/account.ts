import type { Commit } from './commit.ts'
import { itemsOf } from './items.ts'
import { type Landing, landings } from './landing.ts'
import type { Item, TakenBack } from './notes.ts'
import { broughtBy, ordered } from './order.ts'
import { undone } from './revert.ts'
import type { Settings } from './settings.ts'
import type { MergedPull, Touching } from './sources.ts'

/** All that is known of a range. */
export interface Material {
  head: string
  commits: readonly Commit[]
  /** By commit; absent where nobody could be asked. */
  pulls?: ReadonlyMap<string, readonly MergedPull[]> | undefined
  /** SHAs whose change the other end has as another commit. */
  alike?: ReadonlySet<string>
  /** SHAs that reverts name and the repository does not have. */
  missing?: ReadonlySet<string>
  touching?: Touching | undefined
  /** In the order of `ops.yml`. */
  components?: readonly { name: string; source: string }[]
  /** Only what concerns this component is wanted. */
  component?: string | undefined
  /** What a component served already, where that is more than what the range begins with. */
  served?: ReadonlyMap<string, ReadonlySet<string>>
  /** By SHA. */
  shippedBefore?: ReadonlyMap<string, TakenBack>
  settings: Settings
  repositoryUrl: string
}

/** Where each commit of a range has ended up: in an item, cancelled, or excluded by a rule. */
export interface Account {
  inRange: number
  /** The latest first. */
  items: Item[]
  cancelled: string[]
  excluded: { sha: string; rule: string }[]
}

export function account(material: Material): Account {
  const { head, pulls, repositoryUrl, settings, components = [], touching } = material
  const commits = ordered(material.commits)
  const owners = broughtBy(commits, head)
  const came = landings({ commits, broughtBy: owners, pulls, repositoryUrl })
  const { cancelled, outward } = undone({
    changes: commits.map((commit) => ({ commit, pull: came.get(commit.sha)?.number, reverts: said(commit, came) })),
    broughtBy: owners,
    missing: material.missing ?? new Set(),
  })

  const ruled = new Map<string, string>()
  for (const commit of commits) {
    const rule = cancelled.has(commit.sha) ? undefined : ruleFor(commit, material)
    if (rule) ruled.set(commit.sha, rule)
  }
  const alive = commits.filter(({ sha }) => !cancelled.has(sha) && !ruled.has(sha))
  const shippedBefore = material.shippedBefore ?? new Map<string, TakenBack>()
  const { items, idle } = itemsOf(alive, {
    came,
    outward,
    broughtBy: owners,
    touching,
    components,
    shippedBefore,
    settings,
  })

  const isEmptied = emptied(commits, owners, cancelled)
  for (const { sha } of idle) {
    if (isEmptied(sha)) cancelled.add(sha)
    else ruled.set(sha, 'merges')
  }
  return {
    inRange: commits.length,
    items,
    cancelled: [...cancelled].toSorted(),
    excluded: [...ruled].map(([sha, rule]) => ({ sha, rule })).toSorted((a, b) => (a.sha < b.sha ? -1 : 1)),
  }
}

/** What a commit takes back, by its own words or by those of the pull request that it is. */
function said({ sha, parents, reverts }: Commit, came: ReadonlyMap<string, Landing>): Commit['reverts'] {
  if (parents.length > 1) return { shas: [], pulls: [] }
  const pull = came.get(sha)
  const isSilent = reverts.shas.length === 0 && reverts.pulls.length === 0
  return isSilent && pull?.mergeCommit === sha && pull.reverts?.pulls.length ? pull.reverts : reverts
}

function ruleFor({ sha, parents }: Commit, material: Material): string | undefined {
  const { alike, touching, components = [], component, served } = material
  if (alike?.has(sha)) return 'in production already'
  if (!touching || parents.length > 1) return undefined
  if (touching.shipped && !touching.shipped.has(sha)) return 'not shipped'
  const concerned = components.filter(({ source }) => touching.sources.get(source)?.has(sha)).map(({ name }) => name)
  if (concerned.length === 0) return undefined
  if (component !== undefined && !concerned.includes(component)) return 'of other components'
  return concerned.every((name) => served?.get(name)?.has(sha)) ? 'in production already' : undefined
}

/** Tells of a merge whether it has brought something, and all of it was cancelled. */
function emptied(
  commits: readonly Commit[],
  owners: ReadonlyMap<string, Commit>,
  cancelled: ReadonlySet<string>,
): (sha: string) => boolean {
  const sums = new Map<string, { all: number; cancelled: number }>()
  const sumOf = (sha: string) => sums.get(sha) ?? { all: 0, cancelled: 0 }
  // What a merge brought stands before it, so its sums are complete when it comes.
  for (const { sha, parents } of commits) {
    const owner = owners.get(sha)
    if (!owner) continue
    const more = parents.length > 1 ? sumOf(sha) : { all: 1, cancelled: cancelled.has(sha) ? 1 : 0 }
    const sum = sumOf(owner.sha)
    sums.set(owner.sha, { all: sum.all + more.all, cancelled: sum.cancelled + more.cancelled })
  }
  return (sha) => sumOf(sha).all > 0 && sumOf(sha).all === sumOf(sha).cancelled
}
