import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Trouble } from '../help.ts'
import { explain } from '../explain.ts'
import { HttpError } from '../http.ts'
import { redact } from '../redact.ts'
import type { Audience, Notes } from './notes.ts'
import { publishPage } from './publish-page.ts'
import { tellShipped } from './publish-shipped.ts'
import type { Publisher } from './publisher.ts'
import { render } from './render.ts'
import type { Settings } from './settings.ts'
import { markName } from './text.ts'

export type Target = 'release' | 'summary' | 'file' | 'comment' | 'shipped'

export interface PublishRequest {
  targets: readonly Target[]
  notes: Record<Audience, Notes>
  /** Whose notes go to the release, the comment and the output. */
  audience: Audience
  settings: Settings
  /** Tells the preview of one application from that of another in the same repository. */
  application: string
  /** Of the target `file`. */
  file?: string | undefined
  /** Of the target `release`; when there is neither this nor `version`, the id of the release. */
  tag?: string | undefined
  /** Computes the tag where none is given. */
  version?: 'conventional' | undefined
  /** Of the target `comment`. */
  pullRequest?: number
  run: { id: number; attempt: number; url: string }
  /** Nothing is written; what would be is found out. */
  dryRun: boolean
}

export interface Published {
  body: string
  /** For the job summary, where it is a target or has to stand in for another. */
  summary?: string
  htmlUrl?: string
  tagName?: string
  warnings: string[]
  /** Targets that could not be written, and why. */
  failures: string[]
}

// A summary may have 1 MiB, and a character at most three bytes. A comment has other sections too.
const LONGEST = { summary: 340_000, comment: 21_000 }
const SPARE = 500

/** Shows the notes everywhere they are wanted. One place that fails keeps no other from getting them. */
export async function publish(request: PublishRequest, publisher: Publisher): Promise<Published> {
  const { targets, notes, audience, settings, run, dryRun } = request
  const published: Published = { body: render(notes[audience], settings), warnings: [], failures: [] }

  if (targets.includes('release')) await attempt('the release', async () => await toRelease())
  const { tagName = '' } = published
  if (tagName !== '') published.body = render(notes[audience], settings, { tag: tagName })
  if (targets.includes('summary')) published.summary = asSummary()
  if (targets.includes('file')) await attempt('the file', async () => await toFile())
  if (targets.includes('comment')) await attempt('the preview comment', async () => await toComment())
  if (targets.includes('shipped')) await attempt('the comments on what was shipped', async () => await toShipped())
  return published

  async function attempt(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      published.failures.push(`${what} could not be written: ${explain(error)}`)
    }
  }

  function asSummary(): string {
    return render(notes[audience], settings, { most: LONGEST.summary, tag: published.tagName ?? '' })
  }

  async function toRelease(): Promise<void> {
    const { page, tagName: tag, warnings } = await publishPage(request, publisher)
    published.warnings.push(...warnings)
    if (tag !== undefined) published.tagName = tag
    if (page) published.htmlUrl = page.htmlUrl
  }

  async function toFile(): Promise<void> {
    const { file } = request
    if (!file) throw new Trouble('trouble-with-release-notes', 'it has no name; set the input "file"')
    if (dryRun) return
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, redact(published.body))
  }

  async function toComment(): Promise<void> {
    const { pullRequest, application } = request
    if (pullRequest === undefined) {
      published.warnings.push('there is no preview comment, because this run is not about a pull request')
      return
    }
    const most = LONGEST.comment - SPARE
    const preview = render(notes[audience], settings, { most, restUrl: run.url, references: 'plain' })
    if (dryRun) return
    const sections = { notes: `### What the release notes will say\n\n${preview}` }
    try {
      const mark = `preview ${markName(application)}`
      published.htmlUrl = await publisher.putComment({ number: pullRequest, mark, run, sections })
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 403) throw error
      // From a fork every token only reads.
      published.summary ??= `### What the release notes will say\n\n${asSummary()}`
      published.warnings.push(`the preview stands in the job summary, because it can't be a comment: ${explain(error)}`)
    }
  }

  async function toShipped(): Promise<void> {
    const { warnings, failures } = await tellShipped(request, { publisher, htmlUrl: published.htmlUrl })
    published.warnings.push(...warnings)
    published.failures.push(...failures)
  }
}
