import { oneLine } from '../markdown.ts'
import type { Audience, Item, Person, TakenBack } from './notes.ts'
import { codeOf, fill, inline, itemLinks, personLink, type References, wordLines } from './text.ts'

export interface ItemStyle {
  audience: Audience
  template: string
  repositoryUrl: string
  references: References
}

/** An item of a list, with what belongs to it in a list of its own below. */
export function renderItem(item: Item, style: ItemStyle): string {
  const words = wordLines(item.words ?? '')
  const title = inline(item.title) || '(no title)'
  // Users read the author's words instead of the title, those who run the application beside it.
  const [headline, ...others] = style.audience === 'users' && words.length > 0 ? words : [title, ...words]
  const line = fill(style.template, {
    title: headline ?? title,
    scope: item.scope ? codeOf(item.scope) : '',
    links: linksOf(item, style),
    people: peopleOf(item.authors, style.repositoryUrl),
    components: item.components.map((name) => codeOf(name)).join(', '),
  })
  const below = [...breakOf(item), ...others]
  return [`- ${[line, ...marksOf(item)].join(' ')}`, ...below.map((text) => `  - ${text}`)].join('\n')
}

function linksOf(item: Item, { repositoryUrl, references }: ItemStyle): string {
  const links = itemLinks(item, repositoryUrl, references)
  return links === '' ? '' : `(${links})`
}

const MOST_PEOPLE = 5

function peopleOf(authors: readonly Person[], repositoryUrl: string): string {
  if (authors.length === 0) return ''
  const names = authors.slice(0, MOST_PEOPLE).map((one) => personLink(one, repositoryUrl))
  const others = authors.length > MOST_PEOPLE ? ` and ${authors.length - MOST_PEOPLE} others` : ''
  return `by ${names.join(', ')}${others}`
}

function breakOf({ breaking, title }: Item): string[] {
  if (breaking === undefined || oneLine(breaking) === oneLine(title)) return []
  const [first, ...others] = wordLines(breaking)
  return first === undefined ? [] : [`**What breaks:** ${first}`, ...others]
}

function marksOf({ reshipped, undo }: Item): string[] {
  return [
    ...(reshipped ? [`(shipped before ${byOf(reshipped)}, and taken back)`] : []),
    ...(undo === 'again' ? ['(back again, after it had been reverted)'] : []),
    ...(undo === 'away' ? ['(taken away again)'] : []),
  ]
}

/** An item that was in production and is not any more. */
export function renderWithdrawn(item: Item, by: TakenBack, style: ItemStyle): string {
  const [line = '', ...below] = renderItem(item, style).split('\n')
  const reason = by.reason ? `: ${inline(by.reason, 200)}` : ''
  return [`${line} (was ${byOf(by)}${reason})`, ...below].join('\n')
}

function byOf({ releaseId }: TakenBack): string {
  return `in ${codeOf(releaseId)}`
}
