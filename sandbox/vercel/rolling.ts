import type { Project, World } from './state.ts'

export function rollingAnswer(world: World, project: Project): object | null {
  const { rolling } = project
  if (!rolling) return null
  const stages = rolling.stages.map(({ targetPercentage, requireApproval = false, duration }, index) => ({
    index,
    targetPercentage,
    requireApproval,
    duration: duration ?? null,
    isFinalStage: index === rolling.stages.length - 1,
  }))
  return {
    state: rolling.state,
    currentDeployment: brief(world, rolling.currentId),
    canaryDeployment: brief(world, rolling.canaryId),
    queuedDeploymentId: rolling.queuedId,
    advancementType: rolling.stages.some(({ requireApproval }) => requireApproval) ? 'manual-approval' : 'automatic',
    stages,
    activeStage: rolling.state === 'ABORTED' ? null : (stages[rolling.active] ?? null),
    nextStage: rolling.state === 'ACTIVE' ? (stages[rolling.active + 1] ?? null) : null,
    startedAt: rolling.startedAt,
    updatedAt: rolling.updatedAt,
  }
}

function brief(world: World, id: string): object | null {
  const deployment = world.deployments.get(id)
  if (!deployment) return null
  const { name, url, createdAt, readyState } = deployment
  return { id, name, url, createdAt, readyState, readyStateAt: deployment.readyAt ?? createdAt, target: 'production' }
}
