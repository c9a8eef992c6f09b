import { type Account, account, type Material } from './account.ts'
import type { Commit } from './commit.ts'
import { factsOf, linesThatMatter } from './facts.ts'
import { look } from './look.ts'
import type { Audience, Count, Evidence, Exclusion, Facts, Item, Notes, TakenBack } from './notes.ts'
import type { Ends } from './range.ts'
import { select } from './select.ts'
import type { Settings } from './settings.ts'
import type { History, Pulls, Span } from './sources.ts'
import { type Shipment, shippedBefore, withdrawn } from './withdrawn.ts'

export interface GainRequest {
  ends: Ends
  components: { name: string; source: string; migrations: string[] }[]
  /** Only what concerns this one. */
  component?: string | undefined
  settings: Settings
  evidence?: Evidence | undefined
  repositoryUrl: string
  history: History
  /** Where there is none, titles of commits have to tell. */
  pulls?: Pulls | undefined
}

/** What production gained, or lost, between both ends, for each audience. */
export async function gain(request: GainRequest): Promise<Record<Audience, Notes>> {
  const { ends, components, evidence, settings, repositoryUrl, history, pulls } = request
  const { from, to } = ends
  const warnings: string[] = []
  const ask = look({ history, pulls, warn: (sentence) => warnings.push(sentence) })
  const reading = readFacts(request)
  const ahead = { base: from?.commit, head: to.commit }
  const { commits, served } = await gained(ends, async (span) => await ask.commits(span))
  const isBack =
    from !== undefined && from.commit !== to.commit && (evidence?.kind === 'rollback' || commits.length === 0)
  const start = isBack ? to.commit : ahead.base
  const losses = isBack ? { base: start, head: from.commit } : undefined
  const bad = isBack ? withEnd(ends.takenBack, from) : ends.takenBack
  const shipped = await Promise.all(
    [...ends.takenBackEarlier, ...bad].map(async (by) => ({
      by,
      commits: await ask.commits({ base: start, head: by.commit }),
    })),
  )

  const everything = [commits, ...shipped.map((one) => one.commits)].flat()
  const main = losses ?? ahead
  // Where parts began with different commits, none of them begins the range.
  const touched = served.size > 0 ? { head: main.head } : main
  const mainCommits = losses ? await ask.commits(losses) : commits
  const [told, missing, alike, touching] = await Promise.all([
    ask.pullsOf(everything),
    ask.missing(everything),
    ask.alike(main, mainCommits),
    // Of a first release everything is new, and all of it is shipped.
    main.base === undefined && request.component === undefined
      ? undefined
      : ask.touching(touched, mainCommits, components),
  ])
  const common = { pulls: told, missing, touching, components, component: request.component, settings, repositoryUrl }
  const accountOf = (head: string, of: readonly Commit[], more: Partial<Material> = {}): Account =>
    account({ ...common, head, commits: of, ...more })

  const shipments = shipped.map(({ by, commits: of }): Shipment => ({
    by,
    commits: of,
    account: accountOf(by.commit, of),
  }))
  const again = shippedBefore(commits, shipments)
  const now = accountOf(to.commit, commits, { alike: isBack ? new Set() : alike, served, shippedBefore: again })
  const lost = losses && accountOf(losses.head, mainCommits, { alike })
  const away = withdrawn(
    shipments.filter(({ by }) => bad.includes(by)),
    { commits, account: now },
  ).filter(({ item }) => !lost || lost.items.some(({ key }) => key === item.key))

  const facts = await reading
  const notesFor = (audience: Audience): Notes => {
    const { count, ...chosen } = select(now, audience, settings)
    return {
      audience,
      range: { ...(from ? { from } : {}), to, direction: isBack ? 'back' : 'forward' },
      ...chosen,
      withdrawn: seenBy(audience, away, settings),
      count: lost ? sum(count, select(lost, audience, settings).count) : count,
      facts,
      ...(evidence ? { evidence } : {}),
      warnings,
      repositoryUrl,
    }
  }
  return { users: notesFor('users'), operators: notesFor('operators') }
}

/** The commits that are new, for at least one of the components where they served different ones before. */
async function gained(
  { from, to, servedBefore }: Ends,
  read: (span: Span) => Promise<readonly Commit[]>,
): Promise<{ commits: readonly Commit[]; served: Map<string, Set<string>> }> {
  const head = to.commit
  const commits = await read({ base: from?.commit, head })
  if (new Set(servedBefore.values()).size < 2 || !from) return { commits, served: new Map() }
  const news = await Promise.all(
    [...servedBefore].map(async ([name, base]) => ({ name, commits: await read({ base, head }) })),
  )
  const all = new Map(news.flatMap((one) => one.commits.map((commit) => [commit.sha, commit])))
  const served = news.map(({ name, commits: fresh }): [string, Set<string>] => {
    const known = new Set(all.keys())
    for (const { sha } of fresh) known.delete(sha)
    return [name, known]
  })
  return { commits: [...all.values()], served: new Map(served) }
}

async function readFacts({ ends: { from, to }, components, settings, history }: GainRequest): Promise<Facts> {
  const lists = {
    migrations: components.flatMap(({ migrations }) => migrations),
    infrastructure: settings.infrastructure,
  }
  if (!from || from.commit === to.commit) return factsOf({ changes: [], ...lists })
  const span = { base: from.commit, head: to.commit }
  return factsOf({
    changes: await history.changes(span, linesThatMatter(lists.migrations)).catch(() => undefined),
    ...lists,
  })
}

function withEnd(
  bad: readonly TakenBack[],
  { commit, label, releaseId = label }: NonNullable<Ends['from']>,
): TakenBack[] {
  return bad.some((one) => one.commit === commit) ? [...bad] : [...bad, { releaseId, commit }]
}

function seenBy(
  audience: Audience,
  away: readonly { item: Item; by: TakenBack }[],
  settings: Settings,
): Notes['withdrawn'] {
  const { breaking, sections } = select(
    { inRange: 0, items: away.map(({ item }) => item), cancelled: [], excluded: [] },
    audience,
    settings,
  )
  const seen = new Set([...breaking, ...sections.flatMap(({ items }) => items)])
  return away.filter(({ item }) => seen.has(item))
}

function sum(one: Count, other: Count): Count {
  const excluded = new Map<string, string[]>()
  for (const { rule, commits } of [...one.excluded, ...other.excluded]) {
    excluded.set(rule, [...(excluded.get(rule) ?? []), ...commits])
  }
  return {
    inRange: one.inRange + other.inRange,
    listed: one.listed + other.listed,
    cancelled: one.cancelled + other.cancelled,
    excluded: [...excluded].map(([rule, commits]): Exclusion => ({ rule, commits })),
  }
}
