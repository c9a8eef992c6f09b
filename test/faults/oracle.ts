import { judgeActors, judgeUnfinished } from './oracle-actors.ts'
import { isOpen, madeBy, type Release, releasesOf } from './oracle-record.ts'
import { judgeSecrets } from './oracle-secrets.ts'
import { lookAround, railwayRelease, type Served } from './oracle-served.ts'
import { type Component, COMPONENTS, sameSource, short, type Story, type StoryWorld } from './oracle-story.ts'

/**
 * What is wrong with the world after a story, each a sentence that begins with the invariant it breaks. Believes nothing
 * but the sandbox's own state and what is served. Faults and schedulers must be over, for it visits the public addresses.
 */
export async function judge(world: StoryWorld, story: Story): Promise<string[]> {
  const served = await lookAround(world)
  const releases = releasesOf(world)
  return [
    ...(story.atRest ? judgeServed(world, story, served) : []),
    ...(story.atRest ? judgeLeftovers(world, releases) : []),
    ...judgeRepeats(world, releases),
    ...judgeRecord(releases),
    ...(story.atRest ? judgeVerdicts(world, releases, served) : []),
    ...judgeActors({ world, story, releases, served }),
    ...(story.atRest ? [] : judgeUnfinished({ world, story, releases, served })),
    ...judgeSecrets(world, story, Object.values(served)),
  ]
}

/** I1: one commit, everywhere, and the platforms know it. */
function judgeServed(world: StoryWorld, { versions }: Story, served: Record<Component, Served>): string[] {
  const wrong: string[] = []
  const all = Object.values(served)
  for (const { component, answers, troubles, byPerson } of all) {
    if (answers.length > 1) wrong.push(`I1: ${component} answers with ${answers.map(short).join(' and ')}`)
    const known = (answer: string): boolean => answer === 'nothing' || versions.some(({ sha }) => sha === answer)
    if (!byPerson && !answers.every(known))
      wrong.push(`I1: ${component} answers ${answers.join(', ')}, which no version is`)
    wrong.push(...troubles.map((trouble) => `I1: ${trouble}`))
  }
  const serving = all.filter(({ commit }) => commit !== undefined)
  const whole =
    serving.length === 0 ||
    (serving.length === all.length &&
      versions.some(({ sha }) => all.every(({ component, commit }) => sameSource(world, component, commit, sha))))
  if (!whole && !all.some(({ byPerson }) => byPerson))
    wrong.push(
      `I1: a mixture is served: ${all.map(({ component, commit }) => `${component} ${short(commit)}`).join(', ')}`,
    )
  return wrong
}

/** I1: what could be given traffic later although its release is over. */
function judgeLeftovers({ vercel }: StoryWorld, releases: Release[]): string[] {
  const over = releases.filter(({ verdict }) => verdict === 'undone' || verdict === 'yielded')
  return vercel.project.deployments
    .filter(({ readyState, readySubstate, copyOf }) => readyState === 'READY' && readySubstate === 'STAGED' && !copyOf)
    .flatMap(({ id, meta }) => {
      const release = over.find((one) => one.id === meta['opsRelease'])
      return release ? [`I1: leftover: ${id} is still staged, though release ${release.id} is ${release.verdict}`] : []
    })
}

/** I2: no deployment twice for one release. Copies that a rollback or a person makes are others. */
function judgeRepeats({ vercel, railway }: StoryWorld, releases: Release[]): string[] {
  const made = [
    ...vercel.project.everCreated.filter(({ copyOf }) => !copyOf).map(({ meta }) => ['Vercel', meta['opsRelease']]),
    ...railway.api.deployments
      .filter(({ meta }) => meta['reason'] === 'deploy')
      .map(({ meta }) => ['Railway', railwayRelease(meta)]),
  ].flatMap(([platform, release]) => (release === undefined ? [] : [`${platform} for release ${release}`]))
  const repeated = [...new Set(made.filter((one, n) => made.indexOf(one) !== n))]
  const recorded = releases.flatMap((release) =>
    COMPONENTS.filter((component) => madeBy(release, component).length > 1).map(
      (component) => `${component} for release ${release.id}: ${madeBy(release, component).join(' and ')}`,
    ),
  )
  return [
    ...repeated.map((what) => `I2: deployed more than once on ${what}`),
    ...recorded.map((what) => `I2: deployed more than once: ${what}`),
  ]
}

/** I3: what people see on GitHub's pages is the verdict. */
function judgeRecord(releases: Release[]): string[] {
  return releases
    .filter(({ verdict, state }) => (verdict === 'live') !== (state === 'success'))
    .map(({ id, verdict, state }) => `I3: release ${id} is ${verdict ?? 'open'}, but GitHub shows it as ${state}`)
}

/** I3: the verdicts are what is really served. */
function judgeVerdicts(world: StoryWorld, releases: Release[], served: Record<Component, Served>): string[] {
  const wrong = releases
    .filter(isOpen)
    .map(({ id, verdict }) => `I3: release ${id} is still open (${verdict ?? 'no verdict'})`)
  const live = releases.filter(({ verdict }) => verdict === 'live')
  if (live.length > 1) wrong.push(`I3: more than one release is live: ${live.map(({ id }) => id).join(', ')}`)
  const newest = live.at(-1)
  const named = new Set(newest?.entries.map(({ deployment }) => deployment))
  for (const { component, commit, deployment, byPerson } of Object.values(served)) {
    if (byPerson) continue
    const maker = releaseOf(world, component)
    if (newest && !sameSource(world, component, commit, newest.commit))
      wrong.push(
        `I3: release ${newest.id} of ${short(newest.commit)} is live, but ${component} serves ${short(commit)}`,
      )
    if (!newest && maker !== undefined)
      wrong.push(`I3: no release is live, but ${component} serves ${short(commit)} of release ${maker}`)
    const takenBack = releases.find(
      (release) =>
        (release.verdict === 'undone' || release.verdict === 'yielded') &&
        (release.id === maker || madeBy(release, component).includes(deployment ?? '')),
    )
    if (takenBack && !named.has(deployment))
      wrong.push(
        `I3: release ${takenBack.id} is ${takenBack.verdict}, but its deployment ${deployment} serves ${component}`,
      )
  }
  return wrong
}

/** The release that made what serves, also where it was copied since. */
function releaseOf({ vercel, railway }: StoryWorld, component: Component): string | undefined {
  return component === 'web'
    ? vercel.project.production?.meta['opsRelease']
    : railwayRelease(railway.api.active?.meta ?? {})
}
