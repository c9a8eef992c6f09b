import { inOrder, type Component } from './application.ts'
import { unchanged } from './changes.ts'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'
import { claim, type Journal } from './journal.ts'
import { canStage, type Deployment, type StagingPlatform, type Version } from './platform.ts'
import { isBeingUndone, isOpen, ownerOf, type Plan, type ReleaseRecord, verdict, wasLive } from './record.ts'
import { newReleaseId } from './release-id.ts'
import { replaceEarlier } from './replace.ts'
import { type ReleaseResult, withoutRecord } from './result.ts'
import { change, pass, type Work } from './switching.ts'
import { type Overview, survey } from './survey.ts'
import { transact } from './transaction.ts'
import { tellLate, trackingOf } from './tracking.ts'

export interface DeployRequest {
  /** Full SHA. */
  commit: string
  repository: string
  branch?: string | undefined
  dryRun: boolean
  /** Deploy a commit although it was rolled back, and components although they are unchanged. */
  force: boolean
}

/** Takes the application from the release that is live to this commit: all of it, or nothing of it. */
export async function deploy(context: Context, request: DeployRequest): Promise<ReleaseResult> {
  const commit = request.commit.slice(0, 7)
  const deadline = Date.now() + context.waitMs
  for (;;) {
    const overview = await survey(context, { action: 'deploy', force: request.force })
    if (!request.dryRun) await replaceEarlier(context, overview.history)
    const resumed = request.dryRun ? undefined : await resume(context, overview.history, request)
    const plan = resumed?.record.plan ?? (await planDeploy(context, request, overview))
    if (!resumed && isLive(plan, overview.history) && !overview.history.some(isOpen)) {
      const late = request.dryRun ? [] : await tellLate(context, overview.history, plan)
      const seen = { ...overview, warnings: [...overview.warnings, ...late] }
      return withoutRecord(plan, seen, { headline: `${commit} is live already; nothing to do.`, outcome: 'live' })
    }
    if (request.dryRun) {
      return withoutRecord(plan, overview, { headline: `Dry run: ${commit} would be released.`, outcome: 'planned' })
    }

    const tracking = trackingOf(context, plan, { history: overview.history })
    tracking.prepare()
    const work = async (mine: Work): Promise<void> => {
      await tracking.begin()
      await switchOver(mine, request)
    }
    const result = await transact(context, { plan, history: overview.history, deadline, resumed, work })
    if (!result) continue
    return await tracking.finish({ ...result, warnings: [...overview.warnings, ...result.warnings] })
  }
}

/** An earlier attempt at this very commit, whose run is over: what it has built is used, and nothing is made twice. */
async function resume(
  context: Context,
  history: readonly ReleaseRecord[],
  { commit, force }: DeployRequest,
): Promise<Journal | undefined> {
  const oldest = history.findLast(isOpen)
  const mayGoOn =
    oldest?.plan.kind === 'deploy' &&
    oldest.plan.commit === commit &&
    !force &&
    !isBeingUndone(oldest) &&
    (await context.runs.isOver(ownerOf(oldest)))
  return mayGoOn ? await claim(context, oldest, 'its run was interrupted; going on with the same commit') : undefined
}

/** Nothing differs from what serves, and that is this very commit, or the release that it was made live by. */
function isLive({ commit, components }: Plan, history: readonly ReleaseRecord[]): boolean {
  const live = history.find((record) => verdict(record) === 'live')
  return Object.values(components).every(
    ({ unchanged, before }) => unchanged && (before?.commit === commit || live?.plan.commit === commit),
  )
}

/** Builds everything at once; traffic moves one component at a time, backend first. */
async function switchOver(work: Work, request: DeployRequest): Promise<void> {
  const { plan } = work.journal.record
  const version: Version = { ...request, releaseId: plan.releaseId, environment: plan.environment }
  const changing = inOrder(work.context.application.components).filter(({ name }) => !plan.components[name]?.unchanged)
  const builds = stageAll(work, changing, version)

  for (const component of changing) {
    const build = builds.get(component.name)
    if (build) {
      const staged = await build
      const access = (component.platform as StagingPlatform).access(staged)
      await pass(work, component, 'staged', {
        component: component.name,
        url: staged.url ?? component.url,
        commit: version.commit,
        access,
      })
    } else {
      await deployInPlace(work, component, version)
    }
  }
  for (const component of changing) {
    const staged = await builds.get(component.name)
    if (staged) await promote(work, component, staged, version)
  }
}

/** Starts every build that needs no traffic. A build that fails is noticed by whoever waits for it. */
function stageAll(work: Work, components: Component[], version: Version): Map<string, Promise<Deployment>> {
  const builds = new Map<string, Promise<Deployment>>()
  for (const component of components) {
    const { platform } = component
    if (!canStage(platform)) continue
    const build = change(
      work,
      component,
      { before: 'staging', after: 'staged' },
      async (watch) => await platform.stage(version, watch),
    )
    build.catch(() => undefined)
    builds.set(component.name, build as Promise<Deployment>)
  }
  return builds
}

async function deployInPlace(work: Work, component: Component, version: Version): Promise<void> {
  const { name, platform, url } = component
  if (canStage(platform)) return
  await change(
    work,
    component,
    { before: 'deploying', after: 'deployed' },
    async (watch) => await platform.deploy(version, watch),
  )
  await pass(work, component, 'public', { component: name, url, commit: version.commit, access: {} })
}

async function promote(work: Work, component: Component, staged: Deployment, version: Version): Promise<void> {
  const { name, url } = component
  const platform = component.platform as StagingPlatform
  const steps = { before: 'promoting', after: 'promoted', deployment: staged.id } as const
  await change(work, component, steps, async (watch) => {
    await platform.promote(staged, watch)
  })
  await pass(work, component, 'public', { component: name, url, commit: version.commit, access: {} })
}

/** It was rolled back, and not brought back on purpose since. */
function isTakenBack(history: readonly ReleaseRecord[], release: ReleaseRecord): boolean {
  const broughtBack = history.some(
    (record) => record.plan.of === release.plan.releaseId && wasLive(record) && verdict(record) !== 'rolled-back',
  )
  return verdict(release) === 'rolled-back' && !broughtBack
}

async function planDeploy(context: Context, request: DeployRequest, overview: Overview): Promise<Plan> {
  const { application, commits, run, actor } = context
  const { commit, force } = request
  const rolledBack = overview.history.find((record) => record.plan.commit === commit && record.plan.kind === 'deploy')
  if (rolledBack && isTakenBack(overview.history, rolledBack) && !force) {
    throw new Refusal([
      `${commit.slice(0, 7)} was rolled back (${rolledBack.entries.at(-1)?.note ?? 'by hand'}); deploy a commit that mends it, or set "force: true" to release it again`,
    ])
  }
  const same = force ? new Set<string>() : await unchanged(commits, overview.components, commit)
  return {
    releaseId: newReleaseId(commit),
    kind: 'deploy',
    environment: application.environment,
    commit,
    run,
    actor,
    components: Object.fromEntries(
      overview.components.map(({ component: { name, platform }, live, before, late }) => [
        name,
        {
          platform: platform.name,
          before,
          ...(late ? { found: live?.id } : {}),
          ...(same.has(name)
            ? { after: { id: live?.id, commit: live?.commit }, unchanged: true }
            : { after: { commit } }),
        },
      ]),
    ),
  }
}
