import { plain } from '../markdown.ts'
import type { Count, Notes, Person, Point } from './notes.ts'
import { type ItemStyle, renderItem, renderWithdrawn } from './render-item.ts'
import { evidenceBlocks, factParts } from './render-operators.ts'
import { assemble, type Page, type Part } from './render-page.ts'
import type { Settings } from './settings.ts'
import { codeOf, commitLink, fill, personLink, type References, timeOf } from './text.ts'

export interface RenderOptions {
  /** Longest text; default: no limit. */
  most?: number
  /** Where everything stands, for notes that are cut. Default: the comparison on GitHub. */
  restUrl?: string
  /** `plain`: pull requests are named, but get no backlink. Default `links`. */
  references?: References
  tag?: string
}

/** The notes as Markdown: the same notes give the same bytes. */
export function render(notes: Notes, settings: Settings, options: RenderOptions = {}): string {
  const { most = Infinity, restUrl = compareUrl(notes), references = 'links', tag = '' } = options
  const values = placeholders(notes, tag)
  const style: ItemStyle = {
    audience: notes.audience,
    template: settings.item,
    repositoryUrl: notes.repositoryUrl,
    references,
  }
  const page: Page = {
    top: [fill(settings.header, values), ...openingOf(notes)],
    parts: partsOf(notes, style),
    bottom: [...closingOf(notes), fill(settings.footer, values)],
  }
  return assemble(page, { collapseAfter: settings.collapseAfter, most, restUrl })
}

/** What the braces of the header, the footer and the title stand for. */
export function placeholders({ range, evidence }: Notes, tag: string): Record<string, string> {
  return {
    environment: codeOf(evidence?.environment ?? ''),
    release: codeOf(evidence?.releaseId ?? ''),
    tag: codeOf(tag),
    commit: codeOf(range.to.commit.slice(0, 7)),
    previous: codeOf(range.from?.label ?? ''),
  }
}

function partsOf({ audience, range, breaking, sections, withdrawn, facts }: Notes, style: ItemStyle): Part[] {
  const parts: Part[] = [
    { title: 'Breaking changes', items: breaking.map((item) => renderItem(item, style)) },
    ...(audience === 'operators' ? factParts(facts) : []),
    ...sections.map(({ title, items }) => ({
      title: plain(title, 100),
      items: items.map((item) => renderItem(item, style)),
    })),
    {
      title: range.direction === 'back' ? 'Taken back' : 'Withdrawn',
      intro: 'In production before, and not any more:',
      items: withdrawn.map(({ item, by }) => renderWithdrawn(item, by, style)),
    },
  ]
  return parts.filter(({ items }) => items.length > 0)
}

function openingOf(notes: Notes): string[] {
  const { range, evidence, breaking, sections, withdrawn, facts, audience } = notes
  const since = evidence?.liveSince
    ? `Live in ${codeOf(evidence.environment)} since ${timeOf(evidence.liveSince)}.`
    : ''
  const isEmpty = breaking.length + sections.length + withdrawn.length === 0
  const nothing = audience === 'users' ? 'Nothing that users would notice.' : 'No changes are listed.'
  return [
    [movementOf(notes), since].filter((sentence) => sentence !== '').join(' '),
    isEmpty && range.direction === 'forward' ? nothing : '',
    audience === 'operators' && !facts.complete
      ? 'The difference could not be read completely: look for migrations, variables and infrastructure yourself.'
      : '',
  ]
}

function movementOf({ range, repositoryUrl, ...notes }: Notes): string {
  const to = pointOf(range.to, repositoryUrl)
  if (!range.from) return `The first release: everything up to ${to}.`
  const from = pointOf(range.from, repositoryUrl)
  const url = compareUrl({ range, repositoryUrl, ...notes })
  const all = url ? ` ([all changes](${url}))` : ''
  return range.direction === 'back' ? `A rollback from ${from} to ${to}${all}.` : `From ${from} to ${to}${all}.`
}

function pointOf({ label, commit }: Point, repositoryUrl: string): string {
  const link = commitLink(commit, repositoryUrl)
  const name = commit.startsWith(label) ? '' : codeOf(label)
  return name === '' ? link : `${name} (${link})`
}

function compareUrl({ range: { from, to, direction }, repositoryUrl }: Notes): string | undefined {
  if (!from || ![from.commit, to.commit].every((sha) => /^[\da-f]{7,64}$/.test(sha))) return undefined
  const [base, head] = direction === 'back' ? [to, from] : [from, to]
  return `${repositoryUrl}/compare/${base.commit}...${head.commit}`
}

function closingOf({ audience, contributors, repositoryUrl, evidence, count, warnings }: Notes): string[] {
  return [
    contributors.length > 0 ? `**Contributors:** ${contributorsOf(contributors, repositoryUrl)}` : '',
    ...(audience === 'operators' && evidence ? evidenceBlocks(evidence, repositoryUrl) : []),
    countLine(count),
    ...warnings.slice(0, MOST_WARNINGS).map((warning) => `*${plain(warning, 300)}*`),
  ]
}

const MOST_WARNINGS = 20
const MOST_CONTRIBUTORS = 100

function contributorsOf(contributors: readonly Person[], repositoryUrl: string): string {
  const names = contributors.slice(0, MOST_CONTRIBUTORS).map((one) => personLink(one, repositoryUrl))
  const others = contributors.length - names.length
  return `${names.join(', ')}${others > 0 ? ` and ${others} others` : ''}`
}

/** `17 commits = 12 listed + 2 cancelled + 3 excluded (2 merges, 1 label "skip-notes")` */
export function countLine({ inRange, listed, cancelled, excluded }: Count): string {
  const left = excluded.reduce((sum, { commits }) => sum + commits.length, 0)
  const rules = excluded.map(({ rule, commits }) => `${commits.length} ${plain(rule, 100)}`)
  const why = rules.length > 0 ? ` (${rules.join(', ')})` : ''
  const sum = `${listed} listed + ${cancelled} cancelled + ${left} excluded${why}`
  return `${inRange === 1 ? '1 commit' : `${inRange} commits`} = ${sum}`
}
