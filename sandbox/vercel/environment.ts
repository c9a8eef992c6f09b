import { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf, isRecord, jsonBody, onlyKeys, projectOf } from './access.ts'
import { sha1 } from './files.ts'
import { refuse } from './refusal.ts'
import type { EnvironmentVariable, Project, World } from './state.ts'

const TYPES = ['system', 'secret', 'encrypted', 'plain', 'sensitive']
const TARGETS = ['production', 'preview', 'development']
const KEYS = ['key', 'value', 'type', 'target', 'gitBranch', 'customEnvironmentIds', 'comment']

export function environmentRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()

  app.get('/v10/projects/:project/env', (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const { decrypt, gitBranch } = c.req.query()
    const found = project.env.filter((one) => gitBranch === undefined || (one.gitBranch ?? gitBranch) === gitBranch)
    return c.json({ envs: found.map((one) => answer(world, one, decrypt === 'true' ? 'clear' : 'sealed')) })
  })

  app.post('/v10/projects/:project/env', async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const text = await c.req.text()
    const many = text.trimStart().startsWith('[')
    const items = many ? (JSON.parse(text) as unknown[]) : [await jsonBody(c)]
    const created: object[] = []
    const failed: object[] = []
    for (const item of items) {
      const wanted = read(item)
      const clash = project.env.find((one) => overlaps(one, wanted))
      if (clash && c.req.query('upsert') !== 'true') {
        if (!many) refuse(403, 'ENV_ALREADY_EXISTS', already(wanted.key))
        failed.push({ error: conflict(clash, wanted) })
      } else {
        created.push(answer(world, put(project, clash, wanted), 'clear'))
      }
    }
    return c.json({ created: many ? created : created[0], failed }, 201)
  })

  app.delete('/v1/projects/:project/env', async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const { ids } = await jsonBody(c)
    if (!Array.isArray(ids)) return refuse(400, 'bad_request', 'Invalid request: `ids` should be array.')
    const gone = project.env.filter(({ id }) => ids.includes(id)).map(({ id }) => id)
    project.env = project.env.filter(({ id }) => !gone.includes(id))
    return c.json({ deleted: gone.length, ids: gone })
  })

  app.get('/v1/projects/:project/env/:id', (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    return c.json(answer(world, variable(project, c.req.param('id')), 'clear'))
  })

  app.patch('/v9/projects/:project/env/:id', async (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const old = variable(project, c.req.param('id'))
    const changed = read({ ...inputOf(old), ...(await jsonBody(c)) })
    Object.assign(old, changed, { updatedAt: world.kernel.clock.now() })
    return c.json(answer(world, old, 'clear'))
  })

  app.delete('/v9/projects/:project/env/:id', (c) => {
    const project = projectOf(world, actorOf(world, c), c.req.param('project'))
    const old = variable(project, c.req.param('id'))
    project.env = project.env.filter((one) => one !== old)
    return c.json(answer(world, old, 'sealed'))
  })

  function put(project: Project, old: EnvironmentVariable | undefined, wanted: Input): EnvironmentVariable {
    const now = world.kernel.clock.now()
    if (old) return Object.assign(old, wanted, { updatedAt: now })
    const added = { ...wanted, id: world.kernel.ids.word(16), createdAt: now, updatedAt: now }
    project.env.push(added)
    return added
  }

  return app
}

type Input = Omit<EnvironmentVariable, 'id' | 'createdAt' | 'updatedAt'>

function read(item: unknown): Input {
  if (!isRecord(item)) return refuse(400, 'bad_request', 'Invalid request: should be object.')
  onlyKeys(item, KEYS)
  const { key, value, type, target = [], customEnvironmentIds = [], gitBranch, comment } = item
  if (typeof key !== 'string' || !/^[A-Za-z_]\w*$/.test(key)) refuse(400, 'invalid_key', 'The key is not valid')
  if (typeof value !== 'string') refuse(400, 'env_value_invalid_type', `The value of "${key}" must be text`)
  if (!TYPES.includes(String(type))) refuse(400, 'bad_request', 'Invalid request: `type` is not known.')
  const targets = [target].flat().map(String)
  if (
    targets.some((one) => !TARGETS.includes(one)) ||
    (targets.length === 0 && [customEnvironmentIds].flat().length === 0)
  ) {
    refuse(400, 'bad_request', 'Invalid request: `target` should name environments.')
  }
  return {
    key,
    value,
    type: type as Input['type'],
    target: targets,
    customEnvironmentIds: [customEnvironmentIds].flat().map(String),
    ...(typeof gitBranch === 'string' && { gitBranch }),
    ...(typeof comment === 'string' && { comment }),
  }
}

function inputOf({ key, value, type, target, customEnvironmentIds, gitBranch, comment }: EnvironmentVariable): object {
  return {
    key,
    value,
    type,
    target,
    customEnvironmentIds,
    ...(gitBranch !== undefined && { gitBranch }),
    ...(comment !== undefined && { comment }),
  }
}

function overlaps(one: EnvironmentVariable, wanted: Input): boolean {
  return (
    one.key === wanted.key &&
    one.gitBranch === wanted.gitBranch &&
    one.target.some((target) => wanted.target.includes(target))
  )
}

function already(key: string): string {
  return `A variable with the name \`${key}\` already exists for the target`
}

function conflict({ id, key }: EnvironmentVariable, wanted: Input): object {
  return {
    code: 'ENV_CONFLICT',
    message: already(wanted.key),
    key,
    envVarId: id,
    envVarKey: key,
    target: wanted.target,
  }
}

function variable(project: Project, id: string): EnvironmentVariable {
  return project.env.find((one) => one.id === id) ?? refuse(404, 'not_found', 'The variable does not exist')
}

/** A sensitive value never comes back; an encrypted one only where it is asked for. */
function answer(world: World, variable: EnvironmentVariable, form: 'clear' | 'sealed'): object {
  const { value, type, customEnvironmentIds, ...rest } = variable
  const open = type === 'plain' || (form === 'clear' && type !== 'sensitive')
  return {
    ...rest,
    type,
    value: type === 'sensitive' ? '' : open ? value : sha1(Buffer.from(value)),
    decrypted: open,
    ...(customEnvironmentIds.length > 0 && { customEnvironmentIds }),
    createdBy: world.user.id,
    updatedBy: null,
    securityIssues: [],
  }
}
