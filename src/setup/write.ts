import { copyFile, link, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { constants } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export type Written =
  | { outcome: 'written' }
  /** Whatever is there stays: `a file`, `a directory`, `a link`. */
  | { outcome: 'exists'; kind: string }

const SUFFIX = '.ops-actions.tmp'

/**
 * Writes a file that is not there yet. It appears whole or not at all: the content is complete under another name before
 * the file gets its own, and a name that is taken in the meantime is not given away again.
 */
export async function writeNew(file: string, text: string): Promise<Written> {
  const there = await kindOf(file)
  if (there !== undefined) return { outcome: 'exists', kind: there }
  const folder = dirname(file)
  await mkdir(folder, { recursive: true })
  await removeLeftovers(folder, basename(file))
  const draft = join(folder, `.${basename(file)}.${process.pid}${SUFFIX}`)
  try {
    await writeFile(draft, text, { flag: 'wx' })
    await give(draft, file)
    return { outcome: 'written' }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return { outcome: 'exists', kind: (await kindOf(file)) ?? 'a file' }
  } finally {
    await rm(draft, { force: true })
  }
}

async function give(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file)
  } catch (error) {
    // Some file systems know no second name for a file.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    await copyFile(draft, file, constants.COPYFILE_EXCL)
  }
}

/** Nothing when nothing is there; a link counts, wherever it leads. */
export async function kindOf(file: string): Promise<string | undefined> {
  try {
    const found = await lstat(file)
    return found.isSymbolicLink() ? 'a link' : found.isDirectory() ? 'a directory' : 'a file'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code === 'ENOTDIR') throw new Error('a part of its path is a file and no directory', { cause: error })
    throw error
  }
}

/** Of a run that was killed while it wrote. */
async function removeLeftovers(folder: string, name: string): Promise<void> {
  const drafts = (await readdir(folder)).filter((one) => one.startsWith(`.${name}.`) && one.endsWith(SUFFIX))
  await Promise.all(drafts.map(async (one) => await rm(join(folder, one), { force: true })))
}
