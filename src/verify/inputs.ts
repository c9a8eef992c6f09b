import { createHash } from 'node:crypto'
import { existsSync, globSync, lstatSync, readFileSync, readlinkSync } from 'node:fs'
import { join, matchesGlob, relative, sep } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from './context.ts'
import type { Prepared } from './target.ts'

/** Nothing is built from these where they lie outside of the component. */
const NO_INPUT = ['**/*.md', '.github/**', 'docs/**', 'LICENSE*', '.gitignore', '.editorconfig']

/** Differs from job to job and says nothing about what is built. All else counts: a build may read any variable. */
const OF_THE_JOB =
  /^(GITHUB_|RUNNER_|AGENT_|SYSTEMD_|MEMORY_PRESSURE_|SSH_|XDG_|INVOCATION_ID$|JOURNAL_STREAM$|PWD$|OLDPWD$|SHLVL$|_$|HOME$|USER$|LOGNAME$|PATH$|TMPDIR$|HOSTNAME$|ImageOS$|ImageVersion$|NODE_USE_ENV_PROXY$|NODE_EXTRA_CA_CERTS$|SSL_CERT_|(HTTPS?|NO|ALL)_PROXY$|(https?|no|all)_proxy$|[A-Z_0-9]*JAVA_HOME|HOMEBREW_|CHROME_|NPM_CONFIG_CACHE$)/

/**
 * A hash of everything that the component is built from, so that what was built from the same can be used again. A file
 * that belongs to no component counts for all; so does everything that a package of the workspace holds that it depends on.
 */
export async function hashInputs(context: Context, target: Prepared): Promise<string> {
  const { root, env } = context
  const hash = createHash('sha256')
  const add = (...parts: string[]): void => {
    for (const part of parts) hash.update(`${part.length}:${part}\0`)
  }
  const { packages, steps, build, before } = target
  add('v1', process.platform, process.arch, packages?.node ?? '', packages?.name ?? '', packages?.version ?? '')
  add(JSON.stringify([target.source, steps, build.output, build.reproducible, before.map(({ name }) => name)]))

  const named = new Set<string>()
  let read = 0
  for (const path of await inputFiles(context, target)) {
    const file = join(root, path)
    const info = lstatSync(file, { throwIfNoEntry: false })
    if (!info || info.isDirectory()) continue
    const content = info.isSymbolicLink() ? Buffer.from(readlinkSync(file)) : readFileSync(file)
    add(path, String(info.mode & 0o111), createHash('sha256').update(content).digest('hex'))
    if (content.includes('GITHUB_') || content.includes('RUNNER_')) {
      for (const [name] of content.toString('latin1').matchAll(/\b(GITHUB|RUNNER)_[A-Z_]+\b/g)) named.add(name)
    }
    if ((read += content.length + 4096) > 16_000_000) {
      read = 0
      await breathe()
      context.signal.throwIfAborted()
    }
  }
  // The commit itself is looked for in the output: see `Scan.namesCommit`.
  const counts = (name: string): boolean =>
    (!OF_THE_JOB.test(name) || named.has(name)) &&
    name !== 'GITHUB_SHA' &&
    !/^GITHUB_WORKSPACE$|^RUNNER_TEMP$/.test(name)
  for (const name of Object.keys(env).filter(counts).toSorted()) add(name, env[name] ?? '')
  return hash.digest('hex')
}

async function inputFiles({ root, repository }: Context, { directory, foreign }: Prepared): Promise<string[]> {
  const all = (await repository.files(root)) ?? walk(root)
  const inside = (folder: string, path: string): boolean => {
    const below = relative(folder, join(root, path))
    return below !== '..' && !below.startsWith(`..${sep}`)
  }
  const chosen = all.filter(
    (path) =>
      inside(directory, path) ||
      (!foreign.some((folder) => inside(folder, path)) && !NO_INPUT.some((glob) => matchesGlob(path, glob))),
  )
  // Ignored by git, and read by builds all the same.
  const environments = [root, directory].flatMap((folder) =>
    globSync('.env*', { cwd: folder }).map((name) => relative(root, join(folder, name))),
  )
  return [...new Set([...chosen, ...environments])].filter((path) => !/(^|\/)\.ops-verify\//.test(path)).toSorted()
}

/** Where there is no repository to ask. */
function walk(root: string): string[] {
  const skip = /(^|\/)(node_modules|\.git|\.ops-verify|dist|build|out|\.next|\.output|\.vercel)$/
  return globSync('**/*', { cwd: root, exclude: (path) => skip.test(path) })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => existsSync(join(root, path)))
}
