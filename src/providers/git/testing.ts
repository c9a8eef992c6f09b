import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkOut } from '../../../sandbox/github/checkout.ts'
import { createGitHub } from '../../../sandbox/github/github.ts'
import type { Commit, Graph } from '../../../sandbox/github/graph.ts'
import type { Repository } from '../../../sandbox/github/repository.ts'
import { createKernel } from '../../../sandbox/kernel/kernel.ts'
import { openNetwork } from '../../../sandbox/kernel/network.ts'
import type { Kernel } from '../../../sandbox/kernel/service.ts'
import { commitOf, personOf } from '../../notes/commit.ts'
import { gain, type GainRequest } from '../../notes/gain.ts'
import type { Audience, Notes } from '../../notes/notes.ts'
import { DEFAULTS } from '../../notes/settings.ts'
import type { History } from '../../notes/sources.ts'
import { github } from '../github/client.ts'
import { githubHistory } from '../github/history.ts'
import { loginOf } from '../github/pull-requests.ts'
import { gitHistory } from './history.ts'

export type Method = 'squash' | 'merge' | 'rebase'
export type Told = Record<Audience, Notes>

export interface NewChange {
  title: string
  body?: string
  labels?: string[]
  author?: string
  /** Messages of its commits; one like the title when absent. */
  commits?: (string | { message: string; files?: Record<string, string | null> })[]
  method: Method
  /** Where the branch begins; the head of main when absent. */
  at?: string
}

/** A repository whose history is told as it is made, on GitHub and as a checkout. */
export interface Story {
  kernel: Kernel
  repository: Repository
  /** Straight to a branch; main when absent. */
  push(message: string, options?: PushOptions): string
  /** As a merged pull request; answers with what stands on main for it, the last one first. */
  merge(change: NewChange): { number: number; landed: string[]; written: string[] }
  /** `git cherry-pick`: author and their time stay. */
  pick(sha: string, options?: { branch?: string; message?: string }): string
  /** `git merge` without a pull request. */
  join(branch: string, message?: string): string
  /** What a checkout tells, with GitHub's pull requests. */
  told(range: Range, more?: More): Promise<Told>
  /** The same without a checkout. */
  toldOnline(range: Range, more?: More): Promise<Told>
  /** The same without anybody to ask. */
  toldOffline(range: Range, more?: More): Promise<Told>
  /** The same without git either: fast enough for thousands of histories. */
  toldInMemory(range: Range, more?: More): Promise<Told>
  /** Number of requests to GitHub so far. */
  requests(): number
  close(): Promise<void>
}

export interface PushOptions {
  branch?: string
  author?: string
  files?: Record<string, string | null>
}

/** `wrap` changes what the notes are made from. */
export type More = Partial<GainRequest> & { wrap?: (history: History) => History }

export interface Range {
  from?: string
  to: string
}

export async function story(): Promise<Story> {
  const kernel = createKernel()
  const sandbox = createGitHub(kernel)
  const network = await openNetwork(kernel, sandbox.services)
  const repository = sandbox.addRepository({ owner: 'acme', name: 'shop' })
  const directory = await mkdtemp(join(tmpdir(), 'notes-story-'))
  const client = github({
    token: sandbox.mintToken({
      repository: 'acme/shop',
      permissions: { contents: 'read', issues: 'read', 'pull-requests': 'read' },
    }),
    repository: 'acme/shop',
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    transport: network.transport,
  })
  const { graph } = repository
  let count = 0
  const tick = (): number => {
    kernel.clock.advance(1000)
    return ++count
  }
  const commitAt = (ref: string): Commit => {
    const commit = graph.find(ref)
    if (!commit) throw new Error(`there is no ${ref}`)
    return commit
  }

  const push: Story['push'] = (message, { branch = 'main', author = 'mona', files } = {}) => {
    const n = tick()
    return repository.commit({
      message,
      branch,
      author: { login: author },
      files: files ?? { [`src/${n}.ts`]: `${n}` },
    })
  }

  const pick: Story['pick'] = (sha, { branch = 'main', message } = {}) => {
    tick()
    const source = commitAt(sha)
    const onto = commitAt(branch)
    const before = graph.commits.get(source.parents[0] ?? '')?.files ?? new Map()
    const files = new Map(onto.files)
    for (const [path, blob] of source.files) if (before.get(path)?.sha !== blob.sha) files.set(path, blob)
    const committer = { ...source.committer, at: kernel.clock.now() }
    const text = message ?? source.message
    const made = graph.add({ message: text, author: source.author, committer, parents: [onto.sha], files })
    graph.branches.set(branch, made.sha)
    return made.sha
  }

  async function tell(
    request: Pick<GainRequest, 'history' | 'pulls'>,
    { from, to }: Range,
    { wrap = (one) => one, ...more }: More,
  ) {
    const head = commitAt(to).sha
    const base = from === undefined ? undefined : commitAt(from).sha
    return await gain({
      ends: {
        from: base === undefined ? undefined : { commit: base, label: from ?? '' },
        to: { commit: head, label: to },
        takenBack: [],
        takenBackEarlier: [],
        servedBefore: new Map(),
      },
      components: [],
      settings: DEFAULTS,
      repositoryUrl: 'https://github.com/acme/shop',
      ...request,
      history: wrap(request.history),
      ...more,
    })
  }

  async function local(): Promise<History> {
    const folder = await mkdtemp(join(directory, 'checkout-'))
    await checkOut(graph, folder)
    const history = await gitHistory({ directory: folder, loginOf })
    if (!history) throw new Error('the checkout is none')
    return history
  }

  return {
    kernel,
    repository,
    push,
    pick,
    merge({ title, body = '', labels = [], author = 'mona', commits = [title], method, at = 'main' }) {
      const branch = `branch-${tick()}`
      repository.branch(branch, at)
      const written = commits.map((one) => {
        const { message, files } = typeof one === 'string' ? { message: one, files: undefined } : one
        return push(message, { branch, author, ...(files ? { files } : {}) })
      })
      tick()
      const pull = { title, body, labels, author, head: branch }
      if (method !== 'rebase') {
        const handle = repository.pull(pull)
        const landed = handle.merge({ method })
        return { number: handle.number, landed: [landed], written }
      }
      const landed = written.map((sha) => pick(sha)).toReversed()
      const { number } = repository.pull({
        ...pull,
        commits: landed.toReversed(),
        ...(landed[0] ? { mergedAs: landed[0] } : {}),
      })
      return { number, landed, written }
    },
    join(branch, message = `Merge branch '${branch}'`) {
      tick()
      const [ours, theirs] = [commitAt('main'), commitAt(branch)]
      const files = graph.merge(ours, theirs) ?? ours.files
      const author = { name: 'mona', email: 'mona@shop.example', at: kernel.clock.now() }
      const made = graph.add({ message, author, committer: author, parents: [ours.sha, theirs.sha], files })
      graph.branches.set('main', made.sha)
      return made.sha
    },
    told: async (range, more = {}) => {
      const { pulls } = githubHistory(client)
      return await tell({ history: await local(), pulls }, range, more)
    },
    toldOnline: async (range, more = {}) => await tell(githubHistory(client), range, more),
    toldOffline: async (range, more = {}) => await tell({ history: await local() }, range, more),
    toldInMemory: async (range, more = {}) => await tell({ history: inMemory(graph) }, range, more),
    requests: () => kernel.journal.entries.filter(({ service }) => service === 'github').length,
    async close() {
      await network.close()
      kernel.clock.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function inMemory(graph: Graph): History {
  return {
    resolve: async (ref) => await Promise.resolve(graph.find(ref)?.sha),
    async commits({ base = '', head }) {
      const [from, to] = [graph.find(base), graph.find(head)]
      const ahead = to ? ((from ? graph.compare(from, to)?.ahead : undefined) ?? graph.history(to)) : []
      return await Promise.resolve(ahead.map(asCommit))
    },
    alike: async () => await Promise.resolve(new Set()),
    touching: async () => await Promise.resolve({ sources: new Map() }),
    changes: async () => await Promise.resolve([]),
    async missing(shas) {
      return await Promise.resolve(new Set(shas.filter((sha) => !graph.commits.has(sha))))
    },
  }
}

function asCommit({ sha, parents, message, author, committer }: Commit): ReturnType<typeof commitOf> {
  return commitOf({
    sha,
    parents,
    message,
    authoredAt: author.at / 1000,
    committedAt: committer.at / 1000,
    author: personOf(author.name, author.email, loginOf),
    email: author.email,
    loginOf,
  })
}

/** What the notes list, by heading. */
export function listed({ breaking, sections }: Notes): Record<string, string[]> {
  return Object.fromEntries(
    [{ title: 'Breaking', items: breaking }, ...sections]
      .filter(({ items }) => items.length > 0)
      .map(({ title, items }) => [
        title,
        items.map((item) => `${item.pull ? `#${item.pull.number} ` : ''}${item.title}`),
      ]),
  )
}

/** `12 = 7 + 3 + 2`, and the reasons. */
export function sumOf({ count }: Notes): string {
  const excluded = count.excluded.map(({ rule, commits }) => `${commits.length} ${rule}`)
  const left = count.excluded.reduce((sum, { commits }) => sum + commits.length, 0)
  return `${count.inRange} = ${count.listed} + ${count.cancelled} + ${left}${excluded.length > 0 ? ` (${excluded.join(', ')})` : ''}`
}
