import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { withSiblings } from './siblings.ts'
import { version as current } from './version.ts'

const UNRELEASED = '## Unreleased\n'

/** Prepares a release: writes its version wherever it stands. The commit that holds it is what release.yml tags. */
export async function prepare(version: string, root = new URL('..', import.meta.url)): Promise<void> {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`a version is like 1.2.3, got "${version}"`)
  const edit = async (path: string, edited: (text: string) => string): Promise<void> => {
    const file = new URL(path, root)
    await writeFile(file, edited(await readFile(file, 'utf8')))
  }
  const changes = await readFile(new URL('CHANGELOG.md', root), 'utf8')
  if (!notes(changes, 'Unreleased')) throw new Error('CHANGELOG.md has nothing below "## Unreleased"')

  await edit('CHANGELOG.md', (text) => text.replace(UNRELEASED, `${UNRELEASED}\n## ${version}\n`))
  await edit('package.json', (text) => text.replace(/^( {2}"version": ")[^"]*/m, `$1${version}`))
  // The repository's own version stands there twice, and before those of all packages.
  await edit('package-lock.json', (text) => {
    let left = 2
    return text.replaceAll(/("version": ")[^"]*/g, (all, key: string) => (left-- > 0 ? `${key}${version}` : all))
  })
  for (const name of await readdir(new URL('.github/workflows/', root))) {
    const source = { repository: 'acme/ops-actions', ref: `v${version}` }
    await edit(`.github/workflows/${name}`, (text) => withSiblings(text, source))
  }
}

/** What the changelog says of a version. */
export function notes(changes: string, heading: string): string {
  const [, after = ''] = changes.split(`\n## ${heading}\n`)
  return (after.split('\n## ')[0] ?? '').trim()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what = ''] = process.argv.slice(2)
  if (what === '--notes') {
    const text = notes(await readFile(new URL('../CHANGELOG.md', import.meta.url), 'utf8'), await current())
    if (!text)
      throw new Error(`CHANGELOG.md says nothing of ${await current()}; run node scripts/release.ts VERSION first`)
    console.log(text)
  } else {
    await prepare(what)
    console.log(`Prepared ${what}. Commit it, and when it is on main start release.yml.`)
  }
}
