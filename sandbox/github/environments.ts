import type { Hono } from 'hono'
import { notFound, pageOf } from './answer.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'

export interface Environment {
  id: number
  name: string
  createdAt: number
}

/** An environment exists from the first deployment that names it. */
export function addEnvironment(world: World, { environments }: Repository, name: string): Environment {
  const environment = environments.get(name) ?? {
    id: nextId(world, 'environment'),
    name,
    createdAt: world.kernel.clock.now(),
  }
  environments.set(name, environment)
  return environment
}

export function environmentRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/environments', needs('actions:read'), (c) => {
    const all = [...c.var.repository.environments.values()]
    const environments = pageOf(c, all).map((one) => environmentJson(c.var.links, c.var.repository, one))
    return c.json({ total_count: all.length, environments })
  })

  repo.get('/environments/:name', needs('actions:read'), (c) => {
    const environment = c.var.repository.environments.get(c.req.param('name'))
    if (!environment) throw notFound()
    return c.json(environmentJson(c.var.links, c.var.repository, environment))
  })

  // No workflow token can hold this permission.
  repo.put('/environments/:name', needs('administration:write'), (c) => {
    const environment = addEnvironment(world, c.var.repository, c.req.param('name'))
    return c.json(environmentJson(c.var.links, c.var.repository, environment))
  })
}

function environmentJson({ api, web }: Links, { fullName }: Repository, { id, name, createdAt }: Environment) {
  return {
    id,
    node_id: nodeId('EN', id),
    name,
    url: `${api}/repos/${fullName}/environments/${encodeURIComponent(name)}`,
    html_url: `${web}/${fullName}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: stamp(createdAt),
    updated_at: stamp(createdAt),
    protection_rules: [],
    deployment_branch_policy: null,
    // Not in the cut, but every real answer has it.
    can_admins_bypass: true,
  }
}
