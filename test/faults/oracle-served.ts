import { PENDING } from '../../sandbox/railway/state.ts'
import { isPending } from '../../sandbox/vercel/state.ts'
import type { Component, StoryWorld } from './oracle-story.ts'

/** What one component really serves, and what its platform believes. */
export interface Served {
  component: Component
  /** What the public address answered, each kind of answer once: a commit, or why there is none. */
  answers: string[]
  /** The commit, if every answer told the same one. */
  commit: string | undefined
  /** The platform's own deployment in production, and the commit that it was made for. */
  deployment: string | undefined
  believed: string | undefined
  /** A person has put there what serves now, or has taken it away; no release is to blame for that. */
  byPerson: boolean
  /** What the platform's own state says against it. */
  troubles: string[]
  /** The bodies that a visitor was given. */
  bodies: string[]
}

/** Asks the public addresses, often enough to meet every replica, and then the platforms' own state. */
export async function lookAround(world: StoryWorld): Promise<Record<Component, Served>> {
  const unfinished = leftUnderWay(world)
  letDomainsMove(world)
  const replicas = world.railway.api.active?.replicas.length ?? 1
  const [api, web] = await Promise.all([
    ask(world, `${world.urls.api}/version`, 2 * replicas + 1, (text) => /"commit":\s*"(\w+)"/.exec(text)?.[1]),
    ask(world, `${world.urls.web}/`, 2, (text) => /name="commit" content="(\w+)"/.exec(text)?.[1]),
  ])
  return {
    api: { component: 'api', ...api, ...withTroubles(seenByRailway(world, api), unfinished.api) },
    web: { component: 'web', ...web, ...withTroubles(seenByVercel(world, web), unfinished.web) },
  }
}

function withTroubles<B extends Belief>(belief: B, more: string[]): B {
  return { ...belief, troubles: [...belief.troubles, ...more] }
}

/** What we have begun and nobody has ended. What other people build is their own affair. */
function leftUnderWay({ sandbox, railway: { api }, vercel: { project } }: StoryWorld): Record<Component, string[]> {
  const builds = project.deployments.filter((one) => one.creator.id === sandbox.vercel.user.id && isPending(one))
  const deployments = api.deployments.filter(
    ({ creator, status }) =>
      (creator === undefined || creator.id === sandbox.railway.user.id) && PENDING.includes(status),
  )
  return {
    api: deployments.map(
      ({ id, status }) => `api: deployment ${id} is left ${status} and could take the traffic later`,
    ),
    web: builds.map(
      ({ id, readyState }) => `web: deployment ${id} is left ${readyState} and could take the traffic later`,
    ),
  }
}

/** A person may have asked for it a moment ago. One that never ends is found afterwards. */
function letDomainsMove({ sandbox, vercel: { project } }: StoryWorld): void {
  for (let looks = 0; looks < 20 && isMoving(project.lastAliasRequest?.jobStatus); looks++)
    sandbox.kernel.clock.looked()
}

const isMoving = (status: string | undefined): boolean => status === 'pending' || status === 'in-progress'

type Asked = Pick<Served, 'answers' | 'commit' | 'bodies'>

async function ask(
  { sandbox }: StoryWorld,
  url: string,
  times: number,
  read: (text: string) => string | undefined,
): Promise<Asked> {
  const answers = new Set<string>()
  const bodies = new Set<string>()
  for (let n = 0; n < times; n++) {
    const answer = await sandbox.kernel.internet(new Request(url))
    const text = await answer.text()
    bodies.add(text)
    // Both platforms say so when a host has nothing to serve.
    const nothing = answer.status === 404 && /Application not found|DEPLOYMENT_NOT_FOUND/.test(text)
    answers.add(nothing ? 'nothing' : answer.status === 200 ? (read(text) ?? 'no commit') : String(answer.status))
  }
  const [only] = answers
  const commit = answers.size === 1 && /^[0-9a-f]{40}$/.test(only ?? '') ? only : undefined
  return { answers: [...answers], commit, bodies: [...bodies] }
}

type Belief = Pick<Served, 'deployment' | 'believed' | 'byPerson' | 'troubles'>

function seenByRailway({ sandbox, railway: { api } }: StoryWorld, { answers, commit }: Asked): Belief {
  const { active, activeBy } = api
  const believed = active && railwayCommit(active.meta)
  const troubles: string[] = []
  if (answers.length === 1 && contradict(active, believed, commit))
    troubles.push(`api: Railway's active deployment is of ${believed}, served is ${commit}`)
  if (active && !['SUCCESS', 'SLEEPING'].includes(active.status))
    troubles.push(`api: Railway's active deployment ${active.id} is ${active.status}`)
  const byPerson = activeBy !== undefined && activeBy.id !== sandbox.railway.user.id
  return { deployment: active?.id, believed, byPerson, troubles }
}

function seenByVercel({ sandbox, urls, vercel: { project } }: StoryWorld, { answers, commit }: Asked): Belief {
  const { production, productionBy, aliases, lastAliasRequest, state } = project
  const believed = production?.meta['githubCommitSha']
  const troubles: string[] = []
  if (answers.length === 1 && contradict(production, believed, commit))
    troubles.push(`web: Vercel's production is of ${believed}, served is ${commit}`)
  const host = new URL(urls.web).host
  if (aliases[host] !== production?.id)
    troubles.push(`web: the alias ${host} leads to ${aliases[host]}, production is ${production?.id}`)
  const { jobStatus, type } = lastAliasRequest ?? {}
  if (isMoving(jobStatus)) troubles.push(`web: a ${type} is still ${jobStatus}`)
  if (state.rolling?.state === 'ACTIVE') troubles.push('web: a rolling release is still active')
  const byPerson = productionBy !== undefined && productionBy.id !== sandbox.vercel.user.id
  return { deployment: production?.id, believed, byPerson, troubles }
}

/** A deployment that was not made for a commit believes nothing. */
function contradict(deployment: object | undefined, believed: string | undefined, served: string | undefined): boolean {
  if (!deployment || served === undefined) return (deployment === undefined) !== (served === undefined)
  return believed !== undefined && believed !== served
}

/** The product writes release and commit into the message of an upload; a deployment of a commit has it from Railway. */
export function railwayRelease(meta: Record<string, unknown>): string | undefined {
  return readMessage(meta)[0]
}

function railwayCommit(meta: Record<string, unknown>): string | undefined {
  const { commitHash } = meta
  return readMessage(meta)[1] ?? (typeof commitHash === 'string' ? commitHash : undefined)
}

function readMessage({ commitMessage }: Record<string, unknown>): string[] {
  return (
    (typeof commitMessage === 'string' ? /^ops-release (\S+) ([0-9a-f]{40})$/.exec(commitMessage) : null)?.slice(1) ??
    []
  )
}
