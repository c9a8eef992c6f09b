import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { actionsRepository } from './package.ts'
import { say } from './screen.ts'

/** Actions run on Node 24, which also is the first that finds the sandbox by itself. */
const WANTED = 24

export function isRunnersNode(): boolean {
  return Number(process.versions.node.split('.')[0]) >= WANTED
}

/** The same command again, on a Node 24 that npm fetches: a package without install scripts, kept in npm's cache. */
export async function runOnRunnersNode(args: readonly string[]): Promise<number> {
  const fetched = platformPackage()
  const remedy = `run it as: npx -p node@${WANTED} -p github:${actionsRepository()} ops-actions ${args.join(' ')}`
  if (process.env['OPS_ACTIONS_NODE'] !== undefined) {
    throw new Error(`npm has brought Node ${process.versions.node} instead of ${WANTED}; ${remedy}`)
  }
  say(`This is Node ${process.versions.node}, and actions run on Node ${WANTED}; npm fetches that once (about 50 MB).`)
  const npm = process.env['npm_execpath']
  const [program, own] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const script = fileURLToPath(new URL(import.meta.url))
  const command = ['exec', '--yes', `--package=${fetched}@${WANTED}`, '--', 'node', process.argv[1] ?? script, ...args]
  const child = spawn(program, [...own, ...command], {
    stdio: 'inherit',
    env: { ...process.env, OPS_ACTIONS_NODE: String(WANTED) },
  })
  // The terminal tells both; whoever asks only this process must reach the other.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return await new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`npm could not be started; ${remedy}`, { cause })))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** `node` on npm is but a script that fetches one of these. */
function platformPackage(): string {
  const { platform, arch } = process
  const system = platform === 'win32' ? 'win' : platform
  return `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${arch}`
}
