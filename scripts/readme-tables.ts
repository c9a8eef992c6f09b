import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { parse } from 'yaml'

interface Manifest {
  inputs?: Record<string, { description: string; required?: boolean; default?: string | number | boolean }>
  outputs?: Record<string, { description: string }>
}

const ACTIONS = new URL('../actions/', import.meta.url)

if (import.meta.main) {
  for (const entry of readdirSync(ACTIONS, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const readme = new URL(`${entry.name}/README.md`, ACTIONS)
    const manifest = readFileSync(new URL(`${entry.name}/action.yml`, ACTIONS), 'utf8')
    writeFileSync(readme, await withTables(readFileSync(readme, 'utf8'), manifest))
  }
}

/** A README whose tables of inputs and outputs, between their markers, are those of `action.yml`. */
export async function withTables(readme: string, manifest: string): Promise<string> {
  const { inputs = {}, outputs = {} } = parse(manifest) as Manifest
  const tables = {
    inputs: table(
      ['input', 'default', 'what it is'],
      Object.entries(inputs).map(([name, { description, required, default: value = '' }]) => [
        `\`${name}\``,
        required ? '_required_' : value === '' ? '' : `\`${value}\``,
        description,
      ]),
    ),
    outputs: table(
      ['output', 'what it is'],
      Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  }
  let text = readme
  for (const [name, content] of Object.entries(tables)) {
    const place = new RegExp(`(?<=<!-- ${name} -->\n)[^]*?(?=<!-- /${name} -->)`)
    if (!place.test(text)) throw new Error(`the README has no place for its ${name}: <!-- ${name} --><!-- /${name} -->`)
    text = text.replace(place, () => `\n${content}\n`)
  }
  const options = await resolveConfig(fileURLToPath(import.meta.url))
  return await format(text, { ...options, parser: 'markdown' })
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}

function line(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
