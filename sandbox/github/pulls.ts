import type { Hono } from 'hono'
import { conflict, notFound, numberOf, pageOf } from './answer.ts'
import type { Commit } from './graph.ts'
import { addThread, findThread, type NewThread, type Thread } from './issues.ts'
import { needs } from './permissions.ts'
import { pullJson, simplePullJson } from './pull-answer.ts'
import { repositoryJson } from './repositories.ts'
import { addMerge, type Repository, shaOf } from './repository.ts'
import type { User } from './users.ts'
import { type Env, HOSTS, linksFor, type World } from './world.ts'

export interface PullDetails {
  headRef: string
  headSha: string
  /** Whose fork the head is in. */
  headOwner: User
  baseRef: string
  baseSha: string
  draft: boolean
  /** The commits it brings, and the one that it was merged as. */
  commits: string[]
  mergeSha: string | undefined
  mergedAt: number | undefined
  mergedBy: User | undefined
  /** Numbers of the issues that it closes. */
  closes: number[]
}

export interface NewPull extends NewThread {
  /** A branch. */
  head: string
  base?: string
  /** The owner of the fork that the branch is in. */
  fork?: string
  draft?: boolean
  closes?: number[]
  /** For an imported history: it was merged as this commit. */
  mergedAs?: string
  /** For an imported history, where the branch is gone. */
  commits?: string[]
}

export interface PullHandle {
  number: number
  thread: Thread & { pull: PullDetails }
  /** Returns the commit that is now the head of the base branch. */
  merge(options?: { method?: 'merge' | 'squash'; by?: string }): string
  /** The branch has moved to this commit. */
  push(sha: string): void
  close(): void
  /** As the webhook tells of it. */
  event(action: string): object
}

export type PullThread = Thread & { pull: PullDetails }

export function addPull(world: World, repository: Repository, options: NewPull): PullHandle {
  const { head, base = repository.defaultBranch, fork, mergedAs, commits } = options
  const { graph } = repository
  const headSha = commits?.at(-1) ?? shaOf(repository, head)
  const [from, to] = [graph.find(base), graph.find(headSha)]
  const brings = from && to ? (graph.compare(from, to)?.ahead.map(({ sha }) => sha) ?? []) : []
  const pull: PullDetails = {
    headRef: head,
    headSha,
    headOwner: fork === undefined ? repository.owner : world.users.named(fork),
    baseRef: base,
    baseSha: graph.branches.get(base) ?? headSha,
    draft: options.draft ?? false,
    commits: commits ?? brings,
    mergeSha: undefined,
    mergedAt: undefined,
    mergedBy: undefined,
    closes: options.closes ?? [],
  }
  const thread = Object.assign(addThread(world, repository, options), { pull })
  const by = thread.user.login
  if (mergedAs) close(world, thread, { sha: shaOf(repository, mergedAs), by, at: graph.find(mergedAs)?.committer.at })
  return {
    number: thread.number,
    thread,
    merge({ method = 'merge', by: merger = by } = {}) {
      const sha = merge(world, repository, thread, { method, by: merger })
      close(world, thread, { sha, by: merger, at: undefined })
      return sha
    },
    push(sha) {
      const [main, pushed] = [graph.find(base), graph.find(sha)]
      if (!pushed) throw new Error(`sandbox: ${repository.fullName} has no commit ${sha}`)
      pull.headSha = pushed.sha
      pull.commits = main ? (graph.compare(main, pushed)?.ahead.map((one) => one.sha) ?? []) : []
    },
    close() {
      const now = world.kernel.clock.now()
      Object.assign(thread, { state: 'closed', closedAt: now, updatedAt: now })
    },
    event: (action) => ({
      action,
      number: thread.number,
      pull_request: pullJson(world, linksFor(HOSTS.api), repository, thread),
      repository: repositoryJson(linksFor(HOSTS.api), repository),
    }),
  }
}

function merge(
  world: World,
  repository: Repository,
  thread: PullThread,
  options: { method: string; by: string },
): string {
  const { pull, number, title } = thread
  const [base, head] = [repository.graph.find(pull.baseRef), repository.graph.find(pull.headSha)]
  const files = base && head && repository.graph.merge(base, head)
  if (!files) throw new Error(`sandbox: pull request ${number} of ${repository.fullName} has conflicts`)
  const squash = options.method === 'squash'
  return addMerge(world, repository, {
    branch: pull.baseRef,
    parents: squash ? [base.sha] : [base.sha, head.sha],
    files,
    message: squash
      ? `${title} (#${number})`
      : `Merge pull request #${number} from ${pull.headOwner.login}/${pull.headRef}\n\n${title}`,
    author: { login: squash ? thread.user.login : options.by },
  })
}

function close(world: World, thread: PullThread, merged: { sha: string; by: string; at: number | undefined }): void {
  const at = merged.at ?? world.kernel.clock.now()
  Object.assign(thread.pull, { mergeSha: merged.sha, mergedAt: at, mergedBy: world.users.named(merged.by) })
  Object.assign(thread, { state: 'closed', closedAt: at, updatedAt: at })
}

export const isPull = (thread: Thread): thread is PullThread => thread.pull !== undefined

/** In the default branch, the pull request that brought the commit; elsewhere all that hold it. */
export function pullsOf({ threads, graph, defaultBranch }: Repository, commit: Commit): PullThread[] {
  const all = threads
    .filter(isPull)
    .filter(({ pull }) => pull.mergeSha === commit.sha || pull.commits.includes(commit.sha))
  const main = graph.find(defaultBranch)
  const inMain = main && graph.history(main).includes(commit)
  return inMain ? all.filter(({ pull }) => pull.mergedAt !== undefined) : all
}

export function pullRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/commits/:sha/pulls', needs('pull-requests:read'), (c) => {
    const { repository, links } = c.var
    if (repository.graph.commits.size === 0) throw conflict('Git Repository is empty.')
    const commit = repository.graph.find(c.req.param('sha'))
    if (!commit) throw notFound()
    return c.json(pageOf(c, pullsOf(repository, commit)).map((one) => simplePullJson(world, links, repository, one)))
  })

  repo.get('/pulls', needs('pull-requests:read'), (c) => {
    const { repository, links } = c.var
    const { state = 'open', head, base, sort = 'created', direction = 'desc' } = c.req.query()
    const found = repository.threads
      .filter(isPull)
      .filter(
        ({ state: is, pull }) =>
          (state === 'all' || is === state) &&
          (!base || pull.baseRef === base) &&
          (!head || `${pull.headOwner.login}:${pull.headRef}` === head),
      )
    const key = (one: Thread): number => (sort === 'updated' ? one.updatedAt : one.number)
    found.sort((a, b) => (direction === 'asc' ? 1 : -1) * (key(a) - key(b) || a.number - b.number))
    return c.json(pageOf(c, found).map((one) => simplePullJson(world, links, repository, one)))
  })

  repo.get('/pulls/:number', needs('pull-requests:read'), (c) => {
    const thread = findThread(c.var.repository, numberOf(c, 'number'))
    if (!isPull(thread)) throw notFound()
    return c.json(pullJson(world, c.var.links, c.var.repository, thread))
  })
}
