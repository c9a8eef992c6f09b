import { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf, jsonBody, onlyKeys, projectOf } from './access.ts'
import { newDomain } from './project.ts'
import { refuse } from './refusal.ts'
import type { Domain, Project, World } from './state.ts'

export function domainRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()
  const one = '/v9/projects/:project/domains/:domain'

  app.get('/v9/projects/:project/domains', (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const { verified } = c.req.query()
    const found = project.domains.filter((domain) => verified === undefined || String(domain.verified) === verified)
    const domains = found.map((domain) => domainAnswer(domain, project.id))
    return c.json({ domains, pagination: { count: domains.length, next: null, prev: null } })
  })

  app.post('/v10/projects/:project/domains', async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const { name, ...rest } = await jsonBody(c)
    onlyKeys(rest, ['gitBranch', 'customEnvironmentId', 'redirect', 'redirectStatusCode'])
    if (typeof name !== 'string' || !name.includes('.')) return refuse(400, 'invalid_domain', 'The domain is not valid')
    const owner = [...world.projects.values()].find(({ domains }) => domains.some((known) => known.name === name))
    if (owner === project) refuse(400, 'domain_already_in_use', `The domain ${name} is on this project already`)
    if (owner) refuse(409, 'domain_taken', `The domain ${name} belongs to another project`)
    const domain: Domain = { ...newDomain(name, world.kernel.clock.now()), ...rest }
    project.domains.push(domain)
    return c.json(domainAnswer(domain, project.id))
  })

  app.get(one, (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    return c.json(domainAnswer(domainOf(project, c.req.param('domain')), project.id))
  })

  app.patch(one, async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const domain = domainOf(project, c.req.param('domain'))
    const body = await jsonBody(c)
    onlyKeys(body, ['gitBranch', 'redirect', 'redirectStatusCode'])
    Object.assign(domain, body, { updatedAt: world.kernel.clock.now() })
    return c.json(domainAnswer(domain, project.id))
  })

  app.delete(one, (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const domain = domainOf(project, c.req.param('domain'))
    project.domains = project.domains.filter((known) => known !== domain)
    world.aliases.delete(domain.name)
    return c.json({})
  })

  app.post(`${one}/verify`, (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const domain = domainOf(project, c.req.param('domain'))
    if (!domain.verified) refuse(400, 'missing_txt_record', `The TXT record of _vercel.${apex(domain.name)} is missing`)
    return c.json(domainAnswer(domain, project.id))
  })

  app.get('/v6/domains/:domain/config', (c) => {
    actorOf(world, c)
    const domain = [...world.projects.values()]
      .flatMap(({ domains }) => domains)
      .find(({ name }) => name === c.req.param('domain'))
    const misconfigured = domain?.misconfigured ?? true
    return c.json({
      misconfigured,
      configuredBy: misconfigured ? null : 'CNAME',
      acceptedChallenges: misconfigured ? [] : ['http-01'],
      recommendedIPv4: [{ rank: 1, value: ['76.76.21.21'] }],
      recommendedCNAME: [{ rank: 1, value: 'cname.vercel-dns.com.' }],
    })
  })

  return app
}

function domainOf(project: Project, name: string): Domain {
  return (
    project.domains.find((one) => one.name === name) ??
    refuse(404, 'not_found', `The domain ${name} is not on the project`)
  )
}

function domainAnswer(domain: Domain, projectId: string): object {
  const { name, verified, redirect, redirectStatusCode, gitBranch, createdAt, updatedAt } = domain
  return {
    name,
    apexName: apex(name),
    projectId,
    verified,
    redirect,
    redirectStatusCode,
    gitBranch,
    createdAt,
    updatedAt,
    ...(!verified && {
      verification: [
        {
          type: 'TXT',
          domain: `_vercel.${apex(name)}`,
          value: `vc-domain-verify=${name}`,
          reason: 'pending_domain_verification',
        },
      ],
    }),
  }
}

function apex(name: string): string {
  return name
    .split('.')
    .slice(name.endsWith('.vercel.app') ? -3 : -2)
    .join('.')
}
