import { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf, jsonBody, projectOf } from './access.ts'
import { completeRolling, enterStage, requestPromote, requestRollback, startRolling } from './production.ts'
import { refuse } from './refusal.ts'
import { rollingAnswer } from './rolling.ts'
import type { Deployment, Project, Stage, World } from './state.ts'

export function promotionRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()

  app.post('/v10/projects/:project/promote/:deployment', async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    await jsonBody(c)
    return c.body(null, requestPromote(world, project, candidate(world, project, c.req.param('deployment'))))
  })

  for (const version of ['v1', 'v9']) {
    app.post(`/${version}/projects/:project/rollback/:deployment`, async (c) => {
      const project = projectOf(world, actorOf(world, c), c.req.param('project'))
      await jsonBody(c)
      const deployment = candidate(world, project, c.req.param('deployment'))
      requestRollback(world, project, deployment, { description: description(c.req.query('description')) })
      return c.body(null, 201)
    })

    app.get(`/${version}/projects/:project/promote/aliases`, (c) => {
      const project = projectOf(world, actorOf(world, c), c.req.param('project'))
      if (project.moves.some(({ status }) => status === 'pending')) world.kernel.clock.looked()
      const found = project.moves.filter(({ status }) => c.req.query('failedOnly') !== 'true' || status === 'failed')
      const aliases = found
        .slice(0, Number(c.req.query('limit') ?? 20))
        .map(({ id, status, alias, deploymentId }) =>
          version === 'v1' ? { id, status, alias } : { id, status, alias: { alias, deploymentId } },
        )
      return c.json({ aliases, pagination: { count: aliases.length, next: null, prev: null } })
    })
  }

  app.patch('/v1/projects/:project/rollback/:deployment/update-description', async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    candidate(world, project, c.req.param('deployment'))
    const body = await jsonBody(c)
    if (!project.rollbackDescription) return refuse(409, 'conflict', 'The project is not rolled back')
    project.rollbackDescription.description = description(body['description'])
    return c.body(null, 200)
  })

  const rolling = '/v1/projects/:project/rolling-release'

  app.get(rolling, (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const wanted = c.req.query('state')
    const fits = project.rolling && (wanted === undefined || wanted === project.rolling.state)
    return c.json({ rollingRelease: fits ? rollingAnswer(world, project) : null })
  })

  app.get(`${rolling}/config`, (c) =>
    c.json({ rollingRelease: projectOf(world, actorOf(world, c), c.req.param('project')).rollingConfig }),
  )

  app.patch(`${rolling}/config`, async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const { enabled, advancementType, stages } = await jsonBody(c)
    project.rollingConfig =
      enabled === false ? null : { target: 'production', stages: readStages(stages, advancementType) }
    return c.json({ rollingRelease: project.rollingConfig })
  })

  app.delete(`${rolling}/config`, (c) => {
    projectOf(world, actorOf(world, c), c.req.param('project')).rollingConfig = null
    return c.json({ rollingRelease: null })
  })

  app.post(`${rolling}/start`, async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const canary = candidate(world, project, String((await jsonBody(c))['canaryDeploymentId']))
    const active = project.rolling?.state === 'ACTIVE' ? project.rolling : undefined
    if (active && active.canaryId !== canary.id) refuse(409, 'conflict', 'Another rolling release is active')
    if (canary.readyState !== 'READY') refuse(422, 'deployment_not_ready', 'The deployment is not ready')
    if (!active) startRolling(world, project, canary)
    return c.json({ rollingRelease: rollingAnswer(world, project) })
  })

  app.post(`${rolling}/approve-stage`, async (c) => {
    const project = activeRolling(projectOf(world, actorOf(world, c), c.req.param('project')))
    const { nextStageIndex, canaryDeploymentId } = await jsonBody(c)
    const { active = 0, canaryId } = project.rolling ?? {}
    if (canaryDeploymentId !== canaryId || nextStageIndex !== active + 1) {
      refuse(400, 'bad_request', 'The rolling release is at another stage')
    }
    enterStage(world, project, active + 1)
    return c.json({ rollingRelease: rollingAnswer(world, project) })
  })

  app.post(`${rolling}/complete`, async (c) => {
    const project = activeRolling(projectOf(world, actorOf(world, c), c.req.param('project')))
    const { canaryDeploymentId } = await jsonBody(c)
    if (canaryDeploymentId !== project.rolling?.canaryId) refuse(400, 'bad_request', 'Another canary is active')
    completeRolling(world, project)
    return c.json({ rollingRelease: rollingAnswer(world, project) })
  })

  return app
}

/** Unlike `deploymentOf` it finds deleted ones too, which are refused as gone. */
function candidate(world: World, project: Project, id: string): Deployment {
  const deployment = world.deployments.get(id)
  if (deployment?.projectId !== project.id) return refuse(404, 'not_found', 'Deployment not found')
  return deployment
}

function description(text: unknown): string {
  if (text !== undefined && (typeof text !== 'string' || text.length > 250)) {
    return refuse(400, 'bad_request', 'The description has at most 250 characters')
  }
  return text ?? ''
}

function activeRolling(project: Project): Project {
  return project.rolling?.state === 'ACTIVE' ? project : refuse(404, 'not_found', 'No rolling release is active')
}

function readStages(value: unknown, advancement: unknown): Stage[] {
  const stages = Array.isArray(value) ? (value as Stage[]) : []
  if (stages.length < 2 || stages.at(-1)?.targetPercentage !== 100) {
    return refuse(400, 'bad_request', 'The last stage must have 100 percent')
  }
  return stages.map(({ targetPercentage, duration }) => ({
    targetPercentage,
    requireApproval: advancement === 'manual-approval',
    ...(duration !== undefined && { duration }),
  }))
}
