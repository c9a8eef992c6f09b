import { type Context, Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf, deploymentOf, jsonBody, projectOf } from './access.ts'
import { aliasAnswer, aliasesOf, projectOfDeployment } from './answers.ts'
import { point, productionHosts } from './production.ts'
import { refuse } from './refusal.ts'
import type { Alias, Deployment, Project, World } from './state.ts'

export function aliasRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()

  app.get('/v4/aliases', (c) => {
    const actor = actorOf(world, c)
    const { projectId, domain, rollbackDeploymentId, limit = '20' } = c.req.query()
    const rolled = rollbackDeploymentId === undefined ? undefined : deploymentOf(world, actor, rollbackDeploymentId)
    const hosts = rolled && productionHosts(projectOfDeployment(world, rolled))
    const found = own(actor.owner.id).filter(
      (one) =>
        (projectId === undefined || one.projectId === projectId) &&
        (domain === undefined || domain.split(',').includes(one.alias)) &&
        (hosts === undefined || hosts.includes(one.alias)),
    )
    const aliases = found.slice(0, Number(limit)).map((one) => aliasAnswer(world, one))
    return c.json({ aliases, pagination: { count: aliases.length, next: null, prev: null } })
  })

  app.get('/v4/aliases/:idOrAlias', (c) => c.json(aliasAnswer(world, aliasOf(c, c.req.param('idOrAlias')))))

  app.delete('/v2/aliases/:id', (c) => {
    world.aliases.delete(aliasOf(c, c.req.param('id')).alias)
    return c.json({ status: 'SUCCESS' })
  })

  app.get('/v2/deployments/:id/aliases', (c) => {
    const deployment = byId(c, c.req.param('id'))
    const aliases = aliasesOf(world, deployment).map(({ uid, alias, createdAt, redirect }) => ({
      uid,
      alias,
      created: new Date(createdAt).toISOString(),
      redirect,
    }))
    return c.json({ aliases })
  })

  app.post('/v2/deployments/:id/aliases', async (c) => {
    const deployment = byId(c, c.req.param('id'))
    const project = projectOfDeployment(world, deployment)
    const { alias, redirect } = await jsonBody(c)
    const host = hostOf(alias)
    const old = world.aliases.get(host)
    allowed(world, project, host)
    if (deployment.readyState !== 'READY') {
      refuse(400, 'deployment_not_ready', `The deployment is ${deployment.readyState}, not READY`)
    }
    if (old?.deploymentId === deployment.id)
      refuse(409, 'not_modified', `${host} is assigned to this deployment already`)
    point(world, project, host, deployment)
    const added = world.aliases.get(host)
    if (added && typeof redirect === 'string') added.redirect = redirect
    return c.json({
      uid: added?.uid,
      alias: host,
      created: new Date(added?.createdAt ?? 0).toISOString(),
      ...(old && { oldDeploymentId: old.deploymentId }),
    })
  })

  // Unlike reads, these two know a deployment by its id alone.
  function byId(c: Context<Bindings>, id: string): Deployment {
    const actor = actorOf(world, c)
    return deploymentOf(world, actor, world.deployments.has(id) ? id : '')
  }

  function own(ownerId: string): Alias[] {
    return [...world.aliases.values()].filter((one) => world.projects.get(one.projectId)?.owner.id === ownerId)
  }

  function aliasOf(c: Context<Bindings>, idOrAlias: string): Alias {
    const actor = actorOf(world, c)
    const found = own(actor.owner.id).find((one) => one.uid === idOrAlias || one.alias === idOrAlias.toLowerCase())
    if (!found) return refuse(404, 'not_found', `The alias "${idOrAlias}" does not exist`)
    projectOf(world, actor, found.projectId)
    return found
  }

  return app
}

function hostOf(alias: unknown): string {
  if (typeof alias !== 'string' || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(alias)) {
    return refuse(400, 'invalid_alias', 'The alias is not a valid host name')
  }
  return alias.includes('.') ? alias.toLowerCase() : `${alias.toLowerCase()}.vercel.app`
}

function allowed(world: World, project: Project, host: string): void {
  const others = [...world.projects.values()].filter((one) => one !== project)
  const taken =
    others.some(({ domains }) => domains.some(({ name }) => name === host)) ||
    (world.aliases.get(host)?.projectId ?? project.id) !== project.id
  if (taken) refuse(403, 'alias_in_use', `The alias "${host}" is in use by another project`)
  const domain = project.domains.find(({ name }) => name === host)
  if (!host.endsWith('.vercel.app') && !domain) refuse(403, 'forbidden', `You don't have access to the domain ${host}`)
  if (domain && !domain.verified) refuse(400, 'cert_missing', `There is no certificate for ${host}`)
}
