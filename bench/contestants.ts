import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const CLI_VERSION = '64.0.2'

export interface Contestant {
  name: string
  program: (apiUrl: string, directory: string) => string[]
  env?: Record<string, string>
}

const here = import.meta.dirname

/** Our client as it is shipped: in a bundle. */
export function ours(scratch: string): Record<'files' | 'archive', Contestant> {
  const bundle = join(scratch, 'bundle')
  const ncc = createRequire(import.meta.url).resolve('@vercel/ncc/dist/ncc/cli.js')
  const args = ['build', join(here, 'ours.ts'), '--transpile-only', '--no-cache', '--quiet', '--out', bundle]
  execFileSync(process.execPath, [ncc, ...args])
  const program = join(bundle, 'index.js')
  const contestant = (name: string, archive: string): Contestant => ({
    name,
    program: (url, directory) => [program, url, directory, archive],
  })
  return { files: contestant('ops-actions', 'never'), archive: contestant('ops-actions, archive', 'always') }
}

export const lowerBound: Contestant = {
  name: 'lower bound (plain Node)',
  program: (url, directory) => [join(here, 'lower-bound.ts'), url, directory],
}

export const officialClient: Contestant = {
  name: '`@vercel/client`',
  program: (url, directory) => [join(here, 'official-client.ts'), url, directory],
}

export function cli(scratch: string): Record<'files' | 'archive', Contestant> {
  const program = join(installCli(), 'node_modules/vercel/dist/vc.js')
  const args = ['deploy', '--prod', '--skip-domain', '--yes', '--token', 'bench', '--api']
  const env = {
    HOME: scratch,
    CI: '1',
    NO_UPDATE_NOTIFIER: '1',
    VERCEL_TELEMETRY_DISABLED: '1',
    VERCEL_ORG_ID: 'team_bench',
    VERCEL_PROJECT_ID: 'prj_bench',
  }
  const contestant = (name: string, ...more: string[]): Contestant => ({
    name,
    env,
    program: (url, directory) => [program, ...args, url, '--cwd', directory, ...more],
  })
  return {
    files: contestant(`\`vercel\` ${CLI_VERSION}`),
    archive: contestant(`\`vercel\` ${CLI_VERSION} \`--archive=tgz\``, '--archive=tgz'),
  }
}

/** Once for all runs on this machine. */
function installCli(): string {
  const folder = join(tmpdir(), `ops-bench-vercel-${CLI_VERSION}`)
  if (existsSync(join(folder, 'node_modules/vercel/dist/vc.js'))) return folder
  mkdirSync(folder, { recursive: true })
  // The version of `sandbox` that it asks for is not in every registry, and deploying does not need it.
  const manifest = { private: true, dependencies: { vercel: CLI_VERSION }, overrides: { sandbox: '^4.0.0' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' })
  return folder
}
