import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import type { Misleading } from '../src/smoke/misleading/misleading.ts'
import { PAGES } from '../src/smoke/misleading/pages.ts'
import { PLACES } from '../src/smoke/misleading/places.ts'
import { VERSIONS } from '../src/smoke/misleading/versions.ts'
import { WALLS } from '../src/smoke/misleading/walls.ts'

const PAGE = new URL('../docs/misleading-targets.md', import.meta.url)

const CHAPTERS: Record<string, Misleading[]> = {
  'Another version answers': VERSIONS,
  'Somebody stands before it': WALLS,
  'It is not the page': PAGES,
  'Somebody else answers': PLACES,
}

if (import.meta.main) writeFileSync(PAGE, await misleadingTargets())

/** The guide to what the gate does not fall for, from the tables that test it. */
export async function misleadingTargets(): Promise<string> {
  const all = Object.values(CHAPTERS).flat()
  const fooled = all.filter(({ usual }) => usual.status === 200).length
  const text = [
    '# Targets that look healthy and are not',
    `<!-- Written by scripts/misleading-targets.ts from the tables in src/smoke/misleading. -->`,
    `Each of these ${all.length} is a real server in the tests, and none of them passes the gate. The usual check, which asks for one address, follows redirects and is content with status 200, passes ${fooled} of them. The message is the part of the gate's own words that names the cause.`,
    ...Object.entries(CHAPTERS).flatMap(([title, targets]) => [`## ${title}`, table(targets)]),
  ].join('\n\n')
  const options = await resolveConfig(fileURLToPath(PAGE))
  return await format(text, { ...options, parser: 'markdown' })
}

function table(targets: Misleading[]): string {
  const rows = targets.map(({ what, source, usual, says }) => [
    source === undefined ? what : `${what} ([seen](${issue(source)}))`,
    `${usual.method === 'HEAD' ? 'HEAD: ' : ''}${usual.status}, ${usual.status === 200 ? 'passes' : 'fails'}`,
    says.map((part) => `\`${part}\``).join(' … '),
  ])
  const head = ['target', 'usual check', 'what the gate says']
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}

function issue(source: string): string {
  return `https://github.com/${source.replace('#', '/issues/')}`
}

function line(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
