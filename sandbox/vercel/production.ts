import { refuse } from './refusal.ts'
import type { AliasRequest, Deployment, JobScript, Project, User, World } from './state.ts'

/** Hosts that Vercel names itself. They follow the newest build, staged or not. */
export function automaticHosts(project: Project, deployment: Deployment): string[] {
  const { name, owner } = project
  if (deployment.target === 'production') return [`${name}-${owner.slug}.vercel.app`]
  const branch = deployment.meta['githubCommitRef'] ?? deployment.gitMetadata['commitRef']
  if (typeof branch !== 'string') return []
  const label = `${name}-git-${branch.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${owner.slug}`
  return [`${label.slice(0, 63)}.vercel.app`]
}

/** The hosts that a promotion and a rollback move. */
export function productionHosts(project: Project): string[] {
  const served = project.domains.filter((one) => one.verified && one.redirect === null && one.gitBranch === null)
  return [...served.map(({ name }) => name), `${project.name}-${project.owner.slug}.vercel.app`]
}

export function point(world: World, project: Project, host: string, deployment: Deployment): void {
  const now = world.kernel.clock.now()
  const old = world.aliases.get(host)
  world.aliases.set(host, {
    uid: old?.uid ?? world.kernel.ids.word(24),
    alias: host,
    deploymentId: deployment.id,
    projectId: project.id,
    createdAt: old?.createdAt ?? now,
    updatedAt: now,
    redirect: null,
  })
}

export function makeProduction(world: World, project: Project, deployment: Deployment, by = deployment.creator): void {
  for (const host of productionHosts(project)) point(world, project, host, deployment)
  project.productionId = deployment.id
  project.productionBy = by
  project.history.push(deployment.id)
  deployment.readySubstate = 'PROMOTED'
  deployment.servedProduction = true
}

export function remove(world: World, deployment: Deployment, by: User): void {
  const project = world.projects.get(deployment.projectId)
  if (project?.productionId === deployment.id) {
    project.productionId = undefined
    project.productionBy = by
  }
  deployment.cancelNext?.()
  deployment.deletedAt = world.kernel.clock.now()
  for (const [host, { deploymentId }] of world.aliases) if (deploymentId === deployment.id) world.aliases.delete(host)
}

/** Asks for the promotion of a build. 202: it waits for the end of a rolling release. */
export function requestPromote(
  world: World,
  project: Project,
  deployment: Deployment,
  by: User = world.user,
): 201 | 202 {
  eligible(project, deployment)
  const script = project.jobs.shift() ?? world.usualMove
  if (project.rolling?.state === 'ACTIVE') {
    project.rolling.queuedId = deployment.id
    return 202
  }
  const begin = (): void => {
    project.rolledBackTo = undefined
    project.rollbackDescription = undefined
    if (project.rollingConfig && project.productionId !== deployment.id && script.outcome === undefined) {
      startRolling(world, project, deployment)
      project.lastAliasRequest = { ...newRequest(world, project, deployment, 'promote'), jobStatus: 'succeeded' }
    } else {
      run(world, project, { request: newRequest(world, project, deployment, 'promote'), script, by })
    }
  }
  if (script.queuedMs === undefined) begin()
  else world.kernel.clock.after(script.queuedMs, begin)
  return script.queuedMs === undefined ? 201 : 202
}

export function requestRollback(
  world: World,
  project: Project,
  deployment: Deployment,
  { description = '', by = world.user }: { description?: string | undefined; by?: User | undefined } = {},
): void {
  const aborts = project.rolling?.state === 'ACTIVE' && project.rolling.currentId === deployment.id
  eligible(project, deployment)
  if (!aborts && (!deployment.servedProduction || deployment.id === project.productionId)) {
    refuse(422, 'not_rollback_candidate', 'This deployment cannot be rolled back to')
  }
  const previous = project.history.filter((id) => id !== project.productionId).at(-1)
  if (!aborts && project.plan === 'hobby' && deployment.id !== previous) {
    refuse(402, 'payment_required', 'Hobby can only roll back to the previous production deployment')
  }
  const request = newRequest(world, project, deployment, 'rollback')
  const { rolling } = project
  if (rolling?.state === 'ACTIVE') {
    request.fromRollingReleaseId = rolling.id
    abortRolling(world, project)
  }
  project.rolledBackTo = deployment.id
  project.rollbackDescription = {
    userId: by.id,
    username: by.username,
    description,
    createdAt: world.kernel.clock.now(),
  }
  run(world, project, { request, script: project.jobs.shift() ?? world.usualMove, by })
}

function eligible(project: Project, deployment: Deployment): void {
  if (deployment.deletedAt !== undefined) refuse(410, 'gone', 'The deployment was deleted')
  if (deployment.target !== 'production') {
    refuse(422, 'not_production', 'Only deployments with the production target can serve the production domains')
  }
  if (deployment.readyState !== 'READY') refuse(409, 'deployment_not_ready', 'The deployment is not ready')
  if (['pending', 'in-progress'].includes(project.lastAliasRequest?.jobStatus ?? '')) {
    refuse(409, 'conflict', 'Another promotion or rollback of this project is in progress')
  }
}

function newRequest(
  world: World,
  project: Project,
  to: Deployment,
  type: AliasRequest['type'],
): AliasRequest & { jobStatus: 'pending' } {
  return {
    fromDeploymentId: project.productionId ?? to.id,
    toDeploymentId: to.id,
    jobStatus: 'pending',
    requestedAt: world.kernel.clock.now(),
    type,
  }
}

interface Move {
  request: AliasRequest
  script: JobScript
  by: User
}

function run(world: World, project: Project, { request, script, by }: Move): void {
  const { clock, ids } = world.kernel
  const to = world.deployments.get(request.toDeploymentId)
  if (!to) throw new Error(`sandbox: no deployment ${request.toDeploymentId}`)
  const hosts = productionHosts(project)
  // The automatic host follows staged builds too, so it says nothing about production.
  const settled = project.domains.every(({ name }) => !hosts.includes(name) || servesAt(world, name, to))
  const outcome = script.outcome ?? (settled ? 'skipped' : 'succeeded')
  project.lastAliasRequest = request
  project.moves = hosts.map((alias) => ({ id: ids.word(24), alias, deploymentId: to.id, status: 'pending' }))
  if (script.stuckIn === 'pending') return
  clock.after(script.pendingMs ?? 300, () => {
    request.jobStatus = 'in-progress'
    for (const move of project.moves) move.status = 'in-progress'
    if (script.stuckIn === 'in-progress') return
    clock.after(script.movingMs ?? 1_000, () => {
      request.jobStatus = to.deletedAt === undefined ? outcome : 'failed'
      const moved = { succeeded: hosts.length, failed: script.moved ?? 0, skipped: 0 }[request.jobStatus as 'failed']
      for (const [index, move] of project.moves.entries()) {
        move.status = index < moved || outcome === 'skipped' ? 'completed' : 'failed'
        if (index < moved) point(world, project, move.alias, to)
      }
      if (request.jobStatus === 'succeeded') makeProduction(world, project, to, by)
    })
  })
}

function servesAt(world: World, host: string, { id }: Deployment): boolean {
  return world.aliases.get(host)?.deploymentId === id
}

export function startRolling(world: World, project: Project, canary: Deployment): void {
  const now = world.kernel.clock.now()
  if (!project.rollingConfig || project.productionId === undefined) {
    return refuse(422, 'rolling_release_not_configured', 'The project has no rolling release to start')
  }
  canary.readySubstate = 'ROLLING'
  project.rolling = {
    id: `rr_${world.kernel.ids.word(20)}`,
    state: 'ACTIVE',
    currentId: project.productionId,
    canaryId: canary.id,
    queuedId: null,
    stages: project.rollingConfig.stages.map((stage) => ({ ...stage })),
    active: 0,
    startedAt: now,
    updatedAt: now,
  }
  enterStage(world, project, 0)
}

/** The last stage is the end: all traffic goes to the canary. */
export function enterStage(world: World, project: Project, index: number): void {
  const { rolling } = project
  if (rolling?.state !== 'ACTIVE') return
  rolling.cancelNext?.()
  rolling.active = index
  rolling.updatedAt = world.kernel.clock.now()
  const stage = rolling.stages[index]
  if (!stage || stage.targetPercentage >= 100) return completeRolling(world, project)
  if (stage.requireApproval || stage.duration === undefined) return
  rolling.cancelNext = world.kernel.clock.after(stage.duration * 60_000, () => enterStage(world, project, index + 1))
}

export function completeRolling(world: World, project: Project): void {
  const { rolling } = project
  const canary = world.deployments.get(rolling?.canaryId ?? '')
  if (!rolling || !canary) return
  rolling.cancelNext?.()
  rolling.state = 'COMPLETE'
  rolling.active = rolling.stages.length - 1
  rolling.updatedAt = world.kernel.clock.now()
  makeProduction(world, project, canary)
  promoteQueued(world, project)
}

function abortRolling(world: World, project: Project): void {
  const { rolling } = project
  if (!rolling) return
  rolling.cancelNext?.()
  rolling.state = 'ABORTED'
  rolling.updatedAt = world.kernel.clock.now()
  rolling.queuedId = null
  const canary = world.deployments.get(rolling.canaryId)
  if (canary) canary.readySubstate = 'STAGED'
}

function promoteQueued(world: World, project: Project): void {
  const queued = world.deployments.get(project.rolling?.queuedId ?? '')
  if (queued && queued.deletedAt === undefined) requestPromote(world, project, queued)
}
