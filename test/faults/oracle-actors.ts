import type { Release } from './oracle-record.ts'
import type { Served } from './oracle-served.ts'
import { type Actor, type Component, sameSource, short, type Story, type StoryWorld } from './oracle-story.ts'

export interface Scene {
  world: StoryWorld
  story: Story
  releases: Release[]
  served: Record<Component, Served>
}

const GOOD = ['success', 'skipped']
const BAD = ['failure', 'unknown', 'rolled-back']

/** I3: what the actors told is what happened. */
export function judgeActors(scene: Scene): string[] {
  return scene.story.actors.flatMap((actor, n) => {
    if (actor.kind === 'post') return []
    const name = `${actor.kind} (actor ${n + 1})`
    return [...judgeExit(actor, name), ...judgeSuccess(scene, n, name), ...judgeFailure(scene, n, name)]
  })
}

/** A recovery that has undone something did what it was asked to. */
function judgeExit({ kind, exitCode, status }: Actor, name: string): string[] {
  const bad = BAD.includes(status ?? '') && !(kind === 'recover' && status === 'rolled-back')
  if (exitCode === 0 && bad) return [`I3: ${name} ended with exit code 0, and its status is ${status}`]
  if (exitCode !== undefined && exitCode !== 0 && GOOD.includes(status ?? ''))
    return [`I3: ${name} ended with exit code ${exitCode}, and its status is ${status}`]
  return []
}

function judgeSuccess({ world, story, releases, served }: Scene, n: number, name: string): string[] {
  const { commit, exitCode, status } = story.actors[n] ?? {}
  if (commit === undefined || exitCode !== 0 || status !== 'success') return []
  const wasLive = releases.some((one) => one.commit === commit && one.entries.some(({ step }) => step === 'live'))
  if (!wasLive) return [`I3: ${name} reports success, but no release of ${short(commit)} was ever live`]
  const later = story.actors.slice(n + 1)
  if (!story.atRest || later.some((actor) => actor.kind !== 'post' && actor.commit === undefined)) return []
  const possible = [commit, ...later.flatMap((actor) => actor.commit ?? [])]
  return Object.values(served)
    .filter(
      ({ component, commit: now, byPerson }) =>
        !byPerson && !possible.some((one) => sameSource(world, component, now, one)),
    )
    .map(
      ({ component, commit: now }) =>
        `I3: ${name} reports success, but ${component} serves ${short(now)} instead of ${short(commit)}`,
    )
}

function judgeFailure({ story, releases }: Scene, n: number, name: string): string[] {
  const { commit, exitCode, status = '' } = story.actors[n] ?? {}
  if (commit === undefined || exitCode === undefined || exitCode === 0 || !BAD.includes(status)) return []
  const others = story.actors.filter((actor, at) => at !== n && actor.kind !== 'post')
  const byOthers = others.some((actor) => actor.commit === undefined || actor.commit === commit)
  const live = releases.find((release) => release.commit === commit && release.verdict === 'live')
  // Who has claimed it since has finished it.
  const isClaimed = live?.entries.some(({ step }) => step === 'claimed')
  return live && !byOthers && !isClaimed ? [`I3: ${name} reports ${status}, but its release ${live.id} is live`] : []
}

/** I4: where even undoing was impossible, the record and the actor say what is where and what to do. */
export function judgeUnfinished({ world, story, releases, served }: Scene): string[] {
  const stuck = releases.filter(({ verdict }) => verdict === 'stuck')
  const ended = story.actors.filter(({ kind, exitCode }) => kind !== 'post' && exitCode !== undefined)
  const wrong: string[] = []
  const killed = story.actors.some(({ exitCode }) => exitCode === undefined)
  for (const { id, verdict } of releases)
    if (verdict === undefined && !killed) wrong.push(`I4: release ${id} is open, though nobody was killed`)
  if (stuck.length > 0 || !killed) {
    const last = ended.at(-1)
    if (last?.exitCode === 0) wrong.push(`I4: the last ${last.kind} ended with exit code 0, though not all is finished`)
  }
  const told = ended.some(({ exitCode, output }) => exitCode !== 0 && output.includes('recover: true'))
  if (stuck.length > 0 && ended.length > 0 && !told)
    wrong.push('I4: no output names the command that finishes what is left (recover: true)')
  for (const release of stuck)
    for (const component of release.changing)
      if (!isTold(world, release, served[component as Component]))
        wrong.push(
          `I4: release ${release.id} is stuck, and does not say what ${component} serves (${short(served[component as Component].commit)})`,
        )
  return wrong
}

/** Either it was put back, and that is what serves; or a text names what serves, or says that it was not put back. */
function isTold(
  { repository }: StoryWorld,
  { entries }: Release,
  { component, commit, deployment, answers }: Served,
): boolean {
  const mine = entries.filter((entry) => entry.component === component)
  const last = mine.at(-1)
  if (!last) return true
  if (last.step === 'restored') return last.deployment === deployment
  if (last.step === 'discarded' && last.deployment !== deployment) return true
  const issues = repository.threads.filter(({ state }) => state === 'open')
  const texts = [
    ...entries.filter(({ step }) => step === 'stuck').map(({ note }) => note),
    ...issues.flatMap(({ body, comments }) => [body ?? '', ...comments.map((comment) => comment.body)]),
  ].flatMap((text) => text.split(/[;\n]/))
  const facts = [short(commit), deployment, 'could not be put back', ...answers].filter((fact) => fact !== undefined)
  return texts.some((text) => text.includes(component) && facts.some((fact) => text.includes(fact)))
}
