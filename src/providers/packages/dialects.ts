import { readFileSync } from 'node:fs'
import type { Advisory } from '../../verify/context.ts'
import { readBun, readNpm, readPnpm, readYarnBerry, readYarnClassic } from './advisories.ts'

/** How one package manager wants to be spoken to. */
export interface Dialect {
  name: string
  program: string
  lockfiles: readonly string[]
  /** Whether a lockfile of this name is of this one. */
  owns: (file: string) => boolean
  /** Whether the version on the runner can read the lockfile. */
  isRight?: (version: string) => boolean
  /** Whether there is nothing to install. */
  isEmpty?: (lockfile: string) => boolean
  /** Development packages too, whatever NODE_ENV says: they build. */
  install: readonly string[]
  run: readonly string[]
  audit: (dev: boolean) => { args: readonly string[]; read: (output: string) => Advisory[] } | undefined
  /** A step that installs it. */
  setUp: string
}

const isBerry = (file: string): boolean => /^__metadata:/m.test(readFileSync(file, 'utf8').slice(0, 2_000))
const any = (): boolean => true

export const dialects: readonly Dialect[] = [
  {
    name: 'npm',
    program: 'npm',
    lockfiles: ['package-lock.json', 'npm-shrinkwrap.json'],
    owns: any,
    isEmpty: (text) =>
      Object.keys((JSON.parse(text) as { packages?: object }).packages ?? { '': 0, unknown: 0 }).every(
        (path) => path === '',
      ),
    install: ['ci', '--no-audit', '--no-fund', '--include=dev', '--no-update-notifier'],
    run: ['run', '--no-update-notifier'],
    audit: (dev) => ({
      args: ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000', ...(dev ? [] : ['--omit=dev'])],
      read: readNpm,
    }),
    setUp: '"uses: actions/setup-node@v6"',
  },
  {
    name: 'pnpm',
    program: 'pnpm',
    lockfiles: ['pnpm-lock.yaml'],
    owns: any,
    install: ['install', '--frozen-lockfile', '--prod=false'],
    run: ['run'],
    audit: (dev) => ({ args: ['audit', '--json', '--fetch-retries=0', ...(dev ? [] : ['--prod'])], read: readPnpm }),
    setUp: '"uses: pnpm/action-setup@v4"',
  },
  {
    name: 'yarn',
    program: 'yarn',
    lockfiles: ['yarn.lock'],
    owns: (file) => !isBerry(file),
    install: ['install', '--frozen-lockfile', '--non-interactive', '--production=false'],
    run: ['run'],
    audit: (dev) => ({
      args: ['audit', '--json', ...(dev ? [] : ['--groups', 'dependencies'])],
      read: readYarnClassic,
    }),
    setUp: '"run: corepack enable"',
  },
  {
    name: 'yarn berry',
    program: 'yarn',
    lockfiles: ['yarn.lock'],
    owns: isBerry,
    isRight: (version) => !/^[01]\./.test(version),
    install: ['install', '--immutable'],
    run: ['run'],
    audit: (dev) => ({
      args: ['npm', 'audit', '--all', '--recursive', '--json', ...(dev ? [] : ['--environment', 'production'])],
      read: readYarnBerry,
    }),
    setUp: '"run: corepack enable"',
  },
  {
    name: 'bun',
    program: 'bun',
    lockfiles: ['bun.lock', 'bun.lockb'],
    owns: any,
    install: ['install', '--frozen-lockfile'],
    run: ['run'],
    audit: () => ({ args: ['audit', '--json'], read: readBun }),
    setUp: '"uses: oven-sh/setup-bun@v2"',
  },
]
