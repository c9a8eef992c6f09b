import { NOT_SHIPPED } from '../release/changes.ts'
import { messageOf } from '../release/errors.ts'
import type { Commit } from './commit.ts'
import type { History, MergedPull, Pulls, Span, Touching } from './sources.ts'

export interface Look {
  commits(span: Span): Promise<readonly Commit[]>
  pullsOf(commits: readonly Commit[]): Promise<ReadonlyMap<string, readonly MergedPull[]> | undefined>
  touching(
    span: Span,
    commits: readonly Commit[],
    components: readonly { source: string }[],
  ): Promise<Touching | undefined>
  alike(span: Span, commits: readonly Commit[]): Promise<ReadonlySet<string>>
  missing(commits: readonly Commit[]): Promise<ReadonlySet<string>>
}

export interface LookOptions {
  history: History
  /** Where there is none, titles of commits have to tell. */
  pulls?: Pulls | undefined
  warn: (sentence: string) => void
}

/** Asks nothing twice. What makes notes better but is not to be had is a warning; without commits there are no notes. */
export function look({ history, pulls, warn }: LookOptions): Look {
  const spans = new Map<string, Promise<readonly Commit[]>>()

  async function orElse<T>(otherwise: T, what: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      warn(`${what}: ${messageOf(error)}`)
      return otherwise
    }
  }

  return {
    async commits(span) {
      const { base, head } = span
      if (base === head) return []
      const key = `${base}..${head}`
      const known = spans.get(key) ?? history.commits(span)
      spans.set(key, known)
      return await known
    },

    async pullsOf(commits) {
      if (!pulls) return undefined
      const shas = [...new Set(commits.map(({ sha }) => sha))]
      return await orElse(
        undefined,
        'pull requests could not be read, so titles of commits stand in for them',
        async () => await pulls.of(shas),
      )
    },

    async touching(span, commits, components) {
      if (commits.length === 0) return undefined
      const sources = [...new Set(components.map(({ source }) => source))].filter((source) => source !== '.')
      return await orElse(undefined, 'which files each commit changes could not be read', async () => {
        const found = await history.touching(span, commits, { sources, notShipped: NOT_SHIPPED })
        if (components.some(({ source }) => source === '.') && found.shipped) found.sources.set('.', found.shipped)
        return found
      })
    },

    async alike(span, commits) {
      if (span.base === undefined || commits.length === 0) return new Set()
      return await orElse(
        new Set<string>(),
        'commits that were picked could not be told',
        async () => await history.alike(span, commits),
      )
    },

    async missing(commits) {
      const known = new Set(commits.map(({ sha }) => sha))
      const named = commits.flatMap(({ reverts }) => reverts.shas).filter((sha) => !known.has(sha))
      if (named.length === 0) return new Set()
      return await orElse(
        new Set<string>(),
        'reverted commits could not be looked up',
        async () => await history.missing([...new Set(named)]),
      )
    },
  }
}
