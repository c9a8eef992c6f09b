import { automaticHosts, makeProduction, point, startRolling } from './production.ts'
import { buildSite } from './site.ts'
import type { Deployment, LogLine, Project, ReadyState, World } from './state.ts'

/** Sets a build going: each state lasts as long as its script says, in the sandbox's time. */
export function startBuild(world: World, project: Project, deployment: Deployment): void {
  const { queuedMs = 2_000, buildMs = 30_000, aliasMs = 1_500, outcome, stuckIn, instant } = deployment.script
  if (instant) {
    build(world, project, deployment)
    if (isReady(deployment)) assignAliases(world, project, deployment)
    return
  }
  if (stuckIn === 'QUEUED') return
  later(world, deployment, queuedMs, () => {
    if (outcome === 'BLOCKED') return block(world, deployment)
    begin(world, deployment)
    if (stuckIn === 'BUILDING') return
    later(world, deployment, buildMs, () => {
      build(world, project, deployment)
      if (!isReady(deployment) || stuckIn === 'READY') return
      later(world, deployment, aliasMs, () => assignAliases(world, project, deployment))
    })
  })
}

/** Ends what is under way, whatever would have come of it. */
export function cancel(world: World, deployment: Deployment): void {
  deployment.cancelNext?.()
  deployment.canceledAt = world.kernel.clock.now()
  enter(world, deployment, 'CANCELED')
}

function later(world: World, deployment: Deployment, ms: number, event: () => void): void {
  deployment.cancelNext = world.kernel.clock.after(ms, event)
}

function begin(world: World, deployment: Deployment): void {
  deployment.buildingAt = world.kernel.clock.now()
  enter(world, deployment, 'BUILDING')
  log(world, deployment, { type: 'command', text: deployment.prebuilt ? 'vercel deploy --prebuilt' : 'vercel build' })
  for (const text of deployment.script.log ?? [`Downloading ${deployment.files.size} deployment files...`]) {
    log(world, deployment, { type: 'stdout', text })
  }
}

function block(world: World, deployment: Deployment): void {
  deployment.seatBlock = { blockCode: deployment.script.blockCode ?? 'TEAM_ACCESS_REQUIRED' }
  enter(world, deployment, 'BLOCKED')
}

function build(world: World, project: Project, deployment: Deployment): void {
  const { outcome = 'READY', errorCode = 'BUILD_FAILED', errorMessage } = deployment.script
  if (outcome === 'BLOCKED') return block(world, deployment)
  if (outcome === 'CANCELED') return cancel(world, deployment)
  if (outcome === 'ERROR')
    return fail(world, deployment, errorCode, errorMessage ?? 'Command "npm run build" exited with 1')
  try {
    deployment.site = buildSite(world, project, deployment)
  } catch (error) {
    return fail(world, deployment, 'BUILD_FAILED', error instanceof Error ? error.message : String(error))
  }
  deployment.readyAt = world.kernel.clock.now()
  if (deployment.target === 'production') deployment.readySubstate = 'STAGED'
  log(world, deployment, { type: 'stdout', text: 'Build Completed' })
  enter(world, deployment, 'READY')
}

function fail(world: World, deployment: Deployment, code: string, message: string): void {
  deployment.errorCode = code
  deployment.errorMessage = message
  log(world, deployment, { type: 'stderr', text: `Error: ${message}`, level: 'error' })
  log(world, deployment, { type: 'exit', text: '1' })
  enter(world, deployment, 'ERROR')
}

function assignAliases(world: World, project: Project, deployment: Deployment): void {
  const { aliasError, aliasCheck } = deployment.script
  deployment.aliasCheck = aliasCheck ?? 'succeeded'
  if (aliasCheck) return
  if (aliasError) {
    deployment.aliasError = aliasError
    return
  }
  deployment.automaticAliases = automaticHosts(project, deployment)
  for (const host of deployment.automaticAliases) point(world, project, host, deployment)
  deployment.aliasAssignedAt = world.kernel.clock.now()
  if (deployment.target !== 'production' || !goesLive(world, project, deployment)) return
  if (project.rollingConfig && project.productionId !== undefined) startRolling(world, project, deployment)
  else makeProduction(world, project, deployment)
}

/** An older build that ends late must not replace a newer one. */
function goesLive(world: World, project: Project, deployment: Deployment): boolean {
  const current = world.deployments.get(project.productionId ?? '')
  const automatic = deployment.autoAssignCustomDomains && project.autoAssignCustomDomains
  return automatic && project.rolledBackTo === undefined && (current?.createdAt ?? 0) < deployment.createdAt
}

function enter(world: World, deployment: Deployment, state: ReadyState): void {
  deployment.readyState = state
  log(world, deployment, { type: 'deployment-state', readyState: state })
}

function log(
  world: World,
  deployment: Deployment,
  line: Pick<LogLine, 'type' | 'text' | 'level' | 'readyState'>,
): void {
  const serial = String(deployment.lines.length + 1)
  deployment.lines.push({
    id: `${deployment.id.slice(4, 12)}${serial.padStart(20, '0')}`,
    created: world.kernel.clock.now(),
    serial,
    ...line,
  })
}

function isReady({ readyState }: Deployment): boolean {
  return readyState === 'READY'
}
