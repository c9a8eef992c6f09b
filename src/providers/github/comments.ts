import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../../help.ts'
import { HttpError } from '../../http.ts'
import type { Message, Publisher, Sticky } from '../../notes/publisher.ts'
import { redact } from '../../redact.ts'
import type { GitHub } from './client.ts'

const PERMISSIONS = { 'pull request': 'pull-requests: write', issue: 'issues: write' }
/** GitHub allows a thousand comments on a page of a thread that people still read. */
const MOST_PAGES = 30
const MOST_ROUNDS = 5

export interface CommentOptions {
  github: GitHub
  /** GitHub asks for a second between what makes notifications. */
  pauseMs?: number
  signal?: AbortSignal | undefined
}

interface Comment {
  id: number
  body: string
  htmlUrl: string
}

interface Thread {
  number: number
  kind: Message['kind']
  since?: Date
}

/** Comments of ours on pull requests and issues, found again by a mark that nobody sees and by their author. */
export function comments({
  github,
  pauseMs = 1_000,
  signal,
}: CommentOptions): Pick<Publisher, 'putComment' | 'tellOnce'> {
  const at = { owner: github.owner, repo: github.repo }
  let author: Promise<string> | undefined
  let freeAt = 0

  /** Whose token it is. Only what the same account has written is ours: anybody can write a mark. */
  async function self(permission: string): Promise<string> {
    author ??= github.call(permission, async (octokit) => {
      const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }')
      return plainLogin(viewer.login)
    })
    return await author
  }

  async function own({ number, kind, since }: Thread, start: string): Promise<Comment[]> {
    const login = await self(PERMISSIONS[kind])
    const found: Comment[] = []
    const query = { ...at, issue_number: number, per_page: 100, ...(since ? { since: since.toISOString() } : {}) }
    for (let page = 1; page <= MOST_PAGES; page++) {
      const { data } = await github.call(
        PERMISSIONS[kind],
        async (octokit) => await octokit.rest.issues.listComments({ ...query, page }),
      )
      for (const { id, body = '', html_url, user } of data) {
        if (body.startsWith(start) && plainLogin(user?.login ?? '') === login)
          found.push({ id, body, htmlUrl: html_url })
      }
      if (data.length < 100) break
    }
    return found
  }

  /** Nothing when the answer was lost: whether it was made, the next look tells. */
  async function create({ number, kind }: Thread, body: string): Promise<Comment | undefined> {
    await pause()
    try {
      const comment = { ...at, issue_number: number, body }
      const { data } = await github.call(
        PERMISSIONS[kind],
        async (octokit) => await octokit.rest.issues.createComment(comment),
      )
      return { id: data.id, body, htmlUrl: data.html_url }
    } catch (error) {
      if (!(error instanceof HttpError) || !error.mayHaveActed) throw error
      return undefined
    }
  }

  async function pause(): Promise<void> {
    const wait = Math.max(0, freeAt - performance.now())
    freeAt = performance.now() + wait + pauseMs
    if (wait > 0) await sleep(wait, undefined, signal ? { signal } : {})
  }

  async function remove({ kind }: Thread, id: number): Promise<void> {
    try {
      await github.call(
        PERMISSIONS[kind],
        async (octokit) => await octokit.rest.issues.deleteComment({ ...at, comment_id: id }),
      )
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 404) throw error
    }
  }

  /** Looks, makes and looks again until there is exactly one, however many runs do the same: the oldest counts. */
  async function one(thread: Thread, start: string, body: string): Promise<{ comment: Comment; made: boolean }> {
    let made: Comment | undefined
    let wasMade = false
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      const found = await own(thread, start)
      // A list may be older than the answer to a change.
      if (made && !found.some(({ id }) => id === made?.id)) found.push(made)
      const [comment, ...others] = found.toSorted((a, b) => a.id - b.id)
      for (const { id } of others) await remove(thread, id)
      if (comment) return { comment, made: wasMade }
      made = await create(thread, body)
      wasMade = true
    }
    throw new Trouble(
      'a-provider-does-not-answer',
      `github: the comment on ${thread.kind} ${thread.number} was not there after ${MOST_ROUNDS} attempts; run this again`,
    )
  }

  return {
    async putComment({ number, mark, run, body }) {
      const thread: Thread = { number, kind: 'pull request' }
      const text = redact(`${headOf(mark, run)}\n${body}`)
      const { comment } = await one(thread, `${MARK}${mark} `, text)
      if (comment.body !== text && !isLater(comment, run)) {
        await github.call(
          PERMISSIONS[thread.kind],
          async (octokit) => await octokit.rest.issues.updateComment({ ...at, comment_id: comment.id, body: text }),
        )
      }
      return comment.htmlUrl
    },

    async tellOnce({ number, kind, since, mark, body }) {
      const start = `${MARK}${mark} -->`
      const { made } = await one({ number, kind, since }, start, redact(`${start}\n${body}`))
      return made ? 'told' : 'known'
    },
  }
}

const MARK = '<!-- ops-actions:'

function headOf(mark: string, { id, attempt }: Sticky['run']): string {
  return `${MARK}${mark} ${id}.${attempt} -->`
}

/** It was written by a run that began after ours. */
function isLater({ body }: Comment, { id, attempt }: Sticky['run']): boolean {
  const [, otherId = 0, otherAttempt = 0] = / (\d+)\.(\d+) -->/.exec(body) ?? []
  return Number(otherId) - id > 0 || (Number(otherId) === id && Number(otherAttempt) > attempt)
}

/** The two interfaces of GitHub disagree on the name of a bot. */
function plainLogin(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '')
}
