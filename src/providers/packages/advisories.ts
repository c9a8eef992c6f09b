import type { Advisory } from '../../verify/context.ts'

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const

interface Told {
  name?: string
  module_name?: string
  severity?: string
  title?: string
  url?: string
}

function advisory({ name, module_name: module, severity, title = 'an advisory', url = '' }: Told): Advisory {
  // What nobody knows how to rank must not slip through.
  const known = SEVERITIES.find((one) => one === severity) ?? 'critical'
  return { name: name ?? module ?? 'a package', severity: known, title, url }
}

/** `{ vulnerabilities: { name: { via: [advisory or the name of another package] } } }` */
export function readNpm(output: string): Advisory[] {
  const answer = json(output) as { vulnerabilities?: Record<string, { via?: (Told | string)[] }> }
  if (!answer.vulnerabilities) throw refused(answer)
  const all = Object.entries(answer.vulnerabilities).flatMap(([name, { via = [] }]) =>
    via.filter((one) => typeof one !== 'string').map((one) => advisory({ ...one, name: one.name ?? name })),
  )
  return distinct(all)
}

/** `{ advisories: { id: advisory } }` */
export function readPnpm(output: string): Advisory[] {
  const answer = json(output) as { advisories?: Record<string, Told> }
  if (!answer.advisories) throw refused(answer)
  return distinct(Object.values(answer.advisories).map(advisory))
}

/** A line of JSON for each advisory, and one with the sum at the end. */
export function readYarnClassic(output: string): Advisory[] {
  const lines = jsonLines(output) as { type?: string; data?: { advisory?: Told } & string }[]
  if (!lines.some(({ type }) => type === 'auditSummary')) {
    throw refused({ message: lines.find(({ type }) => type === 'error')?.data })
  }
  return distinct(
    lines.flatMap(({ type, data }) => (type === 'auditAdvisory' && data?.advisory ? [advisory(data.advisory)] : [])),
  )
}

/** A line of JSON for each; nothing at all when there is none. */
export function readYarnBerry(output: string): Advisory[] {
  const text = output.trim()
  if (text === '' || /No audit suggestions/.test(text)) return []
  const lines = jsonLines(text) as { value?: string; children?: { Severity?: string; Issue?: string; URL?: string } }[]
  const found = lines.flatMap(({ value, children }) =>
    children?.Severity === undefined
      ? []
      : [
          advisory({
            name: value ?? '',
            severity: children.Severity,
            title: children.Issue ?? '',
            url: children.URL ?? '',
          }),
        ],
  )
  if (found.length === 0) throw refused({ message: text.split('\n').at(-1) })
  return distinct(found)
}

/** `{ name: [advisory] }` */
export function readBun(output: string): Advisory[] {
  const answer = json(output) as Record<string, Told[]>
  return distinct(
    Object.entries(answer).flatMap(([name, all]) => {
      if (!Array.isArray(all)) throw refused(answer)
      return all.map((one) => advisory({ ...one, name }))
    }),
  )
}

function json(output: string): unknown {
  // Warnings stand before and after it.
  const [start, end] = [output.indexOf('{'), output.lastIndexOf('}')]
  try {
    return JSON.parse(output.slice(start, end + 1))
  } catch {
    throw refused({ message: output.trim().split('\n').at(-1) })
  }
}

function jsonLines(output: string): unknown[] {
  return output.split('\n').flatMap((line): unknown[] => {
    try {
      return [JSON.parse(line) as unknown]
    } catch {
      return []
    }
  })
}

function refused(answer: object): Error {
  const { message, error } = answer as { message?: unknown; error?: { summary?: unknown; message?: unknown } | string }
  const said = message ?? (typeof error === 'string' ? error : (error?.summary ?? error?.message))
  return new Error(
    typeof said === 'string' && said !== '' ? said.slice(0, 300) : 'what came back is no list of advisories',
  )
}

function distinct(all: Advisory[]): Advisory[] {
  const seen = new Set<string>()
  return all.filter(({ name, url, title }) => seen.size < seen.add(`${name} ${url || title}`).size)
}
