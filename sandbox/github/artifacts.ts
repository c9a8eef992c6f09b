import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import type { Bindings } from '../kernel/service.ts'
import { notFound, numberOf, pageOf, Refusal } from './answer.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import { findRun, type Run } from './runs.ts'
import { type Env, type Links, nextId, nodeId, stamp, type World } from './world.ts'
import { zip } from './zip.ts'

export interface Artifact {
  id: number
  name: string
  run: Run
  content: Buffer
  createdAt: number
  expiresAt: number
}

const DAY = 86_400_000
/** The address of a download is good for a minute. */
const LINK_MS = 60_000

export interface NewArtifact {
  run: Run
  name: string
  files: Record<string, string | Uint8Array>
  keptDays?: number
}

/** As `actions/upload-artifact` would leave it. */
export function addArtifact(world: World, { artifacts }: Repository, options: NewArtifact): Artifact {
  const { run, name, files, keptDays = 90 } = options
  const now = world.kernel.clock.now()
  const artifact = {
    id: nextId(world, 'artifact'),
    name,
    run,
    content: zip(files),
    createdAt: now,
    expiresAt: now + keptDays * DAY,
  }
  artifacts.push(artifact)
  return artifact
}

export function artifactRoutes(repo: Hono<Env>, world: World): void {
  const { clock } = world.kernel
  const isExpired = ({ expiresAt }: Artifact): boolean => expiresAt <= clock.now()

  for (const path of ['/actions/artifacts', '/actions/runs/:run/artifacts'] as const) {
    repo.get(path, needs('actions:read'), (c) => {
      const { repository, links } = c.var
      const run = c.req.param('run') === undefined ? undefined : findRun(repository, numberOf(c, 'run'))
      const name = c.req.query('name')
      const found = repository.artifacts
        .filter((one) => (!run || one.run === run) && (!name || one.name === name))
        .sort((a, b) => b.id - a.id)
      const artifacts = pageOf(c, found).map((one) => artifactJson(links, repository, one, isExpired(one)))
      return c.json({ total_count: found.length, artifacts })
    })
  }

  repo.get('/actions/artifacts/:id', needs('actions:read'), (c) => {
    const artifact = find(c.var.repository, numberOf(c, 'id'))
    return c.json(artifactJson(c.var.links, c.var.repository, artifact, isExpired(artifact)))
  })

  repo.get('/actions/artifacts/:id/:format', needs('actions:read'), (c) => {
    const artifact = find(c.var.repository, numberOf(c, 'id'))
    if (c.req.param('format') !== 'zip') throw notFound()
    if (isExpired(artifact)) throw new Refusal(410, { message: 'Artifact has expired' })
    const expires = clock.now() + LINK_MS
    const address = `/actions-results/${artifact.id}.zip?se=${expires}&sig=${sign(artifact, expires)}`
    return c.redirect(c.var.links.blobs + address, 302)
  })
}

/** The storage behind the redirect: it knows the signature in the address and no token. */
export function blobRoutes(app: Hono<Bindings>, world: World): void {
  app.get('/actions-results/:file', (c) => {
    const id = Number(c.req.param('file').replace('.zip', ''))
    const artifact = world.repositories.flatMap(({ artifacts }) => artifacts).find((one) => one.id === id)
    const [expires, sig] = [Number(c.req.query('se')), c.req.query('sig') ?? '']
    if (c.req.header('authorization')) return c.body(azureError('InvalidAuthenticationInfo'), 401)
    if (!artifact || expires <= world.kernel.clock.now() || !isSame(sig, sign(artifact, expires)))
      return c.body(azureError('AuthenticationFailed'), 403)
    return c.body(new Uint8Array(artifact.content), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${artifact.name}.zip"`,
    })
  })
}

const azureError = (code: string): string => `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`

const sign = ({ id, content }: Artifact, expires: number): string =>
  createHmac('sha256', content).update(`${id} ${expires}`).digest('hex')

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

function find({ artifacts }: Repository, id: number): Artifact {
  const artifact = artifacts.find((one) => one.id === id)
  if (!artifact) throw notFound()
  return artifact
}

function artifactJson(links: Links, repository: Repository, artifact: Artifact, expired: boolean) {
  const { id, name, run, content, createdAt, expiresAt } = artifact
  const url = `${links.api}/repos/${repository.fullName}/actions/artifacts/${id}`
  return {
    id,
    node_id: nodeId('A', id),
    name,
    size_in_bytes: content.length,
    url,
    archive_download_url: `${url}/zip`,
    expired,
    created_at: stamp(createdAt),
    updated_at: stamp(createdAt),
    expires_at: stamp(expiresAt),
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: run.branch,
      head_sha: run.sha,
    },
  }
}
