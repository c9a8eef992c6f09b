import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A folder of its own with these files: path → text, or JSON. */
export async function project(files: Record<string, unknown>, at?: string): Promise<string> {
  const folder = at ?? (await realpath(await mkdtemp(join(tmpdir(), 'verify-test-'))))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`)
  }
  return folder
}

/** What npm needs to reach the registry from here, with a cache that all tests share. */
export function registry(cache: string): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) =>
    /^(npm_config_|NODE_EXTRA_CA_CERTS$|SSL_CERT|(https?|no)_proxy$)/i.test(name),
  )
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    npm_config_userconfig: join(homedir(), '.npmrc'),
    npm_config_cache: cache,
    npm_config_audit: 'false',
  }
}

/** Installs packages and writes a lockfile that `npm ci` takes wherever it runs. */
export async function npmInstall(folder: string, cache: string, ...args: string[]): Promise<void> {
  const env = { ...process.env, ...registry(cache) }
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...args], { cwd: folder, env })
}
