import type { Context, Hono } from 'hono'
import { notFound, pageOf, pagingOf, Refusal, unprocessable } from './answer.ts'
import { changesBetween, type FileChange } from './diff.ts'
import type { Commit, Comparison } from './graph.ts'
import type { Signature } from './objects.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import { userJson } from './users.ts'
import { type Env, type Links, nodeId, stamp, type World } from './world.ts'

const FILES = 300
const COMMITS = 250

export function commitRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/commits', needs('contents:read'), (c) => {
    const { repository, links } = c.var
    if (repository.graph.commits.size === 0) throw new Refusal(409, { message: 'Git Repository is empty.' })
    const start = repository.graph.find(c.req.query('sha') ?? repository.defaultBranch)
    if (!start) throw notFound()
    const [path, author, since, until] = ['path', 'author', 'since', 'until'].map((name) => c.req.query(name))
    const commits = repository.graph
      .history(start)
      .filter(
        (commit) =>
          (!path || touches(repository, commit, path)) &&
          (!author || [commit.author.login, commit.author.email].includes(author)) &&
          (!since || commit.committer.at >= Date.parse(since)) &&
          (!until || commit.committer.at <= Date.parse(until)),
      )
    return c.json(pageOf(c, commits).map((commit) => commitJson(world, links, repository, commit)))
  })

  repo.get('/compare/:basehead{.+}', needs('contents:read'), (c) => {
    const comparison = comparisonOf(c.var.repository, c.req.param('basehead'))
    return c.json(comparisonJson(c, world, comparison))
  })

  // Behind the longer paths, which commits/{ref} would swallow: see `github.ts`.
  repo.get('/commits/:ref{.+}', needs('contents:read'), (c) => {
    const { repository, links } = c.var
    const commit = repository.graph.find(c.req.param('ref'))
    if (!commit) throw unprocessable(`No commit found for SHA: ${c.req.param('ref')}`)
    const files = changesBetween(parentFiles(repository, commit), commit.files)
    const sum = (field: 'additions' | 'deletions'): number => files.reduce((total, file) => total + file[field], 0)
    const [additions, deletions] = [sum('additions'), sum('deletions')]
    return c.json({
      ...commitJson(world, links, repository, commit),
      stats: { total: additions + deletions, additions, deletions },
      files: pageOf(c, files.slice(0, 3000)).map((file) => fileJson(links, repository, commit.sha, file)),
    })
  })
}

const parentFiles = ({ graph }: Repository, commit: Commit): Commit['files'] =>
  graph.commits.get(commit.parents[0] ?? '')?.files ?? new Map()

function touches(repository: Repository, commit: Commit, path: string): boolean {
  return changesBetween(parentFiles(repository, commit), commit.files).some(
    ({ filename }) => filename === path || filename.startsWith(`${path}/`),
  )
}

function comparisonOf({ graph }: Repository, basehead: string): Comparison {
  const [left = '', right = ''] = basehead.split('...')
  // `owner:branch` names a branch of a fork; a fork shares the commits.
  const [base, head] = [left, right].map((ref) => graph.find(ref.replace(/^[^:]*:/, '')))
  const comparison = base && head && graph.compare(base, head)
  if (!base || !head) throw notFound()
  if (!comparison) throw new Refusal(404, { message: `No common ancestor between ${left} and ${right}.` })
  return comparison
}

function comparisonJson(c: Context<Env>, world: World, comparison: Comparison) {
  const { repository, links } = c.var
  const { base, head, mergeBase, status, ahead, behind } = comparison
  const asJson = (commit: Commit) => commitJson(world, links, repository, commit)
  const paged = c.req.query('page') !== undefined || c.req.query('per_page') !== undefined
  // Without paging the newest are kept, still oldest first.
  const commits = paged ? pageOf(c, ahead) : ahead.slice(-COMMITS)
  const url = `${links.api}/repos/${repository.fullName}/compare/${c.req.param('basehead')}`
  const html = `${links.web}/${repository.fullName}/compare/${c.req.param('basehead')}`
  const files = (): FileChange[] => changesBetween(mergeBase.files, head.files).slice(0, FILES)
  return {
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: asJson(base),
    merge_base_commit: asJson(mergeBase),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: commits.map(asJson),
    ...(pagingOf(c).page === 1 && { files: files().map((file) => fileJson(links, repository, head.sha, file)) }),
  }
}

export function commitJson({ users }: World, links: Links, { fullName }: Repository, commit: Commit) {
  const { sha, tree, parents, author, committer, message } = commit
  const url = `${links.api}/repos/${fullName}`
  const html = `${links.web}/${fullName}`
  const person = ({ login }: Signature) => (login ? userJson(links, users.named(login)) : null)
  return {
    sha,
    node_id: nodeId('C', sha),
    url: `${url}/commits/${sha}`,
    html_url: `${html}/commit/${sha}`,
    comments_url: `${url}/commits/${sha}/comments`,
    commit: {
      url: `${url}/git/commits/${sha}`,
      author: signatureJson(author),
      committer: signatureJson(committer),
      message,
      tree: { sha: tree, url: `${url}/git/trees/${tree}` },
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    author: person(author),
    committer: person(committer),
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${url}/commits/${parent}`,
      html_url: `${html}/commit/${parent}`,
    })),
  }
}

export const signatureJson = ({ name, email, at }: Signature) => ({ name, email, date: stamp(at) })

function fileJson(links: Links, { fullName }: Repository, sha: string, file: FileChange) {
  const path = file.filename.split('/').map(encodeURIComponent).join('/')
  return {
    sha: file.sha,
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${links.web}/${fullName}/blob/${sha}/${path}`,
    raw_url: `${links.web}/${fullName}/raw/${sha}/${path}`,
    contents_url: `${links.api}/repos/${fullName}/contents/${path}?ref=${sha}`,
    ...(file.patch !== undefined && { patch: file.patch }),
    ...(file.previous !== undefined && { previous_filename: file.previous }),
  }
}
