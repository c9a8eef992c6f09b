import { CASTS, type Role, type Scene } from './casts.ts'
import type { Schedule } from './cases.ts'
import { type Chances, chancesOf } from './chances.ts'
import { type Endings, interleave, type Nap, type Part } from './interleave.ts'
import { releasesOf } from './oracle-record.ts'
import type { Played } from './play.ts'
import { scheduler, TEMPERS } from './scheduler.ts'
import type { Stage } from './stage.ts'
import { reseed, virtualNow } from './time.ts'

const MINUTE_MS = 60_000
/** Nobody has to wait for longer than the inputs allow, the naps of the others included. */
const PATIENCE_MS = 45 * MINUTE_MS
/** More than any of them makes by itself, so that some never come to it. */
const MOST_REQUESTS = 64
const NAPS_MS = [1_000, 5_000, 20_000, 70_000, 4 * MINUTE_MS]
/** One that is live, and one for each of two rollbacks. */
const FEWEST_RELEASES = 3
const SHORT_NAP_MS = 20_000
const NTH = ['first', 'second', 'third']

/** Plays one schedule on a stage at rest, and leaves it at rest. */
export async function playSchedule(stage: Stage, { name, scenario, matrix, seed }: Schedule): Promise<Played> {
  reseed(seed)
  const chances = chancesOf(seed)
  const scene = await sceneOf(stage, chances)
  const temper = chances.pick(TEMPERS)
  const roles = CASTS[scenario]?.(scene) ?? []
  const startedAt = virtualNow()
  const parts = roles.map((role, at) => partOf(role, at, chances))
  const endings = await interleave(stage.world, parts, scheduler(chances, temper))
  const tookMs = virtualNow() - startedAt
  stage.remember(endings.inOrder)
  const story = [...parts.map(tellPart), ...endings.trace, stage.story()].join('\n')
  const endedAt = virtualNow()
  const needsRecovery = stage.isOpen()
  if (needsRecovery) await stage.run({ kind: 'recover', version: scene.live })

  const recoveredMs = virtualNow() - endedAt
  const outcome = `${await winner(scene, roles)} serves${needsRecovery ? ', after a recovery' : ''}`
  const minutes = Math.round(tookMs / MINUTE_MS)
  const violations = [
    ...(tookMs > PATIENCE_MS ? [`nobody may wait for ever, and it took ${minutes} minutes`] : []),
    // Who has to wait for its answers may run out of time.
    ...(temper.dawdles > 0 ? [] : unreached(roles, parts, endings)),
    ...(await stage.judge()),
  ]
  return { name, scenario, matrix, outcome, recoveredMs, violations, story }
}

/** With something to go back to for a rollback that is not told where, also after another rollback. */
async function sceneOf(stage: Stage, chances: Chances): Promise<Scene> {
  const deploys = releasesOf(stage.world).filter(({ kind, verdict }) => kind === 'deploy' && verdict !== 'undone')
  if (deploys.length < FEWEST_RELEASES || (await stage.live())?.sha !== deploys.at(-1)?.commit)
    await stage.run({ kind: 'deploy', version: stage.version() })
  const live = await stage.live()
  if (!live) throw new Error('rig: nothing serves')
  return { stage, chances, live, earlier: await stage.earlier() }
}

function partOf({ options, isZombie, isCancelled }: Role, at: number, chances: Chances): Part {
  const naps = Array.from({ length: chances.pick([0, 0, 1, 1, 2]) }, (): Nap => {
    return { at: chances.upTo(MOST_REQUESTS), when: chances.pick(['before', 'after']), ms: chances.pick(NAPS_MS) }
  })
  return {
    options,
    naps,
    ...(at > 0 && chances.is(0.6) ? { startsAt: chances.upTo(MOST_REQUESTS) } : {}),
    ...(isZombie ? { givenUpAt: chances.upTo(MOST_REQUESTS) } : {}),
    ...(isCancelled ? { cancelledAt: chances.upTo(MOST_REQUESTS) } : {}),
  }
}

/** Those who had to reach something, and did not. A nap may have cost a gate its time. */
function unreached(roles: readonly Role[], parts: readonly Part[], { of }: Endings): string[] {
  return parts.flatMap((part, at) => {
    const ending = of.get(part)
    const isSure = roles[at]?.isSure && part.naps.every(({ ms }) => ms <= SHORT_NAP_MS)
    if (!isSure || ending?.exitCode === 0) return []
    return [`the ${part.options.kind} (${NTH[at]}) had to succeed, and it ended with: ${ending?.headline}`]
  })
}

async function winner({ stage, live, earlier }: Scene, roles: readonly Role[]): Promise<string> {
  const now = await stage.live()
  if (now === live) return 'what was live before'
  if (now === earlier) return 'the earlier version'
  const at = roles.findIndex(({ options: { version } }) => version === now)
  return at < 0 ? 'something else' : `the version of the ${NTH[at]} one`
}

function tellPart({
  options: { kind, version, with: inputs = {} },
  startsAt,
  naps,
  cancelledAt,
  givenUpAt,
}: Part): string {
  const facts = [
    `${kind} ${inputs['to'] ? `to ${version.name}` : kind === 'deploy' ? `of ${version.name} (${version.sha.slice(0, 7)})` : ''}`,
    'github-token' in inputs ? 'may not cancel' : undefined,
    startsAt && `starts at request ${startsAt} of the first`,
    ...naps.map(({ at, when, ms }) => `stands still ${when} its request ${at} for ${ms / 1000} s`),
    cancelledAt && `cancelled at its request ${cancelledAt}`,
    givenUpAt && `given up by GitHub at its request ${givenUpAt}`,
  ]
  return facts.filter(Boolean).join(', ')
}
