import { HttpError } from '../../http.ts'
import type { NewPage, Publisher, ReleasePage } from '../../notes/publisher.ts'
import { redact } from '../../redact.ts'
import type { GitHub, Octokit } from './client.ts'

const PERMISSION = 'contents: write'
const LONGEST = 125_000
/** The newest thousand. */
const MOST_PAGES = 10
const MOST_ATTEMPTS = 3

type Wire = Awaited<ReturnType<Octokit['rest']['repos']['getRelease']>>['data']

/** Release notes as releases on GitHub. Each of ours carries a mark that nobody sees; what people write around it stays. */
export function releases(github: GitHub): Pick<Publisher, 'lookUp' | 'putPage' | 'remark'> {
  const at = { owner: github.owner, repo: github.repo }

  async function call<T>(act: (repos: Octokit['rest']['repos']) => Promise<{ data: T }>): Promise<T> {
    return (await github.call(PERMISSION, async (octokit) => await act(octokit.rest.repos))).data
  }

  async function all(): Promise<Wire[]> {
    const found: Wire[] = []
    for (let page = 1; page <= MOST_PAGES; page++) {
      const some = await call(async (repos) => await repos.listReleases({ ...at, per_page: 100, page }))
      found.push(...some)
      if (some.length < 100) break
    }
    return found
  }

  /** The oldest first: of several it is the one that counts. */
  async function marked(mark: string): Promise<Wire[]> {
    return withMark(await all(), mark)
  }

  return {
    async lookUp(mark, prefix) {
      // Tags first: whoever made the page meanwhile has taken a tag that is not among them, and creating it again fails.
      const refs = await github.call(
        PERMISSION,
        async (octokit) => await octokit.rest.git.listMatchingRefs({ ...at, ref: `tags/${prefix}` }),
      )
      const known = await all()
      const [page] = withMark(known, mark)
      const tags = [
        ...refs.data.map(({ ref }) => ref.slice('refs/tags/'.length)),
        ...known.map(({ tag_name }) => tag_name),
      ]
      return { page: page && toPage(page), tags: tags.filter((tag) => tag.startsWith(prefix)) }
    },

    async putPage(page) {
      for (let attempt = 1; ; attempt++) {
        const [found] = await marked(page.mark)
        if (found) return await renew(found, page)
        try {
          const made = await call(async (repos) => await repos.createRelease({ ...at, ...wireOf(page) }))
          return page.draft ? await single(made, page) : toPage(made)
        } catch (error) {
          if (isTaken(error)) return await join(page)
          // Whether it was made, the next look tells.
          if (!(error instanceof HttpError) || !error.mayHaveActed || attempt === MOST_ATTEMPTS) throw error
        }
      }
    },

    async remark(mark, text) {
      const [found] = await marked(mark)
      if (!found) return undefined
      const remark = `${REMARK}\n> [!WARNING]\n> ${text}\n${REMARK_END}`
      const body = found.body ?? ''
      const without = cutOut(body, REMARK, REMARK_END) ?? { before: '', after: body }
      return await write(found, `${without.before}${remark}\n\n${without.after.trimStart()}`)
    },
  }

  async function write(found: Wire, body: string): Promise<ReleasePage> {
    if (body === found.body) return toPage(found)
    return toPage(
      await call(async (repos) => await repos.updateRelease({ ...at, release_id: found.id, body: redact(body) })),
    )
  }

  async function renew(found: Wire, page: NewPage): Promise<ReleasePage> {
    return await write(found, withNotes(found.body ?? '', page))
  }

  /** The tag has a release already: ours, made at the same time; a person's, which gets the notes as well; or another's. */
  async function join(page: NewPage): Promise<ReleasePage | 'taken'> {
    const found = await call(async (repos) => await repos.getReleaseByTag({ ...at, tag: page.tag }))
    const isForeign = found.body?.includes(NOTES) === true && !found.body.includes(startOf(page.mark))
    return isForeign ? 'taken' : await renew(found, page)
  }

  /** Drafts may have the same tag, so two runs at once make two. The older one stays, and each run takes its own away. */
  async function single(made: Wire, page: NewPage): Promise<ReleasePage> {
    const [first = made] = await marked(page.mark)
    if (first.id === made.id) return toPage(made)
    await remove(made.id)
    return await renew(first, page)
  }

  async function remove(id: number): Promise<void> {
    try {
      await call(async (repos) => await repos.deleteRelease({ ...at, release_id: id }))
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 404) throw error
    }
  }
}

const NOTES = '<!-- ops-actions:notes '
const NOTES_END = '<!-- /ops-actions:notes -->'
const REMARK = '<!-- ops-actions:remark -->'
const REMARK_END = '<!-- /ops-actions:remark -->'

function startOf(mark: string): string {
  return `${NOTES}${mark} -->`
}

function withMark(some: Wire[], mark: string): Wire[] {
  return some.filter(({ body }) => body?.includes(startOf(mark))).toSorted((a, b) => a.id - b.id)
}

function wireOf(page: NewPage): { tag_name: string; target_commitish: string } & Record<string, unknown> {
  const { tag, commit, title, draft, prerelease } = page
  const body = redact(withNotes('', page))
  return {
    tag_name: tag,
    target_commitish: commit,
    name: redact(title),
    body,
    draft,
    prerelease,
    make_latest: 'legacy' as const,
  }
}

/** The text with our notes renewed; below what people wrote when there are none yet. */
function withNotes(text: string, { mark, body }: NewPage): string {
  const { before, after } = cutOut(text, startOf(mark), NOTES_END) ?? {
    before: text === '' ? '' : `${text}\n\n`,
    after: '',
  }
  const frame = `${startOf(mark)}\n\n\n${NOTES_END}`
  const notes = body(LONGEST - before.length - after.length - frame.length)
  return `${before}${startOf(mark)}\n\n${notes}\n${NOTES_END}${after}`
}

function cutOut(text: string, start: string, end: string): { before: string; after: string } | undefined {
  const from = text.indexOf(start)
  if (from < 0) return undefined
  const to = text.indexOf(end, from)
  return { before: text.slice(0, from), after: to < 0 ? '' : text.slice(to + end.length) }
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof HttpError) || error.status !== 422) return false
  return /"already_exists"/.test(error.answer?.text() ?? '')
}

function toPage({ id, tag_name, html_url }: Wire): ReleasePage {
  return { id, tagName: tag_name, htmlUrl: html_url }
}
