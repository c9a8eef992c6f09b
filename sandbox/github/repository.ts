import type { CheckRun } from './checks.ts'
import type { CommitStatus } from './statuses.ts'
import { addComment, type Comment } from './comments.ts'
import { type Deployment, type NewDeployment, recordDeployment } from './deployments.ts'
import type { Environment } from './environments.ts'
import { createGraph, type Graph, withChanges } from './graph.ts'
import { addThread, findThread, type NewThread, type Thread } from './issues.ts'
import { addLabel, type Label } from './labels.ts'
import type { Files, Signature } from './objects.ts'
import { addPull, type NewPull, type PullHandle } from './pulls.ts'
import type { Release } from './releases.ts'
import { addArtifact, type Artifact, type NewArtifact } from './artifacts.ts'
import { addRun, type NewRun, type Run } from './runs.ts'
import type { User } from './users.ts'
import { nextId, type World } from './world.ts'

export interface RepositoryOptions {
  owner: string
  name: string
  private?: boolean
  defaultBranch?: string
}

export interface Author {
  name?: string
  email?: string
  login?: string
}

export interface CommitOptions {
  message: string
  author?: Author
  /** Changes to the first parent's files; null removes a file. */
  files?: Record<string, string | Uint8Array | null>
  /** Default: the head of `branch`. */
  parents?: string[]
  /** Moves to the new commit; default: the default branch. null leaves all branches alone. */
  branch?: string | null
  /** The id it has in the repository it is imported from. */
  sha?: string
  /** Virtual time in ms. */
  at?: number
}

/** What a dispatch asked for. */
export interface Dispatch {
  workflow?: string
  eventType?: string
  ref?: string
  payload: Record<string, unknown>
  run?: Run
}

/** One repository: its state, open to tests, and the means to change it as people would. */
export interface Repository {
  readonly id: number
  readonly owner: User
  readonly name: string
  readonly fullName: string
  private: boolean
  /** The owner may switch issues off. */
  hasIssues: boolean
  readonly defaultBranch: string
  readonly createdAt: number
  readonly graph: Graph
  readonly deployments: Deployment[]
  readonly environments: Map<string, Environment>
  readonly labels: Map<string, Label>
  /** Issues and pull requests, which share their numbers. */
  readonly threads: Thread[]
  readonly releases: Release[]
  readonly runs: Run[]
  readonly artifacts: Artifact[]
  readonly checkRuns: CheckRun[]
  readonly statuses: CommitStatus[]
  readonly dispatches: Dispatch[]
  /** Tags that a ruleset keeps from being moved or deleted. */
  protectedTags: RegExp | undefined
  /** The next asset upload answers 502 and leaves an asset in state `starter`. */
  failNextUpload: boolean
  commit(options: CommitOptions): string
  branch(name: string, ref: string): void
  tag(name: string, ref?: string): void
  deployment(options?: NewDeployment): Deployment
  issue(options: NewThread): Thread
  /** On an issue or a pull request. */
  comment(number: number, comment: { body: string; author: string }): Comment
  pull(options: NewPull): PullHandle
  run(options?: NewRun): Run
  artifact(options: NewArtifact): Artifact
  label(label: Partial<Label> & { name: string }): Label
}

export function createRepository(world: World, options: RepositoryOptions): Repository {
  const { owner, name, defaultBranch = 'main' } = options
  const graph = createGraph()
  const repository: Repository = {
    id: nextId(world, 'repository'),
    owner: world.users.named(owner),
    name,
    fullName: `${owner}/${name}`,
    private: options.private ?? false,
    hasIssues: true,
    defaultBranch,
    createdAt: world.kernel.clock.now(),
    graph,
    deployments: [],
    environments: new Map(),
    labels: new Map(),
    threads: [],
    releases: [],
    runs: [],
    artifacts: [],
    checkRuns: [],
    statuses: [],
    dispatches: [],
    protectedTags: undefined,
    failNextUpload: false,
    commit: (commit) => addCommit(world, repository, commit),
    branch: (branch, ref) => void graph.branches.set(branch, shaOf(repository, ref)),
    tag: (tag, ref = defaultBranch) => void graph.tags.set(tag, shaOf(repository, ref)),
    deployment: (deployment = {}) => recordDeployment(world, repository, deployment),
    comment: (number, comment) => addComment(world, findThread(repository, number), comment),
    issue: (thread) => addThread(world, repository, thread),
    pull: (pull) => addPull(world, repository, pull),
    run: (run = {}) => addRun(world, repository, run),
    artifact: (artifact) => addArtifact(world, repository, artifact),
    label: (label) => addLabel(world, repository, label),
  }
  return repository
}

export function shaOf({ fullName, graph }: Repository, ref: string): string {
  const sha = graph.find(ref)?.sha
  if (!sha) throw new Error(`sandbox: ${fullName} has no commit ${ref}`)
  return sha
}

export function signatureOf({ name, email, login = 'mona' }: Author, at: number): Signature {
  // Git keeps whole seconds.
  return {
    name: name ?? login,
    email: email ?? `${login.replaceAll(/[[\]]/g, '')}@users.noreply.github.com`,
    login,
    at: Math.floor(at / 1000) * 1000,
  }
}

function addCommit({ kernel }: World, repository: Repository, options: CommitOptions): string {
  const { graph, defaultBranch } = repository
  const { message, author = {}, files = {}, branch = defaultBranch, sha, at = kernel.clock.now() } = options
  const head =
    graph.branches.get(branch ?? defaultBranch) ?? (branch === null ? undefined : graph.branches.get(defaultBranch))
  const parents = (options.parents ?? (head ? [head] : [])).map((parent) => shaOf(repository, parent))
  const before: Files = graph.commits.get(parents[0] ?? '')?.files ?? new Map()
  const signature = signatureOf(author, at)
  const commit = graph.add({
    message,
    author: signature,
    committer: signature,
    parents,
    files: withChanges(before, files),
    sha,
  })
  if (branch !== null) graph.branches.set(branch, commit.sha)
  return commit.sha
}

export interface NewMerge {
  branch: string
  parents: string[]
  files: Files
  message?: string
  author?: Author
}

export function addMerge({ kernel }: World, { graph }: Repository, merge: NewMerge): string {
  const { branch, parents, files, message = `Merge into ${branch}`, author = { login: 'web-flow' } } = merge
  const signature = signatureOf(author, kernel.clock.now())
  const { sha } = graph.add({ message, author: signature, committer: signature, parents, files })
  graph.branches.set(branch, sha)
  return sha
}
