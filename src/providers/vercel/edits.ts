import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where Vercel reads to which addresses it passes requests on. */
const ROUTING = ['vercel.json', '.vercel/output/config.json']

export interface Editing {
  paths: readonly string[]
  /** Address → the one that stands for it. */
  addresses: ReadonlyMap<string, string>
  report: (line: string) => void
}

/** The routing files, where they name an address that a preview must not use: what they are to hold instead. */
export function editsOf(directory: string, { paths, addresses, report }: Editing): Map<string, string> {
  const edits = new Map<string, string>()
  for (const path of ROUTING.filter((one) => paths.includes(one))) {
    const text = readFileSync(join(directory, path), 'utf8')
    const edited = withAddresses(text, addresses)
    if (edited === text) continue
    report(`${path} passes requests on to the preview instead`)
    edits.set(path, edited)
  }
  return edits
}

/** Longer addresses first, for one may begin with another; and only whole ones. */
export function withAddresses(text: string, addresses: ReadonlyMap<string, string>): string {
  const known = [...addresses.keys()].toSorted((a, b) => b.length - a.length)
  if (known.length === 0) return text
  const any = known.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')
  return text.replaceAll(new RegExp(`(?:${any})(?![\\w.:@-])`, 'g'), (found) => addresses.get(found) ?? found)
}
