import { Trouble } from '../help.ts'
import type { Notes } from './notes.ts'
import type { PublishRequest } from './publish.ts'
import { nextTag } from './publish-version.ts'
import type { NewPage, Publisher, ReleasePage } from './publisher.ts'
import { placeholders, render } from './render.ts'
import { codeOf, fill, inline, markName, timeOf } from './text.ts'

export interface PublishedPage {
  page: ReleasePage | undefined
  tagName: string | undefined
  warnings: string[]
}

const MOST_ATTEMPTS = 5

/** Makes or renews the release on GitHub; after a rollback it marks those that were taken back instead. */
export async function publishPage(request: PublishRequest, publisher: Publisher): Promise<PublishedPage> {
  const notes = request.notes[request.audience]
  if (notes.range.direction === 'back') return await remarkOnPages(request, publisher)
  for (let attempt = 1; ; attempt++) {
    const { page, tag } = await chooseTag(request, publisher)
    if (request.dryRun) return { page, tagName: tag, warnings: [] }
    const made = await publisher.putPage(newPage(request, notes, tag))
    if (made !== 'taken') return { page: made, tagName: made.tagName, warnings: [] }
    if (request.tag || !request.version || attempt === MOST_ATTEMPTS) {
      throw new Trouble(
        'trouble-with-release-notes',
        `the tag ${tag} belongs to the notes of another release; give this one a tag of its own`,
      )
    }
  }
}

async function chooseTag(
  { tag: wanted, version, settings, notes, audience }: PublishRequest,
  publisher: Publisher,
): Promise<{ page: ReleasePage | undefined; tag: string }> {
  const template = settings.release.tag
  const { page, tags } = await publisher.lookUp(
    markOf(notes[audience]),
    template.slice(0, template.indexOf('{version}')),
  )
  if (page) return { page, tag: page.tagName }
  const { evidence, range } = notes[audience]
  const own = evidence?.releaseId ?? range.to.commit.slice(0, 7)
  return { page, tag: wanted || (version ? nextTag(template, tags, notes) : own) }
}

function newPage({ settings }: PublishRequest, notes: Notes, tag: string): NewPage {
  const { title, draft, prerelease } = settings.release
  // A title is text, not Markdown.
  const values = Object.entries(placeholders(notes, tag)).map(([name, value]) => [name, value.replaceAll('`', '')])
  return {
    mark: markOf(notes),
    tag,
    commit: notes.range.to.commit,
    title: fill(title, Object.fromEntries(values) as Record<string, string>) || tag,
    draft,
    prerelease,
    body: (room) => render(notes, settings, { most: room, tag }),
  }
}

/** One page for each release of an environment; for a range by input one for its last commit. */
function markOf({ evidence, range }: Notes): string {
  return markFor(evidence?.environment ?? 'range', evidence?.releaseId ?? range.to.commit)
}

function markFor(environment: string, key: string): string {
  return `${markName(environment)} ${markName(key)}`
}

async function remarkOnPages(
  { notes, audience, dryRun }: PublishRequest,
  publisher: Publisher,
): Promise<PublishedPage> {
  const { withdrawn, evidence, range } = notes[audience]
  const environment = evidence?.environment ?? 'range'
  const ids = [...new Set([range.from?.releaseId, ...withdrawn.map(({ by }) => by.releaseId)])]
  const result: PublishedPage = { page: undefined, tagName: undefined, warnings: [] }
  if (dryRun) return result
  for (const id of ids.filter((one) => one !== undefined)) {
    const page = await publisher.remark(markFor(environment, id), takenBackText(notes[audience]))
    if (page) Object.assign(result, { page, tagName: page.tagName })
    else result.warnings.push(`there is no release on GitHub for ${id} that could say that it was taken back`)
  }
  return result
}

function takenBackText({ evidence, range }: Notes): string {
  const when = evidence?.liveSince ? ` on ${timeOf(evidence.liveSince)}` : ''
  const where = evidence ? ` in ${codeOf(evidence.environment)}` : ''
  const by = evidence?.kind === 'rollback' ? ` by the rollback ${codeOf(evidence.releaseId)}` : ''
  const why = evidence?.reason ? ` (${inline(evidence.reason, 200)})` : ''
  return `**Rolled back**${where}${when}${by}${why}. ${codeOf(range.to.label)} serves again.`
}
