import type { History, Span } from '../../notes/sources.ts'
import { readChanges } from './diff.ts'
import { type Git, git } from './git.ts'
import { type LoginOf, readLog } from './log.ts'

export interface GitHistoryOptions {
  directory: string
  loginOf: LoginOf
  signal?: AbortSignal | undefined
}

/** The history of a full checkout; nothing where there is none, or where it is cut off. */
export async function gitHistory({ directory, loginOf, signal }: GitHistoryOptions): Promise<History | undefined> {
  const program = git(directory, signal)
  const answer = await program.answer(['rev-parse', '--is-shallow-repository', '--show-cdup'])
  // A folder within somebody else's repository is no checkout: its history would be a strange one.
  return answer === 'false' ? history(program, loginOf) : undefined
}

function history(program: Git, loginOf: LoginOf): History {
  return {
    async resolve(ref) {
      for (const name of [ref, `refs/tags/${ref}`, `refs/remotes/origin/${ref}`]) {
        const sha = await program.answer(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
        if (sha) return sha
      }
      return undefined
    },

    commits: async (span) => await readLog(program, revisions(span), loginOf),

    async alike({ base = '', head }, commits) {
      const [first] = await program.lines(['rev-list', '-n', '1', '--end-of-options', `${head}..${base}`, '--'])
      // Nothing is on the other side, so nothing can be there twice.
      if (!first) return new Set()
      const [marked, others] = await Promise.all([
        program.lines([
          'rev-list',
          '--cherry-mark',
          '--right-only',
          '--no-merges',
          '--end-of-options',
          `${base}...${head}`,
          '--',
        ]),
        readLog(program, [base, `^${head}`], loginOf),
      ])
      const picked = new Set(others.flatMap(({ sha, pickedFrom }) => [sha, ...pickedFrom]))
      const same = marked.flatMap((line) => (line.startsWith('=') ? [line.slice(1)] : []))
      const named = commits.filter(
        ({ sha, pickedFrom }) => picked.has(sha) || pickedFrom.some((one) => picked.has(one)),
      )
      return new Set([...same, ...named.map(({ sha }) => sha)])
    },

    async touching(span, _, { sources, notShipped }) {
      const touched = async (...paths: string[]): Promise<Set<string>> => {
        const args = [
          'rev-list',
          '--full-history',
          '--no-merges',
          '--end-of-options',
          ...revisions(span),
          '--',
          ...paths,
        ]
        return new Set(await program.lines(args))
      }
      const [shipped, ...bySource] = await Promise.all([
        touched(':/', ...notShipped.map((glob) => `:(top,exclude,glob)${glob}`)),
        ...sources.map(async (source) => [source, await touched(`:(top,literal)${source}`)] as const),
      ])
      return { sources: new Map(bySource), shipped }
    },

    changes: async (span, matters) => await readChanges(program, span, matters),

    async missing(shas) {
      const found = await program.lines(['cat-file', '--batch-check=%(objectname)'], `${shas.join('\n')}\n`)
      return new Set(found.flatMap((line) => (line.endsWith(' missing') ? [line.slice(0, -' missing'.length)] : [])))
    },
  }
}

function revisions({ base, head }: Span): string[] {
  return base === undefined ? [head] : [head, `^${base}`]
}
