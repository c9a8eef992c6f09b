import type { Context, Hono } from 'hono'
import { conflict, invalid, notFound, unprocessable } from './answer.ts'
import { readBody } from './body.ts'
import { gitCommitJson } from './git-data.ts'
import { entriesOf, type Files } from './objects.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import type { Env, Links } from './world.ts'

export function contentRoutes(repo: Hono<Env>): void {
  repo.get('/contents', needs('contents:read'), (c) => show(c, ''))
  repo.get('/contents/:path{.+}', needs('contents:read'), (c) => show(c, c.req.param('path')))

  repo.put('/contents/:path{.+}', needs('contents:write'), async (c) => {
    const { repository, links, actor } = c.var
    const { graph, defaultBranch } = repository
    const path = c.req.param('path')
    const body = await readBody(c)
    const [message, content] = [body.required('message'), body.required('content')]
    const branch = body.text('branch') ?? defaultBranch
    const head = graph.commits.get(graph.branches.get(branch) ?? '')
    if (!head && graph.commits.size > 0) throw notFound()
    if (Buffer.from(content, 'base64').toString('base64') !== content.replaceAll('\n', ''))
      throw unprocessable('content is not valid Base64')
    const before = head?.files.get(path)
    const sha = body.text('sha')
    if (before && sha === undefined) throw invalid({ resource: 'Content', field: 'sha', code: 'missing_field' })
    if (before && sha !== before.sha) throw conflict(`${path} does not match ${sha}`)
    const author = body.object('author')
    const made = repository.commit({
      message,
      branch,
      files: { [path]: Buffer.from(content, 'base64') },
      author: author ? { name: String(author['name']), email: String(author['email']) } : { login: actor.user.login },
    })
    const commit = graph.commits.get(made)
    if (!commit) throw notFound()
    const blob = commit.files.get(path)
    const place = { links, repository, ref: branch, path }
    const entry = { type: 'blob' as const, sha: blob?.sha ?? '', size: blob?.content.length ?? 0 }
    return c.json(
      { content: entryJson(place, entry), commit: gitCommitJson(links, repository, commit) },
      before ? 200 : 201,
    )
  })
}

function show(c: Context<Env>, path: string): Response {
  const { repository, links } = c.var
  const ref = c.req.query('ref') ?? repository.defaultBranch
  const commit = repository.graph.find(ref)
  if (!commit) throw notFound()
  const blob = commit.files.get(path)
  const place = { links, repository, ref, path }
  if (blob && c.req.header('accept')?.includes('raw'))
    return c.body(new Uint8Array(blob.content), 200, { 'content-type': 'application/vnd.github.raw+json' })
  if (blob) return c.json(fileJson(place, commit.files))
  const entries = entriesOf(commit.files, path)
  if (entries.length === 0 && path !== '') throw notFound()
  return c.json(
    entries.map(({ name, type, sha, size = 0 }) =>
      entryJson({ ...place, path: path === '' ? name : `${path}/${name}` }, { type, sha, size }),
    ),
  )
}

interface Place {
  links: Links
  repository: Repository
  ref: string
  path: string
}

interface Entry {
  type: 'blob' | 'tree'
  sha: string
  size: number
}

function entryJson({ links, repository, ref, path }: Place, { type, sha, size }: Entry) {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  const url = `${links.api}/repos/${repository.fullName}/contents/${encoded}?ref=${encodeURIComponent(ref)}`
  const git = `${links.api}/repos/${repository.fullName}/git/${type}s/${sha}`
  const html = `${links.web}/${repository.fullName}/${type}/${ref}/${encoded}`
  return {
    type: type === 'blob' ? 'file' : 'dir',
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    size,
    url,
    html_url: html,
    git_url: git,
    download_url: type === 'blob' ? `https://raw.githubusercontent.com/${repository.fullName}/${ref}/${encoded}` : null,
    _links: { self: url, git, html },
  }
}

function fileJson(place: Place, files: Files) {
  const blob = files.get(place.path)
  const content = blob?.content ?? Buffer.alloc(0)
  return {
    ...entryJson(place, { type: 'blob', sha: blob?.sha ?? '', size: content.length }),
    encoding: 'base64',
    // GitHub breaks the lines; a client must join them.
    content: content.toString('base64').replaceAll(/.{60}/g, '$&\n'),
  }
}
