import type { Hono } from 'hono'
import { notFound, pageOf, unprocessable } from './answer.ts'
import { commitJson } from './commits.ts'
import { readBody } from './body.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import { type Env, type Links, nodeId, type World } from './world.ts'

export function refRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/git/ref/:ref{.+}', needs('contents:read'), (c) => {
    const ref = `refs/${c.req.param('ref')}`
    const sha = targetOf(c.var.repository, ref)
    if (!sha) throw notFound()
    return c.json(refJson(c.var.links, c.var.repository, { ref, sha }))
  })

  repo.get('/git/matching-refs/:ref{.+}', needs('contents:read'), (c) => {
    const prefix = `refs/${c.req.param('ref')}`
    const found = allRefs(c.var.repository).filter(({ ref }) => ref.startsWith(prefix))
    return c.json(found.map((one) => refJson(c.var.links, c.var.repository, one)))
  })

  repo.post('/git/refs', needs('contents:write'), async (c) => {
    const { repository, links } = c.var
    const body = await readBody(c)
    const [ref, sha] = [body.required('ref'), body.required('sha')]
    if (!/^refs\/(heads|tags)\/./.test(ref)) throw unprocessable('Reference name is invalid')
    if (targetOf(repository, ref)) throw unprocessable('Reference already exists')
    set(repository, ref, sha)
    return c.json(refJson(links, repository, { ref, sha }), 201)
  })

  repo.patch('/git/refs/:ref{.+}', needs('contents:write'), async (c) => {
    const { repository, links } = c.var
    const body = await readBody(c)
    const [ref, sha] = [`refs/${c.req.param('ref')}`, body.required('sha')]
    const before = targetOf(repository, ref)
    if (!before) throw unprocessable('Reference does not exist')
    refuseProtected(repository, ref)
    const [from, to] = [repository.graph.find(ref), repository.graph.find(sha)]
    const forward = from && to && ['ahead', 'identical'].includes(repository.graph.compare(from, to)?.status ?? '')
    if (body.flag('force') !== true && to && !forward) throw unprocessable('Update is not a fast forward')
    set(repository, ref, sha)
    return c.json(refJson(links, repository, { ref, sha }))
  })

  repo.delete('/git/refs/:ref{.+}', needs('contents:write'), (c) => {
    const ref = `refs/${c.req.param('ref')}`
    const { graph } = c.var.repository
    if (!targetOf(c.var.repository, ref)) throw unprocessable('Reference does not exist')
    refuseProtected(c.var.repository, ref)
    const map = ref.startsWith('refs/heads/') ? graph.branches : graph.tags
    map.delete(ref.replace(/^refs\/(heads|tags)\//, ''))
    return c.body(null, 204)
  })

  repo.get('/branches/:branch{.+}', needs('contents:read'), (c) => {
    const { repository, links } = c.var
    const name = c.req.param('branch')
    const commit = repository.graph.commits.get(repository.graph.branches.get(name) ?? '')
    if (!commit) throw notFound()
    const url = `${links.api}/repos/${repository.fullName}/branches/${name}`
    return c.json({
      name,
      commit: commitJson(world, links, repository, commit),
      _links: { self: url, html: `${links.web}/${repository.fullName}/tree/${name}` },
      protected: false,
      protection: { enabled: false },
      protection_url: `${url}/protection`,
    })
  })

  repo.get('/tags', needs('contents:read'), (c) => {
    const { repository, links } = c.var
    // GitHub sorts tags by name, last first.
    const names = [...repository.graph.tags.keys()].sort().toReversed()
    return c.json(pageOf(c, names).map((name) => tagJson(links, repository, name)))
  })
}

function targetOf({ graph }: Repository, ref: string): string | undefined {
  if (ref.startsWith('refs/heads/')) return graph.branches.get(ref.slice('refs/heads/'.length))
  if (ref.startsWith('refs/tags/')) return graph.tags.get(ref.slice('refs/tags/'.length))
  return undefined
}

function set({ graph }: Repository, ref: string, sha: string): void {
  const known = graph.commits.has(sha) || (ref.startsWith('refs/tags/') && graph.tagObjects.has(sha))
  if (!known) throw unprocessable('Object does not exist')
  if (ref.startsWith('refs/heads/')) graph.branches.set(ref.slice('refs/heads/'.length), sha)
  else graph.tags.set(ref.slice('refs/tags/'.length), sha)
}

function refuseProtected({ protectedTags }: Repository, ref: string): void {
  if (ref.startsWith('refs/tags/') && protectedTags?.test(ref.slice('refs/tags/'.length)))
    throw unprocessable('Repository rule violations found\n\nCannot update this protected ref.')
}

function allRefs({ graph }: Repository): { ref: string; sha: string }[] {
  return (['branches', 'tags'] as const).flatMap((kind) =>
    [...graph[kind]]
      .map(([name, sha]) => ({ ref: `refs/${kind === 'tags' ? 'tags' : 'heads'}/${name}`, sha }))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  )
}

function refJson({ api }: Links, { fullName, graph }: Repository, { ref, sha }: { ref: string; sha: string }) {
  const type = graph.tagObjects.has(sha) ? 'tag' : 'commit'
  const url = `${api}/repos/${fullName}/git`
  return {
    ref,
    node_id: nodeId('REF', ref),
    url: `${url}/${ref}`,
    object: { type, sha, url: `${url}/${type}s/${sha}` },
  }
}

function tagJson({ api }: Links, { fullName, graph }: Repository, name: string) {
  const sha = graph.find(`refs/tags/${name}`)?.sha ?? ''
  const url = `${api}/repos/${fullName}`
  return {
    name,
    commit: { sha, url: `${url}/commits/${sha}` },
    zipball_url: `${url}/zipball/refs/tags/${name}`,
    tarball_url: `${url}/tarball/refs/tags/${name}`,
    node_id: nodeId('REF', `refs/tags/${name}`),
  }
}
