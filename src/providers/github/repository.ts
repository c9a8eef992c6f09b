import { HttpError } from '../../http.ts'
import type { Commits, Runs } from '../../release/context.ts'
import type { GitHub } from './client.ts'

/** GitHub lists at most this many files of a comparison, and says nothing about the rest. */
const MOST_FILES = 300

export function commits(github: GitHub): Commits {
  const at = { owner: github.owner, repo: github.repo }

  async function compare(base: string, head: string): ReturnType<Commits['changes']> {
    const { data } = await github.call(
      'contents: read',
      async (octokit) =>
        // Commits are paged, files come whole with the first page: ask for as few commits as possible.
        await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}`, per_page: 1 }),
    )
    // The files are those since the common ancestor. Only where `base` is that ancestor are they the whole difference.
    if (data.status === 'behind') return await compare(head, base)
    if (data.status === 'diverged') return undefined
    const files = data.files ?? []
    if (files.length >= MOST_FILES) return undefined
    return files.flatMap(({ filename, previous_filename, patch }) => [
      { path: filename, patch },
      ...(previous_filename ? [{ path: previous_filename }] : []),
    ])
  }

  return {
    async resolve(ref) {
      return await orNothing(
        async () =>
          (await github.call('contents: read', async (octokit) => await octokit.rest.repos.getCommit({ ...at, ref })))
            .data.sha,
      )
    },
    changes: async (base, head) => await orNothing(async () => await compare(base, head)),
    async between(base, head) {
      return await orNothing(async () => {
        const { data } = await github.call(
          'contents: read',
          // Unpaged it answers with the newest 250.
          async (octokit) =>
            await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}` }),
        )
        return data.commits.map(({ sha, commit: { message, author } }) => ({
          sha,
          message,
          author: { name: author?.name ?? '', email: author?.email ?? '' },
          at: new Date(author?.date ?? 0),
        }))
      })
    },
  }
}

export function runs(github: GitHub): Runs {
  const at = { owner: github.owner, repo: github.repo }

  return {
    async isOver(writer) {
      const { id, attempt } = runOf(writer)
      const run = await orNothing(
        async () =>
          await github.call(
            'actions: read',
            async (octokit) => await octokit.rest.actions.getWorkflowRun({ ...at, run_id: id }),
          ),
      )
      // A re-run keeps the id and counts attempts.
      return !run || run.data.status === 'completed' || (run.data.run_attempt ?? 1) > attempt
    },

    async cancel(writer) {
      try {
        await github.call(
          'actions: write',
          async (octokit) => await octokit.rest.actions.cancelWorkflowRun({ ...at, run_id: runOf(writer).id }),
        )
      } catch (error) {
        // It is over, or about to be.
        if (!(error instanceof HttpError) || ![404, 409].includes(error.status ?? 0)) throw error
      }
    },
  }
}

/** `https://github.com/acme/shop/actions/runs/42/attempts/1#9f1c` */
function runOf(writer: string): { id: number; attempt: number } {
  const [, id, attempt = 1] = /\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?/.exec(writer) ?? []
  if (!id) throw new Error(`github: ${writer} is not the address of a workflow run`)
  return { id: Number(id), attempt: Number(attempt) }
}

/** GitHub says 404 for what is gone, and 422 for a ref that can't be one. */
async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof HttpError && (error.status === 404 || error.status === 422)) return undefined
    throw error
  }
}
