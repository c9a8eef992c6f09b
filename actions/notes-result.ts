import type { Result } from '../src/action.ts'
import type { Audience, Item, Notes } from '../src/notes/notes.ts'
import type { Published } from '../src/notes/publish.ts'
import { countLine, render } from '../src/notes/render.ts'
import type { Settings } from '../src/notes/settings.ts'

/** Outputs of a run that has not come to write notes. */
export const unwritten = { status: 'failure' }

/** Room for the body, and for the items, of an output: the runner keeps no more than 1 MiB for all of a job's. */
const MOST_CHARACTERS = 120_000
const MOST_ITEMS = 500

export interface Written {
  notes: Record<Audience, Notes>
  audience: Audience
  published: Published
  settings: Settings
  strict: boolean
  dryRun: boolean
}

/** What was written, as the runner wants it. A place that could not be written to fails the step only where that is wanted. */
export function asResult({ notes, audience, published, settings, strict, dryRun }: Written): Result {
  const { body, summary, htmlUrl = '', tagName = '', warnings, failures } = published
  const told = notes[audience]
  const failed = failures.length > 0
  return {
    outputs: {
      status: failed ? 'failure' : dryRun ? 'skipped' : 'success',
      body: body.length > MOST_CHARACTERS ? render(told, settings, { most: MOST_CHARACTERS, tag: tagName }) : body,
      'html-url': htmlUrl,
      'tag-name': tagName,
      'result-json': JSON.stringify(digest(told)),
    },
    ...(summary === undefined ? {} : { summary }),
    annotations: [...told.warnings, ...warnings, ...(strict ? [] : failures)].map((message) => ({
      severity: 'warning',
      message,
    })),
    ...(failed && strict ? { failure: failures.join('; '), help: 'trouble-with-release-notes' } : {}),
  }
}

function digest({ audience, range, count, breaking, sections, withdrawn, facts, contributors, warnings }: Notes) {
  let left = MOST_ITEMS
  const list = (items: readonly Item[]): object[] => {
    const some = items.slice(0, left).map(brief)
    left -= some.length
    return some
  }
  return {
    audience,
    range,
    count: {
      ...count,
      sum: countLine(count),
      excluded: count.excluded.map(({ rule, commits }) => ({ rule, commits: commits.length })),
    },
    breaking: list(breaking),
    sections: sections.map(({ title, items }) => ({ title, total: items.length, items: list(items) })),
    withdrawn: withdrawn.slice(0, MOST_ITEMS).map(({ item, by }) => ({ ...brief(item), by })),
    facts,
    contributors: contributors.slice(0, MOST_ITEMS),
    warnings,
  }
}

function brief({ key, title, type, scope, pull, commits, components, reshipped, undo }: Item): object {
  return {
    key,
    title: title.slice(0, 300),
    type,
    scope,
    url: pull?.url,
    commits: commits.length,
    components,
    reshipped,
    undo,
  }
}
