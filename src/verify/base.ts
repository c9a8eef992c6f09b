import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Context } from './context.ts'
import { type VerifyReport, verifyReport } from './report.ts'

/** What sizes are compared with. */
export interface Base {
  branch: string
  /** Full SHA that the change starts from. */
  commit: string | undefined
  /** This run is of the branch itself, so that later ones compare with it. */
  isBranch: boolean
}

const FILE = 'report.json'

/** The report of the base: of its very commit, else the latest of its branch. */
export async function readBase({ store }: Context, base: Base | undefined): Promise<VerifyReport | undefined> {
  if (!base) return undefined
  const entry = { kind: 'report', key: keyOf(base.branch, base.commit ?? ''), prefix: keyOf(base.branch, '') }
  return await store?.fetch(entry, async (directory) => {
    const file = join(directory, FILE)
    if ((await stat(file)).size > 1_000_000) return undefined
    return v.parse(verifyReport, JSON.parse(await readFile(file, 'utf8')))
  })
}

export async function saveBase(
  { store, commit }: Context,
  base: Base | undefined,
  report: VerifyReport,
): Promise<void> {
  if (!base?.isBranch || report.status !== 'success') return
  await store?.keep({ kind: 'report', key: keyOf(base.branch, commit) }, async (directory) => {
    await writeFile(join(directory, FILE), JSON.stringify(report))
  })
}

/** A branch may be called anything; a key must not hold a comma. */
function keyOf(branch: string, commit: string): string {
  return `${encodeURIComponent(branch).slice(0, 200)}/${commit}`
}
