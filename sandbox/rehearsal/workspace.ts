import { execFile } from 'node:child_process'
import { existsSync, lstatSync } from 'node:fs'
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'

/** Never part of a checkout, whether git is there to say so or not. */
const LEFT_OUT = /^(\.git|node_modules|\.env|\.env\.local|\.env\..+\.local)$/

/** A copy of the user's directory as a runner would have checked it out, with what is installed there linked into it. */
export async function checkOut(root: string, target: string, { withBuilds }: { withBuilds: boolean }): Promise<void> {
  const tracked = withBuilds ? undefined : await trackedFiles(root)
  await mkdir(target, { recursive: true })
  if (tracked) {
    for (const path of tracked) {
      if (LEFT_OUT.test(basename(path)) || !exists(join(root, path))) continue
      await mkdir(dirname(join(target, path)), { recursive: true })
      await cp(join(root, path), join(target, path), { verbatimSymlinks: true, recursive: true })
    }
  } else {
    const filter = (source: string): boolean => source === root || !LEFT_OUT.test(basename(source))
    await cp(root, target, { recursive: true, verbatimSymlinks: true, filter })
  }
  // Rules of ignored files hold up to the repository's root.
  await mkdir(join(target, '.git'), { recursive: true })
  await writeFile(join(target, '.git/HEAD'), 'ref: refs/heads/main\n')
  for (const folder of await modulesOf(root, '')) {
    if (existsSync(dirname(join(target, folder)))) await symlink(join(root, folder), join(target, folder))
  }
}

/** Tracked files and new ones that are not ignored; nothing when git does not know the directory. */
async function trackedFiles(root: string): Promise<string[] | undefined> {
  if (!existsSync(join(root, '.git'))) return undefined
  try {
    const args = ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
    const { stdout } = await promisify(execFile)('git', args, { maxBuffer: 256 * 2 ** 20 })
    return [...new Set(stdout.split('\0').filter((path) => path !== ''))]
  } catch {
    return undefined
  }
}

async function modulesOf(root: string, below: string, depth = 0): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const path = below === '' ? name : `${below}/${name}`
    if (name === 'node_modules') found.push(path)
    else if (!name.startsWith('.') && depth < 4) found.push(...(await modulesOf(root, path, depth + 1)))
  }
  return found
}

/** Adds to a folder whatever it does not have: what the user's own build has left, and links to what is installed. */
export async function complete(
  folder: string,
  { workspace, source }: { workspace: string; source: string },
): Promise<void> {
  const from = join(workspace, source)
  await cp(from, folder, {
    recursive: true,
    force: false,
    verbatimSymlinks: true,
    filter: (path) => path === from || !['.git', 'node_modules'].includes(basename(path)),
  })
  await linkModules(folder, await modulesAbove(workspace, source))
}

/** From the component's own to the root's, as Node looks for them. */
async function modulesAbove(workspace: string, source: string): Promise<string[]> {
  const steps = relative('.', source)
    .split('/')
    .filter((step) => step !== '')
  const folders = steps.map((_, index) => steps.slice(0, steps.length - index).join('/'))
  return [...folders, ''].map((folder) => join(workspace, folder, 'node_modules')).filter(exists)
}

/** Node looks above a folder, and there the user's packages are not; so one folder gets links to all of them. */
async function linkModules(folder: string, sources: readonly string[]): Promise<void> {
  for (const source of sources) await linkAll(source, join(folder, 'node_modules'))
}

async function linkAll(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true })
  for (const name of await readdir(source)) {
    if (name.startsWith('@')) await linkAll(join(source, name), join(target, name))
    else if (!exists(join(target, name))) await symlink(join(source, name), join(target, name))
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
