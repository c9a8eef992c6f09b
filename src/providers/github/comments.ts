import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../../help.ts'
import { HttpError } from '../../http.ts'
import type { Message, Publisher } from '../../notes/publisher.ts'
import { redact } from '../../redact.ts'
import type { GitHub } from './client.ts'
import { merged, read, type Section, SECTIONS, write } from './sections.ts'

const PERMISSIONS = { 'pull request': 'pull-requests: write', issue: 'issues: write' }
/** GitHub allows a thousand comments on a page of a thread that people still read. */
const MOST_PAGES = 30
const MOST_ROUNDS = 5

export interface CommentOptions {
  github: GitHub
  /** GitHub asks for a second between what makes notifications. */
  pauseMs?: number
  /** Whose token it is, where that is known already. */
  login?: string | undefined
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
  login: known,
  signal,
}: CommentOptions): Pick<Publisher, 'putComment' | 'tellOnce'> {
  const at = { owner: github.owner, repo: github.repo }
  let author = known === undefined ? undefined : Promise.resolve(plainLogin(known))
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
  async function one(thread: Thread, start: string, body: string): Promise<'made' | 'found'> {
    let made: Comment | undefined
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      const [comment, ...others] = await look(thread, start, made)
      for (const { id } of others) await remove(thread, id)
      if (comment) return round > 1 ? 'made' : 'found'
      made = await create(thread, body)
    }
    throw neverThere(thread)
  }

  /** The oldest first; with the one that was just made, for a list may be older than the answer to a change. */
  async function look(thread: Thread, start: string, made: Comment | undefined): Promise<Comment[]> {
    const found = await own(thread, start)
    if (made && !found.some(({ id }) => id === made.id)) found.push(made)
    return found.toSorted((a, b) => a.id - b.id)
  }

  /**
   * Writes and looks again until there is one comment that holds the latest text of each section, whoever writes at the
   * same time. GitHub can't be asked to write only where nobody else has written; so whoever comes last sees, and mends.
   */
  async function converge(thread: Thread, start: string, mine: readonly Section[]): Promise<Comment> {
    let made: Comment | undefined
    let written: Comment | undefined
    let trouble: unknown
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      if (round > 1) await settle()
      const found = await look(thread, start, made)
      const [comment, ...others] = found
      // The oldest last: of two texts of one run, its own counts.
      const sections = merged([...found.toReversed().flatMap(({ body }) => read(body)), ...mine])
      const body = redact(write(start, sections))
      if (!comment) {
        made = await create(thread, body)
        continue
      }
      written = comment
      if (comment.body === body && others.length === 0) return comment
      trouble = comment.body === body ? undefined : await update(thread, comment.id, body)
      // What they say stands in the oldest by now.
      if (!trouble) for (const { id } of others) await remove(thread, id)
    }
    if (written && !trouble) return written
    throw trouble ?? neverThere(thread)
  }

  /** Sent once: another try may come long after, when somebody else has written. The next look tells what came of it. */
  async function update({ kind }: Thread, id: number, body: string): Promise<HttpError | undefined> {
    try {
      await github.call(
        PERMISSIONS[kind],
        async (octokit) => await octokit.rest.issues.updateComment({ ...at, comment_id: id, body }),
      )
      return undefined
    } catch (error) {
      // Somebody may have deleted it as well.
      if (!(error instanceof HttpError) || (!error.mayHaveActed && error.status !== 404)) throw error
      return error
    }
  }

  async function settle(): Promise<void> {
    if (pauseMs > 0) await sleep(pauseMs, undefined, signal ? { signal } : {})
  }

  return {
    async putComment({ number, mark, run, sections }) {
      const thread: Thread = { number, kind: 'pull request' }
      const mine = SECTIONS.flatMap((name) => (sections[name] === undefined ? [] : { name, run, text: sections[name] }))
      return (await converge(thread, `${MARK}${mark} -->`, mine)).htmlUrl
    },

    async tellOnce({ number, kind, since, mark, body }) {
      const start = `${MARK}${mark} -->`
      const found = await one({ number, kind, since }, start, redact(`${start}\n${body}`))
      return found === 'made' ? 'told' : 'known'
    },
  }
}

function neverThere({ kind, number }: Thread): Error {
  return new Trouble(
    'a-provider-does-not-answer',
    `github: the comment on ${kind} ${number} was not there after ${MOST_ROUNDS} attempts; run this again`,
  )
}

const MARK = '<!-- ops-actions:'

/** The two interfaces of GitHub disagree on the name of a bot. */
function plainLogin(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '')
}
