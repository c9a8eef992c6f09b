import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { extract } from 'tar'

// What GitHub draws with. Too large, with all that it needs, for a dependency of everybody; its one file needs nothing.
const VERSION = '11.17.2'
const FILE = 'package/dist/mermaid.min.js'

/** The path of the library, fetched from npm once. */
export async function mermaidFile(folder: string): Promise<string> {
  const home = join(folder, `mermaid-${VERSION}`)
  const file = join(home, FILE)
  if (existsSync(file)) return file
  mkdirSync(home, { recursive: true })
  execFileSync('npm', ['pack', `mermaid@${VERSION}`, '--pack-destination', home], { stdio: 'pipe' })
  const [packed = ''] = readdirSync(home).filter((name) => name.endsWith('.tgz'))
  await extract({ file: join(home, packed), cwd: home, filter: (path) => path === FILE })
  return file
}
