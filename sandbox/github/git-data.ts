import type { Hono } from 'hono'
import { invalid, notFound, unprocessable } from './answer.ts'
import { bodyOf, isObject, type Json, readBody } from './body.ts'
import { signatureJson } from './commits.ts'
import type { Commit, TagObject } from './graph.ts'
import { type Blob, blobOf, entriesOf, type Files, type Signature, treeOf } from './objects.ts'
import { needs } from './permissions.ts'
import { type Repository, signatureOf } from './repository.ts'
import { type Env, type Links, nodeId, type World } from './world.ts'

const MODES: string[] = ['100644', '100755', '120000']
const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

/** The way to commit without a clone: blobs, a tree of them, a commit of the tree. */
export function objectRoutes(repo: Hono<Env>, world: World): void {
  // Objects that no commit refers to yet.
  const loose = new WeakMap<Repository, { blobs: Map<string, Blob>; trees: Map<string, Files> }>()
  const looseOf = (repository: Repository) => {
    const known = loose.get(repository) ?? { blobs: new Map<string, Blob>(), trees: new Map<string, Files>() }
    loose.set(repository, known)
    return known
  }
  const treeAt = (repository: Repository, sha: string): Files | undefined =>
    looseOf(repository).trees.get(sha) ??
    [...repository.graph.commits.values()].find((commit) => commit.tree === sha || commit.sha === sha)?.files

  repo.post('/git/blobs', needs('contents:write'), async (c) => {
    const body = await readBody(c)
    const encoding = body.oneOf('encoding', ['utf-8', 'base64'] as const) ?? 'utf-8'
    const blob = blobOf(Buffer.from(body.required('content'), encoding))
    looseOf(c.var.repository).blobs.set(blob.sha, blob)
    return c.json({ sha: blob.sha, url: `${gitUrl(c.var.links, c.var.repository)}/blobs/${blob.sha}` }, 201)
  })

  repo.post('/git/trees', needs('contents:write'), async (c) => {
    const { repository, links } = c.var
    const body = await readBody(c)
    const base = body.text('base_tree')
    const files = new Map(base === undefined ? undefined : treeAt(repository, base))
    if (base !== undefined && !treeAt(repository, base)) throw notFound()
    const { blobs, trees } = looseOf(repository)
    const known = (sha: string): Blob | undefined =>
      blobs.get(sha) ?? [...files.values(), ...allBlobs(repository)].find((blob) => blob.sha === sha)
    for (const entry of body.list('tree') ?? []) place(files, isObject(entry) ? entry : {}, known)
    const sha = treeOf(files)
    trees.set(sha, files)
    return c.json(
      { sha, url: `${gitUrl(links, repository)}/trees/${sha}`, truncated: false, tree: rootJson(files) },
      201,
    )
  })

  repo.post('/git/commits', needs('contents:write'), async (c) => {
    const { repository, actor, links } = c.var
    const body = await readBody(c)
    const files = treeAt(repository, body.required('tree'))
    if (!files) throw unprocessable('Tree SHA does not exist')
    const parents = (body.list('parents') ?? []).map(String)
    if (parents.some((sha) => !repository.graph.commits.has(sha)))
      throw unprocessable('Parent SHA does not exist or is not a commit object')
    const own = signatureOf({ login: actor.user.login }, world.kernel.clock.now())
    const author = personIn(body.object('author'), own)
    const committer = personIn(body.object('committer'), author)
    const commit = repository.graph.add({ message: body.required('message'), author, committer, parents, files })
    return c.json(gitCommitJson(links, repository, commit), 201)
  })

  repo.post('/git/tags', needs('contents:write'), async (c) => {
    const { repository, actor, links } = c.var
    const body = await readBody(c)
    const object = body.required('object')
    if (body.required('type') !== 'commit' || !repository.graph.commits.has(object))
      throw invalid({ resource: 'Tag', field: 'object', code: 'invalid' })
    const own = signatureOf({ login: actor.user.login }, world.kernel.clock.now())
    const tagger = personIn(body.object('tagger'), own)
    const [tag, message] = [body.required('tag'), body.required('message')]
    return c.json(tagJson(links, repository, repository.graph.annotate({ tag, message, tagger, object })), 201)
  })

  repo.get('/git/tags/:sha', needs('contents:read'), (c) => {
    const tag = c.var.repository.graph.tagObjects.get(c.req.param('sha'))
    if (!tag) throw notFound()
    return c.json(tagJson(c.var.links, c.var.repository, tag))
  })
}

const gitUrl = ({ api }: Links, { fullName }: Repository): string => `${api}/repos/${fullName}/git`

const allBlobs = ({ graph }: Repository): Blob[] =>
  [...graph.commits.values()].flatMap(({ files }) => [...files.values()])

function place(files: Map<string, Blob>, entry: Json, known: (sha: string) => Blob | undefined): void {
  const { path, mode = '100644', sha, content } = entry
  if (typeof path !== 'string' || path === '' || typeof mode !== 'string' || !MODES.includes(mode))
    throw unprocessable('tree.path or tree.mode is invalid')
  if (sha === null) {
    files.delete(path)
    return
  }
  const blob = typeof content === 'string' ? blobOf(content) : typeof sha === 'string' ? known(sha) : undefined
  if (!blob) throw unprocessable(`tree.sha ${JSON.stringify(sha)} is not a valid blob`)
  files.set(path, { ...blob, mode: mode as Blob['mode'] })
}

function personIn(given: Json | undefined, fallback: Signature): Signature {
  if (!given) return fallback
  const { text } = bodyOf(given)
  const date = text('date')
  return {
    name: text('name') ?? fallback.name,
    email: text('email') ?? fallback.email,
    at: date === undefined ? fallback.at : Date.parse(date),
    login: fallback.login,
  }
}

const rootJson = (files: Files) =>
  entriesOf(files).map(({ mode, type, name, sha, size }) => ({
    path: name,
    mode: mode.padStart(6, '0'),
    type,
    sha,
    ...(size !== undefined && { size }),
  }))

export function gitCommitJson(links: Links, repository: Repository, commit: Commit) {
  const { sha, tree, parents, message, author, committer } = commit
  const url = gitUrl(links, repository)
  const html = `${links.web}/${repository.fullName}/commit`
  return {
    sha,
    node_id: nodeId('C', sha),
    url: `${url}/commits/${sha}`,
    html_url: `${html}/${sha}`,
    author: signatureJson(author),
    committer: signatureJson(committer),
    message,
    tree: { sha: tree, url: `${url}/trees/${tree}` },
    parents: parents.map((parent) => ({ sha: parent, url: `${url}/commits/${parent}`, html_url: `${html}/${parent}` })),
    verification: UNSIGNED,
  }
}

function tagJson(links: Links, repository: Repository, { sha, tag, message, tagger, object }: TagObject) {
  const url = gitUrl(links, repository)
  return {
    node_id: nodeId('TA', sha),
    tag,
    sha,
    url: `${url}/tags/${sha}`,
    message,
    tagger: signatureJson(tagger),
    object: { type: 'commit', sha: object, url: `${url}/commits/${object}` },
    verification: UNSIGNED,
  }
}
