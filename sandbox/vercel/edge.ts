import { type Context, Hono } from 'hono'
import type { Bindings, Service } from '../kernel/service.ts'
import { findDeployment } from './access.ts'
import { contentType } from './content-type.ts'
import { loginWall } from './protection.ts'
import { type Outcome, resolve } from './router.ts'
import type { SiteFile } from './site.ts'
import type { Deployment, Domain, Project, World } from './state.ts'

/** Serves what is deployed. Which deployment that is, is looked up for each request. */
export function createEdge(world: World): Service {
  const app = new Hono<Bindings>()
  const served = new Set<string>()

  app.all('*', async (c) => {
    const host = hostOf(c)
    const number = world.kernel.ids.next('edge request')
    const answer = await serve(c, host)
    answer.headers.set('x-vercel-id', `fra1::${host.length.toString(36)}${number.toString(36).padStart(5, '0')}`)
    answer.headers.set('server', 'Vercel')
    return answer
  })

  async function serve(c: Context<Bindings>, host: string): Promise<Response> {
    const project = projectAt(world, host)
    const domain = project?.domains.find(({ name }) => name === host)
    if (domain?.redirect) return redirect(c, domain)
    if (isMoving(project)) world.kernel.clock.looked()
    const current = deploymentAt(world, project, host)
    if (!project || !current)
      return plainError(404, 'DEPLOYMENT_NOT_FOUND', 'The deployment could not be found on Vercel.')
    const wall = loginWall(world, project, host, c.req.raw)
    if (wall.answer) return wall.answer
    if (current.readyState !== 'READY' || !current.site) return notReady(current)
    const answer = await answerFrom(c, current)
    current.traffic.requests++
    if (answer.status >= 500) current.traffic.errors++
    if (wall.cookie !== undefined) answer.headers.append('set-cookie', wall.cookie)
    if (!isProductionHost(project, host)) answer.headers.set('x-robots-tag', 'noindex')
    return answer
  }

  async function answerFrom(c: Context<Bindings>, deployment: Deployment): Promise<Response> {
    if (isBad(deployment)) return plainError(500, 'FUNCTION_INVOCATION_FAILED', 'This function has crashed.')
    const url = new URL(c.req.url)
    url.searchParams.delete('x-vercel-protection-bypass')
    url.searchParams.delete('x-vercel-set-bypass-cookie')
    const outcome = resolve(deployment.site ?? { files: new Map(), routes: [], functions: new Set() }, c.req.raw, url)
    switch (outcome.kind) {
      case 'proxy':
        return await proxy(c, outcome)
      case 'file':
        return file(c, deployment, outcome)
      case 'function':
        return withHeaders(new Response('sandbox: functions are not modelled', { status: 404 }), {
          'x-sandbox': 'not-modelled',
        })
      case 'status':
        return new Response(redirects(outcome.status) ? 'Redirecting...\n' : null, {
          status: outcome.status,
          headers: keepQuery(outcome.headers, url),
        })
      case 'none':
        return withHeaders(plainError(404, 'NOT_FOUND', 'The page could not be found'), outcome.headers)
    }
  }

  function file(c: Context<Bindings>, deployment: Deployment, outcome: Outcome & { kind: 'file' }): Response {
    if (!['GET', 'HEAD'].includes(c.req.method)) {
      return plainError(405, 'INVALID_REQUEST_METHOD', 'The method is not allowed for a static file')
    }
    const key = `${deployment.id}/${outcome.path}`
    const cache = served.has(key) ? 'HIT' : 'MISS'
    served.add(key)
    return fileResponse(world, c, outcome, cache)
  }

  async function proxy(c: Context<Bindings>, { url, headers }: Outcome & { kind: 'proxy' }): Promise<Response> {
    const { method } = c.req
    const sent = new Headers(c.req.raw.headers)
    sent.set('x-forwarded-host', hostOf(c))
    sent.set('x-forwarded-proto', 'https')
    sent.set('host', new URL(url).host)
    const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.from(await c.req.arrayBuffer())
    try {
      const answer = await world.kernel.internet(
        new Request(url, { method, headers: sent, redirect: 'manual', ...(body && { body }) }),
      )
      const kept = new Headers(answer.headers)
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection']) kept.delete(name)
      return withHeaders(new Response(answer.body, { status: answer.status, headers: kept }), headers)
    } catch {
      return plainError(502, 'ROUTER_EXTERNAL_TARGET_ERROR', 'An error occurred with this application.')
    }
  }

  return {
    name: 'vercel-edge',
    owns: (host) =>
      host.endsWith('.vercel.app') ||
      [...world.projects.values()].some(({ domains }) => domains.some(({ name }) => name === host)),
    app,
  }
}

function projectAt(world: World, host: string): Project | undefined {
  const { projectId = '' } = findDeployment(world, host) ?? {}
  const all = [...world.projects.values()]
  return world.projects.get(projectId) ?? all.find(({ domains }) => domains.some(({ name }) => name === host))
}

function deploymentAt(world: World, project: Project | undefined, host: string): Deployment | undefined {
  const found = findDeployment(world, host)
  if (found?.deletedAt !== undefined) return undefined
  const { rolling } = project ?? {}
  if (rolling?.state !== 'ACTIVE' || found?.id !== rolling.currentId || host === found.url) return found
  const share = rolling.stages[rolling.active]?.targetPercentage ?? 0
  const turn = (world.kernel.ids.next(`rolling ${rolling.id}`) - 1) % 100
  return turn < share ? world.deployments.get(rolling.canaryId) : found
}

function isMoving(project: Project | undefined): boolean {
  return ['pending', 'in-progress'].includes(project?.lastAliasRequest?.jobStatus ?? '')
}

function isProductionHost(project: Project, host: string): boolean {
  return project.domains.some(({ name }) => name === host)
}

function isBad({ script: { badShare = 0 }, traffic: { requests } }: Deployment): boolean {
  return Math.floor((requests + 1) * badShare) > Math.floor(requests * badShare)
}

function fileResponse(
  world: World,
  c: Context<Bindings>,
  {
    path,
    file,
    headers,
    status,
  }: { path: string; file: SiteFile; headers: Record<string, string>; status?: number | undefined },
  cache: 'HIT' | 'MISS',
): Response {
  const content = world.contents.get(file.sha) ?? Buffer.alloc(0)
  const etag = `"${file.sha}"`
  const wanted = (c.req.header('if-none-match') ?? '').split(/\s*,\s*/).map((one) => one.replace(/^W\//, ''))
  const sent = {
    'content-type': file.contentType ?? contentType(path),
    'cache-control': 'public, max-age=0, must-revalidate',
    'access-control-allow-origin': '*',
    'content-disposition': `inline; filename="${encodeURIComponent(path.split('/').at(-1) ?? path)}"`,
    etag,
    age: '0',
    'x-vercel-cache': cache,
    ...headers,
  }
  if (status === undefined && (wanted.includes(etag) || wanted.includes('*'))) {
    return new Response(null, { status: 304, headers: sent })
  }
  return new Response(c.req.method === 'HEAD' ? null : new Uint8Array(content), {
    status: status ?? 200,
    headers: { ...sent, 'content-length': String(content.length) },
  })
}

function plainError(status: number, code: string, message: string): Response {
  return new Response(`${message}\n\n${code}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-vercel-error': code },
  })
}

function notReady({ readyState }: Deployment): Response {
  if (readyState === 'ERROR') return plainError(404, 'DEPLOYMENT_NOT_FOUND', 'This deployment has failed.')
  return plainError(404, 'DEPLOYMENT_NOT_READY_REDIRECTING', 'The deployment is being built.')
}

function redirect(c: Context<Bindings>, { redirect, redirectStatusCode }: Domain): Response {
  const { pathname, search } = new URL(c.req.url)
  const headers = { location: `https://${redirect}${pathname}${search}` }
  return new Response('Redirecting...\n', { status: redirectStatusCode ?? 307, headers })
}

function redirects(status: number): boolean {
  return status >= 300 && status < 400
}

function keepQuery(headers: Record<string, string>, { search }: URL): Record<string, string> {
  const { location } = headers
  return location === undefined || location.includes('?') ? headers : { ...headers, location: `${location}${search}` }
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [key, value] of Object.entries(headers)) response.headers.set(key, value)
  return response
}

function hostOf(c: Context<Bindings>): string {
  return (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
}
