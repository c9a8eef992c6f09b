import type { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { enter } from './access.ts'
import { page, readDate, readList, readObject, readText, Refusal } from './answers.ts'
import { type Deploy, projectOf, releaseOf, type World } from './state.ts'

const DEPLOYS = '/api/0/organizations/:organization/releases/:version/deploys/'

export function deployRoutes(app: Hono<Bindings>, world: World): void {
  app.get(DEPLOYS, (c) => {
    const release = releaseOf(enter(world, c, 'readRelease'), c.req.param('version'))
    return page(c, release.deploys.toReversed(), (deploy) => deploy)
  })

  // Each request makes one more, as on Sentry: whoever repeats it has to look first.
  app.post(DEPLOYS, async (c) => {
    const organization = enter(world, c, 'writeRelease')
    const release = releaseOf(organization, c.req.param('version'))
    const body = await readObject(c)
    const deploy: Deploy = {
      id: String(world.kernel.ids.next('sentry deploy')),
      environment: readText(body, 'environment', { max: 64, required: true }) ?? '',
      name: readText(body, 'name', { max: 64 }) ?? null,
      url: readText(body, 'url', { max: 2_000 }) ?? null,
      dateStarted: readDate(body, 'dateStarted') ?? null,
      dateFinished: readDate(body, 'dateFinished') ?? world.kernel.clock.iso(),
    }
    for (const asked of readList(body, 'projects') ?? []) {
      const project = projectOf(organization, String(asked))
      if (!project || !release.projects.includes(project.slug)) {
        throw new Refusal(400, { projects: ['Invalid project ids or slugs'] })
      }
    }
    if (/[\n\r/]/.test(deploy.environment)) throw new Refusal(400, { environment: ['Invalid environment name'] })
    release.deploys.push(deploy)
    return c.json(deploy, 201)
  })
}
