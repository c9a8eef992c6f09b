import { Hono } from 'hono'
import type { Bindings, Kernel, Service } from '../kernel/service.ts'
import { notFound, Refusal } from './answer.ts'
import { artifactRoutes, blobRoutes } from './artifacts.ts'
import { assetRoutes } from './assets.ts'
import { checkRoutes } from './checks.ts'
import { commentRoutes } from './comments.ts'
import { commitRoutes } from './commits.ts'
import { contentRoutes } from './contents.ts'
import { deploymentStatusRoutes } from './deployment-statuses.ts'
import { deploymentRoutes } from './deployments.ts'
import { dispatchRoutes } from './dispatches.ts'
import { environmentRoutes } from './environments.ts'
import { objectRoutes } from './git-data.ts'
import { graphqlRoutes } from './graphql.ts'
import { issueRoutes } from './issues.ts'
import { isVisible, type MintOptions, mintToken } from './permissions.ts'
import { pullRoutes } from './pulls.ts'
import { refRoutes } from './refs.ts'
import { releaseRoutes } from './releases.ts'
import { accountRoutes, repositoryRoutes } from './repositories.ts'
import { createRepository, type Repository, type RepositoryOptions } from './repository.ts'
import { runRoutes } from './runs.ts'
import { statusRoutes } from './statuses.ts'
import { createMeter, transport } from './transport.ts'
import { createUsers } from './users.ts'
import { type Env, HOSTS, type Limits, type World } from './world.ts'

export interface GitHubSandbox {
  services: Service[]
  /** May be lowered at any time. */
  limits: Limits
  addRepository(options: RepositoryOptions): Repository
  /** By `owner/name`. */
  repository(fullName: string): Repository
  mintToken(options: MintOptions): string
}

export function createGitHub(kernel: Kernel): GitHubSandbox {
  const limits: Limits = { installation: 1_000, personal: 5_000, status: 403 }
  const world: World = { kernel, limits, users: createUsers(), repositories: [] }
  const hosts = Object.values(HOSTS)

  return {
    services: [{ name: 'github', owns: (host) => hosts.includes(host), app: appOf(world) }],
    limits,
    addRepository(options) {
      const repository = createRepository(world, options)
      world.repositories.push(repository)
      return repository
    },
    repository(fullName) {
      const found = world.repositories.find((one) => one.fullName === fullName)
      if (!found) throw new Error(`sandbox: there is no repository ${fullName}`)
      return found
    },
    mintToken: (options) => mintToken(world, options),
  }
}

function appOf(world: World): Hono<Bindings> {
  const meter = createMeter(world)
  const api = new Hono<Env>()
  api.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error
    return c.json(error.body(), error.status as 400, error.headers)
  })
  api.use('*', transport(world, meter))
  accountRoutes(api, meter)
  graphqlRoutes(api, world, meter)
  api.route('/repos/:owner/:repo', repositoryApp(world))
  // As GitHub says it, but marked: a test that meets this asks for more than the sandbox knows.
  api.all('*', () => {
    const { status, message } = notFound()
    throw new Refusal(status, { message, headers: { 'x-sandbox': 'not-modelled' } })
  })

  const app = new Hono<Bindings>()
  blobRoutes(app, world)
  app.route('/', api)
  return app
}

function repositoryApp(world: World): Hono<Env> {
  const repo = new Hono<Env>()
  repo.use('*', async (c, next) => {
    const fullName = `${c.req.param('owner')}/${c.req.param('repo')}`.toLowerCase()
    const repository = world.repositories.find((one) => one.fullName.toLowerCase() === fullName)
    if (!repository || !isVisible(c.var.actor, repository)) throw notFound()
    c.set('repository', repository)
    await next()
  })
  repositoryRoutes(repo)
  deploymentRoutes(repo, world)
  deploymentStatusRoutes(repo, world)
  environmentRoutes(repo, world)
  commentRoutes(repo, world)
  issueRoutes(repo, world)
  pullRoutes(repo, world)
  checkRoutes(repo, world)
  statusRoutes(repo, world)
  runRoutes(repo, world)
  artifactRoutes(repo, world)
  dispatchRoutes(repo)
  refRoutes(repo, world)
  objectRoutes(repo, world)
  contentRoutes(repo)
  releaseRoutes(repo, world)
  assetRoutes(repo, world)
  // Last, because commits/{ref} takes every path below it.
  commitRoutes(repo, world)
  return repo
}
