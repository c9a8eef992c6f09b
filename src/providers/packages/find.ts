import { existsSync, globSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, join, relative, sep } from 'node:path'
import { parse } from 'yaml'
import { Problems } from '../../problems.ts'
import type { PackageManager, Packages, Programs } from '../../verify/context.ts'
import { type Dialect, dialects } from './dialects.ts'

interface PackageJson {
  packageManager?: string
  workspaces?: string[] | { packages?: string[] }
  dependencies?: object
  devDependencies?: object
  optionalDependencies?: object
}

interface Options {
  programs: Programs
  env: Record<string, string>
  /** For messages: paths are told from here. */
  workspace: string
}

/** Finds who installs the packages of a directory by its lockfile, or that of the workspace it belongs to. */
export function packages({ programs, env, workspace }: Options): Packages {
  let node: Promise<string> | undefined
  const found = new Map<string, Promise<PackageManager>>()

  async function nodeVersion(): Promise<string> {
    const told = await programs.answer({ program: 'node', args: ['--version'], cwd: workspace }, env)
    return told?.trim().replace(/^v/, '') ?? 'unknown'
  }

  async function manager(directory: string, dialect: Dialect, lockfile: string | undefined): Promise<PackageManager> {
    node ??= nodeVersion()
    const manifest = readPackage(directory)
    const start = await programOf(dialect, directory, manifest.packageManager)
    return {
      name: dialect.name,
      version: `${versionOf(start.file)}${manifest.packageManager ? ` (${manifest.packageManager})` : ''}`,
      node: await node,
      directory,
      lockfile,
      members: membersOf(directory, manifest),
      install: lockfile === undefined || isEmpty(dialect, lockfile) ? undefined : command(dialect.install, directory),
      run: (script, from) => command([...dialect.run, script], from),
      audit({ dev }) {
        const audit = dialect.audit(dev)
        return audit && { command: command(audit.args, directory), read: audit.read }
      },
    }

    function command(args: readonly string[], cwd: string) {
      return { program: start.program, args: [...start.args, ...args], cwd }
    }
  }

  /** The program itself, or corepack, which fetches the version that `packageManager` names. */
  async function programOf(dialect: Dialect, directory: string, wanted: string | undefined) {
    const own = yarnPath(directory)
    if (dialect.program === 'yarn' && own) return { program: 'node', args: [own], file: own }
    const file = onPath(dialect.program, env)
    if (file && (dialect.isRight === undefined || dialect.isRight(versionOf(file))))
      return { program: file, args: [], file }
    const corepack = onPath('corepack', env)
    if (corepack && /^(pnpm|yarn)$/.test(dialect.program))
      return { program: corepack, args: [dialect.program], file: corepack }
    const remedy = `add a step before this one that installs it${wanted ? ` (package.json wants ${wanted})` : ''}, such as ${dialect.setUp}`
    throw new Problems('verify', [
      {
        file: told(join(directory, 'package.json')),
        line: 1,
        message: `${dialect.name} is not installed on the runner; ${remedy}`,
      },
    ])
  }

  function told(file: string): string {
    return relative(workspace, file).split(sep).join('/')
  }

  return {
    async find(directory, root) {
      if (!existsSync(join(directory, 'package.json'))) return undefined
      for (let at = directory; ; at = dirname(at)) {
        const locks = dialects
          .flatMap((dialect) => dialect.lockfiles.map((name) => ({ dialect, file: join(at, name) })))
          .filter(({ file, dialect }) => existsSync(file) && dialect.owns(file))
        const wanted = existsSync(join(at, 'package.json')) ? readPackage(at).packageManager?.split('@')[0] : undefined
        const fitting = locks.filter(({ dialect }) => wanted === undefined || dialect.program === wanted)
        const chosen = new Set((fitting.length > 0 ? fitting : locks).map(({ dialect }) => dialect))
        if (chosen.size > 1) {
          const names = locks.map(({ file }) => told(file)).join(', ')
          throw new Problems('verify', [
            {
              file: told(locks[0]?.file ?? at),
              line: 1,
              message: `${names}: nobody can tell which of them counts; remove all but one, or name it as "packageManager" in package.json`,
            },
          ])
        }
        const lock = fitting[0] ?? locks[0]
        if (lock) {
          if (at !== directory && !membersOf(at, readPackage(at)).includes(directory)) break
          const known = found.get(at) ?? manager(at, lock.dialect, lock.file)
          found.set(at, known)
          return await known
        }
        if (at === root || at === dirname(at)) break
      }
      const { dependencies, devDependencies, optionalDependencies } = readPackage(directory)
      if (Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).length > 0) {
        throw new Problems('verify', [
          {
            file: told(join(directory, 'package.json')),
            line: 1,
            message:
              'there are dependencies and no lockfile, so that nobody knows which versions would be installed; commit the lockfile (package-lock.json, pnpm-lock.yaml, yarn.lock or bun.lock)',
          },
        ])
      }
      const npm = dialects[0]
      return npm && (await manager(directory, npm, undefined))
    },
  }
}

function isEmpty({ isEmpty: tell }: Dialect, lockfile: string): boolean {
  return tell?.(readFileSync(lockfile, 'utf8')) ?? false
}

function readPackage(directory: string): PackageJson {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as PackageJson
}

function clean(glob: string): string {
  return glob.replace(/^(!?)\.\//, '$1').replace(/\/+$/, '')
}

/** Absolute; the packages of a workspace. */
function membersOf(directory: string, { workspaces = [] }: PackageJson): string[] {
  const pnpm = join(directory, 'pnpm-workspace.yaml')
  const globs = existsSync(pnpm)
    ? ((parse(readFileSync(pnpm, 'utf8')) as { packages?: string[] } | null)?.packages ?? [])
    : Array.isArray(workspaces)
      ? workspaces
      : (workspaces.packages ?? [])
  const out = globs.filter((glob) => glob.startsWith('!')).map((glob) => clean(glob).slice(1))
  return globs
    .filter((glob) => !glob.startsWith('!'))
    .flatMap((glob) =>
      globSync(clean(glob), { cwd: directory, exclude: (path) => /(^|[/\\])node_modules$/.test(path) }),
    )
    .filter((path) => !globSync(out, { cwd: directory }).includes(path))
    .map((path) => join(directory, path))
    .filter((path) => statSync(path).isDirectory() && existsSync(join(path, 'package.json')))
    .sort()
}

function yarnPath(directory: string): string | undefined {
  const file = join(directory, '.yarnrc.yml')
  if (!existsSync(file)) return undefined
  const { yarnPath: path } = (parse(readFileSync(file, 'utf8')) ?? {}) as { yarnPath?: string }
  return path === undefined ? undefined : join(directory, path)
}

function onPath(program: string, env: Record<string, string>): string | undefined {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

/** As the package that the program belongs to tells it: to ask the program takes as long as to start it. */
function versionOf(file: string): string {
  for (let at = dirname(realpathSync(file)); at !== dirname(at); at = dirname(at)) {
    try {
      const { version } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as { version?: string }
      if (version !== undefined) return version
    } catch {
      // Not here.
    }
  }
  const { size, mtimeMs } = statSync(file)
  return `${size}-${mtimeMs}`
}
