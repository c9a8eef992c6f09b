import type { Facts } from './facts.ts'
import { isToFillIn } from './fill-in.ts'

/** Where the schema lies that editors complete by. */
export interface Source {
  /** `owner/ops-actions`. */
  actions: string
  /** `v1`. */
  version: string
}

export function opsYml({ components, sentry }: Facts, { actions, version }: Source): string {
  const lines = [
    `# yaml-language-server: $schema=https://raw.githubusercontent.com/${actions}/${version}/schema/ops.schema.json`,
    'components:',
  ]
  for (const component of components) {
    const { name, platform, settings, source, url, identity, identityFound, after, migrations, healthPath } = component
    lines.push(
      `  ${name}:`,
      `    ${platform}: ${mapping(settings)}${comment(settings, platform)}`,
      `    source: ${scalar(source)}`,
      `    url: ${scalar(url)}${isToFillIn(url) ? ' # fill in' : ''}`,
      `    identity: ${mapping({ ...identity })}${identityFound ? '' : ' # not there yet, see ops-actions init'}`,
    )
    if (after.length > 0) lines.push(`    after: ${list(after)}`)
    if (migrations.length > 0) lines.push(`    migrations: ${list(migrations)}`)
    if (healthPath?.startsWith('/')) lines.push('    smoke:', `      - get: ${scalar(healthPath)}`)
  }
  if (sentry) {
    const { organization, projects } = sentry
    const unknown = [organization, ...Object.values(projects)].some(isToFillIn)
    lines.push(
      '',
      `sentry:${unknown ? ' # fill in' : ''}`,
      `  organization: ${scalar(organization)}`,
      `  projects: ${mapping(projects)}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function comment(settings: Record<string, string>, platform: string): string {
  if (isToFillIn(settings['project'] ?? '')) return ' # fill in'
  return platform === 'railway' ? ' # service: its name there' : ''
}

function mapping(values: Record<string, unknown>): string {
  const pairs = Object.entries(values).map(
    ([key, value]) => `${key}: ${value === true ? 'true' : scalar(String(value))}`,
  )
  return `{ ${pairs.join(', ')} }`
}

function list(values: readonly string[]): string {
  return `[${values.map(scalar).join(', ')}]`
}

/** Plain where nothing could be taken for something else, which a number or `true` would be. */
export function scalar(text: string): string {
  const plain = /^(\.|[A-Za-z/][\w./:@*-]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text)
  return plain && !/^(true|false|null|yes|no|on|off)$|:$/i.test(text) ? text : JSON.stringify(text)
}
