import { explain } from '../explain.ts'
import { HttpError } from '../http.ts'
import type { Notes } from './notes.ts'
import type { PublishRequest } from './publish.ts'
import type { Message, Publisher } from './publisher.ts'
import { codeOf, linkTo, markName, timeOf } from './text.ts'

interface Told {
  warnings: string[]
  failures: string[]
}

/** So that one release can't use up what a repository may ask of GitHub in an hour. */
const MOST = 100

/** Tells each pull request and issue of the release, once, since when it is live. */
export async function tellShipped(
  { notes, dryRun }: PublishRequest,
  { publisher, htmlUrl }: { publisher: Publisher; htmlUrl: string | undefined },
): Promise<Told> {
  const told: Told = { warnings: [], failures: [] }
  const { evidence, range } = notes.operators
  if (range.direction === 'back') return told
  if (!evidence?.liveSince) {
    return {
      ...told,
      warnings: ['nobody was told that something is live, because these notes are not of a live release'],
    }
  }
  const where = codeOf(evidence.environment)
  const release = htmlUrl ? linkTo(codeOf(evidence.releaseId), htmlUrl) : codeOf(evidence.releaseId)
  const message = {
    mark: `shipped ${markName(evidence.environment)} ${markName(evidence.releaseId)}`,
    since: evidence.liveSince,
    body: `Live in ${where} since ${timeOf(evidence.liveSince)}, with the release ${release}.`,
  }
  const threads = threadsOf([notes.users, notes.operators])
  if (threads.length > MOST) {
    told.warnings.push(`only ${MOST} of ${threads.length} pull requests and issues were told that they are live`)
  }
  if (dryRun) return told
  const closed = new Set<Message['kind']>()
  for (const thread of threads.slice(0, MOST)) {
    if (closed.has(thread.kind)) continue
    try {
      await publisher.tellOnce({ ...message, ...thread })
    } catch (error) {
      // Gone, or closed to comments: the others can be told all the same.
      const isAlone = error instanceof HttpError && [404, 410].includes(error.status ?? 0)
      const list = isAlone ? told.warnings : told.failures
      list.push(`${thread.kind} ${thread.number} was not told that it is live: ${explain(error)}`)
      if (!isAlone) closed.add(thread.kind)
    }
  }
  return told
}

function threadsOf(all: readonly Notes[]): Pick<Message, 'kind' | 'number'>[] {
  const pulls = all
    .flatMap(({ breaking, sections }) => [...breaking, ...sections.flatMap(({ items }) => items)])
    .flatMap(({ pull }) => pull ?? [])
  return [
    ...once(pulls.map(({ number }) => number)).map((number) => ({ kind: 'pull request' as const, number })),
    ...once(pulls.flatMap(({ issues }) => issues)).map((number) => ({ kind: 'issue' as const, number })),
  ]
}

function once(numbers: number[]): number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}
