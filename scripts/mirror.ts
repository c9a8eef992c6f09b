import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Source, withoutQueue, withSiblings } from './siblings.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** All that a workflow of another repository loads from here. */
const WORKFLOWS = ['pipeline', 'rollback', 'recover', 'smoke', 'comment'].map((name) => `.github/workflows/${name}.yml`)
const PRODUCT = ['action.yml', 'LICENSE', 'README.md', 'actions/*/action.yml', 'dist', ...WORKFLOWS]

/** Writes a copy of the actions and workflows for a GitHub that can't fetch them from here, such as Enterprise Server. */
export async function mirror(target: string, source: Source): Promise<void> {
  for (const path of files()) {
    const copy = join(target, path)
    await mkdir(dirname(copy), { recursive: true })
    if (path.startsWith('.github/')) {
      await writeFile(copy, withoutQueue(withSiblings(await readFile(join(ROOT, path), 'utf8'), source)))
    } else {
      await cp(join(ROOT, path), copy)
    }
  }
}

function files(): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z', '--', ...PRODUCT]
  // Git still lists what a new build has done away with.
  return execFileSync('git', list, { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { repository: { type: 'string' }, ref: { type: 'string' } },
  })
  const [target] = positionals
  const { repository, ref } = values
  if (!target || !repository || !ref) {
    throw new Error('usage: node scripts/mirror.ts FOLDER --repository OWNER/ops-actions --ref v1.2.3')
  }
  await mirror(target, { repository, ref })
}
