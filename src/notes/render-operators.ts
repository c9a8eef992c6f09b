import { plain, table } from '../markdown.ts'
import type { ChangedFile, Evidence, Facts } from './notes.ts'
import type { Part } from './render-page.ts'
import { codeOf, commitLink, linkTo, timeOf } from './text.ts'

const CHANGES = { new: 'is new', changed: 'is used differently', gone: 'is not used any more' }

/** What has to be known, and perhaps done, by whoever runs the application. */
export function factParts({ migrations, variables, infrastructure }: Facts): Part[] {
  const parts: Part[] = [
    { title: 'Database migrations', items: migrations.map(fileLine) },
    {
      title: 'Environment variables',
      items: variables.map(({ name, change, path }) => `- ${codeOf(name)} ${CHANGES[change]} (${codeOf(path, 200)})`),
    },
    { title: 'Infrastructure', items: infrastructure.map(fileLine) },
  ]
  return parts.filter(({ items }) => items.length > 0)
}

function fileLine({ path, contracting }: ChangedFile): string {
  const danger = contracting ? ` takes away what earlier code needs: ${codeOf(contracting, 200)}` : ''
  return `- ${codeOf(path, 200)}${danger}`
}

/** What was deployed where, what proved it, and how to take it back. */
export function evidenceBlocks(evidence: Evidence, repositoryUrl: string): string[] {
  const { kind, releaseId, runUrl, actor, reason, components, gates } = evidence
  const by = actor ? ` by ${plain(actor, 60)}` : ''
  const why = reason ? `: ${plain(reason, 200)}` : ''
  const rows = components.map(({ name, platform, url, deployment, commit, unchanged, sentryRelease }) => [
    linkTo(plain(name, 60), url),
    plain(platform, 60),
    `${deployment ? cellCode(deployment) : ''}${unchanged ? ' (unchanged)' : ''}`.trim(),
    commit ? commitLink(commit, repositoryUrl) : '',
    sentryRelease ? linkTo(plain(sentryRelease.name, 100), sentryRelease.url) : '',
  ])
  const passed = gates.map(({ component, at }) => `${component ? `${plain(component, 60)} ` : ''}at ${timeOf(at)}`)
  return [
    '## Evidence',
    `${kind === 'rollback' ? 'Rollback' : 'Release'} ${codeOf(releaseId)}${by}${why}, made by ${linkTo('this run', runUrl)}.`,
    table(['component', 'platform', 'deployment', 'commit', 'Sentry'], rows),
    passed.length > 0 ? `Gates passed: ${passed.join(', ')}.` : '',
    ...rollbackBlocks(evidence),
  ]
}

/** In a table a stroke ends the cell even within code. */
function cellCode(text: string): string {
  return text.includes('|') ? plain(text, 100) : codeOf(text)
}

function rollbackBlocks({ rollbackTo, environment }: Evidence): string[] {
  if (!rollbackTo) return []
  return [
    'To take it back, run the action `rollback` with exactly this:',
    ['```yaml', 'with:', `  environment: ${scalar(environment)}`, `  to: ${scalar(rollbackTo)}`, '```'].join('\n'),
  ]
}

/** A text as YAML reads it back, on one line. */
function scalar(text: string): string {
  return /^[a-z][\w.-]*$/i.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
