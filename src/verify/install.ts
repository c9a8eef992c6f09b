import { createHash } from 'node:crypto'
import { existsSync, globSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatSize } from '../size.ts'
import { pack, unpack } from './archive.ts'
import type { Checked, Context, Finding, PackageManager } from './context.ts'
import { fromRoot } from './scripts.ts'

/** What an installation reads besides the lockfile. */
const SETTINGS = ['.npmrc', '.yarnrc', '.yarnrc.yml', 'pnpm-workspace.yaml', '.pnpmfile.cjs', 'bunfig.toml']
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']
/** Writes nothing that scripts need. */
const HOOKS_OF_GIT =
  /^(husky|husky install|simple-git-hooks|lefthook install|is-ci \|\| husky install)( \|\| (true|exit 0|:))?$/

/** Installs what the lockfile says, or takes it from where an earlier run has kept the very same. */
export async function install(context: Context, packages: PackageManager): Promise<Checked> {
  const startedAt = performance.now()
  const done = (status: Checked['status'], detail: string, findings: Finding[] = []): Checked => ({
    name: 'packages',
    status,
    durationMs: performance.now() - startedAt,
    detail,
    findings,
  })
  const { lockfile, install: command } = packages
  if (!lockfile || !command) return done('skipped', 'there are no packages to install')
  const entry = { kind: 'packages', key: await keyOf(context, packages) }
  const kept = await context.store?.fetch(entry, async (directory) => {
    const facts = await unpack(context, directory, { key: entry.key, paths: modulesOf(context, packages) })
    return Number(facts['tookMs'])
  })
  if (kept !== undefined) {
    const tookMs = performance.now() - startedAt
    return done('success', `from the cache, ${seconds(Math.max(0, kept - tookMs))} saved`)
  }

  const { installEnv, timeoutMs, signal } = context
  const tail: string[] = []
  const onLine = (line: string): void => {
    context.log.line(line)
    if (line.trim() !== '' && tail.push(line) > 30) tail.shift()
  }
  const { code, timedOut, durationMs } = await context.log.foreign(
    `${packages.name} ${command.args.join(' ')}`,
    async () => await context.programs.run(command, { env: installEnv, timeoutMs, signal, onLine }),
  )
  if (code !== 0) {
    const how = timedOut ? `took longer than ${seconds(timeoutMs)}` : `ended with ${code ?? 'a signal'}`
    const reason = reasonIn(tail)
    const message = `${packages.name} ${command.args.join(' ')} ${how}${reason ? `: ${reason}` : ''}`
    const file = fromRoot(context.workspace, lockfile)
    return done('failure', message, [{ severity: 'error', message, file, line: 1 }])
  }
  const bytes = await keep(context, packages, { entry, tookMs: durationMs })
  return done('success', bytes === undefined ? 'installed' : `installed, ${formatSize(bytes)} kept for later runs`)
}

/** At once, before any script of the project could have changed them. */
async function keep(
  context: Context,
  packages: PackageManager,
  { entry, tookMs }: { entry: { kind: string; key: string }; tookMs: number },
): Promise<number | undefined> {
  const paths = modulesOf(context, packages).filter((path) => existsSync(join(context.root, path)))
  if (paths.length === 0) return undefined
  return await context.store?.keep(entry, async (directory) => {
    await pack(context, directory, { key: entry.key, paths, facts: { tookMs } })
  })
}

/** Where packages may lie, from the root. */
function modulesOf({ root }: Context, { directory, members }: PackageManager): string[] {
  return [...new Set([directory, ...members])].map((member) => {
    const folder = fromRoot(root, member)
    return folder === '.' ? 'node_modules' : `${folder}/node_modules`
  })
}

async function keyOf(context: Context, packages: PackageManager): Promise<string> {
  const { directory, members, lockfile = '' } = packages
  const hash = createHash('sha256')
  const add = (text: string | Buffer): void => {
    hash.update(`${text.length}:`).update(text)
  }
  const libc = existsSync('/etc/alpine-release') ? 'musl' : ''
  for (const fact of ['v1', process.platform, process.arch, libc, packages.node, packages.name, packages.version])
    add(fact)
  add(fromRoot(context.root, directory))
  add(readFileSync(lockfile))
  for (const name of SETTINGS) if (existsSync(join(directory, name))) add(readFileSync(join(directory, name)))
  for (const patch of globSync('{patches,.yarn/patches}/**/*.patch', { cwd: directory }).toSorted())
    add(readFileSync(join(directory, patch)))
  let scripted = false
  for (const member of [...new Set([directory, ...members])].toSorted()) {
    const { scripts = {}, ...manifest } = JSON.parse(readFileSync(join(member, 'package.json'), 'utf8')) as {
      scripts?: Record<string, string>
    }
    const own = LIFECYCLE.flatMap((name) => scripts[name] ?? []).filter((text) => !HOOKS_OF_GIT.test(text.trim()))
    scripted ||= own.length > 0
    add(fromRoot(context.root, member))
    add(JSON.stringify([manifest, own]))
  }
  // What such a script reads, nobody knows.
  if (scripted) {
    for (const path of (await context.repository.files(context.root)) ?? []) {
      const file = join(context.root, path)
      if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) continue
      add(path)
      add(readFileSync(file))
    }
  }
  return `${process.platform}-${process.arch}-node${packages.node}-${packages.name}-${hash.digest('hex')}`
}

function reasonIn(lines: readonly string[]): string {
  const told = lines.filter((line) => /\berr(or)?\b|ERR_|can only install|not up to date|frozen|YN\d{4}/i.test(line))
  const words = (
    told.find((line) => /sync|lockfile|frozen|Missing|ERESOLVE|E[A-Z]{4,}/i.test(line)) ??
    told[0] ??
    ''
  ).trim()
  return words.replace(/^npm (error|ERR!)( code)? /, '').slice(0, 300)
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
