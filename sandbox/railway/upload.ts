import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { list } from 'tar'
import type { Access } from './access.ts'
import type { Sandbox } from './sandbox.ts'
import { addService } from './projects.ts'

class TooLarge extends Error {}

/** `railway up`: takes the archive in the body, and starts a deployment of it. */
export async function upload(sandbox: Sandbox, access: Access, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const [, projectId = '', environmentId = ''] =
    /^\/project\/([^/]+)\/environment\/([^/]+)\/up$/.exec(url.pathname) ?? []
  try {
    const project = access.project(projectId)
    access.environment(environmentId)
    const given = url.searchParams.get('serviceId')
    const service = given ? access.service(given) : undefined
    const archive = await receive(sandbox, request)
    const { id: serviceId } =
      service ?? addService(sandbox.state, project, { name: `service-${sandbox.state.kernel.ids.hex(4)}` })
    const instance = access.instance(serviceId, environmentId)
    const message = url.searchParams.get('message')
    const deployment = sandbox.lifecycle.create(instance, {
      source: { kind: 'upload', archive },
      meta: { reason: 'deploy', ...(message ? { commitMessage: message } : {}) },
      by: access.person,
    })
    const page = `https://railway.com/project/${projectId}/service/${serviceId}?environmentId=${environmentId}`
    return Response.json({
      deploymentId: deployment.id,
      url: page,
      logsUrl: `${page}&id=${deployment.id}`,
      deploymentDomain: instance.domains[0]?.domain ?? '',
    })
  } catch (error) {
    if (error instanceof TooLarge) return new Response('Payload Too Large', { status: 413 })
    return Response.json({ message: (error as Error).message }, { status: 400 })
  }
}

async function receive({ processes, maxUploadBytes }: Sandbox, request: Request): Promise<string> {
  if (!request.body) throw new Error('The archive is missing')
  const archive = join(await processes.folder(), 'source.tar.gz')
  let bytes = 0
  const limit = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      done(bytes > maxUploadBytes ? new TooLarge() : null, chunk)
    },
  })
  await pipeline(Readable.fromWeb(request.body), limit, createWriteStream(archive))
  await check(archive)
  return archive
}

/** What can be seen at once is refused; an archive that breaks further on fails its build. */
async function check(archive: string): Promise<void> {
  const file = await open(archive)
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
  await file.close()
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) throw new Error('The archive is not gzipped')
  const wrong: string[] = []
  await list({
    file: archive,
    onReadEntry: ({ path }) => {
      if (!path.startsWith('./') || path.split('/').includes('..')) wrong.push(path)
    },
  }).catch(() => {})
  if (wrong.length > 0) throw new Error(`Entries of the archive must begin with "./": ${wrong[0]}`)
}
