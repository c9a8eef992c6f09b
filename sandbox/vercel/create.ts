import { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { actorOf, type Actor, deploymentOf, isRecord, jsonBody, onlyKeys, projectOf } from './access.ts'
import { deploymentAnswer } from './answers.ts'
import { unpack } from './archive.ts'
import { startBuild } from './build.ts'
import { keep, knownTo } from './files.ts'
import { newProject } from './project.ts'
import { refuse } from './refusal.ts'
import {
  type BuildScript,
  creationTime,
  type Deployment,
  deploymentsOf,
  type FileEntry,
  type Project,
  type User,
  type World,
} from './state.ts'

const MAX_FILES = 15_000
const ROUTING_KEYS = 'cleanUrls trailingSlash redirects rewrites headers routes'.split(' ')
const BUILD_KEYS = 'buildCommand devCommand installCommand outputDirectory framework'.split(' ')
const BODY_KEYS = [
  ...`name project target files meta gitMetadata gitSource projectSettings deploymentId customEnvironmentSlugOrId
    monorepoManager withLatestCommit`.split(/\s+/),
  // Sent by the official command line, though the public document knows none of them.
  ...'version env build regions functions source actor autoAssignCustomDomains'.split(' '),
  ...'builds ignoreCommand images crons github public alias bunVersion'.split(' '),
  ...ROUTING_KEYS,
  ...BUILD_KEYS,
]
const SETTINGS_KEYS = [
  ...`commandForIgnoringBuildStep nodeVersion rootDirectory serverlessFunctionRegion skipGitConnectDuringLink
    sourceFilesOutsideRootDirectory`.split(/\s+/),
  ...BUILD_KEYS,
]
const GIT_KEYS = `remoteUrl commitAuthorName commitAuthorEmail commitMessage commitRef commitSha dirty ci ciType
  ciGitProviderUsername ciGitRepoVisibility rootDirectory`.split(/\s+/)

export function createRoutes(world: World): Hono<Bindings> {
  const app = new Hono<Bindings>()

  app.post('/v13/deployments', async (c) => {
    const actor = actorOf(world, c)
    const body = await jsonBody(c)
    checkBody(body)
    if (body['gitSource'] !== undefined || isManual(body)) return c.notFound()
    const origin =
      typeof body['deploymentId'] === 'string' ? deploymentOf(world, actor, body['deploymentId']) : undefined
    const project = origin ? projectOf(world, actor, origin.projectId) : projectFor(world, actor, body, c.req.query())
    const files = origin?.files ?? readFiles(world, actor, body['files'] ?? [])
    const deployment = await create(world, project, {
      body,
      files,
      prebuilt: origin?.prebuilt ?? c.req.query('prebuilt') === '1',
      origin,
    })
    return c.json(deploymentAnswer(world, deployment), 200, deployment.script.headers)
  })

  return app
}

export interface Creation {
  body: Record<string, unknown>
  files: Map<string, FileEntry>
  prebuilt: boolean
  origin?: Deployment | undefined
  script?: BuildScript
  /** Default: whose token it is. */
  by?: User | undefined
}

export async function create(world: World, project: Project, creation: Creation): Promise<Deployment> {
  const { body, prebuilt, origin } = creation
  let { files } = creation
  let broken: string | undefined
  try {
    files = await unpack(world, files)
  } catch (error) {
    broken = `The archive could not be unpacked: ${error instanceof Error ? error.message : String(error)}`
  }
  const first = deploymentsOf(world, project).length === 0
  const gitMetadata = record(body['gitMetadata'])
  const script = { ...world.usualBuild, ...(creation.script ?? project.builds.shift()) }
  const author = gitMetadata['commitAuthorEmail']
  if (
    project.owner.id !== world.personal.id &&
    author !== undefined &&
    !(typeof author === 'string' && project.owner.members.includes(author))
  ) {
    Object.assign(script, { outcome: 'BLOCKED', blockCode: 'COMMIT_AUTHOR_REQUIRED' })
  }
  const deployment: Deployment = {
    id: `dpl_${world.kernel.ids.word(28)}`,
    name: project.name,
    projectId: project.id,
    ownerId: project.owner.id,
    url: hostOf(world, project),
    createdAt: creationTime(world),
    target: body['target'] === 'production' || (first && body['target'] === undefined) ? 'production' : undefined,
    autoAssignCustomDomains: body['autoAssignCustomDomains'] !== false,
    meta: { ...origin?.meta, ...(record(body['meta']) as Record<string, string>) },
    gitMetadata,
    prebuilt,
    source: typeof body['source'] === 'string' ? body['source'] : origin && 'redeploy',
    creator: creation.by ?? world.user,
    copyOf: origin?.id,
    env: record(body['env']) as Record<string, string>,
    buildEnv: record(record(body['build'])['env']) as Record<string, string>,
    routing: origin?.routing ?? pick(body, [...ROUTING_KEYS, 'outputDirectory', 'framework']),
    settings: { ...origin?.settings, ...record(body['projectSettings']) },
    files,
    broken,
    script,
    readyState: 'QUEUED',
    automaticAliases: [],
    lines: [],
    servedProduction: false,
    traffic: { requests: 0, errors: 0 },
  }
  world.deployments.set(deployment.id, deployment)
  startBuild(world, project, deployment)
  return deployment
}

/** A label of a host name has at most 63 characters. */
function hostOf(world: World, { name, owner }: Project): string {
  const tail = `-${world.kernel.ids.word(9).toLowerCase()}-${owner.slug}`
  return `${name.slice(0, 63 - tail.length)}${tail}.vercel.app`
}

function checkBody(body: Record<string, unknown>): void {
  onlyKeys(body, BODY_KEYS)
  if (typeof body['name'] !== 'string' || body['name'] === '') {
    refuse(400, 'bad_request', 'Invalid request: missing required property `name`.')
  }
  if (body['version'] !== undefined && body['version'] !== 2) refuse(400, 'bad_request', '`version` must be 2')
  const { target } = body
  if (target !== undefined && target !== 'production' && target !== 'staging') {
    refuse(400, 'bad_request', 'Invalid request: `target` should be production, or absent for a preview.')
  }
  if (body['customEnvironmentSlugOrId'] !== undefined) {
    refuse(400, 'bad_request', 'The custom environment does not exist')
  }
  const assign = body['autoAssignCustomDomains']
  if (assign !== undefined && typeof assign !== 'boolean') {
    refuse(400, 'bad_request', 'Invalid request: `autoAssignCustomDomains` should be boolean.')
  }
  onlyKeys(record(body['projectSettings']), SETTINGS_KEYS, 'projectSettings')
  onlyKeys(record(body['gitMetadata']), GIT_KEYS, 'gitMetadata')
  const variables = [...Object.entries(record(body['env'])), ...Object.entries(record(record(body['build'])['env']))]
  const wrong = variables.find(([, value]) => typeof value !== 'string')
  if (wrong) refuse(400, 'env_value_invalid_type', `The value of "${wrong[0]}" must be text`)
  const meta = Object.entries(record(body['meta']))
  if (meta.length > 100) refuse(400, 'bad_request', 'Invalid request: `meta` should NOT have more than 100 properties.')
  const bad = meta.find(([, value]) => typeof value !== 'string' || Buffer.byteLength(value) > 65_536)
  if (bad) refuse(400, 'bad_request', `Invalid request: \`meta.${bad[0]}\` should be a string of at most 64 KiB.`)
}

function isManual(body: Record<string, unknown>): boolean {
  return record(record(body['build'])['env'])['VERCEL_MANUAL_PROVISIONING'] !== undefined
}

function projectFor(world: World, actor: Actor, body: Record<string, unknown>, query: Record<string, string>): Project {
  const wanted = String(body['project'] ?? body['name'])
  const exists = [...world.projects.values()].some(
    (one) => one.owner.id === actor.owner.id && (one.id === wanted || one.name === wanted),
  )
  if (exists || body['project'] !== undefined || actor.token.attributes['project'] !== undefined) {
    return projectOf(world, actor, wanted)
  }
  if (body['projectSettings'] === undefined && query['skipAutoDetectionConfirmation'] !== '1') {
    refuse(400, 'missing_project_settings', 'The `projectSettings` object is required for new projects', {
      projectSettings: { framework: null },
      framework: null,
    })
  }
  return newProject(world, { name: wanted, owner: actor.owner })
}

function readFiles(world: World, actor: Actor, list: unknown): Map<string, FileEntry> {
  if (!Array.isArray(list)) return refuse(400, 'bad_request', 'Invalid request: `files` should be array.')
  if (list.length > MAX_FILES) refuse(400, 'too_many_files', `A deployment has at most ${MAX_FILES} files`)
  const known = knownTo(world, actor.owner.id)
  const files = new Map<string, FileEntry>()
  const missing = new Set<string>()
  for (const [index, entry] of list.entries()) {
    if (!isRecord(entry)) return refuse(400, 'bad_request', `Invalid request: \`files[${index}]\` should be object.`)
    const name = pathOf(entry, index, files)
    const mode = typeof entry['mode'] === 'number' ? entry['mode'] : 0o100644
    if (entry['data'] !== undefined) {
      files.set(name, { sha: keep(world, inline(entry, index)), mode })
    } else if (typeof entry['sha'] === 'string') {
      const { sha, size } = entry
      const content = known.has(sha) ? world.contents.get(sha) : undefined
      if (!content) missing.add(sha)
      else if (size !== undefined && size !== content.length) {
        refuse(400, 'bad_request', `The size of "${name}" is ${content.length}, which is not the \`size\` sent`)
      }
      files.set(name, { sha, mode })
    }
  }
  if (missing.size > 0) refuse(400, 'missing_files', 'Missing files', { missing: [...missing] })
  return files
}

function pathOf(entry: Record<string, unknown>, index: number, files: Map<string, FileEntry>): string {
  const dataPath = `files[${index}]`
  onlyKeys(
    entry,
    entry['data'] === undefined ? ['file', 'sha', 'size', 'mode'] : ['file', 'data', 'encoding', 'mode'],
    dataPath,
  )
  const { file } = entry
  if (typeof file !== 'string' || file === '' || /^\/|\\|(^|\/)\.\.(\/|$)/.test(file)) {
    return refuse(400, 'bad_request', `Invalid request: \`${dataPath}.file\` should be a path inside the project.`)
  }
  if (files.has(file)) refuse(400, 'conflicting_file_path', `The path "${file}" is given twice`)
  return file
}

function inline({ data, encoding = 'utf-8' }: Record<string, unknown>, index: number): Buffer {
  if (typeof data !== 'string' || (encoding !== 'base64' && encoding !== 'utf-8')) {
    return refuse(400, 'bad_request', `Invalid request: \`files[${index}].data\` should be text with a known encoding.`)
  }
  return Buffer.from(data, encoding === 'base64' ? 'base64' : 'utf8')
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

function pick(value: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(keys.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]])))
}
