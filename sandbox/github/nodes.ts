import { connection, type PageArguments } from './connection.ts'
import { deploymentNode } from './deployment-node.ts'
import type { Commit, Comparison } from './graph.ts'
import type { Asked } from './graphql.ts'
import { changesBetween } from './diff.ts'
import type { Signature } from './objects.ts'
import { pullNode } from './pull-node.ts'
import { isPull, pullsOf } from './pulls.ts'
import type { Repository } from './repository.ts'
import type { User } from './users.ts'
import { nodeId, stamp } from './world.ts'

interface Order {
  orderBy: { direction: 'ASC' | 'DESC' }
}

/** Arguments are read by the executor, which calls the functions only for fields that were asked for. */
export function repositoryNode(asked: Asked, repository: Repository) {
  const { id, name, fullName, owner, graph, defaultBranch } = repository
  const object = (commit: Commit | undefined) => (commit ? commitNode(asked, repository, commit) : null)
  return {
    __typename: 'Repository',
    id: nodeId('R', id),
    databaseId: id,
    name,
    nameWithOwner: fullName,
    isPrivate: repository.private,
    url: `${asked.links.web}/${fullName}`,
    owner: { ...userNode(asked, owner), __typename: 'User' },
    defaultBranchRef: () => refNode(asked, repository, `refs/heads/${defaultBranch}`),
    deployments(args: PageArguments & Order & { environments?: string[] | null }) {
      asked.demand(repository, 'deployments:read')
      const found = repository.deployments
        .filter(({ environment }) => !args.environments || args.environments.includes(environment))
        .sort((a, b) => (args.orderBy.direction === 'ASC' ? a.id - b.id : b.id - a.id))
      const page = connection('deployments', found, args, (one) => one.id)
      return nodesOf(page, (one) => deploymentNode(asked, repository, one))
    },
    object(args: { oid?: string | null; expression?: string | null }) {
      asked.demand(repository, 'contents:read')
      return object(args.oid ? graph.commits.get(args.oid) : graph.find(args.expression ?? ''))
    },
    pullRequest(args: { number: number }) {
      asked.demand(repository, 'pull-requests:read')
      const thread = repository.threads.find((one) => one.number === args.number)
      return thread && isPull(thread) ? pullNode(asked, repository, thread) : null
    },
    ref(args: { qualifiedName: string }) {
      asked.demand(repository, 'contents:read')
      return refNode(asked, repository, args.qualifiedName)
    },
  }
}

export function userNode({ links }: Asked, { id, login, type }: User) {
  return {
    __typename: type,
    id: nodeId('U', id),
    databaseId: id,
    login,
    url: `${links.web}/${encodeURIComponent(login)}`,
  }
}

export function nodesOf<T, N extends object>(page: ReturnType<typeof connection<T>>, toNode: (item: T) => N) {
  const nodes = page.nodes.map(toNode)
  return { ...page, nodes, edges: page.edges.map(({ cursor }, at) => ({ cursor, node: nodes[at] })) }
}

export function refNode(asked: Asked, repository: Repository, qualifiedName: string): object | null {
  const { graph } = repository
  const name = qualifiedName.replace(/^refs\/(heads|tags)\//, '')
  const kind = qualifiedName.startsWith('refs/tags/') || !graph.branches.has(name) ? 'tags' : 'heads'
  const target = (kind === 'heads' ? graph.branches : graph.tags).get(name)
  const commit = target === undefined ? undefined : graph.find(`refs/${kind}/${name}`)
  if (!commit) return null
  return {
    id: nodeId('REF', `${kind}/${name}`),
    name,
    prefix: `refs/${kind}/`,
    repository: () => repositoryNode(asked, repository),
    target: () => commitNode(asked, repository, commit),
    compare(args: { headRef: string }) {
      // Both ends are names here; a commit's id is none.
      const head = /^[0-9a-f]{40}$/.test(args.headRef) ? undefined : graph.find(args.headRef)
      const comparison = head && graph.compare(commit, head)
      return comparison ? comparisonNode(asked, repository, comparison) : null
    },
  }
}

function comparisonNode(asked: Asked, repository: Repository, comparison: Comparison): object {
  const { base, head, status, ahead, behind } = comparison
  return {
    id: nodeId('CMP', `${base.sha}...${head.sha}`),
    aheadBy: ahead.length,
    behindBy: behind.length,
    status: status.toUpperCase(),
    baseTarget: () => commitNode(asked, repository, base),
    headTarget: () => commitNode(asked, repository, head),
    commits: (args: PageArguments) => ({
      ...commitPage(asked, repository, { name: 'commits', commits: ahead, args }),
      authorCount: new Set(ahead.map(({ author }) => author.email)).size,
    }),
  }
}

interface CommitPage {
  name: string
  commits: Commit[]
  args: PageArguments
}

function commitPage(asked: Asked, repository: Repository, { name, commits, args }: CommitPage) {
  return nodesOf(
    connection(name, commits, args, (one) => one.sha),
    (one) => commitNode(asked, repository, one) ?? {},
  )
}

export function commitNode(asked: Asked, repository: Repository, commit: Commit | undefined): object | null {
  if (!commit) return null
  const { graph } = repository
  const { sha, message, author, committer } = commit
  const [headline = '', ...rest] = message.split('\n')
  const url = `${asked.links.web}/${repository.fullName}/commit/${sha}`
  return {
    __typename: 'Commit',
    id: nodeId('C', sha),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    author: gitActor(asked, author),
    committer: gitActor(asked, committer),
    authoredDate: stamp(author.at),
    committedDate: stamp(committer.at),
    commitUrl: url,
    url,
    repository: () => repositoryNode(asked, repository),
    parents: (args: PageArguments) => {
      const commits = commit.parents.map((parent) => graph.commits.get(parent)).filter((one) => one !== undefined)
      return commitPage(asked, repository, { name: 'parents', commits, args })
    },
    history(args: PageArguments & { path?: string | null; since?: string | null; until?: string | null }) {
      const commits = graph.history(commit).filter((one) => fits(repository, one, args))
      return commitPage(asked, repository, { name: 'history', commits, args })
    },
    associatedPullRequests(args: PageArguments & Order) {
      asked.demand(repository, 'pull-requests:read')
      const pulls = pullsOf(repository, commit)
      if (args.orderBy.direction === 'DESC') pulls.reverse()
      const page = connection('associatedPullRequests', pulls, args, (one) => one.id)
      return nodesOf(page, (one) => pullNode(asked, repository, one))
    },
  }
}

interface HistoryFilter {
  path?: string | null
  since?: string | null
  until?: string | null
}

function fits({ graph }: Repository, commit: Commit, { path, since, until }: HistoryFilter): boolean {
  if (since && commit.committer.at < Date.parse(since)) return false
  if (until && commit.committer.at > Date.parse(until)) return false
  if (!path) return true
  const before = graph.commits.get(commit.parents[0] ?? '')?.files ?? new Map()
  return changesBetween(before, commit.files).some(
    ({ filename }) => filename === path || filename.startsWith(`${path}/`),
  )
}

const gitActor = (asked: Asked, { name, email, login, at }: Signature) => ({
  name,
  email,
  date: stamp(at),
  user: login === undefined ? null : userNode(asked, asked.world.users.named(login)),
})
