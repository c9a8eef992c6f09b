import { Trouble } from '../../help.ts'
import type { Commit } from '../../notes/commit.ts'
import type { History, MergedPull, Pulls } from '../../notes/sources.ts'
import type { GitHub } from './client.ts'
import { comparer, type Comparer, turned } from './comparison.ts'
import { type CommitPulls, pullFields, pullsIn } from './pull-requests.ts'
import { commits as repository } from './repository.ts'
import { between, toCommit, walk } from './walk.ts'

const PAGE = 100
/** So many more pages a walk may take than there are commits: work that was begun before the range lies among them. */
const SPARE_PAGES = 3
const AT_ONCE = 4

/**
 * The history as GitHub knows it, without a checkout of it, and the pull requests of commits; `preview` is one that
 * counts as if it were merged.
 */
export function githubHistory(
  github: GitHub,
  options: { preview?: number | undefined; comparisons?: Comparer } = {},
): { history: History; pulls: Pulls } {
  const { owner, repo } = github
  const { comparisons = comparer(github) } = options
  const known = new Map<string, MergedPull[]>()
  let fields = pullFields({ issues: true })

  /** Without the right to read issues, pull requests are read without the ones that they close. */
  async function withFields<T>(ask: () => Promise<T>): Promise<T> {
    const used = fields
    try {
      return await ask()
    } catch (error) {
      const lesser = pullFields({ issues: false })
      if (used === lesser || !/refused/.test(String(error))) throw error
      fields = lesser
      return await ask()
    }
  }

  async function everything(head: string): Promise<Commit[]> {
    const commits: Commit[] = []
    for await (const page of walk(github, head, fields)) {
      for (const node of page) {
        known.set(node.oid, pullsIn(node, options.preview))
        commits.push(toCommit(node))
      }
    }
    return commits
  }

  /** Nothing when the walk would take too long. */
  async function walked(head: string, ends: { ends: string[]; total: number }): Promise<Commit[] | undefined> {
    const commits: Commit[] = []
    let left = Math.ceil(ends.total / PAGE) + SPARE_PAGES
    for await (const page of walk(github, head, fields)) {
      for (const node of page) {
        known.set(node.oid, pullsIn(node, options.preview))
        commits.push(toCommit(node))
      }
      const found =
        commits.length < ends.total
          ? undefined
          : between(new Map(commits.map(({ sha, parents }) => [sha, parents])), ends)
      if (found) return commits.filter(({ sha }) => found.has(sha))
      if (--left <= 0) return undefined
    }
    return undefined
  }

  async function askPulls(shas: readonly string[]): Promise<void> {
    const query = `query Pulls($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ${shas.map((sha, n) => `c${n}: object(oid: "${sha}") { ...Pulls }`).join('\n    ')}
  }
}
${fields}`
    const answer = await github.call(
      'contents: read`, `issues: read` and `pull-requests: read',
      async (octokit): Promise<{ repository: Record<string, CommitPulls | null> }> =>
        await octokit.graphql(query, { owner, repo }),
    )
    shas.forEach((sha, n) => {
      const node = answer.repository[`c${n}`]
      known.set(sha, node ? pullsIn(node, options.preview) : [])
    })
  }

  const history: History = {
    resolve: async (ref) => await repository(github).resolve(ref),

    async commits({ base, head }) {
      if (base === undefined) return await withFields(async () => await everything(head))
      const { commits, total, mergeBase } = await comparisons.compare(base, head)
      if (commits.length === total) return commits
      const found = await withFields(async () => await walked(head, { ends: [base, mergeBase], total }))
      return found ?? (await comparisons.pages(base, head))
    },

    async alike({ base = '', head }, commits) {
      const { status } = await comparisons.compare(base, head)
      if (status !== 'diverged') return new Set()
      const other = await comparisons.compare(head, base)
      const picked = new Set(other.commits.flatMap(({ sha, pickedFrom }) => [sha, ...pickedFrom]))
      const twins = new Set(other.commits.map(({ twin }) => twin))
      const same = commits.filter(
        ({ sha, pickedFrom, twin }) => picked.has(sha) || twins.has(twin) || pickedFrom.some((one) => picked.has(one)),
      )
      return new Set(same.map(({ sha }) => sha))
    },

    async touching({ head }, commits, { sources }) {
      if (sources.length === 0) return { sources: new Map() }
      const names = sources.map((_, n) => `$p${n}: String!`).join(', ')
      const asked = sources.map((_, n) => `p${n}: history(path: $p${n}, first: ${PAGE}) { nodes { oid } }`)
      const query = `query Touching($owner: String!, $repo: String!, $head: GitObjectID!, ${names}) {
  repository(owner: $owner, name: $repo) { object(oid: $head) { ... on Commit { ${asked.join(' ')} } } }
}`
      const paths = Object.fromEntries(sources.map((source, n) => [`p${n}`, source]))
      const answer = await github.call(
        'contents: read',
        async (octokit): Promise<{ repository: { object: Record<string, { nodes: { oid: string }[] }> | null } }> =>
          await octokit.graphql(query, { owner, repo, head, ...paths }),
      )
      const inSpan = new Set(commits.map(({ sha }) => sha))
      const found = sources.map((source, n): [string, Set<string>] => {
        const shas = answer.repository.object?.[`p${n}`]?.nodes.map(({ oid }) => oid) ?? []
        if (shas.length === PAGE && inSpan.has(shas.at(-1) ?? '')) {
          throw new Trouble(
            'trouble-with-release-notes',
            `more than ${PAGE} of them change ${source}; a full checkout (\`fetch-depth: 0\`) tells them all`,
          )
        }
        return [source, new Set(shas)]
      })
      return { sources: new Map(found) }
    },

    async changes({ base, head }) {
      const { status, changes } = await comparisons.compare(base, head)
      // The files are those since the common ancestor. Only where `base` is that ancestor are they the whole difference.
      if (status === 'diverged') return undefined
      if (status !== 'behind') return changes
      const back = (await comparisons.compare(head, base)).changes
      return back && turned(back)
    },

    // GitHub also knows commits that were never part of a branch.
    missing: async () => await Promise.resolve(new Set<string>()),
  }

  const pulls: Pulls = {
    async of(commits) {
      const open = commits.filter((sha) => !known.has(sha) && /^[0-9a-f]{40,64}$/.test(sha))
      const batches = Array.from({ length: Math.ceil(open.length / PAGE) }, (_, n) =>
        open.slice(n * PAGE, (n + 1) * PAGE),
      )
      const worker = async (): Promise<void> => {
        for (let batch = batches.shift(); batch; batch = batches.shift()) {
          const shas = batch
          await withFields(async () => {
            await askPulls(shas)
          })
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, worker))
      return new Map(commits.map((sha) => [sha, known.get(sha) ?? []]))
    },
  }
  return { history, pulls }
}
